"""`relevance` from the outside: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import BROKEN, ON, call, made, run
from tests.hub_builder import ASSET, Tree, with_line

QUERIES = """\
- query: answering the price
  kind: exact-title
  expect: [example]
- query: zzzz
  kind: nonsense
  expect: []
- query: second
  kind: body
  filters: {stage: evaluate}
  expect: [example]
"""
FILE = "tests/relevance/queries.yml"
SECOND = with_line(with_line(ASSET, "title:", "title: Second"), "reviewed_on:", "reviewed_on: DAY")
HUB: Tree = {FILE: QUERIES, "assets/second.md": SECOND.replace("DAY", "2026-10-02")}
STALE: Tree = {**HUB, "assets/second.md": SECOND.replace("DAY", "2026-02-02")}

TABLE = """\
| kind        | queries | success@1 | success@3 |   MRR | zero results | stale in top 3 | \
unwanted results |
| ----------- | ------: | --------: | --------: | ----: | -----------: | -------------: | \
---------------: |
| exact-title |       1 |     1.000 |     1.000 | 1.000 |        0.000 |              0 | \
               0 |
| body        |       1 |     0.000 |     0.000 | 0.000 |        0.000 |              0 | \
               0 |
| nonsense    |       1 |         – |         – |     – |            – |              0 | \
               0 |
| in all      |       3 |     0.500 |     0.500 | 0.500 |        0.000 |              0 | \
               0 |
