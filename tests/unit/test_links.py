"""Links of bodies: what they lead to, and what is said about those that lead nowhere good."""

import pytest

from callsheet.links import Kind, LinkResolver, published_files
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, Checked, Content

FILES: dict[str, Content] = {
    "assets/one/first.md": ASSET + "\n## Price & terms\n\n## Price & terms\n\n## Own {#mine}\n",
    "assets/one/deck.pdf": b"%PDF",
    "assets/two/customer-index.md": ASSET,
    "assets/two/broken.md": "---\ntitle: A: B\n---\n",
    "playbook/why.md": "---\ntitle: Why\n---\n## Because\n",
    "playbook/odd.md": "---\ntitle: A: B\n---\n",
    "docs/guide/start.md": "# Start\n",
    "docs/guide/index.md": "# Guide\n",
    "docs/pic.svg": "<svg/>",
}


@pytest.fixture
def hub(make_hub: HubMaker) -> Checked:
    return make_hub(FILES)


@pytest.mark.parametrize(
    ("target", "kind", "path", "anchor"),
    [
        ("https://example.com/a?b#c", Kind.EXTERNAL, "", ""),
        ("HTTP://example.com", Kind.EXTERNAL, "", ""),
        ("mailto:a@b.cd", Kind.EXTERNAL, "", ""),
        ("#mine", Kind.ANCHOR, "", "mine"),
        ("?q=1", Kind.ANCHOR, "", ""),
        ("first.md", Kind.PAGE, "library/first.md", ""),
        ("./first.md#mine", Kind.PAGE, "library/first.md", "mine"),
        ("../two/customer-index.md", Kind.PAGE, "library/customer-index.md", ""),
        ("../one/../one/first.md", Kind.PAGE, "library/first.md", ""),
        ("%66irst.md", Kind.PAGE, "library/first.md", ""),
        ("../../playbook/why.md", Kind.PAGE, "playbook/why.md", ""),
        ("../../docs/guide/start.md", Kind.PAGE, "guide/start.md", ""),
        ("../../docs/pic.svg", Kind.FILE, "docs/pic.svg", ""),
        ("deck.pdf", Kind.FILE, "assets/one/deck.pdf", ""),
        ("/", Kind.PAGE, "index.md", ""),
        ("/find/", Kind.PAGE, "find.md", ""),
        ("/find", Kind.PAGE, "find.md", ""),
        ("/library/first/", Kind.PAGE, "library/first.md", ""),
        ("/library/first/#mine", Kind.PAGE, "library/first.md", "mine"),
        ("/library/customer-index/", Kind.PAGE, "library/customer-index.md", ""),
        ("/personas/finance-lead/", Kind.PAGE, "personas/finance-lead.md", ""),
        ("/personas/index.md", Kind.PAGE, "personas/index.md", ""),
        ("/call/finance-lead/decide/", Kind.PAGE, "call/finance-lead/decide.md", ""),
        ("/playbook/why/", Kind.PAGE, "playbook/why.md", ""),
        ("/guide/", Kind.PAGE, "guide/index.md", ""),
        ("../two/broken.md", Kind.WITHHELD, "assets/two/broken.md", ""),
        ("/library/broken/", Kind.WITHHELD, "library/broken", ""),
        ("../../playbook/odd.md", Kind.WITHHELD, "playbook/odd.md", ""),
        ("/playbook/odd/", Kind.WITHHELD, "playbook/odd", ""),
        ("nowhere.md", Kind.MISSING, "assets/one/nowhere.md", ""),
        ("/personas/nobody/", Kind.MISSING, "personas/nobody", ""),
        ("/library/example/x/", Kind.MISSING, "library/example/x", ""),
        ("../../playbook/vocabulary/type.yml", Kind.MISSING, "playbook/vocabulary/type.yml", ""),
        ("../../../etc/passwd", Kind.OUTSIDE, "../etc/passwd", ""),
        ("%2e%2e/%2e%2e/%2e%2e/etc/passwd", Kind.OUTSIDE, "../etc/passwd", ""),
        ("javascript:alert(1)", Kind.REFUSED, "", ""),
        ("JaVaScRiPt:alert(1)", Kind.REFUSED, "", ""),
        (" javascript:alert(1)", Kind.REFUSED, "", ""),
        ("java\nscript:alert(1)", Kind.REFUSED, "", ""),
        ("java\tscript:alert(1)", Kind.REFUSED, "", ""),
        ("\x01javascript:alert(1)", Kind.REFUSED, "", ""),
        ("vbscript:x", Kind.REFUSED, "", ""),
        ("data:text/html,x", Kind.REFUSED, "", ""),
        ("file:///etc/passwd", Kind.REFUSED, "", ""),
        ("C:\\deck.pdf", Kind.REFUSED, "", ""),
        ("//example.com/x", Kind.REFUSED, "", ""),
        ("\\\\server\\share", Kind.REFUSED, "", ""),
        ("/\\example.com", Kind.REFUSED, "", ""),
    ],
)
def test_a_link_leads_where_it_says(
    hub: Checked, target: str, kind: Kind, path: str, anchor: str
) -> None:
    """Files as on GitHub, addresses of the site, other sites; nothing that a browser would run."""
    found = LinkResolver(hub.catalogue).resolve("assets/one/first.md", target)
    assert (found.kind, found.path, found.anchor) == (kind, path, anchor)


