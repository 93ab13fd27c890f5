"""The smallest useful hub: what `callsheet init` writes."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from callsheet.addresses import CONTRIBUTE, HOME
from callsheet.errors import CannotWrite
from callsheet.pages.docs import default_page

_NAME, _TODAY = "@NAME@", "@TODAY@"
"""Stand in the files for the hub's name and the day it is started."""


def write_starter(target: Path, name: str, today: date) -> int:
    """Write a new hub into a folder that is empty or does not exist; gives the number of files.

    Raises:
        CannotWrite: the folder holds something already, or the disk said no.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotWrite(f"{target} is not empty: name a new folder")
    texts = {path: item.read_text("utf-8") for path, item in _walk(files("callsheet.starter"), "")}
    texts |= {f"docs/{path}": default_page(path) for path in (HOME, CONTRIBUTE)}
    try:
        for path, text in sorted(texts.items()):
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_filled(path, text, name, today), "utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"can't write {error.filename or target}: {error.strerror}") from error
    return len(texts)


def _filled(path: str, text: str, name: str, today: date) -> str:
    """The text with its marks replaced; in YAML the name is in double quotes, as in JSON."""
    shown = json.dumps(name, ensure_ascii=False)[1:-1] if path.endswith(".yml") else name
    return text.replace(_NAME, shown).replace(_TODAY, today.isoformat())


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.joinpath("files").iterdir() if not prefix else folder.iterdir():
        # A name that begins with a dot is stored with `dot-`, so that packaging tools keep it.
        path = prefix + item.name.replace("dot-", ".", 1)
        if item.name == "__pycache__":
            continue  # Installers compile the hook file as if it were a module of ours.
        if item.is_dir():
            yield from _walk(item, f"{path}/")
        else:
            yield path, item
