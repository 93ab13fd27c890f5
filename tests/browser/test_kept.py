"""What the browser keeps for a rep: the last searches, pinned assets, the assets for the call."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import NewPage, dialog, open_dialog, search_box
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

KEPT = {
    "recent": ["cfo too expensive", "roi", "cornerplan"],
    "pinned": ["pricing-talk-track", "an-asset-that-is-gone", "pricing-one-pager-2025"],
    "basket": ["pricing-talk-track", "another-that-is-gone"],
}


def keep(page: Page, value: object) -> None:
    """Have it in the storage before the first page."""
    text = value if isinstance(value, str) else json.dumps(value)
    page.add_init_script(
        "if (!sessionStorage.begun) {"
        f" localStorage.setItem('callsheet:v1', {json.dumps(text)}); sessionStorage.begun = 1; }}"
    )


def kept(page: Page) -> dict[str, Any]:
    value: dict[str, Any] = page.evaluate("JSON.parse(localStorage['callsheet:v1'] ?? '{}')")
    return value


def kept_list(place: Page | Locator) -> Locator:
    return place.get_by_role("group", name="Kept in this browser")


def test_a_search_is_kept_once_it_was_of_use(site: Site, new_page: NewPage) -> None:
    """Not with every letter, but when a result is opened, copied, pinned, or Enter is pressed."""
    page = new_page()
    page.goto(f"{site.root}find/")
    box = search_box(page)
    box.press_sequentially("cornerplan")
    row = page.get_by_role("row").first
    expect(row).to_contain_text("Against Cornerplan")
    assert kept(page) == {}
    row.get_by_role("button", name=re.compile("^Copy link")).click()
    assert kept(page)["recent"] == ["cornerplan"]
    box.fill("roi")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/library/"))
    assert kept(page)["recent"] == ["roi", "cornerplan"]
    page.goto(site.root)
    search_box(page).press_sequentially("expensive")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("/library/"))
    open_dialog(page)
    page.keyboard.type("renewal")
    dialog(page).get_by_role("row").first.get_by_role("link").first.click()
    expect(dialog(page)).to_be_hidden()
    assert kept(page)["recent"] == ["renewal", "expensive", "roi", "cornerplan"]


@pytest.mark.parametrize("where", ["home", "find", "asset"])
def test_an_empty_box_offers_what_is_kept(site: Site, new_page: NewPage, where: str) -> None:
    page = new_page()
    keep(page, KEPT)
    page.goto(site.root + KINDS[where].partition("?")[0])
    page.keyboard.press("/")
    found = kept_list(page)
    expect(found.get_by_role("button", name="cfo too expensive", exact=True)).to_be_visible()
    expect(found.get_by_role("link", name='Answering "you are too expensive"')).to_be_visible()
    retired = found.get_by_role("listitem").filter(has_text="What Larkspur costs (list of 2025)")
    expect(retired).to_contain_text("Retired")
    expect(found).to_contain_text("1 pinned asset is no longer here.")
    expect(found.get_by_role("link", name="Call sheet (1)")).to_be_visible()
    expect(found).to_contain_text("Only this browser keeps this. Nobody else sees it.")
    page.keyboard.type("x")
    expect(found).to_be_hidden()
    page.keyboard.press("Backspace")
    expect(found).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    box = dialog(page).get_by_role("combobox") if where == "asset" else search_box(page)
    expect(box).to_have_value("roi")
    expect(box).to_be_focused()
    expect(found).to_be_hidden()


def test_it_covers_the_results_only_while_the_box_is_used(site: Site, new_page: NewPage) -> None:
    page = new_page()
    keep(page, KEPT)
    page.goto(f"{site.root}find/")
    expect(page.get_by_role("row").first).to_be_visible()
    expect(kept_list(page)).to_be_hidden()
    page.keyboard.press("/")
    expect(kept_list(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(kept_list(page)).to_be_hidden()
    expect(search_box(page)).to_be_focused()
    search_box(page).click()
    expect(kept_list(page)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(kept_list(page)).to_be_hidden()


def test_searches_are_forgotten_one_by_one_or_all(site: Site, new_page: NewPage) -> None:
    page = new_page()
    keep(page, KEPT)
    page.goto(site.root + KINDS["asset"])
    found = kept_list(open_dialog(page))
    found.get_by_role("button", name="Forget roi").click()
    expect(found.get_by_role("button", name="Forget cornerplan")).to_be_focused()
    assert kept(page)["recent"] == ["cfo too expensive", "cornerplan"]
    found.get_by_role("button", name="Clear recent searches").click()
    expect(found.get_by_text("Recent searches")).to_have_count(0)
    assert kept(page)["recent"] == []
    assert kept(page)["pinned"] == KEPT["pinned"]


def test_assets_are_pinned_from_a_row_and_unpinned_from_the_list(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=cornerplan")
    pin = page.get_by_role("button", name="Pin Against Cornerplan")
    expect(pin).to_have_attribute("aria-pressed", "false")
    pin.click()
    expect(pin).to_have_attribute("aria-pressed", "true")
    page.goto(site.root + KINDS["asset"])
    found = kept_list(open_dialog(page))
    found.get_by_role("button", name="Unpin Against Cornerplan").click()
    assert kept(page)["pinned"] == []
    expect(found.get_by_text("Pinned")).to_have_count(0)
    found.get_by_role("button", name="Forget cornerplan").click()
    expect(found).to_contain_text("the assets that you pin will stand here")
    expect(dialog(page).get_by_role("combobox")).to_be_focused()


def test_what_is_gone_can_be_forgotten(site: Site, new_page: NewPage) -> None:
    page = new_page()
    keep(page, KEPT)
    page.goto(site.root + KINDS["asset"])
    kept_list(open_dialog(page)).get_by_role("button", name="Forget what is gone").click()
    assert kept(page)["pinned"] == ["pricing-talk-track", "pricing-one-pager-2025"]


def test_assets_are_collected_for_the_call(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=cornerplan")
    rows = page.get_by_role("row")
    for number, count in ((0, 1), (1, 2)):
        rows.nth(number).get_by_role("button", name=re.compile("^Add to call sheet")).click()
        sheet = page.get_by_role("link", name=f"Call sheet ({count})")
        expect(sheet).to_be_visible()
    assert len(kept(page)["basket"]) == 2
    rows.first.get_by_role("button", name=re.compile("^On call sheet, take off")).click()
    expect(page.get_by_role("link", name="Call sheet (1)")).to_be_visible()
    page.get_by_role("link", name="Call sheet (1)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Call sheets")


def test_a_full_call_sheet_says_so(site: Site, new_page: NewPage) -> None:
    page = new_page()
    keep(page, {"basket": [f"asset-{number}" for number in range(20)]})
    page.goto(f"{site.root}find/?q=cornerplan")
    row = page.get_by_role("row").first
    row.get_by_role("button", name=re.compile("^Add to call sheet")).click()
    expect(row.get_by_role("status")).to_have_text("It is full. Take something off first.")
    assert len(kept(page)["basket"]) == 20


def test_another_tab_is_followed(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=cornerplan")
    expect(page.get_by_role("row").first).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{site.root}find/?q=cornerplan")
    other.get_by_role("button", name="Pin Against Cornerplan").click()
    pin = page.get_by_role("button", name="Pin Against Cornerplan")
    expect(pin).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("value", ["{", "[]", '"x"', '{"recent": 7, "pinned": [null, {}, 3]}'])
def test_nonsense_is_as_good_as_nothing(site: Site, new_page: NewPage, value: str) -> None:
    page = new_page()
    keep(page, value)
    page.goto(site.root + KINDS["asset"])
    found = kept_list(open_dialog(page))
    expect(found.get_by_role("listitem")).to_have_count(0)
    page.keyboard.type("cornerplan")
    dialog(page).get_by_role("button", name="Pin Against Cornerplan").click()
    assert kept(page)["pinned"] == ["battlecard-cornerplan"]


CLOSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("no", "QuotaExceededError"); };"""


