"""A call sheet leaves the browser: as a text, as Markdown, on paper."""

import re
from io import BytesIO
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.pages import NewPage
from tests.browser.sheets import CLIPBOARD, SHEET, copied, edit, rows
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

WORST_NOTE = "\n".join(["word " * 16 + "end"] * 6)
"""As long as a note may be, in as many lines as it may have."""


def test_as_text_and_as_markdown(site: Site, new_page: NewPage) -> None:
    """The customers' address of what they may see; our own of the rest."""
    page = new_page(permissions=CLIPBOARD)
    fragment = "#assets=pricing-one-pager,pricing-talk-track&note=Bring+a+pen"
    page.goto(f"{site.root}{SHEET}?objection=security{fragment}")
    expect(page.locator(".cs-sheet-about")).to_contain_text("Is our data safe?")
    text = copied(page, "Copy as text")
    assert text.startswith(
        "Finance lead at Evaluate\n\nAbout: Is our data safe?\n\nBring a pen\n\nWhat to send:\n"
        "1. What Larkspur costs\n   https://content.example.com/library/pricing-one-pager/\n\n"
        'Not for customers:\n1. Answering "you are too expensive"\n'
        f"   {site.root}library/pricing-talk-track/\n\n"
        'What they may say:\n- Is our data safe?: "Where is our data?"\n'
    )
    assert text.endswith(f"\nCall sheet: {page.url}\n")
    markdown = copied(page, "Copy as Markdown")
    for part in (
        "> Bring a pen\n",
        "- [What Larkspur costs](https://content.example.com/library/pricing-one-pager/)\n",
        "### Is our data safe?: “Where is our data?”\n\nIt stays in Frankfurt",
        "## What to ask\n\n- What does one delivered stop cost you today",
    ):
        assert part in markdown


def test_where_the_clipboard_is_shut_the_text_is_there_to_be_copied(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false;"
    )
    page.goto(site.root + SHEET)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_label("Text to copy")).to_have_value(re.compile("What to send:\n1. "))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_printed_on_one_page_with_its_choices(
    site: Site, new_page: NewPage, paper: str
) -> None:
    """The longest note, two wishes, as many assets as there is room for; nothing ticked off."""
    page = new_page()
    ids = (site.folder / "hub/sheets.js").read_text("utf-8")
    cases = [name for name in re.findall(r'"([\w-]+)":\{"added"', ids) if name.startswith("case-")]
    assert len(cases) >= 8
    picked = f"#assets={','.join(cases)}&note={quote(WORST_NOTE)}"
    addresses = ["dispatcher/onboard/", "fleet-manager/onboard/", "it-lead/explore/"]
    for address in addresses:
        page.goto(f"{site.root}call/{address}?objection=price&industry=parcel{picked}")
        expect(page.locator(".cs-sheet-about")).to_contain_text("Too expensive")
        printed = PdfReader(BytesIO(page.pdf(format=paper))).pages
        assert len(printed) == 1, address
        words = " ".join(printed[0].extract_text().split())
        assert "word word" in words
        assert "About: Too expensive" in words
    page.goto(site.root + SHEET)
    edit(page)
    first, second = rows(page).all_text_contents()[:2]
    page.get_by_role("checkbox", name=f"On the sheet: {first}").uncheck()
    words = " ".join(PdfReader(BytesIO(page.pdf(format=paper))).pages[0].extract_text().split())
    assert second in words
    for missing in (first, "Note for this call", "Edit for one call", "↑"):
        assert missing not in words
