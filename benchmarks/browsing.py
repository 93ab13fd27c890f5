"""Opens pages of a finished site in a headless Chromium and counts what goes wrong on them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import (
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
)

from tools.browser import chromium, served

WIDTH = 360
"""The width of a small telephone, in CSS pixels."""

_SIDEWAYS = "document.documentElement.scrollWidth"
_BOX = "callsheet-find input[type=search]"
_DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SEARCHED = "document.querySelector('.cs-results') !== null"


@dataclass(slots=True)
class Seen:
    """What a browser has met with."""

    pages: int = 0
    searches: int = 0
    with_results: int = 0
    """Searches that found something."""

    troubles: Counter[str] = field(default_factory=Counter)
    """How often which kind of trouble was met with."""

    examples: list[str] = field(default_factory=list)
    """The first of them, in words."""

    def note(self, kind: str, words: str) -> None:
        """Count a trouble."""
        self.troubles[kind] += 1
        if self.troubles[kind] <= 5:
            self.examples.append(f"{kind}: {words}")


def browse(site: Path, addresses: Sequence[str], queries: Sequence[str]) -> Seen:
    """Open each address, and search for each query on the find page, on a small screen.

    Every twentieth query is opened by its address, which loads the search data anew.
    """
    seen = Seen()
    with served(site) as root, chromium() as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": 800})
        _watch(page, root, seen)
        for address in addresses:
            page.goto(root + address, wait_until="load")
            seen.pages += 1
            _look(page, address, seen)
        for number, query in enumerate(queries):
            _search(page, root, query, by_address=number % 20 == 0)
            seen.searches += 1
            seen.with_results += page.locator(".cs-results [role=row]").count() > 0
            if page.locator(_BOX).input_value() != query:
                seen.note("query changed on the way", repr(query))
            _look(page, f"find: {query!r}", seen)
    return seen


def _search(page: Page, root: str, query: str, *, by_address: bool) -> None:
    """Open the find page with the query in its address, or type it where the last one stands."""
    if by_address:
        page.goto(f"{root}find/?{urlencode({'q': query})}", wait_until="load")
        page.wait_for_function(_SEARCHED, timeout=30_000)
    else:
        page.locator(_BOX).fill(query)
        page.evaluate(_DRAWN)


def _look(page: Page, what: str, seen: Seen) -> None:
    wide = int(page.evaluate(_SIDEWAYS))
    if wide > WIDTH:
        seen.note("wider than the screen", f"{what}: {wide} pixels")


def _watch(page: Page, root: str, seen: Seen) -> None:
    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.note("console", f"{page.url}: {message.text}")

    def dialog(asked: Dialog) -> None:
        seen.note("dialog", f"{page.url}: {asked.message}")
        asked.dismiss()

    def request(sent: Request) -> None:
        if not sent.url.startswith((root, "data:", "blob:")):
            seen.note("asks another host", f"{page.url}: {sent.url}")

    def response(answer: Response) -> None:
        if answer.status >= 400:
            seen.note("not found", f"{page.url}: {answer.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: seen.note("exception", f"{page.url}: {error}"))
    page.on("dialog", dialog)
    page.on("request", request)
    page.on("response", response)
