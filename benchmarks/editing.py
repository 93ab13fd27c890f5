"""Runs `mkdocs serve` on a hub through many edits, and weighs it after each rebuild.

Edits replace what the edit before has written, so that the hub stays as large as it was: what the
server holds in the end and did not hold in the beginning, it has kept by mistake.
"""

import random
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.serving import Server, served

PATIENCE = 300
"""Seconds to wait for a rebuild."""

_MARK = re.compile(r"\n*Edit number [0-9]+ of the soak\.\n*\Z")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the server held after an edit."""

    edit: int
    kind: str
    resident: float
    """MB of memory (RSS)."""

    seconds: float
    """From the edit to the end of the rebuild."""


class _Watched:
    """A running server, by what it logs and weighs."""

    def __init__(self, server: Server) -> None:
        self._process, self._log = server.process, server.log

    @property
    def builds(self) -> int:
        """How many are done."""
        return len(re.findall(r"Serving on|Reloading browsers", self._log.read_text("utf-8")))

    @property
    def resident(self) -> float:
        """MB of memory (RSS), as `ps` says on Linux and macOS."""
        said = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self._process.pid)])
        return int(said) / 1024

    def wait_for_builds(self, number: int) -> None:
        """Wait until so many builds are done.

        Raises:
            RuntimeError: the server has ended, or the build does not come.
        """
        give_up = time.monotonic() + PATIENCE
        while self.builds < number:
            if self._process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"no build {number}:\n{self._log.read_text('utf-8')[-3000:]}")
            time.sleep(0.05)

    def errors(self) -> list[str]:
        """What it has logged as an error, and every traceback."""
        return re.findall(r"^(?:ERROR|Traceback).*$", self._log.read_text("utf-8"), re.MULTILINE)


def edited(hub: Path, edits: int) -> Iterator[Weighed]:
    """Serve the hub, edit it so often, and weigh the server each time; edit 0 is the first build.

    Raises:
        RuntimeError: a rebuild did not come, or the server logged an error.
    """
    chance = random.Random(edits)  # the same edits every time
    changes = _changes(hub)
    with served(hub) as started:
        server = _Watched(started)
        start = time.monotonic()
        server.wait_for_builds(1)
        yield Weighed(0, "start", server.resident, time.monotonic() - start)
        for number in range(1, edits + 1):
            kind = chance.choice(sorted(changes))
            done, start = server.builds, time.monotonic()
            changes[kind](chance, number)
            server.wait_for_builds(done + 1)
            yield Weighed(number, kind, server.resident, time.monotonic() - start)
        if errors := server.errors():
            raise RuntimeError("\n".join(errors[:20]))


def _changes(hub: Path) -> dict[str, Callable[[random.Random, int], None]]:
    """The kinds of edits; each takes a source of chance and the number of the edit."""
    assets = sorted((hub / "assets").rglob("*.md"))
    prose = sorted((hub / "playbook").glob("*.md"))
    pages = sorted((hub / "docs").glob("*.md"))

    def add_or_remove(chance: random.Random, _: int) -> None:
        added = list((hub / "assets").rglob("an-extra-asset.md"))
        if added:
            added[0].unlink()
            return
        model = chance.choice(assets)
        text = re.sub(r"(?m)^(id|files|aliases):.*\n", "", model.read_text("utf-8"))
        model.with_name("an-extra-asset.md").write_text(text, "utf-8")

    def summarise(chance: random.Random, number: int) -> None:
        path = chance.choice(assets)
        text = path.read_text("utf-8")
        summary = f"summary: Edit number {number} of the soak."
        path.write_text(re.sub(r"(?m)^summary:.*$", summary, text), "utf-8")

    def rename_term(_: random.Random, number: int) -> None:
        path = hub / "playbook" / "vocabulary" / "objection.yml"
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"(?m)^(  name: .*?)( \d+)?$", rf"\1 {number}", text, count=1), "utf-8"
        )

    return {
        "body of an asset": lambda chance, number: _append(chance.choice(assets), number),
        "summary of an asset": summarise,
        "page of the playbook": lambda chance, number: _append(chance.choice(prose), number),
        "page of docs": lambda chance, number: _append(chance.choice(pages), number),
        "name of a term": rename_term,
        "asset added or removed": add_or_remove,
    }


def _append(path: Path, number: int) -> None:
    text = _MARK.sub("\n", path.read_text("utf-8"))
    path.write_text(f"{text}\n\nEdit number {number} of the soak.\n", "utf-8")


def growth(weighed: Sequence[Weighed], first: int, last: int) -> float:
    """By how much the server has grown between two edits, as a part of what it held at the first.

    Each is the median of the ten edits that end with it: what a rebuild needs for a moment varies.
    """

    def held(until: int) -> float:
        return median(w.resident for w in weighed if until - 10 < w.edit <= until)

    return held(last) / held(first) - 1
