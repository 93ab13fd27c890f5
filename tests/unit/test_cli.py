"""Every command from the outside: what it prints, what it writes, and its exit code."""

import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from callsheet import __version__
from callsheet.cli import cli
from callsheet.starter import write_starter
from tests.hub_builder import ASSET, MINIMAL, TODAY, Tree, read_hub, with_line, write_tree

ON = ("--today", TODAY.isoformat())
BROKEN = with_line(ASSET, "persona:", "persona: cfoo")
FINANCE = ("--summary", "s", "--type", "talk-track", "--persona", "finance-lead")
NO_HUB = (
    "callsheet: no hub in .: a hub has the folders assets/ and playbook/. "
    "Give its folder with --root, or start one with: callsheet init DIR\n"
)
ALL_FLAGS = (*FINANCE, "--stage", "evaluate", "--owner", "product-marketing")


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No day from outside, and a folder of one's own to be in."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The minimal hub."""
    return made(tmp_path / "hub")


def made(root: Path, files: Tree | None = None) -> Path:
    """The minimal hub with other files laid over it."""
    write_tree(root, {**MINIMAL, **(files or {})})
    return root


def starter(root: Path) -> Path:
    """A new hub, which can be built."""
    write_starter(root, "Acme", TODAY)
    return root


def call(*arguments: str | Path) -> Result:
    """Call a command in this process; an exception that gets through fails the test."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def run(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the program as people do."""
    return subprocess.run(
        [sys.executable, "-m", "callsheet", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# All commands


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["build"],
        ["find", "x"],
        ["new", "A title", *ALL_FLAGS],
        ["export", "out"],
        ["verify-site", "."],
    ],
    ids=lambda arguments: arguments[0],
)
def test_without_a_hub_there_is_one_plain_sentence(arguments: list[str]) -> None:
    """It says what a hub is and how to start one; nothing is written."""
    result = call(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", NO_HUB)
    assert not list(Path().iterdir())


def test_what_stops_the_program_is_no_traceback(tmp_path: Path) -> None:
    """The program as it is started in a shell says the same."""
    done = run("check", cwd=tmp_path / "cwd")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", NO_HUB)


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_command(flag: str) -> None:
    """Each with what it does."""
    result = call(flag)
    assert result.exit_code == 0
    for name, command in cli.commands.items():
        assert f"  {name} " in result.stdout
        assert command.help
    assert "..." not in result.stdout.partition("Commands:")[2], "a help text is cut"


def test_every_option_says_what_it_is_for() -> None:
    """In `callsheet COMMAND --help`."""
    for name in cli.commands:
        for parameter in cli.commands[name].params:
            assert parameter.param_type_name == "argument" or getattr(parameter, "help", None), (
                f"{name} {parameter.name}"
            )


def test_the_version_is_the_package_s() -> None:
    """For reports of what went wrong."""
    assert call("--version").stdout == f"callsheet, version {__version__}\n"


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "02.10.2026", ""])
def test_a_day_that_is_none_is_refused(hub: Path, day: str) -> None:
    """With the way to write one."""
    result = call("check", "--root", hub, "--today", day)
    assert result.exit_code == 2
    assert f"'{day}' is not a date; write it as 2026-10-02" in result.stderr


