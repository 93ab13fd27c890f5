"""Attached: which files of a hub are read, and the catalogue with what is known about them."""

from dataclasses import replace

from callsheet.catalogue import Catalogue
from callsheet.links import LinkResolver, published_files
from callsheet.model.attachment import ReadFiles


def with_files(catalogue: Catalogue, read_files: ReadFiles) -> Catalogue:
    """The catalogue with its `files`: those that are published, and no other file of the hub."""
    paths = published_paths(catalogue)
    places = {path: catalogue.tree.root / path for path in paths}
    known = read_files(places.values())
    return replace(catalogue, files={path: known[place] for path, place in places.items()})


def published_paths(catalogue: Catalogue) -> tuple[str, ...]:
    """Files that hang on an asset, and everything in `docs/` that is no page; sorted."""
    resolver = LinkResolver(catalogue)
    paths = {
        path for asset in catalogue.assets for path in published_files(asset, catalogue, resolver)
    }
    paths |= {file.path for file in catalogue.tree.under("docs") if file.suffix != ".md"}
    return tuple(sorted(paths))
