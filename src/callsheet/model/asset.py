"""An asset: one piece of sales content, its front matter typed and its body outlined."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import Field, HttpUrl

from callsheet.audience import Audience
from callsheet.body import Body
from callsheet.diagnostics import Place
from callsheet.model.base import Day, Entry, Id, Ids, Line, Lines, Title


class Status(StrEnum):
    """Where it stands in its life."""

    PLANNED = "planned"
    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


class Link(Entry):
    """A link to something outside the hub."""

    title: Title
    url: HttpUrl


class Change(Entry):
    """What a reader should know has changed."""

    on: Day
    what: Line


class AssetFields(Entry):
    """The front matter of an asset, without the keys that are vocabularies."""

    id: Id | None = Field(
        default=None,
        description="Permanent name; the address is /library/<id>/. The file's name if absent.",
        examples=["pricing-talk-track"],
    )
    title: Title = Field(
        description="What people read in lists and search results.",
        examples=['Answering "you are too expensive"'],
    )
    summary: Line = Field(
        description="One sentence: what it is and when to use it.",
        examples=["Two minutes on cost per stop, with the numbers a finance lead asks for."],
    )
    owner: Id = Field(
        description="Who keeps it right: a role of playbook/roles.yml or a person of people.yml.",
        examples=["product-marketing"],
    )
    audience: Audience = Field(description="Who may see it.", examples=["internal"])
    status: Status = Field(description="Where it stands in its life.", examples=["approved"])
    reviewed_on: Day | None = Field(
        default=None,
        description="The day somebody last read it and found it right. Required once approved.",
        examples=["2026-10-02"],
    )
    review_by: Day | None = Field(
        default=None,
        description="The day of the next review, if sooner than the type asks for.",
        examples=["2027-01-02"],
    )
    reviewed_by: Id | None = Field(
        default=None,
        description="Who reviewed it: a role or a person, not the owner.",
        examples=["sales-lead"],
    )
    aliases: Lines = Field(
        default=(),
        description="Other words that people type when they look for it.",
        examples=["[discount, budget]"],
    )
    files: Lines = Field(
        default=(),
        description="Attached files; they lie beside the Markdown file.",
        examples=["[pricing.pdf]"],
    )
    links: tuple[Link, ...] = Field(
        default=(),
        description="Links to other sites.",
        examples=["[{title: Price list, url: 'https://example.com/prices'}]"],
    )
    related: Ids = Field(
        default=(),
        description="Ids of assets that go with it.",
        examples=["[roi-calculator]"],
    )
    superseded_by: Id | None = Field(
        default=None,
        description="With status retired: the id of the asset that replaces it.",
        examples=["pricing-talk-track-2027"],
    )
    publish_on: Day | None = Field(
        default=None,
        description="With status planned: the day it will be there.",
        examples=["2026-12-01"],
    )
    added_on: Day | None = Field(
        default=None,
        description="The day it was added; `callsheet new` writes it.",
        examples=["2026-08-14"],
    )
    retired_on: Day | None = Field(
        default=None, description="The day it was retired.", examples=["2026-11-03"]
    )
    changes: tuple[Change, ...] = Field(
        default=(),
        description="What a reader should know has changed.",
        examples=["[{on: 2026-10-02, what: new price list}]"],
    )
    made_with: Ids = Field(
        default=(), description="Who in sales helped: roles or people.", examples=["[field-sales]"]
    )
    facts: Ids = Field(
        default=(),
        description="Facts of playbook/facts.yml that it quotes.",
        examples=["[cost-per-stop]"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """An asset that may be published: its fields and terms are right."""

    id: str
    fields: AssetFields
    terms: Mapping[str, tuple[str, ...]] = field(hash=False)
    """Ids of terms by vocabulary; every vocabulary of the hub is a key."""

    path: str
    """The Markdown file, relative to the hub's root."""

    body: Body = field(hash=False, repr=False)

    @property
    def title(self) -> str:
        """What people read in lists."""
        return self.fields.title

    @property
    def summary(self) -> str:
        """One sentence about it."""
        return self.fields.summary

    @property
    def type(self) -> str:
        """The id of its type; empty while the vocabulary of types can't be read."""
        return next(iter(self.terms["type"]), "")

    @property
    def folder(self) -> str:
        """The folder of its file; attached files lie there too."""
        return self.path.rpartition("/")[0]

    @property
    def is_approved(self) -> bool:
        """Whether a rep may use it."""
        return self.fields.status is Status.APPROVED

    def has(self, vocabulary: str, term: str) -> bool:
        """Whether it carries the term."""
        return term in self.terms.get(vocabulary, ())

    def place(self, *path: str | int) -> Place:
        """Where a field stands in its file."""
        return self.fields.place(*path)
