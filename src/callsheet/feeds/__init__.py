"""What machines read: the catalogue as JSON, a feed of what is new, a calendar of what is due."""

from collections.abc import Iterator

from callsheet.addresses import Addresses
from callsheet.catalogue import Catalogue
from callsheet.feeds.atom import render_feed
from callsheet.feeds.calendar import render_calendar
from callsheet.feeds.catalogue import render_catalogue
from callsheet.outputs import Output


def render_feeds(catalogue: Catalogue, site: Addresses) -> Iterator[Output]:
    """All of them, for the readers that the catalogue is for."""
    yield render_catalogue(catalogue, site)
    yield render_feed(catalogue, site)
    if catalogue.is_internal:
        yield render_calendar(catalogue, site)
