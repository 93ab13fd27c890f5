"""Puts a finished folder in the place of an old one, so that nobody ever sees half of it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callsheet.addresses import SEARCH_DATA
from callsheet.errors import CannotWrite


@contextmanager
def built_aside(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target`; if all goes well it takes the target's place.

    Raises:
        CannotWrite: the target is a file, or the disk said no. The old folder is still there.
    """
    if target.exists() and not target.is_dir():
        raise CannotWrite(f"{target} is a file: name a folder with --out")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise CannotWrite(f"can't write beside {target}: {error.strerror}") from error
    fresh, old = aside / "new", aside / "old"
    fresh.mkdir()
    try:
        yield fresh
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise CannotWrite(f"can't write {target}: {error.strerror}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        if not old.exists():  # else it could not be put back, and must not be lost
            shutil.rmtree(aside, ignore_errors=True)


def place_of_site(out: Path) -> Path:
    """The folder in full, if a site may take its place: what stands there goes.

    Raises:
        CannotWrite: it holds something else than a site.
    """
    place = out.resolve()
    holds_something = place.is_dir() and any(place.iterdir())
    is_site = (place / SEARCH_DATA).is_file() and not (place / ".git").exists()
    if holds_something and not is_site:
        raise CannotWrite(f"{out} holds something else than a site: name another folder with --out")
    return place
