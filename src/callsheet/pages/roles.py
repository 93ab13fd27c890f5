"""Who does what: the roles by department, and the responsibility matrix (RACI)."""

from collections.abc import Iterator
from dataclasses import dataclass

from callsheet import addresses
from callsheet.catalogue import Catalogue
from callsheet.model.playbook import Activity, Handover, Meeting, Role
from callsheet.model.terms import Stage
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer


@dataclass(frozen=True, slots=True)
class Part:
    """What a role does in an activity."""

    letter: str
    name: str


ACCOUNTABLE = Part("A", "Accountable: answers for it")
RESPONSIBLE = Part("R", "Responsible: does the work")
BOTH = Part("A R", "Accountable and responsible: does it and answers for it")
CONSULTED = Part("C", "Consulted: is asked before")
INFORMED = Part("I", "Informed: is told after")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPart:
    """Where else in the playbook a role stands."""

    stages: tuple[Stage, ...]
    hands_over: tuple[Handover, ...]
    takes_over: tuple[Handover, ...]
    meetings: tuple[Meeting, ...]

    @property
    def anything(self) -> bool:
        """Whether it stands anywhere."""
        return any((self.stages, self.hands_over, self.takes_over, self.meetings))


def takes_part(role: Role, catalogue: Catalogue) -> TakesPart:
    """The stages that the role owns, its handovers and its meetings."""
    handovers, meetings = catalogue.playbook.handovers, catalogue.playbook.meetings
    return TakesPart(
        stages=tuple(stage for stage in catalogue.stages if stage.owner == role.id),
        hands_over=tuple(one for one in handovers if one.from_role == role.id),
        takes_over=tuple(one for one in handovers if one.to_role == role.id),
        meetings=tuple(one for one in meetings if role.id in (one.owner, *one.attendees)),
    )


def part_in(role: Role, activity: Activity) -> Part | None:
    """What the role does in the activity, or None."""
    if activity.accountable == role.id:
        return BOTH if role.id in activity.responsible else ACCOUNTABLE
    if role.id in activity.responsible:
        return RESPONSIBLE
    if role.id in activity.consulted:
        return CONSULTED
    return INFORMED if role.id in activity.informed else None


def departments(catalogue: Catalogue) -> dict[str, list[Role]]:
    """The roles by department, in the order in which the departments first appear."""
    found: dict[str, list[Role]] = {}
    for role in catalogue.playbook.roles:
        found.setdefault(role.department, []).append(role)
    return found


def render_roles(renderer: Renderer) -> Iterator[Output]:
    """`/playbook/roles/`."""
    catalogue = renderer.catalogue
    by_department = departments(catalogue)
    yield renderer.page(
        addresses.ROLES,
        "roles",
        title="Roles",
        description="Who does what, who decides, and what is not whose job.",
        source="playbook/roles.yml",
        departments=by_department,
        columns=[role for roles in by_department.values() for role in roles],
        part_in=part_in,
        takes_part={role.id: takes_part(role, catalogue) for role in catalogue.playbook.roles},
        legend=(ACCOUNTABLE, RESPONSIBLE, CONSULTED, INFORMED),
    )
