"""What is read out of a document: what a reader sees, everything, and what it hides."""

import io
import zipfile

import pikepdf
import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from callsheet.attachments.extraction import extract
from callsheet.model.attachment import AttachedFile, Hidden, HiddenThing, Kind
from tests import documents
from tests.documents import raw_pdf, same, with_parts


def hidden(file: AttachedFile) -> dict[Hidden, HiddenThing]:
    return {thing.what: thing for thing in file.hidden}


def test_a_pdf_gives_its_text_its_pages_and_a_picture_of_the_first() -> None:
    file = extract(documents.pdf("Prices from November", "Terms"))
    assert (file.kind, file.problem, file.pages) == (Kind.PDF, "", 2)
    assert file.text == "Prices from November\nTerms"
    assert file.preview is not None
    assert (file.preview.width, file.preview.height) == (400, 566)
    assert file.hidden == ()


def test_the_same_bytes_give_the_same_picture() -> None:
    data = documents.pdf("Prices")
    assert extract(data) == extract(data)


def test_a_pdf_that_is_only_protected_from_changes_is_read() -> None:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(documents.pdf("Prices", author="Jane Doe"))) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="x", user="", R=6))
    file = extract(written.getvalue())
    assert (file.problem, file.text) == ("", "Prices")
    assert hidden(file)[Hidden.AUTHOR].names == ("Jane Doe",)


PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[4 0 R]>>"
PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def annotated(annotation: str, catalogue: str = "") -> AttachedFile:
    return extract(raw_pdf(f"<</Type/Catalog/Pages 2 0 R{catalogue}>>", PAGES, PAGE, annotation))


def test_comments_of_a_pdf_are_found_with_who_wrote_them() -> None:
    note = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Jane Doe)/Contents(raise the margin)>>"
    file = annotated(note)
    assert hidden(file)[Hidden.COMMENTS] == HiddenThing(
        what=Hidden.COMMENTS, names=("Jane Doe",), count=1
    )
    assert "raise the margin" in file.everything
    assert "raise the margin" not in file.text


@pytest.mark.parametrize(
    ("annotation", "catalogue", "name"),
    [
        ("null", "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "JavaScript"),
        ("null", "/AA<</WC<</S/JavaScript/JS(1)>>>>", "JavaScript"),
        (
            "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>",
            "",
            "starts a program",
        ),
        (
            "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://x.example)>>>>",
            "",
            "sends a form",
        ),
        ("<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>", "", "Flash or 3D"),
    ],
)
def test_what_a_pdf_does_by_itself_is_found(annotation: str, catalogue: str, name: str) -> None:
    assert hidden(annotated(annotation, catalogue))[Hidden.ACTIVE].names == (name,)


def test_a_link_is_neither_a_comment_nor_active() -> None:
    link = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.com/)>>>>"
    file = annotated(link)
    assert file.hidden == ()
    assert "https://example.com/" in file.everything


def test_a_file_inside_a_pdf_is_found() -> None:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(documents.pdf())) as pdf:
        pdf.attachments["margins.xlsx"] = pikepdf.AttachedFileSpec(pdf, b"secret")
        pdf.save(written)
    assert hidden(extract(written.getvalue()))[Hidden.EMBEDDED].names == ("margins.xlsx",)


def test_a_deck_gives_what_its_slides_show_and_everything_else_apart() -> None:
    data = documents.pptx("Four questions", notes="Ask Ann first", hidden="Margins", author="Jo")
    file = extract(data)
    assert (file.kind, file.pages, file.text) == (Kind.PPTX, 1, "Four questions")
    assert "Ask Ann first" in file.everything
    assert "Margins" in file.everything
    things = hidden(file)
    assert things[Hidden.AUTHOR].names == ("Jo",)
    assert things[Hidden.NOTES].count == things[Hidden.HIDDEN_SLIDES].count == 1


def test_a_word_that_is_cut_into_runs_is_one_word() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame = slide.shapes.add_textbox(0, 0, 9, 9).text_frame
    for part in ("Confi", "dential"):
        frame.paragraphs[0].add_run().text = part
    written = io.BytesIO()
    deck.save(written)
    file = extract(written.getvalue())
    assert file.text == "Confidential"
    assert "Confidential" in file.everything.split("\n")


def test_the_numbers_behind_a_chart_are_found() -> None:
    deck = Presentation()
    chart = CategoryChartData()  # type: ignore[no-untyped-call]
    chart.categories = ["Secret customer"]
    chart.add_series("Discount", (40,))  # type: ignore[no-untyped-call]
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_chart(
        XL_CHART_TYPE.PIE, 0, 0, Inches(3), Inches(3), chart
    )
    written = io.BytesIO()
    deck.save(written)
    file = extract(written.getvalue())
    assert hidden(file)[Hidden.EMBEDDED].count == 1
    assert "Secret customer" in file.everything


