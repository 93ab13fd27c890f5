"""Text that would like to be more than text shows as text, with every host."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from callsheet.search.names import Names
from tests.hub_builder import ASSET, with_line
from tests.site.built import HOSTS, built_once, write_small_hub
from tests.site.reading import page_of

pytestmark = pytest.mark.site

TEXT = (
    "</title><script>alert(1)</script> \"q\" 'a' & &lt; `code` *star* _u_ {{ 7*7 }} {% x %} "
    "\u202eturned"
)
"""On one line."""

SUMMARY = f"First line\n{TEXT}\n[l](javascript:alert(1)) <img src=x onerror=alert(1)>"
SHOWN_SUMMARY = SUMMARY.replace("\n", " ")

NAME = "<script>alert(1)</script> & *star* {.wide}"
"""Short enough for the name of anything."""


def yaml_text(value: Any) -> str:
    """JSON is YAML: quotes and line ends arrive as they are."""
    return json.dumps(value, ensure_ascii=False)


def hostile_asset() -> str:
    """An asset whose every text is hostile, except its body."""
    more = {
        "objection": ["price"],
        "aliases": [TEXT],
        "added_on": "2026-11-01",
        "changes": [{"on": "2026-10-02", "what": TEXT}],
        "links": [{"title": TEXT, "url": 'https://example.com/?a=1&b="><script>alert(1)'}],
    }
    lines = "\n".join(f"{key}: {yaml_text(value)}" for key, value in more.items())
    text = with_line(ASSET, "title:", f"title: {yaml_text(TEXT)}")
    return with_line(text, "summary:", f"summary: {yaml_text(SUMMARY)}\n{lines}")


FILES = {
    "assets/example.md": hostile_asset(),
    "docs/titled.md": (
        f"---\ntitle: {yaml_text(TEXT)}\ndescription: {yaml_text(SHOWN_SUMMARY)}\n---\n\nText.\n"
    ),
    "docs/folded.md": f"---\ntitle: >\n  {TEXT}\nhide: [toc]\n---\n\nText.\n",
    "docs/heading.md": (
        "# The `</title><script>alert(1)</script>` tag "
        "&lt;script>alert(2)&lt;/script> of {{ you }}\n"
    ),
    "docs/late.md": "```sh\n# a & b\n```\n\n# The `</title><script>alert(1)</script>` tag\n",
    "playbook/hub.yml": yaml_text({"name": NAME, "tagline": SUMMARY}),
    "playbook/why.md": (
        f"---\ntitle: {yaml_text(TEXT)}\nsummary: {yaml_text(SUMMARY)}\n---\n\nText.\n"
    ),
    "playbook/roles.yml": yaml_text(
        [
            {
                "id": "product-marketing",
                "name": NAME,
                "department": "marketing",
                "summary": SUMMARY,
                "responsibilities": [TEXT],
                "decides": [TEXT],
            }
        ]
    ),
    "playbook/vocabulary/persona.yml": yaml_text(
        [
            {
                "id": "finance-lead",
                "name": NAME,
                "aliases": [TEXT],
                "summary": SUMMARY,
                "goals": [TEXT],
                "pains": [TEXT],
                "questions": [TEXT],
            }
        ]
    ),
    "playbook/vocabulary/objection.yml": yaml_text(
        [{"id": "price", "name": NAME, "phrases": [TEXT], "talk_track": SUMMARY}]
    ),
}


@pytest.fixture(scope="session", params=HOSTS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub whose every text is hostile, built with one host."""
    host: str = request.param

    def build(site: Path) -> str:
        hub = write_small_hub(site.with_name(f"{site.name}-hub"), FILES)
        return HOSTS[host](site, hub, "--strict")

    return built_once(tmp_path_factory, f"hostile-{host}", build)


def test_no_script_is_anywhere_in_the_site(site: Path) -> None:
    """Not in a page, in the search data, or in any other file: not one byte.

    Only a calendar has no way to write `<` otherwise, and no browser takes it for a page.
    """
    for file in site.rglob("*"):
        if file.is_file() and file.suffix != ".ics":
            data = file.read_bytes()
            assert not re.search(rb"<script>\s*alert", data), file
            assert b'href="javascript:' not in data, file
            assert not re.search(rb"<img[^>]*onerror", data), file


def test_title_description_and_heading_are_what_was_written(site: Path) -> None:
    """A reader sees the very letters, once."""
    page = page_of(site / "library" / "example" / "index.html")
    assert page.words("title").startswith(f"{TEXT} - ")
    assert page.words("h1") == TEXT
    assert page.meta["description"] == SHOWN_SUMMARY
    assert SHOWN_SUMMARY in page.text


@pytest.mark.parametrize(
    "where", ["", "library/", "find/", "call/finance-lead/evaluate/", "personas/finance-lead/"]
)
def test_lists_show_the_text_and_no_markup_of_it(site: Path, where: str) -> None:
    """Cards and rows on pages of the engine, and live lists in hand-written ones."""
    page = page_of(site / where / "index.html")
    if where != "find/":
        assert TEXT in page.text
    assert "49" not in re.sub(r"\s+", " ", page.text)


def test_the_home_page_shows_name_and_tagline_as_they_are(site: Path) -> None:
    """Neither HTML nor Markdown, an attribute list, or a link is read in them."""
    page = page_of(site / "index.html")
    assert page.words("h1") == NAME
    assert SHOWN_SUMMARY in page.text


@pytest.mark.parametrize("name", ["titled", "folded"])
def test_the_title_of_a_hand_written_page_is_text_too(site: Path, name: str) -> None:
    """Themes print front matter as it is, in the head of the page and in lists of pages."""
    title = " ".join(page_of(site / name / "index.html").words("title").split())
    assert title.startswith(f"{TEXT} - ")


def test_a_heading_that_shows_code_is_a_safe_title(site: Path) -> None:
    """A page without a title has that of its heading; Material undoes the escapes of that one."""
    page = page_of(site / "heading" / "index.html")
    shown = "The </title><script>alert(1)</script> tag <script>alert(2)</script> of {{ you }}"
    assert page.words("title").startswith(f"{shown} - ")
    assert page.words("h1") == shown


def test_search_data_is_safe_in_a_script(site: Path) -> None:
    """The data stand in a script: `</script>` in a title must not end it."""
    data = (site / "hub" / "search.js").read_text("utf-8")
    assert "</" not in data
    assert "<!--" not in data
    assert "</" not in (site / "hub" / "search-text.js").read_text("utf-8")
    part = json.loads(data.partition("]=")[2].strip().removesuffix(";"))
    (title,) = Names.read(part["content"]["titles"]).of[0]
    assert title == TEXT


def test_what_zensical_lists_for_its_own_search_is_escaped(site: Path) -> None:
    """Its search shows titles as HTML."""
    file = site / "search.json"
    if file.is_file():
        assert html.escape("<script>alert") in file.read_text("utf-8")
