"""Writes the file of a new asset: its front matter and the headings to begin with."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter

from callsheet.catalogue import Catalogue
from callsheet.errors import CannotWrite
from callsheet.model.asset import Status
from callsheet.model.playbook import Person, Role
from callsheet.wording import listed, quoted

_BODY = """\
## When to use it

## What to say
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAsset:
    """What is known of an asset when it is started."""

    title: str
    summary: str
    type: str
    persona: tuple[str, ...]
    stage: tuple[str, ...]
    objection: tuple[str, ...]
    owner: str
    audience: str
    added_on: date

    @property
    def id(self) -> str:
        """The title in lower-case words with hyphens."""
        plain = unicodedata.normalize("NFKD", self.title).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "new-asset"


def problems_with(asset: NewAsset, catalogue: Catalogue) -> list[str]:
    """What the hub would say against the asset, each with what to type instead."""
    problems = []
    chosen = {
        "type": (asset.type,),
        "persona": asset.persona,
        "stage": asset.stage,
        "objection": asset.objection,
    }
    for key, terms in chosen.items():
        vocabulary = catalogue.vocabularies[key]
        for term in terms:
            if vocabulary.complete and vocabulary.get(term) is None:
                guess = vocabulary.suggest(term)
                hint = f"did you mean {quoted(guess)}? " if guess else ""
                choices = f"Choose from {listed(vocabulary.by_id)}"
                problems.append(f"unknown {key} {quoted(term)}: {hint}{choices}")
    people: list[Role | Person] = [*catalogue.playbook.roles, *catalogue.playbook.people]
    if people and not catalogue.incomplete and not catalogue.knows_person(asset.owner):
        names = listed(entry.id for entry in people)
        problems.append(f"nobody has the id {quoted(asset.owner)}: choose from {names}")
    if existing := catalogue.asset(asset.id):
        problems.append(f"{existing.path} has the id {quoted(asset.id)}: choose another title")
    return problems


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
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
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
