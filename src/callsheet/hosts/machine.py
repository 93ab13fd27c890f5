"""What a build has on this machine: its cores, the cache in the user's folder, and the clock."""

import hashlib
import os
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from platformdirs import user_cache_path

from callsheet.attachments.reading import load_attached
from callsheet.cache import Cache
from callsheet.environment import load_environment
from callsheet.model.attachment import ReadFiles
from callsheet.workshop import Workshop


def cache_folder(root: Path) -> Path | None:
    """Where the results for the hub at `root` are kept, in the user's own folder for such things.

    Never in the hub: whoever may change a hub could put results there that nobody has made. None
    if the user has no such folder.
    """
    try:
        kept, hub = user_cache_path("callsheet", appauthor=False), root.resolve()
        if not kept.is_absolute() or kept.resolve().is_relative_to(hub):
            return None
    except (OSError, RuntimeError):  # links that go round in circles
        return None
    return kept / hashlib.sha256(os.fsencode(hub)).hexdigest()[:16]


def cache_of(root: Path, *, keep: bool = True) -> Cache:
    """The results for the hub at `root`; without `keep` none."""
    return Cache(cache_folder(root) if keep else None)


def workshop_of_here(root: Path, *, keep: bool = True) -> Workshop:
    """The workshop for the hub at `root`; without `keep` every result is made anew."""
    return Workshop(
        cache=cache_of(root, keep=keep),
        cores=_cores(),
        environment=load_environment(),
    )


def reader_of(root: Path, *, keep: bool = True) -> ReadFiles:
    """Reads the files of the hub at `root` in processes of their own; may keep what it has read."""
    return partial(load_attached, cache=cache_of(root, keep=keep))


def clock_of_here() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def days_of_here() -> tuple[date, date]:
    """The day it is here, and in UTC, which MkDocs' sitemap has."""
    return clock_of_here(), datetime.now(UTC).date()


def _cores() -> int:
    """Those that this process may use: a container has often fewer than its machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
