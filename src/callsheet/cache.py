"""Results of slow steps, kept by the content that they were made from; can be thrown away any time.

One SQLite file, so that thousands of results are read in a few milliseconds and two programs can
use it at once. Whatever is wrong with it makes a build slower, never different and never fail.

It lies where only its owner writes: whoever could write into it could put anything into a site.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

_KEPT_BYTES = 1_000_000_000
"""Above this the results that were not used lately are dropped."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS results"
    " (key TEXT PRIMARY KEY, value BLOB NOT NULL, digest BLOB NOT NULL)",
    # Apart from the values, so that saying that they were used does not write them anew.
    "CREATE TABLE IF NOT EXISTS uses"
    " (key TEXT PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID",
)

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""What SQLite says of a file that is damaged, is none of its own, or has other tables."""


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
        if wanted:
            self._use(lambda base: _load(base, wanted, found))
        return found

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of the keys have a result; until it is loaded it may be gone."""
        wanted = list(keys)
        found: set[str] = set()

        def look(base: sqlite3.Connection) -> None:
            for some in _portions(wanted):
                marks = ",".join("?" * len(some))
                rows = base.execute(f"SELECT key FROM uses WHERE key IN ({marks})", some)
                found.update(key for (key,) in rows)

        if wanted:
            self._use(look)
        return found

    def store(self, results: Mapping[str, bytes]) -> None:
        """Keep the results; those that were used longest ago make room for them."""
        small = {key: value for key, value in results.items() if len(value) < _KEPT_BYTES / 4}
        if small:
            self._use(lambda base: _store(base, small))

    def _use(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file; where it is broken, with a new one."""
        if self._path is None:
            return
        for _ in range(2):
            try:
                with contextlib.closing(_connected(self._path)) as base:
                    work(base)
                return
            except sqlite3.Error as error:
                # The others are of the disk, or of other programs that use the file.
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BROKEN:
                    return
                if not _thrown_away(self._path):
                    return
            except OSError:
                return


def _connected(path: Path) -> sqlite3.Connection:
    """The file, made where it is missing.

    Raises:
        sqlite3.Error, OSError: it can't be used.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=5)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = OFF")
        for table in _TABLES:
            base.execute(table)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _thrown_away(path: Path) -> bool:
    """Whether the file is gone, with those that belong to it."""
    try:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _turn(base: sqlite3.Connection) -> int:
    """How often something was stored: the clock by which results are used."""
    (turn,) = base.execute("PRAGMA user_version").fetchone()
    return int(turn)


def _portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Not more at a time than a statement takes."""
    for start in range(0, len(keys), 500):
        yield keys[start : start + 500]


def _load(base: sqlite3.Connection, wanted: Sequence[str], found: dict[str, bytes]) -> None:
    turn = _turn(base)
    late = []
    for some in _portions(wanted):
        rows = base.execute(
            "SELECT key, value, digest, used FROM results JOIN uses USING (key)"
            f" WHERE key IN ({','.join('?' * len(some))})",
            some,
        )
        for key, value, digest, used in rows:
            if isinstance(value, bytes) and digest == _digest(key, value):
                found[key] = value
                if used != turn:
                    late.append((turn, key))
    if late:
        with base:
            base.executemany("UPDATE uses SET used = ? WHERE key = ?", late)


def _store(base: sqlite3.Connection, results: Mapping[str, bytes]) -> None:
    with base:
        # The lock comes before the question, so that no two programs get the same turn.
        base.execute("BEGIN IMMEDIATE")
        turn = _turn(base) + 1
        base.execute(f"PRAGMA user_version = {turn % 2**31}")
        base.executemany(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
            ((key, value, _digest(key, value)) for key, value in results.items()),
        )
        base.executemany(
            "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)",
            ((key, turn, len(value)) for key, value in results.items()),
        )
    _shrink(base)


def _shrink(base: sqlite3.Connection) -> None:
    """When there is too much, keep what was used last, up to half of what may be kept."""
    (size,) = base.execute("SELECT coalesce(sum(size), 0) FROM uses").fetchone()
    if size <= _KEPT_BYTES:
        return
    with base:
        base.execute(
            "DELETE FROM uses WHERE key IN (SELECT key FROM"
            " (SELECT key, sum(size) OVER (ORDER BY used DESC, key) AS total FROM uses)"
            " WHERE total > ?)",
            (_KEPT_BYTES // 2,),
        )
        base.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM uses)")
    base.execute("VACUUM")


def _digest(key: str, value: bytes) -> bytes:
    """By this a value is known as the one that was stored under its key."""
    return hashlib.sha256(key.encode() + b"\0" + value).digest()
