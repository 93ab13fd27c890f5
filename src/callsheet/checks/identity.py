"""Checks that every page of the site has one address of its own."""

from collections.abc import Iterator

from callsheet import addresses, codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.wording import quoted

_REPLACEABLE = frozenset({addresses.HOME, addresses.CONTRIBUTE})
"""Pages that a hub may write itself in `docs/`; the engine's own are used where it does not."""

_RESERVED_IDS = frozenset({"index", "readme"})
"""These would stand at the address of the library itself."""


def check_identity(catalogue: Catalogue) -> Iterator[Finding]:
    """Addresses that two things want."""
    for asset in catalogue.assets:
        if asset.id in _RESERVED_IDS:
            yield Finding(
                asset.place("id"),
                codes.ADDRESS_TAKEN,
                f"the id {quoted(asset.id)} is the address of the library itself",
                "give the asset another id",
            )
    generated = {path.casefold() for path in addresses.generated_pages(catalogue) - _REPLACEABLE}
    own_index = {folder for folder in ("library", "call", "hub")}
    for page in catalogue.docs:
        path = f"{page.id}.md".casefold()
        folder = path.partition("/")[0]
        if path in generated or (folder in own_index and "/" in path):
            yield Finding(
                Place(page.path),
                codes.ADDRESS_TAKEN,
                f"the address /{addresses.Addresses().of(f'{page.id}.md')} belongs to a page that is made from the content",
                "rename this file or move it to another folder",
            )
    taken = dict.fromkeys(("index", "roles", "handovers", "meetings", "glossary"), "playbook")
    for page in catalogue.playbook.prose:
        if page.id in taken:
            yield Finding(
                Place(page.path),
                codes.ADDRESS_TAKEN,
                f"the address /playbook/{page.id}/ belongs to a page that is made from the content",
                "rename this file",
            )
