"""The cache gives back what was stored, and no fault of its file ever reaches a build."""

import stat
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read"])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "results.sqlite").write_bytes(content)
    cache = Cache(tmp_path)
    assert cache.load(["a"]) == {}
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {"a": b"one"}


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
