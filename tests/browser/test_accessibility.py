"""axe finds nothing to object to, on any kind of page, in either scheme."""

import json
import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, open_dialog, open_kind
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
NARROW = ["home", "find", "asset", "retired asset", "call sheet", "fitted call sheet"]
NARROW += ["handovers", "roles"]
"""What is laid out otherwise on a telephone, or scrolls there."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""What a scheme can break; nothing else depends on it."""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (360, "light")])
def test_axe_finds_nothing(site: Site, new_page: NewPage, width: int, scheme: str) -> None:
    """WCAG 2.2, levels A and AA, the theme's own parts included."""
    page = new_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for kind in KINDS if width == 1440 else NARROW:
        open_kind(page, site, kind)
        found += [
            f"{kind}: {said}" for said in violations(page, COLOURS if scheme == "dark" else RULES)
        ]
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


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (360, "light")])
def test_axe_finds_nothing_while_a_call_sheet_is_edited(
    site: Site, new_page: NewPage, width: int, scheme: str
) -> None:
    """With something ticked off, and what no asset is about."""
    page = new_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site.root}call/finance-lead/evaluate/?objection=zzz#since=2026-08-15")
    page.get_by_role("button", name="Edit for one call").click()
    expect(page.get_by_label("Industry")).to_be_visible()
    page.get_by_role("checkbox").first.uncheck()
    assert violations(page) == []


KEPT = """localStorage.setItem("callsheet:v1", JSON.stringify({ recent: ["cfo", "roi"],
  pinned: ["pricing-talk-track", "pricing-one-pager-2025", "gone"],
  basket: ["pricing-talk-track"] }))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_in_the_search_over_a_page(
    site: Site, new_page: NewPage, width: int, scheme: str
) -> None:
    """Empty, with what is kept, with results, with a chosen one, and with nothing found."""
    page = new_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    page.goto(site.root + KINDS["asset"])
    found = open_dialog(page)
    said = violations(page)
    page.evaluate(KEPT)
    page.reload()
    open_dialog(page)
    expect(found.get_by_role("listitem").first).to_be_visible()
    said += violations(page)
    page.keyboard.type("expensive")
    expect(found.get_by_role("row").nth(3)).to_be_visible()
    said += violations(page)
    page.keyboard.press("ArrowDown")
    found.get_by_role("button", name=re.compile("^Pin")).first.click()
    found.get_by_role("button", name=re.compile("^Add to")).first.click()
    found.get_by_role("button", name=re.compile("^Copy link")).first.click()
    expect(found.get_by_role("row").first.get_by_role("status")).to_have_text("Copied")
    said += violations(page)
    found.get_by_role("combobox").fill("zzzzzzzz")
    expect(found.get_by_text("Nothing found for")).to_be_visible()
    assert said + violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_in_filters_and_kept_list(
    site: Site, new_page: NewPage, width: int, scheme: str
) -> None:
    page = new_page(width=width, color_scheme=scheme, reduced_motion="reduce")
    page.add_init_script(KEPT)
    page.goto(f"{site.root}find/?q=roi&persona=it-lead,finance-lead")
    expect(page.get_by_role("row").first).to_be_visible()
    if width == 360:
        page.locator(".cs-facets > summary").click()
    said = violations(page)
    page.goto(f"{site.root}find/")
    page.keyboard.press("/")
    expect(page.get_by_role("group", name="Kept in this browser")).to_be_visible()
    assert said + violations(page) == []


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """What axe has to say against the page, each rule with the first elements that break it."""
    page.evaluate(AXE)
    options = json.dumps({"runOnly": rules, "resultTypes": ["violations"]})
    answer: dict[str, Any] = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in answer["violations"]
        for node in rule["nodes"][:3]
    ]
