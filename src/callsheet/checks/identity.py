"""Checks that every page of the site has one address of its own."""

from collections.abc import Iterable, Iterator

from callsheet import addresses, codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.model.playbook import ProsePage
from callsheet.wording import quoted

_REPLACEABLE = frozenset({addresses.HOME, addresses.CONTRIBUTE})
"""Pages that a hub may write itself in `docs/`; the engine's own are used where it does not."""

RESERVED_IDS = frozenset({"index", "readme"})
"""These would stand at the address of the library itself."""

_OWN_FOLDERS = ("library/", "call/", "hub/")
"""Everything below these addresses is made by the engine."""

_OWN_PLAYBOOK = (
    addresses.PLAYBOOK,
    addresses.ROLES,
    addresses.HANDOVERS,
    addresses.MEETINGS,
    addresses.GLOSSARY,
)


def check_identity(catalogue: Catalogue) -> Iterator[Finding]:
    """Addresses that two things want."""
    for asset in catalogue.assets:
        if asset.id in RESERVED_IDS:
            yield Finding(
                asset.place("id"),
                codes.ADDRESS_TAKEN,
                f"the id {quoted(asset.id)} is the address of the library itself",
                "give the asset another id",
            )
    for key in addresses.TERM_FOLDERS:
        for term in catalogue.vocabularies[key]:
            if term.id in RESERVED_IDS:
                message = f"the id {quoted(term.id)} is the address of the list itself"
                where = term.place("id")
                yield Finding(where, codes.ADDRESS_TAKEN, message, "give it another id")
    yield from _own_files(catalogue)
    prose = [(addresses.prose_page(page.id), page) for page in catalogue.playbook.prose]
    yield from _written(prose, _OWN_PLAYBOOK)
    docs = [(f"{page.id}.md", page) for page in catalogue.docs]
    replaced = _REPLACEABLE & {path for path, _ in docs}
    yield from _written(docs, addresses.generated_pages(catalogue) - replaced)


def _own_files(catalogue: Catalogue) -> Iterator[Finding]:
    """Files of `docs/` that would stand where the engine puts its own."""
    for file in catalogue.tree.under("docs"):
        path = file.path.removeprefix("docs/")
        if file.suffix != ".md" and path.casefold().startswith(_OWN_FOLDERS):
            message = f"the address /{path} belongs to the files that are made from the content"
            help_text = "move this file to another folder"
            yield Finding(Place(file.path), codes.ADDRESS_TAKEN, message, help_text)


def _written(pages: Iterable[tuple[str, ProsePage]], generated: Iterable[str]) -> Iterator[Finding]:
    """Pages written by hand at an address of the engine's, or of another one of them."""
    taken = {_address(path): "a page that is made from the content" for path in generated}
    for path, page in pages:
        address = _address(path)
        owner = taken.setdefault(address, page.path)
        if address.startswith(_OWN_FOLDERS) or owner != page.path:
            if owner == page.path:
                owner = "the pages that are made from the content"
            message = f"the address /{addresses.Addresses().of(path)} belongs to {owner}"
            help_text = "rename this file or move it to another folder"
            yield Finding(Place(page.path), codes.ADDRESS_TAKEN, message, help_text)


def _address(path: str) -> str:
    """As disks and readers compare addresses that differ in nothing but capitals."""
    return addresses.Addresses().of(path).casefold()
