"""Live lists see the engine's functions and nothing else, with every host."""

import re
from datetime import date
from pathlib import Path

import pytest

from callsheet.addresses import Addresses
from callsheet.build import build, check
from callsheet.pages.live import render_live
from tests.hub_builder import ASSET, TODAY, write_tree
from tests.site.built import HOSTS, ROOT, run, write_small_hub
from tests.site.reading import dead_links, page_of

pytestmark = pytest.mark.site

ATTACKS = (
    "{{ config }}",
    "{{ config.site_name }}",
    "{{ environment }}",
    "{{ page }}",
    "{{ plugin }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ hub_name.__globals__ }}",
    "{{ hub_name().__class__ }}",
    "{{ '{0.__class__}'.format(hub_name) }}",
    "{{ macros_info() }}",
    "{{ now() }}",
    "{{ lipsum() }}",
    "{{ cycler.__init__ }}",
    "{{ 1 / 0 }}",
    "{{ [][1] }}",
    "{{ assets(limit=-1) }}",
    "{{ assets(limit='many') }}",
    "{{ assets(limit=1e400) }}",
    "{{ assets(persona='nobody') }}",
    "{{ terms('industry') }}",
    "{% for one in stages %}{% endfor %}",
    "{{ stages(",
    "{{ seach_box() }}",
    "{% include 'index.md' %}",
    "{% import '/etc/passwd' as found %}",
    "{% extends 'main.html' %}",
)

PAGE = "---\ntitle: Try\nrender_macros: true\n---\n\n# Try\n\n"

SECRET = "swordfish-4711"

EVERY_LIST = """\
{{ hub_name() }}

{{ tagline() }}

{{ search_box() }}

{{ stages() }}

{{ call_sheets() }}

{{ terms("persona") }}

{{ terms("stage") }}

{{ terms("objection") }}

{{ assets(stage="evaluate", limit=3) }}

{{ whats_new() }}

{{ coming_up() }}

{{ field_reference() }}
"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_that_reaches_for_more_is_an_error_at_its_line(hub: Path, attack: str) -> None:
    """The check names the place, so `--strict` and `callsheet build` fail."""
    write_tree(hub, {"docs/try.md": f"{PAGE}{{{{ stages() }}}}\n\n{attack}\n"})
    _, findings = check(hub, today=TODAY, clock=TODAY)
    places = [(found.code.id, found.place.path, found.place.line) for found in findings]
    assert places == [("CS507", "docs/try.md", 10)]


@pytest.mark.parametrize("host", HOSTS)
def test_no_host_shows_a_value_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Without `--strict` the pages are built: they say what is wrong, and no secret."""
    monkeypatch.setenv("CALLSHEET_TEST_SECRET", SECRET)
    pages = {f"docs/try-{n}.md": f"{PAGE}{attack}\n" for n, attack in enumerate(ATTACKS)}
    hub = write_small_hub(tmp_path / "hub", {"docs/index.md": "# Home\n", **pages})
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    write_tree(hub, {"mkdocs.yml": f"{settings}\nextra:\n  password: {SECRET}\n"})
    HOSTS[host](tmp_path / "site", hub)
    for number, attack in enumerate(ATTACKS):
        file = tmp_path / "site" / f"try-{number}" / "index.html"
        text = file.read_text("utf-8")
        assert SECRET not in text, attack
        assert "a live list that can't be made" in page_of(file).text, attack
        for leak in ("&lt;class", "<class", "&lt;function", "root:x:", "0x", "lorem"):
            assert leak not in text, attack


def test_strict_fails_for_a_live_list_that_can_not_be_made(hub: Path) -> None:
    """Both commands that publish say where it stands."""
    write_tree(hub, {"docs/index.md": f"{PAGE}{{{{ seach_box() }}}}\n"})
    for command in (("callsheet", "build"), ("mkdocs", "build", "--strict")):
        said = run(*command, cwd=hub, fails=True)
        assert "docs/index.md:8:1: CS507" in said
        assert "did you mean 'search_box'?" in said


def test_an_asset_can_not_turn_live_lists_on(hub: Path) -> None:
    """`render_macros` is no field of an asset."""
    write_tree(hub, {"assets/example.md": ASSET.replace("type:", "render_macros: true\ntype:")})
    assert "unknown field 'render_macros'" in run("callsheet", "check", cwd=hub, fails=True)


def test_a_page_that_does_not_ask_keeps_its_braces(hub: Path) -> None:
    """`render_macros: false`, or nothing, leaves a page as it was written."""
    off = "---\ntitle: Off\nrender_macros: false\n---\n\n`{{ stages() }}`\n"
    write_tree(hub, {"docs/off.md": off, "docs/silent.md": "# Silent\n\n`{{ stages() }}`\n"})
    run("callsheet", "build", cwd=hub)
    for name in ("off", "silent"):
        assert "{{ stages() }}" in page_of(hub / "site" / name / "index.html").text


@pytest.mark.parametrize(
    ("host", "offline"),
    [("mkdocs", False), ("mkdocs", True), ("zensical", False)],
    ids=["mkdocs", "offline", "zensical"],
)
def test_the_links_of_live_lists_are_right_at_any_depth(
    tmp_path: Path, host: str, offline: bool
) -> None:
    """On the home page, beside it, in a folder, and as the folder's own page."""
    places = ("index", "page", "guide/index", "guide/deep/page")
    coming = ASSET.replace("approved", "planned\npublish_on: 2027-01-02")
    fresh = ASSET.replace("type:", "added_on: 2026-11-01\ntype:")
    hub = write_small_hub(
        tmp_path / "hub",
        {
            "assets/coming.md": coming,
            "assets/fresh.md": fresh,
            **{f"docs/{place}.md": f"{PAGE}{EVERY_LIST}" for place in places},
        },
    )
    site = tmp_path / "site"
    if offline:
        run("callsheet", "build", "--offline", "--out", site, cwd=hub)
    else:
        HOSTS[host](site, hub, "--strict")
    assert dead_links(site, directory_urls=not offline) == []
    for place in places:
        single = offline or place.endswith("index")
        page = page_of(site / (f"{place}.html" if single else f"{place}/index.html"))
        assert {"cs-card", "cs-strip", "cs-terms", "cs-fields"} <= page.classes


def test_every_example_of_the_reference_can_be_made() -> None:
    """What the page shows, a person may copy: the sample hub renders each of them."""
    text = (ROOT / "docs" / "reference" / "live-lists.md").read_text("utf-8")
    examples = re.findall(r"`(\{\{ .+? \}\})`", text)
    assert examples
    made = build(ROOT, today=None, clock=date(2026, 1, 1), site=Addresses())
    for example in examples:
        text, lists = render_live(example, made.renderer, "index.md")
        assert lists.fill(text).strip()
