"""Checks what is in published files: their size, their true kind, and what they hide.

Only where the catalogue knows them: whoever checks a hub without reading its files gets no finding
from here.
"""

import posixpath
from collections.abc import Iterator

from callsheet import codes
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.checks.files import named_files
from callsheet.diagnostics import Finding, Place
from callsheet.file_contents import active_parts, is_as_named, is_part_of_site
from callsheet.links import Kind as Goal
from callsheet.links import LinkResolver
from callsheet.model.attachment import MACRO_KINDS, AttachedFile, Hidden, HiddenThing, Kind
from callsheet.model.playbook import ProsePage
from callsheet.wording import listed, quoted

_INSPECT = "File > Info > Check for Issues > Inspect Document; remove what it finds and save a copy"
_MEND = {
    Kind.PPTX: f"in PowerPoint: {_INSPECT}",
    Kind.DOCX: f"in Word, accept or reject all changes, then: {_INSPECT}",
    Kind.XLSX: f"in Excel: {_INSPECT}",
    Kind.PDF: "in Acrobat: All tools > Redact a PDF > Remove hidden information; or mend the "
    "document that the PDF was made from, and export it again",
}
_MEND_PICTURE = (
    "in Windows: Properties > Details > Remove Properties and Personal Information; "
    "or export the picture again without metadata"
)


