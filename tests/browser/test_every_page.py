"""Promises that hold on every kind of page, in both schemes and at the width of any screen."""

import json
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def open_kind(page: Page, site: Site, kind: str) -> None:
    """Open a page and wait until all of it is there."""
    page.goto(site.root + KINDS[kind])
    if kind == "find":
        expect(page.get_by_role("row").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_it_fits_the_screen_and_asks_nobody(
    site: Site, new_page: NewPage, width: int, scheme: str
) -> None:
    """The page itself never scrolls sideways; the watch of `new_page` sees requests and console."""
    page = new_page(width=width, color_scheme=scheme)
    too_wide = {}
    for kind in KINDS:
        open_kind(page, site, kind)
        content = int(page.evaluate("document.documentElement.scrollWidth"))
        if content > width:
            too_wide[kind] = content
    assert too_wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(site: Site, new_page: NewPage, scheme: str, width: int) -> None:
    """WCAG 2.2, levels A and AA, the theme's own parts included."""
    page = new_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for kind in KINDS:
        open_kind(page, site, kind)
        found += [f"{kind}: {said}" for said in violations(page)]
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_searching(site: Site, new_page: NewPage, scheme: str) -> None:
    """With the popup open, filters chosen, and nothing found."""
    page = new_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site.root)
    page.keyboard.press("/")
    page.keyboard.type("expensive")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    found = violations(page)
    page.goto(f"{site.root}find/?q=expensive&persona=finance-lead&stage=decide")
    expect(page.get_by_role("row").first).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    found += violations(page)
    page.goto(f"{site.root}find/?q=zzzzzzzz&persona=finance-lead")
    expect(page.get_by_text("Nothing found for")).to_be_visible()
    found += violations(page)
    assert found == []


def violations(page: Page) -> list[str]:
    """What axe has to say against the page, each rule with the first elements that break it."""
    page.evaluate(AXE)
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations"]})
    answer: dict[str, Any] = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in answer["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("kind", ["home", "find", "library", "call sheet", "asset"])
def test_nothing_jumps_while_it_loads(site: Site, new_page: NewPage, kind: str, width: int) -> None:
    """Cumulative layout shift below 0.1, which is what Web Vitals call good."""
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    open_kind(page, site, kind)
    # Two pictures later every shift of the load has been counted.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") < 0.1
