"""Ranking: which records of the search data answer a text, in which order, and the facets' counts.

The twin of the browser's `facets.mjs` and `ranking.mjs`: it works on the same data and gives the
same ids in the same order. `tests/contract/search_cases.json` runs through both.

    text → words → score and number of words matched, per record (`engine.py`)
         → more for the terms that the text names (`recognise.py`), less for what is stale
         → exact title or alias first, then what holds all words, score, usefulness, id
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any

from callsheet.freshness import Freshness, freshness
from callsheet.model.hub import FreshnessPolicy
from callsheet.search.engine import Engine, Found, Tags
from callsheet.search.fulltext import FullText
from callsheet.search.names import Names
from callsheet.search.recognise import Recognised, Recogniser
from callsheet.search.text import words
from callsheet.usefulness import usefulness

Filters = Mapping[str, Collection[str]]

_TRUST = {Freshness.OVERDUE: 0.8, Freshness.EXPIRED: 0.5}
"""What the score of an asset that is not current is multiplied by."""

_CARRIES = 1.25
"""What it is multiplied by for each term that the text names and the asset carries."""

_DEFAULTS: Mapping[str, Collection[str]] = {"status": ("approved",)}


_GROUP, _STEPS = 1e5, 1e5
"""What one group of results stands above the other, and how finely scores are told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that answers a text: how well, and how many of the words it holds."""

    number: int
    """The place of the record in the search data."""

    id: str
    score: float
    matched: int
    record: Mapping[str, Any]
    in_files: bool
    """Whether nothing but an attached file holds any of them."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a record was found: words of the query, in the most telling field that holds them."""

    field: str
    """`title`, `alias`, `text`, `file`, or the key of a facet."""

    words: tuple[str, ...]
    """As they stand in the title or alias; elsewhere as they were typed, or what they stand for."""

    value: str | None = None
    """The value of the facet."""


class Search:
    """The records of a day, ready to be searched."""

    def __init__(
        self,
        data: Mapping[str, Any],
        streams: Mapping[str, str] | None = None,
        *,
        today: date | None = None,
    ) -> None:
        """Prepare the records.

        Args:
            data: what `records.search_data` gives.
            streams: the index of texts; None as long as it has not come.
            today: the data's own day unless given.

        Raises:
            KeyError: a stream of the index is missing.
            ValueError: the index is damaged.
        """
        self.facets: Sequence[Mapping[str, Any]] = data["facets"]
        records = data["records"]
        day = today or date.fromisoformat(data["today"])
        policy = FreshnessPolicy(**data["freshness"])
        self._states = [_state(record, day, policy) for record in records]
        self._records = [
            _dated(record, state) for record, state in zip(records, self._states, strict=True)
        ]
        self._types = [
            value["id"]
            for facet in self.facets
            if facet["key"] == "type"
            for value in facet["values"]
        ]
        self._places = sorted(range(len(records)), key=self._place)
        self._tags = [
            (facet["key"], value)
            for facet in self.facets
            for value in facet["values"]
            if "spoken" in value
        ]
        members = self._members()
        self._engine = Engine(
            Names.of_names([[record["title"]] for record in records]),
            Names.of_names([record["aliases"] for record in records]),
            Tags(
                Names.of_names([[value["name"], *value["spoken"]] for _, value in self._tags]),
                list(members.values()),
            ),
            FullText.read(streams, len(records)) if streams else None,
        )
        self._members_of = {term: frozenset(numbers) for term, numbers in members.items()}
        self._recogniser = Recogniser(self.facets)

    def recognised(self, text: str) -> list[Recognised]:
        """The terms of the vocabularies that a text names."""
        return self._recogniser.recognise(text)

    def rank(self, text: str, terms: Collection[Recognised] | None = None) -> list[Hit]:
        """All records that answer a text, best first, whatever the filters.

        `terms` are those whose assets shall stand higher; without them, all that the text names.
        """
        asked = self._engine.asked(text)
        if not asked:
            return [self._hit(number, Found(), exact=True) for number in self._places]
        found = self._engine.find(asked)
        for term in self.recognised(text) if terms is None else terms:
            for number in found.keys() & self._members_of[term.facet, term.value]:
                found[number].score *= _CARRIES
        exact = set(self._engine.called(text))
        hits = [
            (self._hit(number, found.get(number, Found()), exact=number in exact), number in exact)
            for number in self._places
            if number in found or number in exact
        ]
        # They are in the order of an empty search already, and sorting is stable.
        hits.sort(
            key=lambda hit: _grade(2 * hit[1] + (hit[0].matched >= len(asked)), hit[0].score),
            reverse=True,
        )
        return [hit for hit, _ in hits]

    def search(self, text: str, filters: Filters) -> list[Hit]:
        """The records that answer a text and pass the filters, best first.

        `filters` are facet → chosen values.
        """
        return [hit for hit in self.rank(text) if not shut_out_by(hit.record, self.facets, filters)]

    def reasons(self, text: str, hit: Hit) -> list[Reason]:
        """Why a record was found; nothing if the text is empty."""
        reasons: dict[tuple[str, str | None], list[str]] = {}
        for asked in self._engine.asked(text):
            if stands := self._engine.stands(asked, hit.number):
                facet, value = self._tags[stands.tag] if stands.tag is not None else (None, {})
                found = reasons.setdefault((facet or stands.field, value.get("id")), [])
                found += (word for word in stands.words if word not in found)
        return [Reason(field, tuple(by), value) for (field, value), by in reasons.items()]

    def meant(self, text: str) -> list[tuple[str, str]]:
        """The words that stand nowhere, each with the word that it was taken for."""
        asked = self._engine.asked(text)
        return [(each.word, near) for each in asked if (near := self._engine.meant(each))]

    def mended(self, text: str) -> str | None:
        """The text with the words that :meth:`meant` gives; None if there are none."""
        near = dict(self.meant(text))
        return " ".join(near.get(word, word) for word in words(text)) if near else None

    def _members(self) -> dict[tuple[str, str], list[int]]:
        """The records that have each of the tags."""
        members: dict[tuple[str, str], list[int]] = {(key, v["id"]): [] for key, v in self._tags}
        for number, record in enumerate(self._records):
            for key, values in record["facets"].items():
                for value in values:
                    if (key, value) in members:
                        members[key, value].append(number)
        return members

    def _hit(self, number: int, found: Found, *, exact: bool) -> Hit:
        record, state = self._records[number], self._states[number]
        return Hit(
            number=number,
            id=record["id"],
            score=found.score * (_TRUST.get(state, 1.0) if state else 1.0),
            matched=found.matched,
            record=record,
            in_files=not exact and found.own == 0,
        )

    def _place(self, number: int) -> tuple[int, int, int]:
        """What decides between equals: usefulness, then the one whose id comes first."""
        return usefulness(self._states[number], self._records[number]["facets"], self._types)


