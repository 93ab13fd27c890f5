"""Checks which approved assets must be read again."""

from collections.abc import Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding
from callsheet.freshness import Freshness

_CODES = {
    Freshness.DUE_SOON: codes.DUE_SOON,
    Freshness.OVERDUE: codes.OVERDUE,
    Freshness.EXPIRED: codes.EXPIRED,
}


def check_freshness(catalogue: Catalogue) -> Iterator[Finding]:
    """Warnings, never errors: a date that passes must not fail somebody else's change."""
    if not catalogue.day_is_known:
        return
    for asset in catalogue.assets:
        state = catalogue.freshness_of(asset)
        due = catalogue.review_by(asset)
        if state is None or due is None or state not in _CODES:
            continue
        if asset.fields.reviewed_on and due <= asset.fields.reviewed_on:
            continue  # The dates contradict each other, and that is what is said.
        when = _when((due - catalogue.today).days)
        owner = catalogue.name_of(asset.fields.owner)
        yield Finding(
            asset.place("review_by" if asset.fields.review_by else "reviewed_on"),
            _CODES[state],
            f"the review {when}, on {due}; the owner is {owner}",
            "read it, mend what is wrong, then set  reviewed_on  to that day",
        )


def _when(days: int) -> str:
    """How far away the review is; `days` is negative when it should have been done."""
    if days == 0:
        return "is due today"
    number = f"{abs(days)} day" + ("" if abs(days) == 1 else "s")
    return f"is due in {number}" if days > 0 else f"was due {number} ago"
