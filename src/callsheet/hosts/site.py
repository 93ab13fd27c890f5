"""Looks at a finished site: is every page there that the hub promises?"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from callsheet.build import Build


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


def _file_of(address: str) -> str:
    path = unquote(address)
    return f"{path}index.html" if path.endswith("/") or not path else path
