"""Search data: one record per asset, the facets, and the index, as the browser reads them.

The data is a script (`window.callsheetSearch = {…}`), because a page opened from a folder may load
scripts and nothing else. `docs/reference/search-data.md` describes the format.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.freshness import Freshness
from callsheet.model.asset import Asset, Status
from callsheet.model.terms import Objection
from callsheet.outputs import Output
from callsheet.search.index import IndexText, build_index
from callsheet.search.text import FILES, words

FORMAT_VERSION = 1

_FILE_WORDS = 600
"""So many words of an asset's files are searched: those of about ten pages, each counted once."""

_WORD_LETTERS = 40
"""A longer one is an address or a number; nobody types it."""

_VARIABLE = "window.callsheetSearch="


def search_data(catalogue: Catalogue, site: Addresses) -> dict[str, Any]:
    """Everything that a search needs, as plain values."""
    return {
        "version": FORMAT_VERSION,
        "audience": catalogue.audience.value,
        "today": catalogue.today.isoformat(),
        "pinned": catalogue.pinned,
        "freshness": {
            "due_soon_days": catalogue.hub.freshness.due_soon_days,
            "expired_after_days": catalogue.hub.freshness.expired_after_days,
        },
        "facets": list(_facets(catalogue)),
        "records": [_record(asset, catalogue, site) for asset in catalogue.assets],
        "index": build_index(_index_texts(catalogue)),
    }


def render_search(catalogue: Catalogue, site: Addresses) -> Iterator[Output]:
    """`hub/search.js`."""
    data = json.dumps(search_data(catalogue, site), ensure_ascii=False, separators=(",", ":"))
    yield Output(path=addresses.SEARCH_DATA, content=f"{_VARIABLE}{_script_safe(data)};\n")


def parse_search(script: str) -> dict[str, Any]:
    """The data in the text of `hub/search.js`."""
    data: dict[str, Any] = json.loads(script.strip().removeprefix(_VARIABLE).removesuffix(";"))
    return data


def _script_safe(data: str) -> str:
    """JSON in a script: nothing may look like the end of one, or like a line end to JavaScript."""
    safe = data.replace("<", "\\u003c")
    return safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _facets(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    for vocabulary in catalogue.vocabularies.values():
        values = [{"id": term.id, "name": term.name} for term in vocabulary]
        if values:
            yield {"key": vocabulary.key, "name": vocabulary.name, "values": values}
    if catalogue.audience is Audience.CUSTOMER:
        return  # All that they have is for them, and how fresh it is is for us to know.
    audiences = [choice for choice in Audience if catalogue.audience.may_see(choice)]
    yield _facet("audience", [(choice.value, choice.capitalize()) for choice in audiences])
    if catalogue.is_internal:
        yield _facet("freshness", [(state.value, state.words) for state in Freshness])
        yield _facet("status", [(status.value, status.capitalize()) for status in Status])


def _facet(key: str, choices: Iterable[tuple[str, str]]) -> dict[str, Any]:
    values = [{"id": value, "name": name} for value, name in choices]
    return {"key": key, "name": key.capitalize(), "values": values}


def _record(asset: Asset, catalogue: Catalogue, site: Addresses) -> dict[str, Any]:
    due = catalogue.review_by(asset)
    told = catalogue.audience is not Audience.CUSTOMER
    audience = {"audience": [asset.fields.audience.value]} if told else {}
    facets = {key: list(terms) for key, terms in asset.terms.items() if terms}
    return {
        "id": asset.id,
        "title": asset.title,
        "summary": asset.summary,
        "url": site.of(addresses.asset_page(asset.id)),
        "sent_as": addresses.address_to_send(asset, catalogue),
        "aliases": list(asset.fields.aliases),
        "facets": {
            **facets,
            **audience,
            "status": [asset.fields.status.value],
        },
        "owner": catalogue.name_of(asset.fields.owner),
        "review_by": due.isoformat() if due else None,
    }


def _index_texts(catalogue: Catalogue) -> Iterator[IndexText]:
    spoken = {
        (key, term.id): " ".join((term.name, *term.aliases, *_phrases(term)))
        for key, vocabulary in catalogue.vocabularies.items()
        for term in vocabulary
    }
    for asset in catalogue.assets:
        outline = asset.body.outline
        fields = {
            "title": asset.title,
            "aliases": " ".join(asset.fields.aliases),
            "summary": asset.summary,
            "tags": " ".join(_tags(asset, spoken)),
            "headings": " ".join(outline.headings),
            "body": outline.plain,
        }
        others = " ".join(fields.values())
        yield IndexText(id=asset.id, fields={**fields, FILES: _in_files(asset, catalogue, others)})


def _in_files(asset: Asset, catalogue: Catalogue, others: str) -> str:
    """The words of the attached files that no other field has, each once."""
    files = (catalogue.files.get(f"{asset.folder}/{name}") for name in asset.fields.files)
    said = dict.fromkeys(word for file in files if file for word in words(file.text))
    for word in words(others) if said else ():
        said.pop(word, None)
    return " ".join(islice(filter(_is_typed, said), _FILE_WORDS))


def _is_typed(word: str) -> bool:
    """Whether somebody may type it: no line to write on, no long number."""
    return len(word) <= _WORD_LETTERS and any(letter.isalnum() for letter in word)


def _tags(asset: Asset, spoken: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """What the asset's terms are called, by everybody who talks of them."""
    for key, terms in asset.terms.items():
        yield from (spoken[key, term] for term in terms)


def _phrases(term: object) -> tuple[str, ...]:
    return term.phrases if isinstance(term, Objection) else ()
