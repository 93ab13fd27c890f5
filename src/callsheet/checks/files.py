"""Checks the files that are published: attached to an asset, linked from its body, in `docs/`."""

import posixpath
from collections.abc import Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.links import Kind, LinkResolver
from callsheet.model.asset import Asset
from callsheet.publishable import load_refusal
from callsheet.wording import nearest, quoted


def check_files(catalogue: Catalogue) -> Iterator[Finding]:
    """Files that are not there, that would be run, or that want one name."""
    resolver = catalogue.derived(LinkResolver)
    for asset in catalogue.assets:
        for index, name in enumerate(asset.fields.files):
            yield from _attached(asset, index, name, catalogue)
        names: dict[str, str] = {}
        for where, path in named_files(asset, resolver):
            file = catalogue.tree.get(path)
            if file is None:
                continue
            first = names.setdefault(posixpath.basename(path).casefold(), path)
            if refusal := load_refusal(file):
                at = refusal.place or where
                yield Finding(at, codes.FILE_TYPE, refusal.message, refusal.help)
            elif first != path:
                message = f"{quoted(path)} has the name of {quoted(first)}"
                help_text = "both would stand at one address: rename one of the two files"
                yield Finding(where, codes.ADDRESS_TAKEN, message, help_text)
    for file in catalogue.tree.under("docs"):
        if file.suffix != ".md" and (refusal := load_refusal(file)):
            at = refusal.place or Place(file.path)
            yield Finding(at, codes.FILE_TYPE, refusal.message, refusal.help)


def named_files(asset: Asset, resolver: LinkResolver) -> Iterator[tuple[Place, str]]:
    """The files of an asset, and where each is named."""
    for index, name in enumerate(asset.fields.files):
        yield asset.place("files", index), posixpath.normpath(f"{asset.folder}/{name}")
    for link in asset.body.outline.links:
        found = resolver.resolve(asset.path, link.target)
        if found.kind is Kind.FILE:
            yield Place(asset.path, link.line, link.column), found.path


def _attached(asset: Asset, index: int, name: str, catalogue: Catalogue) -> Iterator[Finding]:
    where = asset.place("files", index)
    if "/" in name or "\\" in name:
        message = f"{quoted(name)} is not the name of a file beside this one"
        help_text = "move the file into the same folder and give its name only"
        yield Finding(where, codes.OUTSIDE_HUB, message, help_text)
    elif catalogue.tree.get(f"{asset.folder}/{name}") is None:
        files = (file for file in catalogue.tree.under(asset.folder) if file.suffix != ".md")
        guess = nearest(name, (file.name for file in files if file.folder == asset.folder))
        help_text = f"put the file into {asset.folder}/"
        if guess:
            help_text = f"did you mean {quoted(guess)}?"
        message = f"there is no file {quoted(name)}"
        yield Finding(where, codes.MISSING_FILE, message, help_text)
