"""The catalogue as the readers of one site may see it: what they may not see is not in it.

Pages, search and files are made from this value alone, so that nothing downstream has to remember
who reads. An allow-list: every field of what is left is named here.

- Assets: approved ones for these readers, with the text, files and links that are theirs.
- Terms: those that such an asset carries, by name; more only of a term with an `audience` of its
  own. Customers don't see the stages and objections: they are how we speak of them.
- The playbook: pages written by hand with an `audience` of their own.
- Hand-written pages of `docs/`: the same.
- Settings: the hub's name.
"""

from collections.abc import Iterable
from dataclasses import replace

from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.links import Kind, LinkResolver, published_files
from callsheet.model.asset import Asset, AssetFields
from callsheet.model.hub import Addresses, HubSettings
from callsheet.model.playbook import Playbook, ProsePage
from callsheet.model.terms import Objection, Persona, Stage, Term
from callsheet.source import SourceTree
from callsheet.vocabulary import Vocabulary

_HOW_WE_SELL = ("stage", "objection")
"""The vocabularies that partners may see, who sell with us, and customers may not."""


def narrowed(catalogue: Catalogue, audience: Audience) -> Catalogue:
    """What the site for `audience` is made from; the catalogue itself for the internal one."""
    if audience is Audience.INTERNAL:
        return catalogue
    hidden_keys = _HOW_WE_SELL if audience is Audience.CUSTOMER else ()
    chosen = [
        asset
        for asset in catalogue.assets
        if asset.is_approved and audience.may_see(asset.fields.audience)
    ]
    known = {asset.id for asset in chosen}
    assets = tuple(_asset(asset, audience, known, hidden_keys) for asset in chosen)
    shown = replace(
        catalogue,
        audience=audience,
        hub=_settings(catalogue.hub, audience),
        vocabularies={
            key: _vocabulary(vocabulary, assets, audience, hidden_keys)
            for key, vocabulary in catalogue.vocabularies.items()
        },
        assets=assets,
        playbook=Playbook(prose=_pages(catalogue.playbook.prose, audience)),
        docs=_pages(catalogue.docs, audience),
        withheld=frozenset(),
        incomplete=frozenset(),
    )
    tree = _tree(shown)
    files = {path: known for path, known in catalogue.files.items() if path in tree.paths}
    return replace(shown, tree=tree, files=files)


def _asset(asset: Asset, audience: Audience, known: set[str], hidden_keys: Iterable[str]) -> Asset:
    """The asset without whose it is, when it was reviewed, and what else is told to colleagues."""
    written = asset.fields
    fields = AssetFields.model_construct(
        title=written.title,
        summary=written.summary,
        owner="",
        audience=written.audience,
        status=written.status,
        files=written.files,
        links=written.links,
        related=tuple(other for other in written.related if other in known),
        added_on=written.added_on,
        changes=written.changes,
    )
    terms = {key: () if key in hidden_keys else ids for key, ids in asset.terms.items()}
    return replace(asset, fields=fields, terms=terms, body=asset.body.shown_to(audience))


def _vocabulary(
    vocabulary: Vocabulary,
    assets: Iterable[Asset],
    audience: Audience,
    hidden_keys: Iterable[str],
) -> Vocabulary:
    carried = {term for asset in assets for term in asset.terms[vocabulary.key]}
    known = {asset.id for asset in assets}
    terms = [
        _term(term, audience, known)
        for term in vocabulary
        if audience.may_see(term.audience)
        or (term.id in carried and vocabulary.key not in hidden_keys)
    ]
    return replace(vocabulary, terms=tuple(terms))


def _term(term: Term, audience: Audience, known: set[str]) -> Term:
    """The whole term if it is marked for these readers, but for names and hidden assets."""
    if not audience.may_see(term.audience):
        return type(term)(id=term.id, name=term.name)
    match term:
        case Persona():
            return term.model_copy(update={"field_notes": ()})
        case Stage():
            return term.model_copy(update={"owner": None})
        case Objection():
            proof = tuple(asset_id for asset_id in term.proof if asset_id in known)
            return term.model_copy(update={"proof": proof})
    return term


def _pages(pages: Iterable[ProsePage], audience: Audience) -> tuple[ProsePage, ...]:
    return tuple(
        replace(page, body=page.body.shown_to(audience))
        for page in pages
        if audience.may_see(page.fields.audience)
    )


def _settings(hub: HubSettings, audience: Audience) -> HubSettings:
    own = getattr(hub.addresses, audience.value)
    return HubSettings(
        name=hub.name, sample=hub.sample, addresses=Addresses.model_validate({audience.value: own})
    )


def _tree(shown: Catalogue) -> SourceTree:
    """The files of what is shown: the texts themselves, and what goes with them."""
    resolver = shown.derived(LinkResolver)
    pages = (*shown.playbook.prose, *shown.docs)
    paths = {page.path for page in pages} | {asset.path for asset in shown.assets}
    for asset in shown.assets:
        paths |= published_files(asset, shown, resolver).keys()
    for page in pages:
        found = (resolver.resolve(page.path, link.target) for link in page.body.outline.links)
        paths |= {goal.path for goal in found if goal.kind is Kind.FILE}
    return SourceTree(
        shown.tree.root, tuple(file for file in shown.tree.files if file.path in paths)
    )
