"""Opens many pages, touches everything on them, and writes down what ran and who was asked."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, Error, Page, Response, Route

_AT_ONCE = 6
"""Tabs that are open together: what one waits for, the others use."""

_PATIENCE = 80
"""Milliseconds after which what a page starts when it is touched has been started."""

_LOADED = 1500
"""Milliseconds after which a complete page that waits for a picture or a frame is touched."""

_ANSWERS = 20
"""Seconds after which a page has led away: all others answer, however busy the machine is."""

_SEARCH_OF_THE_THEME = re.compile(r"/search(\.json|\.\w+\.min\.js)$")
"""Zensical starts it on every page, which takes half of the time; ours stands in its place."""

_WATCH = "Object.defineProperty(window, 'ran', { set: (value) => cameToRun(value) });"

_TOUCH_ALL = """() => {
  const heading = document.querySelector("h1")?.textContent ?? "";
  const found = document.querySelectorAll(document.body ? "article *, body > *" : "*");
  for (const element of found) {
    if (element.matches("body > :is(#__search, #__drawer, .md-overlay)")) continue; // the theme's
    for (const kind of ["mouseover", "mouseenter", "focus", "toggle", "animationstart"]) {
      element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    const link = element.closest("a[href]");
    const leaves = link && /^(https?:|mailto:|file:)/.test(link.href) && !link.ping;
    if (!leaves && (element.matches("a, button, summary, label, input") || element.onclick)) {
      element.click?.();
    }
  }
  return heading;
}"""

_WHEN_LOADED = f"""(() => {{
  if (window !== top || location.protocol === "about:") return; // a payload's frame, an empty tab
  let touched = false;
  const touch = () => {{
    if (touched) return;
    touched = true;
    allIsTouched(({_TOUCH_ALL})());
  }};
  addEventListener("load", () => setTimeout(touch));
  addEventListener("DOMContentLoaded", () => setTimeout(touch, {_LOADED}));
}})();"""
"""Comes into every page before its own scripts do: faster than to go from tab to tab."""


@dataclass(slots=True)
class Seen:
    """What became of one page."""

    ran: bool = False
    elsewhere: list[str] = field(default_factory=list)
    """Addresses of other hosts that it asked for."""

    heading: str = ""
    touched: bool = False
    """Whether everything on it has been, or there is nothing."""

    @property
    def harm(self) -> str:
        """What it did; empty if nothing."""
        return "ran" if self.ran else " ".join(self.elsewhere)

    @property
    def trouble(self) -> str:
        """The same, or that nobody knows: it has not been opened, or did not come to its end."""
        return self.harm or ("" if self.touched else "was not touched")


def probe(
    browser: Browser, root: str, addresses: Mapping[str, str], *, policy: bool
) -> dict[str, Seen]:
    """Open every address below `root`; gives what happened, by name.

    Args:
        browser: opens them.
        root: where the site is served.
        addresses: name → address.
        policy: whether the browser heeds the policy of the pages.
    """
    context = browser.new_context(bypass_csp=not policy)
    context.set_default_timeout(5000)
    context.add_init_script(_WATCH + _WHEN_LOADED)
    seen: dict[Page, Seen] = defaultdict(Seen)

    def note(source: Mapping[str, Any], _value: object) -> None:
        seen[source["page"]].ran = True

    def touched(source: Mapping[str, Any], heading: str) -> None:
        seen[source["page"]].heading = heading
        seen[source["page"]].touched = True

    def answer(route: Route) -> None:
        # What the policy has stopped never comes here, while the event "request" tells of it.
        with suppress(Error):  # a request of no page
            seen[route.request.frame.page].elsewhere.append(route.request.url)
        route.abort()

    context.expose_binding("cameToRun", note)
    context.expose_binding("allIsTouched", touched)
    context.on("dialog", lambda dialog: dialog.dismiss())
    # A pattern, not a function: Chromium's driver asks Python only about what matches.
    context.route(re.compile(f"^http(?!{re.escape(root.removeprefix('http'))})"), answer)
    context.route(_SEARCH_OF_THE_THEME, lambda route: route.abort())
    results: dict[str, Seen] = {}
    clock = context.new_page()
    tabs: list[Page] = []
    for names in _batches(addresses):
        tabs += [context.new_page() for _ in range(len(names) - len(tabs))]
        opened = dict(zip(names, tabs, strict=False))
        for name, tab in opened.items():
            results[name] = seen[tab] = Seen()
            try:
                answered = tab.goto(root + addresses[name], wait_until="commit")
                if policy and answered and _has_no_scripts(answered):
                    with suppress(Error):
                        tab.wait_for_load_state("load", timeout=_LOADED)
                    results[name].heading = tab.locator(":root").evaluate(_TOUCH_ALL)
                    results[name].touched = True
            except Error as error:  # a file that is saved has no page
                results[name].touched |= "Download is starting" in error.message
        until = monotonic() + _ANSWERS
        while not all(results[name].touched for name in names) and monotonic() < until:
            clock.wait_for_timeout(10)
        clock.wait_for_timeout(_PATIENCE)
        tabs = [tab for name, tab in opened.items() if _is_left(tab, results[name])]
        for page in context.pages:
            if page not in (clock, *tabs):
                page.close()
    context.close()
    return results


def _has_no_scripts(answered: Response) -> bool:
    """Whether the browser runs none there, not even ours."""
    return "sandbox" in answered.headers.get("content-security-policy", "")


def _is_left(tab: Page, found: Seen) -> bool:
    """Leave the page of a tab in which nothing has happened, so that another one can be opened.

    A new tab takes Chromium four times as long. What is left comes to its end before this does: it
    can't be taken for the next page's. A tab that anything has happened in is not used again.
    """
    if found.harm or not found.heading:
        return False
    with suppress(Error):
        tab.goto("about:blank")
        return not found.harm
    return False


def _batches(addresses: Mapping[str, str]) -> Iterator[list[str]]:
    names = iter(addresses)
    while batch := list(islice(names, _AT_ONCE)):
        yield batch
