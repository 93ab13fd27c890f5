"""Pictures: their size, what a camera or a designer has written into them, and a small preview."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image, ImageOps

from callsheet.attachments.found import CannotRead, Found, found, hidden_thing
from callsheet.attachments.xmp import authors_in, words_in
from callsheet.model.attachment import Hidden, HiddenThing, Kind, Preview

MAX_PIXELS = 60_000_000
"""More than any camera in use; as plain colours it takes 180 MB of memory."""

PREVIEW_WIDTH, PREVIEW_HEIGHT = 400, 600
"""A preview fits into this, in pixels."""

PAGE_COLOURS, PHOTO_COLOURS = 64, 256
"""A page of text and charts needs no more, and the file has a third of the size."""

_FORMATS = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.GIF: "GIF", Kind.WEBP: "WEBP"}

_AUTHOR_TAGS = (ExifTags.Base.Artist, ExifTags.Base.XPAuthor, ExifTags.Base.CameraOwnerName)
_AUTHOR_KEYS = frozenset({"author", "artist", "creator"})
_POSITION_TAGS = (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSDestLatitude)
_COMMENT_TAGS = (ExifTags.Base.XPComment, ExifTags.Base.UserComment)
_COMMENT_KEYS = frozenset({"comment", "description"})


def read_picture(data: bytes, kind: Kind) -> Found:
    """The hidden words and things of a picture, and its preview.

    Raises:
        CannotRead: it is damaged, or has more pixels than any camera.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit is lower in some versions
            with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as picture:
                width, height = picture.size
                if width * height > MAX_PIXELS:
                    raise CannotRead(f"it has more than {MAX_PIXELS:,} pixels")
                picture.load()
                hidden = list(_hidden(picture))
                return found(
                    everything="\n".join(_words(picture)),
                    preview=preview_of(ImageOps.exif_transpose(picture), PHOTO_COLOURS),
                    hidden=hidden,
                )
    except Image.DecompressionBombError as error:
        raise CannotRead(f"it has more than {MAX_PIXELS:,} pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise CannotRead("it is damaged") from error


def preview_of(picture: Image.Image, colours: int) -> Preview:
    """A small PNG with few colours: the same picture gives the same bytes."""
    small = picture.convert("RGBA")
    small.thumbnail((PREVIEW_WIDTH, PREVIEW_HEIGHT), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", small.size, "white")
    paper.paste(small, mask=small.getchannel("A"))
    written = io.BytesIO()
    paper.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return Preview(png=written.getvalue(), width=paper.width, height=paper.height)


def _hidden(picture: Image.Image) -> Iterator[HiddenThing]:
    exif = picture.getexif()
    detail = exif.get_ifd(ExifTags.IFD.Exif)
    authors = [_plain(exif.get(tag) or detail.get(tag)) for tag in _AUTHOR_TAGS]
    authors += [_plain(picture.info[key]) for key in _keys(picture, _AUTHOR_KEYS)]
    authors += authors_in(_xmp(picture))
    comments = [_plain(exif.get(tag) or detail.get(tag)) for tag in _COMMENT_TAGS]
    comments += [_plain(picture.info[key]) for key in _keys(picture, _COMMENT_KEYS)]
    position = exif.get_ifd(ExifTags.IFD.GPSInfo)
    has_position = any(tag in position for tag in _POSITION_TAGS)
    yield hidden_thing(Hidden.AUTHOR, authors)
    yield hidden_thing(Hidden.COMMENTS, comments)
    yield hidden_thing(Hidden.POSITION, (), int(has_position))


def _words(picture: Image.Image) -> Iterator[str]:
    """Every text in the picture's metadata."""
    exif = picture.getexif()
    values: list[Any] = [*exif.values(), *exif.get_ifd(ExifTags.IFD.Exif).values()]
    values += [value for key, value in picture.info.items() if key not in ("exif", "icc_profile")]
    for value in values:
        if isinstance(value, str | bytes) and (text := _plain(value)):
            yield words_in(text)
    yield words_in(_xmp(picture))


def _keys(picture: Image.Image, wanted: frozenset[str]) -> list[str]:
    return [key for key in picture.info if isinstance(key, str) and key.lower() in wanted]


def _xmp(picture: Image.Image) -> str:
    raw = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or ""
    return _plain(raw)


def _plain(value: Any) -> str:
    """The text of a value: Windows writes UTF-16, EXIF puts the name of the encoding before it."""
    if isinstance(value, bytes):
        value = value.removeprefix(b"ASCII\0\0\0").removeprefix(b"UNICODE\0")
        is_wide = len(value) > 3 and value[1::2].count(0) > len(value) // 4
        value = value.decode("utf-16-le" if is_wide else "utf-8", "replace")
    text = value if isinstance(value, str) else ""
    return text.strip("\0 \n")
