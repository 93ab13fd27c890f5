"""The extensions of Markdown that read nothing but the text which they convert.

Others read files that a page names (`pymdownx.snippets` publishes `.env`; `pymdownx.b64`), or run
whatever they like. Nobody can list all of those, so this lists the ones that were looked at.
"""

from collections.abc import Mapping
from typing import Any

_OF_PYTHON_MARKDOWN = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks"),
    }
)
_OF_PYMDOWNX = frozenset(
    {
        *("arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "extra"),
        *("fancylists", "highlight", "inlinehilite", "keys", "magiclink", "mark", "progressbar"),
        *("pathconverter", "quotes", "saneheaders", "smartsymbols", "striphtml", "superfences"),
        *("tabbed", "tasklist", "tilde"),
        *("blocks.admonition", "blocks.caption", "blocks.definition", "blocks.details"),
        *("blocks.html", "blocks.tab"),
    }
)

KNOWN = (
    _OF_PYTHON_MARKDOWN
    | {f"markdown.extensions.{name}" for name in _OF_PYTHON_MARKDOWN}
    | {f"pymdownx.{name}" for name in _OF_PYMDOWNX}
    | {"material.extensions.emoji", "zensical.extensions.emoji"}
)

_FUNCTIONS = ("material.extensions.", "pymdownx.")
"""Where the functions are from that their options may name."""


def is_pure(name: str, options: Mapping[str, Any]) -> bool:
    """Whether what the extension makes of a text depends on the text and these options alone."""
    return name in KNOWN and _are_pure(options)


def name_of(function: Any) -> str:
    """A function in an extension's options, by its name."""
    return f"{function.__module__}.{function.__qualname__}"


def _are_pure(value: Any) -> bool:
    if isinstance(value, Mapping):
        # Icons of the hub's own are files.
        return "custom_icons" not in value and all(map(_are_pure, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_are_pure, value))
    if isinstance(value, str | int | float) or value is None:
        return True
    return hasattr(value, "__qualname__") and name_of(value).startswith(_FUNCTIONS)
