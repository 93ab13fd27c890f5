"""The commands: what they print, what they write, and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from callsheet.cli import cli, main
from tests.hub_builder import ASSET, MINIMAL, with_line, write_tree


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The smallest hub, on disk."""
    write_tree(tmp_path, MINIMAL)
    return tmp_path


def run(*arguments: str | Path, **environment: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(part) for part in arguments], env=environment)


def check(hub: Path, *arguments: str, **environment: str) -> Result:
    """`callsheet check` on a day on which the smallest hub is current."""
    return run("check", "--root", hub, "--today", "2026-11-24", *arguments, **environment)


def test_check_of_a_clean_hub_ends_with_0(hub: Path) -> None:
    """Nothing to mend is said, not left out."""
    done = check(hub)
    assert (done.exit_code, done.output) == (0, "Nothing to mend.\n")


def test_check_shows_line_caret_and_what_to_type(hub: Path) -> None:
    """An error ends with 1 and is shown where it stands."""
    write_tree(hub, {"assets/example.md": with_line(ASSET, "persona:", "persona: cfo")})
    done = check(hub)
    assert done.exit_code == 1
    assert done.output == (
        "assets/example.md:5:10: CS301 unknown persona 'cfo'\n"
        " 5 | persona: cfo\n"
        "   |          ^\n"
        "  help: did you mean 'finance-lead'? Personas are listed in "
        "playbook/vocabulary/persona.yml: finance-lead\n"
        "\n"
        "1 error.\n"
    )


def test_check_prints_objects_for_programs(hub: Path) -> None:
    """The names of the keys are a promise."""
    write_tree(hub, {"assets/example.md": with_line(ASSET, "persona:", "persona: cfo")})
    done = check(hub, "--format", "json")
    (finding,) = json.loads(done.output)
    assert list(finding) == ["path", "line", "column", "code", "severity", "message", "help"]
    assert finding["path"] == "assets/example.md"
    assert (finding["line"], finding["column"]) == (5, 10)
    assert (finding["code"], finding["severity"]) == ("CS301", "error")
    assert json.loads(check(hub, "--format", "json").output) == [finding]


def test_fail_on_warning_tightens(hub: Path) -> None:
    """A warning ends with 0 unless it is asked for."""
    write_tree(
        hub, {"assets/example.md": with_line(ASSET, "reviewed_on:", "reviewed_on: 2025-01-02")}
    )
    assert check(hub).exit_code == 0
    assert check(hub, "--fail-on", "warning").exit_code == 1


def test_today_is_the_options_then_the_epochs(hub: Path) -> None:
    """`--today` wins over `SOURCE_DATE_EPOCH`, which wins over the clock."""
    late = run("check", "--root", hub, "--today", "2030-01-01")
    assert "CS406" in late.output
    epoch = run("check", "--root", hub, SOURCE_DATE_EPOCH="1893456000")
    assert "CS406" in epoch.output
    assert check(hub, SOURCE_DATE_EPOCH="1893456000").output == "Nothing to mend.\n"
    wrong = run("check", "--root", hub, SOURCE_DATE_EPOCH="soon")
    assert (wrong.exit_code, "SOURCE_DATE_EPOCH" in wrong.output) == (2, True)
    assert run("check", "--root", hub, "--today", "tomorrow").exit_code == 2


def test_no_hub_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ends with 2, says what to type, and shows no traceback."""
    monkeypatch.setattr("sys.argv", ["callsheet", "check", "--root", str(tmp_path)])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith("callsheet: no hub in ")
    assert "callsheet init" in said


def test_a_title_can_not_forge_a_line_of_the_report(hub: Path) -> None:
    """Escape sequences and line ends in the content don't reach the terminal."""
    bad = with_line(ASSET, "persona:", 'persona: "\\e[2Jx\\nassets/other.md:1:1: CS999 forged"')
    write_tree(hub, {"assets/example.md": bad})
    output = check(hub).output
    assert "\x1b" not in output
    assert not any(line.startswith("assets/other.md") for line in output.splitlines())


def test_find_prints_the_best_first(hub: Path) -> None:
    """As text for people and as objects for programs."""
    done = run("find", "price", "--root", hub)
    assert done.output.startswith("Answering the price  library/example/\n")
    rows = json.loads(run("find", "cfo", "--root", hub, "--json").output)
    assert [(row["id"], row["title"]) for row in rows] == [("example", "Answering the price")]
    assert run("find", "price", "--root", hub, "--stage", "decide").output.startswith("Nothing")
    assert "example" in run("find", "--root", hub, "--where", "audience=internal").output
    assert run("find", "--root", hub, "--where", "colour=red").exit_code == 2


NEW = ("new", "What they fear", "--type", "talk-track", "--persona", "finance-lead")
REST = ("--stage", "decide", "--owner", "sales-lead", "--summary", "What to say.")


def test_new_writes_a_draft_that_passes(hub: Path) -> None:
    """The file has its day, its fields and nothing to mend."""
    done = run(*NEW, *REST, "--root", hub, "--today", "2026-11-24")
    assert done.exit_code == 0, done.output
    text = (hub / "assets" / "what-they-fear.md").read_text("utf-8")
    assert "status: draft\nadded_on: 2026-11-24\n" in text
    assert check(hub).output == "Nothing to mend.\n"


def test_new_writes_nothing_if_a_term_is_unknown(hub: Path) -> None:
    """It names the term that was meant."""
    done = run("new", "X", "--type", "talktrack", *REST, "--persona", "cfo", "--root", hub)
    assert done.exit_code == 2
    assert "did you mean 'talk-track'?" in done.output
    assert "did you mean 'finance-lead'?" in done.output
    assert list((hub / "assets").iterdir()) == [hub / "assets" / "example.md"]


def test_new_says_what_is_missing_when_nobody_can_be_asked(hub: Path) -> None:
    """Without a terminal there is no prompt to hang on."""
    done = run(*NEW, "--root", hub)
    assert done.exit_code == 2
    assert "--summary, --stage, --owner" in done.output


def test_new_does_not_take_an_id_that_is_used(hub: Path) -> None:
    """Neither a file nor an asset in another folder is replaced."""
    taken = {"assets/deep/what-they-fear.md": ASSET}
    write_tree(hub, taken)
    done = run(*NEW, *REST, "--root", hub)
    assert (done.exit_code, "choose another title" in done.output) == (2, True)


def test_init_writes_a_hub_without_a_finding(tmp_path: Path) -> None:
    """On the day it is written, whatever its name."""
    name = 'Ac"me \\ & Co: #1 🚚'
    target = tmp_path / "our hub"
    done = run("init", target, "--name", name)
    assert done.exit_code == 0, done.output
    assert f"cd '{target}'" in done.output
    assert run("check", "--root", target, "--fail-on", "warning").output == "Nothing to mend.\n"
    again = CliRunner().invoke(cli, ["init", str(target)])
    assert "is not empty" in str(again.exception)


def test_export_needs_an_empty_folder(hub: Path, tmp_path: Path) -> None:
    """Nothing of anybody's is overwritten."""
    write_tree(hub, {"mkdocs.yml": "site_name: x\nhooks: [a.py]\n", "full/x.txt": ""})
    done = run("export", hub / "full", "--root", hub)
    assert "not an empty folder" in str(done.exception)
    assert run("export", hub / "tree", "--root", hub).exit_code == 0
    assert (hub / "tree" / "docs" / "library" / "example.md").is_file()
    assert "hooks" not in (hub / "tree" / "mkdocs.yml").read_text("utf-8")
