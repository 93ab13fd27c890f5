"""The package keeps its layers: imports run downward, one module knows the site generator."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "callsheet"

LAYERS = (
    {
        "archives",
        "cache",
        "codes",
        "comments",
        "diagnostics",
        "environment",
        "errors",
        "markdown_code",
    }
    | {"memory", "source", "wording", "workshop"},
    {"audience", "blocks", "markup", "yamltext", "yamlwords"},
    {"body", "entries", "freshness", "frontmatter", "model", "schema", "usefulness", "vocabulary"},
    {"catalogue", "load"},
    {"addresses", "file_contents", "links", "outputs", "publishable"},
    {"attached", "audit", "checks", "feeds", "narrow", "pages", "search", "web"},
    {"build", "leaks", "report", "new", "today", "starter"},
    {"asking", "attachments", "cli", "hosts", "revisions", "__main__"},
)
"""From the ground up; a module may import from its own layer and from those below."""

GENERATORS = {"mkdocs", "properdocs", "zensical", "material"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}
CLOCKS |= {("time", "time"), ("time", "localtime"), ("time", "gmtime")}
OUTSIDE = {"subprocess", "socket", "urllib.request", "http.client", "requests", "httpx", "git"}

SOURCES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_bytes())
    for path in sorted(PACKAGE.rglob("*.py"))
    if "files" not in path.parts  # what `callsheet init` copies into a new hub
}


def layer_of(module: str) -> int:
    top = module.partition(".")[0]
    found = [number for number, names in enumerate(LAYERS) if top in names]
    assert found, f"{module} is in no layer: place it in LAYERS and in the design"
    return found[0]


def imports(module: str) -> set[str]:
    """The names of all modules that a module may import, ours without `callsheet.`."""
    found: set[str] = set()
    for node in ast.walk(SOURCES[module]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_imports(module: str) -> set[str]:
    names = {name.removeprefix("callsheet.") for name in imports(module) if "callsheet." in name}
    return {
        name if name in SOURCES else f"{name}.__init__"
        for name in names
        if name in SOURCES or f"{name}.__init__" in SOURCES
    } - {module}


MODULES = [name for name in SOURCES if name != "__init__"]


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downward(module: str) -> None:
    """No module imports from a layer above its own."""
    above = {name for name in own_imports(module) if layer_of(name) > layer_of(module)}
    assert not above


def test_no_two_modules_import_each_other() -> None:
    """Not even over a third: each can be understood after those that it imports."""
    graph = {module: own_imports(module) for module in MODULES}
    # A package's __init__ may list its parts, which import each other past it.
    order = {
        module: {name for name in names if not name.endswith("__init__")}
        for module, names in graph.items()
        if not module.endswith("__init__")
    }
    assert list(TopologicalSorter(order).static_order())


@pytest.mark.parametrize("module", MODULES)
def test_only_the_host_adapter_knows_a_site_generator(module: str) -> None:
    """So that the generator can be changed without touching anything else."""
    known = {name.partition(".")[0] for name in imports(module)} & GENERATORS
    assert module.startswith("hosts.mkdocs") or module == "hosts.serving" or not known


@pytest.mark.parametrize("module", MODULES)
def test_only_the_outermost_layer_reads_the_clock(module: str) -> None:
    """The same hub and the same day give the same bytes: the day is handed in."""
    read = {
        (node.value.id, node.attr)
        for node in ast.walk(SOURCES[module])
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    } & CLOCKS
    assert module == "hosts.machine" or not read


@pytest.mark.parametrize("module", MODULES)
def test_only_the_outermost_layer_starts_programs(module: str) -> None:
    """No Git, no network and no other program in the engine."""
    used = imports(module) & OUTSIDE
    assert layer_of(module) == len(LAYERS) - 1 or not used


@pytest.mark.parametrize("module", list(SOURCES))
def test_every_module_says_what_it_is(module: str) -> None:
    """In its first sentence; and none is longer than 400 lines."""
    assert ast.get_docstring(SOURCES[module])
    path = PACKAGE / (module.replace(".", "/") + ".py")
    assert len(path.read_text("utf-8").split("\n")) <= 400


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    names = {part for module in SOURCES for part in module.split(".")}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
