"""Every page is complete without JavaScript; search says what it lacks and leads to the library."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, search_box
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

Plain = Callable[[str], Page]


@pytest.fixture
def plain(site: Site, new_page: NewPage) -> Plain:
    """Opens an address of the sample with JavaScript switched off."""

    def open_page(address: str) -> Page:
        page = new_page(java_script_enabled=False)
        page.goto(site.root + address)
        return page

    return open_page


def test_every_page_has_its_heading_and_no_dead_button(site: Site, plain: Plain) -> None:
    """The one kind of button that is left submits the form, which works."""
    page = plain("")
    for kind, address in KINDS.items():
        page.goto(site.root + address)
        expect(page.locator("main h1"), kind).to_have_count(1)
        expect(page.locator("main h1"), kind).to_be_visible()
        expect(page.locator("main button:visible:not([type=submit])"), kind).to_have_count(0)


@pytest.mark.parametrize("kind", ["home", "find"])
def test_search_says_what_it_lacks_and_leads_to_the_library(plain: Plain, kind: str) -> None:
    page = plain(KINDS[kind])
    expect(page.get_by_text("Search needs JavaScript.")).to_be_visible()
    page.get_by_role("link", name="The library lists every asset.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Library")
    expect(page.get_by_role("link", name='Answering "you are too expensive"')).to_be_visible()


def test_the_form_takes_the_words_to_the_find_page(plain: Plain) -> None:
    """There they stand in the address, for a browser with JavaScript to answer."""
    page = plain("")
    search_box(page).fill("cfo too expensive")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(re.compile(r"/find/\?q=cfo\+too\+expensive$"))
    expect(page.get_by_text("Search needs JavaScript.")).to_be_visible()


def test_an_asset_is_complete(plain: Plain) -> None:
    page = plain(KINDS["asset"])
    for text in ("Talk track", "Internal", "Current", "Finance lead", "Owner: Product marketing"):
        expect(page.get_by_text(text).first).to_be_visible()
    expect(page.get_by_role("heading", name="If it is more than the budget")).to_be_visible()


def test_a_call_sheet_is_complete(plain: Plain) -> None:
    page = plain(KINDS["call sheet"])
    for name in ("What to send", "What to ask", "What they may say", "To move on", "Whom to ask"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_every_status_is_in_the_library(plain: Plain) -> None:
    """What is planned, in draft or retired is folded away, which needs no JavaScript."""
    page = plain(KINDS["library"])
    page.locator("summary", has_text="Planned").click()
    expect(page.locator("details[open] .cs-row").first).to_be_visible()
