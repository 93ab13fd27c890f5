"""Outputs: one address each, and a folder that is replaced whole or not at all."""

from pathlib import Path

import pytest
from markdown import Markdown

from callsheet.audience import Audience
from callsheet.errors import AddressTaken, CannotWrite
from callsheet.hosts.config import exported_config, read_config, settings_for
from callsheet.hosts.directory import page_as_markdown
from callsheet.hosts.swap import built_aside
from callsheet.markup.convert import Converter, Dialect
from callsheet.narrow import narrowed
from callsheet.outputs import Output, Page, collected
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line

FOR_CUSTOMERS = with_line(ASSET, "audience:", "audience: customer")


def test_two_outputs_for_one_address_are_an_error() -> None:
    """Also if they differ in capitals only, as many disks see no difference."""
    first = Output(path="library/a.md", content="", source="assets/a.md")
    second = Output(path="library/A.md", content="", source="assets/b.md")
    with pytest.raises(AddressTaken, match=r"assets/a\.md and assets/b\.md"):
        collected([first, second])


def test_outputs_are_sorted_by_path() -> None:
    """Whatever order they are made in."""
    outputs = [Output(path=path, content="") for path in ("b.md", "a/z.md", "a.md")]
    assert [output.path for output in collected(outputs)] == ["a.md", "a/z.md", "b.md"]


def test_a_page_is_one_markdown_text_for_hosts_that_take_nothing_else() -> None:
    """Front matter, head, body and foot as HTML; outermost headings as Markdown, with anchors."""
    body = Converter(Dialect()).convert("*2*\n\n## A `b` _c_ & *d*\n\n> # Inside\n\n# Last")
    page = Page(meta={"title": "A: b"}, head="<p>1</p>", converted=body, foot="<p>3</p>")
    assert page_as_markdown(page) == (
        "---\ntitle: 'A: b'\n---\n\n<p>1</p>\n\n"
        "<div>\n<p><em>2</em></p>\n</div>\n\n"
        "## A <code>b</code> <em>c</em> &amp; <em>d</em> {: #a-b-c-d }\n\n"
        '<div>\n<blockquote>\n<h1 id="inside">Inside</h1>\n</blockquote>\n</div>\n\n'
        "# Last {: #last }\n\n<p>3</p>\n"
    )


def test_a_folder_is_replaced_when_all_went_well(tmp_path: Path) -> None:
    """Nothing else is left beside it."""
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").touch()
    with built_aside(target) as fresh:
        (fresh / "new").touch()
    assert [path.name for path in target.iterdir()] == ["new"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_stays_when_something_went_wrong(tmp_path: Path) -> None:
    """The old site is better than half of a new one."""
    target = tmp_path / "site"
    target.mkdir()
    (target / "old").touch()

    def build_half() -> None:
        with built_aside(target) as fresh:
            (fresh / "new").touch()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build_half()
    assert [path.name for path in target.iterdir()] == ["old"]
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    """Somebody has mistyped `--out`."""
    target = tmp_path / "site"
    target.touch()
    with pytest.raises(CannotWrite, match="is a file"), built_aside(target):
        pass


def test_an_exported_configuration_keeps_what_any_generator_understands() -> None:
    """Hooks, plugins and extensions go, tags that name Python objects stay as they are.

    The Markdown of bodies has become HTML: an extension could only make something else of it.
    """
    text = (
        "site_name: x\nhooks: [a.py]\nplugins: [macros]\nwatch: [assets]\n"
        "markdown_extensions:\n- pymdownx.superfences\n- toc:\n    slugify: !!python/name:a.b ''\n"
    )
    kept = exported_config(read_config(text))
    assert "hooks" not in kept
    assert "macros" not in kept
    assert "superfences" not in kept
    assert "!!python/name:a.b" in kept


def test_other_readers_get_no_link_and_no_plugin_that_names_colleagues(make_hub: HubMaker) -> None:
    hub = make_hub({"assets/example.md": FOR_CUSTOMERS}).catalogue
    settings = {
        "nav": [
            {"Library": "library/index.md"},
            {"CRM": "https://crm.example.com/"},
            {"Rooms": [{"Deal desk": "https://deals.example.com/"}]},
        ],
        "plugins": ["search", {"git-authors": {"show_contribution": True}}],
    }
    ours = settings_for(settings, narrowed(hub, Audience.CUSTOMER))
    assert ours["nav"] == [{"Library": "library/index.md"}]
    assert ours["plugins"] == ["search"]
    assert settings_for(settings, hub) == {}


def test_code_that_shows_a_fence_opens_none_in_an_exported_page() -> None:
    body = '````\n``` {.python onmouseover="x"}\nx\n```\n````\n\n    ~~~ {.x}\n    y\n    ~~~\n'
    page = Page(meta={}, head="", converted=Converter(Dialect()).convert(body))
    again = Markdown(extensions=["fenced_code", "attr_list"]).convert(page_as_markdown(page))
    assert "onmouseover=" in again
    assert "<code class" not in again, again
    assert again.count("<pre>") == 2
