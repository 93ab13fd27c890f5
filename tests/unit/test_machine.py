"""What a build uses of the machine that it runs on."""

import os
from pathlib import Path

import pytest

from callsheet.hosts.machine import cache_folder, cache_of


def test_every_hub_has_a_folder_of_its_own_outside_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever name leads to the hub."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    (tmp_path / "link").symlink_to(one)
    folder = cache_folder(one)
    assert folder is not None
    assert folder.parent == tmp_path / "cache" / "callsheet"
    assert len(folder.name) == 16
    assert cache_folder(tmp_path / "link") == cache_folder(other / ".." / "one") == folder
    assert cache_folder(other) != folder
    assert not folder.parent.exists()


@pytest.mark.parametrize("place", ["hub/.cache", "link-into-hub", "loop", "cache/../hub"])
def test_nothing_is_kept_where_the_hub_s_people_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    hub = tmp_path / "hub"
    hub.mkdir()
    (tmp_path / "link-into-hub").symlink_to(hub)
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / place))
    cache = cache_of(hub)
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {}


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Or with one that nobody can write into."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache_folder(tmp_path) is None
    monkeypatch.setattr(os.path, "expanduser", lambda path: "/dev/null/.cache")
    cache = cache_of(tmp_path)
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {}


def test_a_cache_that_is_not_asked_for_is_none(tmp_path: Path) -> None:
    cache = cache_of(tmp_path, keep=False)
    cache.store({"a": b"one"})
    assert cache.load(["a"]) == {}
