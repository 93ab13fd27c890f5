"""The figures of a search, reckoned by hand beside what the program reckons."""

import pytest

from callsheet.addresses import Addresses
from callsheet.model.hub import RelevanceGoals
from callsheet.search.queries import LabelledQuery
from callsheet.search.ranking import Search
from callsheet.search.records import search_data, search_text
from callsheet.search.relevance import (
    Figures,
    Judged,
    judge,
    measure,
    misplaced,
    shortfalls,
    shown,
)
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, Content, with_line


def judged(expect: str, found: str, stale: str | None = None) -> Judged:
    """A query with these answers and results, each a letter."""
    return Judged(LabelledQuery(query="q", expect=tuple(expect)), tuple(found), stale)


def test_the_figures_of_five_queries_reckoned_by_hand() -> None:
    """Places 1, 2, 4, none, and one query that nothing answers and that finds something."""
    figures = measure(
        [
            judged("a", "abc"),
            judged("ba", "cab", stale="c"),
            judged("d", "abcd"),
            judged("e", ""),
            judged("", "a"),
        ]
    )
    assert figures == Figures(
        queries=5,
        success_at_1=1 / 4,
        success_at_3=2 / 4,
        mrr=(1 + 1 / 2 + 1 / 4 + 0) / 4,
        zero_results=1 / 4,
        stale_in_top_3=1,
        unwanted_results=1,
    )


def test_without_an_answer_there_is_nothing_to_succeed_in() -> None:
    """Not to be mistaken for 0."""
    assert measure([judged("", "")]) == Figures(
        queries=1,
        success_at_1=None,
        success_at_3=None,
        mrr=None,
        zero_results=None,
        stale_in_top_3=0,
        unwanted_results=0,
    )
    assert measure([]).queries == 0


@pytest.mark.parametrize(
    ("expect", "found", "place"),
    [("a", "a", 1), ("xa", "bca", 3), ("ab", "ba", 1), ("a", "bcda", 4), ("a", "b", None)],
)
def test_the_first_answer_counts_whichever_it_is(
    expect: str, found: str, place: int | None
) -> None:
    each = judged(expect, found)
    assert each.place == place
    assert [each.succeeds(k) for k in (1, 3)] == [place == 1, place is not None and place <= 3]


@pytest.mark.parametrize(
    ("found", "expect", "which"),
    [
        ("Sab", "a", "S"),  # above the answer
        ("aSb", "a", None),  # below it
        ("aSb", "ab", "S"),  # above one of two
        ("abS", "ab", None),
        ("Sbc", "a", "S"),  # instead of one that is not found
        ("bcS", "a", "S"),
        ("bcdSa", "a", None),  # nobody looks so far down
        ("Sa", "aS", "S"),  # it answers too, and not so well
        ("Sa", "Sa", None),  # it answers better
        ("Sba", "bSa", "S"),
        ("Sab", "S", None),  # no current answer exists
        ("STa", "Ta", "S"),
        ("TSa", "Ta", "S"),
        ("Sab", "", None),
        ("", "a", None),
        ("abc", "a", None),
    ],
)
def test_a_stale_asset_where_a_current_answer_should_stand(
    found: str, expect: str, which: str | None
) -> None:
    """Capitals are stale."""
    assert misplaced(found, expect, {"S", "T"}) == which


FIGURES = Figures(
    queries=10,
    success_at_1=0.8,
    success_at_3=0.95,
    mrr=0.9,
    zero_results=0.1,
    stale_in_top_3=2,
    unwanted_results=1,
)


def test_a_goal_that_is_just_reached_is_reached() -> None:
    goals = RelevanceGoals(
        success_at_1=0.8,
        success_at_3=0.95,
        mrr=0.9,
        zero_results=0.1,
        stale_in_top_3=2,
        unwanted_results=1,
    )
    assert shortfalls(FIGURES, goals) == []
    assert shortfalls(FIGURES, RelevanceGoals()) == []


@pytest.mark.parametrize(
    ("goals", "words"),
    [
        ({"success_at_1": 0.81}, "success@1 is 0.800, at least 0.810 is asked for"),
        ({"success_at_3": 1}, "success@3 is 0.950, at least 1.000 is asked for"),
        ({"mrr": 0.95}, "MRR is 0.900, at least 0.950 is asked for"),
        ({"zero_results": 0}, "zero results is 0.100, at most 0.000 is asked for"),
        ({"stale_in_top_3": 1}, "stale in top 3 is 2, at most 1 is asked for"),
        ({"unwanted_results": 0}, "unwanted results is 1, at most 0 is asked for"),
    ],
)
def test_a_goal_that_is_not_reached_is_named(goals: dict[str, float], words: str) -> None:
    found = shortfalls(FIGURES, RelevanceGoals.model_validate(goals))
    assert [each.words for each in found] == [words]


def test_a_goal_that_nothing_can_show_is_not_reached() -> None:
    """A file of nonsense alone must not pass for a good search."""
    found = shortfalls(measure([judged("", "")]), RelevanceGoals(success_at_1=0, stale_in_top_3=0))
    assert [each.words for each in found] == ["success@1 is asked for, and no query has an answer"]


def test_a_figure_is_shown_with_three_decimals_or_as_a_count() -> None:
    assert [shown(figure) for figure in (0.9476, 1.0, 3, None)] == ["0.948", "1.000", "3", "–"]


def test_the_queries_are_put_to_the_search_of_that_day(make_hub: HubMaker) -> None:
    """With their filters; stale is what is overdue on the day of the catalogue."""
    old = with_line(ASSET, "reviewed_on:", "reviewed_on: 2026-04-01\naliases: [pricing]")
    new = with_line(ASSET, "title:", "title: What it costs now")
    files: dict[str, Content] = {"assets/example.md": old, "assets/new.md": new}
    catalogue = make_hub(files).catalogue
    search = Search(search_data(catalogue, Addresses()), search_text(catalogue))
    queries = [
        LabelledQuery(query="pricing", expect=("new", "example")),
        LabelledQuery(query="costs now", expect=("new",)),
        LabelledQuery(query="costs", filters={"stage": ("decide",)}, expect=()),
    ]
    first, second, third = judge(queries, search, catalogue)
    assert (first.found[0], first.place, first.stale) == ("example", 1, "example")
    assert (second.found[0], second.place, second.stale) == ("new", 1, None)
    assert (third.found, third.is_unwanted) == ((), False)
