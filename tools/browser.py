"""A finished site on a free port of this machine, and a headless Chromium to open it in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing about the requests that it answers."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


class _Server(ThreadingHTTPServer):
    """One whose browsers may leave before they have got all."""

    def handle_error(self, *_: object) -> None:
        """Say nothing: what matters a page would say."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of the site in `folder`, with its last slash, for as long as it is served."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: that of `CALLSHEET_CHROMIUM`, or else Playwright's own."""
    # Chromium refuses its sandbox to root, which is who runs things in a container.
    options = [] if os.getuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CALLSHEET_CHROMIUM"), args=options
        )
        yield browser
        browser.close()
