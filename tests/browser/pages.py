"""What the browser tests say about pages again and again."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from callsheet.addresses import Addresses
from callsheet.build import check
from callsheet.catalogue import Catalogue
from callsheet.hosts.machine import reader_of
from callsheet.search.records import search_data
from tests.browser.sites import KINDS, Site
from tests.hub_builder import TODAY

SAMPLE = Path(__file__).parents[2]

NewPage = Callable[..., Page]
"""Options of a browser context → a page in it; see the fixture `new_page`."""


@cache
def sample_catalogue() -> Catalogue:
    """What the sample's site is made of."""
    return check(SAMPLE, today=None, clock=TODAY, read_files=reader_of(SAMPLE))[0]


@cache
def sample_data() -> dict[str, Any]:
    """What its search knows."""
    return search_data(sample_catalogue(), Addresses())


def search_box(page: Page) -> Locator:
    """The page's box to type into; it becomes a combobox once the search data is there."""
    return page.locator("callsheet-find:not([brief]) input[type=search]")


def dialog(page: Page) -> Locator:
    """The search over the page."""
    return page.get_by_role("dialog", name="Search")


def open_dialog(page: Page) -> Locator:
    """Open the search over the page, ready to be typed into."""
    page.wait_for_load_state()  # a link that has just been followed
    page.keyboard.press("/")
    box = dialog(page).get_by_role("combobox")
    expect(box).to_be_focused()
    return dialog(page)


def open_kind(page: Page, site: Site, kind: str) -> None:
    """Open a kind of page and wait until all of it is there."""
    page.goto(site.root + KINDS[kind])
    if kind == "find":
        expect(page.get_by_role("row").first).to_be_visible()
    elif kind == "fitted call sheet":
        expect(page.locator(".cs-sheet-about")).to_contain_text("Is our data safe?")
