"""What the sanitiser takes away is said beforehand, with the right line, and nothing else is."""

import pytest

from tests.conftest import HubMaker
from tests.hub_builder import ASSET

REMOVED = {
    "Dear <name>, hello": (17, 6, "<name>"),
    "<script>alert(1)</script>": (17, 1, "<script>"),
    "Words.\n\n<iframe src='https://video.example/x'></iframe>": (19, 1, "<iframe>"),
    "Words <img src=a.png onerror=x> words": (17, 7, "onerror"),
    "<div>\n<p\n onclick='x'>x</p></div>": (18, 1, "onclick"),
    "<style>p { color: red }</style>": (17, 1, "<style>"),
    '!!! note "Title"\n    Words <video src="a.mp4"></video>': (18, 11, "<video>"),
    "- a list\n\n    <form>x</form>": (19, 5, "<form>"),
    "<callsheet-find>x</callsheet-find>": (17, 1, "<callsheet-find>"),
}

STAYS = [
    "`<script>` in backticks, and ``<a `b` onclick>``",
    "```html\n<script>x</script>\n```",
    "    <script>an indented block of code</script>",
    "!!! note\n    ```html\n    <iframe></iframe>\n    ```",
    "<div markdown>\n```html\n<script>x</script>\n```\nAnd `<iframe>`.\n</div>",
    "<!-- <script>a note to ourselves</script> -->",
    "<https://example.com/> and <a@example.com>",
    "a < b and c > d, 3<4>2, <3, <>, < name >",
    "<kbd>Ctrl</kbd> <sub>2</sub> <mark>x</mark> <abbr title='x'>y</abbr><br>x<wbr>y",
    "<details open><summary>More</summary>\n\nWords.\n\n</details>",
    '<div class="grid cards" markdown>\n\n- one\n\n</div>',
    '<figure markdown="span"><figcaption>x</figcaption></figure>',
    "<table><thead><tr><th scope=col>x</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table>",
    '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>',
    '[x](#what-to-say){ .md-button title="on time" }',
    "&lt;script&gt; \\<script>",
    "Hi {{first_name}}, {% if x %}{% endif %}",
]


@pytest.mark.parametrize("body", REMOVED)
def test_it_is_named_where_it_stands(make_hub: HubMaker, body: str) -> None:
    line, column, words = REMOVED[body]
    hub = make_hub({"assets/example.md": f"{ASSET}\n{body}\n", "assets/a.png": b"x"})
    found = [finding for finding in hub.findings if finding.code.id == "CS115"]
    assert [(f.place.line, f.place.column) for f in found] == [(line, column)]
    assert words in found[0].message
    assert not found[0].is_error


@pytest.mark.parametrize("body", STAYS)
def test_what_stays_is_no_finding(make_hub: HubMaker, body: str) -> None:
    assert make_hub({"assets/example.md": f"{ASSET}\n{body}\n"}).findings == ()


@pytest.mark.parametrize("path", ["playbook/why.md", "docs/a.md"])
def test_in_playbook_and_docs_too(make_hub: HubMaker, path: str) -> None:
    hub = make_hub({path: "---\ntitle: Why\nsummary: Why.\n---\n\nDear <name>.\n"})
    assert hub.only().place.line == 6


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("![x](https://e.example/x.png)", 6),
        ("![x](HTTP://e.example/x.png)", 6),
        ("Words ![x][1]\n\n[1]: https://e.example/x.png", 7),
        ('<img alt="x" src="https://e.example/x.png">', 19),
    ],
)
@pytest.mark.parametrize("path", ["assets/example.md", "playbook/why.md", "docs/a.md"])
def test_an_image_of_another_host_is_an_error(
    make_hub: HubMaker, path: str, body: str, column: int
) -> None:
    """It would be left out of the page without a word."""
    head = ASSET if path.startswith("assets") else "---\ntitle: Why\nsummary: Why.\n---\n"
    finding = make_hub({path: f"{head}\n{body}\n"}).only()
    assert (finding.code.id, finding.place.path, finding.place.column) == ("CS509", path, column)
    assert finding.is_error


def test_a_link_to_an_image_of_another_host_is_a_link(make_hub: HubMaker) -> None:
    text = f"{ASSET}\n[x](https://e.example/x.png) <https://e.example/y.png>\n"
    assert make_hub({"assets/example.md": text}).findings == ()
