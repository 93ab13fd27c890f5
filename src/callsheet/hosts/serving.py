"""`mkdocs serve` after a change: only the pages that it touches are made again, if that is enough.

It is enough when an asset or the playbook has changed and every page has kept its address, the
navigation its titles, and the site its settings. Anything else is a whole build by MkDocs. The
search data and the feeds, for which all of the hub is read, are made when somebody asks for them.
"""

import gc
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build

from callsheet.addresses import DATA
from callsheet.build import Build, render_data
from callsheet.errors import CallsheetError
from callsheet.hosts.inputs import load_surroundings
from callsheet.memory import Memory
from callsheet.outputs import Output, Page

log = logging.getLogger("mkdocs.plugins.callsheet")


@dataclass(slots=True)
class Served:
    """A whole build by MkDocs, as it left things: later changes are made to these."""

    config: Any
    files: Any
    nav: Any
    environment: Any
    """The theme's templates."""

    made: Build
    day: date
    """That of the build."""

    can_patch: bool
    """Whether all programs are known that have a hand in a page."""

    surroundings: str | None
    """All files besides those of assets and playbook."""

    attached: dict[str, tuple[int, int]]
    """Size and time of each file that was copied, by its path in the site."""


@dataclass(slots=True)
class Session:
    """What is passed from one build to the next while a hub is served."""

    memory: Memory = field(default_factory=Memory)
    served: Served | None = None
    surroundings: str | None = None
    """All files besides assets and playbook, as they were before the build began to read them."""


_session: ContextVar[Session | None] = ContextVar("callsheet session", default=None)
"""Set for the time of one build: MkDocs makes a configuration for each, and hands nothing on."""


def session() -> Session | None:
    """The session that the running build belongs to."""
    return _session.get()


@contextmanager
def _within(current: Session) -> Iterator[None]:
    token = _session.set(current)
    try:
        yield
    finally:
        _session.reset(token)


Make = Callable[[Any, Memory], Build]
"""Builds the hub of a configuration, without what programs read."""


