"""Attached files as an asset's page shows them: a name, what it is, and a small picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callsheet import addresses
from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset
from callsheet.model.attachment import AttachedFile, Kind, Preview

_PAGES = {
    Kind.PDF: "page",
    **dict.fromkeys((Kind.PPTX, Kind.PPTM), "slide"),
    **dict.fromkeys((Kind.XLSX, Kind.XLSM), "sheet"),
}
"""What a kind of file consists of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One attached file on a page."""

    name: str
    source: str
    """The file of the hub."""

    path: str
    """Where it stands in the docs tree."""

    about: str
    """`PDF, 2 pages, 84 kB`; empty if nobody has read it."""

    preview: Preview | None
    preview_path: str
    preview_alt: str
    """What a reader hears who can't see the picture."""


def attachments_of(
    asset: Asset, catalogue: Catalogue, files: Mapping[str, str]
) -> Iterator[Attachment]:
    """The files that the asset names in `files:`, of those that are published with it."""
    taken = {name.casefold() for name in files.values()}
    for name in dict.fromkeys(asset.fields.files):
        source = f"{asset.folder}/{name}"
        if source not in files:
            continue
        known = catalogue.files.get(source)
        preview_path = addresses.asset_preview(asset.id, name)
        is_free = preview_path.rpartition("/")[2].casefold() not in taken
        first = "First page" if known and known.pages else "Preview"
        yield Attachment(
            name=name,
            source=source,
            path=addresses.asset_file(asset.id, name),
            about=about(known) if known else "",
            preview=known.preview if known and is_free else None,
            preview_path=preview_path,
            preview_alt=f"{first} of {name}",
        )


def about(file: AttachedFile) -> str:
    """Kind, length and size: what somebody wants to know before sending it."""
    parts = [] if file.kind in (Kind.OTHER, Kind.EMPTY) else [file.kind[0].upper() + file.kind[1:]]
    noun = _PAGES.get(file.kind)
    if noun and file.pages:
        parts.append(f"{file.pages} {noun}" + ("" if file.pages == 1 else "s"))
    return ", ".join([*parts, size_in_words(file.size)])


def size_in_words(size: int) -> str:
    """A number of bytes as people say it: `84 kB`, `1.2 MB`."""
    if size < 1000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{(size + 500) // 1000} kB"
    return f"{size / 1_000_000:.1f} MB" if size < 9_950_000 else f"{size / 1_000_000:.0f} MB"
