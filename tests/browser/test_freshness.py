"""A published page ages: the browser reckons with its own day, unless the hub pins one."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

DAYS = [
    ("2026-11-24", "Current", "current"),
    ("2026-12-02", "Current", "current"),
    ("2026-12-03", "Due soon", "due-soon"),
    ("2027-01-02", "Due soon", "due-soon"),
    ("2027-01-03", "Overdue", "overdue"),
    ("2027-02-01", "Overdue", "overdue"),
    ("2027-02-02", "Expired", "expired"),
]
"""The asset must be reviewed by 2 January 2027: the first and last days of each state."""


def open_on(page: Page, address: str, day: str) -> None:
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
    page.goto(address)


@pytest.mark.parametrize(("day", "words", "state"), DAYS)
def test_the_badges_follow_the_readers_day(
    ageing_site: Site, new_page: NewPage, day: str, words: str, state: str
) -> None:
    """On the asset's own page, in lists, and in the results."""
    page = new_page()
    for address in ("library/example/", "library/", "find/", "call/finance-lead/evaluate/"):
        open_on(page, ageing_site.root + address, day)
        badge = page.locator("main .cs-badge").first
        expect(badge).to_have_text(words)
        expect(badge).to_have_class(f"cs-badge cs-badge--{state}")


def test_the_facet_follows_the_readers_day(ageing_site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_on(page, f"{ageing_site.root}find/?freshness=overdue", "2026-11-24")
    expect(page.locator(".cs-count")).to_have_text("0 results")
    open_on(page, f"{ageing_site.root}find/?freshness=overdue", "2027-01-03")
    expect(page.locator(".cs-count")).to_have_text("1 result")


def test_the_readers_day_is_the_one_on_the_wall(ageing_site: Site, new_page: NewPage) -> None:
    """At 23:30 in Los Angeles it is still 2 January, whatever the day is in Greenwich."""
    page = new_page(timezone_id="America/Los_Angeles")
    page.clock.set_fixed_time(datetime.fromisoformat("2027-01-03T07:30:00+00:00"))
    page.goto(f"{ageing_site.root}library/example/")
    expect(page.locator("main .cs-badge").first).to_have_text("Due soon")


def test_a_pinned_hub_does_not_age(site: Site, new_page: NewPage) -> None:
    page = new_page()
    for kind in ("asset", "library", "find"):
        open_on(page, site.root + KINDS[kind], "2036-11-24")
        expect(page.locator("main .cs-badge").first).to_have_text("Current")
