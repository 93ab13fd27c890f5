"""Checks the hub as a whole: its settings, and whether it holds anything."""

from collections.abc import Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place


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
    if not catalogue.assets and not catalogue.withheld:
        help_text = "write the first one with: callsheet new"
        yield Finding(Place("assets"), codes.NO_ASSETS, "there is no asset yet", help_text)
