"""Text, web pages and SVG: their own words. What a picture may not hold is for `publishable`."""

import re
from html import unescape

from callsheet.attachments.found import CannotRead, Found, found
from callsheet.attachments.kinds import decoded
from callsheet.model.attachment import Kind

_MARKUP = re.compile(r"<[^>]*>")


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
    return found(
        text=unescape(_MARKUP.sub("\n", text)) if kind is Kind.HTML else "",
        everything=f"{text}\n{unescape(_MARKUP.sub('', text))}",  # words go on over tags
    )
