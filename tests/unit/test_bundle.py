"""The browser code as one small script: nothing of what it says to people is lost on the way."""

import re
from importlib.resources import files

from callsheet import addresses
from callsheet.web import render_web

LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`[^`\n]*`')
COMMENT = re.compile(r"^\s*(?://|/\*|\*).*| // .*|/\*\*.*?\*/")


def script() -> str:
    (found,) = (output for output in render_web() if output.path == addresses.SCRIPT)
    return str(found.content)


def test_every_text_of_the_modules_stands_in_the_script() -> None:
    """The minifier takes comments and white space away, and none of it from a text."""
    made = script()
    modules = [item for item in files("callsheet.web").iterdir() if item.name.endswith(".mjs")]
    lines = [COMMENT.sub("", line) for each in modules for line in each.read_text().splitlines()]
    texts = {text for line in lines for text in LITERAL.findall(line)}
    assert len(texts) > 200
    assert {text for text in texts if text not in made} == set()


def test_comments_are_not_sent_to_readers() -> None:
    assert "@param" not in script()
