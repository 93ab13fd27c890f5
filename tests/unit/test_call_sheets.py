"""A call sheet lists what a customer may see apart from what they must not."""

import pytest

from callsheet.model.terms import Persona, Stage
from callsheet.pages.call_sheets import call_sheet
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
    persona, stage = catalogue.term("persona", "finance-lead"), catalogue.term("stage", "evaluate")
    assert isinstance(persona, Persona)
    assert isinstance(stage, Stage)
    sheet = call_sheet(catalogue, persona, stage)
    shown = [asset.id for asset in sheet.to_send], [asset.id for asset in sheet.to_read]
    assert shown == ((["example"], []) if may_be_sent else ([], ["example"]))
