"""The browser code as two small scripts: nothing of what it says to people is lost on the way."""

import json
import re
from pathlib import Path

from callsheet import addresses, web
from callsheet.web import render_web
from callsheet.web.bundle import bundled
from tests.contract.node import run_node

WEB = Path(web.__file__).parent
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`\n]*`')
_TELL = "process.stdout.write(JSON.stringify(window.ran));"
COMMENT = re.compile(r"^\s*(?://|/\*|\*).*| // .*|/\*\*.*?\*/")


def scripts() -> list[str]:
    paths = (addresses.SCRIPT, addresses.SCRIPT_MORE)
    return [str(output.content) for output in render_web() if output.path in paths]


def test_every_text_of_the_modules_stands_in_the_script() -> None:
    """The minifier takes comments and white space away, and none of it from a text."""
    made = "\n".join(scripts())
    modules = list(WEB.rglob("*.mjs"))
    lines = [COMMENT.sub("", line) for each in modules for line in each.read_text().splitlines()]
    texts = {text for line in lines for text in LITERAL.findall(line)}
    assert len(texts) > 200
    assert {text for text in texts if text not in made} == set()


def test_comments_are_not_sent_to_readers() -> None:
    assert not [script for script in scripts() if "@param" in script]


def test_the_second_script_takes_of_the_first_what_it_needs() -> None:
    """Only names that were declared there are given away."""
    first, second = scripts()
    gives = re.search(r'callsheetCode=\{build:"\w+",([\w,$]+)\};', first)
    takes = re.search(r"const\s*\{([\w,$]+)\}=window\.callsheetCode", second)
    assert gives
    assert takes
    assert gives[1] == takes[1]
    for name in gives[1].split(","):
        declared = re.compile(rf"(?:function|class|const|let) {re.escape(name)}\b")
        assert declared.search(first), name


def test_nothing_that_the_first_result_needs_is_in_the_second_script() -> None:
    first, second = scripts()
    assert "class FindPage" in first
    assert "class CallSheet" in second


def test_scripts_of_two_builds_do_not_mix(tmp_path: Path) -> None:
    """A browser may have kept the first script of another build: the second then does nothing.

    Nor does a first one beside another: on a page that the theme exchanges they meet.
    """
    modules = {
        "main.mjs": "import { told } from './low/told.mjs';\nwindow.ran.push(told());",
        "low/told.mjs": "export function told() {\n  return 1;\n}",
        "high/more.mjs": "import { told } from '../low/told.mjs';\nwindow.ran.push('more');",
    }
    changed = {**modules, "low/told.mjs": modules["low/told.mjs"].replace("1", "2")}
    (first, second), (newer, newest) = (
        bundled(each, "main.mjs", "high/more.mjs") for each in (modules, changed)
    )

    def run(*scripts: str) -> list[object]:
        page = tmp_path / "page.js"
        page.write_text("\n".join(["globalThis.window = {ran: []};", *scripts, _TELL]), "utf-8")
        ran: list[object] = json.loads(run_node(str(page)))
        return ran

    assert run(first, second) == [1, "more"]
    assert run(newer, newest) == [2, "more"]
    assert run(first, newest) == [1]
    assert run(first, first, newer, newest, second) == [1, "more"]
