"""The site's own styles and browser code, put together into the files that pages load."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from callsheet import addresses
from callsheet.outputs import Output
from callsheet.web.bundle import bundled


def render_web() -> Iterator[Output]:
    """The style sheet and the scripts."""
    folder = files("callsheet.web")
    styles = sorted(
        (item for item in folder.joinpath("styles").iterdir() if item.name.endswith(".css")),
        key=lambda item: item.name,
    )
    yield Output(
        path=addresses.STYLES, content="\n".join(item.read_text("utf-8") for item in styles)
    )
    script, more = bundled(browser_modules(), "main.mjs", "more.mjs")
    yield Output(path=addresses.SCRIPT, content=script)
    yield Output(path=addresses.SCRIPT_MORE, content=more)


def browser_modules() -> dict[str, str]:
    """The modules of browser code: path, such as "find/find.mjs" → text."""
    return dict(_modules(files("callsheet.web")))


def _modules(folder: Traversable, place: str = "") -> Iterator[tuple[str, str]]:
    for item in folder.iterdir():
        if item.name.endswith(".mjs"):
            yield place + item.name, item.read_text("utf-8")
        elif item.is_dir():
            yield from _modules(item, f"{place}{item.name}/")
