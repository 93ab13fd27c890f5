"""Remembers the last build of a site, to tell when there is nothing to do.

What it was made from is compared by content; what came of it by the size and the time of each file.
A site in which somebody has changed, deleted or added a file is built again.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from callsheet.hosts.inputs import Inputs


class LastBuild:
    """What is known of the last build into one folder."""

    def __init__(self, folder: Path | None, site: Path, inputs: Inputs | None) -> None:
        """Nothing is read yet.

        Args:
            folder: where the memory lies; None if nothing is kept.
            site: the folder of the finished site, in full.
            inputs: what a build would be made from now; None if nobody can say.
        """
        name = hashlib.sha256(os.fsencode(site)).hexdigest()[:16]
        self._memory = folder / f"site-{name}.json" if folder else None
        self._site, self.inputs = site, inputs
        self._listed: _Listing = []

    def load(self) -> list[str] | None:
        """What was said at its end, if a build would make the same site; else None."""
        if self.inputs is None or self._memory is None:
            return None
        try:
            memory = json.loads(self._memory.read_bytes())
            if memory["inputs"] != self.inputs.content or memory["files"] != _listing(self._site):
                return None
            return [str(line) for line in memory["said"]]
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def look_at(self, fresh: Path) -> None:
        """List the files of the new site, while nobody but its builder can change them."""
        self._listed = _listing(fresh)

    def store(self, said: Sequence[str]) -> None:
        """Remember the site as it was when it was looked at."""
        if self.inputs is None or self._memory is None:
            return
        memory = {"inputs": self.inputs.content, "files": self._listed, "said": list(said)}
        # A memory that can't be written makes the next build slower, and nothing else.
        with contextlib.suppress(OSError):
            self._memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._memory.with_suffix(f".{os.getpid()}")
            fresh.write_text(json.dumps(memory), "utf-8")
            fresh.replace(self._memory)

    def forget(self) -> None:
        """Build next time, whatever happens."""
        if self._memory is not None:
            with contextlib.suppress(OSError):
                self._memory.unlink(missing_ok=True)


_Listing = list[list[str | int]]


def _listing(folder: Path) -> _Listing:
    """Path, size and time in nanoseconds of every file, and every link, below a folder."""
    found: _Listing = []
    waiting = [str(folder)]
    beginning = len(waiting[0])
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    about = entry.stat(follow_symlinks=False)
                    found.append([entry.path[beginning:], about.st_size, about.st_mtime_ns])
    return sorted(found)
