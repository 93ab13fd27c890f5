"""Times how long a change takes from the saved file to the page that `mkdocs serve` gives out."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 120
"""Seconds after which a change will not be shown any more."""


_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running `mkdocs serve`, as `scripts/serve` starts it."""

    process: "subprocess.Popen[bytes]"
    address: str
    log: Path


@contextmanager
def served(hub: Path) -> Iterator[Server]:
    """A server of the hub, on a free port; it has just been started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = hub / "serve.log"
    command = f"-m mkdocs serve --livereload -a 127.0.0.1:{port}".split()
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, *command],
            cwd=hub,
            stdout=out,
            stderr=out,
            env={**os.environ, **_ENVIRONMENT},
        ) as process,
    ):
        try:
            yield Server(process, f"http://127.0.0.1:{port}/", log)
        finally:
            process.terminate()


def wait_for(address: str, text: str) -> float:
    """Ask for a page until it holds the text; gives the seconds that this took.

    Raises:
        TimeoutError: it never did.
    """
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return time.perf_counter() - start
        except URLError:
            time.sleep(0.1)  # It has not started yet.
        time.sleep(0.01)
    raise TimeoutError(f"{address} never said {text!r}")


def time_edits(hub: Path, field: str, runs: int) -> list[float]:
    """Seconds from saving an asset to its page, for edits of its body or of a field."""
    assets = sorted((hub / "assets").rglob("*.md"))
    path = assets[len(assets) // 2]
    text = path.read_text("utf-8")
    times = []
    try:
        with served(hub) as server:
            wait_for(server.address, "</html>")
            for number in range(runs + 1):  # the first is not counted
                time.sleep(1.5 + number * 0.13)  # not in step with the watcher's rhythm
                word = f"Changed{number}"
                changed = text.replace(f"{field}: ", f"{field}: {word} ", 1)
                path.write_text(changed if field != "body" else f"{text}\n{word}\n", "utf-8")
                times.append(wait_for(f"{server.address}library/{path.stem}/", word))
    finally:
        path.write_text(text, "utf-8")
    return times[1:]
