"""Times whole processes in turn, so that a machine that slows down slows all of them."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One process from start to end."""

    wall: float
    """Seconds."""

    cpu: float
    """Seconds, user and system."""

    peak: float
    """The largest memory it held, in MB."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is timed, and where."""

    name: str
    arguments: Sequence[str]
    folder: Path
    before: Callable[[], object] = lambda: None
    """What is done first, and not timed."""


def timed(command: Command) -> Run:
    """Run a command; what it prints is thrown away.

    Raises:
        RuntimeError: it failed.
    """
    command.before()
    start = time.perf_counter()
    with subprocess.Popen(
        command.arguments, cwd=command.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        errors = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command.name} failed:\n{errors.decode()[-2000:]}")
    wall = time.perf_counter() - start
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(commands: Sequence[Command], runs: int) -> Mapping[str, list[Run]]:
    """Each command `runs` times, in turn, after one run of each that is not counted."""
    for command in commands:
        timed(command)
    results: dict[str, list[Run]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            results[command.name].append(timed(command))
    return results


def table(results: Mapping[str, list[Run]], against: str) -> str:
    """Medians as a Markdown table; the ratio is that of the wall times, pair by pair."""
    peer = results[against]
    lines = [
        "| | wall s | CPU s | peak MB of one process | wall against " + against + " |",
        "|---|---|---|---|---|",
    ]
    for name, runs in results.items():
        ratios = [run.wall / other.wall for run, other in zip(runs, peer, strict=True)]
        figures = (
            f"{statistics.median(run.wall for run in runs):.2f}",
            f"{statistics.median(run.cpu for run in runs):.2f}",
            f"{statistics.median(run.peak for run in runs):.0f}",
            f"{statistics.median(ratios):.2f}",
        )
        lines.append(f"| {name} | " + " | ".join(figures) + " |")
    return "\n".join(lines)
