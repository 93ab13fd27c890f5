"""Text, web pages and SVG: their own words, and scripts in what a browser would open."""

import re
from html import unescape

from callsheet.attachments.found import CannotRead, Found, found, hidden_thing
from callsheet.attachments.kinds import decoded
from callsheet.model.attachment import Hidden, Kind

_MARKUP = re.compile(r"<[^>]*>")
_ACTIVE = re.compile(
    r"<(?:\w+:)?(script|foreignObject|iframe|embed|object|handler)\b"
    r"|[\s/\"'](on[a-z]+)\s*="
    r"|(?:href|src|to|values)\s*=\s*[\"']?\s*(javascript|data\s*:\s*text)",
    re.IGNORECASE,
)
"""What runs when a browser opens the file itself."""

_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


def read_plain(data: bytes, kind: Kind) -> Found:
    """The words of a file that is text.

    Raises:
        CannotRead: its letters are in no encoding that is known.
    """
    text = decoded(data)
    if text is None:
        raise CannotRead("its letters are in an unknown encoding")
    if kind is Kind.TEXT:
        return found(text=text, everything=text)
    active = {next(filter(None, match.groups())).lower() for match in _ACTIVE.finditer(text)}
    if _ENTITY.search(text):
        active.add("entity")  # it could spell any of these in another way
    return found(
        text=unescape(_MARKUP.sub("\n", text)) if kind is Kind.HTML else "",
        everything=f"{text}\n{unescape(_MARKUP.sub('', text))}",  # words go on over tags
        hidden=[hidden_thing(Hidden.ACTIVE, active)],
    )
