"""Pages that were rendered ahead, by other processes or at an earlier build, are the true ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from callsheet.hosts.ahead import RenderedAhead
from tests.cli.commands import call, files_in
from tests.hub_builder import Tree, write_tree
from tests.site.built import build_mkdocs, build_properdocs, copy_sample, write_small_hub
from tests.site.test_same_bytes import differing

pytestmark = pytest.mark.site

ODD: Tree = {
    "overrides/main.html": (
        '{% extends "base.html" %}\n{% block content %}'
        "<p>{{ page.previous_page.title }} {{ page.next_page.url }} {{ page.ancestors }}</p>"
        "<ul>{% for file in pages %}<li>{{ file.page.title }} {{ file.page.content | length }}"
        "</li>{% endfor %}</ul><ol>{% for item in nav %}<li>{{ item.title }} {{ item.active }}"
        "</li>{% endfor %}</ol>{{ super() }}{% endblock %}\n"
    ),
    "docs/index.md": "# Home\n",
    "docs/below/one.md": "# One\n",
    "docs/below/two.md": "---\ntemplate: 404.html\n---\n\n# Two\n",
}

STRANGER = "\ndef on_page_context(context, **_):\n    return context\n"
"""A hook that might change anything: with it every page is rendered when MkDocs asks for it."""


def sample(root: Path) -> Path:
    return copy_sample(root)


def odd(root: Path) -> Path:
    """A hub with templates that show what stands on other pages."""
    write_small_hub(root, ODD)
    settings = root / "mkdocs.yml"
    text = settings.read_text().replace(
        "  name: material\n", "  name: material\n  custom_dir: overrides\n"
    )
    settings.write_text(text)
    return root


@pytest.mark.parametrize("host", [build_mkdocs, build_properdocs])
@pytest.mark.parametrize("hub", [sample, odd])
def test_a_page_rendered_ahead_is_the_true_one(
    host: Callable[..., str],
    hub: Callable[[Path], Path],
    tmp_path: Path,
) -> None:
    """Made by workers; taken from the cache; and as MkDocs alone would have made it."""
    root = hub(tmp_path / "hub")
    for site in ("by-workers", "kept"):
        host(tmp_path / site, root)
    hook = root / "hooks" / "callsheet_hooks.py"
    write_tree(root, {"hooks/callsheet_hooks.py": hook.read_text("utf-8") + STRANGER})
    host(tmp_path / "alone", root)
    for site in ("by-workers", "kept"):
        assert differing([files_in(tmp_path / site), files_in(tmp_path / "alone")]) == []


BROKEN: Tree = {"overrides/main.html": "{{ page.title / page.title if page }}\n"}


def by_callsheet(root: Path, site: Path) -> None:
    result = call("build", "--root", root, "--out", site)
    assert "MkDocs stopped" in result.output


def by_mkdocs(root: Path, site: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Exception, match="unsupported operand"):
        build_with_mkdocs(config)


@pytest.mark.parametrize("build", [by_callsheet, by_mkdocs])
def test_a_build_that_fails_ends_what_it_renders_ahead(
    build: Callable[[Path, Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[RenderedAhead] = []
    monkeypatch.setattr(RenderedAhead, "close", lambda self: closed.append(self))
    root = odd(tmp_path / "hub")
    write_tree(root, BROKEN)
    build(root, tmp_path / "site")
    assert len(closed) == 1
