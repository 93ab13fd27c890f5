"""Values with positions to typed models, and pydantic's errors to findings that say what to do."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.model.base import Entry
from callsheet.wording import listed, nearest, quoted
from callsheet.yamltext import Path, YamlText

EntryT = TypeVar("EntryT", bound=Entry)

_LIST_COMPLAINTS = frozenset(
    {"tuple_type", "model_type", "model_attributes_type", "dict_type", "too_short"}
)
"""Pydantic's errors about the shape of a list or mapping; all others are about one value."""


def parse_entry(
    model: type[EntryT],
    value: Any,
    text: YamlText,
    at: Path = (),
    *,
    more_fields: Iterable[str] = (),
) -> tuple[EntryT | None, list[Finding]]:
    """The typed entry that stands at `at`, or None and a finding for each thing wrong with it.

    `more_fields` are names that the caller handles; they are offered in "did you mean" too.
    """
    if not isinstance(value, dict):
        message = f"expected 'key: value' lines, found {_kind(value)}"
        return None, [Finding(text.place(*at), codes.WRONG_SHAPE, message, _fields_help(model))]
    details: list[ErrorDetails] = []
    try:
        entry = model.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
    findings = [_finding(model, detail, text, at, tuple(more_fields)) for detail in details]
    unknown = [tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"]
    findings += [
        _empty(model, path, text, at)
        for path in _empty_paths(value)
        if not any(path[: len(start)] == start for start in unknown)
    ]
    if findings:
        return None, list(dict.fromkeys(findings))
    _set_places(entry, text, at)
    return entry, []


def _empty_paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where nothing stands after a colon or a hyphen: a slip, even in an optional field."""
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty_paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _empty_paths(inner, (*path, index))


def _empty(model: type[Entry], loc: Path, text: YamlText, at: Path) -> Finding:
    message = f"{quoted(_field_name(loc))} is empty"
    return Finding(text.place(*at, *loc), codes.EMPTY_FIELD, message, _fill_help(model, loc))


def _set_places(entry: Entry, text: YamlText, at: Path) -> None:
    """Tell the entry and the entries inside it where they stand."""
    entry.stands_in(text, at)
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        key = info.alias or name
        if isinstance(value, Entry):
            _set_places(value, text, (*at, key))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Entry):
                    _set_places(item, text, (*at, key, index))


def _finding(
    model: type[Entry], detail: ErrorDetails, text: YamlText, at: Path, more: tuple[str, ...]
) -> Finding:
    loc = tuple(detail["loc"])
    name = str(loc[-1]) if loc else ""
    field = _field_name(loc)
    kind, value = detail["type"], detail["input"]
    if kind == "missing":
        here = text.key_place(*at, *loc[:-1]) if loc[:-1] or at else Place(text.path, 1, 1)
        return Finding(
            here, codes.MISSING_FIELD, f"the field {quoted(name)} is missing", _add_help(model, loc)
        )
    if kind == "extra_forbidden":
        return _unknown_field(model, loc, text, at, more)
    where = text.place(*at, *loc)
    if value is None or (isinstance(value, str) and not value.strip()):
        return _empty(model, loc, text, at)
    code, message, help_text = _explain(detail, field)
    if code is codes.WRONG_SHAPE:
        help_text = _add_help(model, loc).replace("add", "write", 1)
    return Finding(where, code, message, help_text)


def _explain(detail: ErrorDetails, field: str) -> tuple[codes.Code, str, str]:
    """Code, message and help for a value that is there and wrong."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    shown = quoted(value)
    if isinstance(value, list | dict) and kind not in _LIST_COMPLAINTS:
        message = f"{quoted(field)} takes one value, found {_kind(value)}"
        return codes.WRONG_SHAPE, message, ""
    match kind:
        case "callsheet_date":
            return (
                codes.BAD_DATE,
                f"{shown} is not a date",
                f"write {field} as year-month-day: 2026-10-02",
            )
        case "callsheet_date_impossible":
            return codes.BAD_DATE, f"there is no day {shown}", "check the day and the month"
        case "callsheet_date_far":
            return codes.BAD_DATE, f"the year of {shown} can't be meant", "check the year"
        case "callsheet_id":
            help_text = "use lower-case letters, digits and single hyphens: finance-lead"
            return codes.BAD_ID, f"{shown} is not an id", help_text
        case "enum" | "literal_error":
            choices = [choice.strip("'") for choice in _choices(str(context.get("expected", "")))]
            guess = nearest(str(value), choices)
            hint = f"did you mean {quoted(guess)}? " if guess else ""
            return codes.WRONG_VALUE, f"unknown {field} {shown}", f"{hint}Choose {listed(choices)}"
        case "string_too_long":
            most = context.get("max_length")
            length = len(str(value))
            return (
                codes.LONG_FIELD,
                f"{quoted(field)} has {length} characters",
                f"at most {most} fit",
            )
        case "tuple_type" | "model_type" | "model_attributes_type" | "dict_type":
            message = f"{quoted(field)} has the wrong shape: found {_kind(value)}"
            return codes.WRONG_SHAPE, message, ""
        case "too_short":
            return codes.EMPTY_FIELD, f"{quoted(field)} is empty", "add at least one entry"
        case "callsheet_number":
            return codes.WRONG_VALUE, f"{quoted(field)} is {shown}", "write a whole number: 90"
        case "callsheet_share":
            help_text = "write a number from 0 to 1, with a point: 0.95"
            return codes.WRONG_VALUE, f"{quoted(field)} is {shown}", help_text
        case "greater_than_equal":
            help_text = f"the least is {context.get('ge'):g}"
            return codes.WRONG_VALUE, f"{quoted(field)} is {shown}", help_text
        case "less_than_equal":
            help_text = f"the most is {context.get('le'):g}"
            return codes.WRONG_VALUE, f"{quoted(field)} is {shown}", help_text
        case "callsheet_flag":
            return codes.WRONG_VALUE, f"{quoted(field)} is {shown}", "write true or false"
        case "callsheet_time":
            return (
                codes.WRONG_VALUE,
                f"{shown} is not a time of day",
                'write it as "09:30", in quotes',
            )
        case "callsheet_zone":
            return codes.WRONG_VALUE, f"{shown} is not a time zone", "write it as Europe/Amsterdam"
        case "callsheet_request":
            return (
                codes.WRONG_VALUE,
                f"{shown} is not an address",
                "it begins with https:// or mailto:",
            )
        case "url_parsing" | "url_scheme" | "url_type" | "url_too_long":
            return codes.WRONG_VALUE, f"{shown} is not a web address", "it begins with https://"
    return codes.WRONG_VALUE, f"{quoted(field)} is {shown}", _words(detail["msg"])


def _unknown_field(
    model: type[Entry], loc: Path, text: YamlText, at: Path, more: tuple[str, ...]
) -> Finding:
    name = str(loc[-1])
    names = [*_field_names(_model_at(model, loc[:-1])), *(more if len(loc) == 1 else ())]
    guess = nearest(name, names)
    help_text = (
        f"did you mean {quoted(guess)}?" if guess else f"the fields are {listed(names, most=30)}"
    )
    where = text.key_place(*at, *loc)
    return Finding(where, codes.UNKNOWN_FIELD, f"unknown field {quoted(name)}", help_text)


def _model_at(model: type[Entry], loc: Path) -> type[Entry]:
    """The model of the entry at a path inside `model`."""
    current = model
    for step in loc:
        if isinstance(step, int):
            continue
        info = _field_info(current, step)
        inner = _entry_in(info.annotation) if info else None
        if inner is None:
            break
        current = inner
    return current


def _entry_in(annotation: Any) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    arguments = getattr(annotation, "__args__", ())
    return next((found for found in map(_entry_in, arguments) if found), None)


def _field_names(model: type[Entry]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _field_name(loc: Path) -> str:
    """The last key of a path; a position in a list says nothing to people."""
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "the value")


def _fields_help(model: type[Entry]) -> str:
    return f"the fields are {listed(_field_names(model), most=30)}"


def _add_help(model: type[Entry], loc: Path) -> str:
    """What to type for a field that is missing or empty."""
    names = [step for step in loc if isinstance(step, str)]
    if not names:
        return _fields_help(model)
    inner = _model_at(model, loc[:-1])
    info = _field_info(inner, names[-1])
    if info and info.examples:
        return f"add a line such as  {names[-1]}: {info.examples[0]}"
    return f"add a line  {names[-1]}: …"


def _fill_help(model: type[Entry], loc: Path) -> str:
    """What to do about a field with nothing in it."""
    text = _add_help(model, loc)
    name = next((step for step in reversed(loc) if isinstance(step, str)), None)
    info = _field_info(_model_at(model, loc[:-1]), name)
    return text if info is None or info.is_required() else f"{text}, or remove this one"


def _field_info(model: type[Entry], key: str | None) -> FieldInfo | None:
    return next((f for n, f in model.model_fields.items() if key == (f.alias or n)), None)


def _choices(expected: str) -> list[str]:
    return [part.strip() for part in expected.replace(" or ", ", ").split(",") if part.strip()]


def _kind(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case str():
            return f"the text {quoted(value)}"
        case Mapping():
            return "'key: value' lines"
        case list() | tuple():
            return "a list"
    return quoted(value)


def _words(message: str) -> str:
    return message[:1].lower() + message[1:]
