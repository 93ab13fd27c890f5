"""Turns templates into pages: escaping, relative links and front matter are settled here, once.

Templates are Jinja with autoescape on, so every value from the content shows as text. A page is one
block of HTML (Markdown leaves it alone), or HTML around the Markdown of an asset's body.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, partial
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.catalogue import Catalogue
from callsheet.memory import Forgetful, Memory
from callsheet.model.asset import Asset
from callsheet.outputs import Output, Page
from callsheet.pages.mentions import Linker, MentionFinder, Target

WIDE = ("navigation", "toc")
"""What a page without side columns hides."""


class Renderer:
    """Renders templates for one catalogue and one way of writing addresses."""

    def __init__(self, catalogue: Catalogue, site: Addresses, memory: Memory | None = None) -> None:
        self.catalogue = catalogue
        self.addresses = site
        self.memory = memory or Forgetful()
        self._mentions = MentionFinder(catalogue)
        self._environment = _environment(catalogue)
        self._environment.bytecode_cache = self.memory.recall("templates", None, _Compiled)
        self._environment.globals["marks"] = cache(self._marks)

    @cached_property
    def surroundings(self) -> tuple[object, ...]:
        """What an asset's page shows besides assets: settings, day, the playbook's lists."""
        seen = self.catalogue
        lists = replace(seen.playbook, prose=())
        playbook = (seen.hub, seen.vocabularies, lists, seen.incomplete)
        now = (seen.today, seen.pinned, seen.audience, self.addresses)
        return self.memory.same("surroundings", (*playbook, *now))

    @cached_property
    def overview(self) -> tuple[object, ...]:
        """What most other pages show: that, and of each asset and page all but the body."""
        seen = self.catalogue
        assets = [(asset.id, asset.fields, asset.terms, asset.path) for asset in seen.assets]
        docs = [(page.id, page.fields, page.path) for page in (*seen.docs, *seen.playbook.prose)]
        files = (seen.tree, seen.withheld)
        return self.memory.same("overview", (self.surroundings, assets, docs, files))

    def page(
        self,
        path: str,
        template: str,
        *,
        title: str,
        description: str = "",
        source: str | None = None,
        hide: Iterable[str] = WIDE,
        body: str = "",
        **context: Any,
    ) -> Output:
        """A page of the docs tree.

        Args:
            path: where it stands in the docs tree.
            template: the name of its template without the ending.
            title: shown in the browser's tab; plain text.
            description: one sentence for search engines; plain text.
            source: the file of the hub that it is made from.
            hide: the parts of the theme that it does without.
            body: Markdown that stands between the template's head and foot.
            context: what the template reads besides.
        """
        html = self.fragment(path, template, title=title, source=source, **context)
        head, _, foot = html.partition(BODY_MARK)
        meta: dict[str, Any] = {"title": str(escape(title))}
        if description:
            meta["description"] = str(escape(description))
        if hidden := list(hide):
            meta["hide"] = hidden
        page = Page(meta=meta, head=head.strip(), body=body.strip(), foot=foot.strip())
        return Output(path=path, content=page, source=source)

    def _marks(self, asset: Asset) -> Markup:
        """Audience and freshness of an asset as they show in every list: the same on all pages."""
        template = self._environment.get_template("marks.jinja")
        return self.memory.recall(
            ("marks", asset.id),
            (self.surroundings, asset),
            lambda: Markup(template.render(asset=asset)),
        )

    def fragment(self, origin: str, template: str, **context: Any) -> Markup:
        """A template's HTML with links as they are written on the page at `origin`."""
        href: Callable[..., str] = partial(self.addresses.href, origin)
        url: Callable[..., str] = partial(self.addresses.url, origin)

        def linker(*done: Target) -> Linker:
            return Linker(self._mentions, href, {(origin, ""), *done})

        rendered = self._environment.get_template(f"{template}.jinja").render(
            href=href,
            url=url,
            linker=linker,
            origin=origin,
            root=self.addresses.root(origin) or "./",
            **context,
        )
        return Markup(_without_blank_lines(rendered))


BODY_MARK = "<!--body-->"
"""Where a template wants the Markdown body."""


def _environment(catalogue: Catalogue) -> Environment:
    environment = Environment(
        loader=PackageLoader("callsheet.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        catalogue=catalogue, hub=catalogue.hub, at=addresses, BODY=Markup(BODY_MARK)
    )
    environment.filters.update(day=_day, paragraphs=_paragraphs, in_words=_in_words, hours=hours)
    return environment


class _Compiled(BytecodeCache):
    """The templates as Python code, for the next renderer of the same program."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code if there is some; templates of the package don't change."""
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code."""
        if bucket.code is not None:
            self._code[bucket.key] = bucket.code


def _without_blank_lines(html: str) -> str:
    """What control tags of the template leave behind costs time and tires readers."""
    return "\n".join(line for line in html.split("\n") if line.strip())


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""Written out, because the names in Python's calendar follow the locale."""


def _day(value: date) -> str:
    """A date as people write it: 2 October 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _paragraphs(text: str, shown: Callable[[str], Markup] = escape) -> Markup:
    """Plain text as paragraphs: an empty line begins a new one."""
    parts = [shown(" ".join(part.split())) for part in text.split("\n\n")]
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part)


def _in_words(identifier: str) -> str:
    """`sales-development` as `Sales development`."""
    return identifier.replace("-", " ").replace("_", " ").capitalize()


def hours(number: int) -> str:
    """`1 business hour`, `4 business hours`."""
    return f"{number} business hour" + ("" if number == 1 else "s")
