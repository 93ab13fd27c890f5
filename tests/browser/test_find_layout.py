"""Nothing moves while somebody types, and everything is large enough for a thumb."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from callsheet.search.ranking import Search
from callsheet.search.records import search_text
from tests.browser.pages import (
    NewPage,
    dialog,
    open_dialog,
    sample_catalogue,
    sample_data,
    search_box,
)
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

WATCH = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const nodes = sources.map(({ node }) => (node?.className || node?.nodeName) ?? "gone");
      window.shifts.push({ value, hadRecentInput, nodes });
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
"""Collects every shift, also those that the browser excuses because somebody has just typed."""

PLACES = """() => {
  const of = (selector) => {
    const element = document.querySelector(selector);
    if (!element || !element.checkVisibility()) return null;
    const { x, y, width } = element.getBoundingClientRect();
    return [x, y, width].map(Math.round);
  };
  const first = of(".cs-results > .cs-result") ?? of(".cs-results-side > .cs-empty");
  return {
    box: of(".cs-find-box"), panel: of(".cs-facets"), head: of(".cs-results-head"),
    last: of(".cs-facet:last-of-type"), first: first && first.slice(0, 2),
  };
}"""


def keystrokes(page: Page, text: str) -> list[Any]:
    """The places of the main parts after each letter, and after it was taken away again."""
    places = []
    for key in [*text, *["Backspace"] * len(text)]:
        page.keyboard.press(key)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")
        places.append(page.evaluate(PLACES))
    return places


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_moves_while_somebody_types(site: Site, new_page: NewPage, width: int) -> None:
    """From many results to one, to none, and back; with a filter in use."""
    page = new_page(width=width)
    page.add_init_script(WATCH)
    page.goto(f"{site.root}find/?persona=finance-lead")
    expect(page.get_by_role("row").first).to_be_visible()
    search_box(page).focus()
    before = page.evaluate(PLACES)
    page.evaluate("window.shifts = []")
    for place in keystrokes(page, "cornerplan zqx"):
        assert place == before
    shifts = page.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) < 0.01, shifts


@pytest.mark.parametrize("width", [360, 1440])
def test_hardly_anything_moves_while_the_page_loads(
    site: Site, new_page: NewPage, width: int
) -> None:
    """Less than what Core Web Vitals call good, by far."""
    page = new_page(width=width)
    page.add_init_script(WATCH)
    for address in ("find/?q=expensive", "", KINDS["asset"]):
        page.goto(site.root + address)
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("window.shifts")
        assert sum(shift["value"] for shift in shifts) < 0.02, (address, shifts)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_dialog_keeps_its_size(site: Site, new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    page.goto(site.root + KINDS["asset"])
    found = open_dialog(page)
    before = (found.bounding_box(), found.get_by_role("combobox").bounding_box())
    tops = set[float]()
    for key in "corner zqx":
        page.keyboard.press(key)
        page.wait_for_timeout(60)
        assert (found.bounding_box(), found.get_by_role("combobox").bounding_box()) == before
        row = found.get_by_role("row").first
        if row.count() and (place := row.bounding_box()):
            tops.add(place["y"])
    assert len(tops) == 1


def test_every_count_is_what_a_click_would_show(site: Site, new_page: NewPage) -> None:
    """All values of all facets, with a text and filters, against the search in Python."""
    search = Search(sample_data(), search_text(sample_catalogue()))
    chosen = {"persona": ["finance-lead", "it-lead"], "stage": ["decide"]}
    page = new_page()
    page.goto(f"{site.root}find/?q=security&persona=finance-lead,it-lead&stage=decide")
    expect(page.locator(".cs-count")).to_contain_text(
        f"{len(search.search('security', chosen))} result"
    )
    page.wait_for_load_state("networkidle")
    shown: dict[str, dict[str, int]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".cs-facet")].map((facet) => [
          facet.querySelector("legend").textContent,
          Object.fromEntries([...facet.querySelectorAll("label:not([hidden])")].map(
            ({ children }) => [children[1].textContent, Number(children[2].textContent)]))]))"""
    )
    nothing = 0
    for facet in search.facets:
        for value in facet["values"]:
            number = len(search.search("security", {**chosen, facet["key"]: [value["id"]]}))
            offered = shown.get(facet["name"], {}).get(value["name"])
            assert offered == number or (offered is None and number == 0), (facet["key"], value)
            nothing += offered == 0
    assert nothing > 5
    for label in page.locator(".cs-facet-value:visible").all():
        is_empty = label.locator(".cs-facet-count").inner_text() == "0"
        box = label.get_by_role("checkbox")
        assert box.is_disabled() == (is_empty and not box.is_checked())


