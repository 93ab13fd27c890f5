"""The field reference: what the front matter of an asset may hold, read from the model itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from callsheet import addresses
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.model.asset import AssetFields, Status
from callsheet.outputs import Output
from callsheet.pages.rendering import Renderer
from callsheet.vocabulary import ONE_ONLY, REQUIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A row of the field reference."""

    name: str
    required: bool
    description: str
    choices: tuple[tuple[str, str], ...] = ()
    """Allowed values and what they mean."""

    example: str = ""


def field_reference(catalogue: Catalogue) -> tuple[FieldRow, ...]:
    """The fields that an asset must have, then those it may have."""
    rows = [
        FieldRow(
            name=vocabulary.key,
            required=vocabulary.key in REQUIRED,
            description=("One term" if vocabulary.key in ONE_ONLY else "One term or a list")
            + f" from {vocabulary.path}.",
            choices=tuple((term.id, term.name) for term in vocabulary),
            example=next((term.id for term in vocabulary), ""),
        )
        for vocabulary in catalogue.vocabularies.values()
    ]
    closed = {"audience": Audience, "status": Status}
    for name, info in AssetFields.model_fields.items():
        rows.append(
            FieldRow(
                name=name,
                required=info.is_required(),
                description=info.description or "",
                choices=tuple((choice, "") for choice in closed.get(name, ())),
                example=str(info.examples[0]) if info.examples else "",
            )
        )
    first = ("title", "summary", "type", "persona", "stage")
    rows.sort(key=lambda row: (not row.required, first.index(row.name) if row.name in first else 9))
    return tuple(rows)


def render_contribute(renderer: Renderer) -> Iterator[Output]:
    """`/contribute/fields/`."""
    yield renderer.page(
        addresses.FIELD_REFERENCE,
        "fields",
        title="Field reference",
        description="Every field of an asset: what it means and what to type.",
        rows=field_reference(renderer.catalogue),
    )
