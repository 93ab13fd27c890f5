"""Nothing that somebody writes runs, on any host, and no page asks another host for anything.

Three ways: the first fence alone (text is escaped and sanitised, files are refused; the browser is
told to ignore the policy), the policy alone (nothing is escaped, sanitised or refused), and both.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.attack import BODY_IDS, FILE_PAGES, PAGES, build_attacked
from tests.browser.payloads import BODIES, FILES, LISTS, TEXTS
from tests.browser.probing import Seen, probe
from tests.browser.serving import served
from tests.site.built import built_once

pytestmark = pytest.mark.browser

HOSTS = ["mkdocs", "zensical"]

LEADS_AWAY = {"body: refresh to elsewhere"}
"""What no policy can stop: a page that leads to another one, by itself. The sanitiser does."""

_ALIKE = ("persona: ", "objection: ", "stage: ", "call sheet: ", "page: ", "prose: ")
WITHOUT_FENCE = {name: where for name, where in PAGES.items() if not name.startswith(_ALIKE)}
"""What the policy is tried on: it is the same on every page, so each payload comes once."""


@pytest.fixture(scope="session", params=HOSTS)
def host(request: pytest.FixtureRequest) -> str:
    """What makes the site."""
    return str(request.param)


@pytest.fixture(scope="session")
def attacked(host: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """Gives a function: with or without the first fence → the site of all payloads."""

    def make(fenced: bool) -> Path:
        build = partial(build_attacked, host, fenced=fenced)
        return built_once(tmp_path_factory, f"attacked-{host}-{fenced}", build)

    return make


@pytest.fixture(scope="session")
def fence_alone(attacked: Callable[[bool], Path], chromium: Browser) -> Iterator[dict[str, Seen]]:
    """What becomes of every page if no browser heeds the policy."""
    with served(attacked(True)) as root:
        yield probe(chromium, root, PAGES, policy=False)


@pytest.fixture(scope="session")
def policy_alone(attacked: Callable[[bool], Path], chromium: Browser) -> Iterator[dict[str, Seen]]:
    """What becomes of every page if nothing is escaped; the server sends no header."""
    with served(attacked(False)) as root:
        yield probe(chromium, root, WITHOUT_FENCE, policy=True)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_with_the_first_fence_alone(fence_alone: dict[str, Seen], name: str) -> None:
    """Neither when the page is opened, nor when everything on it is touched and clicked."""
    assert fence_alone[name].harm == ""
    assert fence_alone[name].heading
    if name.startswith("body: "):
        assert fence_alone[name].heading == name.removeprefix("body: ")


@pytest.mark.parametrize("name", WITHOUT_FENCE)
def test_nothing_runs_with_the_policy_alone(policy_alone: dict[str, Seen], name: str) -> None:
    """The same, on pages into which everything came as it was written."""
    if name in LEADS_AWAY:
        assert not policy_alone[name].ran
    else:
        assert policy_alone[name].harm == ""


def test_nothing_runs_with_both(attacked: Callable[[bool], Path], chromium: Browser) -> None:
    """As the site is published: every page that is not about one body, and some that are."""
    some = {name: PAGES[name] for number, name in enumerate(PAGES) if number % 5 == 0}
    with served(attacked(True), headers=True) as root:
        seen = probe(chromium, root, {**some, **FILE_PAGES}, policy=True)
    assert {name: found.harm for name, found in seen.items() if found.harm} == {}


def test_the_payloads_are_worth_something(
    attacked: Callable[[bool], Path], chromium: Browser
) -> None:
    """With no fence at all, most of them run or ask another host; every other one is tried."""
    some = {
        name: address
        for number, (name, address) in enumerate(PAGES.items())
        if number % 2 == 0 and name.startswith(("body: ", "asset: "))
    }
    with served(attacked(False)) as root:
        seen = probe(chromium, root, {**some, **FILE_PAGES}, policy=False)
    harmful = sorted(name for name, found in seen.items() if found.harm)
    assert sum(name.startswith("body: ") for name in harmful) >= 30, harmful
    assert sum(name.startswith("asset: ") for name in harmful) >= 8, harmful
    assert len(FILE_PAGES.keys() & harmful) >= 10, harmful


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
    assert {name: found.harm for name, found in seen.items() if found.harm} == {}
    there = {name for name, path in FILE_PAGES.items() if (attacked(True) / path).is_file()}
    active = {name for name in FILES if name.endswith((".svg", "html", ".htm", ".xml", ".xsl"))}
    assert there & active == set()
    assert there == {"cells.csv"}


def test_no_attached_file_runs_because_of_the_policy(
    attacked: Callable[[bool], Path], chromium: Browser
) -> None:
    """All of them published, and opened as `_headers` has a server send them."""
    with served(attacked(False), headers=True) as root:
        seen = probe(chromium, root, FILE_PAGES, policy=True)
    assert {name: found.harm for name, found in seen.items() if found.harm} == {}


def test_no_page_shows_a_file_of_the_machine(attacked: Callable[[bool], Path]) -> None:
    for page in attacked(True).rglob("*.html"):
        assert "SECRET" not in page.read_text("utf-8"), page
