"""Whatever stands in a file, reading gives values or findings, never an exception."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from callsheet.body import read_outline
from callsheet.diagnostics import Finding
from callsheet.frontmatter import parse_markdown
from callsheet.yamltext import parse_yaml
from tests.hub_builder import ASSET, MINIMAL, read_hub, write_tree

calm = settings(
    database=None,
    deadline=None,
    derandomize=True,  # the same examples every day: nobody's change fails by bad luck
    suppress_health_check=list(HealthCheck),
)

PIECES = [
    *"\n\t :-[]{}\"'#&*!|>%@`?,<~\\",
    *(
        "---\n",
        "\n...\n",
        "- ",
        "  ",
        "key: ",
        "id: a\n",
        "title: x\n",
        "<<: ",
        "!!str ",
        "&a ",
        "*a",
    ),
    *(
        "2026-10-02",
        "null",
        "\r\n",
        "\x00",
        "\x1b",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200f",
        "é",
        "漢",
        "👩‍💻",
    ),
    *(
        "## ",
        "```\n",
        "!!! note\n",
        '=== "T"\n',
        "    ",
        "[x](",
        ")",
        "](#",
        "<a href='",
        "'>",
        "<!--",
    ),
    *(
        "{#id}",
        "{{",
        "}}",
        "[^1]",
        "[^1]: ",
        "| a |\n|--|\n",
        "&#106;",
        "javascript:",
        "../",
        "/call/",
    ),
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join),
)

EXTRA = {
    "playbook/hub.yml": "name: A\nsample: true\ntoday: 2026-11-24\n",
    "playbook/roles.yml": "- {id: product-marketing, name: P, department: marketing}\n",
    "playbook/people.yml": "- {id: jo, name: Jo, role: product-marketing}\n",
    "playbook/meetings.yml": "[]\n",
    "playbook/handovers.yml": "[]\n",
    "playbook/activities.yml": "[]\n",
    "playbook/why.md": "---\ntitle: Why\n---\n[x](../assets/example.md)\n",
    "docs/index.md": "# Home\n",
    "playbook/vocabulary/region.yml": "- {id: north, name: North}\n",
}
HUB = {**MINIMAL, **EXTRA}


def lies_inside(findings: Iterable[Finding], lines: int) -> bool:
    return all(1 <= f.place.line <= max(lines, 1) and f.place.column >= 1 for f in findings)


@calm
@given(texts)
@example("a: '\n\n\n")
@example("[" * 3000)
@example("? " * 500)
@example("a: |\n" + " " * 100)
@example("%YAML 1.1\n---\n")
@example("%TAG ! tag:x,2000:\n--- !a b\n")
@example('"\\U00110000"')
def test_yaml_is_read_or_refused(text: str) -> None:
    """And every finding stands on a line of the text."""
    _, findings = parse_yaml(text, "a.yml")
    assert lies_inside(findings, text.count("\n") + 1), findings


@calm
@given(texts, st.booleans())
@example("---", True)
@example("---\n---", True)
@example("---\n\n---\n", True)
def test_markdown_is_read_or_refused(text: str, required: bool) -> None:
    result, findings = parse_markdown(text, "a.md", required=required)
    assert lies_inside(findings, text.count("\n") + 1), findings
    assert result is not None or findings


@calm
@given(texts)
@example('=== "a"\n\t    ```\n\t    x')
@example("!!! a\n \t[x](y)")
@example("<!--" * 50)
@example("[![" * 200)
def test_a_body_is_outlined(text: str) -> None:
    """Every link lies inside the text, and its target where it says."""
    outline = read_outline(text)
    lines = text.split("\n")
    for link in outline.links:
        assert 1 <= link.line <= len(lines)
        assert 1 <= link.column <= len(lines[link.line - 1]) + 1
        assert 0 <= link.start <= link.end <= len(text)
        assert link.start <= link.inner[0] <= link.inner[1] <= link.end
        if link.target_at >= 0:
            assert text.startswith(link.target, link.target_at)


def check_hub(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_tree(root, HUB)
        write_tree(root, files)
        for finding in read_hub(root).findings:
            path = root / finding.place.path
            if path.is_file():
                data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
                assert lies_inside([finding], data.count(b"\n") + 1), finding


@settings(calm, max_examples=60)
@given(st.sampled_from(sorted(HUB)), st.one_of(st.binary(max_size=100), texts.map(str.encode)))
def test_any_file_of_a_hub_may_hold_anything(path: str, content: bytes) -> None:
    """Random bytes and random text in one file after the other."""
    check_hub({path: content})


FIELDS = [line.partition(":")[0] for line in ASSET.split("\n")[1:10]] + [
    *("id", "aliases", "files", "links", "related", "superseded_by", "publish_on", "changes"),
    *("made_with", "facts", "review_by", "reviewed_by", "added_on", "retired_on", "region"),
]


@settings(calm, max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(FIELDS), st.one_of(texts.map(lambda t: t.replace("\n", " ")), st.just("1"))
    ),
    texts,
)
def test_any_field_of_an_asset_may_hold_anything(fields: dict[str, str], body: str) -> None:
    """Random values in the right fields, and any body below them."""
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    check_hub({"assets/example.md": (ASSET + body).encode(), "assets/x.md": lines.encode()})
    check_hub({"assets/x.md": f"---\n{lines}---\n{body}".encode()})
    good = {line.partition(":")[0]: line for line in ASSET.split("\n")[1:10]}
    good |= {key: f"{key}: {value}" for key, value in fields.items()}
    front = "\n".join(good.values())
    check_hub({"assets/x.md": f"---\n{front}\n---\n{body}".encode()})
