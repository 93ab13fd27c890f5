"""Each file of the sample hub is broken in turn: a finding names it, and nothing else suffers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from callsheet.load import load_hub
from tests.hub_builder import TODAY, Checked, read_hub

SAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A copy of the sample hub, with attachments and pages."""
    root = tmp_path_factory.mktemp("sample")
    for folder in ("assets", "playbook", "docs"):
        shutil.copytree(SAMPLE / folder, root / folder)
    return read_hub(root)


def texts(hub: Checked, folder: str, ending: str) -> list[str]:
    files = hub.catalogue.tree.under(folder, ending)
    return [file.path for file in files]


def breakages(data: bytes) -> Iterator[tuple[str, bytes, int | None]]:
    """What is done to a file, its new bytes, and the line that a finding must name if known."""
    head, separator, rest = data.partition(b"\n")
    number = data.count(b"\n", 0, data.index(b": ")) + 1
    first = data.split(b"\n")[number - 1]
    key, _, value = first.partition(b": ")
    yield "emptied", b"", 1
    yield "binary", b"\x89PNG\r\n\x1a\n\x00\xff" + data[:20], 1
    yield "latin-1", head + separator + b"# caf\xe9\n" + rest, 2
    yield "utf-16", data.decode().encode("utf-16"), 1
    yield "a stray colon", data.replace(first, key + b": " + value + b": x", 1), number
    yield "an open quote", data.replace(first, key + b': "' + value, 1), number
    yield "a tab", data.replace(first, b"a: b\n\t" + first, 1), None


def broken(hub: Checked, path: str, data: bytes) -> Checked:
    """The hub while the file holds other bytes."""
    target = hub.root / path
    before = target.read_bytes()
    target.write_bytes(data)
    try:
        loaded = load_hub(hub.root, today=TODAY, clock=TODAY)
    finally:
        target.write_bytes(before)
    return Checked(hub.root, loaded.catalogue, tuple(loaded.findings))


def test_the_sample_has_no_errors(hub: Checked) -> None:
    """Reviews that are due are warnings, and the only ones."""
    assert [line for line in hub.shown if " CS40" not in line] == []
    assert not any(finding.is_error for finding in hub.findings)


def in_turn(hub: Checked, paths: list[str], each: int) -> Iterator[tuple[str, Checked, int | None]]:
    """Every file, broken in some of the ways; the next one in the next ways."""
    for number, path in enumerate(paths):
        ways = list(breakages((hub.root / path).read_bytes()))
        for step in range(each):
            what, data, line = ways[(number * each + step) % len(ways)]
            yield f"{path}, {what}", broken(hub, path, data), line


def test_a_broken_asset_of_the_sample_hides_no_other(hub: Checked) -> None:
    """Emptied, binary, in another encoding, with a stray colon, quote or tab."""
    for what, found, line in in_turn(hub, texts(hub, "assets", ".md"), 2):
        path = what.partition(",")[0]
        asset = hub.catalogue.asset_at(path)
        assert asset is not None
        assert {f.place.path for f in found.findings} == {path}, (what, found.shown)
        assert line in (None, found.findings[0].place.line), (what, found.shown)
        assert set(hub.asset_ids) - set(found.asset_ids) == {asset.id}, what


def test_a_broken_file_of_the_playbook_costs_no_asset(hub: Checked) -> None:
    paths = [*texts(hub, "playbook", ".yml"), *texts(hub, "playbook", ".md")]
    for what, found, line in in_turn(hub, paths, 4):
        path = what.partition(",")[0]
        assert {f.place.path for f in found.findings} == {path}, (what, found.shown)
        assert line in (None, found.findings[0].place.line), (what, found.shown)
        assert found.asset_ids == hub.asset_ids, what


def test_a_broken_page_of_docs_costs_no_asset(hub: Checked) -> None:
    """It is left out, and everything else is there."""
    for what, found, line in in_turn(hub, texts(hub, "docs", ".md"), 4):
        path = what.partition(",")[0]
        assert {f.place.path for f in found.findings} == {path}, (what, found.shown)
        assert line in (None, found.findings[0].place.line), (what, found.shown)
        assert found.asset_ids == hub.asset_ids, what
        left_out = {p.path for p in hub.catalogue.docs} - {p.path for p in found.catalogue.docs}
        assert left_out == {path}, what


PARTS = (0.1, 0.35, 0.6, 0.85, 0.99)


def test_an_asset_cut_off_anywhere_in_its_front_matter_hides_no_other(hub: Checked) -> None:
    for number, path in enumerate(texts(hub, "assets", ".md")):
        data = (hub.root / path).read_bytes()
        found = broken(hub, path, data[: int(data.index(b"\n---\n") * PARTS[number % 5])])
        asset = hub.catalogue.asset_at(path)
        assert asset is not None
        assert {f.place.path for f in found.findings} == {path}, found.shown
        assert set(hub.asset_ids) - set(found.asset_ids) == {asset.id}, path


def test_a_list_cut_off_anywhere_is_read_as_far_as_it_goes(hub: Checked) -> None:
    """The cut is at most a few findings; terms that are gone are unknown where they are used."""
    for path in texts(hub, "playbook", ".yml"):
        data = (hub.root / path).read_bytes()
        for part in PARTS:
            found = broken(hub, path, data[: int(len(data) * part)])
            inside = [f for f in found.findings if f.place.path == path]
            assert len(inside) < 6, (part, found.shown)
            others = {f.code.id for f in found.findings if f.place.path != path}
            assert others <= {"CS301"}, (part, found.shown)