class Rebuilder:
    """Stands in the place of MkDocs' function that builds everything after each change."""

    def __init__(
        self,
        served: Served | None,
        memory: Memory,
        root: Path,
        *,
        build_all: Callable[[], None],
        let_go: Callable[[], None],
        make: Make,
        report: Callable[[Build], None],
        clock: Callable[[], date],
    ) -> None:
        """The site has just been built.

        Args:
            served: as it was left.
            memory: what was remembered.
            root: the hub's folder.
            build_all: MkDocs' own function.
            let_go: makes MkDocs forget the site of its first build, which it would keep.
            make: the engine's build.
            report: says what was found.
            clock: the day it is, each time it is called.
        """
        self._session = Session(memory, served)
        self._build_all, self._let_go = build_all, let_go
        self._make, self._report, self._clock = make, report, clock
        self._root = root
        self._stale = False
        self._writing = threading.Lock()

    def __call__(self) -> None:
        """Bring the served folder up to date."""
        with self._writing:
            running = self._session
            before, running.served = running.served, None
            running.surroundings = load_surroundings(self._root)
            # If anything fails now the folder is in pieces: only a whole build will mend it.
            if before is not None and self._patched(before):
                running.served = before
                _give_back()
                return
            self._stale = False
            # The old site goes before the new one comes: much of both is in circles, which Python
            # would leave for long.
            del before
            self._let_go()
            gc.collect()
            with _within(running):
                self._build_all()
            gc.collect()
            _give_back()

    def freshen(self) -> None:
        """Make what programs read, if it is older than the pages."""
        with self._writing:
            served = self._session.served
            if self._stale and served is not None:
                made = served.made
                for output in render_data(made.catalogue, made.renderer.addresses):
                    self._write(served, output)
                self._stale = False

    def answering(self, app: Callable[..., Any], mount: str) -> Callable[..., Any]:
        """The server's function for requests, which makes what programs read first if need be."""

        def answer(request: dict[str, Any], start_response: Any) -> Any:
            if str(request.get("PATH_INFO")).removeprefix(mount) in DATA:
                self.freshen()
            return app(request, start_response)

        return answer

    def _patched(self, served: Served) -> bool:
        """Whether it was enough to make some pages again."""
        if not served.can_patch or self._clock() != served.day:
            return False
        if served.surroundings is None or served.surroundings != self._session.surroundings:
            return False
        try:
            made = self._make(served.config, self._session.memory)
        except CallsheetError:
            return False  # MkDocs' own build will say so.
        if served.config.strict and any(finding.is_error for finding in made.findings):
            return False
        if made.catalogue.today != served.made.catalogue.today:
            return False  # The sitemap has the day, and MkDocs makes it.
        changed = _changed(served.made.outputs, made.outputs)
        if changed is None or any(_is_in_nav(served, output) for output in changed):
            return False
        if not self._patch(served, made, changed):
            return False
        self._report(made)
        return True

    def _patch(self, served: Served, made: Build, changed: list[Output]) -> bool:
        """Make what has changed; False if a title has changed that other pages show."""
        renew = [served.files.get_file_from_path(output.path) for output in changed]
        pages = []
        for file, output in zip(renew, changed, strict=True):
            if isinstance(output.content, Page):
                file.callsheet_page = output.content
                pages.append(file.page)
            else:
                self._write(served, output)
        lively = [
            served.files.get_file_from_path(f"{page.id}.md")
            for page in made.catalogue.docs
            if page.live
        ]
        served.made = replace(made, outputs=_with_data(made.outputs, served.made.outputs))
        plugin = served.config.plugins.get("macros")
        if plugin is not None:
            plugin._env.renderer = made.renderer
        shown = served.files.documentation_pages()
        for page in pages:
            mkdocs_build._populate_page(page, served.config, served.files)
        for file in lively:
            before = (file.page.content, file.page.title, file.page.meta)
            mkdocs_build._populate_page(file.page, served.config, served.files)
            if (file.page.title, file.page.meta) != before[1:]:
                return False
            if file.page.content != before[0]:
                pages.append(file.page)
        for page in pages:
            mkdocs_build._build_page(page, served.config, shown, served.nav, served.environment)
        for output in made.outputs:
            if isinstance(output.content, Path):
                about = _about(output.content)
                if served.attached.get(output.path) != about:
                    self._write(served, output)
                    served.attached[output.path] = about
        self._stale = True
        log.info("Pages made again: %d", len(pages))
        return True

    @staticmethod
    def _write(served: Served, output: Output) -> None:
        """Put a file that is no page into the served folder."""
        file = served.files.get_file_from_path(output.path)
        match output.content:
            case str() as text:
                file.content_string = text
            case bytes() as data:
                file.content_bytes = data
            case Path() as source:
                file.abs_src_path = str(source)
        file.copy_file()


def _give_back() -> None:
    """Give memory that is free back to the system, where the C library (glibc) keeps it."""
    # Not every Python has ctypes, and not every C library the function.
    with suppress(ImportError, OSError, AttributeError, TypeError):
        from ctypes import CDLL

        CDLL(None).malloc_trim(0)


def attached_files(outputs: Iterable[Output]) -> dict[str, tuple[int, int]]:
    """Size and time of the hub's files that are copied into the site."""
    return {o.path: _about(o.content) for o in outputs if isinstance(o.content, Path)}


def _about(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_size, about.st_mtime_ns


def _changed(before: tuple[Output, ...], after: tuple[Output, ...]) -> list[Output] | None:
    """The outputs that are not as they were; None if any has come, gone or moved."""
    old = [output for output in before if output.path not in DATA]
    if [(o.path, o.source) for o in old] != [(o.path, o.source) for o in after]:
        return None
    return [new for was, new in zip(old, after, strict=True) if not _alike(was, new)]


def _alike(was: Output, new: Output) -> bool:
    """Whether two outputs are the same but for the secret names of their trusted pieces."""
    old, fresh = was.content, new.content
    if isinstance(old, Page) and isinstance(fresh, Page) and fresh.trusted:
        old = replace(old, trusted=None, body="")
        fresh = replace(fresh, trusted=None, body="")
    return old == fresh


def _with_data(made: tuple[Output, ...], before: tuple[Output, ...]) -> tuple[Output, ...]:
    data = [output for output in before if output.path in DATA]
    return tuple(sorted([*made, *data], key=lambda output: output.path))


def _is_in_nav(served: Served, output: Output) -> bool:
    """Whether other pages show what has changed: the title of one that is in the navigation."""
    if not isinstance(output.content, Page):
        return False
    file = served.files.get_file_from_path(output.path)
    old: Page = file.callsheet_page
    return any(page is file.page for page in served.nav.pages) and old.meta != output.content.meta
