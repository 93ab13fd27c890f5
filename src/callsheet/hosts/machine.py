"""What a build has on this machine: its cores, the cache in the hub's folder, and the clock."""

import os
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from callsheet.attachments.reading import load_attached
from callsheet.cache import FOLDER, Cache
from callsheet.environment import load_environment
from callsheet.model.attachment import ReadFiles
from callsheet.workshop import Workshop


def workshop_of_here(root: Path, *, keep: bool = True) -> Workshop:
    """The workshop for the hub at `root`; without `keep` every result is made anew."""
    return Workshop(
        cache=Cache(root / FOLDER if keep else None),
        cores=_cores(),
        environment=load_environment(),
    )


def reader_of(root: Path, *, keep: bool = True) -> ReadFiles:
    """Reads the files of the hub at `root` in processes of their own; may keep what it has read."""
    return partial(load_attached, cache=Cache(root / FOLDER if keep else None))


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
