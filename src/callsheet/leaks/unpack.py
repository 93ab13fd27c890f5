"""The texts in a file of a site: of HTML with and without its tags, of archives what is in them."""

import base64
import binascii
import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from urllib.parse import unquote

import filetype

from callsheet.archives import BROKEN

DOCUMENTS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How documents begin whose words stand in no plain bytes."""

MOST_BYTES = 30_000_000
"""So much is unpacked of one file, on all levels together; what is a picture or a film is not."""

_DEEPEST = 4
_HEAD = 262
"""So many bytes tell what a file is."""

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|[nrt])")
_QUOTED = re.compile(r"%[0-9a-fA-F]{2}")
_EMBEDDED = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=]{40,})")


class TooMuch(Exception):
    """A file holds more than can be looked through."""


def texts_in(data: bytes) -> Iterator[str]:
    """Every text that somebody could read out of the bytes, but for those of a PDF.

    Raises:
        TooMuch: when so much is unpacked that it may be an archive made to choke programs.
    """
    return _Unpacker().texts(data, 0)


class _Unpacker:
    """Takes apart one file; what it unpacks counts, however deep it lies."""

    def __init__(self) -> None:
        self._left = MOST_BYTES

    def texts(self, data: bytes, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise TooMuch
        if data.startswith(b"\x1f\x8b"):
            yield from self.texts(self._gunzipped(data), depth + 1)
            return
        if data.startswith(b"PK\x03\x04"):
            for name, part in self._parts(data):
                yield name
                yield from self.texts(part, depth + 1)
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
                yield from self.texts(base64.b64decode(found[1]), depth + 1)
            except binascii.Error:
                continue

    def _gunzipped(self, data: bytes) -> bytes:
        try:
            with gzip.open(io.BytesIO(data)) as file:
                return self._read(file)
        except BROKEN:
            return b""

    def _parts(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            return
        with archive:
            for entry in archive.infolist():
                try:
                    with archive.open(entry) as file:
                        head = file.read(_HEAD)
                        part = b"" if _is_media(head) else self._read(file, head)
                except BROKEN:
                    part = b""
                yield entry.filename, part

    def _read(self, file: IO[bytes] | gzip.GzipFile, head: bytes = b"") -> bytes:
        """The rest of the file, after its head."""
        data = head + file.read(max(0, self._left - len(head)) + 1)
        self._left -= len(data)
        if self._left < 0:
            raise TooMuch
        return data


def _is_media(head: bytes) -> bool:
    """Whether it is a picture, a film or a sound, which hold no text of any length."""
    kind = filetype.guess(head)
    return kind is not None and kind.mime.startswith(("image/", "video/", "audio/"))


def _decoded(data: bytes) -> str:
    """The bytes as text: UTF-16 where a mark or the many zeros say so, else UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    encodings = ["utf-8", *(("utf-16-le", "utf-16-be") if b"\0" in data[:4000] else ())]
    return "\n".join(data.decode(encoding, "replace") for encoding in encodings)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else " "
