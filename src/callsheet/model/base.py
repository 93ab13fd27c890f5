"""What all models share: strictness, the place in the file, and the types of single values."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from callsheet.diagnostics import Place
from callsheet.yamltext import Path, YamlText

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""Lower-case words and numbers with single hyphens: safe as a file name and in an address."""

_DATE_PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_YEARS = range(1970, 2200)
"""Anything else is a slip of the hand, and days can be added without leaving the calendar."""


class Entry(BaseModel):
    """A typed value that a hub has written, and that knows where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    _text: YamlText | None = PrivateAttr(default=None)
    _at: Path = PrivateAttr(default=())

    def stands_in(self, text: YamlText, at: Path) -> None:
        """Remember the place; called once, by the reader."""
        self._text, self._at = text, at

    def place(self, *path: str | int) -> Place:
        """Where the value at `path` stands in its file; the entry itself without a path."""
        return self._text.place(*self._at, *path) if self._text else Place("")

    @property
    def source(self) -> str:
        """The file that it was read from, relative to the hub's root."""
        return self._text.path if self._text else ""


def _parse_id(value: Any) -> Any:
    if isinstance(value, str) and not ID_PATTERN.match(value.strip()):
        raise PydanticCustomError("callsheet_id", "not an id")
    return value


def _parse_date(value: Any) -> Any:
    """A date as `2026-10-02`; nothing else, so that no format is ever guessed."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DATE_PATTERN.match(value.strip()):
        raise PydanticCustomError("callsheet_date", "not a date")
    try:
        day = date.fromisoformat(value.strip())
    except ValueError as error:
        raise PydanticCustomError("callsheet_date_impossible", "no such day") from error
    if day.year not in _YEARS:
        raise PydanticCustomError("callsheet_date_far", "far from every year that matters")
    return day


def _parse_number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch("[0-9]{1,9}", value.strip()):
        raise PydanticCustomError("callsheet_number", "not a whole number")
    return value


def _parse_share(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", value.strip()):
        raise PydanticCustomError("callsheet_share", "not a share")
    return value


def _parse_flag(value: Any) -> Any:
    if isinstance(value, str):
        flags = {"true": True, "yes": True, "false": False, "no": False}
        if value.strip().lower() not in flags:
            raise PydanticCustomError("callsheet_flag", "not true or false")
        return flags[value.strip().lower()]
    return value


def _as_list(value: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return [value] if isinstance(value, str) else value


def _one_line(text: str) -> str:
    """Line ends and runs of spaces become one space: a list or a link holds one line."""
    return " ".join(text.split())


Id = Annotated[str, StringConstraints(max_length=80), BeforeValidator(_parse_id)]
"""Lower-case words with hyphens, such as `finance-lead`."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_one_line)]
"""Text of one line or two."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=120), AfterValidator(_one_line)]
"""A short name that people read in lists."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""A paragraph or two."""

Day = Annotated[date, BeforeValidator(_parse_date)]
"""A date such as `2026-10-02`."""

Count = Annotated[int, BeforeValidator(_parse_number)]
"""A whole number, 0 or more."""

Share = Annotated[float, BeforeValidator(_parse_share), Field(ge=0, le=1)]
"""A part of a whole, from 0 to 1, such as `0.95`."""

Flag = Annotated[bool, BeforeValidator(_parse_flag)]
"""`true` or `false`."""

Ids = Annotated[tuple[Id, ...], BeforeValidator(_as_list)]
"""One id or a list of them."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_list)]
"""One short text or a list of them."""
