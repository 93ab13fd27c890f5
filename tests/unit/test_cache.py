"""The cache gives back what was stored, and no fault of its file ever reaches a build."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from callsheet import cache as kept
from callsheet.cache import Cache, key_of


def test_a_result_comes_back_under_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store({"a": b"one", "b": b"\x00two"})
    assert Cache(tmp_path).load(["a", "b", "c"]) == {"a": b"one", "b": b"\x00two"}


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache()
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {}


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    keys = {key_of("x", "ab", "c"), key_of("x", "a", "bc"), key_of("xa", "b", "c"), key_of("x")}
    assert len(keys) == 4


@pytest.mark.parametrize("first", ["load", "store"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a database at all, but long enough to be read",
        b"SQLite format 3\0",
        b"SQLite format 3\0" + b"rubbish" * 2000,
    ],
)
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes, first: str) -> None:
    (tmp_path / "results.sqlite").write_bytes(content)
    (tmp_path / "results.sqlite-wal").write_bytes(b"left over")
    cache = Cache(tmp_path)
    if first == "load":
        assert cache.load(["a"]) == {}
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {"a": b"one"}


def test_a_file_that_is_damaged_further_on_is_made_anew(tmp_path: Path) -> None:
    """Whichever statement finds that out."""
    cache = Cache(tmp_path)
    results = {str(number): b"%d" % number * 500 for number in range(500)}
    cache.store(results)
    path = tmp_path / "results.sqlite"
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = bytes(len(data) - 4096 * 3)
    path.write_bytes(data)
    found = cache.load(results)
    assert found.items() <= results.items()
    cache.store(results)
    assert cache.load(results) == results


def test_tables_of_another_program_are_thrown_away(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "results.sqlite")) as base, base:
        base.execute("CREATE TABLE results (key TEXT, other TEXT)")
    cache = Cache(tmp_path)
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {"a": b"one"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE results SET value = x'00' WHERE key = 'a'",
        "UPDATE results SET value = 'text' WHERE key = 'a'",
        "UPDATE results SET value = (SELECT value FROM results WHERE key = 'b'),"
        " digest = (SELECT digest FROM results WHERE key = 'b') WHERE key = 'a'",
        "UPDATE results SET digest = x'' WHERE key = 'a'",
    ],
)
def test_a_value_that_is_not_what_was_stored_is_none(tmp_path: Path, change: str) -> None:
    cache = Cache(tmp_path)
    cache.store({"a": b"one", "b": b"two"})
    with closing(sqlite3.connect(tmp_path / "results.sqlite")) as base, base:
        base.execute(change)
    assert cache.load(["a", "b"]) == {"b": b"two"}


def test_what_is_used_stays_and_the_rest_makes_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_KEPT_BYTES", 1000)
    cache = Cache(tmp_path)
    for number in range(9):
        cache.store({f"old {number}": bytes(100)})
        assert cache.load(["old 0"])
    cache.store({"new 1": bytes(100), "new 2": bytes(100)})
    everything = [*(f"old {number}" for number in range(9)), "new 1", "new 2"]
    assert sorted(cache.load(everything)) == ["new 1", "new 2", "old 0", "old 7", "old 8"]


def test_a_store_above_the_limit_does_not_delete_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what would fill it alone is not kept."""
    monkeypatch.setattr(kept, "_KEPT_BYTES", 1000)
    cache = Cache(tmp_path)
    cache.store({**{str(number): bytes(100) for number in range(20)}, "large": bytes(900)})
    assert len(cache.load([*map(str, range(20)), "large"])) == 5


def test_nothing_is_written_when_nothing_would_change(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store({"a": b"one"})
    cache.store({"b": b"two"})

    def state() -> tuple[int, ...]:
        with closing(sqlite3.connect(tmp_path / "results.sqlite")) as base:
            rows = base.execute("SELECT used FROM uses ORDER BY key").fetchall()
            return tuple(used for (used,) in rows)

    assert state() == (1, 2)
    cache.load(["a"])
    assert state() == (2, 2)
    before = (tmp_path / "results.sqlite").stat().st_mtime_ns
    cache.load(["a", "b"])
    assert (tmp_path / "results.sqlite").stat().st_mtime_ns == before


def test_a_place_that_can_not_be_written_only_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "below")
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {}


def test_thousands_of_keys_are_no_trouble(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    results = {str(number): b"%d" % number for number in range(3000)}
    cache.store(results)
    assert cache.load(results) == results


def test_only_its_owner_may_look_into_it(tmp_path: Path) -> None:
    Cache(tmp_path / "kept").store({"a": b"one"})
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700
