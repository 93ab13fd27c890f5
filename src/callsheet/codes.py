"""The register of everything a check can say: one code each, never reused.

The first digit tells the subject: 1 reading a file, 2 fields, 3 terms and references, 4 dates and
freshness, 5 files and links, 6 the playbook, 7 the hub's own settings. `docs/reference/findings.md`
explains each with an example.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Wrong: the file is not published, or a reader would meet something broken."""

    WARNING = "warning"
    """Doubtful or due: the site is built all the same."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding."""

    id: str
    """`CS` and three digits."""

    name: str
    """Two or three words with hyphens: the anchor in the reference."""

    severity: Severity = Severity.ERROR


# Reading a file
UNREADABLE = Code("CS101", "unreadable-file")
NOT_UTF8 = Code("CS102", "not-utf-8")
TOO_LARGE = Code("CS103", "too-large")
SYMBOLIC_LINK = Code("CS104", "symbolic-link")
NO_FRONT_MATTER = Code("CS105", "no-front-matter")
FRONT_MATTER_OPEN = Code("CS106", "front-matter-never-closed")
BROKEN_YAML = Code("CS107", "broken-yaml")
DUPLICATE_KEY = Code("CS108", "duplicate-key")
YAML_FEATURE = Code("CS109", "yaml-feature-not-allowed")
WRONG_SHAPE = Code("CS110", "wrong-shape")
TOO_DEEP = Code("CS111", "nested-too-deep")
AUDIENCE_BLOCK = Code("CS112", "audience-block")
HTML_REMOVED = Code("CS115", "html-removed", Severity.WARNING)

# Fields
MISSING_FIELD = Code("CS201", "missing-field")
UNKNOWN_FIELD = Code("CS202", "unknown-field")
EMPTY_FIELD = Code("CS203", "empty-field")
WRONG_VALUE = Code("CS204", "wrong-value")
BAD_DATE = Code("CS205", "not-a-date")
BAD_ID = Code("CS206", "not-an-id")
LONG_FIELD = Code("CS207", "too-long")

# Terms and references
UNKNOWN_TERM = Code("CS301", "unknown-term")
DUPLICATE_ID = Code("CS302", "duplicate-id")
UNKNOWN_OWNER = Code("CS303", "unknown-owner")
UNKNOWN_ASSET = Code("CS304", "unknown-asset")
UNKNOWN_ROLE = Code("CS305", "unknown-role")
SELF_REVIEW = Code("CS306", "reviewed-by-owner", Severity.WARNING)
AMBIGUOUS_ALIAS = Code("CS307", "ambiguous-alias", Severity.WARNING)
NO_VOCABULARY = Code("CS308", "vocabulary-missing")

# Dates and freshness
DATE_IN_FUTURE = Code("CS401", "date-in-the-future")
DATES_OUT_OF_ORDER = Code("CS402", "dates-out-of-order")
PUBLISH_DATE_PASSED = Code("CS403", "publish-date-passed")
DUE_SOON = Code("CS404", "review-due-soon", Severity.WARNING)
OVERDUE = Code("CS405", "review-overdue", Severity.WARNING)
EXPIRED = Code("CS406", "review-expired", Severity.WARNING)

# Files and links
MISSING_FILE = Code("CS501", "missing-file")
DEAD_LINK = Code("CS502", "dead-link")
DEAD_ANCHOR = Code("CS503", "dead-anchor")
OUTSIDE_HUB = Code("CS504", "outside-the-hub")
UNSAFE_LINK = Code("CS505", "link-not-allowed")
ADDRESS_TAKEN = Code("CS506", "address-taken")
LIVE_LIST = Code("CS507", "live-list")
FILE_TYPE = Code("CS508", "file-type-not-allowed")
EXTERNAL_IMAGE = Code("CS509", "external-image")
LINK_INSIDE = Code("CS510", "link-to-narrower-audience")
FILE_TOO_LARGE = Code("CS511", "file-too-large")
WRONG_CONTENT = Code("CS512", "wrong-content")
FILE_UNREADABLE = Code("CS513", "file-not-readable")
HIDDEN_METADATA = Code("CS514", "hidden-metadata", Severity.WARNING)
ACTIVE_FILE = Code("CS515", "active-file")
MACRO_FILE = Code("CS516", "macro-file")

# The playbook
AGENDA_MINUTES = Code("CS601", "agenda-does-not-fit")
NOT_A_HANDOVER = Code("CS602", "handover-to-oneself")
STAGES_OUT_OF_ORDER = Code("CS603", "handover-goes-backwards")

# The hub's own settings
PINNED_TODAY = Code("CS701", "today-is-pinned", Severity.WARNING)
NO_ASSETS = Code("CS702", "no-assets", Severity.WARNING)
UNKNOWN_FILE = Code("CS703", "file-not-read", Severity.WARNING)

CODES: tuple[Code, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Code)
)
"""Every code, in the order of this file."""
