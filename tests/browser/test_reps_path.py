"""A rep, five minutes before a call: from the home page to the right link in three actions."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, sample_data, search_box
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
TALK_TRACK = 'Answering "you are too expensive"'


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_three_actions_from_home_to_the_link(site: Site, new_page: NewPage) -> None:
    """Type, open the first suggestion, copy its link: nothing more."""
    page = new_page(permissions=CLIPBOARD)
    page.goto(site.root)

    search_box(page).press_sequentially("cfo too expensive")
    first = page.get_by_role("option").first
    expect(first).to_contain_text(TALK_TRACK)
    expect(first).to_contain_text("Internal")
    expect(first).to_contain_text("Current")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TALK_TRACK)

    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == f"{site.root}library/pricing-talk-track/" == page.url


def test_the_link_can_be_copied_from_the_results(site: Site, new_page: NewPage) -> None:
    """Type, Enter for all results, and copy the first one's link without opening it."""
    page = new_page(permissions=CLIPBOARD)
    page.goto(site.root)
    search_box(page).press_sequentially("cfo too expensive")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.root}find/?q=cfo+too+expensive")
    row = page.get_by_role("row").first
    expect(row).to_contain_text(TALK_TRACK)
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == f"{site.root}library/pricing-talk-track/"


def test_the_link_can_be_copied_where_the_clipboard_is_shut(site: Site, new_page: NewPage) -> None:
    """Over plain http a browser has no clipboard; the old way of copying does it."""
    page = new_page(permissions=CLIPBOARD)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{site.root}library/pricing-talk-track/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == page.url


def test_the_link_is_shown_where_nothing_may_copy(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false;"
    )
    page.goto(f"{site.root}library/pricing-talk-track/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("textbox", name="Link to copy")).to_have_value(page.url)
    expect(page.get_by_role("textbox", name="Link to copy")).to_be_focused()


SENDABLE = "roi-worksheet-40-vans"
"""An asset of the sample that customers may have."""

REFUSED = """navigator.clipboard.writeText = () => Promise.reject(new Error("no"));"""


@pytest.mark.parametrize("way", ["", REFUSED, "delete Navigator.prototype.clipboard"])
@pytest.mark.parametrize("where", ["row", "page"])
def test_an_email_gets_title_line_and_a_link_that_opens(
    site: Site, new_page: NewPage, where: str, way: str
) -> None:
    """Also where the browser has no clipboard for pages, as over plain http."""
    page = new_page(permissions=CLIPBOARD)
    record = record_of(SENDABLE)
    page.add_init_script(way)
    if where == "row":
        page.goto(f"{site.root}find/?q={quote(record['title'])}")
        place = page.get_by_role("row").first
        place.get_by_role("button", name=f"Copy for email: {record['title']}").click()
    else:
        page.goto(f"{site.root}library/{SENDABLE}/")
        place = page.locator("callsheet-copy")
        place.get_by_role("button", name="Copy for email").click()
    expect(place.get_by_role("status")).to_have_text("Copied")
    reader = page.context.new_page()
    reader.goto(site.root)
    assert copied(reader) == (
        f"{record['title']}\n{record['summary']}\nhttps://content.example.com/library/{SENDABLE}/"
    )


def test_an_email_is_shown_where_nothing_may_copy(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(f"{REFUSED} document.execCommand = () => false;")
    page.goto(f"{site.root}library/{SENDABLE}/")
    page.get_by_role("button", name="Copy for email").click()
    field = page.get_by_role("textbox", name="Text to copy")
    expect(field).to_have_value(
        re.compile(f"\n.+\nhttps://content.example.com/library/{SENDABLE}/$")
    )
    expect(field).to_be_focused()


@pytest.mark.parametrize(
    ("asset", "why"),
    [
        ("pricing-talk-track", "internal"),
        ("pricing-one-pager-2025", "retired"),
        ("peak-2026-in-figures", "not written yet"),
        ("partner-go-live", "there is no site for partners"),
    ],
)
def test_what_may_not_be_sent_says_why(site: Site, new_page: NewPage, asset: str, why: str) -> None:
    """And has its link for colleagues."""
    page = new_page(permissions=CLIPBOARD)
    title = record_of(asset)["title"]
    statuses = "approved,planned,draft,retired"
    page.goto(f"{site.root}find/?q={quote(title)}&status={statuses}")
    row = page.get_by_role("row").first
    expect(row.get_by_role("link").first).to_have_text(title)
    expect(row).to_contain_text(f"Not for email: {why}")
    expect(row.get_by_role("button", name=re.compile("^Copy for email"))).to_have_count(0)
    row.get_by_role("button", name=f"Copy link to {title}").click()
    expect(row.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == f"{site.root}library/{asset}/"
    page.goto(f"{site.root}library/{asset}/")
    expect(page.get_by_role("button", name="Copy for email")).to_have_count(0)


def record_of(asset: str) -> dict[str, str]:
    """What the search knows of an asset."""
    found: dict[str, str] = next(
        record for record in sample_data()["records"] if record["id"] == asset
    )
    return found


def test_the_popup_leads_to_all_results(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root)
    search_box(page).press_sequentially("expensive")
    page.get_by_role("option", name=re.compile(r"See all \d+ results")).click()
    expect(page).to_have_url(f"{site.root}find/?q=expensive")
    expect(search_box(page)).to_have_value("expensive")
    expect(page.get_by_role("row").first).to_be_visible()


def test_the_popup_closes_on_a_click_elsewhere(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root)
    search_box(page).press_sequentially("expensive")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.get_by_role("heading", name="Coming up").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
