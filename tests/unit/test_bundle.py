"""The browser code as two small scripts: nothing of what it says to people is lost on the way."""

import re
from pathlib import Path

from callsheet import addresses, web
from callsheet.web import render_web
from callsheet.web.bundle import bundled

WEB = Path(web.__file__).parent
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`\n]*`')
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


def test_scripts_of_two_builds_do_not_mix() -> None:
    """A browser may have kept the first script of another build: the second then does nothing."""
    modules = {
        "main.mjs": "import { told } from './low/told.mjs';\ntold();",
        "low/told.mjs": "export function told() {\n  return 1;\n}",
        "high/more.mjs": "import { told } from '../low/told.mjs';\nwindow.more = told();",
    }
    changed = {**modules, "low/told.mjs": modules["low/told.mjs"].replace("1", "2")}
    (first, second), (newer, newest) = (
        bundled(each, "main.mjs", "high/more.mjs") for each in (modules, changed)
    )
    build = re.compile(r'build(?:!==|:)"(\w+)"')
    assert build.findall(first) == build.findall(second) != build.findall(newer)
    assert build.findall(newer) == build.findall(newest)
