"""The workshop that a build has on this machine: its cores, and the cache in the hub's folder."""

import os
from pathlib import Path

from callsheet.cache import FOLDER, Cache
from callsheet.environment import load_environment
from callsheet.workshop import Workshop


def workshop_of_here(root: Path, *, keep: bool = True) -> Workshop:
    """The workshop for the hub at `root`; without `keep` every result is made anew."""
    return Workshop(
        cache=Cache(root / FOLDER if keep else None),
        cores=_cores(),
        environment=load_environment(),
    )


def _cores() -> int:
    """Those that this process may use: a container has often fewer than its machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
