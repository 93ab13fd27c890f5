"""Nothing in a body runs, on any host, and no page asks another host for anything."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from tests.browser.payloads import BODIES
from tests.browser.serving import served
from tests.browser.sites import Site
from tests.hub_builder import ASSET, with_line
from tests.site.built import HOSTS, built_once, write_small_hub

pytestmark = pytest.mark.browser

BARE = "http://bare.example/"

IDS = {name: re.sub(r"[^a-z]+", "-", name.lower()).strip("-") for name in BODIES}

TRY_EVERYTHING = """() => {
  const found = document.querySelectorAll("article *");
  for (const element of found) {
    for (const kind of ["mouseover", "mouseenter", "focus", "toggle", "animationstart"]) {
      element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    const link = element.closest("a[href]");
    const leaves = link && /^(https?:|mailto:)/.test(link.href);
    if (!leaves && (element.matches("a, button, summary, label, input") || element.onclick)) {
      element.click?.();
    }
  }
  return window.ran;
}"""


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def attacked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A hub with one asset for each payload, made by each host."""
    host = request.param

    def make(site: Path) -> None:
        files = {f"assets/{IDS[name]}.md": asset(name, body) for name, body in BODIES.items()}
        files["docs/robots.txt"] = "User-agent: *"
        HOSTS[host](site, write_small_hub(site.parent / f"{site.name}-hub", files))

    folder = built_once(tmp_path_factory, f"attacked-{host}", make)
    with served(folder) as root:
        yield Site(folder, root)


def asset(title: str, body: str) -> str:
    """An asset with a title and one more thing in its body."""
    return with_line(ASSET, "title", f"title: {json.dumps(title)}") + f"\n{body}\n"


@pytest.fixture(scope="session")
def victim(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the hosts that it asks for something."""
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.dismiss())
    yield page, asked
    context.close()


@pytest.mark.parametrize("name", BODIES)
def test_nothing_in_a_body_runs(attacked: Site, victim: tuple[Page, list[str]], name: str) -> None:
    """Neither when the page is opened, nor when everything on it is touched and clicked."""
    page, asked = victim
    asked.clear()
    address = f"{attacked.root}library/{IDS[name]}/"
    page.goto(address)
    assert page.locator("h1").first.inner_text() == name
    assert page.evaluate(TRY_EVERYTHING) is None
    page.wait_for_timeout(50)
    if page.url.startswith(address):
        assert page.evaluate("window.ran") is None
    assert [url for url in asked if not url.startswith(attacked.root)] == []


def test_the_payloads_are_worth_something(chromium: Browser) -> None:
    """Most of those in HTML run, or ask another host, where nothing is done about them."""
    reached = {
        name for name, body in BODIES.items() if body[0] == "<" and does_harm(chromium, body)
    }
    assert len(reached) >= 40, sorted(reached)


def does_harm(chromium: Browser, body: str) -> bool:
    """Whether the HTML runs or asks another host in a page that does nothing about it."""
    page = chromium.new_page()
    asked: list[str] = []
    ran: list[object] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        is_page = route.request.url == BARE
        content = f"<!doctype html><article>{body}</article>" if is_page else ""
        route.fulfill(status=200 if is_page else 404, content_type="text/html", body=content)

    page.route("**/*", answer)
    page.expose_function("report", lambda value: ran.append(value))
    page.add_init_script("Object.defineProperty(window, 'ran', { set: (x) => report(x) });")
    page.goto(BARE)
    with suppress(Error):  # what is clicked may lead away
        page.evaluate(TRY_EVERYTHING)
    page.wait_for_timeout(30)
    page.close()
    return bool(ran) or any("elsewhere" in url for url in asked)
