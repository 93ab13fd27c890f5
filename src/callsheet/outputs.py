"""Outputs: the files of the docs tree that the engine makes, before a site generator sees them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from callsheet.errors import AddressTaken
from callsheet.markup.convert import Converted
from callsheet.markup.trusted import Trusted

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in its parts: what stands around the body is the engine's own, the body is content."""

    meta: Mapping[str, Any]
    """The front matter, as site generators read it; text is escaped for HTML already."""

    head: str
    """HTML above the body."""

    body: str = ""
    """Markdown; empty on a page that is HTML altogether."""

    trusted: Trusted | None = None
    """The HTML of the engine's own that the body has marks for."""

    converted: Converted = field(default_factory=Converted)
    """The body as HTML; the build sets it."""

    foot: str = ""
    """HTML below the body."""

    @property
    def front_matter(self) -> str:
        """The YAML between its two fences."""
        text = yaml.dump(
            dict(self.meta), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000
        )
        return f"---\n{text}---\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the docs tree."""

    path: str
    """Relative to the docs tree, with `/`: `library/foo.md`."""

    content: Page | str | bytes | Path
    """A page, text or bytes, or the file of the hub that is copied."""

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
