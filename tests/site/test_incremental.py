"""What is built upon an earlier build is, byte by byte, what a clean build makes."""

import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from weakref import ref

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from callsheet import addresses
from callsheet.build import Build, build
from callsheet.cli import cli
from callsheet.diagnostics import Finding
from callsheet.hosts.config import dialect_of, read_config
from callsheet.hosts.machine import workshop_of_here
from callsheet.hosts.serving import Rebuilder
from callsheet.memory import Memory
from callsheet.outputs import Output, Page
from tests.cli.commands import files_in
from tests.hub_builder import TODAY, write_tree
from tests.site.edits import Edits
from tests.site.test_same_bytes import differing

pytestmark = pytest.mark.site

STEPS = int(os.environ.get("CALLSHEET_EDITS", "0"))
"""More edits than usual, for `scripts/bench edits`."""


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """MkDocs' own loggers stay as they were."""
    logger = logging.getLogger("mkdocs")
    before = logger.handlers[:], logger.level
    yield
    logger.handlers[:], logger.level = before[0], before[1]


def built(edits: Edits, **means: Any) -> Build:
    settings = read_config((edits.root / "mkdocs.yml").read_bytes())
    return build(edits.root, today=None, clock=TODAY, dialect=dialect_of(settings), **means)


def shown(outputs: tuple[Output, ...]) -> list[Output]:
    """The outputs without the secret names of their trusted pieces."""
    return [
        replace(o, content=replace(o.content, trusted=None, body=""))
        if isinstance(o.content, Page)
        else o
        for o in outputs
    ]


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.place} {f.code.id} {f.message} {f.help}" for f in findings]


@pytest.mark.parametrize("seed", range(2))
def test_the_engine_remembers_nothing_wrong(tmp_path: Path, seed: int) -> None:
    """After each of many random edits: the outputs, and the findings with their places."""
    edits = Edits(tmp_path / "hub", seed)
    memory = Memory()
    workshop = replace(workshop_of_here(edits.root), cores=1)
    done = []
    for _ in range(STEPS or 30):
        done.append(edits.step())
        fast = built(edits, workshop=workshop, memory=memory)
        clean = built(edits)
        assert shown(fast.outputs) == shown(clean.outputs), done
        assert lines(fast.findings) == lines(clean.findings), done


def test_a_moved_line_moves_its_finding(tmp_path: Path) -> None:
    """A comment above changes no value, and yet the place of everything below it."""
    edits = Edits(tmp_path / "hub", 0)
    memory = Memory()
    roles = edits.root / "playbook" / "roles.yml"
    for name in ("assets/example.md", "playbook/vocabulary/objection.yml", "playbook/roles.yml"):
        path = edits.root / name
        text = path.read_text()
        at = text.index("\n") + 1 if name.endswith(".md") else 0
        built(edits, memory=memory)
        path.write_text(f"{text[:at]}# A comment\n{text[at:]}")
        assert lines(built(edits, memory=memory).findings) == lines(built(edits).findings)
    roles.write_text("# Another\n- id: somebody\n  name: Somebody\n")
    assert lines(built(edits, memory=memory).findings) == lines(built(edits).findings)


def test_a_page_of_the_playbook_costs_no_other(tmp_path: Path) -> None:
    """What it says stands on itself alone: nothing else is made anew."""
    edits = Edits(tmp_path / "hub", 0)
    memory = Memory()
    write_tree(edits.root, {"playbook/why.md": "---\ntitle: Why\n---\n\nBefore.\n"})
    before = built(edits, memory=memory, with_data=False).outputs
    write_tree(edits.root, {"playbook/why.md": "---\ntitle: Why\n---\n\nAfter.\n"})
    after = built(edits, memory=memory, with_data=False).outputs
    pairs = list(zip(shown(before), shown(after), strict=True))
    assert [new.path for old, new in pairs if old != new] == ["playbook/why.md"]
    assert shown(after) == shown(built(edits, with_data=False).outputs)
    page = addresses.asset_page("example")
    old, new = (next(o.content for o in made if o.path == page) for made in (before, after))
    assert isinstance(old, Page)
    assert isinstance(new, Page)
    assert new.head is old.head, "an asset's page was rendered again"


