"""Writes a presentation so that the same content always gives the same bytes."""

import io
import zipfile
from datetime import datetime, time
from typing import Any

from tools.attachments import palette
from tools.attachments.sources import Source

_LEFT_OUT = ("/thumbnail", "/printerSettings")
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>python-pptx</Application>"
    b"<Company>Larkspur Routing</Company></Properties>"
)


def write_package(presentation: Any, source: Source) -> bytes:
    """The bytes of the file, with the source's day as its only date and the company as author."""
    _describe(presentation, source)
    package = presentation.part.package
    for relations in (package._rels, presentation.part.rels):
        for number, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                relations.pop(number)
            elif relation.reltype.endswith("/extended-properties"):
                relation.target_part._blob = _APPLICATION
    written = io.BytesIO()
    presentation.save(written)
    return _with_fixed_dates(written)


def _describe(presentation: Any, source: Source) -> None:
    properties = presentation.core_properties
    properties.title = source.title
    properties.subject = source.lead
    properties.author = properties.last_modified_by = palette.COMPANY
    properties.language = "en-GB"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(source.on, time())
    properties.last_printed = datetime.combine(source.on, time())
    properties.revision = 1


def _with_fixed_dates(written: io.BytesIO) -> bytes:
    """The same archive, each entry with the earliest date of the format and not compressed.

    Zlib and its successors compress the same text into different bytes.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.create_system = 3
            fixed.external_attr = 0o644 << 16
            after.writestr(fixed, before.read(entry), zipfile.ZIP_STORED)
    return made.getvalue()
