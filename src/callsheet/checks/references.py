"""Checks that ids lead somewhere: owners, reviewers, related assets, proof, roles."""

from collections.abc import Iterable, Iterator

from callsheet import codes
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.model.asset import Asset
from callsheet.wording import nearest, quoted


def check_references(catalogue: Catalogue) -> Iterator[Finding]:
    """Everything that names an asset, a role or a person."""
    for asset in catalogue.assets:
        yield from _asset_people(asset, catalogue)
        for name in ("related", "superseded_by"):
            value = getattr(asset.fields, name)
            for index, target in enumerate(value if isinstance(value, tuple) else [value]):
                if target is None:
                    continue
                where = asset.place(name, index) if isinstance(value, tuple) else asset.place(name)
                if target == asset.id:
                    help_text = "name another asset, or remove it"
                    yield Finding(
                        where,
                        codes.UNKNOWN_ASSET,
                        f"{quoted(target)} is this asset itself",
                        help_text,
                    )
                else:
                    yield from asset_exists(target, where, catalogue)
    for objection in catalogue.objections:
        for index, target in enumerate(objection.proof):
            yield from asset_exists(target, objection.place("proof", index), catalogue)
    for stage in catalogue.stages:
        if stage.owner:
            yield from role_exists(stage.owner, stage.place("owner"), catalogue)
    for persona in catalogue.personas:
        for index, note in enumerate(persona.field_notes):
            yield from _person_exists(note.by, persona.place("field_notes", index, "by"), catalogue)


def _asset_people(asset: Asset, catalogue: Catalogue) -> Iterator[Finding]:
    fields = asset.fields
    yield from _person_exists(fields.owner, asset.place("owner"), catalogue)
    if fields.reviewed_by:
        yield from _person_exists(fields.reviewed_by, asset.place("reviewed_by"), catalogue)
        if fields.reviewed_by == fields.owner:
            yield Finding(
                asset.place("reviewed_by"),
                codes.SELF_REVIEW,
                f"{quoted(fields.owner)} owns it and reviewed it",
                "name the other pair of eyes",
            )
    for index, helper in enumerate(fields.made_with):
        yield from _person_exists(helper, asset.place("made_with", index), catalogue)


def asset_exists(target: str, where: Place, catalogue: Catalogue) -> Iterator[Finding]:
    """A finding unless the id is that of an asset; one with errors is an asset too."""
    if catalogue.asset(target) is None and target not in catalogue.withheld:
        guess = nearest(target, (asset.id for asset in catalogue.assets))
        help_text = (
            f"did you mean {quoted(guess)}?"
            if guess
            else "an id is a file's name in assets/ without .md"
        )
        yield Finding(
            where, codes.UNKNOWN_ASSET, f"no asset has the id {quoted(target)}", help_text
        )


def _person_exists(target: str, where: Place, catalogue: Catalogue) -> Iterator[Finding]:
    """A role or a person; where the hub has neither file, any name will do."""
    playbook = catalogue.playbook
    unknown = catalogue.incomplete & {"roles", "people"}
    if unknown or not (playbook.roles or playbook.people) or catalogue.knows_person(target):
        return
    known = [*(role.id for role in playbook.roles), *(person.id for person in playbook.people)]
    yield _unknown(target, where, codes.UNKNOWN_OWNER, "role or person", known)


def role_exists(target: str, where: Place, catalogue: Catalogue) -> Iterator[Finding]:
    """A finding unless `target` is a role; none while the roles can't be read in full."""
    roles = catalogue.playbook.roles
    if roles and "roles" not in catalogue.incomplete and catalogue.role(target) is None:
        yield _unknown(target, where, codes.UNKNOWN_ROLE, "role", [role.id for role in roles])


def _unknown(
    target: str, where: Place, code: codes.Code, what: str, known: Iterable[str]
) -> Finding:
    guess = nearest(target, known)
    hint = f"did you mean {quoted(guess)}? " if guess else ""
    files = "playbook/roles.yml" + (" and people.yml" if "person" in what else "")
    return Finding(
        where, code, f"no {what} has the id {quoted(target)}", f"{hint}They are listed in {files}"
    )
