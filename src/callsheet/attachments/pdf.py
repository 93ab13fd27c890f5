"""PDF: PDFium reads the pages as a reader sees them, qpdf walks all that hangs on them.

Text and preview come from PDFium (pypdfium2); it sees invisible and white text too. Properties,
comments, form fields, embedded files and actions come from the objects of the file (pikepdf), which
also opens what was encrypted without a password, as printers' drivers like to do.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from callsheet.attachments.found import ALL_LETTERS, CannotRead, Found, found, hidden_thing
from callsheet.attachments.pictures import PAGE_COLOURS, preview_of
from callsheet.attachments.xmp import authors_in, words_in
from callsheet.model.attachment import Hidden, HiddenThing, Preview

MAX_PAGES = 3000
"""No document that a person sends has more; a small file can claim millions."""

_MAX_DEPTH = 40
"""Direct objects may lie in each other; what lies deeper is nothing that a program reads."""

_WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD of PDFium's fpdfview.h."""

_ACTIVE = {
    "/JavaScript": "JavaScript",
    "/Launch": "starts a program",
    "/SubmitForm": "sends a form",
    "/ImportData": "imports data",
    "/RichMedia": "Flash or 3D",
    "/Movie": "film",
}
"""Types of action (ISO 32000-2, 12.6.4) and of annotation that do more than lead somewhere."""

_NO_COMMENTS = frozenset({"/Link", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark", "/Popup"})
"""Annotations that nobody wrote as a comment (12.5.6.1)."""


def read_pdf(data: bytes) -> Found:
    """The words, the first page as a picture and the hidden things of a PDF.

    Raises:
        CannotRead: it is damaged, locked or larger than any document.
    """
    pages, number, preview = _read_pages(data)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            walk = _Walk(pdf)
    except pikepdf.PasswordError as error:
        raise CannotRead("it is locked with a password") from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise CannotRead("it is damaged") from error
    text = "\n".join(pages)
    return found(
        text=text,
        everything="\n".join([text, *walk.strings]),
        pages=number,
        preview=preview,
        hidden=walk.hidden(),
    )


def _read_pages(data: bytes) -> tuple[list[str], int, Preview | None]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD
        raise CannotRead("it is locked with a password" if locked else "it is damaged") from error
    try:
        number = len(document)
        if not number:
            raise CannotRead("it has no pages")
        if number > MAX_PAGES:
            raise CannotRead(f"it has {number:,} pages; {MAX_PAGES:,} are read at most")
        texts: list[str] = []
        letters = 0
        for index in range(number):
            texts.append(_text_of(document, index))
            letters += len(texts[-1])
            if letters > ALL_LETTERS:
                break  # found() says so
        return texts, number, _first_page(document)
    except pdfium.PdfiumError as error:
        raise CannotRead("it is damaged") from error
    finally:
        document.close()


def _text_of(document: Any, index: int) -> str:
    page = document[index]
    try:
        text: str = page.get_textpage().get_text_bounded()
        return text
    finally:
        page.close()


def _first_page(document: Any) -> Preview | None:
    page = document[0]
    try:
        width, height = page.get_size()
        if width < 1 or height < 1:
            return None
        # Twice the size of the preview, made smaller afterwards: letters stay letters.
        scale = min(800 / width, 1200 / height)
        if width * scale < 8 or height * scale < 8:
            return None
        return preview_of(page.render(scale=scale).to_pil(), PAGE_COLOURS)
    finally:
        page.close()


class _Walk:
    """All objects of a file: the words in their strings, and what is hidden in them."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.strings: list[str] = []
        self._letters = 0
        self._authors: set[str] = set()
        self._comments: list[str] = []
        self._files: list[str] = []
        self._active: set[str] = set()
        self._read_properties(pdf)
        for item in pdf.objects:
            if isinstance(item, pikepdf.Object):
                self._visit(item, 0)

    def hidden(self) -> Iterator[HiddenThing]:
        """What was found, one thing for each kind."""
        yield hidden_thing(Hidden.AUTHOR, self._authors)
        yield hidden_thing(Hidden.COMMENTS, self._comments, len(self._comments))
        yield hidden_thing(Hidden.EMBEDDED, self._files, len(self._files))
        yield hidden_thing(Hidden.ACTIVE, self._active)

    def _read_properties(self, pdf: pikepdf.Pdf) -> None:
        self._authors.update(str(pdf.docinfo.get("/Author", "")).split(";"))
        metadata = pdf.Root.get("/Metadata")
        if isinstance(metadata, pikepdf.Stream):
            xmp = metadata.read_bytes().decode("utf-8", "replace")
            self._authors.update(authors_in(xmp))

    def _visit(self, item: Any, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        if isinstance(item, pikepdf.String):
            self._keep(str(item))
        elif isinstance(item, pikepdf.Array):
            for part in item:
                self._visit_direct(part, depth)
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            self._visit_dictionary(item, depth)

    def _visit_direct(self, item: Any, depth: int) -> None:
        """What lies in another object; what it only points to comes by itself."""
        if isinstance(item, pikepdf.Object) and not item.is_indirect:
            self._visit(item, depth + 1)

    def _visit_dictionary(self, item: Any, depth: int) -> None:
        kind, subtype = str(item.get("/Type", "")), str(item.get("/Subtype", ""))
        action = str(item.get("/S", ""))
        for name in (action, subtype):
            if name in _ACTIVE:
                self._active.add(_ACTIVE[name])
        if "/JS" in item:
            self._active.add(_ACTIVE["/JavaScript"])
        is_note = kind == "/Annot" or ("/Rect" in item and subtype)
        if is_note and subtype not in _NO_COMMENTS:
            self._comments.append(str(item.get("/T", "")))
        if "/EF" in item:
            self._files.append(str(item.get("/UF", item.get("/F", "a file"))))
        if kind == "/Metadata" and isinstance(item, pikepdf.Stream):
            self._keep(words_in(item.read_bytes().decode("utf-8", "replace")))
        if "/JS" in item and isinstance(script := item["/JS"], pikepdf.Stream):
            self._keep(script.read_bytes().decode("utf-8", "replace"))
        for key, value in item.items():
            if key != "/Contents" or isinstance(value, pikepdf.String):
                self._visit_direct(value, depth)

    def _keep(self, text: str) -> None:
        if self._letters <= ALL_LETTERS and any(letter.isalnum() for letter in text):
            self.strings.append(text)
            self._letters += len(text)
