"""A call sheet can be fitted to one call; all that is chosen is in its address and nowhere else."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.pages import NewPage
from tests.browser.sites import SCRIPT, TITLE, Site

pytestmark = pytest.mark.browser

SHEET = "call/finance-lead/evaluate/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
WORST_NOTE = "\n".join(["word " * 16 + "end"] * 6)
"""As long as a note may be, in as many lines as it may have."""


def rows(page: Page, part: str = "send") -> Locator:
    """The assets of one list that somebody sees."""
    return page.locator(f"[data-list={part}] .cs-row-title")


def edit(page: Page) -> None:
    """Open the desk and wait for what the hub knows."""
    page.get_by_role("button", name="Edit for one call").click()
    expect(page.get_by_label("Industry")).to_be_visible()


def copied(page: Page, button: str) -> str:
    """What a button puts into the clipboard."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text("Copied").first).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def own(site: Site, new_page: NewPage) -> list[str]:
    """The titles of what the sheet sends by itself, without JavaScript."""
    page = new_page(java_script_enabled=False)
    page.goto(site.root + SHEET)
    return rows(page).all_text_contents()


def test_without_javascript_it_is_the_whole_sheet_and_has_no_button(
    site: Site, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.root}{SHEET}?objection=security#assets=pricing-one-pager&note=x")
    expect(rows(page)).to_have_count(5)
    expect(rows(page, "read")).to_have_count(4)
    expect(page.locator("main button:visible")).to_have_count(0)


def test_with_it_the_sheet_is_the_same_until_somebody_changes_it(
    site: Site, new_page: NewPage
) -> None:
    """And nothing more is loaded."""
    titles = own(site, new_page)
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.root + SHEET)
    expect(page.get_by_role("button", name="Edit for one call")).to_be_visible()
    assert rows(page).all_text_contents() == titles
    assert not [url for url in asked if "/hub/search" in url or "/hub/sheets" in url]


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
    other.get_by_role("button", name="Show the whole sheet").click()
    expect(rows(other)).to_have_text([first, second, third, *rest])
    assert other.url == site.root + SHEET


def test_the_list_for_the_next_call_can_be_put_on_it(site: Site, new_page: NewPage) -> None:
    """What was picked while searching, in one go, and what is on it already not twice."""
    page = new_page()
    page.goto(site.root + SHEET)
    kept = {"basket": ["pilot-in-30-days", "pricing-one-pager", "gone"]}
    page.evaluate("kept => localStorage.setItem('callsheet:v1', JSON.stringify(kept))", kept)
    edit(page)
    before = rows(page).count()
    page.get_by_role("button", name="Add your list (1)").click()
    expect(rows(page)).to_have_count(before + 1)
    expect(rows(page).last).to_have_text("A pilot in 30 days")
    expect(page.get_by_role("button", name="Add your list")).to_be_hidden()


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


def test_the_keyboard_moves_an_asset_and_the_reader_hears_where_it_is(
    site: Site, new_page: NewPage
) -> None:
    titles = own(site, new_page)
    page = new_page()
    page.goto(site.root + SHEET)
    edit(page)
    page.get_by_role("button", name=f"Move down: {titles[0]}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cs-heard")).to_have_text(f"{titles[0]}: now 2 of 5")
    expect(page.get_by_role("button", name=f"Move down: {titles[0]}")).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Space")
    expect(page.locator(".cs-heard")).to_have_text(f"{titles[0]}: now 5 of 5")
    expect(rows(page)).to_have_text([*titles[1:], titles[0]])
    last = page.get_by_role("button", name=f"Move down: {titles[0]}")
    expect(last).to_be_focused()
    expect(last).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    box = page.get_by_role("checkbox", name=f"On the sheet: {titles[0]}")
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()


def test_a_wish_brings_what_is_about_it_and_the_answer(site: Site, new_page: NewPage) -> None:
    """The objection first, though it is not likely here; the industry's assets on top."""
    page = new_page()
    page.goto(f"{site.root}{SHEET}?objection=security&industry=parcel")
    first = page.locator(".cs-objection").first
    expect(first.get_by_role("heading")).to_contain_text("Is our data safe?")
    expect(first).to_contain_text("It stays in Frankfurt and Amsterdam")
    expect(first.get_by_role("link", name="Who can get in, and how")).to_be_visible()
    ids = rows(page).evaluate_all("(links) => links.map((a) => a.closest('li').dataset.asset)")
    page.goto(f"{site.root}find/?industry=parcel")
    expect(page.get_by_role("row").first).to_be_visible()
    fits = page.locator(".cs-result-title a").evaluate_all(
        "(links) => links.map((a) => a.pathname.split('/').at(-2))"
    )
    assert len(ids) > 5
    assert set(ids[:2]) <= set(fits) | {"security-hosting-and-data"}


