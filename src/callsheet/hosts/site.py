"""Looks at a finished site: is each promised page there and fenced in, and who may read it?"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from callsheet.addresses import SEARCH_DATA
from callsheet.audience import Audience
from callsheet.build import Build
from callsheet.errors import CannotWrite
from callsheet.hosts.policy import has_policy


def promised_files(build: Build) -> Iterator[tuple[str, str]]:
    """Every file of the finished site, and what it is made from."""
    site = build.renderer.addresses
    for output in build.outputs:
        yield _file_of(site.of(output.path)), output.source or "the engine"
    for page in build.catalogue.docs:
        yield _file_of(site.of(f"{page.id}.md")), page.path


def missing_files(folder: Path, promised: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The promised files that the folder lacks."""
    return [(path, source) for path, source in promised if not (folder / path).is_file()]


_AUDIENCE = re.compile(rb'"audience":"([a-z]+)"')


def refuse_other_readers(site: Path, audience: Audience) -> None:
    """Keep the sites for different readers apart.

    Raises:
        CannotWrite: a site for other readers stands there.
    """
    found = audience_of(site)
    if found and found is not audience:
        raise CannotWrite(
            f"{site} holds the {found} site: give the {audience} site a folder of its own with "
            "--out"
        )


def audience_of(site: Path) -> Audience | None:
    """Who reads the site, as its search data says; None if it says nothing."""
    try:
        with (site / SEARCH_DATA).open("rb") as file:
            found = _AUDIENCE.search(file.read(200))
        return Audience(found[1].decode()) if found else None
    except (OSError, ValueError):
        return None


def depth_of(build: Build) -> int:
    """How many folders deep the deepest page lies."""
    return max(path.count("/") for path, _ in promised_files(build) if path.endswith(".html"))


def pages_without_policy(folder: Path, promised: Iterable[tuple[str, str]]) -> list[str]:
    """The promised pages that have no policy at the beginning of their head."""
    return [
        path
        for path, _ in promised
        if path.endswith(".html") and not has_policy((folder / path).read_text("utf-8"))
    ]


def _file_of(address: str) -> str:
    path = unquote(address)
    return f"{path}index.html" if path.endswith("/") or not path else path
