"""A call sheet can be fitted to one call: what is on it, what it is about, what has changed."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.pages import NewPage
from tests.browser.sheets import SHEET, edit, own, rows
from tests.browser.sites import Site

pytestmark = pytest.mark.browser


def test_without_javascript_it_is_the_whole_sheet_and_has_no_button(
    site: Site, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.root}{SHEET}?objection=security#assets=pricing-one-pager&note=x")
    expect(rows(page)).to_have_count(5)
    expect(rows(page, "read")).to_have_count(4)
    expect(page.locator("main button:visible")).to_have_count(0)


def test_with_it_the_sheet_is_the_same_until_somebody_changes_it(
    site: Site, new_page: NewPage
) -> None:
    """And nothing more is loaded."""
    titles = own(site, new_page)
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.root + SHEET)
    expect(page.get_by_role("button", name="Edit for one call")).to_be_visible()
    assert rows(page).all_text_contents() == titles
    assert not [url for url in asked if "/hub/search" in url or "/hub/sheets" in url]


def test_the_list_for_the_next_call_can_be_put_on_it(site: Site, new_page: NewPage) -> None:
    """What was picked while searching, in one go, and what is on it already not twice."""
    page = new_page()
    page.goto(site.root + SHEET)
    kept = {"basket": ["pilot-in-30-days", "pricing-one-pager", "gone"]}
    page.evaluate("kept => localStorage.setItem('callsheet:v1', JSON.stringify(kept))", kept)
    edit(page)
    before = rows(page).count()
    page.get_by_role("button", name="Add your list (1)").click()
    expect(rows(page)).to_have_count(before + 1)
    expect(rows(page).last).to_have_text("A pilot in 30 days")
    expect(page.get_by_role("button", name="Add your list")).to_be_hidden()


def test_the_keyboard_moves_an_asset_and_the_reader_hears_where_it_is(
    site: Site, new_page: NewPage
) -> None:
    titles = own(site, new_page)
    page = new_page()
    page.goto(site.root + SHEET)
    edit(page)
    page.get_by_role("button", name=f"Move down: {titles[0]}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cs-heard")).to_have_text(f"{titles[0]}: now 2 of 5")
    expect(page.get_by_role("button", name=f"Move down: {titles[0]}")).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Space")
    expect(page.locator(".cs-heard")).to_have_text(f"{titles[0]}: now 5 of 5")
    expect(rows(page)).to_have_text([*titles[1:], titles[0]])
    last = page.get_by_role("button", name=f"Move down: {titles[0]}")
    expect(last).to_be_focused()
    expect(last).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    box = page.get_by_role("checkbox", name=f"On the sheet: {titles[0]}")
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()


def test_a_wish_brings_what_is_about_it_and_the_answer(site: Site, new_page: NewPage) -> None:
    """The objection first, though it is not likely here; the industry's assets on top."""
    page = new_page()
    page.goto(f"{site.root}{SHEET}?objection=security&industry=parcel")
    first = page.locator(".cs-objection").first
    expect(first.get_by_role("heading")).to_contain_text("Is our data safe?")
    expect(first).to_contain_text("It stays in Frankfurt and Amsterdam")
    expect(first.get_by_role("link", name="Who can get in, and how")).to_be_visible()
    ids = rows(page).evaluate_all("(links) => links.map((a) => a.closest('li').dataset.asset)")
    page.goto(f"{site.root}find/?industry=parcel")
    expect(page.get_by_role("row").first).to_be_visible()
    fits = page.locator(".cs-result-title a").evaluate_all(
        "(links) => links.map((a) => a.pathname.split('/').at(-2))"
    )
    assert len(ids) > 5
    assert set(ids[:2]) <= set(fits) | {"security-hosting-and-data"}


