"""YAML text to plain values, with a line and a column for every one of them.

Strict where YAML surprises people: scalars stay the text that was typed (`no`, `12:30`, `1e3`),
and duplicate keys, anchors, aliases, tags, merge keys and second documents are findings. Values are
built from the C parser's events with a stack of our own, so deep nesting can't exhaust Python's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.wording import quoted
from callsheet.yamlwords import Explanation, explain

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists."""

MAX_DEPTH = 20
"""Levels of lists and mappings inside each other; no format of ours needs more than six."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_OLD_BREAKS = str.maketrans("\r\x85\u2028\u2029", "    ")
"""YAML 1.1 ends a line at these too; in a file of ours only a line feed does."""

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file; in quotes it could still be written as an escape."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A parsed YAML text."""

    path: str
    """The file that it stands in."""

    value: Any
    """Mappings, lists, text and None (an empty value)."""

    values: dict[Path, tuple[int, int]]
    """Where each value begins: line and column, from 1."""

    keys: dict[Path, tuple[int, int]]
    """Where the key of each value begins."""

    def place(self, *path: str | int) -> Place:
        """Where the value stands, or the nearest one around it."""
        return self._nearest(self.values, path)

    def key_place(self, *path: str | int) -> Place:
        """Where the value's key stands, or else the value."""
        if path in self.keys:
            return Place(self.path, *self.keys[path])
        return self.place(*path)

    def _nearest(self, marks: dict[Path, tuple[int, int]], path: Path) -> Place:
        while path and path not in marks:
            path = path[:-1]
        return Place(self.path, *marks.get(path, (1, 1)))


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    seen: dict[str, int] = field(default_factory=dict)
    """The keys so far and the lines that they stand on."""

    skip: bool = False
    """The next value belongs to a key that was refused."""


@dataclass(slots=True)
class _Reader:
    """Builds the value from the parser's events."""

    path: str
    first_line: int
    root: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    last_quoted: Any = None
    """The newest scalar in quotes: the usual suspect when the parser stumbles after it."""

    def read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_features(event)
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._refuse_features(event)
                self._open(event)
                if len(self.stack) > MAX_DEPTH:
                    self._find(
                        codes.TOO_DEEP,
                        event,
                        f"more than {MAX_DEPTH} levels inside each other",
                        _FLATTEN,
                    )
                    return
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._find(
                        codes.YAML_FEATURE,
                        event,
                        "a second document begins here",
                        "keep one per file",
                    )
                    return

    def _refuse_features(self, event: Any) -> None:
        if event.anchor:
            message = f"the anchor '&{event.anchor}' is not allowed"
            self._find(codes.YAML_FEATURE, event, message, _WRITE_OUT)
        if event.tag:
            tag = quoted(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._find(codes.YAML_FEATURE, event, f"the tag {tag} is not allowed", "remove it")

    def _alias(self, event: Any) -> None:
        message = f"the alias '*{event.anchor}' is not allowed"
        self._find(codes.YAML_FEATURE, event, message, _WRITE_OUT)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            top.key, top.skip = "?", True
        else:
            self._add(None, event)

    def _scalar(self, event: Any) -> None:
        plain = event.style in (None, "")
        if event.style in ("'", '"'):
            self.last_quoted = event
        bad = _UNPRINTABLE.search(event.value)
        if bad:
            message = f"the character {quoted(bad[0])} is not allowed"
            self._find(codes.BROKEN_YAML, event, message, "delete it")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        self._add(None if plain and event.value in _NULLS else event.value, event)

    def _key(self, top: _Open, event: Any) -> None:
        key = event.value
        top.key = key
        if key == "<<":
            message = "the merge key '<<' is not allowed"
            self._find(codes.YAML_FEATURE, event, message, _WRITE_OUT)
            top.skip = True
        elif key in top.seen:
            message = f"{quoted(key)} stands here a second time"
            help_text = f"it is first on line {top.seen[key]}; keep one of the two"
            self._find(codes.DUPLICATE_KEY, event, message, help_text)
            top.skip = True
        else:
            top.seen[key] = self._mark(event)[0]
            self.keys[(*top.path, key)] = self._mark(event)

    def _open(self, event: Any) -> None:
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._find(
                codes.WRONG_SHAPE, event, "a list or mapping can't be a key", "quote the text"
            )
            top.key, top.skip = "?", True
            self.stack.append(_Open(value, (*top.path, "?")))
            # The key's own contents are read into a value that nobody keeps; its value follows.
            return
        self.stack.append(_Open(value, self._add(value, event)))

    def _add(self, value: Any, event: Any) -> Path:
        """Put a value into the list or mapping that is open; gives its path."""
        if not self.stack:
            self.root = value
            self.values[()] = self._mark(event)
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
            self.values[path] = self._mark(event)
            return path
        key, skip = top.key or "?", top.skip
        top.key, top.skip = None, False
        path = (*top.path, key)
        if not skip:
            top.value[key] = value
            self.values[path] = self._mark(event)
            return path
        return (*path, "?")

    def _mark(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return mark.line + self.first_line, mark.column + 1

    def _find(self, code: codes.Code, event: Any, message: str, help_text: str = "") -> None:
        self.findings.append(
            Finding(Place(self.path, *self._mark(event)), code, message, help_text)
        )


_WRITE_OUT = "write the value out where it is used"
_FLATTEN = "close the brackets; no field needs so many"


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[YamlText | None, list[Finding]]:
    """Parse YAML text that begins on line `first_line` of the file at `path`.

    Gives None when the text can't be read as YAML at all; other findings come with the value.
    """
    reader = _Reader(path, first_line)
    text = text.translate(_OLD_BREAKS)
    try:
        reader.read(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        return None, [*reader.findings, _broken(explain(error, text, reader.last_quoted), reader)]
    except yaml.YAMLError:
        return None, [*reader.findings, _forbidden_character(text, reader)]
    if any(finding.code is codes.TOO_DEEP for finding in reader.findings):
        return None, reader.findings
    reader.values.setdefault((), (first_line, 1))
    return YamlText(path, reader.root, reader.values, reader.keys), reader.findings


def _broken(found: Explanation, reader: _Reader) -> Finding:
    place = Place(reader.path, found.line + reader.first_line, found.column + 1)
    return Finding(place, codes.BROKEN_YAML, found.message, found.help)


def _forbidden_character(text: str, reader: _Reader) -> Finding:
    """A control character that YAML refuses; the C parser gives its position in bytes only."""
    found = _UNPRINTABLE.search(text)
    before = text[: found.start()] if found else ""
    line = before.count("\n") + reader.first_line
    column = len(before.rpartition("\n")[2]) + 1
    name = quoted(found[0] if found else "")
    message = f"the character {name} is not allowed"
    return Finding(Place(reader.path, line, column), codes.BROKEN_YAML, message, "delete it")
