"""A published page ages: the browser reckons with its own day, unless the hub pins one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

STATES = [
    (-39, "Current", "current"),
    (-31, "Current", "current"),
    (-30, "Due soon", "due-soon"),
    (0, "Due soon", "due-soon"),
    (1, "Overdue", "overdue"),
    (30, "Overdue", "overdue"),
    (31, "Expired", "expired"),
]
"""Days after the one by which the asset must be reviewed: the first and last of each state."""


def review_by(page: Page, site: Site) -> date:
    """The day by which the asset must be reviewed, as its page says."""
    page.goto(f"{site.root}library/example/")
    badge = page.locator("callsheet-freshness").first
    return date.fromisoformat(badge.get_attribute("review-by") or "")


def open_on(page: Page, address: str, day: date) -> None:
    """Open a page at noon of another day."""
    page.clock.set_fixed_time(datetime.combine(day, time(12)))
    page.goto(address)


@pytest.mark.parametrize(("days", "words", "state"), STATES)
def test_the_badges_follow_the_readers_day(
    ageing_site: Site, new_page: NewPage, days: int, words: str, state: str
) -> None:
    """On the asset's own page, in lists, and in the results."""
    page = new_page()
    day = review_by(page, ageing_site) + timedelta(days=days)
    for address in ("library/example/", "library/", "find/", "call/finance-lead/evaluate/"):
        open_on(page, ageing_site.root + address, day)
        badge = page.locator("main .cs-badge").first
        expect(badge).to_have_text(words)
        expect(badge).to_have_class(f"cs-badge cs-badge--{state}")


def test_what_has_expired_is_not_copied_for_an_email(ageing_site: Site, new_page: NewPage) -> None:
    """The page says so in place of the button."""
    page = new_page()
    due = review_by(page, ageing_site)
    button = page.get_by_role("button", name="Copy for email")
    said = page.get_by_text("Not for email: expired")
    open_on(page, f"{ageing_site.root}library/example/", due + timedelta(days=30))
    expect(button).to_be_visible()
    expect(said).to_be_hidden()
    open_on(page, f"{ageing_site.root}library/example/", due + timedelta(days=31))
    expect(said).to_be_visible()
    expect(button).to_be_hidden()


def test_the_facet_follows_the_readers_day(ageing_site: Site, new_page: NewPage) -> None:
    page = new_page()
    due = review_by(page, ageing_site)
    open_on(page, f"{ageing_site.root}find/?freshness=overdue", due)
    expect(page.locator(".cs-count")).to_have_text("0 results")
    open_on(page, f"{ageing_site.root}find/?freshness=overdue", due + timedelta(days=1))
    expect(page.locator(".cs-count")).to_have_text("1 result")


def test_the_readers_day_is_the_one_on_the_wall(ageing_site: Site, new_page: NewPage) -> None:
    """Late in the evening it is still the same day in Los Angeles, and the next in Greenwich."""
    page = new_page(timezone_id="America/Los_Angeles")
    next_day = review_by(page, ageing_site) + timedelta(days=1)
    page.clock.set_fixed_time(datetime.combine(next_day, time(6, 30), tzinfo=UTC))
    page.goto(f"{ageing_site.root}library/example/")
    expect(page.locator("main .cs-badge").first).to_have_text("Due soon")


def test_a_pinned_hub_does_not_age(site: Site, new_page: NewPage) -> None:
    page = new_page()
    for kind in ("asset", "library", "find"):
        open_on(page, site.root + KINDS[kind], date(2036, 11, 24))
        expect(page.locator("main .cs-badge").first).to_have_text("Current")
