"""`check` and `find` from the outside: what they print, and how they end."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import (
    BROKEN,
    ON,
    call,
    made,
    run,
)
from tests.hub_builder import ASSET, Tree, with_line, write_tree


def test_check_of_a_sound_hub_ends_with_0(hub: Path) -> None:
    """And says so."""
    result = call("check", "--root", hub, *ON)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing to mend.\n", "")


def test_check_of_a_hub_with_an_error_ends_with_1(tmp_path: Path) -> None:
    """The report is the whole output: place, line, caret and help."""
    hub = made(tmp_path / "hub", {"assets/example.md": BROKEN})
    done = run("check", *ON, cwd=hub)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "assets/example.md:5:10: CS301 unknown persona 'cfoo'\n"
        " 5 | persona: cfoo\n"
        "   |          ^\n"
        "  help: did you mean 'finance-lead'? "
        "Personas are listed in playbook/vocabulary/persona.yml: finance-lead\n"
        "\n"
        "1 error.\n"
    )


def test_check_prints_warnings_and_ends_with_0(hub: Path) -> None:
    """A date that passes must not stop anybody, unless asked to."""
    overdue = ("check", "--root", hub, "--today", "2027-10-01")
    result = call(*overdue)
    assert result.exit_code == 0
    assert "CS406" in result.stdout
    assert result.stdout.endswith("\n1 warning; no errors.\n")
    assert call(*overdue, "--fail-on", "error").exit_code == 0
    assert call(*overdue, "--fail-on", "warning").exit_code == 1
    assert call("check", "--root", hub, *ON, "--fail-on", "warning").exit_code == 0


def test_check_as_json_is_a_list_of_findings(tmp_path: Path) -> None:
    """Exactly these keys, and an empty list if there is nothing."""
    hub = made(tmp_path / "hub", {"assets/example.md": BROKEN})
    result = call("check", "--root", hub, *ON, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "path": "assets/example.md",
            "line": 5,
            "column": 10,
            "code": "CS301",
            "severity": "error",
            "message": "unknown persona 'cfoo'",
            "help": "did you mean 'finance-lead'? Personas are listed in "
            "playbook/vocabulary/persona.yml: finance-lead",
        }
    ]
    sound = call("check", "--root", made(tmp_path / "sound"), *ON, "--format", "json")
    assert (sound.exit_code, sound.stdout) == (0, "[]\n")


def test_content_can_not_forge_a_line_of_the_report(tmp_path: Path) -> None:
    """Escape sequences and line ends in a value don't reach the terminal."""
    bad = with_line(ASSET, "persona:", 'persona: "\\e[2Jx\\nassets/other.md:1:1: CS999 forged"')
    result = call("check", "--root", made(tmp_path / "hub", {"assets/example.md": bad}), *ON)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert not any(line.startswith("assets/other.md") for line in result.stdout.splitlines())


def test_the_day_is_the_one_asked_for(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--today` before `SOURCE_DATE_EPOCH` before the pin in hub.yml."""

    def codes(*options: str) -> list[str]:
        result = call("check", "--root", hub, "--format", "json", *options)
        return [finding["code"] for finding in json.loads(result.stdout)]

    write_tree(hub, {"playbook/hub.yml": "sample: true\ntoday: 2027-10-01\n"})
    assert codes() == ["CS406"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 2026-11-24
    assert codes() == []
    assert codes("--today", "2026-09-01") == ["CS401"]


HOLDING: Tree = {
    "assets/two.md": with_line(
        with_line(ASSET, "title:", "title: Second"), "stage:", "stage: decide"
    ),
    "assets/draft.md": with_line(
        with_line(ASSET, "status:", "status: draft"), "title:", "title: D"
    ),
}


def test_find_prints_title_address_and_summary(tmp_path: Path) -> None:
    """The best first, and only what is approved."""
    result = call("find", "answering", "price", "--root", made(tmp_path / "hub", HOLDING), *ON)
    assert result.exit_code == 0
    assert result.stdout == (
        "Answering the price  library/example/\n    What to say when it costs too much.\n"
        "    Found by answering price (title)\n"
    )


def test_find_as_json_is_a_list_of_id_title_score_and_why(tmp_path: Path) -> None:
    """For programs; an empty list if nothing is found."""
    hub = made(tmp_path / "hub", HOLDING)
    result = call("find", "cfo", "answering", "--root", hub, *ON, "--json")
    rows = json.loads(result.stdout)
    assert [(row["id"], row["title"]) for row in rows] == [
        ("example", "Answering the price"),
        ("two", "Second"),
    ]
    assert all(set(row) == {"id", "title", "score", "why"} for row in rows)
    assert rows[0]["score"] > rows[1]["score"] > 0
    assert {"field": "title", "words": ["answering"]} in rows[0]["why"]
    assert rows[1]["why"] == [{"field": "persona", "words": ["cfo"], "value": "finance-lead"}]
    assert call("find", "zzzz", "--root", hub, *ON, "--json").stdout == "[]\n"


def test_find_says_when_there_is_nothing(hub: Path) -> None:
    """And what to try; that is no error."""
    result = call("find", "zzzz", "--root", hub, *ON)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing found.\n    ")


def test_find_in_a_hub_without_assets_says_how_to_write_one(hub: Path) -> None:
    (hub / "assets/example.md").unlink()
    result = call("find", "zzzz", "--root", hub, *ON)
    assert result.exit_code == 0
    assert result.stdout == "There is no asset yet. Write the first one: callsheet new\n"


def test_find_tells_assets_with_errors_from_none(tmp_path: Path) -> None:
    hub = made(tmp_path / "hub", {"assets/example.md": BROKEN})
    result = call("find", "price", "--root", hub, *ON)
    assert result.stdout.startswith("Nothing found.\n    ")
    assert result.stderr == "Not searched, because of errors: 1. See: callsheet check\n"


def test_find_narrows_by_any_facet(tmp_path: Path) -> None:
    """With the options for the known ones and `--where` for all; at most so many."""
    hub = made(tmp_path / "hub", HOLDING)

    def ids(*options: str) -> list[str]:
        result = call("find", "--root", hub, *ON, "--json", *options)
        return [row["id"] for row in json.loads(result.stdout)]

    assert ids() == ["example", "two"]
    assert ids("--stage", "decide") == ["two"]
    assert ids("--stage", "decide", "--stage", "evaluate") == ["example", "two"]
    assert ids("--persona", "finance-lead", "--type", "talk-track", "--limit", "1") == ["example"]
    assert ids("--objection", "price") == []
    assert ids("--where", "status=draft") == ["draft"]
    assert ids("--where", "freshness=current") == ["example", "two"]
    assert ids("--where", "freshness=overdue") == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--persona", "cfo"], "unknown persona 'cfo': did you mean 'finance-lead'?"),
        (["--where", "stage=evaluat"], "unknown stage 'evaluat': did you mean 'evaluate'?"),
        (["--where", "status=drafts"], "unknown status 'drafts': did you mean 'draft'?"),
        (["--where", "colour=red"], "unknown facet 'colour': choose from persona, stage"),
        (["--where", "price"], "--where takes FACET=VALUE, not 'price'"),
        (["--limit", "0"], "0 is not in the range"),
    ],
)
def test_find_refuses_what_there_is_not(hub: Path, options: list[str], message: str) -> None:
    """A slip of the hand is not "nothing found"."""
    result = call("find", "x", "--root", hub, *ON, *options)
    assert result.exit_code == 2
    assert message in result.stderr
