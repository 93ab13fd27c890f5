"""Writes the file of a new asset: its front matter and the headings to begin with."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from pydantic import TypeAdapter, ValidationError

from callsheet.catalogue import Catalogue
from callsheet.checks.identity import RESERVED_IDS
from callsheet.errors import CannotWrite
from callsheet.model.asset import Status
from callsheet.model.base import Id, Line, Title
from callsheet.model.playbook import Person, Role
from callsheet.wording import listed, nearest, quoted
from callsheet.yamltext import parse_yaml

_BODY = """\
## When to use it

## What to say
"""

_LONGEST_ID = 60
"""A file's name and an address that people can still read aloud; longer titles are cut."""

_ID = TypeAdapter[str](Id)
_LINES = {"summary": TypeAdapter[str](Line)}
_TITLE = TypeAdapter[str](Title)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAsset:
    """What is known of an asset when it is started."""

    id: str
    title: str
    summary: str
    type: str
    persona: tuple[str, ...]
    stage: tuple[str, ...]
    objection: tuple[str, ...]
    owner: str
    audience: str
    added_on: date


def typed_line(field: str, text: str) -> str:
    """Text from the command line as one line that a file of the hub may hold.

    Raises:
        ValueError: it is empty, too long, or has a character that YAML refuses.
    """
    line = " ".join(text.split())
    try:
        _, findings = parse_yaml(json.dumps(line, ensure_ascii=False), "")
    except UnicodeEncodeError as error:
        raise ValueError(f"the {field} is not text in UTF-8") from error
    if findings:
        raise ValueError(f"wrong in the {field}: {findings[0].message}")
    try:
        return _LINES.get(field, _TITLE).validate_python(line)
    except ValidationError as error:
        most = error.errors()[0].get("ctx", {}).get("max_length")
        wrong = f"has {len(line)} characters, at most {most} fit" if line else "is empty"
        raise ValueError(f"the {field} {wrong}") from error


def id_from(title: str) -> str:
    """The title in lower-case words with hyphens; empty if it has no letter of the Latin script."""
    bare = re.sub("['’]", "", title.casefold())
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) <= _LONGEST_ID:
        return words
    return words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]


def problems_with(field: str, values: Iterable[str], catalogue: Catalogue) -> list[str]:
    """What the hub would say against the values of one field, each with what to type instead."""
    if field == "id":
        return [problem for value in values if (problem := _wrong_id(value, catalogue))]
    if field == "owner":
        return [problem for value in values if (problem := _wrong_owner(value, catalogue))]
    vocabulary = catalogue.vocabularies[field]
    return [
        _unknown(field, term, vocabulary.suggest(term), vocabulary.by_id)
        for term in values
        if vocabulary.complete and vocabulary.get(term) is None
    ]


def _wrong_id(asset_id: str, catalogue: Catalogue) -> str | None:
    try:
        _ID.validate_python(asset_id)
    except ValidationError:
        return f"{quoted(asset_id)} is not an id: use lower-case letters, digits and single hyphens"
    if asset_id in RESERVED_IDS:
        return f"the id {quoted(asset_id)} is taken by the library itself: give another one"
    if existing := catalogue.asset(asset_id):
        return f"{existing.path} has the id {quoted(asset_id)}: give another title or id"
    if asset_id in catalogue.withheld:
        return f"an asset that has an error has the id {quoted(asset_id)}: run callsheet check"
    return None


def _wrong_owner(owner: str, catalogue: Catalogue) -> str | None:
    people: list[Role | Person] = [*catalogue.playbook.roles, *catalogue.playbook.people]
    unread = catalogue.incomplete & {"people", "roles"}
    if not people or unread or catalogue.knows_person(owner):
        return None
    spoken = {entry.name.replace(" ", "-").casefold(): entry.id for entry in people}
    spoken |= {entry.id: entry.id for entry in people}
    guess = nearest(owner, spoken)
    return _unknown("owner", owner, spoken[guess] if guess else None, spoken.values())


def _unknown(field: str, value: str, guess: str | None, choices: Iterable[str]) -> str:
    hint = f"did you mean {quoted(guess)}? " if guess else ""
    return f"unknown {field} {quoted(value)}: {hint}Choose from {listed(dict.fromkeys(choices))}"


def write_asset(root: Path, asset: NewAsset) -> str:
    """Write the file as a draft; gives its path, relative to the hub's root.

    Raises:
        CannotWrite: there is a file of this name already, or the disk said no.
    """
    path = f"assets/{asset.id}.md"
    target = root / path
    fields: dict[str, Any] = {
        "title": asset.title,
        "summary": asset.summary,
        "type": asset.type,
        "persona": list(asset.persona),
        "stage": list(asset.stage),
    }
    if asset.objection:
        fields["objection"] = list(asset.objection)
    fields |= {
        "owner": asset.owner,
        "audience": asset.audience,
        "status": Status.DRAFT.value,
        "added_on": asset.added_on,
    }
    text = frontmatter.dumps(
        frontmatter.Post(_BODY, **fields),
        Dumper=yaml.SafeDumper,  # the faster one writes emoji as escapes
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=1000,
    )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text.rstrip("\n") + "\n")
    except FileExistsError as error:
        raise CannotWrite(f"{path} is there already: open it, or choose another title") from error
    except OSError as error:
        raise CannotWrite(f"can't write {path}: {error.strerror}") from error
    return path
