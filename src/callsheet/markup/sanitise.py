"""Takes out of HTML whatever could run, load from another host, or pass for a part of the theme.

An allow-list: what Python-Markdown, pymdown-extensions and Material make of Markdown stays, tag by
tag and attribute by attribute; everything else goes, its text stays. What is kept and why:

- `input` of Material's tabs and task lists, with the ids that its style sheet knows (`__tabbed_…`);
- inline `svg` with paths, which is what an emoji becomes;
- `style` with the few properties that tables and images have.

Links lead to http, https, mailto or within the site; pictures come from the site itself.
"""

import re

import nh3

LINK_SCHEMES = frozenset({"http", "https", "mailto"})

_TEXT = (
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins"),
    *("kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("time", "u", "var", "wbr"),
)
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
    *("nav", "ol", "p", "picture", "pre", "section", "summary", "ul"),
)
_TABLES = ("caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr")
_THEME = ("img", "input", "label", "svg", "path")

KEPT_TAGS = frozenset({*_TEXT, *_BLOCKS, *_TABLES, *_THEME})

_ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir", "role", "tabindex", "style"},
    "a": {"href", "name", "rel", "target", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "input": {"checked", "disabled", "name"},
    "ins": {"datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "path": {"d", "fill", "fill-rule", "clip-rule"},
    "q": {"cite"},
    "svg": {"xmlns", "viewbox", "viewBox", "width", "height", "fill"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "th": {"align", "colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}
_VALUES = {"input": {"type": {"checkbox", "radio"}}}
_PREFIXES = {"aria-", "data-"}
_STYLES = {"text-align", "vertical-align", "width", "height", "min-width", "max-width"}

_SILENT = {"script", "style", "template", "noscript", "iframe", "object", "title", "textarea"}
"""Their text is not for readers: it goes with the tag."""

_THEME_DATA = ("data-md-", "data-clipboard-")
"""Attributes that Material's script looks for."""

_LOADS = re.compile(r"(?<!\S)(?:mermaid|pyodide|glightbox|ace[-_]\S*)(?!\S)", re.IGNORECASE)
"""Classes for which the scripts of Material and Zensical load a program from another host.

For `pyodide` Zensical would even run what the element says.
"""

_THEME_ID = re.compile(r"__(?:tabbed|codelineno|span)[_-][\w-]*")
_OWN_ID = re.compile(r"__|cs-|callsheet", re.IGNORECASE)
"""Ids that the theme's or our own script would take for theirs."""

_ANCHOR = re.compile(r"[^\x00-\x20\x7f-\xa0\s\"'<>&={}`]+")

_THEME_CLASS = re.compile(r"(?<!\S)md-(?!(?:annotation|button|icon|tag)\b)\S*", re.IGNORECASE)
"""Classes of the theme's frame, such as the overlay that covers the whole page."""

_DROPPED = str.maketrans("", "", "\t\n\r")
"""What browsers leave out of an address before they read it."""

_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.\-]*:|[/\\]{2})", re.IGNORECASE)
"""The beginning of an address that is not within the site."""


def is_anchor(value: str) -> bool:
    """Whether an id is plain enough for a link to it, which themes write without escaping."""
    return _ANCHOR.fullmatch(value) is not None


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The attribute's value, or None to drop it."""
    if name in ("id", "name", "for"):
        is_own = _OWN_ID.match(value) and not _THEME_ID.fullmatch(value)
        return value if is_anchor(value) and not is_own else None
    if name == "class":
        return _THEME_CLASS.sub("", _LOADS.sub("", value))
    if name == "src" and _ELSEWHERE.match(value.translate(_DROPPED)):
        return None
    return None if name.startswith(_THEME_DATA) else value


_CLEANER = nh3.Cleaner(
    tags=set(KEPT_TAGS),
    clean_content_tags=_SILENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    tag_attribute_values=_VALUES,
    generic_attribute_prefixes=_PREFIXES,
    url_schemes=set(LINK_SCHEMES),
    filter_style_properties=_STYLES,
    strip_comments=True,
    link_rel=None,
)


def sanitise(html: str) -> str:
    """The HTML without anything that is not on the list; its tags are balanced afterwards."""
    return _CLEANER.clean(html)
