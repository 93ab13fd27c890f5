"""`calendar.ics`: planned assets and reviews that are due, to subscribe to (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset, Status
from callsheet.outputs import Output


def render_calendar(catalogue: Catalogue, site: Addresses) -> Output:
    """The file: an event of one day for each planned asset and each review."""
    calendar = Calendar()
    calendar.add("prodid", "-//Callsheet//Callsheet//EN")
    calendar.add("version", "2.0")
    calendar.add("name", _printable(catalogue.hub.name))
    calendar.add("x-wr-calname", _printable(catalogue.hub.name))
    for event in _events(catalogue, site):
        calendar.add_component(event)
    return Output(path=addresses.CALENDAR, content=calendar.to_ical())


def _events(catalogue: Catalogue, site: Addresses) -> Iterator[Event]:
    for asset in catalogue.with_status(Status.PLANNED):
        if asset.fields.publish_on:
            title = f"Planned: {asset.title}"
            yield _event(asset, "planned", title, asset.fields.publish_on, catalogue, site)
    for asset in catalogue.usable():
        due = catalogue.review_by(asset)
        if due:
            owner = catalogue.name_of(asset.fields.owner)
            title = f"Review due: {asset.title} ({owner})"
            yield _event(asset, "review", title, due, catalogue, site)


def _event(
    asset: Asset, kind: str, title: str, day: date, catalogue: Catalogue, site: Addresses
) -> Event:
    event = Event()
    # The id is the asset's, so that a date that moves moves the event.
    event.add("uid", f"{asset.id}-{kind}@callsheet")
    event.add("dtstamp", datetime.combine(catalogue.today, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _printable(title))
    event.add("description", _printable(asset.summary))
    event.add("transp", "TRANSPARENT")
    base = catalogue.hub.addresses.internal
    if base:
        event.add("url", f"{base}{site.of(addresses.asset_page(asset.id))}")
    return event


def _printable(text: str) -> str:
    """The text on one line, without signs that no line of a calendar may hold."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
