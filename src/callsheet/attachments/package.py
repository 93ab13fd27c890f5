"""Package: the ZIP archive of an Office file, opened with every limit that a bomb would break.

Sizes are those that the archive declares; `zipfile` gives no more bytes than that. XML is read by
expat as a stream, and one with a document type is refused: Office writes none, and entities, which
is what XML bombs are made of, can stand nowhere else.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from callsheet.archives import BROKEN
from callsheet.attachments.found import CannotRead

MAX_PARTS = 20_000
"""Files in the archive: a deck of 500 slides has about 3,000."""

MAX_UNPACKED = 500_000_000
"""Bytes of all parts together. Pictures and films are not unpacked, but count."""

MAX_XML = 100_000_000
"""Bytes of all XML parts together."""

MAX_DEPTH = 200
"""Elements in elements: no document has 100."""

_CHUNK = 65_536
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one part has to do with another, or with something outside."""

    id: str
    type: str
    """The last word of the type's address: `slide`, `oleObject`."""

    target: str
    """The path of the other part; the address of what lies outside."""

    is_external: bool


Start = Callable[[str, Mapping[str, str]], None]
"""Called with an element's name without its namespace, and its attributes, likewise."""


class Package:
    """The parts of one file.

    Raises:
        CannotRead: it is damaged, locked or larger than any document.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except BROKEN as error:
            raise CannotRead("it is damaged") from error
        if len(entries) > MAX_PARTS:
            raise CannotRead(f"it has {len(entries):,} parts; {MAX_PARTS:,} are read at most")
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise CannotRead("it is locked with a password")
        self._parts = {entry.filename: entry for entry in entries}
        if len({name.casefold() for name in self._parts}) < len(entries):
            # Programs differ in which of the two they show.
            raise CannotRead("it has two parts of one name")
        size = sum(entry.file_size for entry in entries)
        if size > MAX_UNPACKED:
            raise CannotRead(f"it unpacks to {size / 1e6:,.0f} MB")
        texts = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
        if texts > MAX_XML:
            raise CannotRead(f"it unpacks to {texts / 1e6:,.0f} MB of text")

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of all parts, sorted."""
        return tuple(sorted(self._parts))

    @property
    def xml_names(self) -> tuple[str, ...]:
        """The paths of those that are XML, sorted."""
        return tuple(name for name in self.names if _is_xml(name))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._parts

    def bytes_of(self, name: str) -> bytes:
        """A part as it is.

        Raises:
            CannotRead: it is damaged.
        """
        return b"".join(self._chunks(name))

    def stream(
        self,
        name: str,
        start: Start,
        data: Callable[[str], None] | None = None,
        end: Callable[[str], None] | None = None,
    ) -> None:
        """Read a part as XML, with a call for each beginning, text and end of an element.

        Raises:
            CannotRead: it is damaged, or has a document type.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def on_start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_DEPTH:
                raise CannotRead("its parts lie too deep in each other")
            start(_local(tag), {_attribute(key): value for key, value in attributes.items()})

        def on_end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if end:
                end(_local(tag))

        def refuse(*_: object) -> None:
            raise CannotRead("it holds a document type, as XML bombs do")

        parser.StartElementHandler = on_start
        parser.EndElementHandler = on_end
        parser.StartDoctypeDeclHandler = refuse
        if data:
            parser.CharacterDataHandler = data
        try:
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise CannotRead("it is damaged") from error

    def relations(self, name: str) -> tuple[Relation, ...]:
        """What a part points to, in the order in which it says so."""
        folder, _, last = name.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{last}.rels")
        found: list[Relation] = []

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            if tag == "Relationship":
                target = attributes.get("Target", "")
                is_external = attributes.get("TargetMode") == "External"
                if not is_external:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append(
                    Relation(
                        id=attributes.get("Id", ""),
                        type=attributes.get("Type", "").rpartition("/")[2],
                        target=target,
                        is_external=is_external,
                    )
                )

        if self.has(path):
            self.stream(path, start)
        return tuple(found)

    def all_relations(self) -> Iterator[Relation]:
        """What any part points to."""
        for name in self.names:
            if name.endswith(".rels"):
                folder, _, last = name.rpartition("/")
                yield from self.relations(folder.removesuffix("_rels") + last.removesuffix(".rels"))

    def _chunks(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(self._parts[name]) as file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except BROKEN as error:
            raise CannotRead("it is damaged") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _attribute(name: str) -> str:
    """The name without its namespace; `r:id` keeps it: a plain `id` can stand beside it."""
    namespace, _, last = name.rpartition(" ")
    return f"r:{last}" if namespace.endswith("/relationships") else last


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))
