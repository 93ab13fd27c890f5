"""Markdown becomes HTML: what the theme needs of it stays, what could run goes."""

from html.parser import HTMLParser
from textwrap import dedent

import pytest
from markdown import Markdown
from markupsafe import Markup

from callsheet.markup.convert import BUILT_IN, Converter, Dialect
from callsheet.markup.sanitise import sanitise
from callsheet.markup.trusted import Trusted

RICH = Dialect(
    (
        *BUILT_IN,
        *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html"),
        *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic"),
        *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
        *("pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.tilde"),
    ),
    {
        "toc": {"permalink": True},
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "linenums": True},
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.tasklist": {"custom_checkbox": True},
    },
)
"""All that a page of Material may be written with."""

PIECES = {
    "inline": "*a* **b** `c` ~~d~~ H~2~O ^^e^^ ==f== {++g++} {--h--} ++ctrl+del++ (c) `#!python i`",
    "heading": "## Words {#id .name data-x=1}",
    "abbreviation": "HTML\n\n*[HTML]: Hyper Text",
    "footnote": "Words[^1]\n\n[^1]: Note.",
    "admonition": '!!! note inline end "Title"\n    Body',
    "details": '???+ tip "Open"\n    Body\n\n??? tip\n    Body',
    "tabs": '=== "A"\n\n    one\n\n=== "B"\n\n    two',
    "code": '``` py title="x.py" linenums="1" hl_lines="2"\na = 1\nb = 2\n```',
    "table": "| A | B | C |\n|:--|--:|:-:|\n| 1 | 2 | 3 |",
    "tasks": "- [x] done\n- [ ] not",
    "definition": "term\n:   definition",
    "grid": '<div class="grid cards" markdown>\n\n- **one**\n\n    text\n\n</div>',
    "figure": (
        '<figure markdown="span">\n![alt](a.png){ width="300" loading=lazy align=right }\n'
        "<figcaption>caption</figcaption>\n</figure>"
    ),
    "quote": "> words\n\n---\n\n1. one\n2. two",
    "button": "[link](https://example.com){ .md-button target=_blank rel=noopener title=x }",
    "mathematics": "$a_1$\n\n$$\nx^2\n$$",
    "diagram": "```mermaid\ngraph LR\n```",
    "addresses": "<https://example.com> <a@example.com> [x](../other.md#there)",
    "region": '<div role="region" aria-label="x" tabindex="0" markdown="1">\n\n*a*\n\n</div>',
    "emoji": '<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<path d="M12 4"></path></svg></span>',
}


class _Read(HTMLParser):
    """The tags with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {key: (value or "").replace(": ", ":").rstrip(";") for key, value in attrs}
        if tag != "tbody":  # which the sanitiser adds where HTML has it understood
            self.found.append((tag, kept))

    def handle_data(self, data: str) -> None:
        if self.found and isinstance(self.found[-1], str):
            data = str(self.found.pop()) + data
        self.found.append(data)


@pytest.mark.parametrize("name", PIECES)
def test_nothing_is_lost_of_what_the_theme_shows(name: str) -> None:
    """Tag by tag, attribute by attribute."""
    options = {key: dict(given) for key, given in RICH.options.items()}
    markdown = Markdown(extensions=list(RICH.extensions), extension_configs=options)
    made = markdown.convert(PIECES[name])
    assert _Read(sanitise(made)).found == _Read(made).found
    assert Converter(RICH).convert(PIECES[name]).html == sanitise(made)


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p onclick=x>a</p>", "<p>a</p>"),
        ("a<script>b</script>c", "ac"),
        ("a<!-- secret -->b", "ab"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="mailto:a@b.c">a</a>', '<a href="mailto:a@b.c">a</a>'),
        ('<img src="https://elsewhere.example/x.png" alt="a">', '<img alt="a">'),
        ('<img src="//elsewhere.example/x.png">', "<img>"),
        ('<img src="../x%20y.png">', '<img src="../x%20y.png">'),
        ('<p style="position:fixed;text-align:right">a</p>', '<p style="text-align:right">a</p>'),
        ('<a id="__md_scope"></a><a id="cs-q"></a>', "<a></a><a></a>"),
        ('<input type="radio" id="__tabbed_1_1">', '<input type="radio" id="__tabbed_1_1">'),
        ('<input type="password" name="a">', '<input name="a">'),
        ('<p data-md-component="x" data-x="1">a</p>', '<p data-x="1">a</p>'),
        ("<b>a", "<b>a</b>"),
    ],
)
def test_what_could_run_or_load_goes(html: str, clean: str) -> None:
    assert sanitise(html) == clean


def test_pieces_of_the_engine_are_put_in_afterwards() -> None:
    """As blocks and within words; nobody can ask for one by writing its mark."""
    trusted = Trusted()
    block = trusted.keep(Markup("<callsheet-find></callsheet-find>"))
    word = trusted.keep(Markup("<b onclick=x>"))
    text = f'{block}\n\nWords {word} words. <span data-piece="x-0"></span>'
    html = Converter(Dialect()).convert(text, trusted).html
    assert html == (
        "<callsheet-find></callsheet-find>\n"
        '<p>Words <b onclick=x> words. <span data-piece="x-0"></span></p>'
    )


def test_what_is_nested_too_deeply_is_shown_as_it_was_written() -> None:
    """And hides no other page."""
    converter = Converter(Dialect())
    deep = "\n".join("    " * depth + "- <b>" for depth in range(400))
    assert converter.convert(deep).html.startswith("<pre>- &lt;b&gt;\n")
    assert converter.convert("words").html == "<p>words</p>"


def test_headings_are_listed_in_their_order() -> None:
    """With the ids that their anchors have, and as text."""
    body = dedent("""\
        # One

        ## Two & *three*

        ## <img src=x onerror=alert(1)>
        """)
    (one,) = Converter(RICH).convert(body).contents
    assert one["id"] == "one"
    assert [child["name"] for child in one["children"]] == ["Two &amp; three", ""]


@pytest.mark.parametrize(
    "anchor",
    ["""'x"><meta http-equiv="refresh" y="'""", "'x onclick=y'", "'<b>'", "'a&b'", "'{{x}}'"],
)
def test_an_id_that_is_no_anchor_is_no_id(anchor: str) -> None:
    """Themes write it into the table of contents without escaping it."""
    made = Converter(RICH).convert(f"## Words {{: id={anchor} }}\n\n### Below\n")
    assert 'id="below"' in made.html
    assert " id=" not in made.html.partition("</h2>")[0]
    assert [token["id"] for token in made.contents] == ["below"]


def test_classes_of_the_theme_s_frame_go() -> None:
    html = '<a class="md-overlay md-button wide md-button--primary md-search__overlay">x</a>'
    assert 'class=" md-button wide md-button--primary "' in sanitise(html)


@pytest.mark.parametrize(
    "address", ["/\t/e.example/x.png", "ht\ntps://e.example/x", "\r//e.example"]
)
def test_a_picture_from_another_host_goes_however_it_is_spelt(address: str) -> None:
    assert "src" not in sanitise(f'<img src="{address}">')
