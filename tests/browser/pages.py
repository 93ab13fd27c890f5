"""What the browser tests say about pages again and again."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

NewPage = Callable[..., Page]
"""Options of a browser context → a page in it; see the fixture `new_page`."""


def search_box(page: Page) -> Locator:
    """The box to type into; it becomes a combobox once the search data is there."""
    return page.locator("callsheet-find input[type=search]")
