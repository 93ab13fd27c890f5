"""What a text of the playbook mentions becomes a link, and nothing else does."""

import pytest

from callsheet import addresses
from callsheet.pages.mentions import Linker, MentionFinder, Target
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, Content

ROLES = """\
- id: sales-lead
  name: Head of sales
  aliases: [sales boss]
  department: sales
"""
WORDS = """\
- id: lead-note
  name: Lead note
  summary: What is written down before a lead is handed over.
- id: study
  name: Study
  aliases: [60-day study]
  summary: <b>Bold</b> words.
"""
STAGES = """\
- id: evaluate
  name: Evaluate
- id: decide
  name: Decide
"""
FILES: dict[str, Content] = {
    "playbook/roles.yml": ROLES,
    "playbook/words.yml": WORDS,
    "playbook/vocabulary/stage.yml": STAGES,
}
ROLE = (addresses.ROLES, "sales-lead")


@pytest.fixture
def finder(make_hub: HubMaker) -> MentionFinder:
    return MentionFinder(make_hub(FILES).catalogue)


def link(page: str, anchor: str = "") -> str:
    return f"{page}#{anchor}" if anchor else page


def linked(finder: MentionFinder, text: str, *done: Target) -> str:
    return str(Linker(finder, link, set(done))(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask the Head of sales.", ["Head of sales"]),
        ("Ask the head of\n sales.", ["head of\n sales"]),
        ("The sales lead and the SALES BOSS.", ["sales lead", "SALES BOSS"]),
        ("Two lead notes, two studies.", ["lead notes", "studies"]),
        ("A 60-day study.", ["60-day study"]),
        ("A restudy, a study-group and studying.", []),
        ("They decide, and then they Evaluate it.", ["Evaluate"]),
        ("Decide now. Evaluate later: Decide.", []),
        ("Open with example-asset.", ["example-asset"]),
        ("Open with other-asset or example.", []),
        ("", []),
    ],
)
def test_names_are_found(make_hub: HubMaker, text: str, found: list[str]) -> None:
    """Roles by name, alias and id; plurals; verbs by their capitals; assets by their id."""
    finder = MentionFinder(make_hub({**FILES, "assets/example-asset.md": ASSET}).catalogue)
    assert [text[start:end] for start, end, _ in finder.find(text)] == found


def test_the_first_mention_is_a_link(finder: MentionFinder) -> None:
    """Under whatever name; and what the text stands at needs no link to itself."""
    text = "The sales lead, who is head of sales."
    assert linked(finder, text) == (
        f'The <a class="cs-mention" href="{addresses.ROLES}#sales-lead">sales lead</a>, '
        "who is head of sales."
    )
    assert linked(finder, text, ROLE) == text


def test_text_stays_text(finder: MentionFinder) -> None:
    assert linked(finder, "<i>a & b</i>") == "&lt;i&gt;a &amp; b&lt;/i&gt;"
