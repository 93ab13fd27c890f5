"""A theme that exchanges pages in place (Material's `navigation.instant`) loses no search."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.pages import NewPage, open_dialog, search_box
from tests.browser.serving import served
from tests.browser.sites import Site
from tests.site.built import build_mkdocs, write_small_hub

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("instant")
    hub = write_small_hub(folder / "hub", {"docs/robots.txt": "User-agent: *\n"})
    settings = hub / "mkdocs.yml"
    before = settings.read_text("utf-8")
    settings.write_text(before.replace("navigation.top", "navigation.instant", 1), "utf-8")
    build_mkdocs(folder / "site", hub, "-q")
    with served(folder / "site") as root:
        # The theme knows the addresses by the sitemap, and takes their port from there.
        sitemap = folder / "site" / "sitemap.xml"
        known = sitemap.read_text("utf-8").replace("https://hub.example.com/", root)
        sitemap.write_text(known, "utf-8")
        yield Site(folder / "site", root)


def test_the_find_page_finds_each_time_it_is_come_to(instant: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{instant.root}library/")
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.locator(".md-tabs, .md-nav").get_by_role("link", name="Find", exact=True).first.click()
        search_box(page).fill("price")
        expect(page.locator(".cs-results").get_by_role("row")).to_have_count(1)
        search_box(page).press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Answering the price")
        expect(open_dialog(page)).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    assert page.evaluate("window.stayed") is True, "the pages were loaded one by one"
