"""The policy of the pages alone: nothing is escaped, sanitised or refused, and yet nothing runs.

A module of its own, so that another worker can try it while one tries `test_payloads.py`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.attack import FILE_PAGES, PAGES
from tests.browser.probing import Seen, probe
from tests.browser.serving import served

pytestmark = pytest.mark.browser

LEADS_AWAY = {"body: refresh to elsewhere"}
"""What no policy can stop: a page that leads to another one, by itself. The sanitiser does."""

_ALIKE = ("persona: ", "objection: ", "stage: ", "call sheet: ", "page: ", "prose: ")
WITHOUT_FENCE = {name: where for name, where in PAGES.items() if not name.startswith(_ALIKE)}
"""What the policy is tried on: it is the same on every page, so each payload comes once."""


@pytest.fixture(scope="session")
def policy_alone(attacked: Callable[[bool], Path], chromium: Browser) -> Iterator[dict[str, Seen]]:
    """What becomes of every page if nothing is escaped; the server sends no header."""
    with served(attacked(False)) as root:
        yield probe(chromium, root, WITHOUT_FENCE, policy=True)


@pytest.mark.parametrize("name", WITHOUT_FENCE)
def test_nothing_runs_with_the_policy_alone(policy_alone: dict[str, Seen], name: str) -> None:
    """The same, on pages into which everything came as it was written."""
    if name in LEADS_AWAY:
        assert not policy_alone[name].ran
    else:
        assert policy_alone[name].trouble == ""


def test_the_payloads_are_worth_something(
    host: str, attacked: Callable[[bool], Path], chromium: Browser
) -> None:
    """With no fence at all, most of them run or ask another host: every other one, or fewer."""
    step = 2 if host == "mkdocs" else 8
    some = {
        name: address
        for number, (name, address) in enumerate(PAGES.items())
        if number % step == 0 and name.startswith(("body: ", "asset: "))
    }
    with served(attacked(False)) as root:
        seen = probe(chromium, root, {**some, **FILE_PAGES}, policy=False)
    harmful = sorted(name for name, found in seen.items() if found.harm)
    assert sum(name.startswith("body: ") for name in harmful) >= 60 // step, harmful
    assert sum(name.startswith("asset: ") for name in harmful) >= 16 // step, harmful
    assert len(FILE_PAGES.keys() & harmful) >= 10, harmful


def test_no_attached_file_runs_because_of_the_policy(
    attacked: Callable[[bool], Path], chromium: Browser
) -> None:
    """All of them published, and opened as `_headers` has a server send them."""
    with served(attacked(False), headers=True) as root:
        seen = probe(chromium, root, FILE_PAGES, policy=True)
    assert {name: found.trouble for name, found in seen.items() if found.trouble} == {}
