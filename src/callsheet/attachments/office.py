"""Office files (PPTX, DOCX, XLSX, OpenDocument): their words in order, and what they hide."""

import re
from collections.abc import Iterator, Mapping

from callsheet.attachments.found import CannotRead, Found, found, hidden_thing
from callsheet.attachments.kinds import kind_of
from callsheet.attachments.package import Package
from callsheet.attachments.words import Words
from callsheet.model.attachment import Hidden, HiddenThing, Kind

_PEOPLE = frozenset({"creator", "lastModifiedBy", "initial-creator", "Manager"})
"""Properties that name somebody (docProps/core.xml and app.xml, OpenDocument's meta.xml)."""

_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_LOADED = frozenset({"oleObject", "attachedTemplate", "frame", "externalLinkPath", "control"})
"""Relations that a program follows by itself when it opens the file."""

_DDE = re.compile(r'\s*"?\s*DDE(?:AUTO)?\b', re.IGNORECASE)
"""Fields that start another program."""

_INNER = frozenset({Kind.PPTX, Kind.DOCX, Kind.XLSX, Kind.PPTM, Kind.DOCM, Kind.XLSM})
_FOOTED = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")


def read_office(data: bytes, kind: Kind, *, depth: int = 0) -> Found:
    """The words and hidden things of an Office file.

    Raises:
        CannotRead: it is damaged, locked or larger than any document.
    """
    package = Package(data)
    parts = {name: Words(package, name) for name in package.xml_names if not _is_frame(name)}
    text, pages = _shown(package, parts, kind)
    everything = [text, *(words.everything for words in parts.values())]
    if depth < 2:
        everything += _inner_words(package, depth)
    outside = (relation.target for relation in package.all_relations() if relation.is_external)
    return found(
        text=text,
        everything="\n".join([*everything, *outside]),
        pages=pages,
        hidden=_hidden(package, parts, kind),
    )


def _is_frame(name: str) -> bool:
    """Parts that say how, not what: names of fonts and formats. Relations are read as such."""
    return name.endswith(".rels") or name == "[Content_Types].xml" or "/theme/" in name


def _shown(package: Package, parts: Mapping[str, Words], kind: Kind) -> tuple[str, int | None]:
    """What a reader sees, and how many pages, slides or sheets that is."""
    if kind in (Kind.PPTX, Kind.PPTM):
        slides = [name for name in _slides(package) if name in parts]
        shown = [name for name in slides if not parts[name].is_hidden]
        texts = [parts[part].text for name in shown for part in _of_slide(package, name, parts)]
        return "\n".join(texts), len(shown)
    if kind in (Kind.DOCX, Kind.DOCM):
        names = ["word/document.xml", *(name for name in parts if _FOOTED.fullmatch(name))]
        return "\n".join(parts[name].text for name in names if name in parts), None
    if kind in (Kind.XLSX, Kind.XLSM):
        return _shown_in_sheets(package, parts)
    return parts["content.xml"].text if "content.xml" in parts else "", None


def _of_slide(package: Package, name: str, parts: Mapping[str, Words]) -> Iterator[str]:
    """The parts that a slide consists of: itself, its charts and its SmartArt."""
    yield name
    for relation in package.relations(name):
        if relation.type in ("chart", "diagramData") and relation.target in parts:
            yield relation.target


def _slides(package: Package) -> list[str]:
    """The slides in the order in which they are shown."""
    main = next((name for name in package.names if name.endswith("ppt/presentation.xml")), "")
    if not main:
        raise CannotRead("it has no slides")
    targets = {relation.id: relation.target for relation in package.relations(main)}
    order: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sldId" and (target := targets.get(attributes.get("r:id", ""))):
            order.append(target)

    package.stream(main, start)
    return order


