"""Files of a hub: finds them, in an order that no disk can change, and reads their text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.errors import HubNotFound

FOLDERS = ("assets", "docs", "playbook")
"""The folders of a hub that hold content."""

MAX_TEXT_BYTES = 1_000_000
"""A text file above this is refused: no page that a person wrote is so long."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the hub that exists and may be read."""

    root: Path
    path: str
    """Relative to the root, with `/` on every system."""

    @property
    def location(self) -> Path:
        """Where the file lies on this machine."""
        return self.root / self.path

    @property
    def folder(self) -> str:
        """The folder that it lies in, relative to the root."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return self.name.rpartition(".")[0] or self.name

    @property
    def suffix(self) -> str:
        """Its ending, with the dot, in lower case."""
        dot = self.name.rpartition(".")
        return f".{dot[2].lower()}" if dot[0] else ""


@dataclass(frozen=True)
class SourceTree:
    """All files of a hub's content folders, sorted by path."""

    root: Path
    files: tuple[SourceFile, ...]

    def under(self, folder: str, *suffixes: str) -> tuple[SourceFile, ...]:
        """The files below `folder` with one of the endings (any, if none is given)."""
        start = f"{folder}/"
        return tuple(
            file
            for file in self.files
            if file.path.startswith(start) and (not suffixes or file.suffix in suffixes)
        )

    def get(self, path: str) -> SourceFile | None:
        """The file at this path, or None."""
        return self._by_path.get(path)

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all its files."""
        return frozenset(self._by_path)

    @cached_property
    def _by_path(self) -> dict[str, SourceFile]:
        return {file.path: file for file in self.files}


def load_tree(root: Path) -> tuple[SourceTree, list[Finding]]:
    """List the files of the hub at `root`; symbolic links are findings and are not followed.

    Raises:
        HubNotFound: the folder has neither `assets/` nor `playbook/`.
    """
    if not any((root / folder).is_dir() for folder in ("assets", "playbook")):
        raise HubNotFound(
            f"no hub in {root}: a hub has the folders assets/ and playbook/. "
            "Give its folder with --root, or start one with: callsheet init DIR"
        )
    findings: list[Finding] = []
    files = sorted(
        (file for folder in FOLDERS for file in _walk(root, folder, findings)),
        key=lambda file: file.path,
    )
    return SourceTree(root, tuple(files)), findings


def _walk(root: Path, relative: str, findings: list[Finding]) -> Iterator[SourceFile]:
    """The files below a folder; hidden ones (`.DS_Store`, `.git`) are left out."""
    location = root / relative
    if location.is_symlink():
        findings.append(_refused_link(relative))
        return
    if not location.is_dir():
        return
    try:
        entries = sorted(location.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        findings.append(_unreadable(relative, error))
        return
    for entry in entries:
        path = f"{relative}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if not _is_text(entry.name):
            findings.append(_unreadable_name(path))
            continue
        if entry.is_symlink():
            findings.append(_refused_link(path))
        elif entry.is_dir():
            yield from _walk(root, path, findings)
        elif entry.is_file():
            yield SourceFile(root, path)


def load_text(file: SourceFile) -> tuple[str | None, list[Finding]]:
    """The text of a file with LF line ends and no byte-order mark, or None and the finding why."""
    place = Place(file.path)
    try:
        data = file.location.read_bytes()
    except OSError as error:
        return None, [_unreadable(file.path, error)]
    if len(data) > MAX_TEXT_BYTES:
        help_text = (
            f"a text file may have {MAX_TEXT_BYTES:,} bytes; attach large documents with 'files:'"
        )
        return None, [
            Finding(place, codes.TOO_LARGE, f"the file has {len(data):,} bytes", help_text)
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file.path, data, error.start)]
    if "\0" in text:
        return None, [_not_utf8(file.path, data, data.index(b"\0"))]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _not_utf8(path: str, data: bytes, offset: int) -> Finding:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Finding(
        Place(path, line, column),
        codes.NOT_UTF8,
        f"byte {data[offset]:#04x} is not text in UTF-8",
        "save the file with the encoding UTF-8 (in most editors: Save with encoding)",
    )


def _refused_link(path: str) -> Finding:
    return Finding(
        Place(path),
        codes.SYMBOLIC_LINK,
        "a symbolic link is not followed",
        "put the file itself here: a link could publish what lies outside the hub",
    )


def _is_text(name: str) -> bool:
    """False for a name in bytes that are no UTF-8; Python keeps those as lone surrogates."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _unreadable_name(path: str) -> Finding:
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    message = "the file's name is not text in UTF-8"
    return Finding(Place(shown), codes.NOT_UTF8, message, "rename the file")


def _unreadable(path: str, error: OSError) -> Finding:
    reason = (error.strerror or str(error)).lower()
    return Finding(
        Place(path), codes.UNREADABLE, f"can't be read: {reason}", "check its permissions"
    )
