"""Checks that the dates of an asset make sense together and on this day."""

from collections.abc import Iterator
from datetime import timedelta

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding
from callsheet.model.asset import Asset, Status


def check_dates(catalogue: Catalogue) -> Iterator[Finding]:
    """Dates in the future that lie in the past by nature, and the other way round."""
    for asset in catalogue.assets:
        yield from _future(asset, catalogue)
        fields = asset.fields
        if fields.reviewed_on and fields.review_by and fields.review_by <= fields.reviewed_on:
            yield Finding(
                asset.place("review_by"),
                codes.DATES_OUT_OF_ORDER,
                f"review_by {fields.review_by} is not after reviewed_on {fields.reviewed_on}",
                "give the day of the next review, or remove it to use the type's interval",
            )
        if (
            catalogue.day_is_known
            and fields.status is Status.PLANNED
            and fields.publish_on
            and fields.publish_on < catalogue.today
        ):
            yield Finding(
                asset.place("publish_on"),
                codes.PUBLISH_DATE_PASSED,
                f"it was planned for {fields.publish_on} and is not there",
                "set a new day, or write it and set  status: approved",
            )


def _future(asset: Asset, catalogue: Catalogue) -> Iterator[Finding]:
    if not catalogue.day_is_known:
        return
    # Where the day comes from a clock, somebody east of it may have written tomorrow's.
    latest = catalogue.today + timedelta(days=0 if catalogue.pinned else 1)
    for name in ("reviewed_on", "added_on", "retired_on"):
        day = getattr(asset.fields, name)
        if day and day > latest:
            yield Finding(
                asset.place(name),
                codes.DATE_IN_FUTURE,
                f"{name} {day} is in the future: today is {catalogue.today}",
                "check the year and the month",
            )
