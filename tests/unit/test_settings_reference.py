"""The page about the settings names every one of them, and no other."""

import re
from pathlib import Path

from callsheet.model.hub import HubSettings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_the_page_names_every_setting_in_the_order_of_the_model() -> None:
    named = re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert named == list(HubSettings.model_fields)
