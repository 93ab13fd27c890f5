"""Asks at the terminal for what a new asset still lacks."""

import sys
from collections.abc import Callable, Iterable

import click

from callsheet.catalogue import Catalogue
from callsheet.new import problems_with, typed_line
from callsheet.wording import listed

_SEVERAL = ("persona", "stage")
"""Fields that take more than one value, with commas between them."""


def ask_for(fields: Iterable[str], catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Ask for each field, again where the answer is wrong.

    Raises:
        UsageError: there is no terminal; the text names the options to give.
    """
    missing = list(fields)
    if missing and not (sys.stdin and sys.stdin.isatty()):
        flags = listed(f"--{field}" for field in missing).replace(" or ", " and ")
        raise click.UsageError(f"nobody is there to be asked: give {flags} too")
    return {
        field: click.prompt(_question(field, catalogue), value_proc=_answer_to(field, catalogue))
        for field in missing
    }


def _question(field: str, catalogue: Catalogue) -> str:
    choices: list[str] = []
    if field == "owner":
        choices = [role.id for role in catalogue.playbook.roles]
    elif field in catalogue.vocabularies:
        choices = list(catalogue.vocabularies[field].by_id)
    if not choices:
        return field.capitalize()
    several = "; several with commas" if field in _SEVERAL else ""
    return f"{field.capitalize()} ({', '.join(choices)}{several})"


def _answer_to(field: str, catalogue: Catalogue) -> Callable[[str], tuple[str, ...]]:
    """Makes an answer the values of the field; click shows what is wrong and asks again."""

    def values(answer: str) -> tuple[str, ...]:
        if field == "summary":
            try:
                return (typed_line(field, answer),)
            except ValueError as error:
                raise click.UsageError(str(error)) from error
        parts = answer.split(",") if field in _SEVERAL else [answer]
        found = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
        if problems := problems_with(field, found, catalogue):
            raise click.UsageError("; ".join(problems))
        if not found:
            raise click.UsageError("at least one is needed")
        return found

    return values
