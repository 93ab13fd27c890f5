"""Bodies give their headings, anchors, links and words, each where a reader meets it."""

import markdown
import pytest

from callsheet.body import Outline, read_outline


def links(text: str, first_line: int = 1) -> list[tuple[str, int, int]]:
    outline = read_outline(text, first_line)
    return [(link.target, link.line, link.column) for link in outline.links]


def targets(text: str) -> list[str]:
    return [link.target for link in read_outline(text).links]


def marked(text: str) -> set[str]:
    """The ids that Python-Markdown, which MkDocs uses, gives to the headings."""
    extensions = ["attr_list", "admonition", "tables", "footnotes", "toc", "pymdownx.superfences"]
    page = markdown.Markdown(extensions=extensions)
    page.convert(text)
    tokens = list(page.toc_tokens)  # type: ignore[attr-defined]
    found: set[str] = set()
    while tokens:
        token = tokens.pop()
        found.add(token["id"])
        tokens += token["children"]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "## What to say\n\n## What to say\n\n### What to say\n",
        "## Price & terms: 3 % off?\n\n## Überblick für Käufer\n\n## 漢字\n\n## 漢字\n",
        "## Own {#price}\n\n## Price\n\n## Price\n",
        "## Price\n\n## Later {#price}\n",
        "## With `code` and **bold** and [a link](x.md)\n",
        "## ![A picture](x.png) Words\n",
        "## Say &quot;no&quot; & <b>yes</b>\n",
        "Setext\n------\n\n## Trailing ##\n",
        "## A note[^1]\n\n[^1]: Below.\n",
        "> ## In a quote\n\n- item\n\n    ## In a list\n",
        "```\n## no heading\n```\n\n## Heading\n",
        "!!! note\n\n    ## In a note\n",
        "## Under_score - and -- dashes\n",
    ],
)
def test_anchors_are_those_that_the_site_will_have(text: str) -> None:
    """An anchor that the check accepts exists on the page, and the other way round."""
    assert set(read_outline(text).anchors) == marked(text)


def test_anchors_may_be_given_anywhere() -> None:
    """`attr_list` gives ids to paragraphs too, and HTML brings its own."""
    text = 'Text\n{: #terms .wide }\n\n<a name="old"></a> <div id="box">\n\n## H {: #h }\n'
    assert {"terms", "old", "box", "h"} <= read_outline(text).anchors


def test_every_kind_of_link_is_found_where_its_target_stands() -> None:
    text = (
        "[in line](a.md) and ![image](b.png)\n"  # 1
        "[spaces](<c d.md> 'title')\n"  # 2
        "é 漢 👩‍💻 [after wide signs](e.md)\n"  # 3
        '<a href="f.md">f</a> <img src=g.png>\n'  # 4
        "[![both](h.png)](i.md)\n"  # 5
        "[reference][r] <https://example.com>\n"  # 6
        "\n"
        "[r]: j.md\n"
    )
    assert links(text, 11) == [
        ("a.md", 11, 11),
        ("b.png", 11, 30),
        ("c d.md", 12, 11),
        ("e.md", 13, text.split("\n")[2].index("e.md") + 1),
        ("f.md", 14, 10),
        ("g.png", 14, 31),
        ("i.md", 15, 18),
        ("h.png", 15, 10),
        ("j.md", 16, 1),
        ("https://example.com", 16, 16),
    ]


def test_the_place_of_a_target_is_the_place_of_its_text() -> None:
    """Whoever writes a link anew cuts exactly the target out."""
    text = "é [a](x.md#y) ![b](z.png) <a href='q.md'>c</a> [x.md](x.md)\n"
    for link in read_outline(text).links:
        assert text[link.target_at : link.target_at + len(link.target)] == link.target


