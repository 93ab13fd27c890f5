"""What a site holds that nobody has written into the hub: the program's words, and the theme's."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_THEMES = ("material", "zensical")
"""The packages whose folder `templates` holds a theme."""

_SETTINGS = ("site_name", "site_description", "copyright")
"""What the owner of `mkdocs.yml` has put on every page."""

_TEXTS = frozenset({".html", ".jinja", ".md", ".mjs", ".css", ".py", ".xml"})


def load_own_texts(settings: Mapping[str, Any]) -> Iterator[str]:
    """What stands on pages without being content: the program's words, the theme's, settings.

    They are read when they are wanted: mostly nothing is hidden, and none is.
    """
    package = Path(str(files("callsheet")))
    folders = [package / name for name in ("pages", "web", "hosts", "markup")]
    paths = (path for folder in (*folders, *_theme_folders()) for path in folder.rglob("*"))
    yield from (path.read_text("utf-8", "replace") for path in paths if path.suffix in _TEXTS)
    yield from (str(settings.get(key, "")) for key in _SETTINGS)


def load_theme_digests() -> frozenset[bytes]:
    """The SHA-256 of each of the theme's files that are copied into a site as they are."""
    paths = (path for folder in _theme_folders() for path in (folder / "assets").rglob("*"))
    return frozenset(sha256(path.read_bytes()).digest() for path in paths if path.is_file())


def _theme_folders() -> list[Path]:
    found = (find_spec(name) for name in _THEMES)
    return [Path(spec.origin).parent / "templates" for spec in found if spec and spec.origin]
