"""Sheet data: every objection's answer and every asset's days, for a sheet fitted to one call.

It lies in a file of its own, which the browser loads when it is asked for. Like `hub/search.js` it
is a script, because a page opened from a folder may load scripts and nothing else.
"""

import json
from collections.abc import Iterator
from typing import Any

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset
from callsheet.model.terms import Objection
from callsheet.outputs import Output
from callsheet.pages.call_sheets import proof_of

FORMAT_VERSION = 1


def sheet_data(catalogue: Catalogue, site: Addresses) -> dict[str, Any]:
    """What `hub/sheets.js` holds, as plain values."""
    return {
        "version": FORMAT_VERSION,
        "objections": [_objection(each, catalogue, site) for each in catalogue.objections],
        "assets": {asset.id: _history(asset) for asset in catalogue.assets},
    }


def render_sheet_data(catalogue: Catalogue, site: Addresses) -> Iterator[Output]:
    """`hub/sheets.js`, on a site that has call sheets."""
    if not catalogue.is_internal:
        return
    data = json.dumps(sheet_data(catalogue, site), ensure_ascii=False, separators=(",", ":"))
    # Nothing may look like the end of a script, or like a line end to JavaScript.
    for letter in "<\u2028\u2029":
        data = data.replace(letter, f"\\u{ord(letter):04x}")
    yield Output(path=addresses.SHEET_DATA, content=f"window.callsheetSheets={data};\n")


def _objection(objection: Objection, catalogue: Catalogue, site: Addresses) -> dict[str, Any]:
    answer = (objection.talk_track or "").split("\n\n")
    return {
        "id": objection.id,
        "name": objection.name,
        "phrase": next(iter(objection.phrases), ""),
        "answer": [line for part in answer if (line := " ".join(part.split()))],
        "proof": [asset.id for asset in proof_of(catalogue, objection)],
        "url": site.of(addresses.term_page("objection", objection.id)),
    }


def _history(asset: Asset) -> dict[str, Any]:
    """What is known of its days; what is not known is left out."""
    fields = asset.fields
    days = {"added": fields.added_on, "reviewed": fields.reviewed_on, "retired": fields.retired_on}
    history: dict[str, Any] = {name: day.isoformat() for name, day in days.items() if day}
    if fields.superseded_by:
        history["replaced_by"] = fields.superseded_by
    if fields.changes:
        history["changes"] = [[change.on.isoformat(), change.what] for change in fields.changes]
    return history
