"""Terms: the entries of vocabularies, and what more the four known ones say."""

from pydantic import Field

from callsheet.audience import Audience
from callsheet.model.base import Count, Day, Entry, Id, Ids, Line, Lines, Text, Title


class Term(Entry):
    """An entry of any vocabulary."""

    id: Id
    name: Title
    aliases: Lines = ()
    summary: Line | None = None
    audience: Audience = Audience.INTERNAL
    """Who may see more of it than its name."""


class FieldNote(Entry):
    """What somebody in sales learnt about a persona, and when."""

    on: Day
    by: Id
    note: Text


class Persona(Term):
    """Whom a rep meets."""

    goals: Lines = ()
    pains: Lines = ()
    questions: Lines = ()
    field_notes: tuple[FieldNote, ...] = ()


class Stage(Term):
    """A step of the customer's journey; the order in the file is the order of the journey."""

    owner: Id | None = None
    entry: Lines = ()
    exit: Lines = ()
    next: Text | None = None


class Objection(Term):
    """What a customer says against buying, and what to answer."""

    phrases: Lines = ()
    talk_track: Text | None = None
    proof: Ids = ()


class AssetType(Term):
    """A kind of asset, and how often it must be reviewed."""

    review_every_days: Count = Field(default=180, ge=1, le=3650)


KNOWN_TERMS: dict[str, type[Term]] = {
    "persona": Persona,
    "stage": Stage,
    "objection": Objection,
    "type": AssetType,
}
"""The vocabularies with pages and rules of their own; every other one holds plain terms."""
