"""`python -m tools.screenshots FOLDER`: pictures of every kind of page, and of the printed sheet.

Builds the sample hub as `callsheet build` does, serves it on this machine, and opens each page at
three widths and in both colour schemes. `scripts/screenshots` finds the Chromium.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click
from playwright.sync_api import Browser, Page

from tools.browser import chromium, served

ROOT = Path(__file__).resolve().parent.parent

WIDTHS = {360: 780, 768: 1024, 1440: 900}
"""A telephone, a tablet and a laptop: the width and height of the window, in CSS pixels."""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

TALLEST = 5000
"""Of a longer page only so much is taken, in CSS pixels."""

CALL_SHEET = "call/finance-lead/evaluate/"

A4 = {"width": 794, "height": 1123}
"""In CSS pixels, 96 an inch."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    name: str
    address: str
    """Below the root of the site."""
    waits_for: str = "main h1"
    """What must be in sight; a selector."""
    types: str = ""
    """What is typed into the search box first."""
    whole: bool = True
    """The whole page, or only what the window shows."""


_FOUND = "[role=row] a"
SHOTS = (
    Shot("home", ""),
    Shot("home-popup", "", "[role=option]", types="cfo too exp", whole=False),
    Shot("find-query", "find/?q=cfo+too+expensive", _FOUND),
    Shot("find-facet", "find/?q=cfo+too+expensive&audience=customer", _FOUND),
    Shot("find-nothing", "find/?q=zzzz", ".cs-count"),
    Shot("library", "library/"),
    Shot("asset", "library/pricing-talk-track/"),
    Shot("asset-files", "library/first-meeting-slides/"),
    Shot("asset-planned", "library/peak-2026-in-figures/"),
    Shot("asset-retired", "library/pricing-one-pager-2025/"),
    Shot("personas", "personas/"),
    Shot("persona", "personas/finance-lead/"),
    Shot("stages", "stages/"),
    Shot("stage", "stages/evaluate/"),
    Shot("objections", "objections/"),
    Shot("objection", "objections/price/"),
    Shot("call-index", "call/"),
    Shot("call-sheet", CALL_SHEET),
    Shot("start", "start/"),
    Shot("playbook", "playbook/"),
    Shot("why", "playbook/why/"),
    Shot("roles", "playbook/roles/"),
    Shot("handovers", "playbook/handovers/"),
    Shot("meetings", "playbook/meetings/"),
    Shot("glossary", "playbook/glossary/"),
    Shot("contribute", "contribute/"),
    Shot("fields", "contribute/fields/"),
    Shot("findings", "reference/findings/"),
    Shot("not-found", "404.html"),
)
"""Every kind of page."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--only", multiple=True, metavar="NAME", help="Take only this one; may be repeated.")
@click.option("--site", type=click.Path(path_type=Path, exists=True), help="A site built before.")
def main(folder: Path, only: tuple[str, ...], site: Path | None) -> None:
    """Write the pictures into FOLDER."""
    if unknown := set(only) - {shot.name for shot in SHOTS}:
        raise click.UsageError(f"no picture has the name {', '.join(sorted(unknown))}")
    folder.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in SHOTS if not only or shot.name in only]
    with tempfile.TemporaryDirectory() as temporary:
        if site is None:
            site = Path(temporary) / "site"
            build(site)
        with served(site) as root, chromium() as browser:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    click.echo(f"{len(shots)} pages, {width} pixels wide, {scheme} ...")
                    take(browser, shots, root, folder, width, scheme)
            if not only or "call-sheet" in only:
                print_call_sheet(browser, root, folder)
    click.echo(f"The pictures are in {folder.resolve()}")


def build(site: Path) -> None:
    """The sample hub, made as everybody makes it."""
    click.echo("Building the sample hub ...")
    command = [sys.executable, "-m", "callsheet", "build", "--root", str(ROOT), "--out", str(site)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def take(
    browser: Browser,
    shots: list[Shot],
    root: str,
    folder: Path,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    """All pictures at one width and in one scheme."""
    page = browser.new_page(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    for shot in shots:
        page.goto(root + shot.address)
        if shot.types:
            page.locator("callsheet-find input").fill(shot.types)
        page.locator(shot.waits_for).first.wait_for()
        height = min(TALLEST, _height(page)) if shot.whole else WIDTHS[width]
        page.screenshot(
            path=folder / f"{shot.name}-{width}-{scheme}.png",
            full_page=shot.whole,
            clip={"x": 0, "y": 0, "width": width, "height": height},
        )
    page.context.close()


def _height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


def print_call_sheet(browser: Browser, root: str, folder: Path) -> None:
    """The call sheet as a printer gets it, and a picture of that."""
    page = browser.new_page(viewport={"width": A4["width"], "height": A4["height"]})
    page.goto(root + CALL_SHEET)
    page.pdf(path=folder / "call-sheet-print.pdf", format="A4", prefer_css_page_size=False)
    page.emulate_media(media="print")
    page.add_style_tag(content="body { padding: 10mm }")  # a screen has no page margins
    page.screenshot(path=folder / "call-sheet-print.png")
    page.context.close()


if __name__ == "__main__":
    main()
