"""`catalogue.json`: every asset with its fields and terms, as `docs/reference/feeds.md` says."""

import json
from typing import Any

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset
from callsheet.outputs import Output

FORMAT_VERSION = 1


def render_catalogue(catalogue: Catalogue, site: Addresses) -> Output:
    """The file; `<` is written as an escape, so that no program takes it for a web page."""
    data = {
        "version": FORMAT_VERSION,
        "hub": catalogue.hub.name,
        "audience": catalogue.audience.value,
        "today": catalogue.today.isoformat(),
        "vocabularies": {
            key: [{"id": term.id, "name": term.name} for term in vocabulary]
            for key, vocabulary in catalogue.vocabularies.items()
            if catalogue.is_internal or vocabulary.terms
        },
        "assets": [_asset(asset, catalogue, site) for asset in catalogue.assets],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return Output(path=addresses.CATALOGUE, content=f"{text}\n")


def _asset(asset: Asset, catalogue: Catalogue, site: Addresses) -> dict[str, Any]:
    fields = asset.fields
    due = catalogue.review_by(asset)
    told = {
        "id": asset.id,
        "title": asset.title,
        "summary": asset.summary,
        "url": site.of(addresses.asset_page(asset.id)),
        "audience": fields.audience.value,
        "status": fields.status.value,
        "terms": {key: list(terms) for key, terms in asset.terms.items() if terms},
        "files": [site.of(addresses.asset_file(asset.id, name)) for name in fields.files],
        "added_on": fields.added_on and fields.added_on.isoformat(),
        "owner": fields.owner,
        "review_by": due and due.isoformat(),
        "publish_on": fields.publish_on and fields.publish_on.isoformat(),
        "superseded_by": fields.superseded_by,
    }
    return {key: value for key, value in told.items() if value not in (None, "", [], {})}
