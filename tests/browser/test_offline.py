"""The offline build: the whole hub from a folder on a laptop, without any server."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.pages import NewPage, open_dialog, search_box
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser


def page_in(site: Site, kind: str) -> str:
    """The address of a page in a folder: `library/foo.html`, `library/index.html`."""
    path, _, query = KINDS[kind].partition("?")
    bare = path.rstrip("/")
    names = [path] if path.endswith(".html") else [f"{bare}.html", f"{bare}/index.html".lstrip("/")]
    found = next(name for name in names if (site.folder / name).is_file())
    return f"{site.root}{found}{'?' + query if query else ''}"


OFFLINE_KINDS = [kind for kind in KINDS if kind != "not found"]


def test_every_page_opens_from_the_folder(offline_site: Site, new_page: NewPage) -> None:
    """With its styles and its script, and nothing in the console."""
    page = new_page()
    for kind in OFFLINE_KINDS:
        page.goto(page_in(offline_site, kind))
        expect(page.locator("main h1"), kind).to_be_visible()
        assert page.evaluate("customElements.get('callsheet-find') !== undefined"), kind
        wash = "getComputedStyle(document.body).getPropertyValue('--cs-brand-wash')"
        assert page.evaluate(wash), kind


def test_every_link_leads_to_a_file(offline_site: Site, new_page: NewPage) -> None:
    """Where no server looks for it, `library/` would show the folder instead of the page."""
    page = new_page(java_script_enabled=False)
    links: set[str] = set()
    for kind in OFFLINE_KINDS:
        page.goto(page_in(offline_site, kind))
        found = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        links.update(re.sub("[?#].*", "", link) for link in found if link.startswith("file:"))
    missing = [
        link
        for link in sorted(links)
        if not (offline_site.folder / unquote(link.removeprefix(offline_site.root))).is_file()
    ]
    assert missing == []


def test_search_from_home_to_the_asset(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{offline_site.root}index.html")
    search_box(page).press_sequentially("cfo too expensive")
    expect(page.get_by_role("option").first).to_contain_text("you are too expensive")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{offline_site.root}library/pricing-talk-track.html")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")


def test_the_form_leads_to_the_find_page(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{offline_site.root}index.html")
    search_box(page).fill("cornerplan")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(f"{offline_site.root}find.html?q=cornerplan")
    expect(page.get_by_role("row").first).to_contain_text("Against Cornerplan")


def test_facets_and_their_address(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{offline_site.root}find.html?q=expensive")
    page.get_by_role("checkbox", name=re.compile("^IT lead")).check()
    expect(page).to_have_url(f"{offline_site.root}find.html?q=expensive&persona=it-lead")
    number = page.locator(".cs-count").inner_text()
    page.reload()
    expect(page.get_by_role("checkbox", name=re.compile("^IT lead"))).to_be_checked()
    expect(page.locator(".cs-count")).to_have_text(number)
    page.get_by_role("row").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/library/[\w-]+\.html$"))


def test_a_slash_searches_over_the_page(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(page_in(offline_site, "call sheet"))
    found = open_dialog(page)
    page.keyboard.type("cornerplan")
    row = found.get_by_role("row").first
    expect(row).to_contain_text("Against Cornerplan")
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("status")).to_have_text("Copied")
    everything = found.get_by_role("link", name=re.compile("^See all|^Search with"))
    expect(everything).to_have_attribute("href", f"{offline_site.root}find.html?q=cornerplan")
    row.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/library/[\w-]+\.html$"))


def test_pins_are_kept_from_page_to_page(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{offline_site.root}find.html?q=cornerplan")
    page.get_by_role("button", name="Pin Against Cornerplan").click()
    page.get_by_role("button", name="Add to call sheet: Against Cornerplan").click()
    page.goto(page_in(offline_site, "handovers"))
    found = open_dialog(page)
    expect(found.get_by_role("link", name="Against Cornerplan")).to_be_visible()
    sheet = found.get_by_role("link", name="Call sheet (1)")
    expect(sheet).to_have_attribute("href", f"{offline_site.root}call/index.html")
