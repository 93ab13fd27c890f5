"""Labelled queries: what people type and which assets answer, as a hub's team writes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from pydantic import Field

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.checks.references import asset_exists
from callsheet.diagnostics import Finding, Place, in_order
from callsheet.entries import load_entries
from callsheet.model.asset import Asset, Status
from callsheet.model.base import Entry, Line, Lines
from callsheet.search.filters import explain_filter, values_of
from callsheet.source import SourceFile
from callsheet.wording import listed, quoted

DEFAULT_PATH = "tests/relevance/queries.yml"
"""Where a hub keeps them."""


class Kind(StrEnum):
    """What is hard about a query."""

    EXACT_TITLE = "exact-title"
    PERSONA_WORDS = "persona-words"
    OBJECTION = "objection"
    SYNONYM = "synonym"
    TYPO = "typo"
    PREFIX = "prefix"
    FACETS = "facets"
    BODY = "body"
    ATTACHMENT = "attachment"
    ACCENTS = "accents"
    NONSENSE = "nonsense"
    OTHER = "other"


class LabelledQuery(Entry):
    """A query, and every asset that would content whoever typed it."""

    query: Line = Field(examples=["cfo too expensive"])
    kind: Kind = Kind.OTHER
    filters: dict[str, Lines] = Field(default_factory=dict)
    """Facet → the values that are chosen beside the query."""

    expect: Lines = Field(examples=["[pricing-talk-track]"])
    """Ids of assets, the best first; none if nothing in the hub answers."""

    @property
    def has_answer(self) -> bool:
        """Whether anything in the hub answers."""
        return bool(self.expect)


def load_queries(
    file: SourceFile, catalogue: Catalogue, facets: Iterable[Mapping[str, Any]]
) -> tuple[tuple[LabelledQuery, ...], tuple[Finding, ...]]:
    """The queries of a file, and what is wrong with them.

    Args:
        file: a YAML file, a list of entries.
        catalogue: the hub that they are put to.
        facets: those of its search data.
    """
    findings: list[Finding] = []
    queries = load_entries(file, LabelledQuery, findings, set())
    if not queries and not findings:
        help_text = "write an entry of two lines:  - query: …  and  expect: […]"
        findings.append(
            Finding(Place(file.path), codes.EMPTY_FIELD, "there is no query in the file", help_text)
        )
    known = values_of(facets)
    findings += _repeated(queries)
    for query in queries:
        findings += _wrong_filters(query, known, catalogue)
        findings += _wrong_answers(query, catalogue)
    return queries, in_order(findings)


def _repeated(queries: Iterable[LabelledQuery]) -> Iterator[Finding]:
    """Queries that stand there before; capitals make no other one."""
    seen: dict[object, int] = {}
    for query in queries:
        chosen = frozenset((facet, frozenset(ids)) for facet, ids in query.filters.items())
        key = (query.query.casefold(), chosen)
        where = query.place("query")
        if key in seen:
            message = f"the query {quoted(query.query)} stands here a second time"
            help_text = f"it is first on line {seen[key]}; keep one of the two"
            yield Finding(where, codes.DUPLICATE_ID, message, help_text)
        seen.setdefault(key, where.line)


def _wrong_filters(
    query: LabelledQuery, known: Mapping[str, Sequence[str]], catalogue: Catalogue
) -> Iterator[Finding]:
    """Facets and values that the hub does not have; none while their list can't be read in full."""
    for facet, values in query.filters.items():
        vocabulary = catalogue.vocabularies.get(facet)
        if vocabulary is not None and not vocabulary.complete:
            continue
        if not values:
            help_text = f"write a value, or remove {quoted(facet)}"
            where = query.place("filters", facet)
            yield Finding(where, codes.EMPTY_FIELD, f"{quoted(facet)} is empty", help_text)
        code = codes.UNKNOWN_TERM if facet in known else codes.UNKNOWN_FIELD
        for index, value in enumerate(values):
            if wrong := explain_filter(facet, value, known, catalogue):
                yield Finding(query.place("filters", facet, index), code, *wrong)


def _wrong_answers(query: LabelledQuery, catalogue: Catalogue) -> Iterator[Finding]:
    """Assets that no search with these filters can find."""
    for index, asset_id in enumerate(query.expect):
        where = query.place("expect", index)
        asset = catalogue.asset(asset_id)
        if asset_id in query.expect[:index]:
            message = f"{quoted(asset_id)} stands here a second time"
            yield Finding(where, codes.DUPLICATE_ID, message, "name each asset once")
        elif asset_id in catalogue.withheld and asset is None:
            message = f"{quoted(asset_id)} has an error, so nobody can find it"
            help_text = "see what it is with: callsheet check"
            yield Finding(where, codes.UNKNOWN_ASSET, message, help_text)
        elif asset is None:
            yield from asset_exists(asset_id, where, catalogue)
        elif wrong := _shut_out(asset, query, catalogue):
            yield Finding(where, codes.UNKNOWN_ASSET, *wrong)


def _shut_out(asset: Asset, query: LabelledQuery, catalogue: Catalogue) -> tuple[str, str] | None:
    """Why the asset is not shown with the filters of the query, and what to do; None if it is."""
    status = asset.fields.status
    if status not in query.filters.get("status", (Status.APPROVED,)):
        after = asset.fields.superseded_by
        instead = f"name {quoted(after)}, which took its place" if after else "name another asset"
        message = f"{quoted(asset.id)} is not approved but {status}, so nobody can find it"
        return message, f"{instead}, or write  expect: []  if nothing answers any more"
    for facet in query.filters.keys() & catalogue.vocabularies.keys():
        carried = asset.terms[facet]
        if not set(carried) & set(query.filters[facet]):
            has = listed(carried) if carried else "none"
            message = f"the filter {facet} leaves {quoted(asset.id)} out"
            return message, f"its {facet} is {has}: name another asset or another filter"
    return None
