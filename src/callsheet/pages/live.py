"""Live lists: what a page of `docs/` may ask for, such as `{{ assets(stage="decide") }}`.

The functions are the engine's own. They run in Jinja's sandbox and see nothing but their arguments,
whichever host calls them.
"""

import re
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from callsheet.addresses import TERM_FOLDERS
from callsheet.markup.trusted import Trusted
from callsheet.model.asset import Asset, Status
from callsheet.pages.contribute import field_reference
from callsheet.pages.rendering import Renderer
from callsheet.wording import listed, nearest, quoted

_NEWEST = 6
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
"""Every ASCII sign that is no letter, digit or space."""

_FAILURES = (ArithmeticError, LookupError, NameError, RecursionError, TypeError, ValueError)
"""How an expression may fail like any other program: `{{ 1 / 0 }}`."""


class LiveListError(Exception):
    """A live list that can't be rendered; says why, and on which line of the body."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line

    @property
    def in_place_of_page(self) -> str:
        """What the page shows instead, in a build that goes on: its writer sees the reason."""
        return f"This page asks for a live list that can't be made: {_plain(str(self))}"


def live_functions(
    renderer: Renderer, origin: str, trusted: Trusted
) -> Mapping[str, Callable[..., Markup]]:
    """The functions that the page at `origin` may call, by name; `trusted` gets what they make."""
    catalogue = renderer.catalogue

    def for_colleagues(template: str, **context: Any) -> Markup:
        return show(template, **context) if catalogue.is_internal else Markup("")

    def show(template: str, **context: Any) -> Markup:
        piece = trusted.keep(renderer.fragment(origin, f"live/{template}", **context))
        return Markup("\n\n{}\n\n").format(piece)

    def search_box(placeholder: str = "What do you need for the call?") -> Markup:
        return show("search-box", placeholder=placeholder)

    def terms(vocabulary: str) -> Markup:
        if vocabulary not in TERM_FOLDERS:
            raise ValueError(
                f"terms() takes {listed(map(quoted, TERM_FOLDERS))}, not {quoted(vocabulary)}"
            )
        return show("terms", vocabulary=catalogue.vocabularies[vocabulary])

    def assets(limit: int = 12, **filters: str) -> Markup:
        return show("assets", assets=_matching(renderer, filters)[: _number(limit)])

    def whats_new(limit: int = _NEWEST) -> Markup:
        dated = [asset for asset in catalogue.usable() if asset.fields.added_on]
        dated.sort(key=lambda asset: asset.fields.added_on or catalogue.today, reverse=True)
        return show("assets", assets=dated[: _number(limit)], dates="added_on")

    def coming_up(limit: int = _NEWEST) -> Markup:
        planned = list(catalogue.with_status(Status.PLANNED))
        planned.sort(key=lambda asset: (asset.fields.publish_on or catalogue.today, asset.id))
        return show("assets", assets=planned[: _number(limit)], dates="publish_on")

    return {
        "search_box": search_box,
        "stages": lambda: show("stages"),
        "call_sheets": lambda: for_colleagues("call-sheets"),
        "terms": terms,
        "assets": assets,
        "whats_new": whats_new,
        "coming_up": coming_up,
        "field_reference": lambda: for_colleagues("fields", rows=field_reference(catalogue)),
        "hub_name": lambda: _plain(catalogue.hub.name),
        "tagline": lambda: _plain(catalogue.hub.tagline),
    }


def _number(limit: object) -> int:
    """How many assets a list may have.

    Raises:
        ValueError: it is no whole number above 0.
    """
    if not isinstance(limit, int) or limit < 1:
        raise ValueError(f"limit must be a whole number from 1, not {limit}")
    return limit


def _plain(text: str) -> Markup:
    """Text that neither HTML nor Markdown takes for anything else."""
    return Markup(_SIGN.sub(lambda sign: f"&#{ord(sign[0])};", text))


def render_live(text: str, renderer: Renderer, origin: str) -> tuple[str, Trusted]:
    """The Markdown of a hand-written page with marks for its live lists, and the lists.

    Raises:
        LiveListError: the page asks for something that there is not.
    """
    trusted = Trusted()
    functions = live_functions(renderer, origin, trusted)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()
    environment.globals.update(functions)
    try:
        return environment.from_string(text).render(), trusted
    except TemplateError as error:
        message = error.message or "can't be read"
        name = message.split("'")[1] if message.count("'") >= 2 else ""
        guess = nearest(name, functions) if name else None
        hint = f"; did you mean {quoted(guess)}?" if guess and guess != name else ""
        raise LiveListError(message + hint, _line(error)) from error
    except _FAILURES as error:
        raise LiveListError(str(error), _line(error)) from error


def _line(error: Exception) -> int:
    """The line of the page that Jinja was at: in a syntax error itself, else in the traceback."""
    frames = [
        line
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == "<template>"
    ]
    return getattr(error, "lineno", None) or (frames[-1] if frames else 1)


def _matching(renderer: Renderer, filters: Mapping[str, str]) -> tuple[Asset, ...]:
    """The usable assets that carry a term of each filter, the best kept first."""
    catalogue = renderer.catalogue
    for key, term in filters.items():
        vocabulary = catalogue.vocabularies.get(key)
        if vocabulary is None:
            known = listed(catalogue.vocabularies)
            raise ValueError(f"assets() knows no {quoted(key)}: filter by {known}")
        if vocabulary.complete and vocabulary.get(term) is None:
            raise ValueError(f"unknown {key} {quoted(term)}: {listed(vocabulary.by_id)}")
    return tuple(
        asset
        for asset in catalogue.usable()
        if all(asset.has(key, term) for key, term in filters.items())
    )
