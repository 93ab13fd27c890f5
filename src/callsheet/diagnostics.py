"""Findings: what is wrong or doubtful in the content, and where. Plain values, no printing."""

from dataclasses import dataclass, field

from callsheet.codes import Code, Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file of the hub."""

    path: str
    """Relative to the hub's root, with `/` on every system."""

    line: int = 1
    """Counted from 1."""

    column: int = 1
    """In characters, counted from 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or doubtful."""

    place: Place
    code: Code
    message: str
    """Lower case, no full stop, the offending value in quotes."""

    help: str = field(default="")
    """What to type instead, or where the choices are listed."""

    @property
    def severity(self) -> Severity:
        """Whether this is an error or a warning."""
        return self.code.severity

    @property
    def is_error(self) -> bool:
        """Whether the finding fails a check by itself."""
        return self.code.severity is Severity.ERROR


def in_order(findings: "list[Finding]") -> tuple[Finding, ...]:
    """The findings by file, line, column and code, each only once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.place, f.code.id, f.message)))
