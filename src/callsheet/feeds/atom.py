"""`feed.xml`: what is new or changed, as an Atom feed (RFC 4287)."""

import re
import uuid
from datetime import date
from xml.etree import ElementTree

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset
from callsheet.outputs import Output

_MOST = 30
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may stand in no XML, escaped or not."""

_NAMES = uuid.UUID("6f1d2b8e-0c55-4b3c-9a41-5d1c6c0c1a57")
"""The space of names in which feeds and entries have theirs, whatever the site's address is."""


def render_feed(catalogue: Catalogue, site: Addresses) -> Output:
    """The newest thirty of the approved assets that say when they were added or changed."""
    dated = [(day, asset) for asset in catalogue.usable() if (day := _changed_on(asset))]
    dated.sort(key=lambda entry: (entry[0], entry[1].id), reverse=True)
    base = str(getattr(catalogue.hub.addresses, catalogue.audience) or "")
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", _urn(catalogue.hub.name))
    _add(feed, "title", catalogue.hub.name)
    newest = dated[0][0] if dated else catalogue.today
    _add(feed, "updated", _moment(newest))
    author = ElementTree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", catalogue.hub.name)
    _link(feed, f"{base}{addresses.FEED}", "self")
    _link(feed, base or "./", "alternate")
    for day, asset in dated[:_MOST]:
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", _urn(f"{catalogue.hub.name}/{asset.id}"))
        _add(entry, "title", asset.title)
        _add(entry, "updated", _moment(day))
        _link(entry, f"{base}{site.of(addresses.asset_page(asset.id))}", "alternate")
        _add(entry, "summary", asset.summary)
    ElementTree.indent(feed)
    text = ElementTree.tostring(feed, "unicode")
    return Output(path=addresses.FEED, content=f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def _changed_on(asset: Asset) -> date | None:
    days = [change.on for change in asset.fields.changes]
    return max([*days, asset.fields.added_on] if asset.fields.added_on else days, default=None)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _NOT_XML.sub("\ufffd", text)


def _link(parent: ElementTree.Element, address: str, relation: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "href": address})


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn
