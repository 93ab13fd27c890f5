"""The smallest useful hub: what `callsheet init` writes."""

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from callsheet import __version__
from callsheet.addresses import CONTRIBUTE, HOME
from callsheet.errors import CannotWrite
from callsheet.pages.docs import default_page

_MARK = re.compile("@(NAME|TODAY|VERSION)@")
"""Stands in the files for the hub's name, the day it is started, and Callsheet's own version."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")
"""What Markdown would take for its own in a name."""


def write_starter(target: Path, name: str, today: date) -> int:
    """Write a new hub into a folder that is empty or does not exist; gives the number of files.

    A folder that holds a fresh Git repository and nothing else counts as empty.

    Raises:
        CannotWrite: the folder holds something already, or the disk said no.
    """
    texts = {path: item.read_text("utf-8") for path, item in _walk(files("callsheet.starter"), "")}
    texts |= {f"docs/{path}": default_page(path) for path in (HOME, CONTRIBUTE)}
    try:
        if target.exists() and (not target.is_dir() or _holds_something(target)):
            raise CannotWrite(f"{target} is not an empty folder: name a new one")
        for path, text in sorted(texts.items()):
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_filled(path, text, name, today), "utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"can't write {error.filename or target}: {error.strerror}") from error
    return len(texts)


def _holds_something(folder: Path) -> bool:
    return any(entry.name != ".git" for entry in folder.iterdir())


def _filled(path: str, text: str, name: str, today: date) -> str:
    """The text with its marks replaced; in YAML the name is in double quotes, as in JSON."""
    if path.endswith(".yml"):
        shown = json.dumps(name, ensure_ascii=False)[1:-1]
    else:
        shown = _MARKDOWN.sub(r"\\\1", name)
    values = {"NAME": shown, "TODAY": today.isoformat(), "VERSION": __version__}
    return _MARK.sub(lambda mark: values[mark[1]], text)


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.joinpath("files").iterdir() if not prefix else folder.iterdir():
        if item.name == "__pycache__":
            continue  # pip compiles every module that it installs, the one for hooks/ too
        # A name that begins with a dot is stored with `dot-`, so that packaging tools keep it.
        path = prefix + re.sub("^dot-", ".", item.name)
        if item.is_dir():
            yield from _walk(item, f"{path}/")
        else:
            yield path, item
