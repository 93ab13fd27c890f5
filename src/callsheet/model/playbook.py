"""The agreements between the departments: people, roles, activities, handovers and meetings."""

from dataclasses import dataclass, fields
from typing import Annotated

from pydantic import Field

from callsheet.audience import Audience
from callsheet.body import Body
from callsheet.model.base import Count, Entry, Flag, Id, Ids, Line, Lines, Text, Title


class Person(Entry):
    """Somebody who knows something; roles outlive people."""

    id: Id
    name: Title
    role: Id
    active: Flag = True
    expertise: Lines = ()


class NotMine(Entry):
    """Something that others do, however often one is asked."""

    what: Line
    whose: Id


class Role(Entry):
    """A role in a department: what it does, what it decides, and what it does not do."""

    id: Id
    name: Title
    aliases: Lines = ()
    department: Id
    summary: Line | None = None
    responsibilities: Lines = ()
    decides: Lines = ()
    not_mine: tuple[NotMine, ...] = ()


class Activity(Entry):
    """A piece of work, with exactly one role that answers for it."""

    id: Id
    name: Title
    stage: Id | None = None
    accountable: Id
    responsible: Ids = Field(min_length=1)
    consulted: Ids = ()
    informed: Ids = ()


class Criterion(Entry):
    """Something that must be true of a lead, and the CRM field that says so."""

    name: Line
    field: Line
    why: Line | None = None


class PayloadField(Entry):
    """Something that is handed over with a lead."""

    name: Line
    field: Line
    example: Line | None = None


class RejectReason(Entry):
    """A reason to send a lead back, and what happens to it then."""

    id: Id
    name: Line
    then: Line
    note_required: Flag = False


class Handover(Entry):
    """The agreement about one handover: what is handed over, by whom, to whom, how fast."""

    id: Id
    name: Title
    summary: Line | None = None
    from_role: Id = Field(alias="from")
    to_role: Id = Field(alias="to")
    from_stage: Id
    to_stage: Id
    definition: Text
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    payload: tuple[PayloadField, ...] = ()
    accept_within_hours: Annotated[Count, Field(ge=1)]
    first_touch_within_hours: Annotated[Count, Field(ge=1)]
    reject_reasons: tuple[RejectReason, ...] = Field(min_length=1)
    when_late: Text | None = None
    escalation: Id | None = None
    channel: Line | None = None


class AgendaItem(Entry):
    """A point of a meeting's agenda."""

    item: Line
    minutes: Annotated[Count, Field(ge=1)]
    lead: Id | None = None


class Meeting(Entry):
    """A meeting that comes again."""

    id: Id
    name: Title
    purpose: Text
    owner: Id
    attendees: Ids = Field(min_length=1)
    when: Line
    minutes: Annotated[Count, Field(ge=5)]
    agenda: tuple[AgendaItem, ...] = Field(min_length=1)
    inputs: Lines = ()
    outputs: Lines = ()
    standing_questions: Lines = ()


class Word(Entry):
    """A word that the departments share, and what they mean by it."""

    id: Id
    name: Title
    aliases: Lines = ()
    summary: Line


class PageFields(Entry):
    """The front matter of a page written by hand."""

    title: Title
    summary: Line | None = None
    audience: Audience = Audience.INTERNAL


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of the playbook written by hand, such as `playbook/why.md`."""

    id: str
    fields: PageFields
    body: Body
    path: str
    live: bool = False
    """Whether its body holds live lists (`render_macros: true`); only pages of `docs/` may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """Everything that the departments have agreed."""

    people: tuple[Person, ...] = ()
    roles: tuple[Role, ...] = ()
    activities: tuple[Activity, ...] = ()
    handovers: tuple[Handover, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    words: tuple[Word, ...] = ()
    prose: tuple[ProsePage, ...] = ()

    @classmethod
    def lists(cls) -> frozenset[str]:
        """The names of its YAML files, without `.yml`."""
        return frozenset(entry.name for entry in fields(cls)) - {"prose"}
