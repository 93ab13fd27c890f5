"""Wire: what is known about a file as JSON and back, for the pipe to the worker and for the cache.

JSON and not pickle: a worker that a file has taken over could write what it likes, and the worst
that it gets is a wrong answer about that file.
"""

from pydantic import TypeAdapter, ValidationError

from callsheet.model.attachment import AttachedFile, Preview

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS, _MOST_BYTES = 1000, 1_000_000
_MOST_SAID, _MOST_LETTERS = 500, 200
"""More than our worker ever gives."""


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
    said = [file.problem, *(name for thing in file.hidden for name in thing.names)]
    if len(said) > _MOST_SAID or any(len(words) > _MOST_LETTERS for words in said):
        raise NotAnAnswer("it says more than a finding can hold")
    return file


def _is_preview(preview: Preview) -> bool:
    sizes = (preview.width, preview.height)
    is_small = len(preview.png) <= _MOST_BYTES and all(0 < size <= _MOST_PIXELS for size in sizes)
    return is_small and preview.png.startswith(_PNG)


_ANSWER = TypeAdapter(AttachedFile)