def test_a_choice_without_results_can_be_taken_back(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=zzzzzz&persona=it-lead&audience=partner")
    box = page.get_by_role("checkbox", name="IT lead 0")
    expect(box).to_be_checked()
    box.uncheck()
    expect(box).to_be_focused()
    expect(page).to_have_url(f"{site.root}find/?q=zzzzzz&audience=partner")


SMALL = """(root) => [...document.querySelectorAll(root)].flatMap((place) =>
  [...place.querySelectorAll("a, button, summary, label.cs-facet-value, input[type=search]")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 1 && Math.round(Math.min(width, height)) < 44)
    .map(([each, { width, height }]) => `${each.outerHTML} ${width} x ${height}`))"""
"""What is to be touched and smaller than 44 px either way."""

KEPT = """localStorage.setItem("callsheet:v1", JSON.stringify({ recent: ["cfo", "roi"],
  pinned: ["pricing-talk-track", "gone"], basket: ["pricing-talk-track"] }))"""


def test_a_thumb_is_enough(site: Site, new_page: NewPage) -> None:
    """On the find page, in its filters, in the dialog and in the list of what is kept."""
    page = new_page(width=360, height=740, has_touch=True, is_mobile=True)
    page.add_init_script(KEPT)
    page.goto(f"{site.root}find/?q=roi&persona=finance-lead")
    expect(page.get_by_role("row").first).to_be_visible()
    assert page.evaluate(SMALL, "callsheet-find, .md-header .cs-search-button") == []
    before = page.evaluate(PLACES)
    page.locator(".cs-facets > summary").tap()
    assert page.evaluate(SMALL, "callsheet-find") == []
    assert page.evaluate(PLACES)["first"] == before["first"], "the filters push nothing away"
    page.get_by_role("checkbox", name="Decide").tap()
    page.locator(".cs-facets-done").tap()
    expect(page.get_by_role("checkbox", name="Decide")).to_be_hidden()
    expect(page.get_by_role("button", name="Remove filter Stage: Decide")).to_be_attached()
    search_box(page).fill("")
    assert page.evaluate(SMALL, "callsheet-find") == []
    page.goto(site.root + KINDS["asset"])
    page.get_by_role("button", name="Search").tap()
    expect(dialog(page).get_by_role("group")).to_be_visible()
    assert page.evaluate(SMALL, "dialog") == []
    page.keyboard.type("roi")
    expect(dialog(page).get_by_role("row").first).to_be_visible()
    assert page.evaluate(SMALL, "dialog") == []


def test_the_filters_lie_under_the_thumb(site: Site, new_page: NewPage) -> None:
    """At the foot of the screen; a tap beside them, Escape or moving on closes them."""
    page = new_page(width=360, height=740, has_touch=True)
    page.goto(f"{site.root}find/?q=roi")
    expect(page.get_by_role("row").first).to_be_visible()
    opener = page.locator(".cs-facets > summary")
    box = opener.bounding_box()
    assert box
    assert box["y"] > 740 * 2 / 3
    sheet = page.locator(".cs-facets-sheet")
    opener.tap()
    expect(sheet).to_be_in_viewport()
    address = page.url
    page.touchscreen.tap(180, 100)
    expect(sheet).to_be_hidden()
    assert page.url == address
    opener.tap()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
