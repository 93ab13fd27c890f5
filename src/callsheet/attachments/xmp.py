"""XMP, the metadata that PDF files and pictures share (ISO 16684)."""

import re

_AUTHORS = re.compile(r"<dc:creator>(.*?)</dc:creator>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def words_in(xmp: str) -> str:
    """The text without its tags, each piece on a line of its own."""
    return _TAG.sub("\n", xmp)


def authors_in(xmp: str) -> list[str]:
    """Who made the file, in the order of the text; some may be empty."""
    return [name for found in _AUTHORS.findall(xmp) for name in words_in(found).split("\n")]
