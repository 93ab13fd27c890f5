"""Everything works with the keyboard alone, and the focus can be seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, search_box
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    """What has the focus, in a word or two."""
    return str(
        page.evaluate(
            """() => { const e = document.activeElement;
            return (e.getAttribute("aria-label") || e.innerText || e.type || e.tagName).trim(); }"""
        )
    )


def is_outlined(page: Page) -> bool:
    """Can one see where the focus is? Its own outline, or a frame around the box that holds it."""
    return bool(
        page.evaluate(
            """() => {
            const seen = (e) => { const s = getComputedStyle(e);
              return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
                || s.boxShadow !== "none"; };
            const e = document.activeElement;
            return seen(e) || seen(e.closest(".cs-find-box") ?? e); }"""
        )
    )


@pytest.mark.parametrize("kind", ["home", "find"])
def test_a_slash_goes_into_the_box_where_there_is_one(
    site: Site, new_page: NewPage, kind: str
) -> None:
    """Also after a click elsewhere; in the box itself it is a letter like any other."""
    page = new_page()
    page.goto(site.root + KINDS[kind])
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("/")
    box = search_box(page)
    expect(box).to_be_focused()
    page.keyboard.type("and/or")
    expect(box).to_have_value("and/or")


@pytest.mark.parametrize(("address", "item"), [("", "option"), ("find/", "row")])
def test_arrows_move_through_the_results(
    site: Site, new_page: NewPage, address: str, item: str
) -> None:
    """Down and up, round to the text and in again; a screen reader is told of each step."""
    page = new_page()
    page.goto(site.root + address)
    page.keyboard.press("/")
    page.keyboard.type("expensive")
    items = page.locator(f"[role={item}]")
    expect(items.nth(1)).to_be_visible()
    chosen = page.locator(f"[role={item}][aria-selected=true]")
    expect(chosen).to_have_count(0)
    box = search_box(page)
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_have_attribute("aria-selected", "true")
    expect(chosen).to_have_count(1)
    named = box.get_attribute("aria-activedescendant")
    assert named == items.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(items.last).to_have_attribute("aria-selected", "true")
    expect(items.last).to_be_in_viewport()


def test_enter_on_the_find_page_opens_the_best_result(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/")
    page.keyboard.press("/")
    page.keyboard.type("cfo too expensive")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.root}library/pricing-talk-track/")


@pytest.mark.parametrize(("address", "item"), [("", "option"), ("find/", "row")])
def test_escape_lets_go_step_by_step(
    site: Site, new_page: NewPage, address: str, item: str
) -> None:
    """First of the result, then of the text, then of the box."""
    page = new_page()
    page.goto(site.root + address)
    page.keyboard.press("/")
    page.keyboard.type("expensive")
    expect(page.locator(f"[role={item}]").first).to_be_visible()
    box = search_box(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(f"[role={item}][aria-selected=true]")).to_have_count(0)
    expect(box).to_have_value("expensive")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()


def test_tab_goes_from_the_box_through_facets_to_results(site: Site, new_page: NewPage) -> None:
    """In the order in which they are seen, and each of them shows that it has the focus."""
    page = new_page()
    page.goto(f"{site.root}find/?q=cornerplan")
    expect(page.get_by_role("row").first).to_be_visible()
    page.keyboard.press("/")
    order: list[str] = []
    for _ in range(80):
        assert is_outlined(page), focused(page)
        order.append(focused(page))
        if order[-1].startswith("Copy link to"):
            break
        page.keyboard.press("Tab")
    assert order[1] == "Find"
    assert order[2] == "checkbox"
    assert order[-2:] == ["Against Cornerplan", "Copy link to Against Cornerplan"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").first.get_by_role("status")).not_to_be_empty()


def test_space_chooses_a_facet_and_the_focus_stays(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/")
    box = page.get_by_role("checkbox", name=re.compile("^IT lead"))
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Remove filter Persona: IT lead")).to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Remove filter Persona: IT lead")).to_have_count(0)


@pytest.mark.parametrize("kind", ["home", "asset", "call sheet", "library"])
def test_the_first_tab_offers_to_skip_the_navigation(
    site: Site, new_page: NewPage, kind: str
) -> None:
    page = new_page()
    page.goto(site.root + KINDS[kind])
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    target = page.evaluate("document.activeElement.hash")
    page.keyboard.press("Enter")
    assert page.evaluate("(hash) => document.querySelector(hash) !== null", target)
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('.md-content') !== null"
    assert page.evaluate(inside), focused(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "asset", "call sheet", "roles"])
def test_the_focus_can_be_seen_everywhere(
    site: Site, new_page: NewPage, kind: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.root + KINDS[kind])
    for _ in range(25):
        page.keyboard.press("Tab")
        assert is_outlined(page), focused(page)
