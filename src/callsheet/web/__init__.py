"""The site's own styles and browser code, put together into the files that pages load."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from callsheet import addresses
from callsheet.errors import HostFailed
from callsheet.outputs import Output
from callsheet.web.bundle import bundled

_LUNR_IN_MKDOCS = "mkdocs/contrib/search/templates/search/lunr.js"
"""MkDocs brings lunr.js for its own search; nothing of MkDocs is imported to find it."""


def render_web() -> Iterator[Output]:
    """The style sheet, the script and lunr.js."""
    folder = files("callsheet.web")
    styles = sorted(
        (item for item in folder.joinpath("styles").iterdir() if item.name.endswith(".css")),
        key=lambda item: item.name,
    )
    yield Output(
        path=addresses.STYLES, content="\n".join(item.read_text("utf-8") for item in styles)
    )
    modules = {
        item.name: item.read_text("utf-8")
        for item in folder.iterdir()
        if item.name.endswith(".mjs")
    }
    yield Output(path=addresses.SCRIPT, content=bundled(modules, "main.mjs"))
    yield Output(path=addresses.LUNR, content=lunr_script())


def lunr_script() -> str:
    """lunr.js, from the installed MkDocs.

    Raises:
        HostFailed: MkDocs is not installed, or brings lunr.js no longer.
    """
    try:
        path = distribution("mkdocs").locate_file(_LUNR_IN_MKDOCS)
        return Path(str(path)).read_text("utf-8")
    except (PackageNotFoundError, OSError) as error:
        raise HostFailed(
            "lunr.js is missing: install it with: pip install 'mkdocs>=1.6,<2'"
        ) from error
