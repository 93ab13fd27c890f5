"""A call sheet lists what a customer may see apart from what they must not."""

import pytest

from callsheet.addresses import Addresses
from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.model.terms import Persona, Stage
from callsheet.narrow import narrowed
from callsheet.pages.call_sheets import CallSheet, call_sheet
from callsheet.pages.sheet_data import render_sheet_data, sheet_data
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line


@pytest.mark.parametrize(
    ("audience", "may_be_sent"), [("customer", True), ("partner", False), ("internal", False)]
)
def test_only_what_customers_may_see_is_to_be_sent(
    make_hub: HubMaker, audience: str, may_be_sent: bool
) -> None:
    """What partners may see is not for customers."""
    asset = with_line(ASSET, "audience:", f"audience: {audience}")
    catalogue = make_hub({"assets/example.md": asset}).catalogue
    sheet = sheet_of(catalogue)
    shown = [asset.id for asset in sheet.to_send], [asset.id for asset in sheet.to_read]
    assert shown == ((["example"], []) if may_be_sent else ([], ["example"]))


def sheet_of(catalogue: Catalogue) -> CallSheet:
    persona, stage = catalogue.term("persona", "finance-lead"), catalogue.term("stage", "evaluate")
    assert isinstance(persona, Persona)
    assert isinstance(stage, Stage)
    return call_sheet(catalogue, persona, stage)


def test_the_most_useful_stand_on_top(make_hub: HubMaker) -> None:
    """Current before overdue, then what is for few others, then the types in the hub's order."""
    base = with_line(ASSET, "audience:", "audience: customer")
    wide = with_line(base, "stage:", "stage: [evaluate, decide]")
    catalogue = make_hub(
        {
            "assets/example.md": with_line(wide, "title:", "title: A wide one"),
            "assets/narrow.md": with_line(base, "title:", "title: Zebra"),
            "assets/paper.md": with_line(base, "title:", "title: Zebu").replace(
                "type: talk-track", "type: paper"
            ),
            "assets/old.md": with_line(base, "reviewed_on:", "reviewed_on: 2026-05-20"),
            "assets/older.md": with_line(base, "reviewed_on:", "reviewed_on: 2025-05-20"),
            "playbook/vocabulary/type.yml": (
                "- id: paper\n  name: Paper\n- id: talk-track\n  name: Talk track\n"
            ),
        }
    ).catalogue
    ids = [asset.id for asset in sheet_of(catalogue).to_send]
    assert ids == ["paper", "narrow", "example", "old"]


def test_the_data_say_what_has_happened_and_what_to_answer(make_hub: HubMaker) -> None:
    retired = with_line(ASSET, "status:", "status: retired\nsuperseded_by: new")
    new = with_line(ASSET, "reviewed_on:", "reviewed_on: 2026-11-02\nadded_on: 2026-10-01")
    catalogue = make_hub(
        {
            "assets/example.md": retired.replace("owner:", "retired_on: 2026-11-01\nowner:"),
            "assets/new.md": new.replace(
                "owner:", "changes: [{on: 2026-11-02, what: </script> prices}]\nowner:"
            ),
            "playbook/vocabulary/objection.yml": (
                "- id: price\n  name: Too dear\n  phrases: [It costs too much]\n"
                "  talk_track: |\n    One\n    line.\n\n    Another.\n  proof: [new, example]\n"
            ),
        }
    ).catalogue
    data = sheet_data(catalogue, Addresses())
    assert data["assets"] == {
        "example": {"reviewed": "2026-10-02", "retired": "2026-11-01", "replaced_by": "new"},
        "new": {
            "added": "2026-10-01",
            "reviewed": "2026-11-02",
            "changes": [["2026-11-02", "</script> prices"]],
        },
    }
    assert data["objections"] == [
        {
            "id": "price",
            "name": "Too dear",
            "phrase": "It costs too much",
            "answer": ["One line.", "Another."],
            "proof": ["new"],
            "url": "objections/price/",
        }
    ]
    (output,) = render_sheet_data(catalogue, Addresses())
    assert isinstance(output.content, str)
    assert "<" not in output.content


@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.CUSTOMER])
def test_other_sites_have_no_call_sheets_and_not_their_data(
    make_hub: HubMaker, audience: Audience
) -> None:
    catalogue = narrowed(make_hub().catalogue, audience)
    assert list(render_sheet_data(catalogue, Addresses())) == []