def test_a_wish_can_be_made_and_taken_back_by_hand(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + SHEET)
    edit(page)
    page.get_by_label("Objection").select_option(label="Is our data safe?")
    expect(page).to_have_url(f"{site.root}{SHEET}?objection=security")
    expect(page.locator(".cs-objection h3").first).to_contain_text("Is our data safe?")
    page.get_by_role("button", name="No longer about: Is our data safe?").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_url(site.root + SHEET)
    expect(page.locator(".cs-objection")).to_have_count(4)
    expect(rows(page)).to_have_count(5)


def test_what_changed_since_the_last_call(site: Site, new_page: NewPage) -> None:
    """The day goes into the address, and what happened since then onto the page."""
    page = new_page()
    page.goto(site.root + SHEET)
    page.get_by_role("button", name="What changed").click()
    day = page.get_by_label("Day of your last call")
    expect(day).to_be_focused()
    day.fill("2026-08-15")
    said = page.get_by_role("region", name="What changed")
    expect(said.get_by_role("heading", name="New")).to_be_visible()
    expect(said).to_contain_text("Tarn Water: paid back by overtime alone added 15 October 2026")
    expect(said).to_contain_text("Price list of 1 September 2026")
    expect(said).to_contain_text(
        "What Larkspur costs (list of 2025) retired 1 September 2026. "
        "Use What Larkspur costs instead."
    )
    expect(page).to_have_url(f"{site.root}{SHEET}#since=2026-08-15")
    page.reload()
    expect(page.get_by_label("Day of your last call")).to_have_value("2026-08-15")
    day.fill("2026-11-24")
    expect(said).to_contain_text("Nothing on this sheet has changed since 24 November 2026.")
    day.fill("2027-01-01")
    expect(said).to_contain_text("1 January 2027 is still to come.")


def test_it_has_expired_by_the_readers_day(ageing_site: Site, new_page: NewPage) -> None:
    """Unless the hub pins a day, which this one doesn't."""
    page = new_page()
    page.goto(f"{ageing_site.root}library/example/")
    badge = page.locator("callsheet-freshness").first
    due = date.fromisoformat(badge.get_attribute("review-by") or "")
    for days, words in [(30, "Nothing on this sheet has changed"), (31, "Expired: do not send")]:
        today = due + timedelta(days=days)
        page.clock.set_fixed_time(datetime.combine(today, time(12)))
        page.goto("about:blank")
        page.goto(f"{ageing_site.root}{SHEET}#since={today - timedelta(days=7)}")
        expect(page.get_by_role("region", name="What changed")).to_contain_text(words)


def test_a_hub_whose_data_do_not_come_still_has_its_sheet(site: Site, new_page: NewPage) -> None:
    titles = own(site, new_page)
    page = new_page()
    page.route("**/hub/sheets.js", lambda route: route.fulfill(body="x ="))
    page.route("**/*", lambda route: route.fallback())
    page.add_init_script("console.error = () => {}; window.onerror = () => true;")
    page.goto(site.root + SHEET)
    page.route("**/hub/sheets.js", lambda route: route.fulfill(body="window.callsheetSheets={}"))
    page.get_by_role("button", name="Edit for one call").click()
    expect(page.get_by_text("What else the hub knows could not be loaded.")).to_be_visible()
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Done").click()
    expect(rows(page)).to_have_text(titles[1:])


def test_a_thumb_hits_every_control_on_a_phone(site: Site, new_page: NewPage) -> None:
    """44 pixels at least, each way."""
    page = new_page(width=360, has_touch=True)
    page.goto(f"{site.root}{SHEET}?objection=price#since=2026-08-15")
    edit(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "callsheet-sheet :is(button, select, input[type=date], textarea, .cs-row-tick)")]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent || e.tagName, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
          .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_it_opens_from_a_folder(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(
        f"{offline_site.root}call/finance-lead/evaluate.html?objection=security#since=2026-08-15"
    )
    expect(page.locator(".cs-objection h3").first).to_contain_text("Is our data safe?")
    expect(page.get_by_role("region", name="What changed")).to_contain_text("Tarn Water")
    edit(page)
    page.get_by_role("checkbox").first.uncheck()
    expect(page).to_have_url(re.compile(r"evaluate\.html\?objection=security#assets=.*&since="))
