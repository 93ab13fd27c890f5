"""Search data: one record per asset, the facets, and the index of texts, as the browser reads them.

There are three parts: with the first one titles and tags can be searched; the second brings ids,
aliases and summaries, the third the texts. All are scripts, because a page opened from a folder may
load scripts and nothing else. `docs/reference/search-data.md` describes the format.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice
from typing import Any
from zlib import adler32

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.freshness import Freshness
from callsheet.model.asset import Asset, Status
from callsheet.model.terms import Objection
from callsheet.outputs import Output
from callsheet.search import columns, fulltext
from callsheet.search.text import STOP_WORDS, words

FORMAT_VERSION = 4

_BUILD_DIGITS = 12

_FILE_WORDS = 600
"""So many words of an asset's files are searched: those of about ten pages, each counted once."""

_WORD_LETTERS = 40
"""A longer one is an address or a number; nobody types it."""


def search_data(catalogue: Catalogue, site: Addresses) -> dict[str, Any]:
    """All but the index of texts, as plain values: the facets and the records."""
    return {
        "audience": catalogue.audience.value,
        "today": catalogue.today.isoformat(),
        "pinned": catalogue.pinned,
        "freshness": {
            "due_soon_days": catalogue.hub.freshness.due_soon_days,
            "expired_after_days": catalogue.hub.freshness.expired_after_days,
        },
        "stop_words": sorted(STOP_WORDS),
        "facets": list(_facets(catalogue, site)),
        "experts": list(_experts(catalogue, site)),
        "requests": catalogue.hub.request_address if catalogue.is_internal else None,
        "url": site.of(addresses.asset_page("{id}")),
        "records": [_record(asset, catalogue, site) for asset in catalogue.assets],
    }


def search_text(catalogue: Catalogue) -> dict[str, str]:
    """The streams of the index of texts; its documents are the records, in their order."""
    return fulltext.write(list(_texts(catalogue)))


def render_search(catalogue: Catalogue, site: Addresses) -> Iterator[Output]:
    """`hub/search.js`, `hub/search-details.js` and `hub/search-text.js`.

    Each names the build: a browser may have kept one of them from an earlier day.
    """
    tiers = columns.write(search_data(catalogue, site))
    parts = {
        "data": (addresses.SEARCH_DATA, _json(tiers.first)),
        "details": (addresses.SEARCH_DETAILS, _json(tiers.details)),
        "text": (addresses.SEARCH_TEXT, _json(search_text(catalogue))),
    }
    whole = sha256("".join(content for _, content in parts.values()).encode())
    build = whole.hexdigest()[:_BUILD_DIGITS]
    for part, (path, content) in parts.items():
        yield Output(path=path, content=_script(part, build, content))


def _script(part: str, build: str, content: str) -> str:
    """A script that sets a part of `window.callsheetSearch`, whichever is loaded first.

    The sum is Adler-32 over the content as JSON: it finds what was cut or changed.
    """
    variable = "window.callsheetSearch"
    head = f'"version":{FORMAT_VERSION},"build":"{build}","sum":{adler32(content.encode())}'
    safe = _script_safe(content)
    return f'({variable}={variable}||{{}})["{part}"]={{{head},"content":{safe}}};\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script_safe(data: str) -> str:
    """JSON in a script: nothing may look like the end of one, or like a line end to JavaScript."""
    safe = data.replace("<", "\\u003c")
    return safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _facets(catalogue: Catalogue, site: Addresses) -> Iterator[dict[str, Any]]:
    for vocabulary in catalogue.vocabularies.values():
        pages = _pages(vocabulary.key, catalogue, site)
        values = [
            {"id": term.id, "name": term.name, "spoken": [*term.aliases, *_phrases(term)]}
            | ({"url": pages[term.id]} if term.id in pages else {})
            for term in vocabulary
        ]
        if values:
            yield {"key": vocabulary.key, "name": vocabulary.name, "values": values}
    if catalogue.audience is Audience.CUSTOMER:
        return  # All that they have is for them, and how fresh it is is for us to know.
    audiences = [choice for choice in Audience if catalogue.audience.may_see(choice)]
    yield _facet("audience", [(choice.value, choice.capitalize()) for choice in audiences])
    if catalogue.is_internal:
        yield _facet("freshness", [(state.value, state.words) for state in Freshness])
        yield _facet("status", [(status.value, status.capitalize()) for status in Status])


def _pages(vocabulary: str, catalogue: Catalogue, site: Addresses) -> dict[str, str]:
    """The addresses of the terms that have a page."""
    if vocabulary not in addresses.TERM_FOLDERS:
        return {}
    return {
        term.id: site.of(addresses.term_page(vocabulary, term.id))
        for term in catalogue.terms_with_page(vocabulary)
    }


def _experts(catalogue: Catalogue, site: Addresses) -> Iterator[dict[str, Any]]:
    """Whom to ask, and what they know about; for our own people only."""
    for person in catalogue.playbook.people if catalogue.is_internal else ():
        if person.active and person.expertise:
            page = site.of(addresses.ROLES)
            yield {
                "name": person.name,
                "role": catalogue.name_of(person.role),
                "knows": list(person.expertise),
                "url": f"{page}#{person.role}",
            }


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


def _texts(catalogue: Catalogue) -> Iterator[fulltext.Text]:
    spoken = " ".join(
        name
        for vocabulary in catalogue.vocabularies.values()
        for term in vocabulary
        for name in (term.name, *term.aliases, *_phrases(term))
    )
    for number, asset in enumerate(catalogue.assets):
        outline = asset.body.outline
        fields = {
            "summary": asset.summary,
            "headings": " ".join(outline.headings),
            "body": outline.plain,
        }
        names = " ".join((asset.title, *asset.fields.aliases))
        others = " ".join((names, *fields.values()))
        yield fulltext.Text(
            fields,
            files=_in_files(asset, catalogue, others),
            names=names if number else f"{names} {spoken}",
        )


def _in_files(asset: Asset, catalogue: Catalogue, others: str) -> str:
    """The words of the attached files that nothing else of the asset has, each once."""
    files = (catalogue.files.get(f"{asset.folder}/{name}") for name in asset.fields.files)
    said = dict.fromkeys(word for file in files if file for word in words(file.text))
    for word in words(others) if said else ():
        said.pop(word, None)
    return " ".join(islice(filter(_is_typed, said), _FILE_WORDS))


def _is_typed(word: str) -> bool:
    """Whether somebody may type it: no line to write on, no long number."""
    return len(word) <= _WORD_LETTERS and any(letter.isalnum() for letter in word)


def _phrases(term: object) -> tuple[str, ...]:
    return term.phrases if isinstance(term, Objection) else ()
