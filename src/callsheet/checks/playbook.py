"""Checks the agreements of the playbook: roles that exist, minutes that fit, ways that lead on."""

from collections.abc import Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.checks.references import role_exists
from callsheet.diagnostics import Finding, Place
from callsheet.model.playbook import Handover
from callsheet.wording import listed, nearest, quoted


def check_playbook(catalogue: Catalogue) -> Iterator[Finding]:
    """Every rule of the playbook's lists."""
    yield from _roles(catalogue)
    yield from _activities(catalogue)
    for handover in catalogue.playbook.handovers:
        yield from _handover(handover, catalogue)
    yield from _meetings(catalogue)


def _roles(catalogue: Catalogue) -> Iterator[Finding]:
    for person in catalogue.playbook.people:
        if catalogue.role(person.id):
            message = f"the id {quoted(person.id)} is that of a role"
            help_text = "give the person another one: an owner is named by either"
            yield Finding(person.place("id"), codes.DUPLICATE_ID, message, help_text)
        yield from role_exists(person.role, person.place("role"), catalogue)
    for role in catalogue.playbook.roles:
        for index, other in enumerate(role.not_mine):
            yield from role_exists(other.whose, role.place("not_mine", index, "whose"), catalogue)


def _activities(catalogue: Catalogue) -> Iterator[Finding]:
    for activity in catalogue.playbook.activities:
        yield from role_exists(activity.accountable, activity.place("accountable"), catalogue)
        if activity.stage:
            yield from _stage_exists(activity.stage, activity.place("stage"), catalogue)
        for name in ("responsible", "consulted", "informed"):
            for index, role in enumerate(getattr(activity, name)):
                yield from role_exists(role, activity.place(name, index), catalogue)


def _handover(handover: Handover, catalogue: Catalogue) -> Iterator[Finding]:
    yield from role_exists(handover.from_role, handover.place("from"), catalogue)
    yield from role_exists(handover.to_role, handover.place("to"), catalogue)
    if handover.escalation:
        yield from role_exists(handover.escalation, handover.place("escalation"), catalogue)
    yield from _stage_exists(handover.from_stage, handover.place("from_stage"), catalogue)
    yield from _stage_exists(handover.to_stage, handover.place("to_stage"), catalogue)
    if handover.from_role == handover.to_role:
        yield Finding(
            handover.place("to"),
            codes.NOT_A_HANDOVER,
            f"{quoted(handover.to_role)} hands over to itself",
            "'from' and 'to' are two roles: the ownership changes here",
        )
    order = [stage.id for stage in catalogue.stages]
    known = handover.from_stage in order and handover.to_stage in order
    if known and order.index(handover.to_stage) < order.index(handover.from_stage):
        yield Finding(
            handover.place("to_stage"),
            codes.STAGES_OUT_OF_ORDER,
            f"{quoted(handover.to_stage)} comes before {quoted(handover.from_stage)}",
            "the order of the stages is that of playbook/vocabulary/stage.yml",
        )


def _stage_exists(target: str, where: Place, catalogue: Catalogue) -> Iterator[Finding]:
    stages = catalogue.vocabularies["stage"]
    if stages.complete and stages.get(target) is None:
        guess = nearest(target, stages.by_id)
        hint = f"did you mean {quoted(guess)}? " if guess else ""
        choices = f"The stages are {listed(stages.by_id)} ({stages.path})"
        yield Finding(where, codes.UNKNOWN_TERM, f"unknown stage {quoted(target)}", hint + choices)


def _meetings(catalogue: Catalogue) -> Iterator[Finding]:
    for meeting in catalogue.playbook.meetings:
        yield from role_exists(meeting.owner, meeting.place("owner"), catalogue)
        for index, role in enumerate(meeting.attendees):
            yield from role_exists(role, meeting.place("attendees", index), catalogue)
        for index, item in enumerate(meeting.agenda):
            if item.lead:
                yield from role_exists(item.lead, meeting.place("agenda", index, "lead"), catalogue)
        planned = sum(item.minutes for item in meeting.agenda)
        if planned > meeting.minutes:
            yield Finding(
                meeting.place("minutes"),
                codes.AGENDA_MINUTES,
                f"the agenda takes {planned} minutes and the meeting has {meeting.minutes}",
                "shorten a point, or lengthen the meeting",
            )
