"""What must not be in a site: everything in the hub that its readers may not see.

Files that could not be read for their errors are hidden too. What also stands in something that the
readers may see is no secret.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from callsheet.addresses import Addresses, asset_page, generated_pages
from callsheet.body import Body, read_outline
from callsheet.catalogue import Catalogue
from callsheet.leaks.words import EDGES, runs, words
from callsheet.model.base import Entry
from callsheet.source import SourceFile

_TITLE = re.compile(r"""^title\s*:\s*["']?(.+?)["']?\s*$""", re.IGNORECASE | re.MULTILINE)
_KEY = re.compile(r"^[ \t-]*[\w-]+[ \t]*:")
_NO_SECRET = frozenset({"index.md", "readme.md"})
"""Names that every folder may have."""

_TARGET = re.compile(r"\]\([^()]*\)")
_NAME = re.compile(r"[\w.-]+\.[a-z0-9]{1,8}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_TEXT_FILES = (".md", ".yml", ".yaml", ".csv", ".txt", ".markdown", ".json", ".html", ".svg")

DocumentsReader = Callable[[Iterable[Path]], Mapping[Path, str]]
"""Gives all words of the documents among the files: of a PDF, of slides."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be in a site; each with the file of the hub that it is from."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Addresses without slashes at their ends, such as `library/pricing-talk-track`."""

    ids: dict[str, str] = field(default_factory=dict)
    """Ids of assets, such as `pricing-talk-track`; not those that are one plain word."""

    names: dict[str, str] = field(default_factory=dict)
    """Names of files, in lower case."""

    titles: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Titles as words."""

    runs: frozenset[int] = frozenset()
    """Eight words in a row, as :func:`callsheet.leaks.words.runs` numbers them."""

    told_ends: frozenset[tuple[str, ...]] = frozenset()
    told_starts: frozenset[tuple[str, ...]] = frozenset()
    """How lines that the readers may see end and begin: on a page they stand beside anything."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: the readers may see everything."""
        return not (self.addresses or self.names or self.titles or self.runs)


def hidden_from(
    hub: Catalogue,
    shown: Catalogue,
    own_texts: Iterable[str],
    own_files: Iterable[str],
    read_documents: DocumentsReader,
) -> Hidden:
    """What the readers of `shown`, which is a part of `hub`, may not see.

    Args:
        hub: everything.
        shown: what the site is made from.
        own_texts: what the program and the theme write on pages by themselves.
        own_files: files of `docs/` that the theme shows on every page.
        read_documents: gives the words of attached files.
    """
    if shown.is_internal and not hub.withheld and not _unread_pages(hub):
        return Hidden()
    attached = read_documents(
        file.location for file in hub.tree.files if file.suffix not in _TEXT_FILES
    )
    told_files = shown.tree.paths | {f"docs/{path}" for path in own_files}
    there = [file for file in hub.tree.files if file.path in told_files]
    told = [*_told(shown), *own_texts]
    told += [_text(file) for file in there if file.suffix in _TEXT_FILES and file.suffix != ".md"]
    told += [attached.get(file.location, "") for file in there]
    told_words = [words(text) for text in told]
    known = {number for sequence in told_words for number in runs(sequence)}
    secret = {
        number for text in (*_everything(hub), *attached.values()) for number in runs(words(text))
    }
    lines = [words(line) for text in told for line in text.split("\n")]
    told_text = " ".join(f" {' '.join(sequence)} " for sequence in told_words)
    told_tokens = set(_ID.findall("\n".join(told).casefold()))
    told_tokens |= {asset.id for asset in shown.assets}
    told_names = set(_NAME.findall("\n".join(told).casefold()))
    told_names |= {file.name.casefold() for file in there}
    return Hidden(
        addresses=_addresses(hub, shown),
        ids={
            asset_id: path
            for asset_id, path in _hidden_ids(hub, shown)
            if "-" in asset_id and asset_id not in told_tokens
        },
        names={
            file.name.casefold(): file.path
            for file in hub.tree.files
            if file.suffix and file.name.casefold() not in told_names | _NO_SECRET
        },
        titles={
            title: path
            for title, path in _titles(hub, shown)
            if title and f" {' '.join(title)} " not in told_text
        },
        runs=frozenset(secret - known),
        told_ends=frozenset(tuple(line[-size:]) for line in lines for size in EDGES),
        told_starts=frozenset(tuple(line[:size]) for line in lines for size in EDGES),
    )


def find_source(wanted: str, hub: Catalogue) -> str:
    """The text file of the hub that holds these words."""
    for file in hub.tree.files:
        if file.suffix not in _TEXT_FILES:
            continue
        text = _text(file)
        plain = read_outline(text).plain if file.suffix == ".md" else ""
        if wanted in " ".join(words(text)) or wanted in " ".join(words(plain)):
            return file.path
    return "an attached file"


def _told(shown: Catalogue) -> Iterator[str]:
    """Every text that the readers of the site may see."""
    yield shown.hub.name
    yield from _pages(shown)
    for vocabulary in filter(None, shown.vocabularies.values()):
        yield vocabulary.name
        for term in vocabulary:
            yield from _strings(term)
        yield " ".join(f"id {term.id} name {term.name}" for term in vocabulary)


def _everything(hub: Catalogue) -> Iterator[str]:
    """Every text of the hub, also of files that could not be read for their errors.

    Lines of front matter stand alone: the terms of two assets may well be the same.
    """
    yield from _pages(hub)
    for file in hub.tree.files:
        if hub.has_read(file.path):
            continue
        if file.suffix in _TEXT_FILES:
            head, body = _parted(_text(file)) if file.suffix == ".md" else (_text(file), "")
            yield from (_KEY.sub("", line) for line in head.split("\n"))
            yield from _body(Body(body, 1))
    playbook = hub.playbook
    entries: list[Entry] = [*playbook.people, *playbook.roles, *playbook.activities]
    entries += [*playbook.handovers, *playbook.meetings, *playbook.words]
    entries += [term for vocabulary in hub.vocabularies.values() for term in vocabulary]
    for entry in entries:
        yield from _strings(entry)


def _pages(catalogue: Catalogue) -> Iterator[str]:
    """What assets and hand-written pages say."""
    for asset in catalogue.assets:
        yield from _strings(asset.fields)
        yield from _body(asset.body)
    for page in (*catalogue.playbook.prose, *catalogue.docs):
        yield from _strings(page.fields)
        yield from _body(page.body)


def _parted(text: str) -> tuple[str, str]:
    """The front matter of a file that nobody could read, as far as there is one, and the rest."""
    lines = text.split("\n")
    start = 1 if lines[0].strip() == "---" else 0
    ends = (at for at, line in enumerate(lines) if at >= start and line.strip() in ("---", ""))
    end = next(ends, len(lines))
    return "\n".join(lines[:end]), "\n".join(lines[end:])


def _strings(value: Any) -> Iterator[str]:
    """Every text in an entry, each by itself."""
    match value:
        case str():
            yield value
        case Entry():
            for name in type(value).model_fields:
                yield from _strings(getattr(value, name, None))
        case tuple():
            for item in value:
                yield from _strings(item)


def _body(body: Body) -> Iterator[str]:
    # An address beside the words that are its link is no sentence.
    yield _TARGET.sub("]", body.text)
    yield body.outline.plain
    yield from body.outline.headings


def _text(file: SourceFile) -> str:
    try:
        return file.location.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _unread_pages(hub: Catalogue) -> bool:
    return any(not hub.has_read(file.path) for file in hub.tree.files if file.suffix == ".md")


def _addresses(hub: Catalogue, shown: Catalogue) -> dict[str, str]:
    """Addresses of pages that are not there; those of a folder as a whole tell nothing."""
    site = Addresses()
    pages = generated_pages(hub) | {asset_page(asset_id) for asset_id in hub.withheld}
    pages |= {f"{page.id}.md" for page in hub.docs}
    there = generated_pages(shown) | {f"{page.id}.md" for page in shown.docs}
    paths = {asset_page(asset.id): asset.path for asset in hub.assets}
    found = {site.of(page).strip("/"): paths.get(page, "the playbook") for page in pages - there}
    return {address: path for address, path in found.items() if "/" in address}


def _hidden_ids(hub: Catalogue, shown: Catalogue) -> Iterator[tuple[str, str]]:
    there = {asset.id for asset in shown.assets}
    for asset in hub.assets:
        if asset.id not in there:
            yield asset.id, asset.path
    for asset_id in hub.withheld:
        yield asset_id, "a file with errors"


def _titles(hub: Catalogue, shown: Catalogue) -> Iterator[tuple[tuple[str, ...], str]]:
    pages = (*hub.playbook.prose, *hub.docs)
    for title, path in (
        *((asset.title, asset.path) for asset in hub.assets),
        *((page.fields.title, page.path) for page in pages),
    ):
        yield tuple(words(title)), path
    for file in hub.tree.files:
        if file.suffix == ".md" and not hub.has_read(file.path):
            yield from ((tuple(words(title)), file.path) for title in _TITLE.findall(_text(file)))
