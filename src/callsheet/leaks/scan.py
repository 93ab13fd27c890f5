"""Looks through every file of a site for what must not be there."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from callsheet.leaks.hidden import DocumentsReader, Hidden
from callsheet.leaks.unpack import DOCUMENTS, MOST_BYTES, TooMuch, texts_in
from callsheet.leaks.words import EDGES, MOST, RUN, runs, words

# Each begins at the start of a word only: tried at every letter, long ones would take for ever.
_ADDRESS = re.compile(r"(?<![a-z0-9_-])[a-z0-9_-]+(?:/[a-z0-9_-]+)+")
_ID = re.compile(r"(?<![a-z0-9])[a-z0-9]+(?:-[a-z0-9]+)+")
_NAME = re.compile(r"[\w.-]+")
_SPACE = re.compile(r"\s")

_PIECE = 1_000_000
"""Longer texts are looked through in pieces of so many letters."""

_OVERLAP = 5_000
"""No title is longer."""

UNSEARCHED = "unsearched"
"""The kind of a leak that may be: the file holds more than can be looked through."""


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Something in a site that its readers must not see."""

    file: str
    """Relative to the site."""

    kind: str
    """`address`, `id`, `file name`, `title`, `text`, or :data:`UNSEARCHED`."""

    what: str
    source: str = ""
    """The file of the hub that it is from; empty for words, whose file takes longer to find."""


def find_leaks(
    site: Path, hidden: Hidden, own_files: frozenset[bytes], read_documents: DocumentsReader
) -> Iterator[Leak]:
    """What is in the site and must not be, by file; in each file each thing once.

    Args:
        site: the folder.
        hidden: what must not be there.
        own_files: the SHA-256 of the theme's files, in which nobody has written anything.
        read_documents: gives the words of documents.

    Raises:
        OSError: a file of the site can't be read.
    """
    if hidden.is_empty:
        return
    titles: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for title in hidden.titles:
        titles.setdefault(title[:2], []).append(title)
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    documents = read_documents(path for path in files if _is_document(path))
    for path in files:
        name = path.relative_to(site).as_posix()
        data = path.read_bytes()
        known = hashlib.sha256(data).digest() in own_files
        seen: set[Leak] = set()
        try:
            for text in (name, *(() if known else (documents.get(path, ""), *texts_in(data)))):
                for piece in _pieces(text):
                    seen.update(_tokens(name, piece.casefold(), hidden))
                    seen.update(_sequences(name, words(piece), hidden, titles))
        except TooMuch:
            seen.add(Leak(name, UNSEARCHED, f"{MOST_BYTES // 1_000_000} MB"))
        yield from sorted(seen)


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that overlap, so that its words don't fill the memory."""
    start = 0
    while len(text) - start > _PIECE:
        space = _SPACE.search(text, start + _PIECE)
        yield text[start : space.start() if space else len(text)]
        if space is None:
            return
        before = _SPACE.search(text, space.start() - _OVERLAP)
        start = before.start() if before else space.start()
    yield text[start:]


def _is_document(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8).startswith(DOCUMENTS)


def _tokens(file: str, text: str, hidden: Hidden) -> Iterator[Leak]:
    most = max((address.count("/") + 1 for address in hidden.addresses), default=0)
    for address in set(_ADDRESS.findall(text)):
        for part in _parts(address, most):
            if part in hidden.addresses:
                yield Leak(file, "address", part, hidden.addresses[part])
    for token in set(_ID.findall(text)) & hidden.ids.keys():
        yield Leak(file, "id", token, hidden.ids[token])
    for token in set(_NAME.findall(text)) & hidden.names.keys():
        yield Leak(file, "file name", token, hidden.names[token])
    for token in hidden.names:
        if not _NAME.fullmatch(token) and token in text:
            yield Leak(file, "file name", token, hidden.names[token])


def _parts(address: str, most: int) -> Iterator[str]:
    """`a/b/c` and what stands in it, of two to `most` steps; there may be more on both sides."""
    steps = address.split("/")
    for start in range(len(steps) - 1):
        for end in range(start + 2, min(start + most, len(steps)) + 1):
            yield "/".join(steps[start:end])


def _sequences(
    file: str,
    sequence: list[str],
    hidden: Hidden,
    titles: dict[tuple[str, ...], list[tuple[str, ...]]],
) -> Iterator[Leak]:
    pairs = list(pairwise(sequence))
    for start in titles.keys() & {*pairs, *((word,) for word in sequence)}:
        for title in titles[start]:
            if len(title) < 3 or _holds(sequence, pairs, title):
                yield Leak(file, "title", " ".join(title), hidden.titles[title])
    numbers = list(runs(sequence))
    if hidden.runs.isdisjoint(numbers):
        return
    end = -1
    for position, number in enumerate(numbers):
        run = tuple(sequence[position : position + RUN])
        if number in hidden.runs and position > end and not _is_seam(run, hidden):
            end = position + RUN  # one report for a long stretch is enough
            yield Leak(file, "text", " ".join(run))


def _is_seam(run: tuple[str, ...], hidden: Hidden) -> bool:
    """Whether two texts that may be read meet here, or one that is most of it and whatever else."""
    for size in EDGES:
        before, after = run[:size] in hidden.told_ends, run[size:] in hidden.told_starts
        if (before and (after or size >= MOST)) or (after and RUN - size >= MOST):
            return True
    return False


def _holds(sequence: list[str], pairs: list[tuple[str, str]], title: tuple[str, ...]) -> bool:
    """Whether the words of the title stand in a row."""
    starts = (at for at, pair in enumerate(pairs) if pair == title[:2])
    return any(tuple(sequence[at : at + len(title)]) == title for at in starts)