def facet_counts(
    records: Iterable[Mapping[str, Any]], facets: Sequence[Mapping[str, Any]], filters: Filters
) -> dict[str, dict[str, int]]:
    """How many records each value of each facet would show, with all the *other* facets applied.

    `records` are those of :meth:`Search.rank`: the results of the text alone. Every value is there.
    """
    counts = {facet["key"]: {value["id"]: 0 for value in facet["values"]} for facet in facets}
    for record in records:
        out = shut_out_by(record, facets, filters)
        if len(out) > 1:
            continue
        # Shut out by one facet alone, a record still counts in that facet, and in no other.
        for key in out or counts:
            for value in set(record["facets"].get(key, ())) & counts[key].keys():
                counts[key][value] += 1
    return counts


def shut_out_by(
    record: Mapping[str, Any], facets: Sequence[Mapping[str, Any]], filters: Filters
) -> list[str]:
    """The keys of the facets that shut a record out."""
    wanted = {facet["key"]: filters.get(facet["key"]) for facet in facets}
    return [
        key
        for key, picked in wanted.items()
        if (values := picked or _DEFAULTS.get(key))
        and not any(value in values for value in record["facets"].get(key, ()))
    ]


def _grade(group: int, score: float) -> int:
    """The group and the score as one whole number; scores that are nearly equal are equal."""
    return floor((group * _GROUP + min(score, _GROUP - 1)) * _STEPS + 0.5)


def _state(record: Mapping[str, Any], day: date, policy: FreshnessPolicy) -> Freshness | None:
    due = record["review_by"]
    return freshness(date.fromisoformat(due), day, policy) if due else None


def _dated(record: Mapping[str, Any], state: Freshness | None) -> dict[str, Any]:
    """The record with its freshness among its facets."""
    states = [] if state is None else [state.value]
    return {**record, "facets": {**record["facets"], "freshness": states}}
