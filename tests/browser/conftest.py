"""Fixtures of the browser tests: the sites, one Chromium for all, and a watch over every page.

Whatever else a test is about, it fails if a page says something in the console, throws, opens a
dialog or asks another host for something.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.attack import build_attacked
from tests.browser.pages import NewPage
from tests.browser.serving import served
from tests.browser.sites import HOSTILE, REPOSITORY, Site, ageing, build_site
from tests.hub_builder import write_tree
from tests.site.built import built_once

_SWITCHED_OFF = (
    # Two pages of Chromium's own that stand ready for whoever types an address into the bar of a
    # window. Nobody does here, each context is a window, and they take longer than the tests' page.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright switches off: Chromium heeds only the last list that it is given.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
)
"""Features of Chromium that no test needs."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The repository's own hub, built and served."""
    folder = built_once(tmp_path_factory, "sample", partial(build_site, REPOSITORY))
    with served(folder) as root:
        yield Site(folder, root)


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The repository's own hub, built for a folder; nothing serves it."""

    def build(folder: Path) -> None:
        build_site(REPOSITORY, folder, "--offline")

    folder = built_once(tmp_path_factory, "sample-offline", build)
    return Site(folder, f"{folder.as_uri()}/")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A hub whose every text tries to be more than text."""

    def build(folder: Path) -> None:
        hub = folder.with_name(f"{folder.name}-hub")
        write_tree(hub, HOSTILE)
        build_site(hub, folder)

    folder = built_once(tmp_path_factory, "small-hostile", build)
    with served(folder) as root:
        yield Site(folder, root)


@pytest.fixture(scope="session")
def ageing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A hub that pins no day; its one asset must be reviewed in 39 days."""

    def build(folder: Path) -> None:
        hub = folder.with_name(f"{folder.name}-hub")
        write_tree(hub, ageing(date.today() + timedelta(days=39)))
        build_site(hub, folder)

    folder = built_once(tmp_path_factory, "small-ageing", build)
    with served(folder) as root:
        yield Site(folder, root)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium that `scripts/test` has found."""
    path = os.environ.get("CALLSHEET_CHROMIUM", "")
    if not Path(path).is_file():
        pytest.fail(
            "The browser tests need a Chromium: run them with scripts/test, which finds or "
            "installs one, or set CALLSHEET_CHROMIUM to the path of yours.",
            pytrace=False,
        )
    options = [f"--disable-features={','.join(_SWITCHED_OFF)}"]
    if not os.getuid():
        # Chromium refuses its sandbox to root, which is who tests run as in a container.
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def host(request: pytest.FixtureRequest) -> str:
    """What makes the site of all payloads."""
    return str(request.param)


@pytest.fixture(scope="session")
def attacked(host: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """Gives a function: with or without the first fence → the site of all payloads."""

    def make(fenced: bool) -> Path:
        build = partial(build_attacked, host, fenced=fenced)
        return built_once(tmp_path_factory, f"attacked-{host}-{fenced}", build)

    return make


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[NewPage]:
    """Gives a function: the options of a browser context → a page in it, watched until the end."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        watch(page, said, scripts=options.get("java_script_enabled", True))
        return page

    yield make
    for context in contexts:
        context.close()
    assert said == []


def watch(page: Page, said: list[str], *, scripts: bool = True) -> None:
    """Write down whatever a page should not do."""
    page.on(
        "console",
        lambda message: (
            said.append(f"{page.url}: {message.type}: {message.text}")
            if message.type in ("error", "warning")
            else None
        ),
    )
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))

    def failed(request: Any) -> None:
        # The page was left before it came; or nothing could run what is asked for ahead of time.
        if request.failure != "net::ERR_ABORTED" and (scripts or request.failure != "csp"):
            said.append(f"{page.url}: {request.failure}: {request.url}")

    page.on("requestfailed", failed)

    def dismiss(dialog: Any) -> None:
        said.append(f"{page.url}: dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)

    def look_at(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            said.append(f"{page.url}: asks another host: {request.url}")
        elif page.url.startswith("file:") and request.url.startswith("http"):
            said.append(f"{page.url}: asks a server: {request.url}")

    page.on("request", look_at)
