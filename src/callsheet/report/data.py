"""Findings for programs: our own JSON, SARIF 2.1.0, and GitLab's code quality.

In all of them a line and a column are counted from 1, a column in characters (code points), and a
path is relative to the hub's root.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from callsheet import __version__
from callsheet.codes import Code, Severity
from callsheet.diagnostics import Finding

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_GITLAB_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render_json(findings: Iterable[Finding]) -> str:
    """A list of objects with `path`, `line`, `column`, `code`, `severity`, `message`, `help`."""
    return _json([_plain(finding) for finding in findings])


def render_gitlab(findings: Iterable[Finding]) -> str:
    """GitLab's code quality report."""
    return _json(
        [
            {
                "description": _sentence(finding),
                "check_name": finding.code.id,
                "fingerprint": fingerprint,
                "severity": _GITLAB_SEVERITY[finding.severity],
                "location": {
                    "path": finding.place.path,
                    "lines": {"begin": finding.place.line},
                },
            }
            for finding, fingerprint in _with_fingerprints(findings)
        ]
    )


def render_sarif(findings: Iterable[Finding]) -> str:
    """SARIF 2.1.0 (OASIS), with the rules that were broken."""
    shown = list(findings)
    codes = sorted({finding.code for finding in shown}, key=lambda code: code.id)
    driver = {"name": "Callsheet", "version": __version__, "rules": [_rule(c) for c in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(shown, codes)),
    }
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "code": finding.code.id,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
    }


def _rule(code: Code) -> dict[str, Any]:
    words = code.name.split("-")
    return {
        "id": code.id,
        "name": "".join(map(str.capitalize, words)),
        "shortDescription": {"text": f"{' '.join(words).capitalize()}."},
        "defaultConfiguration": {"level": code.severity.value},
    }


def _results(findings: Sequence[Finding], codes: Sequence[Code]) -> Iterator[dict[str, Any]]:
    for finding, fingerprint in _with_fingerprints(findings):
        place = finding.place
        where = {
            # A colon in the first part of a path would make it an address of another kind.
            "artifactLocation": {"uri": quote(place.path)},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
        yield {
            "ruleId": finding.code.id,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": _sentence(finding)},
            "locations": [{"physicalLocation": where}],
            "partialFingerprints": {"callsheet/v1": fingerprint},
        }


def _sentence(finding: Finding) -> str:
    return f"{finding.message}; {finding.help}" if finding.help else finding.message


def _with_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with what tells it from all others, and stays when lines are added above it."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        about = (finding.place.path, finding.code.id, finding.message)
        seen[about] += 1
        yield finding, sha256("\0".join((*about, str(seen[about]))).encode()).hexdigest()
