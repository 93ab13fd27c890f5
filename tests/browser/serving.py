"""Serves a finished site on a free port of this machine, as any static host would."""

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    """Says nothing about the requests that it answers."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


class _WithHeaders(_Quiet):
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


class _Server(ThreadingHTTPServer):
    """One whose browsers may leave before they have got all."""

    def handle_error(self, *_: object) -> None:
        """Say nothing: what matters a page would say."""


@contextmanager
def served(folder: Path, *, headers: bool = False) -> Iterator[str]:
    """The address of the site in `folder`, with its last slash, for as long as it is served.

    With `headers` the server does what `_headers` says; without it is one that knows nothing of it.
    """
    handler = partial(_WithHeaders if headers else _Quiet, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
