"""The sample's PDF and PPTX files are what their sources say, byte for byte."""

import io
import zipfile
from datetime import date
from pathlib import Path

import frontmatter
import pytest
from pptx import Presentation
from pypdf import PdfReader

from callsheet.attachments.reading import load_attached
from callsheet.build import check
from tools.attachments.blocks import Bullets, Figures, Grid, Prose, Quote, parse_blocks, plain
from tools.attachments.make import make
from tools.attachments.sources import Source, load_sources

ROOT = Path(__file__).resolve().parents[2]
SOURCES = list(load_sources(ROOT))

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path.stem)


@each_source
def test_the_committed_file_is_what_the_source_makes(source: Source) -> None:
    again = "attachments/ and its file differ; run scripts/attachments"
    assert source.target.read_bytes() == make(source), again


@each_source
def test_the_asset_names_its_attachment(source: Source) -> None:
    asset = frontmatter.loads(source.asset.read_text(encoding="utf-8"))
    files = asset["files"]
    assert isinstance(files, list)
    assert source.file in files


@each_source
def test_only_what_customers_may_see_is_attached(source: Source) -> None:
    asset = frontmatter.loads(source.asset.read_text(encoding="utf-8"))
    assert (asset["audience"], asset["status"]) == ("customer", "approved")


@each_source
def test_it_is_small_enough_to_send(source: Source) -> None:
    assert source.target.stat().st_size < 120_000


@each_source
def test_its_text_can_be_read_out(source: Source) -> None:
    text = " ".join(_text(source).split())
    assert source.title in text
    for block in source.blocks:
        if isinstance(block, Grid):
            assert plain(block.rows[0][0]) in text


@each_source
def test_it_names_nobody_but_the_company(source: Source) -> None:
    if source.file.endswith(".pdf"):
        about = PdfReader(source.target).metadata
        assert about is not None
        assert about.author == "Larkspur Routing"
        assert about.creation_date is not None
        assert about.creation_date.date() == source.on
    else:
        properties = Presentation(str(source.target)).core_properties
        assert properties.author == properties.last_modified_by == "Larkspur Routing"
        assert properties.modified is not None
        assert properties.modified.date() == source.on
        with zipfile.ZipFile(source.target) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_check_finds_nothing_in_them() -> None:
    known = load_attached(source.target for source in SOURCES)
    day = date(2026, 11, 24)
    catalogue, findings = check(ROOT, today=day, clock=day, read_files=load_attached)
    assert known.keys() <= {ROOT / path for path in catalogue.files}
    assert not [finding for finding in findings if finding.code.id.startswith("CS5")]


def test_the_day_in_a_pdf_does_not_come_from_the_surroundings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = next(source for source in SOURCES if source.file.endswith(".pdf"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert make(source) == source.target.read_bytes()


def test_every_attached_pdf_and_pptx_has_a_source() -> None:
    lying = {path for ending in ("pdf", "pptx") for path in (ROOT / "assets").rglob(f"*.{ending}")}
    assert lying == {source.target for source in SOURCES}


def test_markdown_becomes_blocks() -> None:
    blocks = parse_blocks(
        "A **bold** word.\n\n- one\n- two\n\n- [ ] tick\n\n> said\n>\n> *by*\n\n"
        "| | b |\n|---|---|\n| 1 | 2 |\n\n```figures\n8 % | less\n```\n"
    )
    kinds = [type(block) for block in blocks]
    assert kinds[0] is Prose
    assert kinds[-3:] == [Quote, Grid, Figures]
    assert any(isinstance(block, Bullets) for block in blocks)


@pytest.mark.parametrize("markdown", ["![a](b.png)", "```python\nx\n```", "<b>x</b>", "---"])
def test_what_cannot_be_shown_is_refused(markdown: str) -> None:
    with pytest.raises(ValueError, match="attachment"):
        parse_blocks(markdown)


def _text(source: Source) -> str:
    if source.file.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(source.target).pages)
    deck = Presentation(io.BytesIO(source.target.read_bytes()))
    parts = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                parts.append(shape.text_frame.text)
            if shape.has_table:
                rows = shape.table.rows
                parts += [cell.text for row in rows for cell in row.cells]
    return "\n".join(parts)
