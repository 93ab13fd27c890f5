"""Checks that attached files are there."""

import posixpath
from collections.abc import Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding
from callsheet.wording import nearest, quoted


def check_files(catalogue: Catalogue) -> Iterator[Finding]:
    """Files that an asset names and that do not lie beside it."""
    for asset in catalogue.assets:
        for index, name in enumerate(asset.fields.files):
            where = asset.place("files", index)
            path = posixpath.normpath(f"{asset.folder}/{name}")
            if "/" in name or "\\" in name:
                message = f"{quoted(name)} is not the name of a file beside this one"
                help_text = "move the file into the same folder and give its name only"
                yield Finding(where, codes.OUTSIDE_HUB, message, help_text)
            elif catalogue.tree.get(path) is None:
                beside = [
                    f.name for f in catalogue.tree.under("assets") if f.folder == asset.folder
                ]
                guess = nearest(name, (file for file in beside if not file.endswith(".md")))
                help_text = (
                    f"did you mean {quoted(guess)}?"
                    if guess
                    else f"put the file into {asset.folder}/"
                )
                yield Finding(
                    where, codes.MISSING_FILE, f"there is no file {quoted(name)}", help_text
                )
