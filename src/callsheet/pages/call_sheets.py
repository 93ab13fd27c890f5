"""Call sheets: one page for a persona at a stage, to read five minutes before a call."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from callsheet import addresses
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.freshness import Freshness
from callsheet.model.asset import Asset, Status
from callsheet.model.playbook import Handover
from callsheet.model.terms import Objection, Persona, Stage
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer

_OBJECTIONS = 4
_TO_SEND = 5
_TO_READ = 4
_PROOF = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """What a rep needs to know for one call."""

    persona: Persona
    stage: Stage
    objections: tuple[tuple[Objection, tuple[Asset, ...]], ...]
    """The likeliest first, each with what proves the answer."""

    to_send: tuple[Asset, ...]
    """What a customer may see."""

    to_read: tuple[Asset, ...]
    """What a customer must not see: for the rep's own eyes, or for partners."""

    coming: tuple[Asset, ...]
    """Planned for this persona and stage."""

    handovers: tuple[Handover, ...]
    """What the stage hands over, or takes over."""

    next_stage: Stage | None


def call_sheet(catalogue: Catalogue, persona: Persona, stage: Stage) -> CallSheet:
    """The call sheet for a persona at a stage, the most useful first; without expired assets."""
    trusted = [
        asset
        for asset in catalogue.usable_for(persona.id, stage.id)
        if catalogue.freshness_of(asset) is not Freshness.EXPIRED
    ]
    to_send = tuple(a for a in trusted if a.fields.audience is Audience.CUSTOMER)
    to_read = tuple(a for a in trusted if a.fields.audience is not Audience.CUSTOMER)
    stages = catalogue.stages
    position = stages.index(stage)
    return CallSheet(
        persona=persona,
        stage=stage,
        objections=_likely_objections(catalogue, persona, stage),
        to_send=to_send[:_TO_SEND],
        to_read=to_read[:_TO_READ],
        coming=tuple(
            asset
            for asset in catalogue.with_status(Status.PLANNED)
            if asset.has("persona", persona.id) and asset.has("stage", stage.id)
        ),
        handovers=tuple(h for h in catalogue.playbook.handovers if h.from_stage == stage.id),
        next_stage=stages[position + 1] if position + 1 < len(stages) else None,
    )


def _likely_objections(
    catalogue: Catalogue, persona: Persona, stage: Stage
) -> tuple[tuple[Objection, tuple[Asset, ...]], ...]:
    """Objections that assets for this persona answer; those of this stage count twice."""
    counts: Counter[str] = Counter()
    for asset in catalogue.usable(catalogue.assets_with("persona", persona.id)):
        weight = 2 if asset.has("stage", stage.id) else 1
        counts.update(dict.fromkeys(asset.terms.get("objection", ()), weight))
    order = {objection.id: index for index, objection in enumerate(catalogue.objections)}
    ranked = sorted(counts, key=lambda objection: (-counts[objection], order.get(objection, 0)))
    found = [o for key in ranked[:_OBJECTIONS] for o in catalogue.objections if o.id == key]
    return tuple((objection, proof_of(catalogue, objection)) for objection in found)


def proof_of(catalogue: Catalogue, objection: Objection) -> tuple[Asset, ...]:
    """What to show for the answer to an objection: approved and not expired."""
    named = [found for target in objection.proof if (found := catalogue.asset(target))]
    return tuple(
        asset
        for asset in named
        if asset.is_approved and catalogue.freshness_of(asset) is not Freshness.EXPIRED
    )[:_PROOF]


def render_call_sheets(renderer: Renderer) -> Iterator[Output]:
    """`/call/` and a page for each persona at each stage."""
    catalogue = renderer.catalogue
    yield renderer.page(
        addresses.CALL_SHEETS,
        "call-index",
        title="Call sheets",
        description="One page for each persona at each stage, to read before a call.",
    )
    for persona in catalogue.personas:
        for stage in catalogue.stages:
            yield renderer.page(
                addresses.call_sheet(persona.id, stage.id),
                "call-sheet",
                title=f"{persona.name}: {stage.name}",
                description=f"Before a call: {persona.name}, at the stage {stage.name}.",
                source=catalogue.vocabularies["persona"].path,
                sheet=call_sheet(catalogue, persona, stage),
            )
