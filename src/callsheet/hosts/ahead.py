"""Renders a site's pages ahead of the site generator: on all cores, or from what was kept.

The generator goes through its pages one by one, with every event that it has, and asks for each
the theme's template. It gets one that holds the finished page already. Where anything is not as it
was when the page was rendered, the true template renders it again.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from callsheet.cache import key_of
from callsheet.workshop import Workshop

ContextOf = Callable[[Any], Mapping[str, Any]]
"""What the templates read: gives it for a page, which is the current one from then on."""


_running: ContextVar["RenderedAhead | None"] = ContextVar("callsheet rendering", default=None)
"""What the running build renders: an event that says that it has failed says nothing else."""


def end_rendering() -> None:
    """The build is over, well or not: end what it renders, and keep what was made."""
    if (running := _running.get()) is not None:
        _running.set(None)
        running.close()


class RenderedAhead:
    """Stands in the place of the theme's Jinja environment for the time of one build."""

    def __init__(
        self,
        environment: Any,
        pages: Sequence[Any],
        *,
        context_of: ContextOf,
        workshop: Workshop,
        site_key: str | None,
    ) -> None:
        """Begin to render; `end_rendering` ends it.

        Args:
            environment: the true one.
            pages: all pages, in the order in which the generator will ask for them.
            context_of: gives a page's variables.
            workshop: cores and cache.
            site_key: stands for all that a page shows besides its own parts; None if nobody can
                say that, and no page must be kept.
        """
        self._environment, self._pages = environment, pages
        self._context_of = context_of
        self._places = {id(page): at for at, page in enumerate(pages)}
        self._parts = [_parts(page) for page in pages]
        self._team = workshop.team(self._render)
        for at, parts in enumerate(self._parts):
            self._team.give(_key(parts, site_key, workshop.environment), at)
        self._results = self._team.results()
        _running.set(self)
        self._ready: dict[int, str] = {}
        self._next = 0

    def close(self) -> None:
        """End the processes, and keep what they have made."""
        self._team.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)

    def get_template(self, name: str, *arguments: Any, **more: Any) -> Any:
        """The template, with the finished pages that it would make."""
        template = self._environment.get_template(name, *arguments, **more)
        return _Template(template, name, self)

    def page(self, page: Any, template: str, context: Mapping[str, Any]) -> str | None:
        """The finished page; None if it must be rendered now."""
        at = self._places.get(id(page))
        if at is None or self._parts[at] != _parts(page) or template != _template_of(page):
            return None
        # The page that is active shows in the navigation of every page that is rendered.
        was_active, page.active = page.active, False
        while self._next <= at:
            self._ready[self._next] = next(self._results).decode("utf-8", "surrogatepass")
            self._next += 1
        page.active = was_active
        html = self._ready.pop(at, None)
        expected = self._context_of(page)
        same = ("nav", "config", "page", "base_url", "extra_css", "extra_javascript")
        if context.keys() != expected.keys() or any(context[k] != expected[k] for k in same):
            return None
        return html or None

    def _render(self, at: int) -> bytes:
        """The page as the generator would render it; nothing if that fails, so that it fails."""
        page = self._pages[at]
        page.active = True
        try:
            template = self._environment.get_template(_template_of(page))
            html: str = template.render(self._context_of(page))
            return html.encode("utf-8", "surrogatepass")
        except Exception:  # whatever a theme's template may raise is for the generator to report
            return b""
        finally:
            page.active = False


class _Template:
    """A template of the theme that knows which pages are finished."""

    def __init__(self, template: Any, name: str, ahead: RenderedAhead) -> None:
        self._template, self._name, self._ahead = template, name, ahead

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def render(self, context: Mapping[str, Any]) -> str:
        """The finished page, or what the template makes now."""
        page = context.get("page")
        html = self._ahead.page(page, self._name, context) if page is not None else None
        return self._template.render(context) if html is None else html


def _template_of(page: Any) -> str:
    return str(page.meta.get("template", "main.html"))


def _parts(page: Any) -> tuple[Any, ...]:
    """What a page's own templates read of it, as plain values."""
    return (
        page.url,
        page.title,
        page.content,
        dict(page.meta),
        page.canonical_url,
        page.edit_url,
        page.is_homepage,
        tuple(_headings(page.toc)),
        _neighbour(page.previous_page),
        _neighbour(page.next_page),
    )


def _headings(contents: Any) -> Iterator[tuple[Any, ...]]:
    for link in contents:
        yield link.title, link.id, link.level, tuple(_headings(link.children))


def _neighbour(page: Any) -> tuple[str, str] | None:
    return None if page is None else (page.title, page.url)


def _key(parts: tuple[Any, ...], site_key: str | None, environment: str) -> str | None:
    if site_key is None:
        return None
    try:
        return key_of("page", environment, site_key, json.dumps(parts))
    except (TypeError, ValueError):
        return None  # A value in the front matter that no text stands for, such as a date.
