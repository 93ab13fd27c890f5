"""YAML text to plain values, with a line and a column for every one of them.

Strict where YAML surprises people: scalars stay the text that was typed (`no`, `12:30`, `1e3`),
and duplicate keys, anchors, aliases, tags, merge keys and second documents are findings. Values are
built from the C parser's events with a stack of our own, so deep nesting can't exhaust Python's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.wording import quoted

Path = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists."""

MAX_DEPTH = 20
"""Levels of lists and mappings inside each other; no format of ours needs more than six."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


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
                        codes.TOO_DEEP, event, f"more than {MAX_DEPTH} levels inside each other"
                    )
                    return
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._find(
                    codes.YAML_FEATURE,
                    event,
                    f"the alias '*{event.anchor}' is not allowed",
                    _WRITE_OUT,
                )
                self._add(None, event)
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
            self._find(
                codes.YAML_FEATURE,
                event,
                f"the anchor '&{event.anchor}' is not allowed",
                _WRITE_OUT,
            )
        if event.tag:
            self._find(
                codes.YAML_FEATURE,
                event,
                f"the tag {quoted(event.tag)} is not allowed",
                "remove it",
            )

    def _scalar(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        plain = event.style in (None, "")
        self._add(None if plain and event.value in _NULLS else event.value, event)

    def _key(self, top: _Open, event: Any) -> None:
        key = event.value
        path = (*top.path, key)
        top.key = key
        if key == "<<":
            self._find(codes.YAML_FEATURE, event, "the merge key '<<' is not allowed", _WRITE_OUT)
            top.skip = True
        elif path in self.keys:
            first = self.keys[path][0]
            self._find(
                codes.DUPLICATE_KEY,
                event,
                f"{quoted(key)} stands here a second time",
                f"it is first on line {first}; keep one of the two",
            )
            top.skip = True
        else:
            self.keys[path] = self._mark(event)

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


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[YamlText | None, list[Finding]]:
    """Parse YAML text that begins on line `first_line` of the file at `path`.

    Gives None when the text can't be read as YAML at all; other findings come with the value.
    """
    reader = _Reader(path, first_line)
    try:
        reader.read(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        return None, [*reader.findings, _broken(error, text, path, first_line)]
    except yaml.YAMLError as error:
        return None, [*reader.findings, _forbidden_character(error, text, path, first_line)]
    if any(finding.code is codes.TOO_DEEP for finding in reader.findings):
        return None, reader.findings
    reader.values.setdefault((), (first_line, 1))
    return YamlText(path, reader.root, reader.values, reader.keys), reader.findings


def _broken(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Finding:
    problem = error.problem or "can't be read"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line].strip()):
        # The parser gave up at the end; what was never closed began earlier.
        start = error.context_mark or mark
        line, column = (start.line, start.column) if start else (0, 0)
    shown = lines[line] if line < len(lines) else ""
    message, help_text = _explain(problem, shown, column)
    return Finding(
        Place(path, line + first_line, column + 1), codes.BROKEN_YAML, message, help_text
    )


def _explain(problem: str, line: str, column: int) -> tuple[str, str]:
    """The parser's complaint in words for somebody who has never heard of YAML."""
    if "\t" in line[: column + 1] or "'\\t'" in problem:
        return "a tab stands where spaces are needed", "replace the tab by spaces"
    if "mapping values are not allowed" in problem:
        return "a colon inside the value", 'put the value in quotes: key: "first: second"'
    if "end of stream" in problem or "unexpected end" in problem:
        return "a quote or bracket is opened here and never closed", "add the closing one"
    if "could not find expected ':'" in problem:
        return "this line has no colon, or a quote is not closed", "write it as key: value"
    if "did not find expected ',' or" in problem:
        return "a list in brackets is not closed, or a comma is missing", "write it as [one, two]"
    if "cannot start any token" in problem:
        return (
            f"a value can't start with {quoted(line[column : column + 1])}",
            "put the value in quotes",
        )
    if "expected <block end>" in problem or "did not find expected key" in problem:
        return (
            "this line does not fit the one above",
            "check the spaces at its start, and that quotes stand around the whole value",
        )
    return (
        f"can't be read: {problem}",
        "check quotes, colons and the spaces at the start of the line",
    )


def _forbidden_character(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Finding:
    """A control character that YAML refuses; the C parser gives its position in bytes only."""
    bad = next(
        (i for i, c in enumerate(text) if not c.isprintable() and c not in "\n\t\u2028\u2029"), 0
    )
    before = text[:bad]
    line = before.count("\n") + first_line
    column = len(before.rpartition("\n")[2]) + 1
    name = quoted(text[bad : bad + 1])
    return Finding(
        Place(path, line, column),
        codes.BROKEN_YAML,
        f"the character {name} is not allowed",
        "delete it",
    )
