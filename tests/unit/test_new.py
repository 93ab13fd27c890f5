"""What `callsheet new` writes: a draft that has nothing to mend, and that overwrites nothing."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callsheet.errors import CannotWrite
from callsheet.model.asset import Asset, Status
from callsheet.new import NewAsset, id_from, problems_with, typed_line, write_asset
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, MINIMAL, TODAY, read_hub, with_line, write_tree

NEW = NewAsset(
    id="a-new-one",
    title="A new one",
    summary="What it is for.",
    type="talk-track",
    persona=("finance-lead",),
    stage=("evaluate", "decide"),
    objection=(),
    owner="product-marketing",
    audience="internal",
    added_on=TODAY,
)


def read_back(root: Path, asset_id: str = NEW.id) -> Asset:
    """The asset as the hub reads it; anything to mend fails the test."""
    hub = read_hub(root)
    assert hub.shown == []
    found = hub.catalogue.asset(asset_id)
    assert found is not None
    return found


def test_the_file_is_a_draft_that_has_nothing_to_mend(make_hub: HubMaker) -> None:
    """It says what was given, in the order of the field reference."""
    root = make_hub().root
    assert write_asset(root, NEW) == "assets/a-new-one.md"
    assert (root / "assets/a-new-one.md").read_text("utf-8") == (
        "---\n"
        "title: A new one\n"
        "summary: What it is for.\n"
        "type: talk-track\n"
        "persona: [finance-lead]\n"
        "stage: [evaluate, decide]\n"
        "owner: product-marketing\n"
        "audience: internal\n"
        "status: draft\n"
        "added_on: 2026-11-24\n"
        "---\n"
        "\n"
        "## When to use it\n"
        "\n"
        "## What to say\n"
    )
    asset = read_back(root)
    assert asset.fields.status is Status.DRAFT
    assert asset.fields.added_on == TODAY


def test_an_objection_is_written_if_there_is_one(make_hub: HubMaker) -> None:
    """It is the only optional vocabulary that the command asks for."""
    root = make_hub().root
    write_asset(root, replace(NEW, objection=("price",)))
    assert read_back(root).terms["objection"] == ("price",)


@pytest.mark.parametrize(
    "text",
    [
        'Answering "you are too expensive"',
        "Pricing: the objection",
        "yes",
        "null",
        "2026-10-02",
        "12:30",
        "# not a comment",
        "& anchor * star ! tag",
        "- list, [flow], {map}",
        "{{first_name}} <b>",
        "Vans 🚚 and 👩‍💻",
        "値段",
        "%done",
        "---",
        "it's",
        "word " * 23,
    ],
)
def test_any_title_and_summary_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    """What YAML would take for its own is quoted; nothing is broken over two lines."""
    write_tree(tmp_path, MINIMAL)
    line = typed_line("title", text)
    write_asset(tmp_path, replace(NEW, title=line, summary=line))
    asset = read_back(tmp_path)
    assert (asset.title, asset.summary) == (line, line)
    front_matter = (tmp_path / "assets/a-new-one.md").read_text("utf-8").partition("\n---\n")[0]
    assert front_matter.count("\n") == 9, "each field is one line"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(max_size=140), summary=st.text(max_size=140))
def test_what_is_accepted_can_be_read_back(tmp_path: Path, title: str, summary: str) -> None:
    """Whatever is typed: it is refused before anything is written, or it has nothing to mend."""
    try:
        lines = typed_line("title", title), typed_line("summary", summary)
    except ValueError:
        return
    write_tree(tmp_path, MINIMAL)
    (tmp_path / "assets/a-new-one.md").unlink(missing_ok=True)
    write_asset(tmp_path, replace(NEW, title=lines[0], summary=lines[1]))
    asset = read_back(tmp_path)
    assert (asset.title, asset.summary) == lines


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("title", "", "the title is empty"),
        ("summary", " \n ", "the summary is empty"),
        ("name", "x" * 121, "the name has 121 characters, at most 120 fit"),
        ("summary", "x" * 301, "the summary has 301 characters, at most 300 fit"),
        ("title", "a\x1b[31m", "wrong in the title: the character '\\x1b' is not allowed"),
        ("title", "a\udcff", "the title is not text in UTF-8"),
    ],
)
def test_a_line_that_no_file_may_hold_is_refused(field: str, text: str, message: str) -> None:
    """In a sentence, before anything is written."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        typed_line(field, text)


def test_line_ends_in_what_is_typed_become_spaces() -> None:
    """Pasted text often has them."""
    assert typed_line("title", " one\r\n two\u2028three ") == "one two three"