def test_a_site_upon_an_earlier_one_is_that_of_a_clean_build(tmp_path: Path) -> None:
    """`callsheet build` after each random edit, with its cache and without."""
    edits = Edits(tmp_path / "hub", 7)
    fast, clean = tmp_path / "fast", tmp_path / "clean"
    done = []
    for _ in range(STEPS or 12):
        done.append(edits.step())
        said = []
        for site, options in ((fast, []), (clean, ["--no-cache"])):
            arguments = ["build", "--root", edits.root, "--out", site, "--keep-going", *options]
            result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
            assert result.exception is None, (done, result.output)
            said.append(result.output.splitlines()[-1])
        assert differing([files_in(fast), files_in(clean)]) == [], done
        assert said[0] == said[1], done


class Serving:
    """`mkdocs serve` without the network: its builder, as our hook has changed it."""

    def __init__(self, hub: Path, site: Path) -> None:
        self.hub, self.site = hub, site
        self.config = config = self._config()  # MkDocs keeps it too, until the end
        config.plugins.on_startup(command="serve", dirty=False)
        self._build(config)
        server = SimpleNamespace(
            mount_path="/", builder=self._build, get_app=lambda: None, set_app=lambda app: None
        )
        config.plugins.on_serve(server, config=config, builder=self._build)
        self.rebuilder: Rebuilder = server.builder
        self.whole_builds = 0

    def _config(self) -> Any:
        config = load_config(str(self.hub / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = "http://127.0.0.1:8000/"
        return config

    def _build(self, config: Any = None) -> None:
        if config is None:
            self.whole_builds += 1
            config = self._config()
        build_with_mkdocs(config, serve_url="http://127.0.0.1:8000/")


def test_templates_of_the_hub_that_show_all_pages_are_never_stale(tmp_path: Path) -> None:
    """MkDocs makes them at whole builds only."""
    edits = Edits(tmp_path / "hub", 3)
    settings = edits.root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}\nextra_templates: [all.json]\n")
    template = "{% for file in pages %}{{ file.page.content | length }} {% endfor %}\n"
    write_tree(edits.root, {"docs/all.json": template})
    serving = Serving(edits.root, tmp_path / "served")
    before = (serving.site / "all.json").read_text()
    with (edits.root / "assets" / "example.md").open("a") as file:
        file.write("\nOne more sentence.\n")
    serving.rebuilder()
    assert serving.whole_builds == 1
    assert (serving.site / "all.json").read_text() != before


def test_a_whole_build_leaves_nothing_of_the_one_before(tmp_path: Path) -> None:
    """Else a server would hold the hub twice, or as often as there were whole builds."""
    edits = Edits(tmp_path / "hub", 3)
    settings = edits.root / "mkdocs.yml"
    assert "- macros" in settings.read_text()
    serving = Serving(edits.root, tmp_path / "served")
    navigations = [_navigation(serving)]
    for number in range(2):
        write_tree(edits.root, {f"docs/more-{number}.md": "# More\n"})
        serving.rebuilder()
        navigations.append(_navigation(serving))
    assert serving.whole_builds == 2
    assert [reference() is None for reference in navigations] == [True, True, False]


def _navigation(serving: Serving) -> "ref[Any]":
    """Every page is within reach of it, and the reverse."""
    served = serving.rebuilder._session.served
    assert served is not None
    return ref(served.nav)


def test_what_is_served_is_what_a_clean_build_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most edits are shown without a whole build, and every page is as if there had been one."""
    edits = Edits(tmp_path / "hub", 3)
    serving = Serving(edits.root, tmp_path / "served")
    done = []
    number = STEPS or 15
    for _ in range(number):
        done.append(edits.step())
        serving.rebuilder()
        serving.rebuilder.freshen()
        with tempfile.TemporaryDirectory(dir=tmp_path) as clean:
            # Nothing may come from the cache that the served pages have come from.
            with monkeypatch.context() as patch:
                patch.setenv("XDG_CACHE_HOME", clean + "-cache")
                Serving(edits.root, Path(clean))
            assert differing([files_in(serving.site), files_in(Path(clean))]) == [], done
    assert 0 < serving.whole_builds < number * 2 / 3
