"""Puts a finished folder in the place of an old one, so that nobody ever sees half of it.

Beside the site `site` a build makes the folder `.site.building`:

    lock    held as long as the build runs; the system opens it when the program ends, however
    new     where the site is built, and after the swap what the old one is removed from
    old     the old site, for the moment between two renames, where one step is not possible

A build that was killed leaves that folder behind. The next one finds it unlocked, puts the old site
back if it is missing, and begins afresh. What no build has made it leaves alone: a link, or a
folder with other things in it, which whoever writes the hub may have put there. Nothing is flushed
to the disk (fsync): after a power cut the last site may be damaged, as with any copy, and one
command builds it again.
"""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TextIO

from callsheet.errors import CannotWrite
from callsheet.hosts.contents import what_else_is_in
from callsheet.hosts.exchange import exchange

if sys.platform != "win32":
    import fcntl

PATIENCE = 300.0
"""Seconds to wait for another build of the same site; the largest hubs take about twenty."""

_NO_PLACE = {errno.EBUSY, errno.EXDEV}
"""The target is a place of its own: something mounted, or part of a container's lower layer."""

_PARTS = ("lock", "new", "old")

_CONTENT = ("assets", "playbook", "docs", "hooks")
"""The folders of a hub that people write."""


def _silently(_: str) -> None:
    """Say nothing."""


@contextmanager
def built_aside(
    target: Path,
    *,
    check: Callable[[], object] = lambda: None,
    patience: float = PATIENCE,
    say: Callable[[str], None] = _silently,
) -> Iterator[Path]:
    """Give an empty folder; if all goes well it takes the target's place, in one step.

    Two builds of one target take turns, so that the site is that of the build that began last.

    Args:
        target: the site's folder in full, as `place_of_site` gives it.
        check: raises CannotWrite if what stands there must not go; asked just before it goes.
        patience: for how many seconds to wait for another build of the same site.
        say: is told, once, that there is another build to wait for.

    Raises:
        CannotWrite: the target is a file or can't be replaced, another build takes too long, or
            the disk said no. The old site is still there.
    """
    with _in_plain_words(f"can't look at {target}"):
        for path in (target, *target.parents):
            if path.exists() and not path.is_dir():
                raise CannotWrite(f"{path} is a file: name a folder with --out")
        if target.is_symlink():  # of a path in full: nothing else is left unresolved
            raise CannotWrite(f"can't write {target}: it is a link that leads to itself")
        if target.is_mount():
            raise CannotWrite(_no_place(target))
    aside = target.with_name(f".{target.name}.building")
    with ExitStack() as stack:
        with _in_plain_words(f"can't write beside {target}"):
            target.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_locked(aside, target, patience, say))
            _clear(aside, target)
            fresh = aside / "new"
            fresh.mkdir()
        try:
            yield fresh
            check()
            _swap(fresh, target, aside / "old")
        except OSError as error:
            raise CannotWrite(_reason(error, target, aside)) from error


@contextmanager
def _in_plain_words(beginning: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        name = f" ({error.filename})" if error.filename else ""
        raise CannotWrite(f"{beginning}: {error.strerror}{name}") from error


@contextmanager
def _locked(
    aside: Path, target: Path, patience: float, say: Callable[[str], None]
) -> Iterator[None]:
    """Keep other builds of the same target out; at the end remove the folder and what is in it."""
    give_up = time.monotonic() + patience
    while (lock := _take(aside)) is None:
        if time.monotonic() > give_up:
            raise CannotWrite(
                f"another build has been writing {target} for more than {patience:.0f} seconds: "
                "wait until it is done, or end it, and try again"
            )
        say(f"Another build is writing {target}: waiting for it ...")
        say = _silently
        time.sleep(0.1)
    with lock:
        try:
            yield
        finally:
            # What can't be removed now is left to the next build, which says so if it can't either.
            with suppress(OSError, CannotWrite):
                _clear(aside, target)
                (aside / "lock").unlink()
                aside.rmdir()


def _take(aside: Path) -> TextIO | None:
    """The lock, or nothing if another build has it."""
    # Nobody but the builder needs to see half a site, least of all a web server.
    with suppress(FileExistsError):
        aside.mkdir(mode=0o700)
    path = aside / "lock"
    try:
        _refuse_strange(aside)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        lock = open(os.open(path, flags, 0o600), "w")  # noqa: PTH123, SIM115 # the caller closes it
    except FileNotFoundError:  # the build that had it has just removed the folder
        return None
    if sys.platform == "win32":
        return lock  # there builds of one site are not kept apart
    try:
        # A lock of this process alone: a lock of the open file (flock) would belong to the workers
        # that it starts too, and they end a moment after it when it is killed.
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # The other build may have removed the file between our opening and our locking it.
        if os.path.samestat(os.fstat(lock.fileno()), path.stat()):
            return lock
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EAGAIN, errno.ENOENT}:
            lock.close()
            raise
    lock.close()
    return None


