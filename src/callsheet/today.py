"""The day to reckon with, from what people and programs say; the clock is not read here."""

from datetime import UTC, date, datetime


def day_of_epoch(seconds: str) -> date:
    """The day in UTC of a `SOURCE_DATE_EPOCH`.

    Raises:
        ValueError: it is not a number of seconds that a calendar knows.
    """
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is not a time: {seconds[:40]!r}") from error
