"""A call sheet is one printed page, on A4 and on Letter."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.pages import NewPage
from tests.browser.sites import Site

pytestmark = pytest.mark.browser


def call_sheets(site: Site) -> list[str]:
    """The address of every call sheet."""
    return sorted(
        f"call/{page.parent.relative_to(site.folder / 'call').as_posix()}/"
        for page in site.folder.glob("call/*/*/index.html")
    )


def printed(page: Page, paper: str) -> PdfReader:
    """The page as it comes out of the printer."""
    return PdfReader(BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_call_sheet_is_one_page(site: Site, new_page: NewPage, paper: str) -> None:
    page = new_page()
    addresses = call_sheets(site)
    assert len(addresses) == 36
    longer = {}
    for address in addresses:
        page.goto(site.root + address)
        number = len(printed(page, paper).pages)
        if number != 1:
            longer[address] = number
    assert longer == {}


def test_what_a_rep_needs_is_on_paper(site: Site, new_page: NewPage) -> None:
    """Whom they meet, what to send, to ask, to say, what comes next; and no button."""
    page = new_page()
    page.goto(f"{site.root}call/finance-lead/evaluate/")
    text = " ".join(printed(page, "A4").pages[0].extract_text().split())
    for part in (
        "Finance lead at Evaluate",
        "What to send",
        "Tarn Water: paid back by overtime alone",
        "Not for customers",
        "What they may say",
        "Too expensive",
        "What to ask",
        "What does one delivered stop cost you today",
        "To move on",
        "What happens next",
        "Whom to ask",
    ):
        assert part in text
    for screen_only in ("Copy link", "Print", "Suggest a change", "Library"):
        assert screen_only not in text


def test_in_the_dark_scheme_paper_stays_white(site: Site, new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto(f"{site.root}call/finance-lead/evaluate/")
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => [document.body, document.querySelector(".cs-panel"),
          document.querySelector(".cs-sheet h2"), document.querySelector(".cs-row-kind")]
          .map((e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor])"""
    )
    for ink, paper in colours:
        assert lightness(ink) < 0.5, colours
        assert lightness(paper) > 0.9, colours


def lightness(colour: str) -> float:
    """From 0, black, to 1, white; a colour that shines through counts as white."""
    numbers = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]
    return 1.0 if len(numbers) == 4 and numbers[3] == 0 else sum(numbers[:3]) / 3 / 255
