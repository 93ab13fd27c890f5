"""Freshness changes on the day it should, not one earlier or later."""

from datetime import date, timedelta

import pytest

from callsheet.freshness import Freshness, freshness, next_review
from callsheet.model.asset import AssetFields
from callsheet.model.hub import FreshnessPolicy
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line

DUE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-400, Freshness.CURRENT),
        (-31, Freshness.CURRENT),
        (-30, Freshness.DUE_SOON),
        (-1, Freshness.DUE_SOON),
        (0, Freshness.DUE_SOON),
        (1, Freshness.OVERDUE),
        (30, Freshness.OVERDUE),
        (31, Freshness.EXPIRED),
        (4000, Freshness.EXPIRED),
    ],
)
def test_the_state_turns_on_its_day(days: int, state: Freshness) -> None:
    """30 days before, the day itself, 30 days after."""
    assert freshness(DUE, DUE + timedelta(days=days), FreshnessPolicy()) is state


def test_the_two_numbers_are_the_hubs() -> None:
    policy = FreshnessPolicy(due_soon_days=0, expired_after_days=0)
    assert freshness(DUE, DUE - timedelta(days=1), policy) is Freshness.CURRENT
    assert freshness(DUE, DUE, policy) is Freshness.DUE_SOON
    assert freshness(DUE, DUE + timedelta(days=1), policy) is Freshness.EXPIRED


def fields(**given: object) -> AssetFields:
    base = {"title": "A", "summary": "B", "owner": "c", "audience": "internal"}
    return AssetFields.model_validate(base | given)


def test_a_date_of_its_own_comes_before_the_types_interval() -> None:
    reviewed = {"status": "approved", "reviewed_on": "2026-01-01"}
    assert next_review(fields(**reviewed), 90) == date(2026, 4, 1)
    assert next_review(fields(**reviewed, review_by="2026-02-01"), 90) == date(2026, 2, 1)


@pytest.mark.parametrize("status", ["planned", "draft", "retired"])
def test_only_what_is_approved_has_a_freshness(status: str) -> None:
    assert next_review(fields(status=status, reviewed_on="2026-01-01"), 90) is None


@pytest.mark.parametrize(
    ("today", "codes", "words"),
    [
        (date(2026, 11, 30), [], ""),
        (date(2026, 12, 1), ["CS404"], "due in 30 days"),
        (date(2026, 12, 30), ["CS404"], "due in 1 day,"),
        (date(2026, 12, 31), ["CS404"], "due today"),
        (date(2027, 1, 1), ["CS405"], "due 1 day ago"),
        (date(2027, 1, 30), ["CS405"], "due 30 days ago"),
        (date(2027, 1, 31), ["CS406"], "due 31 days ago"),
    ],
)
def test_the_warning_names_the_day_and_the_owner(
    make_hub: HubMaker, today: date, codes: list[str], words: str
) -> None:
    asset = with_line(ASSET, "reviewed_on", "reviewed_on: 2026-10-02\nreview_by: 2026-12-31")
    hub = make_hub({"assets/example.md": asset}, today=today)
    assert hub.code_ids == codes
    for finding in hub.findings:
        assert not finding.is_error
        assert words in finding.message
        assert "Product marketing" in finding.message
        assert finding.place.line == 11


def test_extreme_intervals_stay_inside_the_calendar(make_hub: HubMaker) -> None:
    """No date and no number of days that a hub may write can leave what a calendar knows."""
    hub = make_hub(
        {
            "assets/example.md": with_line(ASSET, "reviewed_on", "reviewed_on: 2199-12-31"),
            "playbook/vocabulary/type.yml": (
                "- id: talk-track\n  name: T\n  review_every_days: 3650\n"
            ),
            "playbook/hub.yml": "freshness: {due_soon_days: 3650, expired_after_days: 3650}\n",
        }
    )
    assert "CS401" in hub.code_ids
