"""What a file is, judged by its bytes."""

import io
import zipfile

import pytest

from callsheet.attachments.kinds import kind_of, second_kind_of
from callsheet.model.attachment import Kind
from tests import documents
from tests.documents import same, with_parts

MACROS = {"ppt/vbaProject.bin": b"\xd0\xcf\x11\xe0", "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}


def odt() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    return written.getvalue()


def archive() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("prices.csv", "a,b")
    return written.getvalue()


EXAMPLES: list[tuple[bytes, Kind]] = [
    (b"", Kind.EMPTY),
    (documents.pdf(), Kind.PDF),
    (b"\n" + documents.pdf(), Kind.TEXT),
    (b"GIF89a;" + documents.pdf(), Kind.GIF),
    (documents.pptx(), Kind.PPTX),
    (documents.docx_file(), Kind.DOCX),
    (documents.xlsx({"A1": "x"}), Kind.XLSX),
    (with_parts(documents.pptx(), same, MACROS), Kind.PPTM),
    (with_parts(documents.docx_file(), same, MACROS), Kind.DOCM),
    (odt(), Kind.OPEN_DOCUMENT),
    (archive(), Kind.ZIP),
    (b"PK\3\4 and nothing more", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Kind.OLD_OFFICE),
    (documents.picture("PNG"), Kind.PNG),
    (documents.picture("JPEG"), Kind.JPEG),
    (documents.picture("GIF"), Kind.GIF),
    (documents.picture("WEBP"), Kind.WEBP),
    (b"<?xml version='1.0'?>\n<!-- mark -->\n<svg xmlns='http://www.w3.org/2000/svg'/>", Kind.SVG),
    (b"\xef\xbb\xbf <!-- x --><!DOCTYPE html><p>", Kind.HTML),
    (b"<script>alert(1)</script>", Kind.HTML),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Kind.VIDEO),
    (b"ID3\3\0\0\0\0\0\0", Kind.AUDIO),
    (b"MZ\x90\0" + bytes(60), Kind.PROGRAM),
    (b"\x7fELF\2\1\1" + bytes(60), Kind.PROGRAM),
    (b"#!/bin/sh\nrm -rf /\n", Kind.PROGRAM),
    (b"name;price\nvan;12\n", Kind.TEXT),
    ("Zürich €".encode("cp1252"), Kind.TEXT),
    ("Zürich €".encode("utf-16"), Kind.TEXT),
    (b"\1\2\3\4", Kind.OTHER),
]


@pytest.mark.parametrize(("data", "kind"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_bytes_tell_what_a_file_is(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


ORDINARY = [data for data, kind in EXAMPLES if kind is Kind.PDF or b"%PDF" not in data[:99]]


def test_a_file_that_is_two_is_seen_through() -> None:
    pdf_and_zip = documents.pdf() + archive()
    assert second_kind_of(pdf_and_zip, kind_of(pdf_and_zip)) is Kind.ZIP
    gif_and_pdf = b"GIF89a;" + documents.pdf()
    assert second_kind_of(gif_and_pdf, kind_of(gif_and_pdf)) is Kind.PDF


@pytest.mark.parametrize("data", ORDINARY)
def test_an_ordinary_file_is_only_one(data: bytes) -> None:
    assert second_kind_of(data, kind_of(data)) is None
