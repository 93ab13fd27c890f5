"""`mkdocs serve` follows a change once, wherever it is made, and does not go round in circles."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.site.built import copy_sample

pytestmark = pytest.mark.site

PATIENCE = 60
"""Seconds after which something that should have happened is taken not to happen."""

QUIET = 4
"""Seconds without another build after which there is no loop."""


class Server:
    """A running `mkdocs serve`, with the command that `scripts/serve` gives it."""

    def __init__(self, hub: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = hub / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, *f"-m mkdocs serve --livereload -a 127.0.0.1:{self.port}".split()],
                cwd=hub,
                stdout=log,
                stderr=log,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            )

    @property
    def builds(self) -> int:
        """How many are done.

        "Documentation built in 1.40 seconds" is not counted: MkDocs drops a line that is word for
        word one that it has logged before, as when two builds take the same time.
        """
        return len(re.findall(r"Serving on|Reloading browsers", self.log.read_text()))

    def wait_for_builds(self, number: int) -> None:
        """Wait until so many builds are done, then see that no other follows."""
        deadline = time.monotonic() + PATIENCE
        while self.builds < number:
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)
        time.sleep(QUIET)
        assert self.builds == number, self.log.read_text()

    def page(self, address: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=PATIENCE) as answer:
                    text: str = answer.read().decode()
                    return text
            except URLError:
                assert time.monotonic() < deadline, self.log.read_text()
                time.sleep(0.2)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The sample hub, served from a copy."""
    running = Server(copy_sample(tmp_path / "hub"))
    yield running
    running.process.terminate()
    running.process.wait(PATIENCE)


def test_a_change_is_shown_after_one_build(server: Server, tmp_path: Path) -> None:
    """In `assets/`, in `playbook/` and in `docs/`; a broken file does not stop the server."""
    hub = tmp_path / "hub"
    assert "Larkspur Routing" in server.page("")
    assert "Content-Security-Policy" not in server.page("")  # it would stop the script of `serve`
    server.wait_for_builds(1)
    changes = {
        "assets/talk-tracks/pricing-talk-track.md": (
            "library/pricing-talk-track/",
            "\nOne more.\n",
        ),
        "playbook/why.md": ("playbook/why/", "\nTwo more.\n"),
        "docs/start.md": ("start/", "\nThree more.\n"),
    }
    for number, (path, (address, text)) in enumerate(changes.items(), 2):
        with (hub / path).open("a") as file:
            file.write(text)
        server.wait_for_builds(number)
        assert text.strip() in server.page(address)
    (hub / "playbook" / "roles.yml").write_text("- id: [")
    server.wait_for_builds(5)
    assert "playbook/roles.yml:1:" in server.log.read_text()
    assert "Larkspur Routing" in server.page("")
