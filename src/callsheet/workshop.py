"""What a build may use besides the files of the hub: the machine's cores, and results kept before.

Jobs go to forked processes, which send their results back; meanwhile the parent goes on with its
own work. Where forking is not safe (not on Linux, or while other threads run), or the system has no
room for it, the parent does the jobs itself. A process never outlives its parent, however that
ends. Whether a result was kept, made here or made there, it is the same bytes.
"""

import ctypes
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import active_children, get_context
from types import TracebackType
from typing import Any, Generic, TypeVar

from callsheet.cache import Cache

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

_CHUNK = 32
"""How many jobs go to a process at once: few enough that all cores are busy to the end."""

_HELD_BYTES = 20_000_000
"""So much is held back to be kept all at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The cache and the number of cores; by default nothing is kept, and one core does all."""

    cache: Cache = field(default_factory=Cache)
    cores: int = 1
    environment: str = ""
    """The programs that results are made with: a part of their keys."""

    def team(
        self, make: Callable[[JobT], bytes], other: Callable[[], Any] = lambda: None
    ) -> "Team[JobT]":
        """Processes for one kind of job; to be used in a `with` statement.

        Args:
            make: gives the result of a job; the same for the same job, wherever it runs.
            other: one long piece of other work, which can be done meanwhile.
        """
        return Team(self, make, other)


class Team(Generic[JobT]):
    """Takes jobs, and gives their results in the same order."""

    def __init__(
        self, workshop: Workshop, make: Callable[[JobT], bytes], other: Callable[[], Any]
    ) -> None:
        self._workshop, self._make, self._other = workshop, make, other
        self._chunks: deque[_Chunk[JobT]] = deque()
        self._made: dict[str, bytes] = {}
        """What is to be kept, and is not yet."""

        self._open: _Chunk[JobT] = _Chunk()
        self._pool: ProcessPoolExecutor | None = None
        self._is_refused = False
        """Whether the system gives no processes."""

    def __enter__(self) -> "Team[JobT]":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they have not done is done no more. Keep what was made."""
        self._dismiss()
        self._chunks.clear()
        self._store()

    def _store(self) -> None:
        self._workshop.cache.store(self._made)
        self._made = {}

    def give(self, key: str | None, job: JobT) -> None:
        """One more job.

        Args:
            key: that of its result in the cache; None if the result must not be kept.
            job: what `make` takes; it must survive the way to another process.
        """
        self._open.keys.append(key)
        self._open.jobs.append(job)
        if len(self._open.jobs) >= _CHUNK:
            self._begin()

    def begin_other(self) -> Callable[[], Any]:
        """Begin the other work.

        Returns:
            What waits for its result and gives it.
        """
        future = self._sent(_do_other) if self._may_hire() else None
        return lambda: self._result_of(future, self._other)

    def results(self) -> Iterator[bytes]:
        """The result of each job; waits for those that are not ready."""
        if self._open.jobs:
            # Whoever waits for one piece of work is not helped by processes that are yet to come.
            self._begin(may_hire=self._pool is not None)
        while self._chunks:
            yield from self._finished(self._chunks.popleft())
            if sum(map(len, self._made.values())) > _HELD_BYTES:
                self._store()

    def _begin(self, *, may_hire: bool = True) -> None:
        """Look for what is kept of the open chunk, and send the rest away."""
        chunk, self._open = self._open, _Chunk()
        self._chunks.append(chunk)
        known = self._workshop.cache.known(key for key in chunk.keys if key is not None)
        chunk.missing = [at for at, key in enumerate(chunk.keys) if key not in known]
        if len(chunk.missing) > 1 and may_hire and self._may_hire():
            jobs = [chunk.jobs[at] for at in chunk.missing]
            chunk.future = self._sent(_work, jobs)

    def _may_hire(self) -> bool:
        """Forking is not safe with other threads: one might hold a lock, for ever in the child."""
        if self._workshop.cores < 2 or sys.platform != "linux" or self._is_refused:
            return False
        return self._pool is not None or threading.active_count() == 1

    def _sent(self, work: Callable[..., ResultT], *arguments: object) -> Future[ResultT] | None:
        """The work, on its way to a process; None if they have been killed, or there are none."""
        if self._pool is None:
            return self._hired(work, *arguments)
        try:
            return self._pool.submit(work, *arguments)
        except BrokenProcessPool:
            return None

    def _hired(self, work: Callable[..., ResultT], *arguments: object) -> Future[ResultT] | None:
        """The same for the first work: with it the processes are made."""
        before = active_children()
        try:
            pool = ProcessPoolExecutor(
                self._workshop.cores,
                mp_context=get_context("fork"),
                initializer=_become_worker,
                initargs=(self._make, self._other, os.getpid()),
            )
            future = pool.submit(work, *arguments)
        except (OSError, ImportError, NotImplementedError, RuntimeError):
            # No more processes, threads, memory or semaphores. Some may have been made by then, and
            # nobody would end them.
            self._is_refused = True
            for process in set(active_children()) - set(before):
                process.kill()
                process.join()
            return None
        self._pool = pool
        return future

    def _result_of(self, future: Future[ResultT] | None, make: Callable[[], ResultT]) -> ResultT:
        """What a process has made; it is made here if that was killed, as for want of memory."""
        if future is not None:
            try:
                return future.result()
            except BrokenProcessPool:
                self._dismiss()
        return make()

    def _dismiss(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _finished(self, chunk: "_Chunk[JobT]") -> list[bytes]:
        """The results of a chunk, in the order of its jobs."""
        keys = chunk.keys
        made = self._result_of(
            chunk.future, lambda: [self._make(chunk.jobs[at]) for at in chunk.missing]
        )
        results = dict(zip(chunk.missing, made, strict=True))
        kept = self._workshop.cache.load(
            key for at, key in enumerate(keys) if key is not None and at not in results
        )
        for at, key in enumerate(keys):
            if at not in results:
                # Known a moment ago, it may be gone or damaged.
                found = kept.get(key or "")
                results[at] = self._make(chunk.jobs[at]) if found is None else found
        self._made |= {key: results[at] for at, key in enumerate(keys) if key and key not in kept}
        return [results[at] for at in range(len(keys))]


@dataclass(slots=True)
class _Chunk(Generic[JobT]):
    """Jobs that go to one process together."""

    keys: list[str | None] = field(default_factory=list)
    jobs: list[JobT] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    """The places of those whose results are not kept."""

    future: Future[list[bytes]] | None = None


_worker: list[tuple[Callable[..., bytes], Callable[[], Any]]] = []
"""What a forked process does. Empty in every other process."""


_SET_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux' prctl(2): which signal to get when the parent ends."""


def _become_worker(make: Callable[..., bytes], other: Callable[[], Any], parent: int) -> None:
    # Ctrl-C goes to the parent too, which ends the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A killed parent can't end anything: without this its workers would wait for work for ever.
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it has ended before that
        os._exit(1)
    _worker.append((make, other))


def _work(jobs: Sequence[object]) -> list[bytes]:
    return [_worker[0][0](job) for job in jobs]


def _do_other() -> Any:
    return _worker[0][1]()
