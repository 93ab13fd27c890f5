"""What the tests of call sheets say about them again and again."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import NewPage
from tests.browser.sites import Site

SHEET = "call/finance-lead/evaluate/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


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