def test_slides_come_in_the_order_in_which_they_are_shown() -> None:
    deck = Presentation(io.BytesIO(documents.pptx("first", "second", "third")))
    order = deck.slides._sldIdLst
    order.insert(0, order[2])
    written = io.BytesIO()
    deck.save(written)
    assert extract(written.getvalue()).text == "third\nfirst\nsecond"


def test_a_word_file_shows_insertions_and_hides_deletions() -> None:
    file = extract(
        documents.docx_file("Delivery within", inserted=" 24 hours", deleted=" 48 hours")
    )
    assert file.text == "Delivery within 24 hours"
    assert "48 hours" in file.everything
    assert hidden(file)[Hidden.CHANGES] == HiddenThing(
        what=Hidden.CHANGES, names=("Jane Doe",), count=2
    )


def test_comments_of_a_word_file_are_found() -> None:
    file = extract(documents.docx_file("Delivery", comment="never promise this"))
    assert file.text == "Delivery"
    assert "never promise this" in file.everything
    assert hidden(file)[Hidden.COMMENTS].names == ("Jane Doe",)


def test_content_controls_are_read() -> None:
    def change(name: str, data: bytes) -> bytes:
        paragraph = b"<w:p><w:r><w:t>In a control</w:t></w:r></w:p>"
        control = b"<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>" % paragraph
        return data.replace(b"<w:sectPr", control + b"<w:sectPr") if "document" in name else data

    assert "In a control" in extract(with_parts(documents.docx_file(), change)).text


def test_hidden_text_is_not_what_a_reader_sees() -> None:
    def change(name: str, data: bytes) -> bytes:
        run = b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>floor price 9</w:t></w:r></w:p>"
        return data.replace(b"<w:sectPr", run + b"<w:sectPr") if "document" in name else data

    file = extract(with_parts(documents.docx_file("Terms"), change))
    assert file.text == "Terms"
    assert "floor price 9" in file.everything
    assert Hidden.HIDDEN_TEXT in hidden(file)


def test_a_workbook_shows_its_visible_sheets() -> None:
    data = documents.xlsx({"A1": "Vans", "A2": "Depots"}, hidden_cells={"A1": "Margin"})
    file = extract(data)
    assert (file.kind, file.pages, file.text) == (Kind.XLSX, 1, "Sheet\nVans\nDepots")
    assert "Margin" in file.everything
    assert hidden(file)[Hidden.HIDDEN_SHEETS].names == ("Margins",)


def test_a_document_that_loads_its_template_from_elsewhere_is_active() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="https://x.example/t.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    data = with_parts(
        documents.docx_file(), same, {"word/_rels/footnotes.xml.rels": relations.encode()}
    )
    file = extract(data)
    assert hidden(file)[Hidden.ACTIVE].names == ("loads another file",)
    assert "https://x.example/t.dotm" in file.everything


def test_an_open_document_is_read() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            '<o:c xmlns:o="o" xmlns:t="t"><t:p>Terms <t:span>of</t:span> delivery'
            "<o:annotation><t:p>not yet</t:p></o:annotation></t:p></o:c>",
        )
        archive.writestr("meta.xml", '<m xmlns:dc="dc"><dc:creator>Jane Doe</dc:creator></m>')
    file = extract(written.getvalue())
    assert file.text == "Terms of delivery"
    assert "not yet" in file.everything
    assert hidden(file)[Hidden.AUTHOR].names == ("Jane Doe",)
    assert hidden(file)[Hidden.COMMENTS].count == 1


def test_a_photo_says_who_took_it_and_where() -> None:
    file = extract(documents.photo("Jane Doe", with_position=True))
    assert hidden(file)[Hidden.AUTHOR].names == ("Jane Doe",)
    assert Hidden.POSITION in hidden(file)
    assert "Jane Doe" in file.everything
    assert file.text == ""
    assert file.preview is not None
    assert b"Jane" not in file.preview.png


def test_a_plain_photo_hides_nothing() -> None:
    assert extract(documents.photo()).hidden == ()


def test_a_drawing_is_no_program_because_of_its_words() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><text>one on = two, script</text></svg>'
    assert extract(drawing).hidden == ()


def test_a_text_file_is_its_own_text() -> None:
    file = extract("Zürich, 12 vans".encode("cp1252"))
    assert file.text == file.everything == "Zürich, 12 vans"
