"""Work that is done here, in other processes, or not again."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from typing import NoReturn

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


OTHER_WORK = """
import os, sys
from callsheet.workshop import Workshop

with Workshop(cores=int(sys.argv[1])).team(str.encode, other=os.getpid) as team:
    wait = team.begin_other()
    team.give(None, "word")
    assert list(team.results()) == [b"word"]
    print("here" if wait() == os.getpid() else "elsewhere")
"""


@pytest.mark.parametrize(("cores", "place"), [(1, "here"), (2, "elsewhere")])
def test_other_work_is_done_beside_the_jobs(cores: int, place: str) -> None:
    """In a process of its own: beside the threads of other tests nothing is forked."""
    if sys.platform != "linux":
        place = "here"
    run = [sys.executable, "-c", OTHER_WORK, str(cores)]
    assert subprocess.check_output(run, text=True) == f"{place}\n"


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


def refusing(fork: Callable[[], int], at: int) -> Callable[[], int]:
    """`os.fork` that fails from the nth time on."""
    calls = 0

    def called() -> int:
        nonlocal calls
        calls += 1
        if calls >= at:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return fork()

    return called


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
@pytest.mark.parametrize("at", [1, 2])
def test_where_the_system_gives_no_processes_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Not even some: those that there are already are ended, and it is not tried again."""
    words = [f"word {number}" for number in range(100)]
    monkeypatch.setattr(os, "fork", refusing(os.fork, at))
    with Workshop(cores=3).team(_loud, other=os.getpid) as team:
        wait = team.begin_other()
        assert active_children() == []
        monkeypatch.setattr(os, "fork", refusing(os.fork, 1))
        for word in words:
            team.give(None, word)
        assert list(team.results()) == [word.upper().encode() for word in words]
        assert wait() == _HERE
    assert active_children() == []


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "x"), NotImplementedError(), ImportError()]
)
def test_where_there_are_no_semaphores_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """As in a container without `/dev/shm`."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr("callsheet.workshop.ProcessPoolExecutor", fail)
    with Workshop(cores=2).team(_loud) as team:
        for number in range(100):
            team.give(None, str(number))
        assert len(list(team.results())) == 100


LONG_WORK = """
import os, sys, time
from callsheet.workshop import Workshop

def work(job):
    time.sleep(600)

with Workshop(cores=2).team(work) as team:
    for number in range(200):
        team.give(None, number)
    time.sleep(1)  # the workers are busy
    print("working", flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nobody_works_on_for_a_killed_program(number: int) -> None:
    """Its output comes to an end, for whoever waits for that."""
    with subprocess.Popen([sys.executable, "-c", LONG_WORK], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"working\n"
        process.send_signal(number)
        start = time.monotonic()
        assert process.stdout.read() == b""
        assert time.monotonic() - start < 60
    assert process.returncode == -number


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
