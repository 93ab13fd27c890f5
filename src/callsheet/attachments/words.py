"""Words: reads one XML part of an Office file into what a reader sees and everything it holds.

The libraries python-docx and python-pptx leave out what was inserted with tracked changes, content
controls, text boxes and SmartArt; here a part is read from its first element to its last.
"""

import re
from collections import Counter
from collections.abc import Mapping

from callsheet.attachments.package import Package

_BLOCKS = frozenset({"p", "h", "tr", "tc", "si", "is", "br", "cr", "comment", "cm", "row"})
"""Elements that begin a new line; within one, runs of text are one text: "Conf" + "idential"."""

_WORDS = frozenset({"t", "p", "h", "span", "a"})
"""Elements whose own text is on the page; the last four are OpenDocument's."""

_INLINE = _WORDS | {"delText", "instrText", "delInstrText"}

_INVISIBLE = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "rPh", "annotation", "tracked-changes"}
)
"""Elements whose text is not on the page; `Fallback` says again what old programs need, `rPh` how
it is spoken."""

_CHANGES = frozenset({"ins", "del", "moveFrom", "changed-region"})
_COUNTED = _CHANGES | {"comment", "cm", "threadedComment", "annotation"}

_AUTHORS = frozenset({("cmAuthor", "name"), ("author", "name"), ("person", "displayName")})
"""Where PowerPoint (old, new) and Excel list who has commented."""

_FORMAL = re.compile(
    r".{0,2}|[\s\d.,:;#%+-]*|[0-9A-Fa-f-]{6,}|\{[0-9A-Fa-f-]+\}"
    r"|https?://(?:schemas\.|www\.w3\.org|purl\.).*|application/.*"
)
"""Attribute values that are numbers, colours or names of formats."""

_OFF = frozenset({"0", "false", "off"})


class Words:
    """What one part says."""

    def __init__(self, package: Package, name: str) -> None:
        self._shown: list[str] = []
        self._all: list[str] = []
        self._attributes: dict[str, None] = {}
        self._stack: list[str] = []
        self._unseen = 0
        self._run_is_hidden = False
        self.counts: Counter[str] = Counter()
        """How many elements of a kind that matters."""
        self.authors: set[str] = set()
        """Who has written a comment or a change."""
        self.is_hidden = False
        """Whether the whole slide is."""
        self.hidden_runs = 0
        self.actions: set[str] = set()
        """What a click on it starts."""
        self.fields: list[str] = []
        """Instructions of Word's fields."""
        self.strings: list[str] = []
        """The strings that all sheets of a workbook share."""
        self.cells: list[int] = []
        """Numbers of the shared strings that a sheet shows, in order."""
        self._cell_is_shared = False
        self._string_begins = 0
        self._pending: list[str] = []
        package.stream(name, self._start, self._pending.append, self._end)

    @property
    def text(self) -> str:
        """What a reader of this part sees."""
        return "".join(self._shown)

    @property
    def everything(self) -> str:
        """All words in it, those of attributes too."""
        return "\n".join(["".join(self._all), *self._attributes])

    @property
    def changes(self) -> int:
        """How many changes are tracked."""
        return sum(self.counts[name] for name in _CHANGES)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        self._stack.append(tag)
        if tag in _BLOCKS:
            self._all.append("\n")
            self._shown.append("\n")
        if tag in _INVISIBLE:
            self._unseen += 1
        if tag in _COUNTED:
            self.counts[tag] += 1
        for key, value in attributes.items():
            if not _FORMAL.fullmatch(value):
                self._attributes[value] = None
            if key == "author" or (tag, key) in _AUTHORS:
                self.authors.add(value)
        self._note(tag, attributes)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "sld":
                self.is_hidden = attributes.get("show") in _OFF
            case "r":
                self._run_is_hidden = False
            case "vanish":
                self._run_is_hidden = attributes.get("val", "1") not in _OFF
            case "row" | "col" if attributes.get("hidden", "0") not in _OFF:
                self.hidden_runs += 1
            case "c":
                self._cell_is_shared = attributes.get("t") == "s"
            case "si":
                self._string_begins = len(self._shown)
            case "tab" | "s":
                self._add(" ", is_shown=True)
            case "hlinkClick" | "hlinkHover":
                if attributes.get("action", "").startswith(("ppaction://program", "ppaction://m")):
                    self.actions.add("starts a program")
            case "fldSimple":
                self.fields.append(attributes.get("instr", ""))

    def _flush(self) -> None:
        """Take the text since the last tag; expat may have given it in pieces."""
        text = "".join(self._pending)
        self._pending.clear()
        if not text:
            return
        tag = self._stack[-1]
        if tag == "v" and self._cell_is_shared:
            if text.strip().isdecimal():
                self.cells.append(int(text))
        elif tag not in _INLINE:
            # Not a run of a paragraph: it stands for itself.
            if text.strip():
                self._all.append(f"\n{text}\n")
        else:
            if tag == "instrText":
                self.fields.append(text)
            is_hidden = self._run_is_hidden and tag == "t"
            self.hidden_runs += is_hidden
            self._add(text, is_shown=tag in _WORDS and not is_hidden)

    def _add(self, text: str, *, is_shown: bool) -> None:
        self._all.append(text)
        if is_shown and not self._unseen:
            self._shown.append(text)

    def _end(self, tag: str) -> None:
        self._flush()
        self._stack.pop()
        if tag in _INVISIBLE:
            self._unseen -= 1
        if tag in ("ins", "del"):
            # What was taken out and what was put in are two words.
            self._all.append(" ")
        if tag == "r":
            self._run_is_hidden = False
        elif tag == "si":
            self.strings.append("".join(self._shown[self._string_begins :]).strip())
