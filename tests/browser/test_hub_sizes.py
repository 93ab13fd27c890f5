"""A hub with no asset, and one with one: it is built, searched, and says what there is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.pages import NewPage, search_box
from tests.browser.serving import served
from tests.browser.sites import Site
from tests.hub_builder import ASSET, Tree
from tests.site.built import build_mkdocs, run, write_small_hub

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=[0, 1], ids=["none", "one"])
def sized(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("sized")
    asset = ASSET if request.param else None
    files: Tree = {"assets/example.md": asset, "docs/start.md": "# Start\n\nWords.\n"}
    hub = write_small_hub(folder / "hub", files)
    build_mkdocs(folder / "site", hub, "--strict" if request.param else "-q")
    with served(folder / "site") as root:
        yield Site(folder / "site", root)


def test_the_find_page_lists_it_and_says_when_nothing_is_found(
    sized: Site, new_page: NewPage
) -> None:
    page = new_page()
    number = len(list((sized.folder / "library").glob("*/index.html")))
    page.goto(f"{sized.root}find/")
    expect(page.get_by_role("row")).to_have_count(number)
    expect(page.locator(".cs-count")).to_contain_text(f"{number} result")
    search_box(page).fill("zebra")
    expect(page.get_by_text("Nothing found for “zebra”.")).to_be_visible()
    search_box(page).fill("price")
    expect(page.get_by_role("row")).to_have_count(number)


@pytest.mark.parametrize(
    "path", ["", "library/", "call/", "personas/", "call/finance-lead/evaluate/"]
)
def test_its_pages_open(sized: Site, new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(sized.root + path)
    expect(page.locator("h1")).to_be_visible()


def test_the_terminal_answers_too(sized: Site) -> None:
    hub = sized.folder.with_name("hub")
    number = len(list((sized.folder / "library").glob("*/index.html")))
    said = run("callsheet", "find", "price", "--root", hub)
    assert said.count("Answering the price") == number
    assert ("There is no asset yet." in said) == (number == 0)
