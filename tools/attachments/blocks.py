"""Markdown into the few kinds of block that a page or a slide can show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyromark

_SHOWN = {"Heading", "Paragraph", "BlockQuote", "List", "Item", "CodeBlock", "Strong", "Emphasis"}
_SHOWN |= {"Table", "TableHead", "TableRow", "TableCell"}
_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_TASKLISTS


@dataclass(frozen=True)
class Run:
    """Text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Text = tuple[Run, ...]


def plain(text: Text) -> str:
    """The text without its styles."""
    return "".join(run.text for run in text)


@dataclass(frozen=True)
class Heading:
    """A heading; level 2 is a section or a slide."""

    level: int
    text: Text


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    text: Text


@dataclass(frozen=True)
class Quote:
    """Words that stand out: a customer's, or a definition. One text for each line."""

    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Bullets:
    """A list, numbered, with boxes to tick, or with bullets."""

    items: tuple[Text, ...]
    numbered: bool = False
    boxes: bool = False


@dataclass(frozen=True)
class Grid:
    """A table. The head is empty where the Markdown's is."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]

    @property
    def has_head(self) -> bool:
        """Whether any cell of the head says something."""
        return any(plain(cell) for cell in self.head)


@dataclass(frozen=True)
class Figures:
    """Large numbers beside each other, written as a fenced block: value | what it is."""

    items: tuple[tuple[str, str], ...]


Block = Heading | Prose | Quote | Bullets | Grid | Figures


def parse_blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; Markdown beyond them is refused."""
    reader = _Reader()
    for event in pyromark.events(markdown, options=_OPTIONS):
        reader.read(event)
    return tuple(reader.blocks)


@dataclass
class _Reader:
    """Goes through the parser's events and keeps what is open."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lines: list[Text] = field(default_factory=list)
    items: list[Text] = field(default_factory=list)
    cells: list[Text] = field(default_factory=list)
    head: tuple[Text, ...] = ()
    rows: list[tuple[Text, ...]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    boxes: bool = False
    numbered: bool = False

    def read(self, event: Any) -> None:
        """One event: a word for itself, or a name with what it carries."""
        if event == "Rule":
            raise ValueError("an attachment cannot show a rule")
        if event in ("SoftBreak", "HardBreak"):
            if event == "HardBreak" and "BlockQuote" in self.open:
                self.lines.append(self._taken())
            else:
                self._add(" ")
            return
        ((kind, value),) = event.items()
        if kind == "Start":
            self._start(value)
        elif kind == "End":
            self._end(_name(value), value)
        elif kind == "TaskListMarker":
            self.boxes = True
        elif kind in ("Text", "Code"):
            self._add(value)
        else:
            raise ValueError(f"an attachment cannot show {kind}: {value!r}")

    def _start(self, value: Any) -> None:
        name = _name(value)
        if name not in _SHOWN:
            raise ValueError(f"an attachment cannot show {name}")
        self.open.append(name)
        if name == "List":
            self.numbered, self.boxes = value["List"] is not None, False
        elif name == "CodeBlock" and value["CodeBlock"] != {"Fenced": "figures"}:
            raise ValueError("the only fenced block that an attachment shows is ```figures")

    def _end(self, name: str, value: Any) -> None:
        self.open.pop()
        if name == "Heading":
            self.blocks.append(Heading(int(value["Heading"][1:]), self._taken()))
        elif name == "Paragraph" and "Item" not in self.open:
            if "BlockQuote" in self.open:
                self.lines.append(self._taken())
            else:
                self.blocks.append(Prose(self._taken()))
        elif name == "BlockQuote":
            self.blocks.append(Quote(tuple(self.lines)))
            self.lines = []
        elif name == "Item":
            self.items.append(self._taken())
        elif name == "List":
            self.blocks.append(Bullets(tuple(self.items), self.numbered, self.boxes))
            self.items = []
        elif name == "CodeBlock":
            self.blocks.append(Figures(tuple(_figures(plain(self._taken())))))
        elif name.startswith("Table"):
            self._end_of_table_part(name)

    def _end_of_table_part(self, name: str) -> None:
        if name == "TableCell":
            self.cells.append(self._taken())
        elif name == "TableHead":
            self.head, self.cells = tuple(self.cells), []
        elif name == "TableRow":
            self.rows.append(tuple(self.cells))
            self.cells = []
        else:
            self.blocks.append(Grid(self.head, tuple(self.rows)))
            self.rows = []

    def _add(self, text: str) -> None:
        self.runs.append(Run(text, "Strong" in self.open, "Emphasis" in self.open))

    def _taken(self) -> Text:
        taken, self.runs = tuple(self.runs), []
        return taken


def _name(value: Any) -> str:
    return value if isinstance(value, str) else str(next(iter(value)))


def _figures(text: str) -> Iterator[tuple[str, str]]:
    for line in text.strip().splitlines():
        value, _, label = line.partition("|")
        yield _kept_together(value.strip()), _kept_together(label.strip())


def _kept_together(text: str) -> str:
    """A number and its unit are never on two lines."""
    return text.replace(" %", "\u00a0%").replace("EUR ", "EUR\u00a0")
