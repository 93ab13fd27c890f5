"""YAML files that are lists: each entry typed, and all that is wrong with one a finding."""

from typing import TypeVar

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.model.base import Entry
from callsheet.schema import parse_entry
from callsheet.source import SourceFile, load_text
from callsheet.wording import quoted
from callsheet.yamltext import YamlText, parse_yaml

EntryT = TypeVar("EntryT", bound=Entry)


def load_yaml(file: SourceFile, findings: list[Finding]) -> tuple[YamlText | None, bool]:
    """The file's values, and whether they are all of them.

    Of a key that stands twice the first is kept, so that the rest of the file is checked as well.
    """
    text, wrong = load_text(file)
    parsed = None
    if text is not None:
        parsed, wrong = parse_yaml(text, file.path)
    if parsed is not None and parsed.value is None and not wrong:
        message = "the file is empty"
        help_text = "write its entries, or delete the file if there are none"
        wrong = [Finding(Place(file.path), codes.WRONG_SHAPE, message, help_text)]
    findings += wrong
    return (parsed if is_usable(wrong) else None), not wrong


def is_usable(wrong: list[Finding]) -> bool:
    """Whether the rest of a text with these findings can be checked as well."""
    return all(finding.code is codes.DUPLICATE_KEY for finding in wrong)


def load_entries(
    file: SourceFile | None, model: type[EntryT], findings: list[Finding], incomplete: set[str]
) -> tuple[EntryT, ...]:
    """The entries of a YAML file that is a list; a wrong one is left out and hides no other."""
    if file is None:
        return ()
    text, sound = load_yaml(file, findings)
    if not sound:
        incomplete.add(file.stem)
    if text is None:
        return ()
    if not isinstance(text.value, list):
        first = next(iter(model.model_fields))
        message = f"the file must be a list: each entry begins with '- {first}: …'"
        help_text = (
            "put '- ' before the first key of each entry and two spaces before its other keys"
        )
        findings.append(Finding(text.place(), codes.WRONG_SHAPE, message, help_text))
        incomplete.add(file.stem)
        return ()
    entries: list[EntryT] = []
    seen: dict[str, int] = {}
    for index, value in enumerate(text.value):
        entry, wrong = parse_entry(model, value, text, (index,))
        findings += wrong
        if entry is None:
            incomplete.add(file.stem)
            continue
        entry_id = str(getattr(entry, "id", index))
        if entry_id in seen:
            message = f"the id {quoted(entry_id)} stands here a second time"
            help_text = f"it is first on line {seen[entry_id]}; an id belongs to one entry"
            findings.append(Finding(entry.place("id"), codes.DUPLICATE_ID, message, help_text))
            continue
        seen[entry_id] = entry.place("id").line
        entries.append(entry)
    return tuple(entries)
