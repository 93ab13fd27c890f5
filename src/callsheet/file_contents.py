"""Whether a file is what its name says, and holds nothing that does something by itself."""

import posixpath

from callsheet.model.attachment import MACRO_KINDS, AttachedFile, Hidden, Kind

_KINDS: dict[str, frozenset[Kind]] = {
    ".pdf": frozenset({Kind.PDF}),
    **dict.fromkeys((".pptx", ".ppsx", ".potx"), frozenset({Kind.PPTX})),
    **dict.fromkeys((".docx", ".dotx"), frozenset({Kind.DOCX})),
    **dict.fromkeys((".xlsx", ".xltx"), frozenset({Kind.XLSX})),
    **dict.fromkeys((".ppt", ".pps", ".doc", ".xls"), frozenset({Kind.OLD_OFFICE})),
    **dict.fromkeys((".odp", ".odt", ".ods"), frozenset({Kind.OPEN_DOCUMENT})),
    ".png": frozenset({Kind.PNG}),
    **dict.fromkeys((".jpg", ".jpeg"), frozenset({Kind.JPEG})),
    ".gif": frozenset({Kind.GIF}),
    ".webp": frozenset({Kind.WEBP}),
    ".svg": frozenset({Kind.SVG}),
    **dict.fromkeys((".mp4", ".m4v", ".mov", ".webm"), frozenset({Kind.VIDEO})),
    **dict.fromkeys((".mp3", ".m4a", ".wav", ".ogg"), frozenset({Kind.AUDIO, Kind.VIDEO})),
    ".zip": frozenset({Kind.ZIP}),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".ics", ".vcf", ".json"), frozenset({Kind.TEXT})),
}
"""What a name promises. A name that is not here may hold anything but what a computer runs."""

_RUN = frozenset({Kind.PROGRAM, Kind.HTML})
_PAGE_PARTS = (".html", ".htm", ".js", ".mjs", ".css")
"""In `docs/` these belong to the site itself."""


def is_as_named(path: str, kind: Kind) -> bool:
    """Whether a file at this path may be of the kind."""
    promised = _KINDS.get(posixpath.splitext(path)[1].lower())
    return kind in promised if promised else kind not in _RUN


def is_part_of_site(path: str) -> bool:
    """Whether it lies in `docs/` and belongs to the site itself: a script, a page, styles."""
    return path.startswith("docs/") and path.lower().endswith(_PAGE_PARTS)


def active_parts(file: AttachedFile) -> list[str]:
    """What in it does something by itself."""
    return [name for thing in file.hidden if thing.what is Hidden.ACTIVE for name in thing.names]


def is_publishable(path: str, file: AttachedFile) -> bool:
    """Whether the file may be on a site, whoever reads that: nothing of this is wrong with it."""
    if is_part_of_site(path):
        return True
    return not (
        file.problem
        or file.also
        or file.kind in MACRO_KINDS
        or not is_as_named(path, file.kind)
        or active_parts(file)
    )
