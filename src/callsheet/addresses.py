"""Where each thing stands in the site: paths in the docs tree, addresses as a browser sees them.

A *path* names a file of the docs tree (`library/foo.md`); every host makes the same address of it:
`library/foo/`, or `library/foo.html` in an offline build.
"""

from dataclasses import dataclass
from urllib.parse import quote

from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset

HOME = "index.md"
FIND = "find.md"
LIBRARY = "library/index.md"
CALL_SHEETS = "call/index.md"
PLAYBOOK = "playbook/index.md"
ROLES = "playbook/roles.md"
HANDOVERS = "playbook/handovers.md"
MEETINGS = "playbook/meetings.md"
GLOSSARY = "playbook/glossary.md"
CONTRIBUTE = "contribute/index.md"
FIELD_REFERENCE = "contribute/fields.md"

STYLES = "hub/callsheet.css"
SCRIPT = "hub/callsheet.js"
SCRIPT_MORE = "hub/callsheet-more.js"
SEARCH_DATA = "hub/search.js"
SEARCH_DETAILS = "hub/search-details.js"
SEARCH_TEXT = "hub/search-text.js"
SHEET_DATA = "hub/sheets.js"
CONTENTS = "hub/contents.txt"
CATALOGUE = "catalogue.json"
FEED = "feed.xml"
CALENDAR = "calendar.ics"
DATA = frozenset({SEARCH_DATA, SEARCH_DETAILS, SEARCH_TEXT, SHEET_DATA, CATALOGUE, FEED, CALENDAR})
"""What programs read, and no person."""

TERM_FOLDERS = {"persona": "personas", "stage": "stages", "objection": "objections"}
"""The vocabularies whose terms have pages."""


def asset_page(asset_id: str) -> str:
    """The page of an asset."""
    return f"library/{asset_id}.md"


def asset_file(asset_id: str, name: str) -> str:
    """A file that belongs to an asset."""
    return f"library/{asset_id}/{name}"


def asset_preview(asset_id: str, name: str) -> str:
    """The small picture of a file that belongs to an asset."""
    return f"library/{asset_id}/{name}.preview.png"


def call_sheet(persona: str, stage: str) -> str:
    """The call sheet for a persona at a stage."""
    return f"call/{persona}/{stage}.md"


def term_page(vocabulary: str, term_id: str) -> str:
    """The page of a term, in one of the vocabularies that have pages."""
    return f"{TERM_FOLDERS[vocabulary]}/{term_id}.md"


def term_index(vocabulary: str) -> str:
    """The page that lists a vocabulary's terms."""
    return f"{TERM_FOLDERS[vocabulary]}/index.md"


def prose_page(page_id: str) -> str:
    """A page of the playbook written by hand."""
    return f"playbook/{page_id}.md"


def generated_pages(catalogue: Catalogue) -> frozenset[str]:
    """The path of every page that the engine makes, without those that `docs/` holds."""
    pages = {HOME, FIND, LIBRARY}
    pages |= {asset_page(asset.id) for asset in catalogue.assets}
    pages |= {prose_page(page.id) for page in catalogue.playbook.prose}
    for key in TERM_FOLDERS:
        terms = {term_page(key, term.id) for term in catalogue.terms_with_page(key)}
        if terms or catalogue.is_internal:
            pages |= terms | {term_index(key)}
    if catalogue.is_internal:
        pages |= {CALL_SHEETS, PLAYBOOK, ROLES, HANDOVERS, MEETINGS, GLOSSARY}
        pages |= {CONTRIBUTE, FIELD_REFERENCE}
        pages |= {
            call_sheet(persona.id, stage.id)
            for persona in catalogue.personas
            for stage in catalogue.stages
        }
    return frozenset(pages)


@dataclass(frozen=True, slots=True)
class Addresses:
    """How paths become addresses in this build."""

    directory_urls: bool = True
    """True: `library/foo/`. False: `library/foo.html`, which also works from a folder on disk."""

    links_from_files: bool = False
    """Whether links are written as seen from the page's file, not from its address.

    Zensical corrects every `href` for a page that moves from `foo.md` to `foo/`; MkDocs does so for
    Markdown links only.
    """

    def of(self, path: str) -> str:
        """The address of a path, relative to the site's root; `""` is the home page."""
        if not path.endswith(".md"):
            return quote(path)
        bare = path.removesuffix(".md")
        if not self.directory_urls:
            return f"{bare}.html"
        folder, _, name = bare.rpartition("/")
        if name in ("index", "README"):
            return f"{folder}/" if folder else ""
        return f"{bare}/"

    def href(self, origin: str, target: str, anchor: str = "") -> str:
        """A link in HTML from the page at one path to the page or file at another."""
        up = "../" * origin.count("/") if self.links_from_files else self.root(origin)
        link = (up + self.of(target)) or "./"
        return f"{link}#{anchor}" if anchor else link

    def url(self, origin: str, target: str) -> str:
        """The same for an attribute that no site generator corrects, such as a form's `action`."""
        return (self.root(origin) + self.of(target)) or "./"

    def root(self, origin: str) -> str:
        """The way from a page up to the folder of the whole site: `""`, `../`, `../../`."""
        return "../" * self.of(origin).count("/")


def address_to_send(asset: Asset, catalogue: Catalogue) -> str | None:
    """Where those who may see the asset find it, if they have a site of their own."""
    audience = asset.fields.audience
    if audience is Audience.INTERNAL or not (catalogue.is_internal and asset.is_approved):
        return None
    site = getattr(catalogue.hub.addresses, audience)
    return f"{str(site).rstrip('/')}/{Addresses().of(asset_page(asset.id))}" if site else None
