"""Findings for programs: nothing is lost on the way, and each can be told from all others."""

import json
from typing import Any

from callsheet import __version__, codes
from callsheet.diagnostics import Finding, Place
from callsheet.report.data import render_gitlab, render_json, render_sarif

HOSTILE = "assets/a: <b>%20 \U0001f69a ::error::.md"
FINDINGS = (
    Finding(Place("assets/a.md", 6, 10), codes.UNKNOWN_TERM, "unknown persona 'cfo '", "cfo?"),
    Finding(Place("assets/a.md", 9, 1), codes.UNKNOWN_TERM, "unknown persona 'cfo '", "cfo?"),
    Finding(Place(HOSTILE, 2, 1), codes.OVERDUE, "was due for review"),
)


def sarif(findings: tuple[Finding, ...] = FINDINGS) -> dict[str, Any]:
    run: dict[str, Any]
    log = json.loads(render_sarif(findings))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_json_is_a_list_of_objects_with_seven_keys() -> None:
    """What programs read; a change of it is a change of the format."""
    assert json.loads(render_json(FINDINGS))[0]["help"] == "cfo?"
    assert json.loads(render_json(FINDINGS))[2] == {
        "path": HOSTILE,
        "line": 2,
        "column": 1,
        "code": "CS405",
        "severity": "warning",
        "message": "was due for review",
        "help": "",
    }


def test_sarif_names_each_rule_once_and_each_place() -> None:
    run = sarif()
    driver = run["tool"]["driver"]
    assert driver["version"] == __version__
    assert [(rule["id"], rule["name"]) for rule in driver["rules"]] == [
        ("CS301", "UnknownTerm"),
        ("CS405", "ReviewOverdue"),
    ]
    assert [(each["ruleId"], each["ruleIndex"], each["level"]) for each in run["results"]] == [
        ("CS301", 0, "error"),
        ("CS301", 0, "error"),
        ("CS405", 1, "warning"),
    ]
    first = run["results"][0]
    assert first["message"]["text"] == "unknown persona 'cfo '; cfo?"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "assets/a.md"}
    assert place["region"] == {"startLine": 6, "startColumn": 10}


def test_a_path_is_an_address_in_sarif() -> None:
    """A reader takes neither a part of a name for a scheme nor a per cent sign for a code."""
    (result,) = sarif(FINDINGS[2:])["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "assets/a%3A%20%3Cb%3E%2520%20%F0%9F%9A%9A%20%3A%3Aerror%3A%3A.md"


def test_gitlab_has_what_it_asks_for() -> None:
    report = json.loads(render_gitlab(FINDINGS))
    assert report[0] == {
        "description": "unknown persona 'cfo '; cfo?",
        "check_name": "CS301",
        "fingerprint": report[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "assets/a.md", "lines": {"begin": 6}},
    }
    assert report[2]["severity"] == "minor"


def test_fingerprints_differ_and_stay_when_lines_are_added_above() -> None:
    first = [each["fingerprint"] for each in json.loads(render_gitlab(FINDINGS))]
    moved = [
        Finding(Place(each.place.path, each.place.line + 5, 1), each.code, each.message)
        for each in FINDINGS
    ]
    assert len(set(first)) == 3
    assert [each["fingerprint"] for each in json.loads(render_gitlab(moved))] == first


def test_nothing_found_is_an_empty_report() -> None:
    assert (render_json(()), render_gitlab(())) == ("[]\n", "[]\n")
    assert sarif(())["results"] == []
