"""The list for the next call: picked in the search, put in order, copied, sent as a link."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

PICKED = ("pricing-talk-track", "cost-per-stop-explained", "leaving-larkspur")
PICK = """(ids) => localStorage.setItem("callsheet:v1", JSON.stringify({ basket: ids }))"""


def basket_page(site: Site, new_page: NewPage) -> Page:
    page = new_page()
    page.goto(f"{site.root}call/")
    page.evaluate(PICK, [*PICKED, "long-gone"])
    page.reload()
    return page


def titles(page: Page) -> list[str]:
    expect(page.locator(".cs-basket-list li").first).to_be_visible()
    return page.locator(".cs-basket-list li > a").all_inner_texts()


def test_nothing_stands_there_as_long_as_nothing_was_picked(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}call/")
    expect(page.locator("callsheet-basket")).to_be_empty()


def test_the_list_is_put_in_order_and_kept(site: Site, new_page: NewPage) -> None:
    page = basket_page(site, new_page)
    first, second, third = titles(page)
    page.get_by_role("button", name=f"Move {second} up").click()
    assert titles(page) == [second, first, third]
    page.get_by_role("button", name=f"Take {first} off the list").click()
    page.reload()
    assert titles(page) == [second, third]
    page.get_by_role("button", name="Empty the list").click()
    expect(page.locator("callsheet-basket")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_it_is_copied_as_text_and_as_markdown(site: Site, new_page: NewPage) -> None:
    page = basket_page(site, new_page)
    title = titles(page)[0]
    page.get_by_label("Note").fill("Ask for <b>Ada</b>")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    text = str(page.evaluate("window.copied"))
    assert text.startswith(f"Ask for <b>Ada</b>\n\n- {title} (internal)\n  http")
    page.get_by_role("button", name="Copy as Markdown").click()
    page.wait_for_function("() => window.copied.includes('](')")


def test_a_link_carries_list_and_note_to_somebody_else(site: Site, new_page: NewPage) -> None:
    page = basket_page(site, new_page)
    expected = titles(page)
    page.get_by_label("Note").fill("Before Tuesday: <img src=x onerror=alert(1)>")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy a link to this list").click()
    page.wait_for_function("() => window.copied")
    link = str(page.evaluate("window.copied"))
    assert "?" not in link, "the note stands behind the #, which no server sees"
    other = new_page()
    other.goto(link)
    assert titles(other) == expected
    expect(other.get_by_label("Note")).to_have_value("Before Tuesday: <img src=x onerror=alert(1)>")
    other.evaluate(PICK, ["pricing-one-pager"])
    other.get_by_role("button", name="Add it to my list").click()
    expect(other.get_by_text("On your list now")).to_be_visible()
    other.goto(f"{site.root}call/")
    other.reload()
    assert titles(other) == ["What Larkspur costs", *expected]


def test_what_is_no_longer_there_is_said_and_can_be_forgotten(
    site: Site, new_page: NewPage
) -> None:
    page = basket_page(site, new_page)
    expect(page.get_by_text("1 asset of the list is not in this hub.")).to_be_visible()
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_text("not in this hub")).to_be_hidden()
    expect(page.get_by_label("Note")).to_be_focused()
    assert len(titles(page)) == len(PICKED)


def test_what_may_not_be_sent_says_so_in_the_list_and_in_its_copy(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site.root}call/")
    page.evaluate(PICK, ["pricing-one-pager-2025", "pricing-talk-track", "battlecard-cornerplan"])
    page.reload()
    expect(page.locator(".cs-basket-list li").nth(0)).to_contain_text("(retired)")
    expect(page.locator(".cs-basket-list li").nth(1)).to_contain_text("(internal)")
    expect(page.locator(".cs-basket-list li").nth(2)).to_contain_text("(overdue)")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy as text").click()
    page.wait_for_function("() => window.copied.includes('(retired)')")


def test_the_note_is_still_there_after_a_look_at_an_asset(site: Site, new_page: NewPage) -> None:
    page = basket_page(site, new_page)
    page.get_by_label("Note").fill("Ask for Ada")
    page.locator(".cs-basket-list a").first.click()
    page.go_back()
    expect(page.get_by_label("Note")).to_have_value("Ask for Ada")


def test_a_list_whose_data_do_not_come_says_so(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/hub/search.js", lambda route: route.fulfill(body="window.callsheetSearch={}"))
    page.add_init_script("console.error = () => {}")
    page.goto(f"{site.root}call/#send=pricing-one-pager&note=x")
    expect(page.get_by_text("A part of this page could not be loaded.")).to_be_visible()
