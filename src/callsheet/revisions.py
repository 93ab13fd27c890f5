"""What Git knows of the hub's files; its own program is asked."""

import os
import subprocess
from pathlib import Path

from callsheet.errors import RevisionUnknown
from callsheet.wording import quoted

_PATIENCE = 60
"""Seconds."""


def load_changed(root: Path, revision: str) -> frozenset[str]:
    """The paths below `root` that differ from where the work on `revision` parted, or are new.

    What is not committed counts too.

    Raises:
        RevisionUnknown: there is no Git, no repository, or no such revision.
    """
    _git(root, "rev-parse", "--git-dir")  # Outside a repository `diff` compares any two files.
    # Without --end-of-options a revision could be an option.
    try:
        base = _git(root, "merge-base", "--end-of-options", revision, "HEAD").strip()
    except RevisionUnknown:
        base = revision  # A clone without its past knows no common ancestor.
    named = ("--end-of-options", base, "--")
    changed = _git(root, "diff", "--name-only", "-z", "--no-ext-diff", "--relative", *named)
    new = _git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return frozenset(filter(None, f"{changed}{new}".split("\0")))


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RevisionUnknown("Git could not be run; is it installed?") from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().split("\n")
        raise RevisionUnknown(f"Git can't tell what has changed: {quoted(lines[0])}")
    return os.fsdecode(done.stdout)
