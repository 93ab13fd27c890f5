"""One short text for all that a page of the finished site shows besides its own parts.

It holds for sites whose programs are known: the theme Material without templates of the hub's own,
and plugins that do nothing to a page behind our back. For any other site there is no such text, and
its pages are rendered anew each time.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from callsheet.cache import key_of

KNOWN_HANDLERS = (
    *("callsheet.", "mkdocs_macros."),
    *("mkdocs.contrib.search", "properdocs.contrib.search", "material.plugins.search"),
)
"""The modules whose event handlers change nothing of a page but what we look at."""

_THIS_BUILD = frozenset({"site_dir", "docs_dir", "plugins", "theme", "hooks", "watch", "nav"})
"""Settings of a build that no template shows, or that are told apart below."""


class _NobodyKnows(Exception):
    """A setting that no text stands for."""


def knows_handlers(handlers: Iterable[Any]) -> bool:
    """Whether all of these functions are from modules that we know."""
    return all(str(handler.__module__).startswith(KNOWN_HANDLERS) for handler in handlers)


def site_key(config: Any, nav: Any) -> str | None:
    """The text, for one configuration of MkDocs and its navigation; None if nobody can say."""
    theme = config.theme
    handlers = [handler for some in config.plugins.events.values() for handler in some]
    if theme.name != "material" or theme.custom_dir or not knows_handlers(handlers):
        return None
    settings = {
        key: value
        for key, value in config.items()
        if key not in _THIS_BUILD and not key.startswith("callsheet_")
    }
    # A hook is listed as a plugin, without settings.
    plugins = {name: getattr(p, "config", {}) for name, p in config.plugins.items()}
    chosen = {**theme, "locale": str(theme.locale)}
    parts = (settings, chosen, plugins, list(map(_entry, nav.items)))
    try:
        return key_of("site", json.dumps(_plain(parts)))
    except (_NobodyKnows, ValueError, RecursionError):
        return None


def _entry(item: Any) -> tuple[Any, ...]:
    """A page, section or link of the navigation."""
    about = (type(item).__name__, item.title, getattr(item, "url", None))
    meta = getattr(item, "meta", None)
    return (*about, meta, [_entry(child) for child in item.children or ()])


def _plain(value: Any) -> Any:
    """The value as JSON knows it.

    Raises:
        _NobodyKnows: it is an object that we can't look into.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(item)] for key, item in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    raise _NobodyKnows(repr(value))
