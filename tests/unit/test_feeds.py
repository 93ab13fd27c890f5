"""Feed, calendar and catalogue say what the catalogue says, whatever somebody has typed into it."""

import json
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from callsheet.addresses import Addresses
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.feeds import render_feeds
from callsheet.narrow import narrowed
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, Tree, with_line

ATOM = "{http://www.w3.org/2005/Atom}"

HUB: Tree = {
    "assets/example.md": with_line(ASSET, "owner:", "owner: sam\nadded_on: 2026-10-02"),
    "assets/changed.md": with_line(
        ASSET, "owner:", "owner: sam\nchanges: [{on: 2026-11-20, what: prices}]"
    ),
    "assets/planned.md": with_line(ASSET, "status:", "status: planned\npublish_on: 2026-12-24"),
    "playbook/hub.yml": "name: Ours\naddresses: {internal: 'https://in.example.com/'}\n",
}

HOSTILE = (
    *("</title><script>alert(1)</script>", "]]><script>x</script>", "<!ENTITY x 'y'>", "&lt;b&gt;"),
    *("BEGIN:VEVENT\\nX:1", "a;b,c:d\\", "END:VCALENDAR", "\u202eturned", "\u2028line"),
    *("\\r\\nATTACH:https://evil.example/", "'\"`${x}", "=cmd|' /C calc'!A0"),
)


def files(catalogue: Catalogue) -> dict[str, str]:
    found = {}
    for output in render_feeds(catalogue, Addresses()):
        assert isinstance(output.content, str | bytes)
        text = output.content
        found[output.path] = text.decode() if isinstance(text, bytes) else text
    return found


def test_the_feed_lists_what_is_new_and_changed_newest_first(make_hub: HubMaker) -> None:
    feed = ElementTree.fromstring(files(make_hub(HUB).catalogue)["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    links = [link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link")]
    assert links == [
        "https://in.example.com/library/changed/",
        "https://in.example.com/library/example/",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"


def test_the_calendar_holds_plans_and_reviews(make_hub: HubMaker) -> None:
    calendar = Calendar.from_ical(files(make_hub(HUB).catalogue)["calendar.ics"])
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert sorted(events) == [
        "changed-review@callsheet",
        "example-review@callsheet",
        "planned-planned@callsheet",
    ]
    assert str(events["planned-planned@callsheet"].decoded("dtstart")) == "2026-12-24"
    assert str(events["example-review@callsheet"].decoded("dtstart")) == "2027-03-31"


def test_the_catalogue_lists_every_asset(make_hub: HubMaker) -> None:
    data = json.loads(files(make_hub(HUB).catalogue)["catalogue.json"])
    assert [asset["id"] for asset in data["assets"]] == ["changed", "example", "planned"]
    assert data["assets"][1]["terms"]["persona"] == ["finance-lead"]


def test_outsiders_get_no_calendar_and_no_owner(make_hub: HubMaker) -> None:
    text = with_line(ASSET, "audience:", "audience: customer")
    hub = make_hub({**HUB, "assets/example.md": text}).catalogue
    found = files(narrowed(hub, Audience.CUSTOMER))
    assert sorted(found) == ["catalogue.json", "feed.xml"]
    assert "in.example.com" not in "".join(found.values())
    data = json.loads(found["catalogue.json"])
    (asset,) = data["assets"]
    assert not asset.keys() & {"owner", "review_by"}
    # Not even that we sort by them is said to customers.
    assert not data["vocabularies"].keys() & {"stage", "objection"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(
    make_hub: HubMaker, text: str, escaped: Callable[[str], str]
) -> None:
    lines = {"title:": f"title: {escaped(text)}", "summary:": f"summary: {escaped(text)}"}
    asset = with_line(ASSET, "owner:", "owner: product-marketing\nadded_on: 2026-10-02")
    for start, line in lines.items():
        asset = with_line(asset, start, line)
    catalogue = make_hub({"assets/example.md": asset}).catalogue
    (title,) = (asset.title for asset in catalogue.assets)
    found = files(catalogue)
    feed = ElementTree.fromstring(found["feed.xml"])
    assert len(list(feed.iter())) == 14
    shown = feed.findtext(f"{ATOM}entry/{ATOM}title") or ""
    assert len(shown) == len(title)
    calendar = Calendar.from_ical(found["calendar.ics"])
    (event,) = calendar.walk("VEVENT")
    assert sorted(event) == [
        *("DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID")
    ]
    assert all(len(line.encode()) <= 75 for line in found["calendar.ics"].split("\r\n"))
    data = json.loads(found["catalogue.json"])
    assert data["assets"][0]["title"] == title
    assert "<" not in found["catalogue.json"]


@pytest.fixture
def escaped() -> Callable[[str], str]:
    """A text as YAML, in double quotes."""
    return lambda text: json.dumps(text)