@pytest.mark.parametrize("seconds", ["soon", "1e9", "9" * 30])
def test_a_source_date_epoch_that_is_no_time_is_refused(
    hub: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    """A build that ignored it would not be the same the next day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    result = call("check", "--root", hub)
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is not a time" in result.stderr


def test_an_old_terminal_gets_what_it_can_show(tmp_path: Path) -> None:
    """Letters that it has not are escapes, not the end of the program."""
    hub = made(tmp_path / "hub", {"assets/example.md": with_line(ASSET, "type:", "type: 値段")})
    done = run("check", "--root", hub, *ON, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert "\\u5024\\u6bb5" in done.stdout
    assert "Traceback" not in done.stderr


# check


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


# find


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
    )


def test_find_as_json_is_a_list_of_id_title_and_score(tmp_path: Path) -> None:
    """For programs; an empty list if nothing is found."""
    hub = made(tmp_path / "hub", HOLDING)
    result = call("find", "cfo", "answering", "--root", hub, *ON, "--json")
    rows = json.loads(result.stdout)
    assert [(row["id"], row["title"]) for row in rows] == [
        ("example", "Answering the price"),
        ("two", "Second"),
    ]
    assert all(set(row) == {"id", "title", "score"} for row in rows)
    assert rows[0]["score"] > rows[1]["score"] > 0
    assert call("find", "zzzz", "--root", hub, *ON, "--json").stdout == "[]\n"


def test_find_says_when_there_is_nothing(hub: Path) -> None:
    """And what to try; that is no error."""
    result = call("find", "zzzz", "--root", hub, *ON)
    assert result.exit_code == 0
    assert result.stdout == "Nothing found. Try fewer words or fewer filters.\n"


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


# new


def test_new_writes_a_file_that_has_nothing_to_mend(hub: Path) -> None:
    """With everything given nothing is asked."""
    result = call("new", "A new one", "--root", hub, *ON, *ALL_FLAGS, "--audience", "customer")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Written: assets/a-new-one.md\n")
    again = read_hub(hub)
    assert again.shown == []
    asset = again.catalogue.asset("a-new-one")
    assert asset is not None
    assert (asset.title, asset.fields.audience, asset.fields.added_on) == (
        "A new one",
        "customer",
        TODAY,
    )


def test_new_names_all_that_is_missing_where_nobody_can_be_asked(hub: Path) -> None:
    """In one sentence, and writes nothing."""
    before = files_in(hub)
    done = run("new", "A new one", *ON, "--type", "talk-track", cwd=hub)
    assert done.returncode == 2
    assert done.stderr.endswith(
        "Error: nobody is there to be asked: give --summary, --persona, --stage and --owner too\n"
    )
    assert files_in(hub) == before


def test_new_names_all_that_is_wrong_before_it_writes(hub: Path) -> None:
    """And before it asks for anything."""
    before = files_in(hub)
    wrong = ("--type", "talk-trak", "--persona", "cfo", "--stage", "x", "--objection", "prise")
    result = call("new", "Example", "--root", hub, *ON, *wrong)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: nothing was written:\n"
        "  assets/example.md has the id 'example': give another title or id\n"
        "  unknown type 'talk-trak': did you mean 'talk-track'? Choose from talk-track\n"
        "  unknown persona 'cfo': did you mean 'finance-lead'? Choose from finance-lead\n"
        "  unknown stage 'x': Choose from evaluate or decide\n"
        "  unknown objection 'prise': did you mean 'price'? Choose from price\n"
    )
    assert files_in(hub) == before


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    """A file of the name stays, whatever its own id is; and another id is the way out."""
    text = with_line(ASSET, "title:", "id: other\ntitle: Mine")
    hub = made(tmp_path / "hub", {"assets/a-new-one.md": text})
    result = call("new", "A new one", "--root", hub, *ON, *ALL_FLAGS)
    assert result.exit_code == 2
    assert "assets/a-new-one.md is there already" in result.stderr
    assert (hub / "assets/a-new-one.md").read_text("utf-8") == text
    result = call("new", "A new one", "--root", hub, *ON, *ALL_FLAGS, "--id", "another")
    assert result.exit_code == 0
    assert (hub / "assets/another.md").is_file()


def test_new_wants_an_id_for_a_title_without_latin_letters(hub: Path) -> None:
    """An address cannot be guessed from it."""
    result = call("new", "価格", "--root", hub, *ON, *ALL_FLAGS)
    assert result.exit_code == 2
    assert "give --id too" in result.stderr
    assert call("new", "価格", "--root", hub, *ON, *ALL_FLAGS, "--id", "kakaku").exit_code == 0
    assert read_hub(hub).shown == []


@pytest.mark.parametrize("title", ["", " ", "x" * 121, "a\x1bb", "a\udcff"])
def test_new_refuses_a_title_that_no_page_could_have(hub: Path, title: str) -> None:
    """In a sentence, and writes nothing."""
    before = files_in(hub)
    result = call("new", title, "--root", hub, *ON, *ALL_FLAGS)
    assert result.exit_code == 2
    assert "the title" in result.stderr
    assert files_in(hub) == before


def test_new_asks_at_a_terminal_and_asks_again(hub: Path) -> None:
    """A wrong answer loses none of the others."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "callsheet", "new", "A new one", *ON],
        cwd=hub,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    os.close(theirs)
    answers = ["What it is for", "talktrak", "talk-track", "finance-lead", ",", "evaluate, decide"]
    os.write(ours, "".join(f"{answer}\n" for answer in [*answers, "product-marketing"]).encode())
    said, _ = program.communicate(timeout=60)
    os.close(ours)
    assert program.returncode == 0, said
    assert "Type (talk-track): " in said
    assert "Error: unknown type 'talktrak': did you mean 'talk-track'?" in said
    assert "Stage (evaluate, decide; several with commas): " in said
    assert "Error: at least one is needed" in said
    asset = read_hub(hub).catalogue.asset("a-new-one")
    assert asset is not None
    assert asset.terms["stage"] == ("evaluate", "decide")


# init


def test_init_writes_a_hub_and_says_what_to_do(tmp_path: Path) -> None:
    """The check of it says nothing."""
    done = run("init", "our-hub", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    steps = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ")]
    assert steps[0] == "1. cd our-hub"
    commands = ["check", "build", "serve --livereload", 'new "My first asset"']
    for step, command in zip(steps[1:], commands, strict=True):
        assert command in step
    checked = run("check", "--fail-on", "warning", cwd=tmp_path / "our-hub")
    assert (checked.returncode, checked.stdout) == (0, "Nothing to mend.\n")
    assert read_hub(tmp_path / "our-hub").catalogue.hub.name == "Our hub"


def test_init_reckons_with_the_day_that_the_check_reckons_with(tmp_path: Path) -> None:
    """Else a new hub's reviews could lie in the future."""
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    assert run("init", "hub", cwd=tmp_path, **epoch).returncode == 0
    assert (
        "reviewed_on: 2023-11-14" in (tmp_path / "hub/assets/one-pagers/what-we-do.md").read_text()
    )
    assert run("check", "--fail-on", "warning", cwd=tmp_path / "hub", **epoch).returncode == 0
    assert call("init", tmp_path / "two", *ON).exit_code == 0
    assert read_hub(tmp_path / "two").shown == []


def test_init_refuses_a_folder_that_holds_something(hub: Path) -> None:
    """And touches nothing in it."""
    before = files_in(hub)
    result = call("init", hub)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"callsheet: {hub} is not an empty folder: name a new one\n"
    assert files_in(hub) == before


@pytest.mark.parametrize("name", ["  ", "x" * 121, "a\x1bb"])
def test_init_refuses_a_name_that_no_page_could_have(tmp_path: Path, name: str) -> None:
    """In a sentence, and writes nothing."""
    result = call("init", tmp_path / "new", "--name", name)
    assert result.exit_code == 2
    assert "the name" in result.stderr
    assert not (tmp_path / "new").exists()


def test_init_quotes_a_folder_with_a_space(tmp_path: Path) -> None:
    """What it says to type must work when it is typed."""
    assert f"cd '{tmp_path}/our hub'" in call("init", tmp_path / "our hub").stdout


def test_init_names_a_program_that_the_shell_would_not_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may call it from a virtual environment that is not switched on."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    said = call("init", tmp_path / "new").stdout
    assert f"{sys.executable} -m callsheet check" in said
    assert f"{sys.executable} -m mkdocs serve" in said


# build, verify-site, export


@pytest.mark.site
def test_build_replaces_the_old_site_and_verify_site_looks_at_it(tmp_path: Path) -> None:
    """With the settings that a new hub has; a missing page is named."""
    hub = starter(tmp_path / "hub")
    for _ in range(2):
        done = run("build", *ON, cwd=hub)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("3 assets, ")
    assert [path.name for path in hub.iterdir() if path.name.startswith(".site")] == []
    said = run("verify-site", "site", *ON, cwd=hub)
    assert said.returncode == 0
    assert said.stdout.startswith("All ")
    page = hub / "site/library/what-we-do/index.html"
    page.unlink()
    said = run("verify-site", "site", *ON, cwd=hub)
    assert said.returncode == 1
    assert "1 promised file is missing:" in said.stderr
    assert "library/what-we-do/index.html  (from assets/one-pagers/what-we-do.md)" in said.stderr
    assert run("verify-site", "site", "--offline", *ON, cwd=hub).returncode == 1


@pytest.mark.site
def test_build_with_an_error_writes_nothing(tmp_path: Path) -> None:
    """The old site stays as it was; `--keep-going` builds the rest."""
    hub = starter(tmp_path / "hub")
    write_tree(hub, {"assets/bad.md": BROKEN})
    old = {"site/index.html": b"old", "site/hub/search.js": b"old"}
    write_tree(hub, old)
    done = run("build", *ON, cwd=hub)
    assert (done.returncode, done.stdout) == (1, "")
    assert "assets/bad.md:5:10: CS301 unknown persona 'cfoo'" in done.stderr
    assert done.stderr.endswith("or go on with the rest: --keep-going\n")
    assert files_in(hub / "site") == {path[len("site/") :]: data for path, data in old.items()}
    done = run("build", "--keep-going", *ON, cwd=hub)
    assert done.returncode == 0, done.stderr
    assert "CS301" in done.stderr
    assert (hub / "site/library/what-we-do/index.html").is_file()
    assert not (hub / "site/library/bad").exists()


def test_build_refuses_a_file_as_its_folder(tmp_path: Path) -> None:
    """And leaves the file alone."""
    hub = starter(tmp_path / "hub")
    (tmp_path / "file").write_text("mine", "utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "site"):
        result = call("build", "--root", hub, *ON, "--out", out)
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("callsheet: ")
        assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.parametrize("out", ["hub", "hub/assets", "mine", "clone"])
def test_build_never_replaces_what_is_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """The hub itself, somebody's documents, a clone of the branch that is published."""
    starter(tmp_path / "hub")
    write_tree(tmp_path, {"mine/precious.txt": "mine", "clone/.git": "gitdir: x"})
    write_tree(tmp_path, {"clone/hub/search.js": "old"})
    before = files_in(tmp_path)
    for folder, target in ((tmp_path, tmp_path / out), (tmp_path / out, Path())):
        monkeypatch.chdir(folder)
        result = call("build", "--root", tmp_path / "hub", *ON, "--out", target)
        assert result.exit_code == 2
        assert "holds something else than a site" in result.stderr
        assert files_in(tmp_path) == before


def test_build_says_when_it_may_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as in a folder that is read-only."""

    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    result = call("build", "--root", starter(tmp_path / "hub"), *ON, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr == f"callsheet: can't write beside {tmp_path / 'out'}: Permission denied\n"
    assert not (tmp_path / "out").exists()


def test_build_wants_the_settings_of_mkdocs(hub: Path, tmp_path: Path) -> None:
    """And says where to find an example."""
    result = call("build", "--root", hub, *ON, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "there is no" in result.stderr
    assert "callsheet init" in result.stderr
    assert not (tmp_path / "out").exists()


def test_export_writes_a_plain_tree(tmp_path: Path) -> None:
    """And says how to make a site of it."""
    hub, target = starter(tmp_path / "hub"), tmp_path / "plain tree"
    result = call("export", target, "--root", hub, *ON)
    assert result.exit_code == 0
    assert f"cd '{target}' && zensical build" in result.stdout
    assert (target / "docs/library/what-we-do.md").is_file()
    assert "hooks" not in (target / "mkdocs.yml").read_text("utf-8")


def test_export_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    """And touches nothing in it."""
    write_tree(tmp_path, {"mine/precious.txt": "mine"})
    result = call("export", tmp_path / "mine", "--root", starter(tmp_path / "hub"), *ON)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not an empty folder" in result.stderr
    assert files_in(tmp_path / "mine") == {"precious.txt": b"mine"}


def test_verify_site_wants_a_folder(hub: Path, tmp_path: Path) -> None:
    """One that is there."""
    assert call("verify-site", tmp_path / "none", "--root", hub, *ON).exit_code == 2
