"""Attached: which files of a hub are read, and the catalogue with what is known about them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from callsheet.catalogue import Catalogue
from callsheet.links import LinkResolver, published_files
from callsheet.memory import Memory
from callsheet.model.attachment import AttachedFile, ReadFiles


def with_files(catalogue: Catalogue, read_files: ReadFiles, memory: Memory) -> Catalogue:
    """The catalogue with its `files`: those that are published, and no other file of the hub."""
    paths = published_paths(catalogue)
    places = {path: catalogue.tree.root / path for path in paths}
    known = _load(places.values(), read_files, memory)
    return replace(catalogue, files={path: known[place] for path, place in places.items()})


def _load(
    places: Iterable[Path], read_files: ReadFiles, memory: Memory
) -> Mapping[Path, AttachedFile]:
    """What is known about each; what has not been written since the last time is not read again."""
    seen = {place: _stamp(place) for place in places}
    known: dict[Path, AttachedFile] = {}
    for place, stamp in seen.items():
        file = memory.known(("attached", place), stamp) if stamp else None
        if file is not None:
            known[place] = file
    read = read_files(place for place in seen if place not in known)
    for place, file in read.items():
        # What could not be read may be readable the next time.
        if not file.problem:
            memory.keep(("attached", place), seen[place], file)
    return {**known, **read}


def _stamp(place: Path) -> tuple[int, ...] | None:
    """What changes when a file is written, or another one takes its place."""
    try:
        about = place.stat()
    except OSError:
        return None
    return (
        *(about.st_size, about.st_mtime_ns, about.st_ctime_ns),
        *(about.st_ino, about.st_dev),
    )


def published_paths(catalogue: Catalogue) -> tuple[str, ...]:
    """Files that hang on an asset, and everything in `docs/` that is no page; sorted."""
    resolver = catalogue.derived(LinkResolver)
    paths = {
        path for asset in catalogue.assets for path in published_files(asset, catalogue, resolver)
    }
    paths |= {file.path for file in catalogue.tree.under("docs") if file.suffix != ".md"}
    return tuple(sorted(paths))
