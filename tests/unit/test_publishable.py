"""Only files of known types are published, with any host, whatever the user says."""

from pathlib import Path

import pytest

from callsheet.build import build
from callsheet.pages.docs import render_docs
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, MINIMAL, TODAY, with_line, write_tree

ACTIVE = (
    *("html", "htm", "HTML", "xhtml", "xht", "shtml", "xml", "XML", "xsl", "rss", "atom", "rdf"),
    *("mml", "svgz", "mht", "mhtml", "swf", "hta", "htc", "php", "jsp", "wsdl", "kml", "exe"),
    *("md", "markdown", "pdf.html", "unheard-of"),
)


def asset(files: str) -> str:
    return with_line(ASSET, "audience:", f"files: [{files}]\naudience: internal")


@pytest.mark.parametrize("ending", [*ACTIVE, "js", "css"])
def test_what_a_browser_would_open_as_a_page_is_refused(make_hub: HubMaker, ending: str) -> None:
    """Attached, and linked from the body."""
    name = f"x.{ending}"
    if ending == "md":
        pytest.skip("a link to a Markdown file leads to its page")
    text = f"{asset(name)}\n[x](sub/{name})\n"
    hub = make_hub({"assets/example.md": text, f"assets/{name}": b"x", f"assets/sub/{name}": b"x"})
    assert {finding.code.id for finding in hub.findings} == {"CS508"}
    assert len(hub.findings) == 2


@pytest.mark.parametrize("ending", [kind for kind in ACTIVE if "m" not in kind[:2]])
def test_in_docs_too(make_hub: HubMaker, ending: str) -> None:
    assert make_hub({f"docs/a/x.{ending}": b"x"}).only().code.id == "CS508"


@pytest.mark.parametrize("name", ["_headers", "_redirects", "_worker.js", "_routes.json"])
def test_what_a_host_would_take_for_its_settings_is_refused(make_hub: HubMaker, name: str) -> None:
    """They would loosen the policy, or answer for an address with another host's page."""
    finding = make_hub({f"docs/{name}": b"x"}).only()
    assert finding.code.id == "CS508"
    assert "custom_dir" in finding.help


@pytest.mark.parametrize(
    "name", ["a.pdf", "A.PPTX", "a.docx", "a.csv", "a.mp4", "a.png", "a.zip", "a.txt", "a.key"]
)
def test_what_sales_people_send_is_published(make_hub: HubMaker, name: str) -> None:
    hub = make_hub({"assets/example.md": asset(name), f"assets/{name}": b"x"})
    assert hub.findings == ()


def test_the_theme_s_own_files_may_lie_in_docs(make_hub: HubMaker) -> None:
    names = ("CNAME", "robots.txt", "extra.css", "extra.js", "font.woff2", "favicon.ico")
    assert make_hub({f"docs/{name}": b"x" for name in names}).findings == ()


def test_what_is_refused_is_not_published_either(tmp_path: Path) -> None:
    """Even if the user goes on with the rest: neither the file nor a link to it."""
    text = f"{asset('x.html, y.svg, z.pdf')}\n[page](x.html) ![picture](y.svg) [paper](z.pdf)\n"
    files = {f"{folder}/{name}": b"<x>" for folder in ("assets", "docs") for name in ("x.html",)}
    files |= {"assets/y.svg": b"<svg onload='x'", "docs/y.svg": b"<svg", "assets/z.pdf": b"x"}
    write_tree(tmp_path, {**MINIMAL, **files, "assets/example.md": text, "docs/a.md": "[x](y.svg)"})
    made = build(tmp_path, today=TODAY, clock=TODAY)
    paths = {output.path for output in (*made.outputs, *render_docs(made.renderer))}
    assert "library/example/z.pdf" in paths
    assert not {path for path in paths if path.endswith((".html", ".svg"))}
    page = next(output for output in made.outputs if output.path == "library/example.md")
    assert "x.html" not in str(page.content)
    assert "y.svg" not in str(page.content)
