"""Nothing that somebody writes runs, on any host, and no page asks another host for anything.

Three ways: the first fence alone (text is escaped and sanitised, files are refused; the browser is
told to ignore the policy) and both are here; the policy alone (nothing is escaped, sanitised or
refused) is in `test_payloads_unfenced.py`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.attack import BODY_IDS, FILE_PAGES, PAGES
from tests.browser.payloads import BODIES, FILES, LISTS, TEXTS
from tests.browser.probing import Seen, probe
from tests.browser.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def fence_alone(attacked: Callable[[bool], Path], chromium: Browser) -> Iterator[dict[str, Seen]]:
    """What becomes of every page if no browser heeds the policy."""
    with served(attacked(True)) as root:
        yield probe(chromium, root, PAGES, policy=False)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_with_the_first_fence_alone(fence_alone: dict[str, Seen], name: str) -> None:
    """Neither when the page is opened, nor when everything on it is touched and clicked."""
    assert fence_alone[name].trouble == ""
    assert fence_alone[name].heading
    if name.startswith("body: "):
        assert fence_alone[name].heading == name.removeprefix("body: ")


def test_nothing_runs_with_both(attacked: Callable[[bool], Path], chromium: Browser) -> None:
    """As the site is published: every page that is not about one body, and some that are."""
    some = {name: PAGES[name] for number, name in enumerate(PAGES) if number % 5 == 0}
    with served(attacked(True), headers=True) as root:
        seen = probe(chromium, root, {**some, **FILE_PAGES}, policy=True)
    assert {name: found.trouble for name, found in seen.items() if found.trouble} == {}


def test_there_are_enough_of_them() -> None:
    """Distinct ones, each in its place."""
    assert len({*BODIES.values(), *TEXTS.values(), *LISTS.values(), *FILES.values()}) >= 140
    assert len(set(BODY_IDS.values())) == len(BODIES)


def test_no_attached_file_runs_because_it_is_refused(
    attacked: Callable[[bool], Path], chromium: Browser
) -> None:
    """Opened at its own address, on a server that sends no header."""
    with served(attacked(True)) as root:
        seen = probe(chromium, root, FILE_PAGES, policy=False)
    assert {name: found.trouble for name, found in seen.items() if found.trouble} == {}
    there = {name for name, path in FILE_PAGES.items() if (attacked(True) / path).is_file()}
    active = {name for name in FILES if name.endswith((".svg", "html", ".htm", ".xml", ".xsl"))}
    assert there & active == set()
    assert there == {"cells.csv"}


def test_no_page_shows_a_file_of_the_machine(attacked: Callable[[bool], Path]) -> None:
    for page in attacked(True).rglob("*.html"):
        assert "SECRET" not in page.read_text("utf-8"), page
