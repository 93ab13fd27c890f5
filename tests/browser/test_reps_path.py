"""A rep, five minutes before a call: from the home page to the right link in three actions."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, search_box
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
TALK_TRACK = 'Answering "you are too expensive"'


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_three_actions_from_home_to_the_link(site: Site, new_page: NewPage) -> None:
    """Type, open the first suggestion, copy its link: nothing more."""
    page = new_page(permissions=CLIPBOARD)
    page.goto(site.root)

    search_box(page).press_sequentially("cfo too expensive")
    first = page.get_by_role("option").first
    expect(first).to_contain_text(TALK_TRACK)
    expect(first).to_contain_text("Internal")
    expect(first).to_contain_text("Current")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TALK_TRACK)

    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == f"{site.root}library/pricing-talk-track/" == page.url


def test_the_link_can_be_copied_from_the_results(site: Site, new_page: NewPage) -> None:
    """Type, Enter for all results, and copy the first one's link without opening it."""
    page = new_page(permissions=CLIPBOARD)
    page.goto(site.root)
    search_box(page).press_sequentially("cfo too expensive")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.root}find/?q=cfo+too+expensive")
    row = page.get_by_role("row").first
    expect(row).to_contain_text(TALK_TRACK)
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == f"{site.root}library/pricing-talk-track/"


def test_the_link_can_be_copied_where_the_clipboard_is_shut(site: Site, new_page: NewPage) -> None:
    """Over plain http a browser has no clipboard; the old way of copying does it."""
    page = new_page(permissions=CLIPBOARD)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{site.root}library/pricing-talk-track/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == page.url


def test_the_link_is_shown_where_nothing_may_copy(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false;"
    )
    page.goto(f"{site.root}library/pricing-talk-track/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("textbox", name="Link to copy")).to_have_value(page.url)
    expect(page.get_by_role("textbox", name="Link to copy")).to_be_focused()


def test_the_popup_leads_to_all_results(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root)
    search_box(page).press_sequentially("expensive")
    page.get_by_role("option", name=re.compile(r"See all \d+ results")).click()
    expect(page).to_have_url(f"{site.root}find/?q=expensive")
    expect(search_box(page)).to_have_value("expensive")
    expect(page.get_by_role("row").first).to_be_visible()


def test_the_popup_closes_on_a_click_elsewhere(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root)
    search_box(page).press_sequentially("expensive")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.get_by_role("heading", name="Coming up").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
