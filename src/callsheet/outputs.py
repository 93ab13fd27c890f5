"""Outputs: the files of the docs tree that the engine makes, before any site generator has seen them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from callsheet.errors import AddressTaken


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the docs tree."""

    path: str
    """Relative to the docs tree, with `/`: `library/foo.md`."""

    content: str | bytes | Path
    """Its text or bytes, or the file of the hub that is copied."""

    source: str | None = None
    """The file of the hub that it was made from, if there is one."""


def collected(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs by path.

    Raises:
        AddressTaken: two of them would stand at one path; case is ignored, as many disks do.
    """
    by_path: dict[str, Output] = {}
    for output in outputs:
        folded = output.path.casefold()
        if folded in by_path:
            first = by_path[folded]
            raise AddressTaken(
                f"two files want the address {output.path}: "
                f"{first.source or 'the engine'} and {output.source or 'the engine'}"
            )
        by_path[folded] = output
    return tuple(sorted(by_path.values(), key=lambda output: output.path))
