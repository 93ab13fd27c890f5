"""All that is chosen on a call sheet is in its address and nowhere else, and only as text."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.pages import NewPage
from tests.browser.sheets import CLIPBOARD, SHEET, copied, edit, own, rows
from tests.browser.sites import SCRIPT, TITLE, Site

pytestmark = pytest.mark.browser


def test_what_is_chosen_is_in_the_link_and_the_receiver_sees_it(
    site: Site, new_page: NewPage
) -> None:
    """Tick, move, add, a note: the copied link, opened by somebody else, gives the same sheet."""
    first, second, third, *rest = own(site, new_page)
    page = new_page(permissions=CLIPBOARD)
    page.goto(site.root + SHEET)
    edit(page)
    page.get_by_role("checkbox", name=f"On the sheet: {second}").uncheck()
    page.get_by_role("button", name=f"Move up: {third}").click()
    page.get_by_role("button", name=f"Move up: {third}").click()
    page.get_by_label("One more asset").select_option(label="A pilot in 30 days")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Note for this call").fill("Bring the plan\nand a pen & 50% off")
    wanted = [third, first, *rest, "A pilot in 30 days"]
    page.get_by_role("button", name="Done").click()
    expect(rows(page)).to_have_text(wanted)
    link = copied(page, "Copy link")
    assert "note=" not in link.partition("#")[0]

    other = new_page()
    other.goto(link)
    expect(rows(other)).to_have_text(wanted)
    expect(other.locator(".cs-sheet-note")).to_have_text("Bring the plan\nand a pen & 50% off")
    expect(rows(other, "read")).to_have_count(4)
    whole = other.get_by_role("button", name="Show the whole sheet")
    whole.focus()
    whole.press("Enter")
    expect(rows(other)).to_have_text([first, second, third, *rest])
    expect(other.get_by_role("heading", level=1)).to_be_focused()
    assert other.url == site.root + SHEET


def test_nothing_is_kept_anywhere_else_and_no_server_is_told(site: Site, new_page: NewPage) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    page.goto(site.root + SHEET)
    edit(page)
    page.get_by_label("Note for this call").fill("zyxsecret")
    page.get_by_role("checkbox").first.uncheck()
    expect(page).to_have_url(re.compile("#.*zyxsecret"))
    page.reload()
    expect(page.locator(".cs-sheet-note")).to_have_text("zyxsecret")
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert "zyxsecret" not in kept
    assert "assets" not in kept
    assert not [told for told in asked if "zyxsecret" in told]


def test_a_wish_that_nobody_knows_is_a_sentence_and_the_full_sheet(
    site: Site, new_page: NewPage
) -> None:
    titles = own(site, new_page)
    page = new_page()
    page.goto(f"{site.root}{SHEET}?objection=to-dear&industry=space")
    said = page.locator(".cs-sheet-said")
    expect(said).to_contain_text("This hub knows no “to-dear” (Objection)")
    expect(said).to_contain_text("This hub knows no “space” (Industry)")
    expect(rows(page)).to_have_text(titles)
    expect(page.locator(".cs-objection")).to_have_count(4)


def test_a_link_says_what_it_may_not_show(site: Site, new_page: NewPage) -> None:
    """Retired with what replaces it, planned, and what is not there."""
    page = new_page()
    ids = "pricing-one-pager-2025,peak-2026-in-figures,no-such-asset,pricing-talk-track"
    page.goto(f"{site.root}{SHEET}#assets={ids}")
    said = page.locator(".cs-sheet-said")
    expect(said).to_contain_text("“What Larkspur costs (list of 2025)” has been retired")
    expect(said.get_by_role("link", name="What Larkspur costs")).to_be_visible()
    expect(said).to_contain_text("is not approved and is left out")
    expect(said).to_contain_text("One asset of this link is not in the hub")
    expect(rows(page)).to_have_count(0)
    expect(rows(page, "read")).to_have_text(['Answering "you are too expensive"'])


def test_links_to_headings_and_other_choices_in_the_same_tab(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}{SHEET}#note=keep")
    expect(page.locator(".cs-sheet-note")).to_have_text("keep")
    page.evaluate("location.hash = '#ask'")
    expect(page).to_have_url(f"{site.root}{SHEET}#note=keep")
    page.evaluate("location.hash = '#note=other'")
    expect(page.locator(".cs-sheet-note")).to_have_text("other")
    page.evaluate("location.hash = ''")
    expect(page.locator(".cs-sheet-note")).to_be_hidden()


HOSTILE = [
    f"#note={quote(SCRIPT)}",
    f"#note={SCRIPT}&assets={SCRIPT},../../x,javascript:alert(1)",
    "#note=%E0%A4%A&assets=%zz&since=%",
    f"?objection={quote(SCRIPT)}&industry=%E0%A4%A",
    "#assets=__proto__,constructor,toString&add=hasOwnProperty",
    "#since=0000-00-00&note=%00%01%e2%80%ae",
    "#since=9999-12-31&assets=,,,,",
    f"#note={'x' * 10_000}&assets={'y' * 10_000}",
    f"?objection={'x' * 5_000}",
    "#note=a\"'`\\]b",
    '#"]',
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_what_somebody_writes_into_an_address_is_text(
    hostile_site: Site, new_page: NewPage, number: int
) -> None:
    page = new_page(width=360)
    page.goto(f"{hostile_site.root}{SHEET}{HOSTILE[number]}")
    expect(rows(page)).to_have_count(0 if "assets=" in HOSTILE[number] else 1)
    if "?" in HOSTILE[number]:
        expect(page.locator(".cs-sheet-said")).to_contain_text("This hub knows no")
    assert page.evaluate("window.hacked") is None
    assert page.locator("callsheet-sheet :is(script, img, b)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_hostile_titles_are_text_in_rows_options_and_copies(
    hostile_site: Site, new_page: NewPage
) -> None:
    page = new_page(permissions=CLIPBOARD)
    page.goto(f"{hostile_site.root}call/finance-lead/decide/?objection=price#since=2026-01-01")
    expect(rows(page)).to_have_text([TITLE])
    expect(page.locator(".cs-sheet-about")).to_contain_text(SCRIPT)
    page.get_by_role("button", name="Edit for one call").click()
    page.get_by_role("checkbox").uncheck()
    expect(page.get_by_label("One more asset").locator("option", has_text=SCRIPT)).to_have_count(1)
    page.get_by_role("checkbox").check()
    assert TITLE in copied(page, "Copy as text")
    assert SCRIPT not in copied(page, "Copy as Markdown")
    assert page.evaluate("window.hacked") is None
    assert page.locator("callsheet-sheet :is(script, img, b)").count() == 0
