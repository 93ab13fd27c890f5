"""Looks at a finished site: is every page there that the hub promises, and is it fenced in?"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from callsheet.build import Build
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