def check_contents(catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong or doubtful in the files of assets and of `docs/`."""
    if not catalogue.files:
        return
    resolver = catalogue.derived(LinkResolver)
    allowed = _known_authors(catalogue)
    for asset in catalogue.assets:
        goes_out = asset.fields.audience is not Audience.INTERNAL
        places: dict[str, Place] = {}
        for where, path in named_files(asset, resolver):
            places.setdefault(path, where)  # where it is named first
        for path, where in places.items():
            if (file := catalogue.files.get(path)) is not None:
                yield from _check(where, path, file, catalogue)
                if goes_out:
                    yield from _check_hidden(where, path, file, allowed)
    for page in catalogue.docs:
        if page.fields.audience is not Audience.INTERNAL:
            yield from _check_linked(page, catalogue, resolver, allowed)
    for path, file in catalogue.files.items():
        if path.startswith("docs/") and not is_part_of_site(path):
            yield from _check(Place(path), path, file, catalogue)


def _check_linked(
    page: ProsePage, catalogue: Catalogue, resolver: LinkResolver, allowed: frozenset[str]
) -> Iterator[Finding]:
    """What the files hide that a hand-written page takes along."""
    for link in page.body.outline.links:
        found = resolver.resolve(page.path, link.target)
        file = catalogue.files.get(found.path) if found.kind is Goal.FILE else None
        if file is not None:
            where = Place(page.path, link.line, link.column)
            yield from _check_hidden(where, found.path, file, allowed)


def _check(where: Place, path: str, file: AttachedFile, catalogue: Catalogue) -> Iterator[Finding]:
    """What no file may be or hold, whoever it is for."""
    name = quoted(posixpath.basename(path))
    most = catalogue.hub.files.max_megabytes
    if file.size > most * 1_000_000:
        yield Finding(
            where,
            codes.FILE_TOO_LARGE,
            f"{name} has {file.size / 1e6:,.1f} MB",
            f"a file may have {most} MB (files: max_megabytes in playbook/hub.yml). In PowerPoint: "
            "Picture Format > Compress Pictures; in Acrobat: Save As Other > Reduced Size PDF",
        )
    if file.problem:
        yield Finding(
            where, codes.FILE_UNREADABLE, f"{name} can't be read: {file.problem}", _way_out(file)
        )
        return
    if file.kind in MACRO_KINDS:
        help_text = "save it without them: File > Save As, and choose the type without macros"
        yield Finding(where, codes.MACRO_FILE, f"{name} holds macros", help_text)
    else:
        yield from _check_kind(where, name, path, file)
    if active := active_parts(file):
        message = f"{name} does something by itself: {listed(active)}"
        help_text = "export it again as a plain document, without scripts, forms and actions"
        yield Finding(where, codes.ACTIVE_FILE, message, help_text)


def _check_kind(where: Place, name: str, path: str, file: AttachedFile) -> Iterator[Finding]:
    if not is_as_named(path, file.kind):
        message = f"{name} is not what its name says: it holds {_with_article(file.kind)}"
        help_text = "open it in the program that made it and save it anew; do not only rename it"
        yield Finding(where, codes.WRONG_CONTENT, message, help_text)
    elif file.also is not None:
        kinds = f"{_with_article(file.kind)} and {_with_article(file.also)}"
        message = f"{name} is two files in one: {kinds}"
        help_text = "open it in the program that made it and save it anew"
        yield Finding(where, codes.WRONG_CONTENT, message, help_text)


def _with_article(kind: Kind) -> str:
    match kind:
        case Kind.OTHER | Kind.EMPTY | Kind.TEXT:
            return kind.value
        case Kind.PPTX | Kind.DOCX | Kind.XLSX | Kind.OLD_OFFICE | Kind.OPEN_DOCUMENT:
            article = "an" if kind.value[0] in "EO" else "a"
            return f"{article} {kind.value} file"
    return f"a {kind.value}"


def _way_out(file: AttachedFile) -> str:
    if "password" in file.problem:
        return "save a copy without a password and attach that"
    if "too old" in file.problem:
        return "save it as .pptx, .docx or .xlsx: File > Save As"
    if file.kind is Kind.EMPTY:
        return "the file has no content: copy it here again"
    return "see whether it opens on your computer; save it anew there, or attach a PDF of it"


def _known_authors(catalogue: Catalogue) -> frozenset[str]:
    """Names that may stand in a file that goes out: the company's, and those of departments."""
    hub = catalogue.hub
    names = [hub.name, *hub.files.authors, *(role.name for role in catalogue.playbook.roles)]
    return frozenset(name.casefold() for name in names)


def _check_hidden(
    where: Place, path: str, file: AttachedFile, allowed: frozenset[str]
) -> Iterator[Finding]:
    """What should not leave the house."""
    said = [words for thing in file.hidden if (words := _in_words(thing, allowed))]
    if said:
        yield Finding(
            where,
            codes.HIDDEN_METADATA,
            f"{quoted(posixpath.basename(path))} says more than it shows: {', '.join(said)}",
            _MEND.get(file.kind, _MEND_PICTURE),
        )


def _in_words(thing: HiddenThing, allowed: frozenset[str]) -> str:
    names = listed((quoted(name) for name in thing.names), most=3)
    match thing.what:
        case Hidden.AUTHOR:
            people = [name for name in thing.names if name.casefold() not in allowed]
            return f"its author is {listed(map(quoted, people), most=3)}" if people else ""
        case Hidden.COMMENTS:
            return _number(thing, "comment") + (f" by {names}" if names else "")
        case Hidden.HIDDEN_SLIDES:
            return _number(thing, "hidden slide")
        case Hidden.HIDDEN_SHEETS:
            return f"{_number(thing, 'hidden sheet')} ({names})"
        case Hidden.HIDDEN_TEXT:
            return "hidden text"
        case Hidden.CHANGES:
            return _number(thing, "tracked change") + (f" by {names}" if names else "")
        case Hidden.NOTES:
            return f"speaker notes on {_number(thing, 'slide')}"
        case Hidden.POSITION:
            return "where the picture was taken"
        case Hidden.EMBEDDED:
            return f"{_number(thing, 'file')} inside it ({names})"
        case Hidden.ACTIVE:
            return ""  # an error of its own


def _number(thing: HiddenThing, noun: str) -> str:
    return f"{thing.count} {noun}" + ("" if thing.count == 1 else "s")
