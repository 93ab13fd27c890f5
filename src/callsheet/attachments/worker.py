"""Worker: a process of its own that reads one file after another, within limits set by itself.

    python -m callsheet.attachments.worker CPU_SECONDS MEMORY_BYTES

It reads from its standard input and writes to its standard output: 8 bytes with a length, then as
many bytes. In comes a file, out goes an answer as JSON (see `wire`). It ends when its input ends.
It is given no path and can write no file; what it can't do is in the hands of the system: it runs
with the rights of whoever started it.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from callsheet.attachments.extraction import extract
from callsheet.attachments.wire import as_json
from callsheet.model.attachment import AttachedFile, Kind

LENGTH_BYTES = 8


def main(arguments: list[str]) -> None:
    """Answer until there is nothing more to read."""
    cpu_seconds, memory_bytes = map(int, arguments)
    _limit_for_good(memory_bytes)
    questions, answers = _channels()
    while length := questions.read(LENGTH_BYTES):
        data = questions.read(int.from_bytes(length, "big"))
        _limit_time(cpu_seconds)
        answer = as_json(_answer(data, memory_bytes))
        answers.write(len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        answers.flush()


def _answer(data: bytes, memory_bytes: int) -> AttachedFile:
    try:
        return extract(data)
    except MemoryError:
        problem = f"reading it needs more than {memory_bytes // 1_000_000} MB of memory"
    except Exception:
        # Whatever a library raises for a file that its authors have never seen.
        problem = "it is damaged"
    return AttachedFile(size=len(data), kind=Kind.OTHER, problem=problem)


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return sys.stdin.buffer, answers


def _limit_for_good(memory_bytes: int) -> None:
    """Memory, and no writing; Windows has no such limits, macOS ignores the one on memory."""
    with suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, memory_bytes),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))


def _limit_time(cpu_seconds: int) -> None:
    """So many seconds of computing from now on; after that the system ends the process."""
    with suppress(ImportError):
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        until = int(usage.ru_utime + usage.ru_stime) + cpu_seconds
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


if __name__ == "__main__":
    main(sys.argv[1:])
