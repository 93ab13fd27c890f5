"""Looks for what an SVG picture could run or load when a browser opens it by itself.

An allow-list of elements, read with the XML parser that Python brings. A picture with anything else
is refused as it is, not cleaned: whoever drew it sees what is wrong and exports it again. Elements
of other namespaces, such as the notes that drawing programs keep, mean nothing to a browser, except
for those of HTML and MathML.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_KNOWN_TO_BROWSERS = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
_SEPARATOR = " "

_DRAWN = frozenset(
    {
        *("a", "circle", "clipPath", "defs", "desc", "ellipse", "filter", "g", "image", "line"),
        *("linearGradient", "marker", "mask", "metadata", "path", "pattern", "polygon", "polyline"),
        *("radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath"),
        *("title", "tspan", "use", "view"),
    }
)
"""Everything in SVG 2 that is a shape, text, paint or a note; no script, no page, no animation."""

_FILTER = re.compile("fe[A-Z][A-Za-z]*")
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])")
_LINK = re.compile(r"\s*(?:#|https?://|mailto:)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"url\((?![\s\"']*(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/)))|image-set\(|\bsrc\(",
    re.IGNORECASE,
)
"""`url(…)` in CSS that leads out of the picture, and the other two that load something."""


@dataclass(frozen=True, slots=True)
class Active:
    """What a picture could run or load."""

    what: str
    line: int
    column: int


def find_active(data: bytes) -> Active | None:
    """The first thing in an SVG file that a picture does not need; None if it is just a picture."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _Found as found:
        return found.active
    except expat.ExpatError as error:
        return Active("it is no XML", error.lineno, error.offset + 1)
    except (ValueError, LookupError):
        return Active("its encoding is not UTF-8", 1, 1)
    return None


class _Found(Exception):
    """Ends the reading at the first thing that is not allowed."""

    def __init__(self, active: Active) -> None:
        super().__init__(active.what)
        self.active = active


class _Reader:
    """Reads a picture element by element."""

    def __init__(self) -> None:
        self._style: list[str] | None = None
        self.parser = parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype

    def _found(self, what: str) -> _Found:
        """Where the parser is now; it has gone on when the exception arrives."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return _Found(Active(what, line, column))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.rpartition(_SEPARATOR)
        if namespace in _KNOWN_TO_BROWSERS:
            raise self._found(f"it holds a part of a web page, <{tag}>")
        elif namespace == _SVG:
            if tag not in _DRAWN and not _FILTER.fullmatch(tag):
                raise self._found(f"it holds <{tag}>")
            for attribute, value in attributes.items():
                self._check(tag, attribute.rpartition(_SEPARATOR)[2], value)
            self._style = [] if tag == "style" else self._style

    def _check(self, tag: str, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            raise self._found(f"it runs a script, {name}")
        if name == "base":
            raise self._found("it changes where its links lead")
        if name in ("href", "src"):
            if not (_LINK if tag == "a" else _WITHIN).match(value):
                raise self._found(f"it leads out of the picture, {name}")
        else:
            self._check_css(value)

    def _check_css(self, css: str) -> None:
        if _REFERENCE.search(css) or "@import" in css.lower():
            raise self._found("its style loads something")
        elif "\\" in css:
            raise self._found("its style holds a backslash")

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, name: str) -> None:
        if self._style is not None and name == f"{_SVG}{_SEPARATOR}style":
            self._check_css("".join(self._style))
            self._style = None

    def _instruction(self, target: str, _data: str) -> None:
        raise self._found(f"it holds an instruction, <?{target}?>")

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_own: bool) -> None:
        if has_own:
            raise self._found("it defines words of its own, <!DOCTYPE … [ … ]>")