"""


def goals(text: str) -> Tree:
    return {"playbook/hub.yml": f"name: A\nrelevance: {text}\n"}


def test_the_figures_stand_in_a_table_and_misses_below(tmp_path: Path) -> None:
    """By kind and in all; a hub that asks for nothing is content with anything."""
    result = call("relevance", "--root", made(tmp_path / "hub", HUB), *ON)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{TABLE}\n"
        "No answer among the first 3 (1):\n"
        "  second  stage=evaluate  (tests/relevance/queries.yml:7, body)\n"
        "    expected: example (not found)\n"
        "    came:     second\n"
    )


def test_below_a_goal_it_ends_with_1(tmp_path: Path) -> None:
    """And says which; what is reached is not mentioned."""
    hub = made(tmp_path / "hub", {**HUB, **goals("{success_at_1: 0.5, success_at_3: 0.95}")})
    done = run("relevance", *ON, cwd=hub)
    assert done.returncode == 1
    assert done.stdout.startswith(TABLE)
    assert done.stderr == (
        "Not good enough: success@3 is 0.500, at least 0.950 is asked for (playbook/hub.yml).\n"
    )
    reached = made(tmp_path / "reached", {**HUB, **goals("{success_at_1: 0.5, mrr: 0.5}")})
    assert call("relevance", "--root", reached, *ON).exit_code == 0


def test_what_is_stale_above_a_current_answer_is_marked(tmp_path: Path) -> None:
    """On the day that is asked for."""
    hub = made(tmp_path / "hub", {**STALE, **goals("{stale_in_top_3: 0}")})
    result = call("relevance", "--root", hub, *ON)
    assert result.exit_code == 1
    assert (
        "Something stale where a current answer should stand (1):\n"
        "  second  stage=evaluate  (tests/relevance/queries.yml:7, body)\n"
        "    expected: example (not found)\n"
        "    came:     second (stale)\n"
    ) in result.stdout
    assert call("relevance", "--root", hub, "--today", "2026-02-03").exit_code == 0


def test_as_many_misses_are_listed_as_one_likes(tmp_path: Path) -> None:
    queries = "".join(f"- {{query: second n{n}, expect: [example]}}\n" for n in range(7))
    queries += "- {query: answering, expect: []}\n"
    hub = made(tmp_path / "hub", {**HUB, FILE: queries})

    def listed(*options: str) -> str:
        return call("relevance", "--root", hub, *ON, *options).stdout

    assert "No answer among the first 3 (7, the first 5 of them):\n" in listed()
    assert listed().count("expected: example") == 5
    assert "Nothing answers, and something is found (1):\n  answering  (" in listed()
    assert listed("--misses", "9").count("expected: example") == 7
    assert listed("--misses", "0").endswith(" |\n")


def test_json_holds_the_figures_and_every_query(tmp_path: Path) -> None:
    """For programs; the exit code is the same."""
    hub = made(tmp_path / "hub", {**HUB, **goals("{success_at_1: 0.8}")})
    result = call("relevance", "--root", hub, *ON, "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert set(data) == {"figures", "missed", "queries"}
    assert list(data["figures"]) == ["exact-title", "body", "nonsense", "in all"]
    assert data["figures"]["in all"] == {
        "queries": 3,
        "success_at_1": 0.5,
        "success_at_3": 0.5,
        "mrr": 0.5,
        "zero_results": 0.0,
        "stale_in_top_3": 0,
        "unwanted_results": 0,
    }
    assert data["missed"] == [{"figure": "success_at_1", "reached": 0.5, "goal": 0.8}]
    assert data["queries"][2] == {
        "query": "second",
        "kind": "body",
        "filters": {"stage": ["evaluate"]},
        "expect": ["example"],
        "line": 7,
        "found": ["second"],
        "results": 1,
        "place": None,
        "stale": None,
    }


def test_a_mistake_in_the_file_is_said_as_the_check_says_it(tmp_path: Path) -> None:
    """Nothing is measured with queries that nothing can answer."""
    hub = made(tmp_path / "hub", {FILE: QUERIES.replace("[example]", "[exampel]", 1)})
    for options in ((), ("--json",)):
        result = call("relevance", "--root", hub, *ON, *options)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == (
            "tests/relevance/queries.yml:3:12: CS304 no asset has the id 'exampel'\n"
            " 3 |   expect: [exampel]\n"
            "   |            ^\n"
            "  help: did you mean 'example'?\n"
            "\n"
            "1 error.\n"
        )


def test_a_goal_that_can_not_be_read_is_no_goal_reached(tmp_path: Path) -> None:
    hub = made(tmp_path / "hub", {**HUB, **goals("{success_at_1: 95%}")})
    result = call("relevance", "--root", hub, *ON)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "playbook/hub.yml:2:27: CS204 'success_at_1' is '95%'" in result.stderr


def test_another_file_can_be_named(tmp_path: Path) -> None:
    """As seen from where one is, not from the hub."""
    hub = made(tmp_path / "hub", HUB)
    Path("mine.yml").write_text("- {query: price, expect: [example]}\n", "utf-8")
    result = call("relevance", "--root", hub, *ON, "--queries", "mine.yml")
    assert result.exit_code == 0
    assert "| in all |       1 |" in result.stdout
    Path("mine.yml").write_text("- {query: price}\n", "utf-8")
    result = call("relevance", "--root", hub, *ON, "--queries", "mine.yml")
    assert result.exit_code == 1
    assert result.stderr.startswith("mine.yml:1:3: CS201 the field 'expect' is missing\n 1 | - {")


@pytest.mark.parametrize("options", [(), ("--queries", "none.yml"), ("--queries", ".")])
def test_without_a_file_it_says_how_to_write_one(hub: Path, options: tuple[str, ...]) -> None:
    result = call("relevance", "--root", hub, *ON, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"there is no file {options[1] if options else FILE}: " in result.stderr
    assert "- query: cfo too expensive" in result.stderr


def test_what_is_not_searched_because_of_errors_is_said(tmp_path: Path) -> None:
    hub = made(tmp_path / "hub", {**HUB, "assets/bad.md": BROKEN})
    result = call("relevance", "--root", hub, *ON)
    assert result.exit_code == 0
    assert result.stderr == "Not searched, because of errors: 1. See: callsheet check\n"


def test_a_query_can_not_forge_a_line(tmp_path: Path) -> None:
    """Nor send signs to the terminal that are none of its own."""
    text = '- query: "x\\e[2J\\u202e price"\n  expect: []\n'
    result = call("relevance", "--root", made(tmp_path / "hub", {FILE: text}), *ON)
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
