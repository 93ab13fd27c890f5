"""What a build uses of the machine that it runs on."""

import os
from pathlib import Path

import pytest

from callsheet.hosts import machine
from callsheet.hosts.machine import cache_folder, cache_of, parse_quota, workshop_of_here


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


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("max 100000\n", None),
        ("200000 100000\n", 2.0),
        ("150000 100000\n", 1.5),
        ("5000 100000\n", 0.05),
        ("10000 5000", 2.0),
    ],
)
def test_a_quota_is_a_number_of_cores(text: str, cores: float | None) -> None:
    assert parse_quota(text) == cores


@pytest.mark.parametrize("text", ["", "max", "1 2 3", "x 100000", "100000 0", "-1 100000", "1.5 1"])
def test_what_is_no_quota_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_quota(text)


@pytest.mark.parametrize(
    ("processors", "quota", "cores"),
    [
        (64, "max 100000", 8),
        (64, "350000 100000", 3),
        (64, "5000 100000", 1),
        (2, "400000 100000", 2),
        (4, "nonsense", 4),
        (4, None, 4),
    ],
)
def test_a_build_uses_no_more_cores_than_it_has(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    processors: int,
    quota: str | None,
    cores: int,
) -> None:
    """The processors that it may run on, its part of their time, and eight at most."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)), raising=False)
    monkeypatch.setattr(machine, "_CPU_QUOTA", tmp_path / "cpu.max")
    if quota is not None:
        (tmp_path / "cpu.max").write_text(quota)
    assert workshop_of_here(tmp_path).cores == cores
