"""Who does what: the roles by department, and the responsibility matrix (RACI)."""

from collections.abc import Iterator
from dataclasses import dataclass

from callsheet import addresses
from callsheet.catalogue import Catalogue
from callsheet.model.playbook import Activity, Role
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
        legend=(ACCOUNTABLE, RESPONSIBLE, CONSULTED, INFORMED),
    )
