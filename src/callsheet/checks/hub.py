"""Checks the hub as a whole: its settings, and whether it holds anything."""

from collections.abc import Iterator
from dataclasses import fields

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.model.playbook import Playbook
from callsheet.vocabulary import FOLDER
from callsheet.wording import listed, nearest, quoted

_LISTS = tuple(f"{field.name}.yml" for field in fields(Playbook) if field.name != "prose")


def check_hub(catalogue: Catalogue) -> Iterator[Finding]:
    """A pinned day outside a sample, and a hub without assets."""
    hub = catalogue.hub
    if hub.today and not hub.sample:
        yield Finding(
            hub.place("today"),
            codes.PINNED_TODAY,
            f"the hub reckons with {hub.today}, whatever the day is",
            "remove 'today', or mark a demonstration with  sample: true",
        )
    yield from _unknown_files(catalogue)
    if not catalogue.assets and not catalogue.withheld:
        help_text = "write the first one with: callsheet new"
        yield Finding(Place("assets"), codes.NO_ASSETS, "there is no asset yet", help_text)


def _unknown_files(catalogue: Catalogue) -> Iterator[Finding]:
    """Files of the playbook that nothing reads: most often a slip in the name."""
    known = ["hub.yml", *_LISTS]
    for file in catalogue.tree.under("playbook", ".yml", ".yaml"):
        if file.folder == FOLDER and file.name.endswith(".yml"):
            continue
        if file.folder == "playbook" and file.name in known:
            continue
        name = file.name.removesuffix(file.suffix) + ".yml"
        guess = name if name in known or file.folder == FOLDER else nearest(name, known)
        hint = f"did you mean {quoted(guess)}? " if guess else ""
        help_text = f"{hint}The files of the playbook are {listed(known)}"
        message = f"nothing reads the file {quoted(file.name)}"
        yield Finding(Place(file.path), codes.UNKNOWN_FILE, message, help_text)
