"""Wire: what is known about a file as JSON and back, for the pipe to the worker and for the cache.

JSON and not pickle: a worker that a file has taken over could write what it likes, and the worst
that it gets is a wrong answer about that file.
"""

from pydantic import TypeAdapter, ValidationError

from callsheet.model.attachment import AttachedFile, Preview

FORMAT = 1
"""Goes up whenever the same bytes may give another answer, so that no old one is taken."""

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 1000


class NotAnAnswer(Exception):
    """The bytes say nothing about a file."""


def as_json(file: AttachedFile) -> bytes:
    """The answer as bytes."""
    return _ANSWER.dump_json(file)


def parse_answer(data: bytes) -> AttachedFile:
    """The answer again, with every value of its type.

    Raises:
        NotAnAnswer: it is none.
    """
    try:
        file: AttachedFile = _ANSWER.validate_json(data)
    except ValidationError as error:
        raise NotAnAnswer(str(error)) from error
    if file.preview is not None and not _is_preview(file.preview):
        raise NotAnAnswer("the preview is no small PNG")
    return file


def _is_preview(preview: Preview) -> bool:
    sizes = (preview.width, preview.height)
    return preview.png.startswith(_PNG) and all(0 < size <= _MOST_PIXELS for size in sizes)


_ANSWER = TypeAdapter(AttachedFile)
