"""The day to reckon with, from what people and programs say; the clock is not read here."""

import re
from datetime import UTC, date, datetime


def parse_day(text: str) -> date:
    """A day as `2026-10-02`, in no other form.

    Raises:
        ValueError: it is not one.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"not a day: {text[:40]!r}")
    return date.fromisoformat(text)


def day_of_epoch(seconds: str) -> date:
    """The day in UTC of a `SOURCE_DATE_EPOCH`.

    Raises:
        ValueError: it is not a number of seconds that a calendar knows.
    """
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is not a time: {seconds[:40]!r}") from error
