"""What all commands have in common: plain sentences, help, days."""

from pathlib import Path

import pytest

from callsheet import __version__
from callsheet.cli import cli
from tests.cli.commands import ALL_FLAGS, NO_HUB, ON, call, made, run
from tests.hub_builder import ASSET, with_line


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["build"],
        ["find", "x"],
        ["relevance"],
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
