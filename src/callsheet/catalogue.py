"""The catalogue: a whole hub loaded, typed, cross-referenced and frozen; all else reads it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from callsheet.audience import Audience
from callsheet.freshness import Freshness, freshness, next_review
from callsheet.model.asset import Asset, Status
from callsheet.model.attachment import AttachedFile
from callsheet.model.hub import HubSettings
from callsheet.model.playbook import Person, Playbook, ProsePage, Role
from callsheet.model.terms import AssetType, Objection, Persona, Stage, Term
from callsheet.source import SourceTree
from callsheet.usefulness import usefulness
from callsheet.vocabulary import Vocabulary

DerivedT = TypeVar("DerivedT")


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """One hub on one day."""

    hub: HubSettings
    today: date
    pinned: bool
    """Whether `today` was set by somebody; if not, the browser reckons with its own date."""

    tree: SourceTree
    vocabularies: Mapping[str, Vocabulary] = field(hash=False)
    """By key: persona, stage, objection, type, then the hub's own by name."""

    assets: tuple[Asset, ...]
    """By id. Only those whose front matter is right."""

    playbook: Playbook
    docs: tuple[ProsePage, ...]
    """Pages below `docs/`; the id is the path without `.md`."""

    withheld: frozenset[str] = frozenset()
    """Ids of assets that exist and have an error, and are therefore published nowhere."""

    incomplete: frozenset[str] = frozenset()
    """Names of playbook files that could not be read in full: nobody can say what they lack."""

    files: Mapping[str, AttachedFile] = field(default_factory=dict, hash=False)
    """What is known about published files, by path; nothing if nobody has read them."""

    audience: Audience = Audience.INTERNAL
    """For whose eyes it is: for others than colleagues it lacks what they may not see."""

    _derived: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def derived(self, make: "Callable[[Catalogue], DerivedT]") -> DerivedT:
        """What `make` makes of the catalogue: made once, the same for all who ask."""
        if make not in self._derived:
            self._derived[make] = make(self)
        found: DerivedT = self._derived[make]
        return found

    @property
    def is_internal(self) -> bool:
        """Whether colleagues read it, who may see everything."""
        return self.audience is Audience.INTERNAL

    @property
    def day_is_known(self) -> bool:
        """False when the settings can't be read and might say which day it is."""
        return self.pinned or "hub" not in self.incomplete

    @cached_property
    def _assets_by_id(self) -> dict[str, Asset]:
        return {asset.id: asset for asset in self.assets}

    @cached_property
    def _assets_by_path(self) -> dict[str, Asset]:
        return {asset.path: asset for asset in self.assets}

    @cached_property
    def _assets_by_term(self) -> dict[tuple[str, str], tuple[Asset, ...]]:
        found: dict[tuple[str, str], list[Asset]] = defaultdict(list)
        for asset in self.assets:
            for key, terms in asset.terms.items():
                for term in terms:
                    found[key, term].append(asset)
        return {key: tuple(assets) for key, assets in found.items()}

    @cached_property
    def _people_by_id(self) -> dict[str, Person | Role]:
        known: list[Person | Role] = [*self.playbook.people, *self.playbook.roles]
        return {entry.id: entry for entry in known}

    @cached_property
    def _review_dates(self) -> dict[str, date | None]:
        return {asset.id: self._next_review(asset) for asset in self.assets}

    @cached_property
    def _freshness(self) -> dict[str, Freshness | None]:
        policy = self.hub.freshness
        return {
            asset_id: freshness(due, self.today, policy) if due else None
            for asset_id, due in self._review_dates.items()
        }

    def _next_review(self, asset: Asset) -> date | None:
        kind = self.vocabularies["type"].get(asset.type)
        days = kind.review_every_days if isinstance(kind, AssetType) else 180
        return next_review(asset.fields, days)

    def asset(self, asset_id: str) -> Asset | None:
        """The asset with this id."""
        return self._assets_by_id.get(asset_id)

    def asset_at(self, path: str) -> Asset | None:
        """The asset whose Markdown file has this path."""
        return self._assets_by_path.get(path)

    @cached_property
    def _read(self) -> frozenset[str]:
        pages = (*self.playbook.prose, *self.docs)
        paths = {page.path for page in pages} | self._assets_by_path.keys()
        paths |= {terms.path for terms in self.vocabularies.values() if terms.complete}
        lists = Playbook.lists() - self.incomplete
        return frozenset(paths) | {f"playbook/{name}.yml" for name in lists}

    def has_read(self, path: str) -> bool:
        """Whether all that the file says is in the catalogue; of one with errors it may not be."""
        return path in self._read

    def assets_with(self, vocabulary: str, term: str) -> tuple[Asset, ...]:
        """All assets that carry the term, by id, whatever their status."""
        return self._assets_by_term.get((vocabulary, term), ())

    def usable(self, assets: Iterable[Asset] | None = None) -> tuple[Asset, ...]:
        """The approved ones, the most useful first."""
        chosen = [
            asset for asset in (self.assets if assets is None else assets) if asset.is_approved
        ]
        return tuple(sorted(chosen, key=self.usefulness))

    @cached_property
    def _usable_by_cell(self) -> dict[tuple[str, str], tuple[Asset, ...]]:
        cells: dict[tuple[str, str], list[Asset]] = defaultdict(list)
        for asset in self.usable():
            for persona in asset.terms["persona"]:
                for stage in asset.terms["stage"]:
                    cells[persona, stage].append(asset)
        return {cell: tuple(assets) for cell, assets in cells.items()}

    def usable_for(self, persona: str, stage: str) -> tuple[Asset, ...]:
        """The approved ones for a persona at a stage, the best kept first."""
        return self._usable_by_cell.get((persona, stage), ())

    def usefulness(self, asset: Asset) -> tuple[int, int, int, str]:
        """A key to sort by: the more useful one first."""
        return self._usefulness[asset.id]

    @cached_property
    def _usefulness(self) -> dict[str, tuple[int, int, int, str]]:
        return {
            asset.id: (*usefulness(self.freshness_of(asset), asset.terms, self._types), asset.id)
            for asset in self.assets
        }

    @cached_property
    def _types(self) -> tuple[str, ...]:
        return tuple(term.id for term in self.vocabularies["type"])

    def with_status(self, status: Status) -> tuple[Asset, ...]:
        """All assets with this status, by id."""
        return tuple(asset for asset in self.assets if asset.fields.status is status)

    def review_by(self, asset: Asset) -> date | None:
        """The day by which it must be reviewed; None unless it is approved."""
        return self._review_dates[asset.id]

    def freshness_of(self, asset: Asset) -> Freshness | None:
        """How far it may be trusted today; None unless it is approved."""
        return self._freshness[asset.id]

    def term(self, vocabulary: str, term_id: str) -> Term | None:
        """A term by the key of its vocabulary and its id."""
        terms = self.vocabularies.get(vocabulary)
        return terms.get(term_id) if terms else None

    def terms_of(self, asset: Asset, vocabulary: str) -> tuple[Term, ...]:
        """The asset's terms in one vocabulary."""
        found = (self.term(vocabulary, term_id) for term_id in asset.terms.get(vocabulary, ()))
        return tuple(term for term in found if term)

    def terms_with_page(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of which these readers may see more than the name."""
        return self._terms_with_page[vocabulary]

    @cached_property
    def _terms_with_page(self) -> dict[str, tuple[Term, ...]]:
        return {
            key: tuple(term for term in terms if self.audience.may_see(term.audience))
            for key, terms in self.vocabularies.items()
        }

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """The personas in their order."""
        return tuple(term for term in self.vocabularies["persona"] if isinstance(term, Persona))

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in the order of the journey."""
        return tuple(term for term in self.vocabularies["stage"] if isinstance(term, Stage))

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The objections in their order."""
        return tuple(term for term in self.vocabularies["objection"] if isinstance(term, Objection))

    def role(self, role_id: str) -> Role | None:
        """The role with this id."""
        found = self._people_by_id.get(role_id)
        return found if isinstance(found, Role) else None

    def person(self, person_id: str) -> Person | None:
        """The person with this id."""
        found = self._people_by_id.get(person_id)
        return found if isinstance(found, Person) else None

    def knows_person(self, person_or_role: str) -> bool:
        """Whether the id is a person or a role of the playbook."""
        return person_or_role in self._people_by_id

    def name_of(self, person_or_role: str) -> str:
        """What people call the role or person; the id in words if nobody knows it."""
        found = self._people_by_id.get(person_or_role)
        return found.name if found else person_or_role.replace("-", " ").capitalize()
