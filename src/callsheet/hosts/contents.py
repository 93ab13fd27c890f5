"""What stands at the top of a finished site, in a file of the site: by it others know it for one.

A build puts a whole folder in the place of another, and what stood there is gone. So it must be a
site, all of it, and nothing that somebody has put beside the site's own files.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from callsheet.addresses import CONTENTS, SEARCH_DATA

_LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def write_contents(site: Path, hidden: Iterable[str] = ()) -> None:
    """Write the names at the top of a complete site.

    Args:
        site: its folder.
        hidden: the names with a dot at the beginning that are the site's. Others are not: MkDocs
            lets such files be when it empties a folder.
    """
    place = site / CONTENTS
    place.parent.mkdir(exist_ok=True)
    ours = frozenset(hidden)
    names = [name for name in _names_in(site) if not name.startswith(".") or name in ours]
    place.write_bytes(b"".join(os.fsencode(name) + b"\n" for name in sorted(names)))


def what_else_is_in(folder: Path) -> str | None:
    """Why the folder is not a site and nothing else, as the end of a sentence; None if it is.

    An empty folder is fine too.

    Raises:
        OSError: it can't be looked into.
    """
    found = _names_in(folder)
    if not found:
        return None
    if not (folder / SEARCH_DATA).is_file() or ".git" in found:
        return "holds something else than a site: name another folder with --out"
    try:
        named = {os.fsdecode(line) for line in (folder / CONTENTS).read_bytes().split(b"\n")}
    except FileNotFoundError:
        return (
            f"may hold something else than a site, as it has no {CONTENTS}: "
            "delete it if it may go, or name another folder with --out"
        )
    other = sorted(found - named - _LEFT_BY_DESKTOPS) or list(_deeper_sites(folder))
    if other:
        return (
            f"holds something else than a site ({other[0]}): "
            "move that away, or name another folder with --out"
        )
    return None


def _names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _deeper_sites(folder: Path) -> Iterator[str]:
    """The search data of other sites below this one, such as a folder that holds several."""
    ours, (place, name) = folder / SEARCH_DATA, SEARCH_DATA.split("/")
    for within, _, files in os.walk(folder, onerror=_raise):
        if name in files and os.path.basename(within) == place:  # noqa: PTH119 # thousands of them
            path = Path(within, name)
            if path != ours:
                yield path.relative_to(folder).as_posix()


def _raise(error: OSError) -> None:
    raise error
