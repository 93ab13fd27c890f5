"""Relevance: how well a search answers labelled queries, in figures, and where it does not.

The figures of a set of queries:

- *success@k*: the share of the queries with an answer that have one among their first k results.
- *MRR*: the mean over the same of 1 / place of the first answer, 0 if it is not found (mean
  reciprocal rank).
- *zero results*: the share of the same that find nothing at all.
- *stale in top 3*: how many queries have, among their first three results, an asset that is overdue
  or expired while an asset that is neither, and answers at least as well, stands below it or is not
  found. Expected assets are named best first, so that a stale one may stand above those behind it.
- *unwanted results*: how many of the queries that nothing answers find something all the same.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from callsheet.catalogue import Catalogue
from callsheet.freshness import Freshness
from callsheet.model.hub import RelevanceGoals
from callsheet.search.queries import LabelledQuery
from callsheet.search.ranking import Search

TOP = 3
"""So many results a reader looks at."""

_STALE = (Freshness.OVERDUE, Freshness.EXPIRED)

NAMES = {
    "success_at_1": "success@1",
    "success_at_3": "success@3",
    "mrr": "MRR",
    "zero_results": "zero results",
    "stale_in_top_3": "stale in top 3",
    "unwanted_results": "unwanted results",
}
"""Figure → what people call it."""

_LOW_IS_GOOD = ("zero_results", "stale_in_top_3", "unwanted_results")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and what was found."""

    asked: LabelledQuery
    found: tuple[str, ...]
    """The ids of all results, best first."""

    stale: str | None
    """The first stale asset that stands where a current answer should, if there is one."""

    @property
    def place(self) -> int | None:
        """Where the first answer stands, from 1; None if none is found."""
        answers = (n for n, found in enumerate(self.found, 1) if found in self.asked.expect)
        return next(answers, None)

    def succeeds(self, places: int) -> bool:
        """Whether an answer stands among the first so many."""
        return self.place is not None and self.place <= places

    @property
    def is_unwanted(self) -> bool:
        """Whether something is found though nothing answers."""
        return bool(self.found) and not self.asked.has_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a set of queries; None where no query has an answer."""

    queries: int
    success_at_1: float | None
    success_at_3: float | None
    mrr: float | None
    zero_results: float | None
    stale_in_top_3: int
    unwanted_results: int


def judge(
    queries: Iterable[LabelledQuery], search: Search, catalogue: Catalogue
) -> tuple[Judged, ...]:
    """Put each query to the search."""
    stale = {asset.id for asset in catalogue.assets if catalogue.freshness_of(asset) in _STALE}
    judged = []
    for query in queries:
        found = tuple(hit.id for hit in search.search(query.query, query.filters))
        judged.append(Judged(query, found, misplaced(found, query.expect, stale)))
    return tuple(judged)


def misplaced(found: Sequence[str], expected: Sequence[str], stale: Collection[str]) -> str | None:
    """The first stale one of the top results that should stand below some current answer.

    All are ids of assets; `found` are the results, `expected` the answers, both best first.
    """
    for place, asset_id in enumerate(found[:TOP]):
        if asset_id not in stale:
            continue
        better = expected[: expected.index(asset_id)] if asset_id in expected else expected
        if any(each not in stale and each not in found[:place] for each in better):
            return asset_id
    return None


def measure(judged: Iterable[Judged]) -> Figures:
    """The figures of these queries."""
    every = tuple(judged)
    answered = [each for each in every if each.asked.has_answer]
    return Figures(
        queries=len(every),
        success_at_1=_mean(each.succeeds(1) for each in answered),
        success_at_3=_mean(each.succeeds(TOP) for each in answered),
        mrr=_mean(1 / each.place if each.place else 0 for each in answered),
        zero_results=_mean(not each.found for each in answered),
        stale_in_top_3=sum(each.stale is not None for each in every),
        unwanted_results=sum(each.is_unwanted for each in every),
    )


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A goal that is not reached."""

    figure: str
    """A key of :data:`NAMES`."""

    reached: float | None
    goal: float

    @property
    def words(self) -> str:
        """As people read it."""
        name = NAMES[self.figure]
        if self.reached is None:
            return f"{name} is asked for, and no query has an answer"
        bound = "most" if self.figure in _LOW_IS_GOOD else "least"
        return f"{name} is {shown(self.reached)}, at {bound} {shown(self.goal)} is asked for"


def shortfalls(figures: Figures, goals: RelevanceGoals) -> list[Shortfall]:
    """The goals that are not reached."""
    missed = []
    for name in NAMES:
        goal, reached = getattr(goals, name), getattr(figures, name)
        if goal is None:
            continue
        if reached is None or (reached > goal if name in _LOW_IS_GOOD else reached < goal):
            missed.append(Shortfall(name, reached, goal))
    return missed


def shown(figure: float | None) -> str:
    """A figure as text: a share with three decimals, a count as it is, a dash for none."""
    if figure is None:
        return "–"
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


def _mean(values: Iterable[float]) -> float | None:
    numbers = [float(value) for value in values]
    return fsum(numbers) / len(numbers) if numbers else None
