"""Results of slow steps, kept by the content that they were made from; can be thrown away any time.

One SQLite file, so that thousands of results are read in a few milliseconds and two programs can
use it at once. Whatever is wrong with it makes a build slower, never different and never fail.

It lies where only its owner writes: whoever could write into it could put anything into a site.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

_KEPT_BYTES = 500_000_000
"""Above this the results that were not used lately are dropped."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS results
(key TEXT PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)
"""


def key_of(kind: str, *parts: str | bytes) -> str:
    """The key of a result: what made it, in which version, and from which content.

    Parts can't run into each other: the length of each is a part of the key.
    """
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"\0%d\0" % len(data))
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """The results that are kept in one folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = folder / "results.sqlite" if folder else None

    def load(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The results that are known, by key."""
        wanted = list(keys)
        found: dict[str, bytes] = {}
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._open()) as base:
            for start in range(0, len(wanted), 500):
                some = wanted[start : start + 500]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value FROM results WHERE key IN ({marks})"
                found.update(base.execute(query, some))
        return found

    def store(self, results: Mapping[str, bytes]) -> None:
        """Keep the results; those that were stored longest ago make room for them."""
        if not results:
            return
        with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(self._open()) as base:
            with base:
                (turn,) = base.execute("SELECT coalesce(max(used), 0) + 1 FROM results").fetchone()
                base.executemany(
                    "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                    ((key, value, turn) for key, value in results.items()),
                )
            self._shrink(base)

    def _shrink(self, base: sqlite3.Connection) -> None:
        """Drop the oldest half when there is too much."""
        (size,) = base.execute("SELECT coalesce(sum(length(value)), 0) FROM results").fetchone()
        if size > _KEPT_BYTES:
            with base:
                base.execute(
                    "DELETE FROM results WHERE used <= (SELECT (min(used) + max(used)) / 2"
                    " FROM results)"
                )
            base.execute("VACUUM")

    def _open(self) -> sqlite3.Connection:
        """The file, made anew where it is missing or broken.

        Raises:
            sqlite3.Error, OSError: it can't be used.
        """
        if self._path is None:
            raise FileNotFoundError("nothing is kept")
        try:
            return self._connected(self._path)
        except sqlite3.DatabaseError:
            # Locked by another program, or not a database any more: only the latter is thrown away.
            with self._path.open("rb") as file:
                if file.read(16) == b"SQLite format 3\0":
                    raise
            self._path.unlink()
            return self._connected(self._path)

    def _connected(self, path: Path) -> sqlite3.Connection:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        base = sqlite3.connect(path, timeout=5)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            base.execute(_SCHEMA)
        except sqlite3.Error:
            base.close()
            raise
        return base