def test_what_a_link_shows_is_whole() -> None:
    """Emphasis and pictures inside a link stay whole when only its text is kept."""
    shown = {
        "[plain](x.md)": "plain",
        "[**bold** and `code`](x.md)": "**bold** and `code`",
        "[![alt](i.png)](x.md)": "![alt](i.png)",
    }
    for text, inner in shown.items():
        link = read_outline(text).links[0]
        assert text[slice(*link.inner)] == inner


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n    [x](x.md)\n\n    [y](y.md)\n",
        '!!! note "Title"\n\t[x](x.md)\n\n\t[y](y.md)\n',
        "??? tip\n    [x](x.md)\n\n    [y](y.md)\n",
        "???+ tip\n    [x](x.md)\n\n    [y](y.md)\n",
        '=== "One"\n\n    [x](x.md)\n\n=== "Two"\n\n    [y](y.md)\n',
        '=== "One"\n\n    !!! note\n\n        [x](x.md)\n\n    [y](y.md)\n',
        "- item\n\n    !!! note\n\n        [x](x.md)\n\n[y](y.md)\n",
        "> [x](x.md)\n\n1. [y](y.md)\n",
        "| a | b |\n|---|---|\n| [x](x.md) | [y](y.md) |\n",
        "Text[^1] [x](x.md)\n\n[^1]: Note [y](y.md)\n",
        "~~~ [no](no.md)\n~~~\n\n`` ` `` [x](x.md)\n\n[y](y.md)\n",
        "``` a ``` in line\n\n!!! note\n\n    [x](x.md) [y](y.md)\n",
    ],
)
def test_links_inside_blocks_are_links(text: str) -> None:
    """Notes, tabs, lists, quotes, tables and footnotes hide no link, and keep its place."""
    found = links(text)
    assert [target for target, _, _ in found] == ["x.md", "y.md"]
    for target, line, column in found:
        assert text.split("\n")[line - 1][column - 1 :].startswith(target)


@pytest.mark.parametrize(
    "text",
    [
        "`[x](x.md)`\n",
        "```\n[x](x.md)\n```\n",
        "````md\n```\n!!! note\n\n    [x](x.md)\n```\n````\n",
        "    [x](x.md)\n",
        "!!! note\n\n        [x](x.md)\n",
        '=== "Tab"\n\n    ```\n    [x](x.md)\n    ```\n',
        "<!-- [x](x.md) <a href=y.md> -->\n",
        "<!--\n<a href=y.md>\n-->\n",
        "\\[x](x.md)\n",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    """Code shows links without being one; so do comments."""
    assert targets(text) == []


def test_an_address_in_angle_brackets_is_a_mail_link() -> None:
    assert targets("<sales@example.com>\n") == ["mailto:sales@example.com"]


def test_html_written_over_several_lines_keeps_its_place() -> None:
    assert links("<div>\n<a\n  class='x'\n  href='y.md'>\n</div>\n") == [("y.md", 4, 9)]


@pytest.mark.parametrize(
    "text",
    ["<a href='java&#115;cript:x'>y</a>", "[y](java&#115;cript:x)", "<a href=JAVASCRIPT:x>y</a>"],
)
def test_spellings_of_a_target_are_read_as_a_browser_reads_them(text: str) -> None:
    assert [target.lower() for target in targets(text)] == ["javascript:x"]


def test_words_are_what_a_reader_sees() -> None:
    outline: Outline = read_outline(
        "## First *heading*\n\nSay **this**, [not that](x.md).\nNext `line`\n\n- a\n- b\n\n"
        "## ![Logo](l.png) Second\n\n<div>tag</div>\n"
    )
    assert outline.headings == ("First heading", "Logo Second")
    assert outline.plain.startswith("Say this, not that. Next line a b")
    assert "heading" not in outline.plain


def test_a_reference_knows_its_definition() -> None:
    """The target stands there, and both may be written anew."""
    text = "[a][One two] [One  Two][] [x](x.md) [one two]\n\n[one two]: <y.md> 'title'\n"
    outline = read_outline(text)
    assert [link.target for link in outline.links] == ["y.md", "y.md", "x.md", "y.md"]
    at = text.index("y.md")
    assert [link.definition_at for link in outline.links] == [at, at, -1, at]


def test_a_link_in_html_is_its_tag() -> None:
    """Taking it away leaves the rest of the block as it is."""
    text = "<div>\n<a href='x.md'>one</a>\n<img alt=a src='y.png'>\n</div>\n"
    tags = [text[link.start : link.end] for link in read_outline(text).links]
    assert tags == ["<a href='x.md'>", "<img alt=a src='y.png'>"]
