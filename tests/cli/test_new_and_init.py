"""`new` and `init` from the outside: what they ask, write and refuse."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import ALL_FLAGS, ON, call, files_in, made, run
from tests.hub_builder import ASSET, TODAY, read_hub, with_line


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
