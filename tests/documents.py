"""Documents for the tests of attached files: made here, small on disk."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: str, author: str = "", encrypt: str | None = None) -> bytes:
    """A PDF with one line of text on each page."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True, encrypt=encrypt)
    canvas.setAuthor(author)
    for text in pages or ("Prices from November",):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def pptx(*slides: str, notes: str = "", hidden: str = "", author: str = "") -> bytes:
    """A deck; `notes` are those of the first slide, `hidden` is the text of a hidden one."""
    deck = Presentation()
    deck.core_properties.author = deck.core_properties.last_modified_by = author
    for text in (*(slides or ("Four questions",)), *([hidden] if hidden else [])):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(1))
        box.text_frame.text = text
        if text == hidden:
            slide._element.set("show", "0")
    if notes:
        frame = deck.slides[0].notes_slide.notes_text_frame
        assert frame is not None
        frame.text = notes
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def docx_file(
    *paragraphs: str, inserted: str = "", deleted: str = "", comment: str = "", author: str = ""
) -> bytes:
    """A Word file; `inserted` and `deleted` are tracked changes of Jane Doe's, like the comment."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = author
    for text in paragraphs or ("Terms of delivery",):
        document.add_paragraph(text)
    last = document.paragraphs[-1]
    for tag, text_tag, text in (("ins", "t", inserted), ("del", "delText", deleted)):
        if text:
            last._p.append(
                parse_xml(
                    f'<w:{tag} {nsdecls("w")} w:id="9" w:author="Jane Doe">'
                    f"<w:r><w:{text_tag}>{text}</w:{text_tag}></w:r></w:{tag}>"
                )
            )
    if comment:
        document.add_comment(last.runs, text=comment, author="Jane Doe", initials="JD")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def xlsx(cells: Mapping[str, str], *, hidden_cells: Mapping[str, str] | None = None) -> bytes:
    """A workbook with one sheet, and a hidden one if it has cells."""
    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    assert sheet is not None
    for place, value in cells.items():
        sheet[place] = value
    if hidden_cells:
        secret = book.create_sheet("Margins")
        secret.sheet_state = "hidden"
        for place, value in hidden_cells.items():
            secret[place] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def picture(
    form: str = "PNG", size: tuple[int, int] = (60, 40), exif: Image.Exif | None = None
) -> bytes:
    """A picture of one colour."""
    written = io.BytesIO()
    more = {} if exif is None else {"exif": exif}
    Image.new("RGB", size, "#2a2359").save(written, form, **more)
    return written.getvalue()


def photo(author: str = "", *, with_position: bool = False) -> bytes:
    """A JPEG as a camera writes it."""
    exif = Image.Exif()
    if author:
        exif[0x013B] = author
    if with_position:
        exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 22.0, 0.0), 3: "E", 4: (4.0, 54.0, 0.0)})
    return picture("JPEG", exif=exif)


def with_parts(
    package: bytes, change: Callable[[str, bytes], bytes], more: Mapping[str, bytes] | None = None
) -> bytes:
    """An archive whose parts went through `change`, and `more` parts."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, data in (more or {}).items():
            after.writestr(name, data)
    return written.getvalue()


def same(_: str, data: bytes) -> bytes:
    """Changes nothing."""
    return data


def raw_pdf(*objects: str | bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    written = io.BytesIO(b"")
    written.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(written.tell())
        data = body if isinstance(body, bytes) else body.encode("latin-1")
        written.write(b"%d 0 obj\n" % number + data + b"\nendobj\n")
    start = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        written.write(b"%010d 00000 n \n" % place)
    written.write(
        b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )
    return written.getvalue()


def deflated_stream(megabytes: int, pattern: bytes = b" ", again: int = 0) -> bytes:
    """A PDF stream that unpacks to so many megabytes; packed `again` times more."""
    packer = zlib.compressobj(9)
    block = (pattern * (1_000_000 // len(pattern) + 1))[:1_000_000]
    data = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    for _ in range(again):
        data = zlib.compress(data, 9)
    filters = " ".join(["/FlateDecode"] * (again + 1))
    return b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters.encode(), data)
