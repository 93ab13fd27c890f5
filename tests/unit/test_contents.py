"""What is in attached files becomes findings, search words and a preview on the page."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from callsheet.attached import published_paths
from callsheet.attachments.reading import load_attached
from callsheet.build import Build, build, check
from callsheet.diagnostics import Finding
from callsheet.load import load_hub
from callsheet.model.attachment import AttachedFile, Kind
from callsheet.outputs import Page
from callsheet.pages.attachments import about, size_in_words
from callsheet.search.ranking import Search
from callsheet.search.records import search_data, search_text
from tests import documents
from tests.documents import same, with_parts
from tests.hub_builder import ASSET, MINIMAL, TODAY, Content, write_tree

MACRO = {"ppt/vbaProject.bin": b"\xd0\xcf\x11\xe0"}


def asset(*names: str, audience: str = "customer") -> str:
    text = ASSET.replace("audience: internal", f"audience: {audience}")
    return text.replace("status:", f"files: [{', '.join(names)}]\nstatus:")


def findings_of(
    root: Path, name: str, data: bytes, *, audience: str = "customer", **more: Content
) -> tuple[Finding, ...]:
    """What a hub with this one attached file has to mend."""
    files: dict[str, Content] = {
        "assets/example.md": asset(name, audience=audience),
        f"assets/{name}": data,
    }
    files |= {f"{path.replace('__', '/')}.yml": content for path, content in more.items()}
    write_tree(root, {**MINIMAL, **files})
    return check(root, today=TODAY, clock=TODAY, read_files=load_attached)[1]


def only(findings: Iterable[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("prices.pdf", documents.pdf()),
        ("deck.pptx", documents.pptx()),
        ("terms.docx", documents.docx_file()),
        ("numbers.xlsx", documents.xlsx({"A1": "Vans"})),
        ("photo.JPG", documents.photo()),
        ("prices.csv", b"van;12\n"),
        ("notes.key", b"\1\2\3\4"),
    ],
)
def test_an_ordinary_file_has_nothing_to_mend(name: str, data: bytes, tmp_path: Path) -> None:
    assert findings_of(tmp_path, name, data) == ()


def test_a_file_above_the_limit_is_too_large(tmp_path: Path) -> None:
    data = documents.pdf() + b"%" + b"x" * 1_100_000
    finding = only(
        findings_of(tmp_path, "prices.pdf", data, playbook__hub="files: {max_megabytes: 1}\n")
    )
    assert (finding.code.id, finding.message) == ("CS511", "'prices.pdf' has 1.1 MB")
    assert finding.place.path == "assets/example.md"
    assert finding.place.line == 9


@pytest.mark.parametrize(
    ("name", "data", "holds"),
    [
        ("prices.pdf", b"MZ\x90\0" + bytes(60), "a program"),
        ("mark.png", b"<!doctype html><script>1</script>", "a web page"),
        ("prices.pdf", documents.docx_file(), "a Word file"),
        ("prices.docx", documents.xlsx({"A1": "x"}), "an Excel file"),
        ("photo.png", documents.photo(), "a JPEG picture"),
        ("deck.key", b"\x7fELF" + bytes(60), "a program"),
        ("prices.pdf", b"\n" + documents.pdf(), "text"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_an_error(
    name: str, data: bytes, holds: str, tmp_path: Path
) -> None:
    finding = only(findings_of(tmp_path, name, data, audience="internal"))
    assert finding.code.id == "CS512"
    assert finding.message == f"'{name}' is not what its name says: it holds {holds}"


def test_two_files_in_one_are_an_error(tmp_path: Path) -> None:
    finding = only(findings_of(tmp_path, "a.gif", documents.picture("GIF") + documents.pptx()))
    assert finding.code.id == "CS512"
    assert finding.message == "'a.gif' is two files in one: a GIF picture and a ZIP archive"


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    finding = only(findings_of(tmp_path, "a.pdf", documents.pdf(encrypt="x")))
    assert finding.code.id == "CS513"
    assert finding.message == "'a.pdf' can't be read: it is locked with a password"
    assert finding.help == "save a copy without a password and attach that"


def test_what_a_customer_should_not_read_is_a_warning(tmp_path: Path) -> None:
    data = documents.pptx("Prices", notes="Never below 9", hidden="Margins", author="Jane Doe")
    finding = only(findings_of(tmp_path, "deck.pptx", data))
    assert finding.code.id == "CS514"
    assert not finding.is_error
    assert finding.message == (
        "'deck.pptx' says more than it shows: its author is 'Jane Doe', 1 hidden slide, "
        "speaker notes on 1 slide"
    )
    assert "Inspect Document" in finding.help


def test_inside_the_house_hidden_things_may_stay(tmp_path: Path) -> None:
    data = documents.pptx("Prices", notes="Never below 9", author="Jane Doe")
    assert findings_of(tmp_path, "deck.pptx", data, audience="internal") == ()


def test_partners_are_not_of_the_house(tmp_path: Path) -> None:
    data = documents.pdf(author="Jane Doe")
    assert only(findings_of(tmp_path, "a.pdf", data, audience="partner")).code.id == "CS514"


@pytest.mark.parametrize("author", ["Larkspur", "Product marketing", "Agency Blue"])
def test_the_company_a_role_and_known_names_may_be_the_author(author: str, tmp_path: Path) -> None:
    settings = "name: Larkspur\nfiles: {authors: [Agency Blue]}\n"
    roles = "- {id: product-marketing, name: Product marketing, department: marketing}\n"
    data = documents.pdf(author=author)
    more = {"playbook__hub": settings, "playbook__roles": roles}
    assert findings_of(tmp_path, "a.pdf", data, **more) == ()


def test_where_a_photo_was_taken_is_a_warning(tmp_path: Path) -> None:
    finding = only(findings_of(tmp_path, "a.jpg", documents.photo(with_position=True)))
    assert finding.message == "'a.jpg' says more than it shows: where the picture was taken"


def test_a_file_that_acts_by_itself_is_an_error(tmp_path: Path) -> None:
    action = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
    data = documents.raw_pdf(
        action,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
    )
    finding = only(findings_of(tmp_path, "a.pdf", data, audience="internal"))
    assert finding.code.id == "CS515"
    assert finding.message.startswith("'a.pdf' does something by itself")


@pytest.mark.parametrize("name", ["deck.pptx", "deck.pptm"])
def test_a_file_with_macros_is_an_error_whatever_its_name(name: str, tmp_path: Path) -> None:
    data = with_parts(documents.pptx(), same, MACRO)
    finding = only(findings_of(tmp_path, name, data, audience="internal"))
    assert (finding.code.id, finding.message) == ("CS516", f"'{name}' holds macros")


def test_a_file_of_two_assets_is_a_finding_of_both(tmp_path: Path) -> None:
    other = asset("a.pdf").replace("title: Answering the price", "title: Another")
    write_tree(
        tmp_path,
        {
            **MINIMAL,
            "assets/example.md": asset("a.pdf"),
            "assets/other.md": other,
            "assets/a.pdf": b"MZ" + bytes(60),
        },
    )
    _, findings = check(tmp_path, today=TODAY, clock=TODAY, read_files=load_attached)
    assert [f.place.path for f in findings] == ["assets/example.md", "assets/other.md"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deck.pptm", with_parts(documents.pptx(), same, MACRO)),
        ("prices.pdf", b"MZ" + bytes(60)),
        ("prices.pdf", b"%PDF-1.7 and no more"),
    ],
)
def test_what_is_wrong_with_a_file_keeps_it_from_the_site(
    name: str, data: bytes, tmp_path: Path
) -> None:
    """Also where errors are left out instead of ending the build, as with `--keep-going`."""
    findings_of(tmp_path, name, data)
    made = build(tmp_path, today=TODAY, clock=TODAY, read_files=load_attached)
    assert made.findings
    assert not [output.path for output in made.outputs if output.path.endswith(name)]


def test_a_file_of_another_folder_is_not_published(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "assets/example.md": asset("secret/acme.pdf"),
        "assets/secret/acme.pdf": documents.pdf(),
    }
    write_tree(tmp_path, {**MINIMAL, **files})
    made = build(tmp_path, today=TODAY, clock=TODAY, read_files=load_attached)
    assert [finding.code.id for finding in made.findings] == ["CS504"]
    assert not [output.path for output in made.outputs if output.path.endswith(".pdf")]


def test_what_a_page_for_customers_takes_along_is_looked_at_too(tmp_path: Path) -> None:
    page = "---\ntitle: Words\naudience: customer\n---\n\nThe [slides](deck.pptx).\n"
    deck = documents.pptx(notes="Do not go below 18")
    files: dict[str, Content] = {"docs/page.md": page, "docs/deck.pptx": deck}
    write_tree(tmp_path, {**MINIMAL, **files})
    _, findings = check(tmp_path, today=TODAY, clock=TODAY, read_files=load_attached)
    (finding,) = findings
    assert (finding.code.id, finding.place.path, finding.place.line) == ("CS514", "docs/page.md", 6)


def test_pictures_of_hand_written_pages_are_checked_too(tmp_path: Path) -> None:
    write_tree(tmp_path, {**MINIMAL, "docs/a.png": b"MZ" + bytes(60), "docs/a.js": b"let a = 1"})
    _, findings = check(tmp_path, today=TODAY, clock=TODAY, read_files=load_attached)
    assert [(f.place.path, f.code.id) for f in findings] == [("docs/a.png", "CS512")]


def test_only_what_is_published_is_read(tmp_path: Path) -> None:
    linked = f"{asset('a.pdf')}\nSee [the photo](more/b.png).\n"
    files: dict[str, Content] = {
        "assets/example.md": linked,
        "assets/a.pdf": documents.pdf(),
        "assets/more/b.png": documents.picture(),
        "assets/draft.pptx": b"rubbish",
        "docs/c.png": documents.picture(),
    }
    write_tree(tmp_path, {**MINIMAL, **files})
    catalogue = load_hub(tmp_path, today=TODAY, clock=TODAY).catalogue
    assert published_paths(catalogue) == ("assets/a.pdf", "assets/more/b.png", "docs/c.png")


def test_without_a_reader_nothing_is_known_and_nothing_said(tmp_path: Path) -> None:
    findings_of(tmp_path, "a.pdf", b"MZ" + bytes(60))
    catalogue, findings = check(tmp_path, today=TODAY, clock=TODAY)
    assert (catalogue.files, findings) == ({}, ())


def built(root: Path, files: dict[str, Content]) -> Build:
    write_tree(root, {**MINIMAL, **files})
    return build(root, today=TODAY, clock=TODAY, read_files=load_attached)


def test_the_page_shows_the_first_page_what_it_is_and_how_large(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        {"assets/example.md": asset("a.pdf"), "assets/a.pdf": documents.pdf("one", "two")},
    )
    outputs = {output.path: output for output in made.outputs}
    preview = outputs["library/example/a.pdf.preview.png"]
    assert isinstance(preview.content, bytes)
    assert preview.content.startswith(b"\x89PNG")
    assert preview.source == "assets/a.pdf"
    page = outputs["library/example.md"].content
    assert isinstance(page, Page)
    assert (
        '<img class="cs-file-preview" src="../../library/example/a.pdf.preview.png" '
        'alt="First page of a.pdf" width="400" height="566" loading="lazy" decoding="async">'
    ) in page.head
    assert "PDF, 2 pages, 2 kB" in page.head


def test_a_preview_takes_no_address_from_a_file(tmp_path: Path) -> None:
    made = built(
        tmp_path,
        {
            "assets/example.md": asset("a.pdf", "a.pdf.preview.png"),
            "assets/a.pdf": documents.pdf(),
            "assets/a.pdf.preview.png": documents.picture(),
        },
    )
    paths = {output.path: output.content for output in made.outputs}
    assert isinstance(paths["library/example/a.pdf.preview.png"], Path)


def test_what_a_reader_sees_in_a_file_is_found_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    slides = documents.pptx("Tachograph", notes="Zeppelin")
    made = built(tmp_path, {"assets/example.md": asset("a.pptx"), "assets/a.pptx": slides})
    data = search_data(made.catalogue, made.renderer.addresses)
    search = Search(data, search_text(made.catalogue))
    (hit,) = search.search("tachograph", {})
    assert (hit.id, hit.in_files) == ("example", True)
    assert search.search("zeppelin", {}) == []


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (84_400, "84 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_240_000, "1.2 MB"),
        (24_600_000, "25 MB"),
    ],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_a_file_is_said_to_be_what_it_is() -> None:
    assert about(AttachedFile(size=2000, kind=Kind.PPTX, pages=1)) == "PowerPoint, 1 slide, 2 kB"
    assert about(AttachedFile(size=2000, kind=Kind.OTHER)) == "2 kB"
    assert about(AttachedFile(size=2000, kind=Kind.VIDEO)) == "Video, 2 kB"
