"""Serves a finished site on a free port of this machine, as any static host would."""

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

from tools import browser


class _WithHeaders(browser.Quiet):
    """Sends what the site's `_headers` asks for, as Netlify and Cloudflare Pages do."""

    def end_headers(self) -> None:
        """Every rule whose pattern matches adds its headers."""
        matches = False
        for line in (Path(self.directory) / "_headers").read_text("utf-8").splitlines():
            if line.startswith("/"):
                matches = fnmatchcase(self.path.partition("?")[0], line)
            elif matches:
                name, _, value = line.strip().partition(": ")
                self.send_header(name, value)
        super().end_headers()


@contextmanager
def served(folder: Path, *, headers: bool = False) -> Iterator[str]:
    """The address of the site in `folder`, with its last slash, for as long as it is served.

    With `headers` the server does what `_headers` says; without it is one that knows nothing of it.
    """
    with browser.served(folder, _WithHeaders if headers else browser.Quiet) as root:
        yield root
