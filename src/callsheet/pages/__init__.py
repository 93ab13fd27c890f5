"""The pages of the site, one module for each kind; :data:`PAGES` lists them in the site's order."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from callsheet.outputs import Output
from callsheet.pages.call_sheets import render_call_sheets
from callsheet.pages.contribute import render_contribute
from callsheet.pages.find import render_find
from callsheet.pages.glossary import render_glossary
from callsheet.pages.handovers import render_handovers
from callsheet.pages.library import render_library
from callsheet.pages.meetings import render_meetings
from callsheet.pages.playbook import render_playbook
from callsheet.pages.prose import render_prose
from callsheet.pages.rendering import Renderer
from callsheet.pages.roles import render_roles
from callsheet.pages.terms import render_terms

PAGES: tuple[Callable[[Renderer], Iterable[Output]], ...] = (
    render_find,
    render_call_sheets,
    render_library,
    render_terms,
    render_playbook,
    render_prose,
    render_roles,
    render_handovers,
    render_meetings,
    render_glossary,
    render_contribute,
)

FOR_EVERYBODY = frozenset({render_find, render_library, render_terms, render_prose})
"""What other sites than the internal one have."""


def render_pages(renderer: Renderer) -> Iterator[Output]:
    """Every page that is made from the content; those of `docs/` are not among them."""
    shown = (
        render for render in PAGES if renderer.catalogue.is_internal or render in FOR_EVERYBODY
    )
    for render in shown:
        if render in (render_library, render_prose):
            # The one remembers each page for itself; the other shows more than the overview.
            yield from render(renderer)
        else:
            made = partial(_listed, render, renderer)
            yield from renderer.memory.recall(render.__name__, renderer.overview, made)


def _listed(render: Callable[[Renderer], Iterable[Output]], renderer: Renderer) -> list[Output]:
    return list(render(renderer))
