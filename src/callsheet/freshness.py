"""Freshness: how far an asset's last review may be trusted today."""

from datetime import date, timedelta
from enum import StrEnum

from callsheet.model.asset import AssetFields, Status
from callsheet.model.hub import FreshnessPolicy


class Freshness(StrEnum):
    """The states, best first."""

    CURRENT = "current"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    EXPIRED = "expired"

    @property
    def words(self) -> str:
        """What a reader sees."""
        return self.value.replace("-", " ").capitalize()


def next_review(fields: AssetFields, interval_days: int) -> date | None:
    """The day by which an approved asset must be read again, or None for all others."""
    if fields.status is not Status.APPROVED or fields.reviewed_on is None:
        return None
    return fields.review_by or fields.reviewed_on + timedelta(days=interval_days)


def freshness(review_by: date, today: date, policy: FreshnessPolicy) -> Freshness:
    """The state on `today` of something that must be reviewed by `review_by`."""
    if today > review_by + timedelta(days=policy.expired_after_days):
        return Freshness.EXPIRED
    if today > review_by:
        return Freshness.OVERDUE
    if today >= review_by - timedelta(days=policy.due_soon_days):
        return Freshness.DUE_SOON
    return Freshness.CURRENT