def test_a_wish_can_be_made_and_taken_back_by_hand(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.root + SHEET)
    edit(page)
    page.get_by_label("Objection").select_option(label="Is our data safe?")
    expect(page).to_have_url(f"{site.root}{SHEET}?objection=security")
    expect(page.locator(".cs-objection h3").first).to_contain_text("Is our data safe?")
    page.get_by_role("button", name="No longer about: Is our data safe?").click()
    expect(page).to_have_url(site.root + SHEET)
    expect(page.locator(".cs-objection")).to_have_count(4)
    expect(rows(page)).to_have_count(5)


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


def test_what_changed_since_the_last_call(site: Site, new_page: NewPage) -> None:
    """The day goes into the address, and what happened since then onto the page."""
    page = new_page()
    page.goto(site.root + SHEET)
    page.get_by_role("button", name="What changed").click()
    day = page.get_by_label("Day of your last call")
    expect(day).to_be_focused()
    day.fill("2026-08-15")
    said = page.get_by_role("region", name="What changed")
    expect(said.get_by_role("heading", name="New")).to_be_visible()
    expect(said).to_contain_text("Tarn Water: paid back by overtime alone added 15 October 2026")
    expect(said).to_contain_text("Price list of 1 September 2026")
    expect(said).to_contain_text(
        "What Larkspur costs (list of 2025) retired 1 September 2026. "
        "Use What Larkspur costs instead."
    )
    expect(page).to_have_url(f"{site.root}{SHEET}#since=2026-08-15")
    page.reload()
    expect(page.get_by_label("Day of your last call")).to_have_value("2026-08-15")
    day.fill("2026-11-24")
    expect(said).to_contain_text("Nothing on this sheet has changed since 24 November 2026.")
    day.fill("2027-01-01")
    expect(said).to_contain_text("1 January 2027 is still to come.")


def test_it_has_expired_by_the_readers_day(ageing_site: Site, new_page: NewPage) -> None:
    """Unless the hub pins a day, which this one doesn't."""
    page = new_page()
    page.goto(f"{ageing_site.root}library/example/")
    badge = page.locator("callsheet-freshness").first
    due = date.fromisoformat(badge.get_attribute("review-by") or "")
    for days, words in [(30, "Nothing on this sheet has changed"), (31, "Expired: do not send")]:
        today = due + timedelta(days=days)
        page.clock.set_fixed_time(datetime.combine(today, time(12)))
        page.goto("about:blank")
        page.goto(f"{ageing_site.root}{SHEET}#since={today - timedelta(days=7)}")
        expect(page.get_by_role("region", name="What changed")).to_contain_text(words)


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


def test_a_hub_whose_data_do_not_come_still_has_its_sheet(site: Site, new_page: NewPage) -> None:
    titles = own(site, new_page)
    page = new_page()
    page.route("**/hub/sheets.js", lambda route: route.fulfill(body="x ="))
    page.route("**/*", lambda route: route.fallback())
    page.add_init_script("console.error = () => {}; window.onerror = () => true;")
    page.goto(site.root + SHEET)
    page.route("**/hub/sheets.js", lambda route: route.fulfill(body="window.callsheetSheets={}"))
    page.get_by_role("button", name="Edit for one call").click()
    expect(page.get_by_text("What else the hub knows could not be loaded.")).to_be_visible()
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Done").click()
    expect(rows(page)).to_have_text(titles[1:])


def test_a_thumb_hits_every_control_on_a_phone(site: Site, new_page: NewPage) -> None:
    """44 pixels at least, each way."""
    page = new_page(width=360, has_touch=True)
    page.goto(f"{site.root}{SHEET}?objection=price#since=2026-08-15")
    edit(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "callsheet-sheet :is(button, select, input[type=date], textarea, .cs-row-tick)")]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent || e.tagName, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
          .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_it_opens_from_a_folder(offline_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(
        f"{offline_site.root}call/finance-lead/evaluate.html?objection=security#since=2026-08-15"
    )
    expect(page.locator(".cs-objection h3").first).to_contain_text("Is our data safe?")
    expect(page.get_by_role("region", name="What changed")).to_contain_text("Tarn Water")
    edit(page)
    page.get_by_role("checkbox").first.uncheck()
    expect(page).to_have_url(re.compile(r"evaluate\.html\?objection=security#assets=.*&since="))
