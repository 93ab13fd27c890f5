"""Which attached files are read, and which are not read again while a hub is served."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from callsheet.attached import with_files
from callsheet.memory import Forgetful, Memory
from callsheet.model.attachment import AttachedFile, Kind
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line

FILES = {
    "assets/example.md": with_line(ASSET, "status:", "status: approved\nfiles: [a.txt, b.txt]"),
    "assets/a.txt": "one",
    "assets/b.txt": "broken",
}


class Reader:
    """Stands for the processes that read files; says what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, paths: Iterable[Path]) -> Mapping[Path, AttachedFile]:
        found = {path: path.read_text() for path in paths}
        self.asked.append(sorted(path.name for path in found))
        return {
            path: AttachedFile(
                size=len(text),
                kind=Kind.TEXT,
                text=text,
                problem="it is damaged" if text == "broken" else "",
            )
            for path, text in found.items()
        }


def test_what_is_as_it_was_is_not_read_again(make_hub: HubMaker) -> None:
    """Except what could not be read; and another file of the same size and time is another one."""
    hub, memory, reader = make_hub(FILES), Memory(), Reader()
    first = with_files(hub.catalogue, reader, memory)
    assert with_files(hub.catalogue, reader, memory).files == first.files
    path = hub.root / "assets" / "a.txt"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.with_name("c.txt").write_text("two")
    path.with_name("c.txt").replace(path)
    os.utime(path, ns=times)
    assert with_files(hub.catalogue, reader, memory).files["assets/a.txt"].text == "two"
    assert reader.asked == [["a.txt", "b.txt"], ["b.txt"], ["a.txt", "b.txt"]]


def test_a_program_that_builds_once_remembers_nothing(make_hub: HubMaker) -> None:
    hub, memory, reader = make_hub(FILES), Forgetful(), Reader()
    for _ in range(2):
        with_files(hub.catalogue, reader, memory)
    assert reader.asked == [["a.txt", "b.txt"]] * 2