@pytest.mark.parametrize("state", [FULL, CLOSED], ids=["full", "closed"])
def test_a_browser_that_keeps_nothing_says_so(site: Site, new_page: NewPage, state: str) -> None:
    """It holds for the page, and everything else works."""
    page = new_page()
    page.goto(f"{site.root}find/?q=cornerplan")  # the theme's own scripts want a storage
    page.evaluate(f"() => {{ {state} }}")
    pin = page.get_by_role("button", name="Pin Against Cornerplan")
    pin.click()
    expect(pin).to_have_attribute("aria-pressed", "true")
    search_box(page).fill("")
    expect(kept_list(page).get_by_role("link", name="Against Cornerplan")).to_be_visible()
    expect(kept_list(page)).to_contain_text("it is gone when you leave the page")


def test_nothing_of_it_leaves_the_browser(site: Site, new_page: NewPage) -> None:
    """No request names it: only pages and the search data are asked for."""
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    keep(page, {**KEPT, "recent": ["a very secret deal"]})
    page.goto(f"{site.root}find/")
    page.keyboard.press("/")
    expect(kept_list(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Pin")).first.click()
    page.get_by_role("button", name=re.compile("^Add to call sheet")).first.click()
    page.goto(site.root + KINDS["library"])
    open_dialog(page)
    assert not [line for line in asked if re.search("secret|an-asset-that-is-gone", line)]
    assert page.context.cookies() == []


def test_an_asset_is_kept_from_its_own_page(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}library/pricing-talk-track/")
    page.get_by_role("button", name=re.compile("^Add to call sheet: ")).click()
    page.get_by_role("button", name=re.compile("^Pin ")).click()
    expect(page.get_by_role("button", name=re.compile("^Pin "), pressed=True)).to_be_visible()
    assert kept(page) == {"basket": ["pricing-talk-track"], "pinned": ["pricing-talk-track"]}
    page.reload()
    page.get_by_role("button", name=re.compile("^On call sheet, take off: ")).click()
    expect(page.get_by_role("button", name=re.compile("^Add to call sheet: "))).to_be_visible()
    assert kept(page)["basket"] == []
