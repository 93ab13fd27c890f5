"""Pages of personas, stages and objections: what the term says, and its assets in groups."""

from collections.abc import Iterator

from callsheet import addresses
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset
from callsheet.model.terms import Term
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer
from callsheet.vocabulary import Vocabulary

_GROUPED_BY = {"persona": "stage", "stage": "type", "objection": "type"}
"""The vocabulary by which the assets of a term's page are grouped."""

_INTRODUCTIONS = {
    "persona": "Whom you meet: what they want, what hurts, and what to ask them.",
    "stage": "The customer's journey, from the first contact to the renewal.",
    "objection": "What customers say against buying, and what to answer.",
}


def render_terms(renderer: Renderer) -> Iterator[Output]:
    """The index of each of the three vocabularies, and a page for each term."""
    for key in addresses.TERM_FOLDERS:
        catalogue = renderer.catalogue
        vocabulary = catalogue.vocabularies[key]
        terms = catalogue.terms_with_page(key)
        if not (terms or catalogue.is_internal):
            continue
        yield renderer.page(
            addresses.term_index(key),
            "term-index",
            title=vocabulary.plural,
            description=_INTRODUCTIONS[key],
            source=vocabulary.path,
            vocabulary=vocabulary,
            terms=terms,
            introduction=_INTRODUCTIONS[key],
        )
        for before, term, after in zip((None, *terms), terms, (*terms[1:], None), strict=False):
            yield _term_page(renderer, vocabulary, term, before, after)


def _term_page(
    renderer: Renderer, vocabulary: Vocabulary, term: Term, before: Term | None, after: Term | None
) -> Output:
    catalogue = renderer.catalogue
    key = vocabulary.key
    return renderer.page(
        addresses.term_page(key, term.id),
        key,
        title=term.name,
        description=term.summary or f"{vocabulary.name}: {term.name}",
        source=vocabulary.path,
        term=term,
        groups=grouped(catalogue, catalogue.assets_with(key, term.id), _GROUPED_BY[key]),
        before=before,
        after=after,
    )


def grouped(
    catalogue: Catalogue, assets: tuple[Asset, ...], by: str
) -> list[tuple[Term, tuple[Asset, ...]]]:
    """The approved ones of `assets` under each term of a vocabulary; empty groups are left out."""
    usable = catalogue.usable(assets)
    groups = (
        (term, tuple(asset for asset in usable if asset.has(by, term.id)))
        for term in catalogue.vocabularies[by]
    )
    return [(term, members) for term, members in groups if members]
