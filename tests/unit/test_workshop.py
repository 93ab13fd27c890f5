"""Work that is done here, in other processes, or not again."""

import os
import signal
from pathlib import Path

import pytest

from callsheet.cache import Cache, key_of
from callsheet.workshop import Workshop

_HERE = os.getpid()


def _loud(word: str) -> bytes:
    return word.upper().encode()


@pytest.mark.parametrize("cores", [1, 2])
def test_results_come_in_the_order_of_the_jobs(cores: int) -> None:
    words = [f"word {number}" for number in range(100)]
    with Workshop(cores=cores).team(_loud) as team:
        for word in words:
            team.give(None, word)
        assert list(team.results()) == [word.upper().encode() for word in words]


@pytest.mark.parametrize("cores", [1, 2])
def test_other_work_is_done_beside_the_jobs(cores: int) -> None:
    with Workshop(cores=cores).team(_loud, other=lambda: (os.getpid(), ["a", "list"])) as team:
        wait = team.begin_other()
        team.give(None, "word")
        assert list(team.results()) == [b"WORD"]
        place, made = wait()
    assert made == ["a", "list"]
    assert (place == _HERE) == (cores == 1)


def _dies_elsewhere(word: str = "") -> bytes:
    if os.getpid() != _HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return _loud(word)


def test_what_a_killed_process_leaves_undone_is_done_here() -> None:
    words = [f"word {number}" for number in range(100)]
    with Workshop(cores=2).team(_dies_elsewhere, other=_dies_elsewhere) as team:
        wait = team.begin_other()
        for word in words:
            team.give(None, word)
        assert wait() == b""
        assert list(team.results()) == [word.upper().encode() for word in words]


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def make(word: str) -> bytes:
        made.append(word)
        return _loud(word)

    for words in (["a", "b"], ["b", "c"]):
        with Workshop(cache=Cache(tmp_path)).team(make) as team:
            for word in words:
                team.give(key_of("loud", word), word)
            team.give(None, "never kept")
            assert list(team.results()) == [*map(_loud, words), b"NEVER KEPT"]
    assert made == ["a", "b", "never kept", "c", "never kept"]
