"""Extraction: the bytes of one file to what is known about it; runs in the worker's process."""

from dataclasses import fields

from callsheet.attachments.found import CannotRead, Found, found
from callsheet.attachments.kinds import is_locked_office, kind_of, second_kind_of
from callsheet.attachments.package import Package
from callsheet.model.attachment import MACRO_KINDS, AttachedFile, Kind

_OFFICE = frozenset({Kind.PPTX, Kind.DOCX, Kind.XLSX, Kind.OPEN_DOCUMENT, *MACRO_KINDS})
_PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP})
_PLAIN = frozenset({Kind.TEXT, Kind.HTML, Kind.SVG})


def extract(data: bytes) -> AttachedFile:
    """What a file is, says and hides.

    A file that can't be read has a `problem`. It never raises anything but `MemoryError`.
    """
    kind = kind_of(data)
    also = second_kind_of(data, kind)
    try:
        read = _read(data, kind)
    except CannotRead as error:
        return AttachedFile(size=len(data), kind=kind, also=also, problem=str(error))
    except RecursionError:
        problem = "its parts lie too deep in each other"
        return AttachedFile(size=len(data), kind=kind, also=also, problem=problem)
    known = {field.name: getattr(read, field.name) for field in fields(read)}
    return AttachedFile(size=len(data), kind=kind, also=also, **known)


def _read(data: bytes, kind: Kind) -> Found:
    # Each library takes a tenth of a second to import: a hub without PDFs need not wait for one.
    if kind is Kind.EMPTY:
        raise CannotRead("it is empty")
    if kind is Kind.OLD_OFFICE:
        locked = is_locked_office(data)
        raise CannotRead("it is locked with a password" if locked else "its format is too old")
    if kind is Kind.PDF:
        from callsheet.attachments.pdf import read_pdf

        return read_pdf(data)
    if kind in _PICTURES:
        from callsheet.attachments.pictures import read_picture

        return read_picture(data, kind)
    if kind in _OFFICE:
        from callsheet.attachments.office import read_office

        return read_office(data, kind)
    if kind is Kind.ZIP:
        # Its parts are not unpacked: only their names are known.
        return found(everything="\n".join(Package(data).names))
    if kind in _PLAIN:
        from callsheet.attachments.plain import read_plain

        return read_plain(data, kind)
    return found()