@pytest.mark.parametrize(
    ("title", "asset_id"),
    [
        ("Answering the CFO", "answering-the-cfo"),
        ("  What's new in 2026?  ", "whats-new-in-2026"),
        ("Größe & Übersicht", "grosse-ubersicht"),
        ("価格 pricing", "pricing"),
        ("価格", ""),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 90, "x" * 60),
    ],
)
def test_the_id_is_the_title_in_plain_words(title: str, asset_id: str) -> None:
    """Short enough to read aloud; a title without a Latin letter has none."""
    assert id_from(title) == asset_id


def test_a_value_that_is_wrong_is_named_with_a_guess_and_the_choices(make_hub: HubMaker) -> None:
    """By alias too: people type what they say."""
    catalogue = make_hub().catalogue
    assert problems_with("persona", ["finance-lead", "cfo"], catalogue) == [
        "unknown persona 'cfo': did you mean 'finance-lead'? Choose from finance-lead"
    ]
    assert problems_with("stage", ["decide", "evaluat", "x"], catalogue) == [
        "unknown stage 'evaluat': did you mean 'evaluate'? Choose from evaluate or decide",
        "unknown stage 'x': Choose from evaluate or decide",
    ]


def test_a_vocabulary_that_can_not_be_read_accuses_nobody(make_hub: HubMaker) -> None:
    """Nobody can say that a term is unknown while a part of the list is missing."""
    hub = make_hub({"playbook/vocabulary/persona.yml": "- id: a\n  nam: A\n"})
    assert problems_with("persona", ["anybody"], hub.catalogue) == []


def test_an_owner_must_be_somebody(make_hub: HubMaker) -> None:
    """A role or a person, guessed by name as well; a hub without a list of them takes any."""
    assert problems_with("owner", ["anybody"], make_hub().catalogue) == []
    hub = make_hub(
        {
            "playbook/roles.yml": (
                "- id: product-marketing\n  name: Product marketing\n  department: marketing\n"
            ),
            "playbook/people.yml": "- id: jo\n  name: Jo Smith\n  role: product-marketing\n",
        }
    )
    assert problems_with("owner", ["product-marketing", "jo"], hub.catalogue) == []
    assert problems_with("owner", ["Jo Smith"], hub.catalogue) == [
        "unknown owner 'Jo Smith': did you mean 'jo'? Choose from product-marketing or jo"
    ]


def test_an_id_that_is_taken_is_refused(make_hub: HubMaker) -> None:
    """In whatever folder the other asset lies, also if it has an error; and the library's own."""
    hub = make_hub(
        {
            "assets/deep/down/other.md": with_line(ASSET, "title:", "id: mine\ntitle: Mine"),
            "assets/deep/broken.md": with_line(ASSET, "audience:", "audience: all"),
        }
    )

    def problem(asset_id: str) -> str:
        return " ".join(problems_with("id", [asset_id], hub.catalogue))

    assert (
        problem("mine") == "assets/deep/down/other.md has the id 'mine': give another title or id"
    )
    assert "has the id 'broken': run callsheet check" in problem("broken")
    assert "taken by the library itself" in problem("index")
    assert "is not an id" in problem("Not An Id")
    assert problem("free") == ""


def test_a_file_of_the_same_name_is_never_overwritten(make_hub: HubMaker) -> None:
    """Not even if its own id is another one."""
    text = with_line(ASSET, "title:", "id: other\ntitle: Mine")
    root = make_hub({"assets/a-new-one.md": text}).root
    with pytest.raises(CannotWrite, match=r"assets/a-new-one\.md is there already"):
        write_asset(root, NEW)
    assert (root / "assets/a-new-one.md").read_text("utf-8") == text


def test_a_hub_that_has_only_a_playbook_gets_its_folder(tmp_path: Path) -> None:
    """The first asset makes `assets/`."""
    write_tree(tmp_path, {path: text for path, text in MINIMAL.items() if "assets" not in path})
    write_asset(tmp_path, NEW)
    assert read_back(tmp_path).id == NEW.id


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    """In a sentence, not with a traceback."""
    (tmp_path / "assets").write_text("a file", "utf-8")
    with pytest.raises(CannotWrite, match=r"can't write assets/a-new-one\.md|is there already"):
        write_asset(tmp_path, NEW)


def test_json_strings_are_yaml() -> None:
    """What :func:`typed_line` builds on: quotes and backslashes in a line are no problem."""
    assert typed_line("title", json.dumps('a "b" \\ c')) == '"a \\"b\\" \\\\ c"'
