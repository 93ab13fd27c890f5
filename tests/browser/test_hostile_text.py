"""Whatever stands in a title, an alias, a term or a query is shown as text and does nothing."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, search_box
from tests.browser.sites import ALIAS, PHRASE, SCRIPT, TITLE, Site

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "find/",
    "library/",
    "library/example/",
    "personas/",
    "personas/finance-lead/",
    "objections/",
    "objections/price/",
    "stages/evaluate/",
    "call/",
    "call/finance-lead/evaluate/",
    "playbook/glossary/",
    "contribute/fields/",
]

QUERIES = [
    SCRIPT,
    "<img src=x onerror=window.hacked=1>",
    "\"'`]})--><b>",
    "a\nb\r\nc\td\x00",
    "\u202egnp.exe\u2066",
    "\U0001f69a\U0001f468\u200d\U0001f469\u200d\U0001f467 \ud83d",
    "constructor __proto__ toString hasOwnProperty",
    "title:foo +bar -baz ~3 *^10 ?",
    "%3Cscript%3E%E0%A4%A",
    "expensive " * 400,
    "x" * 10_000,
]


def is_untouched(page: Page) -> bool:
    """Nothing of the content has run, and nothing of it has become an element.

    The find page names the hub's own script.
    """
    return bool(
        page.evaluate(
            """() => window.hacked === undefined && document.querySelector(
              "article script:not([src='../hub/callsheet.js']), article b, img[src=x], " +
              "[onload], [onerror], [href^=javascript]"
            ) === null"""
        )
    )


@pytest.mark.parametrize("address", PAGES)
def test_pages_show_it_as_text(hostile_site: Site, new_page: NewPage, address: str) -> None:
    page = new_page(width=360)
    page.goto(hostile_site.root + address)
    expect(page.locator("main h1")).to_be_visible()
    assert is_untouched(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_asset_shows_its_title_letter_by_letter(hostile_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{hostile_site.root}library/example/")
    assert page.locator("h1").text_content() == TITLE
    assert TITLE in page.title()
    expect(page.locator(".cs-lead")).to_contain_text("{{ 7 * 7 }} ](javascript:window.hacked=1)")


def test_terms_show_their_words_letter_by_letter(hostile_site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{hostile_site.root}personas/finance-lead/")
    expect(page.get_by_text(f"Also called: {ALIAS}")).to_be_visible()
    page.goto(f"{hostile_site.root}objections/price/")
    expect(page.get_by_text(PHRASE)).to_be_visible()


@pytest.mark.parametrize("address", ["", "find/"])
def test_results_show_it_as_text(hostile_site: Site, new_page: NewPage, address: str) -> None:
    """In the popup and on the find page; an alias finds what it stands for."""
    page = new_page()
    page.goto(hostile_site.root + address)
    page.keyboard.press("/")
    page.keyboard.type(ALIAS)
    expect(page.locator(".cs-result-title").first).to_have_text(" ".join(TITLE.split()))
    assert is_untouched(page)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: ascii(query)[:24])
def test_queries_are_text(hostile_site: Site, new_page: NewPage, query: str) -> None:
    """From the address and typed into the box: it answers, with results or without."""
    page = new_page(width=360)
    page.goto(f"{hostile_site.root}find/?q={quote(query, safe='', errors='replace')}")
    answered = page.locator(".cs-find-layout")
    expect(answered).to_be_visible()
    assert is_untouched(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate(
        """(text) => { const box = document.querySelector("input[type=search]");
          box.value = text; box.dispatchEvent(new Event("input", { bubbles: true })); }""",
        query.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    )
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".cs-count")).not_to_be_empty()
    assert is_untouched(page)
    page.reload()
    expect(answered).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    "query",
    [
        "persona=%3Cscript%3E",
        "persona=__proto__,constructor",
        "stage=,,,&status=",
        "q&q=&q=x",
        "=&&%",
    ],
)
def test_made_up_filters_break_nothing(hostile_site: Site, new_page: NewPage, query: str) -> None:
    page = new_page()
    page.goto(f"{hostile_site.root}find/?{query}")
    expect(page.locator(".cs-find-layout")).to_be_visible()
    search_box(page).fill("price")
    assert is_untouched(page)
