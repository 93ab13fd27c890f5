"""The search over any page: "/", Ctrl-K, Cmd-K or the button in the header open it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, dialog, open_dialog, search_box
from tests.browser.serving import served
from tests.browser.sites import KINDS, REPOSITORY, Site, build_site

pytestmark = pytest.mark.browser

WAYS = ["/", "Control+k", "Meta+k", "the button"]
HARD = ["library", "asset", "call sheet", "handovers", "not found"]


@pytest.fixture(scope="module")
def customer_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """What customers see of the repository's own hub."""
    folder = tmp_path_factory.mktemp("customer") / "site"
    build_site(REPOSITORY, folder, "--audience", "customer")
    with served(folder) as root:
        yield Site(folder, root)


def go(page: Page, way: str) -> None:
    if way == "the button":
        page.locator(".md-header").get_by_role("button", name="Search").click()
    else:
        page.keyboard.press(way)


@pytest.mark.parametrize("kind", HARD)
def test_any_page_can_be_searched_from(site: Site, new_page: NewPage, kind: str) -> None:
    page = new_page()
    page.goto(site.root + KINDS[kind])
    found = open_dialog(page)
    page.keyboard.type("cornerplan")
    expect(found.get_by_role("row").first).to_contain_text("Against Cornerplan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.root}library/battlecard-cornerplan/")


@pytest.mark.parametrize("way", WAYS)
def test_it_opens_and_closes_and_the_focus_goes_back(
    site: Site, new_page: NewPage, way: str
) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    before = page.get_by_role("button", name="Copy link", exact=True)
    before.focus()
    for text in ("", "cornerplan"):
        go(page, way)
        box = dialog(page).get_by_role("combobox")
        expect(box).to_be_focused()
        box.fill(text)
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()
        if way != "the button":
            expect(before).to_be_focused()
    assert page.locator("dialog").count() == 1


def test_what_was_typed_is_still_there_and_selected(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    open_dialog(page)
    page.keyboard.type("cornerplan")
    page.keyboard.press("Escape")
    open_dialog(page)
    assert page.evaluate("getSelection().toString()") == "cornerplan"
    page.keyboard.type("roi")
    expect(dialog(page).get_by_role("combobox")).to_have_value("roi")


def test_close_and_the_ground_around_it_close_it(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    open_dialog(page)
    dialog(page).get_by_role("button", name="Close").click()
    expect(dialog(page)).to_be_hidden()
    open_dialog(page)
    page.mouse.click(20, 400)
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("kind", ["home", "find"])
@pytest.mark.parametrize("way", WAYS)
def test_a_page_with_a_box_uses_that(site: Site, new_page: NewPage, kind: str, way: str) -> None:
    page = new_page()
    page.goto(site.root + KINDS[kind])
    go(page, way)
    expect(search_box(page)).to_be_focused()
    assert page.locator("dialog").count() == 0


FIELDS = {
    "input": "document.createElement('input')",
    "textarea": "document.createElement('textarea')",
    "contenteditable": "Object.assign(document.createElement('p'), {contentEditable: 'true'})",
}


@pytest.mark.parametrize("kind", FIELDS)
def test_who_types_a_slash_gets_one(site: Site, new_page: NewPage, kind: str) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    page.evaluate(f"const field = {FIELDS[kind]}; field.id = 'f'; document.body.prepend(field)")
    page.locator("#f").focus()
    page.keyboard.type("and/or")
    assert page.evaluate("f.value ?? f.textContent") == "and/or"
    expect(dialog(page)).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(dialog(page)).to_be_visible()


def test_its_data_comes_when_it_is_opened(site: Site, new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.root + KINDS["asset"])
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "hub/search" in url]
    for _ in range(3):
        open_dialog(page)
        page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")
    assert len([url for url in asked if "hub/search" in url]) == 3


def test_arrows_go_through_rows_and_buttons_are_in_reach(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    found = open_dialog(page)
    page.keyboard.type("expensive")
    expect(found.get_by_role("row").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(found.get_by_role("row").nth(1)).to_have_attribute("aria-selected", "true")
    # A key of the theme, which would leave the page: here it is nobody's.
    found.get_by_role("button", name="Close").focus()
    page.keyboard.press("n")
    page.keyboard.press("/")
    expect(found.get_by_role("combobox")).to_be_focused()
    expect(page).to_have_url(site.root + KINDS["asset"])


def test_all_results_are_on_the_find_page(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    found = open_dialog(page)
    page.keyboard.type("expensive")
    expect(found.get_by_role("row")).to_have_count(10)
    found.get_by_role("link", name=re.compile(r"^See all \d+ results$")).click()
    expect(page).to_have_url(f"{site.root}find/?q=expensive")


def test_nothing_found_says_so(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + KINDS["asset"])
    found = open_dialog(page)
    page.keyboard.type("zzzzzzzz")
    expect(found.get_by_text("Nothing found for “zzzzzzzz”")).to_be_visible()
    expect(found.get_by_role("row")).to_have_count(0)


def test_data_that_cannot_be_loaded_leaves_the_library(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/hub/search.js", lambda route: route.fulfill(body="/* nothing */"))
    page.add_init_script("console.error = () => {}")
    page.goto(site.root + KINDS["asset"])
    page.keyboard.press("/")
    found = dialog(page)
    expect(found).to_contain_text("Search could not be loaded.")
    found.get_by_role("link", name="library").click()
    expect(page).to_have_url(f"{site.root}library/")


def test_customers_search_but_have_no_call_sheet_to_fill(
    customer_site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script(
        """localStorage.setItem("callsheet:v1", '{"basket": ["onboarding-it-checklist"]}')"""
    )
    page.goto(f"{customer_site.root}library/")
    found = open_dialog(page)
    page.keyboard.type("checklist")
    row = found.get_by_role("row").first
    expect(row.get_by_role("button", name=re.compile("^Copy link"))).to_be_visible()
    expect(row.get_by_role("button", name=re.compile("^Pin"))).to_be_visible()
    expect(row.get_by_role("button")).to_have_count(2)
    expect(found.get_by_text("all sheet")).to_have_count(0)
    expect(found.get_by_text("Not for email")).to_have_count(0)


def test_readers_outside_can_pin_it_and_have_no_call_sheet(
    customer_site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{customer_site.root}library/pricing-one-pager/")
    expect(page.get_by_role("button", name=re.compile("^Pin "))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("call sheet"))).to_have_count(0)
