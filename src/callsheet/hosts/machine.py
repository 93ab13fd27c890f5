"""What a build has on this machine: its cores, the cache in the user's folder, and the clock."""

import hashlib
import os
from datetime import date, datetime
from functools import partial
from pathlib import Path

from platformdirs import user_cache_path

from callsheet.attachments.reading import load_attached
from callsheet.cache import Cache
from callsheet.environment import load_environment
from callsheet.model.attachment import ReadFiles
from callsheet.workshop import Workshop

_CPU_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux says how much of its time a container may compute."""

_MOST_CORES = 8
"""More would mostly wait for the one process that hands out the work."""


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


def _cores() -> int:
    """Those that this process may use, by the processors that it may run on and by its quota.

    A container has often fewer than its machine: some are given processors, most a part of the
    time. On other systems than Linux nothing is known but the number of processors.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(processors, _cores_by_quota(), _MOST_CORES)


def _cores_by_quota() -> int:
    """As many as the quota keeps busy; without a quota, as many as anybody uses."""
    try:
        quota = parse_quota(_CPU_QUOTA.read_text("ascii"))
    except (OSError, ValueError):
        return _MOST_CORES
    return _MOST_CORES if quota is None else max(1, int(quota))


def parse_quota(text: str) -> float | None:
    """How many cores `cpu.max` of a control group (version 2) allows; None if any number.

    Raises:
        ValueError: it says something else.
    """
    quota, period = text.split()
    if quota == "max":
        return None
    if int(quota) <= 0 or int(period) <= 0:
        raise ValueError(f"no quota: {text[:40]!r}")
    return int(quota) / int(period)
