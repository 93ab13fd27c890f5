"""Kinds: what a file is, from its bytes.

`filetype` knows the signatures of binary files. What it can't tell is looked at here: Office files,
which are all ZIP archives, and text.
"""

import io
import re
import zipfile

import filetype

from callsheet.archives import BROKEN
from callsheet.model.attachment import Kind

_SIGNATURES = {
    "application/pdf": Kind.PDF,
    "image/png": Kind.PNG,
    "image/jpeg": Kind.JPEG,
    "image/gif": Kind.GIF,
    "image/webp": Kind.WEBP,
    "application/zip": Kind.ZIP,
    "application/x-msdownload": Kind.PROGRAM,
    "application/x-executable": Kind.PROGRAM,
}
_PROGRAMS = (
    b"MZ",  # Windows
    b"\x7fELF",  # Linux
    b"\xcf\xfa\xed\xfe",  # macOS
    b"\xca\xfe\xba\xbe",  # macOS for several processors, and Java
    b"#!",  # a script
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office 2003 and older, and of an Office file with a password."""

_MAIN_PARTS = {
    "presentationml.presentation.main+xml": Kind.PPTX,
    "presentationml.slideshow.main+xml": Kind.PPTX,
    "presentationml.template.main+xml": Kind.PPTX,
    "wordprocessingml.document.main+xml": Kind.DOCX,
    "wordprocessingml.template.main+xml": Kind.DOCX,
    "spreadsheetml.sheet.main+xml": Kind.XLSX,
    "spreadsheetml.template.main+xml": Kind.XLSX,
    "ms-powerpoint.presentation.macroenabled.main+xml": Kind.PPTM,
    "ms-powerpoint.slideshow.macroenabled.main+xml": Kind.PPTM,
    "ms-powerpoint.template.macroenabled.main+xml": Kind.PPTM,
    "ms-word.document.macroenabled.main+xml": Kind.DOCM,
    "ms-word.template.macroenabledtemplate.main+xml": Kind.DOCM,
    "ms-excel.sheet.macroenabled.main+xml": Kind.XLSM,
    "ms-excel.template.macroenabled.main+xml": Kind.XLSM,
}
"""Ends of the content type of a package's main part (ECMA-376 part 1, and MS-OFFMACRO2)."""

_WITH_MACROS = {Kind.PPTX: Kind.PPTM, Kind.DOCX: Kind.DOCM, Kind.XLSX: Kind.XLSM}

_CONTENT_TYPES_BYTES = 1_000_000
"""A list of parts above this is no list of parts."""

_HTML = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|script|iframe|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SVG = re.compile(
    rb"(?:\s|<!--.*?-->|<\?[^>]*\?>|<!doctype\s+svg(?:[^>\[]|\[.*?\])*>)*<(?:[a-z]+:)?svg\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096


def kind_of(data: bytes) -> Kind:
    """What the file is.

    A PDF begins with its mark: readers forgive other bytes before it, and that is how one file is
    made that is two.
    """
    if not data:
        return Kind.EMPTY
    if data.startswith(_PROGRAMS):
        return Kind.PROGRAM
    if data.startswith(_OLE):
        return Kind.OLD_OFFICE
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return _kind_of_archive(data)
    guess = filetype.guess(data[:_HEAD])
    if guess is not None and (kind := _named(guess.mime)) is not None:
        return kind if kind is not Kind.PDF or data.startswith(b"%PDF-") else Kind.OTHER
    return _kind_of_text(data) if guess is None else Kind.OTHER


def second_kind_of(data: bytes, kind: Kind) -> Kind | None:
    """What else the bytes can be opened as, for files whose format ends where it says it ends."""
    if kind not in (Kind.ZIP, Kind.EMPTY) and not data.startswith(b"PK") and _ends_as_zip(data):
        return Kind.ZIP
    if kind is not Kind.PDF and b"%PDF-" in data[:1024]:
        return Kind.PDF
    return None


def is_locked_office(data: bytes) -> bool:
    """Whether an old container holds a new Office file that was locked with a password."""
    return data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data


def decoded(data: bytes) -> str | None:
    """The text of a text file; None if it is none."""
    encodings = ["utf-8-sig", "cp1252"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _named(mime: str) -> Kind | None:
    if mime.startswith("video/"):
        return Kind.VIDEO
    if mime.startswith("audio/"):
        return Kind.AUDIO
    return _SIGNATURES.get(mime)


def _kind_of_text(data: bytes) -> Kind:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _SVG.match(head):
        return Kind.SVG
    if _HTML.match(head):
        return Kind.HTML
    return Kind.TEXT if decoded(data) is not None else Kind.OTHER


def _kind_of_archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kind_of_package(archive)
    except BROKEN:
        return Kind.ZIP


def _kind_of_package(archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    if "mimetype" in names and _start_of(archive, "mimetype").startswith(
        b"application/vnd.oasis.opendocument."
    ):
        return Kind.OPEN_DOCUMENT
    if "[Content_Types].xml" not in names:
        return Kind.PROGRAM if "META-INF/MANIFEST.MF" in names else Kind.ZIP
    types = _start_of(archive, "[Content_Types].xml").decode("utf-8", "replace").lower()
    for ending, kind in _MAIN_PARTS.items():
        if f'{ending}"' in types or f"{ending}'" in types:
            # Whoever renames a DOCM also changes the type of its main part; the program stays.
            has_macros = "vbaproject" in types or any(
                name.lower().endswith("vbaproject.bin") for name in names
            )
            return _WITH_MACROS.get(kind, kind) if has_macros else kind
    return Kind.ZIP


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(_CONTENT_TYPES_BYTES)


def _ends_as_zip(data: bytes) -> bool:
    """Whether the last bytes are the end of an archive's directory (APPNOTE, 4.3.16)."""
    at = data.rfind(b"PK\5\6", max(0, len(data) - 65_557))
    if at < 0 or at + 22 > len(data):
        return False
    comment = int.from_bytes(data[at + 20 : at + 22], "little")
    entries = int.from_bytes(data[at + 10 : at + 12], "little")
    return entries > 0 and at + 22 + comment == len(data)
