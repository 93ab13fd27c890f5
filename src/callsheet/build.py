"""The story of a build: from the files of a hub to the files of its docs tree, in one function."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from callsheet.addresses import Addresses
from callsheet.attached import with_files
from callsheet.audience import Audience
from callsheet.cache import key_of
from callsheet.catalogue import Catalogue
from callsheet.checks import check_catalogue
from callsheet.diagnostics import Finding, in_order
from callsheet.feeds import render_feeds
from callsheet.load import Loaded, load_hub
from callsheet.markup.convert import Converted, Converter, Dialect, converted_of
from callsheet.memory import Forgetful, Memory
from callsheet.model.attachment import ReadFiles
from callsheet.narrow import narrowed
from callsheet.outputs import Output, Page, collected
from callsheet.pages import render_pages
from callsheet.pages.docs import check_live_lists, render_defaults
from callsheet.pages.rendering import Renderer
from callsheet.pages.sheet_data import render_sheet_data
from callsheet.search.records import render_search
from callsheet.web import render_web
from callsheet.workshop import Workshop

_WITH_FOLDERS = Addresses()
_PLAIN_MARKDOWN = Dialect()
_PLAIN_WORKSHOP = Workshop()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Build:
    """What a build has made of a hub.

    It has no text of its own: hosts' plugins write all settings out, and it is among them.
    """

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

    workshop: Workshop
    """For what a host makes later."""


def build(
    root: Path,
    *,
    today: date | None,
    clock: date,
    site: Addresses = _WITH_FOLDERS,
    dialect: Dialect = _PLAIN_MARKDOWN,
    audience: Audience = Audience.INTERNAL,
    read_files: ReadFiles | None = None,
    workshop: Workshop = _PLAIN_WORKSHOP,
    memory: Memory | None = None,
    with_data: bool = True,
) -> Build:
    """Read, check and render the hub at `root`; writes nothing into it.

    Args:
        root: the folder with `assets/` and `playbook/`.
        today: the day to reckon with, if somebody has said so.
        clock: the day it is, for a hub that pins none.
        site: how addresses and links are written.
        dialect: the extensions of Markdown that bodies are written with.
        audience: who reads the site.
        read_files: reads attached files; without it nothing is known about what is in them.
        workshop: the cores and the cache that may be used; they change how long it takes, and
            nothing else.
        memory: what is known of the last build of this hub; changes nothing else either.
        with_data: whether to make what programs read, for which every word is counted.

    Raises:
        HubNotFound: there is no hub at `root`.
        AddressTaken: two outputs want one address.
    """
    memory = memory or Forgetful()
    loaded = _loaded(root, today, clock, read_files, memory)
    hub = loaded.catalogue
    catalogue = narrowed(hub, audience)
    renderer = Renderer(catalogue, site, memory)
    of_hub = renderer if catalogue is hub else Renderer(hub, site)

    def data_of_build() -> list[Output]:
        return render_data(catalogue, site) if with_data else []

    with _Conversion(dialect, workshop, memory, data_of_build) as conversion:
        # Other processes make the data and convert the bodies while this one goes on.
        data = conversion.begin_data()
        begun = conversion.begin(chain(render_pages(renderer), render_defaults(renderer)))
        findings = _findings(loaded, of_hub)
        outputs = collected([*conversion.finish(begun), *data(), *render_web()])
    return Build(
        catalogue=catalogue,
        hub=hub,
        findings=findings,
        outputs=outputs,
        renderer=renderer,
        dialect=dialect,
        workshop=workshop,
    )


def render_data(catalogue: Catalogue, site: Addresses) -> list[Output]:
    """What programs read: the feeds, the search data and the call sheets'."""
    sheets = render_sheet_data(catalogue, site)
    return [*render_feeds(catalogue, site), *render_search(catalogue, site), *sheets]


def converted(
    outputs: Iterable[Output], dialect: Dialect, workshop: Workshop = _PLAIN_WORKSHOP
) -> list[Output]:
    """The outputs with the bodies of their pages as HTML."""
    with _Conversion(dialect, workshop, Forgetful()) as conversion:
        return list(conversion.finish(conversion.begin(outputs)))


class _Conversion:
    """Turns the bodies of pages into HTML, in other processes where that is quicker.

    The data files are made in one of them meanwhile.
    """

    def __init__(
        self,
        dialect: Dialect,
        workshop: Workshop,
        memory: Memory,
        render_data: Callable[[], list[Output]] = list,
    ) -> None:
        self._converter = Converter(dialect)
        self._spoken = dialect.key
        self._workshop = workshop
        # A body that depends on more than its text must be converted each time.
        self._memory = Forgetful() if self._spoken is None else memory
        self._team = workshop.team(self._converter.convert_to_bytes, render_data)

    def __enter__(self) -> "_Conversion":
        return self

    def __exit__(self, *_: object) -> None:
        self._team.close()

    def begin_data(self) -> Callable[[], list[Output]]:
        """Begin to make the data files, and give what waits for them."""
        return self._team.begin_other()

    def begin(self, outputs: Iterable[Output]) -> list[tuple[Output, Converted | None]]:
        """The outputs, and the bodies that are known; the others are on their way."""
        begun = []
        for output in outputs:
            body = _untrusted_body(output)
            html = None
            if body is not None:
                html = self._memory.known(("body", output.path), (self._spoken, body))
                if html is None:
                    self._team.give(self._key(body), body)
            begun.append((output, html))
        return begun

    def finish(self, begun: Iterable[tuple[Output, Converted | None]]) -> Iterator[Output]:
        """The outputs with all bodies, in the same order."""
        made = self._team.results()
        for output, known in begun:
            page, html = output.content, known
            if isinstance(page, Page) and page.body:
                if html is None and (body := _untrusted_body(output)) is not None:
                    html = converted_of(next(made))
                    self._memory.keep(("body", output.path), (self._spoken, body), html)
                elif html is None:
                    html = self._converter.convert(page.body, page.trusted)
                output = replace(output, content=replace(page, converted=html))
            yield output

    def _key(self, body: str) -> str | None:
        if self._spoken is None:
            return None
        return key_of("body", self._workshop.environment, self._spoken, body)


def _untrusted_body(output: Output) -> str | None:
    """The body of a page, unless it has marks for trusted pieces.

    Those have a secret name, another one each time: nothing of them can be kept.
    """
    page = output.content
    return page.body if isinstance(page, Page) and page.body and not page.trusted else None


def check(
    root: Path, *, today: date | None, clock: date, read_files: ReadFiles | None = None
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read and check the hub at `root`: the first half of a build."""
    loaded = _loaded(root, today, clock, read_files)
    return loaded.catalogue, _findings(loaded, Renderer(loaded.catalogue, _WITH_FOLDERS))


def _loaded(
    root: Path,
    today: date | None,
    clock: date,
    read_files: ReadFiles | None,
    memory: Memory | None = None,
) -> Loaded:
    """The hub with what is known about its files."""
    loaded = load_hub(root, today=today, clock=clock, memory=memory)
    if read_files is None:
        return loaded
    return replace(
        loaded, catalogue=with_files(loaded.catalogue, read_files, memory or Forgetful())
    )


def _findings(loaded: Loaded, renderer: Renderer) -> tuple[Finding, ...]:
    """All that is wrong with the hub, in order."""
    catalogue = loaded.catalogue
    found = [
        *loaded.findings,
        *check_catalogue(catalogue),
        *check_live_lists(renderer),
    ]
    return in_order(found)
