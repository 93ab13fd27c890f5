"""The same hub on the same day gives the same bytes, wherever and by whomever it is built."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.built import build_mkdocs, copy_sample, run

pytestmark = pytest.mark.site

CIRCUMSTANCES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
)


def shuffled_copy(source: Path, target: Path, seed: int) -> None:
    """A copy whose files and folders are made in another order: some disks list them so."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(seed).shuffle(paths)
    for path in paths:
        copied = target / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: Callable[[Path, Path], object]
) -> list[dict[str, bytes]]:
    """What comes of two copies of the sample, in two folders, under two circumstances."""
    original = copy_sample(tmp_path / "original")
    results = []
    for number, circumstances in enumerate(CIRCUMSTANCES):
        for name, value in circumstances.items():
            monkeypatch.setenv(name, value)
        place = tmp_path / f"at-{'x' * number * 20}{number}"
        shuffled_copy(original, place / "hub", seed=number)
        build(place / "out", place / "hub")
        results.append(contents(place / "out"))
    return results


def differing(results: list[dict[str, bytes]]) -> list[str]:
    """Files that only one of the two has, or that are not the same in both."""
    first, second = results
    return sorted(
        path for path in first.keys() | second.keys() if first.get(path) != second.get(path)
    )


def test_an_export_has_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither folder, order of files, hash seed, time zone nor language makes a difference."""

    def export(target: Path, hub: Path) -> None:
        run("callsheet", "export", target, "--root", hub)

    results = built_twice(tmp_path, monkeypatch, export)
    assert differing(results) == []
    assert "docs/hub/search.js" in results[0]


def test_a_site_has_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs writes the day of the build into its sitemap; `SOURCE_DATE_EPOCH` settles that too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    results = built_twice(tmp_path, monkeypatch, build_mkdocs)
    assert differing(results) == []
    assert b"<lastmod>2026-11-24</lastmod>" in results[0]["sitemap.xml"]


def test_the_day_is_that_of_the_epoch_in_every_time_zone(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second before midnight in UTC it is the same day for everybody."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795478400 + 86_399))
    found = []
    for number, circumstances in enumerate(CIRCUMSTANCES):
        target = tmp_path / str(number)
        run("callsheet", "export", target, "--root", hub, environment=circumstances)
        found.append((target / "docs" / "hub" / "search.js").read_bytes())
    assert b'"2026-11-24"' in found[0]
    assert found[0] == found[1]
