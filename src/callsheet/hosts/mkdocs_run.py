"""Runs MkDocs in this process, on a hub that has been read and rendered already."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from callsheet.build import Build
from callsheet.errors import CallsheetError, HostFailed
from callsheet.hosts.ahead import end_rendering
from callsheet.hosts.carried import PREPARED
from callsheet.hosts.config import read_config, settings_for


def build_site(config_file: Path, site: Path, *, made: Build, offline: bool, strict: bool) -> None:
    """Run MkDocs in this process, with the hub's own `mkdocs.yml`.

    Args:
        config_file: the hub's `mkdocs.yml`.
        site: where the site is written; MkDocs empties it first.
        made: the build, which must have the same kind of addresses.
        offline: addresses end in `.html`, so that the site works from a folder.
        strict: a warning of MkDocs fails the build.

    Raises:
        HostFailed: MkDocs stopped; its own words stand in the log.
    """
    messages: list[str] = []
    with _collecting(messages), tempfile.TemporaryDirectory() as empty:
        # MkDocs insists on a folder for its own pages; a hub need not have one.
        docs = {} if (made.catalogue.tree.root / "docs").is_dir() else {"docs_dir": empty}
        try:
            ours = settings_for(read_config(config_file.read_bytes()), made.catalogue)
            config = load_config(
                str(config_file),
                site_dir=str(site),
                strict=strict,
                use_directory_urls=not offline,
                **docs,
                **ours,
            )
            config[PREPARED] = made
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build_with_mkdocs(config)
            finally:
                end_rendering()
                config.plugins.on_shutdown()
        except (CallsheetError, OSError):
            raise
        except (Exception, SystemExit) as error:  # plugins and templates may raise what they like
            is_said = isinstance(error, MkDocsException | SystemExit)
            more = () if is_said else ("To see where: mkdocs build",)
            said = "\n  ".join(dict.fromkeys([*messages, str(error), *more]))
            raise HostFailed(f"MkDocs stopped:\n  {said}") from error


@contextmanager
def _collecting(messages: list[str]) -> Iterator[None]:
    """Keep what MkDocs warns of, to be said if it stops."""

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger, handler = logging.getLogger("mkdocs"), Keep(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
