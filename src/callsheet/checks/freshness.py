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
    for asset in catalogue.assets:
        state = catalogue.freshness_of(asset)
        due = catalogue.review_by(asset)
        if state is None or due is None or state not in _CODES:
            continue
        days = abs((due - catalogue.today).days)
        unit = "day" if days == 1 else "days"
        when = (
            f"is due in {days} {unit}"
            if state is Freshness.DUE_SOON
            else f"was due {days} {unit} ago"
        )
        owner = catalogue.name_of(asset.fields.owner)
        yield Finding(
            asset.place("review_by" if asset.fields.review_by else "reviewed_on"),
            _CODES[state],
            f"the review {when}, on {due}; the owner is {owner}",
            "read it, mend what is wrong, then set  reviewed_on  to that day",
        )