def _sheets(package: Package) -> list[tuple[str, str, bool]]:
    """The sheets in their order: part, name, and whether it is hidden."""
    main = "xl/workbook.xml"
    if not package.has(main):
        raise CannotRead("it has no sheets")
    targets = {relation.id: relation.target for relation in package.relations(main)}
    order: list[tuple[str, str, bool]] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            part = targets.get(attributes.get("r:id", ""), "")
            order.append((part, attributes.get("name", ""), hidden))

    package.stream(main, start)
    return order


def _shown_in_sheets(package: Package, parts: Mapping[str, Words]) -> tuple[str, int]:
    strings = parts["xl/sharedStrings.xml"].strings if "xl/sharedStrings.xml" in parts else []
    shown = [(part, name) for part, name, hidden in _sheets(package) if not hidden]
    texts: list[str] = []
    for part, name in shown:
        texts.append(name)
        if part in parts:
            cells = (number for number in parts[part].cells if number < len(strings))
            texts += dict.fromkeys(strings[number] for number in cells)
            texts.append(parts[part].text)
    return "\n".join(texts), len(shown)


def _inner_words(package: Package, depth: int) -> Iterator[str]:
    """The words of Office files inside this one: the workbook behind a chart."""
    for name in _embedded(package):
        data = package.bytes_of(name)
        if (kind := kind_of(data)) in _INNER:
            yield read_office(data, kind, depth=depth + 1).everything


def _embedded(package: Package) -> list[str]:
    return [name for name in package.names if "/embeddings/" in name]


def _hidden(package: Package, parts: Mapping[str, Words], kind: Kind) -> Iterator[HiddenThing]:
    people = [
        person for name in _PROPERTIES if package.has(name) for person in _people(package, name)
    ]
    yield hidden_thing(Hidden.AUTHOR, people)
    talk = [words for name, words in parts.items() if "omment" in name or name == "content.xml"]
    said = sum(
        words.counts[tag]
        for words in talk
        for tag in ("comment", "cm", "threadedComment", "annotation")
    )
    names = {author for words in parts.values() for author in words.authors}
    yield hidden_thing(Hidden.COMMENTS, names if said else (), said)
    changes = sum(words.changes for words in parts.values())
    yield hidden_thing(Hidden.CHANGES, names if changes else (), changes)
    slides = [words for name, words in parts.items() if re.search(r"ppt/slides/[^/]+$", name)]
    yield hidden_thing(Hidden.HIDDEN_SLIDES, (), sum(words.is_hidden for words in slides))
    notes = [words for name, words in parts.items() if "/notesSlides/" in name]
    yield hidden_thing(Hidden.NOTES, (), sum(_says_something(words) for words in notes))
    yield hidden_thing(Hidden.HIDDEN_TEXT, (), sum(words.hidden_runs for words in parts.values()))
    if kind in (Kind.XLSX, Kind.XLSM):
        yield hidden_thing(
            Hidden.HIDDEN_SHEETS, [name for _, name, hidden in _sheets(package) if hidden]
        )
    yield hidden_thing(Hidden.EMBEDDED, [name.rpartition("/")[2] for name in _embedded(package)])
    yield hidden_thing(Hidden.ACTIVE, _active(package, parts))


def _says_something(notes: Words) -> bool:
    """More than the number of its slide, which PowerPoint puts on every page of notes."""
    return any(line.strip() and not line.strip().isdecimal() for line in notes.text.split("\n"))


def _people(package: Package, name: str) -> list[str]:
    people: list[str] = []
    open_tags: list[str] = []

    def data(text: str) -> None:
        if open_tags and open_tags[-1] in _PEOPLE:
            people.append(text)

    def end(_: str) -> None:
        open_tags.pop()

    package.stream(name, lambda tag, _: open_tags.append(tag), data, end)
    return people


def _active(package: Package, parts: Mapping[str, Words]) -> Iterator[str]:
    for words in parts.values():
        yield from words.actions
        if any(_DDE.match(field) for field in words.fields):
            yield "starts a program"
    if any("/activeX/" in name for name in package.names):
        yield "ActiveX"
    if any(each.is_external and each.type in _LOADED for each in package.all_relations()):
        yield "loads another file"
