"""The reference of findings explains every code, with examples that do what they say."""

import re
from pathlib import Path

import pytest

from callsheet.build import check
from callsheet.codes import CODES, Code
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, MINIMAL, TODAY, Content, Tree, write_tree

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "findings.md"
TEXT = REFERENCE.read_text("utf-8")

IN_WORDS = {
    "CS101": "test_a_file_that_vanishes_is_a_finding",
    "CS102": "test_what_is_not_utf8_is_named_where_it_stands",
    "CS103": "test_a_file_may_be_as_large_as_the_limit_and_no_larger",
    "CS104": "test_symbolic_links_are_refused_wherever_they_lead",
    "CS308": "test_a_missing_vocabulary_is_one_finding",
    "CS511": "test_a_file_above_the_limit_is_too_large",
    "CS512": "test_a_file_that_is_not_what_its_name_says_is_an_error",
    "CS513": "test_a_file_that_cannot_be_read_is_an_error",
    "CS514": "test_what_a_customer_should_not_read_is_a_warning",
    "CS515": "test_a_file_that_acts_by_itself_is_an_error",
    "CS516": "test_a_file_with_macros_is_an_error_whatever_its_name",
    "CS702": "test_a_hub_without_assets_is_said_so",
}
"""What no lines in a file can show, and the test that shows it instead."""

BASE: dict[str, Content] = {
    **MINIMAL,
    "assets/pricing.pdf": b"%PDF-1.7",
    "assets/pricing.html": b"<!doctype html>",
    "playbook/roles.yml": (
        "- {id: product-marketing, name: Product marketing, department: marketing}\n"
        "- {id: sales-lead, name: Sales lead, department: sales}\n"
    ),
}

_BLOCK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)

_PARTS = re.split(r"^## (.+)\n", TEXT, flags=re.MULTILINE)
SECTIONS: dict[str, str] = dict(zip(_PARTS[1::2], _PARTS[2::2], strict=True))


def section(code: Code) -> str:
    return SECTIONS[f"{code.id} {code.name}"]


def with_lines(asset: str, lines: str) -> str:
    """The asset with these lines of front matter, in place of those with the same key."""
    changed = set(_KEY.findall(lines))
    old = asset.split("\n")
    kept = [line for line in old if line.partition(":")[0] not in changed]
    end = kept.index("---", 1)
    return "\n".join([*kept[:end], lines.rstrip(), *kept[end:]])


def example(code: Code, which: str) -> Tree:
    """The files of an example: what begins with `---` is whole, a part of an asset is laid in."""
    _, _, after = section(code).partition(f"**{which}:**")
    files: dict[str, Content] = {}
    for path, content in _BLOCK.findall(after.partition("\n**")[0]):
        whole = content.startswith("---\n") or not path.startswith("assets/")
        yaml = f'```yaml title="{path}"\n{content}' in after
        if not whole:
            content = with_lines(ASSET, content) if yaml else f"{ASSET}\n{content}"
        files[path] = content
    assert files, f"{code.id} has no example after **{which}:**"
    return files


def test_every_code_has_its_section_in_its_order() -> None:
    """And no section is about a code that there is not."""
    assert list(SECTIONS) == [f"{code.id} {code.name}" for code in CODES]


def test_no_code_or_name_stands_for_two_things() -> None:
    assert len({code.id for code in CODES}) == len({code.name for code in CODES}) == len(CODES)
    assert [code.id for code in CODES] == sorted(code.id for code in CODES)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_section_says_how_bad_it_is_why_and_how_to_mend_it(code: Code) -> None:
    body = section(code).strip()
    assert body.startswith(f"**{code.severity.capitalize()}.** ")
    assert "\n**Why:** " in body
    assert "\n**To mend it:** " in body


SHOWN = [code for code in CODES if code.id not in IN_WORDS]


@pytest.mark.parametrize("code", SHOWN, ids=lambda code: code.id)
def test_the_wrong_example_gives_the_code_and_nothing_else(code: Code, tmp_path: Path) -> None:
    write_tree(tmp_path, {**BASE, **example(code, "Wrong")})
    _, findings = check(tmp_path, today=TODAY, clock=TODAY)
    assert {finding.code.id for finding in findings} == {code.id}, findings


@pytest.mark.parametrize("code", SHOWN, ids=lambda code: code.id)
def test_the_right_example_has_nothing_to_mend(code: Code, tmp_path: Path) -> None:
    write_tree(tmp_path, {**BASE, **example(code, "Right")})
    _, findings = check(tmp_path, today=TODAY, clock=TODAY)
    assert findings == ()


def test_what_is_explained_in_words_is_shown_by_another_test() -> None:
    """Each code that no example shows has a test that gives it."""
    unit = Path(__file__).parents[1] / "unit"
    tests = "\n".join(path.read_text("utf-8") for path in sorted(unit.glob("test_*.py")))
    for code, name in IN_WORDS.items():
        assert f"def {name}(" in tests, code


def test_the_first_example_of_the_page_is_what_the_check_says(make_hub: HubMaker) -> None:
    text = ASSET.replace("persona: finance-lead", "persona: cfo")
    finding = make_hub({"assets/example.md": text}).only()
    place = f"{finding.place.path}:{finding.place.line}:{finding.place.column}"
    assert f"{place}: {finding.code.id} {finding.message}\n" in TEXT
    assert f"  help: {finding.help}\n" in TEXT
