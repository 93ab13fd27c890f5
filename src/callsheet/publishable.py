"""Which files may be published as they are: attached to an asset, or beside the pages of `docs/`.

An allow-list of endings, because web servers know dozens of types that browsers open as a page and
run: HTML, XML in all its kinds, pages in one file. What is on it a browser shows or saves, and runs
nothing of it on the hub's own site. An SVG picture is looked into: it is a page as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callsheet.diagnostics import Place
from callsheet.file_contents import is_publishable
from callsheet.markup.svg import find_active
from callsheet.model.attachment import AttachedFile
from callsheet.source import SourceFile, SourceTree
from callsheet.wording import quoted

_DOCUMENTS = """
.pdf .ai .eps .ps .rtf .txt .csv .tsv .epub
.doc .docx .docm .dot .dotx .ppt .pptx .pptm .pot .potx .pps .ppsx .xls .xlsx .xlsm .xlt .xltx
.odt .ott .odp .otp .ods .ots .odg .key .numbers .pages .vsd .vsdx .mpp .pub .one .xmind
.psd .indd .idml .sketch .fig .xd .ics .vcf .msg .eml .json .yml .yaml
.zip .7z .gz .tar .tgz
"""
_MEDIA = """
.png .jpg .jpeg .gif .webp .avif .heic .bmp .tif .tiff .ico .svg
.mp3 .m4a .aac .ogg .oga .opus .wav .flac .mp4 .m4v .mov .webm .ogv .avi .mkv .wmv .vtt .srt
"""
_PARTS_OF_A_SITE = ".css .js .mjs .map .woff .woff2 .ttf .otf .webmanifest"
"""In `docs/`, where `mkdocs.yml` asks for them; its owners are those of these files too."""

ATTACHABLE = frozenset(_DOCUMENTS.split()) | frozenset(_MEDIA.split())
_IN_DOCS = ATTACHABLE | frozenset(_PARTS_OF_A_SITE.split()) | {""}

_HELP = {
    "assets": "attach a PDF, an office file, a picture, a film or a ZIP; a page is an asset itself",
    "docs": "a file that belongs to the theme goes into the theme's custom_dir, see mkdocs.yml",
}
_SVG_HELP = "export it as a plain SVG without scripts, links and animation, or as a PNG"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not published."""

    message: str
    help: str
    place: Place | None = None
    """Where in the file it stands, if it is about what the file holds."""


def load_refusal(file: SourceFile) -> Refusal | None:
    """Why the file may not be published; None if it may. Reads the file if it is a picture."""
    in_docs = file.path.startswith("docs/")
    kinds = _IN_DOCS if in_docs else ATTACHABLE
    if file.suffix not in kinds or (in_docs and file.name.startswith("_")):
        message = f"a file like {quoted(file.name)} can't be published"
        return Refusal(message, _HELP["docs" if in_docs else "assets"])
    if file.suffix != ".svg":
        return None
    try:
        active = find_active(file.location.read_bytes())
    except OSError:
        return Refusal(f"{quoted(file.name)} can't be read", "check its permissions")
    if active is None:
        return None
    where = Place(file.path, active.line, active.column)
    return Refusal(f"{quoted(file.name)} is more than a picture: {active.what}", _SVG_HELP, where)


def load_published_docs(
    tree: SourceTree, known: Mapping[str, AttachedFile]
) -> Iterator[SourceFile]:
    """The files of `docs/` that are no pages and may be published.

    Args:
        tree: the files of the hub.
        known: what is known about the content of some, by path.
    """
    for file in tree.under("docs"):
        content = known.get(file.path)
        sound = content is None or is_publishable(file.path, content)
        if sound and file.suffix != ".md" and load_refusal(file) is None:
            yield file
