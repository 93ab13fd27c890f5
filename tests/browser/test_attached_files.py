"""Attached files on the page of an asset, and what is found in them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, search_box
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

ASSET = "library/case-oakhollow/"


def place_of(page: Page, text: str) -> float:
    """How far down a text stands, in pixels."""
    box = page.get_by_text(text).first.bounding_box()
    assert box is not None
    return box["y"]


def test_the_first_page_is_shown_with_kind_length_and_size(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + ASSET)
    picture = page.get_by_role("img", name="First page of larkspur-case-oakhollow.pdf")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("image => image.naturalWidth === 400", arg=picture.element_handle())
    expect(page.locator(".cs-file")).to_contain_text("PDF, 1 page, 10 kB")


def test_a_click_on_the_picture_opens_the_file(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + ASSET)
    link = page.get_by_role("link", name="larkspur-case-oakhollow.pdf")
    at = page.locator(".cs-file-preview").bounding_box()
    assert at is not None
    middle = {"x": at["x"] + at["width"] / 2, "y": at["y"] + at["height"] / 2}
    hit = page.evaluate("({x, y}) => document.elementFromPoint(x, y).closest('a')?.href", middle)
    assert hit == link.evaluate("link => link.href")


def test_nothing_moves_when_the_picture_comes(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/*.preview.png", lambda route: route.abort("aborted"))
    page.goto(site.root + ASSET)
    without = place_of(page, "Oakhollow Home delivers sofas")
    page.unroute_all()
    page.goto(site.root + ASSET)
    page.wait_for_function("document.querySelector('.cs-file-preview').naturalWidth > 0")
    assert place_of(page, "Oakhollow Home delivers sofas") == without


def test_a_telephone_needs_no_scrolling_to_the_side(site: Site, new_page: NewPage) -> None:
    page = new_page(width=360, height=800)
    page.goto(site.root + ASSET)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_paper_has_no_preview(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + ASSET)
    page.emulate_media(media="print")
    expect(page.locator(".cs-file-preview")).to_be_hidden()


def test_what_only_a_file_holds_is_said_to_be_found_there(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/")
    search_box(page).fill("keyboard")
    expect(page.get_by_role("row").first).to_contain_text("(attached file)")
    search_box(page).fill("oakhollow")
    expect(page.get_by_role("row").first).not_to_contain_text("(attached file)")
