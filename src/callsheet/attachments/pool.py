"""Pool: a few workers that read files at the same time; one that dies or hangs is replaced.

The worker limits its own memory and time; the clock on the wall is watched from here, because a
process that was taken over may do away with its own limits.
"""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from callsheet.attachments.wire import NotAnAnswer, parse_answer
from callsheet.errors import CannotWrite
from callsheet.model.attachment import AttachedFile, Kind

_LENGTH_BYTES = 8
_KEPT = ("LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP")
"""Of the environment a worker gets these: secrets of a build server are none of its business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one file may cost."""

    cpu_seconds: int = 20
    """A document of 500 pages takes about 3."""

    wall_seconds: float = 30
    """More than that, because other programs want the processor too."""

    memory_bytes: int = 768_000_000
    """Address space, of which Python and the libraries take 200 MB before they read anything."""

    answer_bytes: int = 64_000_000
    """An answer above this is not from our worker any more."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker has said about a file."""

    file: AttachedFile
    is_lasting: bool
    """False if a busy machine may have been the reason: the next build asks again."""


Command = Callable[[Limits], Sequence[str]]


def worker_command(limits: Limits) -> list[str]:
    """How a worker is started; `-P` keeps the folder that it starts in out of its imports."""
    numbers = [str(limits.cpu_seconds), str(limits.memory_bytes)]
    return [sys.executable, "-P", "-m", "callsheet.attachments.worker", *numbers]


class Pool:
    """Workers, started when they are needed. Use it with `with`: at the end they are stopped."""

    def __init__(
        self, size: int, limits: Limits = LIMITS, command: Command = worker_command
    ) -> None:
        self._size = size
        self._limits = limits
        self._command = command
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._workers: list[_Worker] = []

    def __enter__(self) -> "Pool":
        try:
            self._folder = tempfile.TemporaryDirectory(
                prefix="callsheet-", ignore_cleanup_errors=True
            )
        except OSError as error:
            reason = error.strerror or error
            raise CannotWrite(f"can't make a folder for temporary files: {reason}") from error
        self._executor = ThreadPoolExecutor(self._size, "callsheet-files")
        for _ in range(self._size):
            worker = _Worker(self._command(self._limits), self._limits, self._folder.name)
            self._workers.append(worker)
            self._idle.put(worker)
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._executor.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def read(self, files: Iterable[Callable[[], bytes]]) -> Iterator[Answer]:
        """The answers in the order of the files, which are fetched when their turn comes."""
        return self._executor.map(self._read, files)

    def _read(self, fetch: Callable[[], bytes]) -> Answer:
        try:
            data = fetch()
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            return Answer(AttachedFile(size=0, kind=Kind.OTHER, problem=problem), False)
        worker = self._idle.get()
        try:
            return worker.ask(data)
        finally:
            self._idle.put(worker)


class _Worker:
    """One process, and its replacement after it has died."""

    def __init__(self, command: Sequence[str], limits: Limits, folder: str) -> None:
        self._command, self._limits, self._folder = command, limits, folder
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False
        self._lock = threading.Lock()

    def ask(self, data: bytes) -> Answer:
        """What the process says about a file, or what became of it."""
        try:
            process = self._running()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return _gone(data, f"the program that reads it can't be started: {reason}")
        if process is None:
            return _gone(data, "reading was stopped")
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._limits.wall_seconds, end)
        timer.start()
        try:
            with suppress(OSError):  # It has died; why is seen below.
                process.stdin.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
                process.stdin.write(data)
                process.stdin.flush()
            reply = self._reply(process.stdout)
        finally:
            timer.cancel()
        if reply is not None:
            with suppress(NotAnAnswer):
                return Answer(parse_answer(reply), True)
        self._end(process)
        return _gone(data, self._reason(process, late.is_set()))

    def stop(self) -> None:
        """End the process, whatever it is doing; no other one is started."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._end(self._process)

    def _running(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._is_stopped:
                return None
            if self._process is not None and self._process.poll() is not None:
                self._end(self._process)
                self._process = None
            if self._process is None:
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=self._folder,
                    env=_environment(),
                )
            return self._process

    def _reply(self, stream: IO[bytes]) -> bytes | None:
        head = stream.read(_LENGTH_BYTES)
        length = int.from_bytes(head, "big")
        if len(head) < _LENGTH_BYTES or length > self._limits.answer_bytes:
            return None
        reply = stream.read(length)
        return reply if len(reply) == length else None

    def _reason(self, process: subprocess.Popen[bytes], is_late: bool) -> str:
        if is_late:
            return f"reading it takes more than {self._limits.wall_seconds:g} seconds"
        if process.returncode == -getattr(signal, "SIGXCPU", 0):
            return f"reading it takes more than {self._limits.cpu_seconds} seconds"
        megabytes = self._limits.memory_bytes // 1_000_000
        return f"it breaks the program that reads it, or needs more than {megabytes} MB of memory"

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        process.wait()


def _gone(data: bytes, problem: str) -> Answer:
    return Answer(AttachedFile(size=len(data), kind=Kind.OTHER, problem=problem), False)


def _environment() -> dict[str, str]:
    """What a worker needs to find the same modules as this process."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = (str(Path(place).absolute()) for place in sys.path if place)
    return {**kept, "PYTHONPATH": os.pathsep.join(places), "PYTHONIOENCODING": "utf-8"}
