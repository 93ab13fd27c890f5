# ruff: noqa: RUF001 - letters of other languages are the point of it
"""The same hub on the same day gives the same bytes, wherever and by whomever it is built."""

import locale
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.commands import files_in
from tests.hub_builder import ASSET, write_tree
from tests.site.built import build_mkdocs, copy_sample, run, write_small_hub

pytestmark = pytest.mark.site

CIRCUMSTANCES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
)

NON_ASCII = {
    "assets/İstanbul/ığdır/one.md": ASSET.replace(
        "title: Answering the price", "title: İSTANBUL ile ığdır, Straße, œuvre, 価格, 👩‍👩‍👧"
    ),
    "assets/şişli/two.md": ASSET.replace("Say it with numbers.", "TITLE title ISTANBUL ıstanbul"),
}
"""Letters whose upper and lower case depend on the language, and a folder that is called so."""

SHUFFLE = """
import os
import random

scandir, listdir = os.scandir, os.listdir


class Shuffled:
    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        found = list(self._entries)
        random.shuffle(found)
        return iter(found)

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._entries.close()

    def close(self):
        self._entries.close()


def shuffled(*arguments):
    found = listdir(*arguments)
    random.shuffle(found)
    return found


os.scandir = lambda *arguments: Shuffled(scandir(*arguments))
os.listdir = shuffled
"""
"""A `sitecustomize.py`: to the program the disk lists every folder in another order each time."""


def shuffled_copy(source: Path, target: Path, seed: int) -> None:
    """A copy whose files and folders are made in another order: some disks list them so."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(seed).shuffle(paths)
    for path in paths:
        copied = target / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


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
        results.append(files_in(place / "out"))
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
    """The day in its sitemap is that of the hub too, which MkDocs would take from the clock."""
    results = built_twice(tmp_path, monkeypatch, build_mkdocs)
    assert differing(results) == []
    assert b"<lastmod>2026-11-24</lastmod>" in results[0]["sitemap.xml"]


def test_the_sitemap_has_the_day_that_was_asked_for(hub: Path, tmp_path: Path) -> None:
    """And no other one, on no page; MkDocs takes it into the head of the packed file too."""
    site = tmp_path / "site"
    run("callsheet", "build", "--root", hub, "--out", site, "--today", "2031-02-03")
    days = re.findall(r"<lastmod>(.*?)</lastmod>", (site / "sitemap.xml").read_text("utf-8"))
    assert set(days) == {"2031-02-03"}
    packed = (site / "sitemap.xml.gz").read_bytes()
    made = datetime.fromtimestamp(int.from_bytes(packed[4:8], "little"), UTC)
    assert made == datetime(2031, 2, 3, tzinfo=UTC)


def build_site(
    out: Path,
    hub: Path,
    environment: Mapping[str, str] | None = None,
    *,
    umask: int = 0o022,
    prefix: Sequence[str] = (),
) -> dict[str, bytes]:
    """`callsheet build` as people type it; gives every file of the site."""
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "callsheet", "build", "--root", hub, "--out", out],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795478400", **(environment or {})},
        umask=umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return files_in(out)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A small hub with letters of many languages, and its site."""
    hub = write_small_hub(tmp_path_factory.mktemp("letters") / "hub", NON_ASCII)
    return hub, build_site(hub.parent / "site", hub)


def has_locale(name: str) -> bool:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return True


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"TZ": "Asia/Kathmandu"},
        {"TZ": "NoSuch/Zone"},
        {"PYTHONHASHSEED": "99"},
        {"PYTHONOPTIMIZE": "2"},
        {"COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"},
    ],
    ids=lambda environment: next(f"{name}={value}" for name, value in environment.items()),
)
def test_surroundings_make_no_difference(
    letters: tuple[Path, dict[str, bytes]], tmp_path: Path, environment: dict[str, str]
) -> None:
    """In Turkish the lower case of I is another letter; an old locale knows only ASCII."""
    if "tr_TR.UTF-8" in environment.values() and not has_locale("tr_TR.UTF-8"):
        pytest.skip("this system has no Turkish: locale-gen tr_TR.UTF-8")
    hub, site = letters
    assert differing([site, build_site(tmp_path / "site", hub, environment)]) == []
    assert "İSTANBUL ile ığdır".encode() in site["library/one/index.html"]


def test_the_order_in_which_the_disk_lists_files_makes_no_difference(tmp_path: Path) -> None:
    """For the sample, listed in another order each time a folder is read."""
    hub = copy_sample(tmp_path / "hub")
    write_tree(tmp_path / "path", {"sitecustomize.py": SHUFFLE})
    path = os.pathsep.join([str(tmp_path / "path"), os.environ.get("PYTHONPATH", "")])
    plain = build_site(tmp_path / "plain", hub)
    listing = [sys.executable, "-c", "import os; print(os.listdir())"]
    environment = {**os.environ, "PYTHONPATH": path}
    orders = {subprocess.check_output(listing, cwd=hub, env=environment) for _ in range(9)}
    assert len(orders) > 1  # so it is really shuffled
    for number in range(2):
        mixed = build_site(tmp_path / str(number), hub, {"PYTHONPATH": path})
        assert differing([plain, mixed]) == []


def test_a_hub_that_may_only_be_read_gives_the_same_site(
    letters: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """Built with another umask, in another place; nothing is written into it."""
    hub, site = letters
    copied = tmp_path / "a b ü" / "hub"
    shutil.copytree(hub, copied)
    before = files_in(copied)
    for path in (copied, *copied.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    prefix: list[str] = []  # what takes root's power to write anywhere
    if os.geteuid() == 0 and shutil.which("setpriv"):
        prefix = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    try:
        result = build_site(tmp_path / "site", copied, umask=0o077, prefix=prefix)
    finally:
        for path in (copied, *copied.rglob("*")):
            path.chmod(0o755)
    assert differing([site, result]) == []
    assert files_in(copied) == before


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
