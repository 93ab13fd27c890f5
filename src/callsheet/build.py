"""The story of a build: from the files of a hub to the files of its docs tree, in one function."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from callsheet.addresses import Addresses
from callsheet.attached import with_files
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.checks import check_catalogue
from callsheet.diagnostics import Finding, in_order
from callsheet.feeds import render_feeds
from callsheet.load import load_hub
from callsheet.markup.convert import Converter, Dialect
from callsheet.model.attachment import ReadFiles
from callsheet.narrow import narrowed
from callsheet.outputs import Output, Page, collected
from callsheet.pages import render_pages
from callsheet.pages.docs import check_live_lists, render_defaults
from callsheet.pages.rendering import Renderer
from callsheet.search.records import render_search
from callsheet.web import render_web

_WITH_FOLDERS = Addresses()
_PLAIN_MARKDOWN = Dialect()


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build has made of a hub."""

    catalogue: Catalogue
    """What the site's readers may see."""

    hub: Catalogue
    """The whole hub."""

    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...]
    """Without the pages in `docs/`: one host reads them itself, another gets them rendered."""

    renderer: Renderer
    """For what a host renders later: hand-written pages with live lists."""

    dialect: Dialect
    """The Markdown of the bodies, for those that a host converts later."""


def build(
    root: Path,
    *,
    today: date | None,
    clock: date,
    site: Addresses = _WITH_FOLDERS,
    dialect: Dialect = _PLAIN_MARKDOWN,
    audience: Audience = Audience.INTERNAL,
    read_files: ReadFiles | None = None,
) -> Build:
    """Read, check and render the hub at `root`; writes nothing.

    Args:
        root: the folder with `assets/` and `playbook/`.
        today: the day to reckon with, if somebody has said so.
        clock: the day it is, for a hub that pins none.
        site: how addresses and links are written.
        dialect: the extensions of Markdown that bodies are written with.
        audience: who reads the site.
        read_files: reads attached files; without it nothing is known about what is in them.

    Raises:
        HubNotFound: there is no hub at `root`.
        AddressTaken: two outputs want one address.
    """
    hub, findings = check(root, today=today, clock=clock, read_files=read_files)
    catalogue = narrowed(hub, audience)
    renderer = Renderer(catalogue, site)
    outputs = [
        *render_pages(renderer),
        *render_defaults(renderer),
        *render_search(catalogue, site),
        *render_feeds(catalogue, site),
        *render_web(),
    ]
    return Build(
        catalogue=catalogue,
        hub=hub,
        findings=findings,
        outputs=collected(converted(outputs, dialect)),
        renderer=renderer,
        dialect=dialect,
    )


def converted(outputs: Iterable[Output], dialect: Dialect) -> Iterator[Output]:
    """The outputs with the bodies of their pages as HTML."""
    converter = Converter(dialect)
    for output in outputs:
        page = output.content
        if isinstance(page, Page) and page.body:
            html = converter.convert(page.body, page.trusted)
            yield replace(output, content=replace(page, converted=html))
        else:
            yield output


def check(
    root: Path, *, today: date | None, clock: date, read_files: ReadFiles | None = None
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read and check the hub at `root`: the first half of a build."""
    loaded = load_hub(root, today=today, clock=clock)
    catalogue = with_files(loaded.catalogue, read_files) if read_files else loaded.catalogue
    findings = [
        *loaded.findings,
        *check_catalogue(catalogue),
        *check_live_lists(Renderer(catalogue, _WITH_FOLDERS)),
    ]
    return catalogue, in_order(findings)
