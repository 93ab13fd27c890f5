"""The texts in a file of a site: of HTML with and without its tags, of archives what is in them."""

import base64
import binascii
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

DOCUMENTS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How documents begin whose words stand in no plain bytes."""

_MOST_BYTES = 200_000_000
"""An archive that holds more than this is no document."""

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(OSError, ValueError, EOFError),
)
"""What the archive readers raise for what is no archive, or a damaged or locked one."""

_DEEPEST = 4
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrt])")
_QUOTED = re.compile(r"%[0-9a-fA-F]{2}")
_EMBEDDED = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=]{40,})")


def texts_in(data: bytes, depth: int = 0) -> Iterator[str]:
    """Every text that somebody could read out of the bytes, but for those of a PDF."""
    if depth > _DEEPEST:
        return
    if data.startswith(b"\x1f\x8b"):
        yield from texts_in(_gunzipped(data), depth + 1)
        return
    if data.startswith(b"PK\x03\x04"):
        for name, part in _parts(data):
            yield name
            yield from texts_in(part, depth + 1)
        return
    text = _decoded(data)
    yield html.unescape(text)
    if "<" in text:
        yield html.unescape(_TAG.sub(" ", text))
    if _ESCAPE.search(text):
        yield _ESCAPE.sub(_unescaped, text)
    if _QUOTED.search(text):
        yield unquote(text)
    for found in _EMBEDDED.finditer(data):
        try:
            yield from texts_in(base64.b64decode(found[1]), depth + 1)
        except binascii.Error:
            continue


def _decoded(data: bytes) -> str:
    """The bytes as text: UTF-16 where a mark or the many zeros say so, else UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    encodings = ["utf-8", *(("utf-16-le", "utf-16-be") if b"\0" in data[:4000] else ())]
    return "\n".join(data.decode(encoding, "replace") for encoding in encodings)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else " "


def _gunzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            return file.read(_MOST_BYTES)
    except _BROKEN:
        return b""


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            left = _MOST_BYTES
            for entry in archive.infolist():
                if entry.is_dir() or entry.file_size > left:
                    continue
                left -= entry.file_size
                yield entry.filename, archive.read(entry)
    except _BROKEN:
        return
