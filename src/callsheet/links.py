"""What a link in a body leads to: a page or file of the hub, another site, or nothing."""

import posixpath
import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote

from callsheet import addresses
from callsheet.catalogue import Catalogue
from callsheet.file_contents import is_publishable
from callsheet.markup.sanitise import LINK_SCHEMES
from callsheet.model.asset import Asset
from callsheet.publishable import load_refusal

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_CONTROL = re.compile(r"[\x00-\x20]")


class Kind(Enum):
    """What a link leads to."""

    EXTERNAL = auto()
    ANCHOR = auto()
    PAGE = auto()
    FILE = auto()
    WITHHELD = auto()
    MISSING = auto()
    OUTSIDE = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads."""

    kind: Kind
    path: str = ""
    """PAGE: the path in the docs tree. FILE: the path in the hub. MISSING: what was looked for."""

    anchor: str = ""


class LinkResolver:
    """Resolves links for one catalogue; keeps the set of its pages, and what it has found.

    ``catalogue.derived(LinkResolver)`` gives the one that all share.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._docs = {f"{page.id}.md" for page in catalogue.docs}
        self._pages = addresses.generated_pages(catalogue) | self._docs
        urls = addresses.Addresses()
        self._by_address = {urls.of(page).strip("/"): page for page in sorted(self._pages)}
        self._known: dict[tuple[str, str], Destination] = {}

    def resolve(self, source: str, target: str) -> Destination:
        """Where `target`, written in the file at `source`, leads."""
        known = self._known.get((source, target))
        if known is None:
            known = self._known[source, target] = self._resolved(source, target.strip())
        return known

    def _resolved(self, source: str, target: str) -> Destination:
        scheme = _SCHEME.match(_CONTROL.sub("", target))
        if scheme:
            allowed = scheme[1].lower() in LINK_SCHEMES
            return Destination(Kind.EXTERNAL if allowed else Kind.REFUSED)
        if target.startswith("//") or "\\" in target:
            return Destination(Kind.REFUSED)
        before, _, anchor = target.partition("#")
        where = unquote(before.partition("?")[0])
        if not where:
            return Destination(Kind.ANCHOR, anchor=anchor)
        if where.startswith("/") and source.startswith("docs/"):
            # The site generator takes it for an address on the whole server.
            return Destination(Kind.MISSING, where)
        if where.startswith("/"):
            return self._site_address(where, anchor)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), where))
        if path.startswith("../") or path == "..":
            return Destination(Kind.OUTSIDE, path)
        if source.startswith("docs/") and not path.startswith("docs/"):
            # The site generator reads docs/ itself and knows nothing outside it.
            return Destination(Kind.MISSING, path)
        return self._hub_file(path, anchor)

    def _site_address(self, where: str, anchor: str) -> Destination:
        bare = where.strip("/").removesuffix(".md")
        bare = "" if bare == "index" else bare.removesuffix("/index").rstrip("/")
        if bare in self._by_address:
            return Destination(Kind.PAGE, self._by_address[bare], anchor)
        withheld = self._may_be_withheld(bare)
        return Destination(Kind.WITHHELD if withheld else Kind.MISSING, bare)

    def _may_be_withheld(self, bare: str) -> bool:
        """Whether the page is missing because something that it is made from can't be read."""
        catalogue = self._catalogue
        folder, _, name = bare.partition("/")
        if folder == "library":
            return name in catalogue.withheld
        if folder == "call":
            keys = {"persona", "stage"}
        else:
            keys = {key for key, base in addresses.TERM_FOLDERS.items() if base == folder}
        if any(not catalogue.vocabularies[key].complete for key in keys):
            return True
        own = (f"docs/{bare}.md", f"docs/{bare}/index.md")
        prose = (f"{bare}.md",) if folder == "playbook" else ()
        return any(catalogue.tree.get(path) for path in (*prose, *own))

    def _hub_file(self, path: str, anchor: str) -> Destination:
        folder, _, rest = path.partition("/")
        exists = self._catalogue.tree.get(path) is not None
        if folder == "assets":
            asset = self._catalogue.asset_at(path)
            if asset:
                return Destination(Kind.PAGE, addresses.asset_page(asset.id), anchor)
            if exists:
                return Destination(Kind.WITHHELD if path.endswith(".md") else Kind.FILE, path)
        elif folder == "playbook" and exists and rest.endswith(".md"):
            page = addresses.prose_page(rest.removesuffix(".md"))
            if page in self._pages:
                return Destination(Kind.PAGE, page, anchor)
            return Destination(Kind.WITHHELD, path)
        elif folder == "docs":
            if rest in self._pages:
                return Destination(Kind.PAGE, rest, anchor)
            if exists:
                return Destination(Kind.WITHHELD if path.endswith(".md") else Kind.FILE, path)
        return Destination(Kind.MISSING, path)


def published_files(asset: Asset, catalogue: Catalogue, resolver: LinkResolver) -> dict[str, str]:
    """The files that are published with an asset: hub path → name below the asset's address.

    Those that lie beside it or that its body links to, and that have nothing wrong with them.
    """
    attached = [f"{asset.folder}/{name}" for name in asset.fields.files if "/" not in name]
    linked = (resolver.resolve(asset.path, link.target) for link in asset.body.outline.links)
    paths = [*attached, *(found.path for found in linked if found.kind is Kind.FILE)]
    return {
        path: posixpath.basename(path)
        for path in dict.fromkeys(posixpath.normpath(path) for path in paths)
        if path.startswith("assets/")
        and (file := catalogue.tree.get(path))
        and load_refusal(file) is None
        and ((known := catalogue.files.get(path)) is None or is_publishable(path, known))
    }