def body(text: str) -> str:
    return ASSET + "\n" + text


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "words"),
    [
        ("[x](nothing.md)", 17, 5, "CS502", "'nothing.md' leads nowhere"),
        ("é [x](/persona/finance-lead/)", 17, 7, "CS502", "leads nowhere"),
        ("a\n\n![x](nothing.png)", 19, 6, "CS502", "the image 'nothing.png'"),
        ("!!! note\n\n    [x](nothing.md)", 19, 9, "CS502", "leads nowhere"),
        ('=== "Tab"\n\n    [x](nothing.md)', 19, 9, "CS502", "leads nowhere"),
        ("[x][r]\n\n[r]: nothing.md", 17, 1, "CS502", "leads nowhere"),
        ("<a href='nothing.md'>x</a>", 17, 10, "CS502", "leads nowhere"),
        ("[x](#nothing)", 17, 5, "CS503", "'#nothing'"),
        ("[x](one/first.md#nothing)", 17, 5, "CS503", "'#nothing'"),
        ("[x](/playbook/why/#becuase)", 17, 5, "CS503", "'#becuase'"),
        ("[x](../../../etc/passwd)", 17, 5, "CS504", "leads out of the hub"),
        ("[x](javascript:alert(1))", 17, 5, "CS505", "is not allowed"),
        ("[x](&#106;avascript:alert(1))", 17, 1, "CS505", "is not allowed"),
        ("[x](javascript:{{name}})", 17, 5, "CS505", "is not allowed"),
        ("<a href='java&#115;cript:x'>x</a>", 17, 10, "CS505", "is not allowed"),
        ("<img src=file:///etc/passwd>", 17, 10, "CS505", "is not allowed"),
    ],
)
def test_a_bad_link_is_named_where_its_target_stands(
    make_hub: HubMaker, text: str, line: int, column: int, code: str, words: str
) -> None:
    files = {**FILES, "assets/two/broken.md": "", "playbook/odd.md": ""}
    good: dict[str, Content] = {path: text for path, text in files.items() if text}
    finding = make_hub({**good, "assets/example.md": body(text)}).only()
    assert (finding.place.line, finding.place.column) == (line, column)
    assert finding.code.id == code
    assert words in finding.message
    assert finding.help


@pytest.mark.parametrize(
    "text",
    [
        "[x](one/first.md#price-terms) [y](one/first.md#price-terms_1) [z](one/first.md#mine)",
        "[x](#what-to-say)",
        "[x](/library/first/#mine) [y](/playbook/why/#because)",
        "[x]({{first_name}}) [y](https://example.com/{{ id }})",
        "`[x](nothing.md)`\n\n```\n[x](nothing.md)\n```",
        "<sales@example.com> <https://example.com>",
        "[x](/guide/start/) [y](../docs/guide/start.md#start)",
        "[x](one/deck.pdf)",
        "Hello {{first_name}}, {% if x %}",
    ],
)
def test_a_good_link_is_passed_over(make_hub: HubMaker, text: str) -> None:
    """Anchors of repeated headings, given ids, merge tags, code, mail addresses."""
    files = {**FILES, "assets/two/broken.md": "", "playbook/odd.md": ""}
    good: dict[str, Content] = {path: text for path, text in files.items() if text}
    assert make_hub({**good, "assets/example.md": body(text)}).shown == []


def test_a_dead_link_is_answered_with_the_nearest_file(make_hub: HubMaker) -> None:
    files = {**FILES, "assets/example.md": body("[x](one/frist.md) [y](one/first.md#mne)")}
    helps = [f.help for f in make_hub(files).findings if f.place.path == "assets/example.md"]
    assert "did you mean 'assets/one/first.md'?" in helps[0]
    assert "did you mean '#mine'?" in helps[1]


def test_links_of_pages_are_checked_too(make_hub: HubMaker) -> None:
    page = "---\ntitle: A\n---\n[x](nothing.md)\n"
    hub = make_hub({"playbook/a.md": page, "docs/b.md": page})
    assert [(f.place.path, f.place.line, f.code.id) for f in hub.findings] == [
        ("docs/b.md", 4, "CS502"),
        ("playbook/a.md", 4, "CS502"),
    ]


def test_published_are_the_files_that_are_attached_or_linked(make_hub: HubMaker) -> None:
    """And no file outside `assets/`, no Markdown source, nothing that is merely lying there."""
    text = ASSET.replace("owner:", "files: [a.pdf, gone.pdf]\nowner:") + (
        "[b](sub/b.pdf) [c](../playbook/hub.yml) [d](other.md) [e](../docs/e.pdf)\n"
    )
    hub = make_hub(
        {
            "assets/example.md": text,
            "assets/a.pdf": b"a",
            "assets/sub/b.pdf": b"b",
            "assets/lying-there.pdf": b"c",
            "assets/other.md": ASSET,
            "docs/e.pdf": b"e",
        }
    )
    asset = hub.catalogue.asset("example")
    assert asset is not None
    files = published_files(asset, hub.catalogue, LinkResolver(hub.catalogue))
    assert files == {"assets/a.pdf": "a.pdf", "assets/sub/b.pdf": "b.pdf"}


def test_a_page_of_docs_can_not_link_from_the_root_of_the_server(make_hub: HubMaker) -> None:
    """The site generator would leave it as it is and stop; in an asset it is rewritten."""
    finding = make_hub({"docs/a.md": "[p](/personas/)\n"}).only()
    assert (finding.code.id, finding.place.path) == ("CS502", "docs/a.md")
    assert "personas/index.md" in finding.help