def _refuse_strange(aside: Path) -> None:
    """Take the folder only if a build of this user's has made it.

    Raises:
        CannotWrite: it is a link or a file, somebody else's, or holds something else.
    """
    about = aside.lstat()
    if not stat.S_ISDIR(about.st_mode):
        raise CannotWrite(f"{aside} is in the way, a link or a file: remove it")
    if sys.platform != "win32" and about.st_uid != os.geteuid():
        raise CannotWrite(f"{aside} belongs to somebody else: remove it, or build as its owner")
    for path in sorted(aside.iterdir()):
        with suppress(FileNotFoundError):  # the build that had it is just removing it
            mode = path.lstat().st_mode
            is_ours = stat.S_ISREG(mode) if path.name == "lock" else stat.S_ISDIR(mode)
            if path.name not in _PARTS or not is_ours:
                raise CannotWrite(
                    f"{aside} holds something that no build has made ({path.name}): remove it"
                )


def _clear(aside: Path, target: Path) -> None:
    """Put the old site back if it is missing, and remove what is left of a build."""
    _refuse_strange(aside)
    old = aside / "old"
    if old.exists() and not target.exists():
        old.rename(target)
    for leftover in (aside / "new", old):
        if leftover.exists():
            shutil.rmtree(leftover)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    # Who may read the site is somebody's decision. That of a new one the umask decides.
    there = target.stat()
    if sys.platform != "win32" and fresh.stat().st_gid != there.st_gid:
        # Not everybody may; and in a container the group may be one that it does not know.
        with suppress(OSError):
            os.chown(fresh, -1, there.st_gid)
    fresh.chmod(stat.S_IMODE(there.st_mode))
    if not exchange(fresh, target):
        target.rename(old)
        fresh.rename(target)  # if this fails, or is never reached, `_clear` puts the old one back


def _reason(error: OSError, target: Path, aside: Path) -> str:
    if error.errno in _NO_PLACE:
        return _no_place(target)
    name = error.filename
    elsewhere = isinstance(name, str) and not Path(name).is_relative_to(aside)
    return f"can't write {target}: {error.strerror}" + (f" ({name})" if elsewhere else "")


def _no_place(target: Path) -> str:
    return (
        f"{target} can't be replaced in one step, as it is a disk or a volume of its own: "
        f"name a folder in it, such as --out {target / 'site'}"
    )


def place_of_site(out: Path, root: Path) -> Path:
    """The folder in full, if a site may take its place: what stands there goes.

    A symbolic link is followed: the folder it leads to is replaced, and the link stays.

    Raises:
        CannotWrite: it holds something else than a site, or is part of the hub at `root`.
    """
    place, hub = Path(os.path.realpath(out)), Path(os.path.realpath(root))
    if hub.is_relative_to(place):
        raise CannotWrite(f"{out} holds something else than a site: name another folder with --out")
    with _in_plain_words(f"can't look into {out}"):
        reason = what_else_is_in(place) if place.is_dir() else None
    if reason:
        raise CannotWrite(f"{out} {reason}")
    for folder in _CONTENT:
        if place.is_relative_to(hub / folder):
            raise CannotWrite(
                f"{out} lies in {folder}/, among the hub's own files: "
                "name another folder with --out"
            )
    return place
