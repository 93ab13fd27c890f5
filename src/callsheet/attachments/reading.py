"""Reading: what is known about each of many files, from the cache or from workers."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from callsheet.attachments.kinds import kind_of
from callsheet.attachments.pool import LIMITS, Limits, Pool
from callsheet.attachments.wire import NotAnAnswer, as_json, parse_answer
from callsheet.cache import Cache, key_of
from callsheet.environment import load_environment
from callsheet.model.attachment import READ_KINDS, AttachedFile, Kind

MAX_BYTES = 200_000_000
"""A file above this is not read; it fits into the worker's memory twice."""

_WORKERS = 2
"""More would fight over the disk and the memory of a build server."""

_BATCH = 50
"""So many answers are kept at a time: a build that is stopped has not read in vain."""


def load_attached(
    paths: Iterable[Path], cache: Cache | None = None, limits: Limits = LIMITS
) -> dict[Path, AttachedFile]:
    """Read files of any kind; the same bytes give the same answer, whatever else is read.

    Args:
        paths: files; a path that comes twice is read once.
        cache: where answers are kept from one run to the next.
        limits: how much one file may cost.

    Returns:
        What is known about each, in the order of the paths. One that can't be read has a
        `problem`; nothing is raised for a file.
    """
    cache = cache or Cache()
    wanted = list(dict.fromkeys(paths))
    known: dict[Path, AttachedFile] = {}
    digests: dict[Path, str] = {}
    for path in wanted:
        try:
            if path.stat().st_size > MAX_BYTES:
                known[path] = _load_head(path)
            else:
                digests[path] = _load_digest(path)
        except OSError as error:
            known[path] = _unreadable(error)
    environment = load_environment() if digests else ""
    keys = {path: _key(environment, digest) for path, digest in digests.items()}
    kept = cache.load(dict.fromkeys(keys.values())) if keys else {}
    answers = {key: answer for key, data in kept.items() if (answer := _kept(data))}
    # Copies of one file are read once.
    missing = {
        key: partial(_load, path, digests[path]) for path, key in keys.items() if key not in answers
    }
    answers |= _load_from_workers(missing, cache, limits)
    known |= {path: answers[key] for path, key in keys.items()}
    return {path: known[path] for path in wanted}


def _load_from_workers(
    missing: Mapping[str, Callable[[], bytes]], cache: Cache, limits: Limits
) -> dict[str, AttachedFile]:
    answers: dict[str, AttachedFile] = {}
    if not missing:
        return answers
    fresh: dict[str, bytes] = {}
    size = min(_WORKERS, os.cpu_count() or 1, len(missing))
    with Pool(size, limits) as pool:
        for key, answer in zip(missing, pool.read(missing.values()), strict=True):
            answers[key] = answer.file
            if answer.is_lasting:
                fresh[key] = as_json(answer.file)
            if len(fresh) >= _BATCH:
                cache.store(fresh)
                fresh.clear()
    cache.store(fresh)
    return answers


def _load(path: Path, digest: str) -> bytes:
    """The bytes of a file that are kept under this digest.

    Raises:
        OSError: they can't be read, or are others by now.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise OSError("it was changed while it was read")
    return data


def _load_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _load_head(path: Path) -> AttachedFile:
    """A file that is too large to be read: its kind, if the first bytes tell."""
    with path.open("rb") as file:
        kind = kind_of(file.read(4096))
    size = path.stat().st_size
    problem = f"it has {size / 1e6:,.0f} MB; {MAX_BYTES / 1e6:,.0f} MB are read at most"
    is_opaque = kind not in READ_KINDS and kind is not Kind.OTHER
    return AttachedFile(size=size, kind=kind, problem="" if is_opaque else problem)


def _key(environment: str, digest: str) -> str:
    return key_of("attached-file", environment, digest)


def _kept(data: bytes) -> AttachedFile | None:
    try:
        return parse_answer(data)
    except NotAnAnswer:
        return None


def _unreadable(error: OSError) -> AttachedFile:
    problem = f"the system says: {(error.strerror or str(error)).lower()}"
    return AttachedFile(size=0, kind=Kind.OTHER, problem=problem)
