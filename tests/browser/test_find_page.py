"""The find page: words, facets with counts, chips, and all of it in the address."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.pages import NewPage, open_dialog, search_box
from tests.browser.sites import Site

pytestmark = pytest.mark.browser


def facet(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def value(page: Page, facet_name: str, name: str) -> Locator:
    """The checkbox of a value."""
    return facet(page, facet_name).get_by_role("checkbox", name=re.compile(rf"^{name} \d+$"))


def count_of(page: Page, facet_name: str, name: str) -> int:
    label = facet(page, facet_name).locator("label", has_text=name)
    return int(label.locator(".cs-facet-count").inner_text())


def results(page: Page) -> int:
    """The number of results that the page speaks of."""
    status = page.locator(".cs-count")
    expect(status).to_have_text(re.compile(r"^\d+ results?$"))
    return int(status.inner_text().split()[0])


def test_results_follow_every_letter(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/")
    everything = results(page)
    box = search_box(page)
    box.press_sequentially("cornerplan")
    expect(page.get_by_role("row").first).to_contain_text("Against Cornerplan")
    assert 0 < results(page) < everything
    box.fill("")
    expect(page.locator(".cs-count")).to_have_text(f"{everything} results")


def test_a_result_says_whether_it_may_be_trusted_and_sent(site: Site, new_page: NewPage) -> None:
    """Every row has a type, an audience, a freshness, an owner and a way to copy its link."""
    page = new_page()
    page.goto(f"{site.root}find/?q=expensive")
    results(page)
    for row in page.get_by_role("row").all():
        expect(row.locator(".cs-chip--type")).to_have_count(1)
        expect(row.locator("[class*=cs-chip--audience-]")).to_have_count(1)
        expect(row.locator(".cs-badge")).to_have_text(
            re.compile("^(Current|Due soon|Overdue|Expired)$")
        )
        expect(row).to_contain_text("Owner: ")
        expect(row.get_by_role("button", name=re.compile("^Copy link to "))).to_be_visible()


def test_a_value_narrows_the_results_to_its_count(site: Site, new_page: NewPage) -> None:
    """The number beside a value is what a click on it gives."""
    page = new_page()
    page.goto(f"{site.root}find/?q=expensive")
    before, promised = results(page), count_of(page, "Stage", "Decide")
    stage_counts = count_of(page, "Stage", "Evaluate")
    type_counts = count_of(page, "Type", "Talk track")
    value(page, "Stage", "Decide").check()
    expect(page.locator(".cs-count")).to_have_text(f"{promised} results")
    assert promised < before
    assert count_of(page, "Stage", "Evaluate") == stage_counts, "its own facet stays open"
    assert count_of(page, "Type", "Talk track") < type_counts, "the others follow"


def test_any_value_within_a_facet_and_all_facets_together(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/")
    results(page)
    value(page, "Stage", "Decide").check()
    one = results(page)
    value(page, "Stage", "Renew").check()
    both = results(page)
    assert both > one
    for row in page.get_by_role("row").all():
        expect(
            row.locator(".cs-chip--stage", has_text=re.compile("Decide|Renew"))
        ).not_to_have_count(0)
    value(page, "Persona", "IT lead").check()
    assert results(page) < both
    for row in page.get_by_role("row").all():
        expect(
            row.locator(".cs-chip--stage", has_text=re.compile("Decide|Renew"))
        ).not_to_have_count(0)
        expect(row.locator(".cs-chip--persona", has_text="IT lead")).to_have_count(1)


def test_chips_take_filters_back(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=expensive")
    before = results(page)
    value(page, "Persona", "Finance lead").check()
    value(page, "Stage", "Decide").check()
    page.get_by_role("button", name="Remove filter Persona: Finance lead").click()
    expect(value(page, "Persona", "Finance lead")).not_to_be_checked()
    # The next chip has the focus: the keyboard's place is not lost.
    expect(page.get_by_role("button", name="Remove filter Stage: Decide")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cs-count")).to_have_text(f"{before} results")
    expect(search_box(page)).to_be_focused()
    expect(page).to_have_url(f"{site.root}find/?q=expensive")


def test_one_button_clears_every_filter(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=expensive&persona=it-lead&stage=aware&type=battlecard")
    expect(page.get_by_text("Nothing found for “expensive” with Persona: IT lead")).to_be_visible()
    expect(page.get_by_role("link", name="See the whole library")).to_be_visible()
    page.get_by_role("button", name="Clear filters").first.click()
    assert results(page) > 0
    expect(page.get_by_role("group", name="Filters in use")).to_be_hidden()


def test_the_state_is_in_the_address(site: Site, new_page: NewPage) -> None:
    """A reload, the way back and a bookmark find the words and the filters again."""
    page = new_page()
    page.goto(f"{site.root}find/")
    search_box(page).fill("too expensive")
    value(page, "Persona", "Finance lead").check()
    value(page, "Persona", "Managing director").check()
    value(page, "Stage", "Decide").check()
    number = results(page)
    address = (
        f"{site.root}find/?q=too+expensive&persona=finance-lead,managing-director&stage=decide"
    )
    expect(page).to_have_url(address)

    def is_restored() -> None:
        expect(search_box(page)).to_have_value("too expensive")
        expect(page.locator(".cs-count")).to_have_text(f"{number} results")
        expect(value(page, "Persona", "Managing director")).to_be_checked()
        expect(value(page, "Stage", "Decide")).to_be_checked()

    page.reload()
    is_restored()
    page.get_by_role("row").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/library/"))
    page.go_back()
    expect(page).to_have_url(address)
    is_restored()
    other = new_page()
    other.goto(address)
    expect(other.locator(".cs-count")).to_have_text(f"{number} results")


def test_what_is_not_approved_shows_only_when_asked_for(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/")
    approved = count_of(page, "Status", "Approved")
    assert results(page) == approved
    for status in ("Planned", "Draft", "Retired"):
        promised = count_of(page, "Status", status)
        value(page, "Status", status).check()
        expect(page.locator(".cs-count")).to_have_text(re.compile(rf"^{promised} results?$"))
        expect(page.get_by_role("row").locator(".cs-badge", has_text=status)).to_have_count(
            promised
        )
        value(page, "Status", status).uncheck()
    assert results(page) == approved


def test_more_are_shown_on_request(site: Site, new_page: NewPage) -> None:
    """The first 50 at once, the others after "Show more", and the focus on the first of them."""
    page = new_page()
    page.goto(f"{site.root}find/")
    number = results(page)
    assert number > 50, "the sample no longer fills more than one portion"
    rows = page.get_by_role("row")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(min(number, 100))
    expect(rows.nth(50).get_by_role("link").first).to_be_focused()


def test_on_a_narrow_screen_the_filters_are_folded_up(site: Site, new_page: NewPage) -> None:
    page = new_page(width=360, height=740)
    page.goto(f"{site.root}find/?q=expensive")
    before = results(page)
    expect(value(page, "Stage", "Decide")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    value(page, "Stage", "Decide").check()
    assert results(page) < before


@pytest.mark.parametrize("place", ["find page", "dialog", "home"])
def test_what_is_chosen_stays_so_when_the_texts_arrive(
    site: Site, new_page: NewPage, place: str
) -> None:
    """Better results may come before it; Enter still opens what was chosen."""
    page = new_page()
    held: list[Route] = []
    page.route("**/hub/search-text.js", lambda route: held.append(route))
    address = {"find page": "find/", "dialog": "playbook/glossary/", "home": ""}[place]
    page.goto(site.root + address, wait_until="commit")  # what is held keeps a page from "load"
    if place == "dialog":
        open_dialog(page)
        page.keyboard.type("expensive")
    else:
        search_box(page).focus()
        expect(search_box(page)).to_have_role("combobox")
        search_box(page).press_sequentially("expensive")
    chosen = page.locator("[aria-selected=true]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(1)
    title = chosen.locator(".cs-result-title").inner_text()
    counted = page.locator(".cs-count:visible, dialog .cs-count").first
    before = counted.inner_text()
    held[0].continue_()
    expect(counted).not_to_have_text(before)
    expect(chosen.locator(".cs-result-title")).to_have_text(title)


def test_a_link_in_the_results_keeps_the_focus_when_the_texts_arrive(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    held: list[Route] = []
    page.route("**/hub/search-text.js", lambda route: held.append(route))
    page.goto(f"{site.root}find/?q=expensive", wait_until="commit")
    link = page.get_by_role("row").nth(1).get_by_role("button", name="Copy link")
    link.focus()
    name = link.get_attribute("aria-label") or ""
    before = page.locator(".cs-count").inner_text()
    held[0].continue_()
    expect(page.locator(".cs-count")).not_to_have_text(before)
    expect(page.get_by_role("button", name=name)).to_be_focused()


def test_as_many_rows_stay_when_the_texts_arrive(site: Site, new_page: NewPage) -> None:
    """The first ones fill a screen; after "Show more" there are more than a portion."""
    page = new_page()
    held: list[Route] = []
    page.route("**/hub/search-text.js", lambda route: held.append(route))
    page.goto(f"{site.root}find/", wait_until="commit")
    rows = page.get_by_role("row")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(rows.nth(50)).to_be_visible()
    shown = rows.count()
    link = rows.nth(50).get_by_role("link").first
    expect(link).to_be_focused()
    title = link.inner_text()
    rows.first.evaluate("(row) => row.classList.add('made-before')")
    held[0].continue_()
    expect(page.locator(".made-before")).to_have_count(0)
    expect(rows).to_have_count(shown)
    expect(page.get_by_role("link", name=title, exact=True).first).to_be_focused()


@pytest.mark.parametrize("damage", ["gone", "cut", "changed", "of another build"])
def test_without_the_texts_titles_are_found(site: Site, new_page: NewPage, damage: str) -> None:
    """A part that is missing, cut short or old costs its own results and no others."""
    text = (site.folder / "hub/search-text.js").read_text("utf-8")
    body = {
        "gone": "",
        "cut": text[: len(text) // 2],
        "changed": text.replace('"words":"A', '"words":"Az', 1),
        "of another build": text.replace('"build":"', '"build":"0', 1),
    }[damage]
    page = new_page()
    page.add_init_script("console.error = () => {}; onerror = () => true")
    page.route("**/hub/search-text.js", lambda route: route.fulfill(body=body))
    page.goto(f"{site.root}find/?q=expensive")
    expect(page.get_by_text("Only titles and tags are searched.")).to_be_visible()
    assert results(page) > 0


@pytest.mark.parametrize("part", ["search.js", "search-details.js"])
@pytest.mark.parametrize(
    "damage", ["gone", "cut", "changed", "of another version", "of another build"]
)
def test_search_that_cannot_be_loaded_says_so(
    site: Site, new_page: NewPage, part: str, damage: str
) -> None:
    """A sentence and a link to the list of all assets, not an empty page."""
    script = (site.folder / "hub" / part).read_text("utf-8")
    body = {
        "gone": "/* nothing */",
        "cut": script[: len(script) // 2],
        "changed": script.replace("inance", "inanec"),
        "of another version": script.replace('"version":', '"version":9', 1),
        "of another build": script.replace('"build":"', '"build":"0', 1),
    }[damage]
    page = new_page()
    page.route(f"**/hub/{part}", lambda route: route.fulfill(body=body))
    page.add_init_script("console.error = () => {}; onerror = () => true")
    page.goto(f"{site.root}find/?q=expensive")
    expect(page.get_by_text("Search could not be loaded.")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(0)
    page.get_by_role("status").get_by_role("link", name="library").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Library")


def test_terms_are_understood_and_can_be_chosen_or_taken_away(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=cfo+too+expensive")
    understood = page.get_by_role("group", name="Understood")
    expect(understood.get_by_role("button", name="show only these")).to_have_text(
        ["Finance lead", "Too expensive"]
    )
    before = results(page)
    understood.get_by_role("button", name="Finance lead is not meant").click()
    expect(understood).not_to_contain_text("Finance lead")
    assert results(page) == before, "what does not carry the term is not hidden"
    only = understood.get_by_role("button", name="Too expensive, show only these")
    expect(only).to_be_focused()
    box = search_box(page)
    box.fill("expensive")
    expect(page).to_have_url(re.compile("q=expensive$"))
    box.fill("cfo too expensive")
    expect(understood).to_contain_text("Finance lead")
    only.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("objection=price"))
    expect(understood.get_by_role("button").first).to_be_focused()
    understood.get_by_role("button", name="Finance lead is not meant").click()
    expect(box).to_be_focused()
    assert results(page) < before
    expect(understood).to_be_hidden()
    expect(
        page.get_by_role("button", name="Remove filter Objection: Too expensive")
    ).to_be_visible()


def test_each_result_says_why_it_was_found(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=cfo+too+expensive")
    first = page.get_by_role("row").first
    expect(first.get_by_role("link").first.locator("mark")).to_have_text("expensive")
    expect(first).to_contain_text("Found by cfo (Finance lead), expensive (title)")
    search_box(page).fill("exspensive")
    expect(page.locator(".cs-count")).to_contain_text("with “expensive” for “exspensive”")


def test_nothing_found_is_not_the_end(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=discount&stage=onboard&industry=food")
    empty = page.locator(".cs-empty")
    expect(empty).to_contain_text("Nothing found for “discount” with Stage: Onboard")
    expect(empty.get_by_role("link", name="Too expensive")).to_have_attribute(
        "href", f"{site.root}objections/price/"
    )
    expect(empty).to_contain_text("(Head of sales), who knows about")
    asked = empty.get_by_role("link", name="Ask for content on this").get_attribute("href") or ""
    assert asked.startswith("https://github.com/example/larkspur-hub/issues/new?title=")
    assert "discount%2C%20Stage%3A%20Onboard" in asked
    empty.get_by_role("button", name="Without Industry").click()
    assert results(page) > 0
    search_box(page).fill("discounnnnt")
    empty.get_by_role("button", name="discount").click()
    expect(search_box(page)).to_have_value("discount")


def test_a_better_spelling_that_the_filters_hide_comes_with_fewer(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{site.root}find/?q=discounnnnt&stage=onboard&industry=food")
    empty = page.locator(".cs-empty")
    expect(empty).to_contain_text("Did you mean discount? With fewer filters.")
    empty.get_by_role("button", name="discount").click()
    assert results(page) > 0
    expect(page).to_have_url(f"{site.root}find/?q=discount")
