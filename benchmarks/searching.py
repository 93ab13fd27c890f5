"""Our search beside Material's, lunr, MiniSearch and Pagefind: bytes, waiting, results."""

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Response, TimeoutError

from benchmarks.corpus import TODAY, write_hub, write_plain_site
from benchmarks.known_items import KnownItem, known_items, typed_letter_by_letter
from callsheet.addresses import Addresses
from callsheet.build import check
from callsheet.catalogue import Catalogue
from callsheet.search.records import render_search
from callsheet.web import browser_modules
from callsheet.web.bundle import bundled
from tools.browser import chromium, served

PACKAGES = ("lunr@2.3.9", "minisearch@7.2.0", "pagefind@1.4.0")
"""The peers, from npm; they are installed beside the figures and never shipped."""

_ITEMS = 40
_WORD = "vans"
_TOP = 3
_TYPED = 12
"""So many items are typed letter by letter; fewer where that takes long."""

_OPENED = 3
"""How often a page is opened anew; the median counts."""

_LONG = 10.0
"""Seconds; a page that takes longer is opened once."""

_PATIENCE = 120.0
"""Seconds after which nobody waits for a first result any more."""

_HERE = Path(__file__).parent

_FIRST_ROW = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("%s")) return;
  window.found = performance.now();
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""


@dataclass(slots=True)
class Figures:
    """What was measured of one search."""

    name: str
    first_bytes: int = 0
    all_bytes: int = 0
    built: float | None = None
    """Seconds; None if the index is made in the browser or with the site."""

    found: dict[int, float] = field(default_factory=dict)
    """How much slower the processor is made → seconds from opening the page to a first result."""

    ready: dict[int, float] = field(default_factory=dict)
    strokes: dict[int, list[float]] = field(default_factory=dict)
    """The same → milliseconds of each keystroke."""

    known: int = 0
    """How many of the known items are among the first three."""


def measure_search(
    sample: Path, work: Path, assets: int, say: Callable[[str], None]
) -> tuple[list[Figures], int]:
    """Build everything for a hub of so many assets and measure it; also how many known items."""
    catalogue = _prepare(sample, work, assets)
    items = known_items(catalogue, _ITEMS)
    figures = [*_ours(work, catalogue), *_peers(work), _material(work)]
    with served(work / "www") as root, chromium() as browser:
        for each in figures:
            say(f"{assets:,} assets: {each.name} ...")
            for slower in (1, 4):
                _measure(browser, root, each, items, slower)
    return figures, len(items)


def table(figures: Sequence[Figures], items: int) -> str:
    """The figures in Markdown."""
    rows = [
        "| | KB to the first result | KB in all | index built, s | first result, s (quarter speed) "
        f"| all ready, s | keystroke p50 / p95, ms | at quarter speed | found of {items} |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for each in figures:
        built = "–" if each.built is None else f"{each.built:.1f}"
        rows.append(
            f"| {each.name} | {each.first_bytes / 1000:,.0f} | {each.all_bytes / 1000:,.0f} "
            f"| {built} | {each.found[1]:.2f} ({each.found[4]:.2f}) | {each.ready[1]:.2f} "
            f"| {_spread(each.strokes.get(1, ()))} | {_spread(each.strokes.get(4, ()))} "
            f"| {each.known} |"
        )
    return "\n".join(rows)


def _spread(times: Sequence[float]) -> str:
    if not times:
        return "–"
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


def _prepare(sample: Path, work: Path, assets: int) -> Catalogue:
    """The hub, its site, the plain site, the documents, and the peers' code and indexes."""
    hub, www = work / "hub", work / "www"
    hub.mkdir(parents=True)
    write_hub(hub, sample, assets)
    _run([sys.executable, "-m", "callsheet", "build", "--out", str(www / "site")], hub)
    write_plain_site(work / "plain", hub)
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(www / "plain")], work / "plain")
    catalogue, _ = check(hub, today=TODAY, clock=TODAY)
    documents = [
        {
            "id": asset.id,
            "title": asset.title,
            "summary": asset.summary,
            "aliases": " ".join(asset.fields.aliases),
            "tags": " ".join(
                term.name
                for key in catalogue.vocabularies
                for term in catalogue.terms_of(asset, key)
            ),
            "body": asset.body.outline.plain,
        }
        for asset in catalogue.assets
    ]
    (work / "documents.json").write_text(json.dumps(documents), "utf-8")
    shutil.copytree(_HERE / "peers", www / "peers")
    (www / "lib").mkdir()
    (www / "index").mkdir()
    (www / "lib" / "callsheet.js").write_text(_engine(), "utf-8")
    return catalogue


def _engine() -> str:
    """The engine of the find page without the page, as one script, like those of its peers."""
    modules = browser_modules() | {"engine.mjs": _ENGINE}
    script, _ = bundled(modules, "engine.mjs", "more.mjs")
    return script


_ENGINE = """
import { loadSearch } from './search/data.mjs';
import { Search } from './search/ranking.mjs';
Object.assign(window, { callsheet: { loadSearch, Search } });
"""


def _ours(work: Path, catalogue: Catalogue) -> Iterator[Figures]:
    """The engine in a bare page, as its peers; and the find page, with rows, facets and theme.

    The find page's code is all of the hub's, but for what comes after the first result.
    """
    start = time.perf_counter()
    list(render_search(catalogue, Addresses()))
    built = time.perf_counter() - start
    site = work / "www" / "site" / "hub"
    code, more = (_packed(site / f"callsheet{part}.js") for part in ("", "-more"))
    first, *rest = (_packed(site / f"search{part}.js") for part in ("", "-details", "-text"))
    engine = _packed(work / "www" / "lib" / "callsheet.js")
    yield Figures("Callsheet", engine + first, engine + first + sum(rest), built)
    yield Figures(_FIND_PAGE, code + first, code + more + first + sum(rest), built)


def _peers(work: Path) -> Iterator[Figures]:
    """Install lunr, MiniSearch and Pagefind, and let them build their indexes."""
    tools, www = work / "tools", work / "www"
    tools.mkdir()
    (tools / "package.json").write_text("{}", "utf-8")
    npm = Path(sys.executable).with_name("npm")
    _run([str(npm), "install", "--no-audit", "--no-fund", *PACKAGES], tools)
    modules = tools / "node_modules"
    shutil.copy(modules / "lunr" / "lunr.min.js", www / "lib" / "lunr.js")
    shutil.copy(modules / "minisearch" / "dist" / "umd" / "index.js", www / "lib" / "minisearch.js")
    node = str(Path(sys.executable).with_name("node"))
    build = [node, str(_HERE / "peers" / "build.mjs"), str(work / "documents.json"), str(tools)]
    seconds = json.loads(_run(build, tools))
    names = {
        "lunr-full": ("lunr, full text", "lunr.js"),
        "lunr-names": ("lunr, without bodies", "lunr.js"),
        "minisearch": ("MiniSearch, full text", "minisearch.js"),
    }
    for name, (title, library) in names.items():
        shutil.move(tools / f"{name}.json", www / "index")
        size = _packed(www / "lib" / library) + _packed(www / "index" / f"{name}.json")
        yield Figures(title, size, size, seconds[name])
    start = time.perf_counter()
    _run([str(modules / ".bin" / "pagefind"), "--site", str(www / "plain")], tools)
    built = time.perf_counter() - start
    whole = sum(_packed(path) for path in (www / "plain" / "pagefind").rglob("*") if _loads(path))
    yield Figures("Pagefind", 0, whole, built)  # the first bytes are counted as they come


def _loads(path: Path) -> bool:
    """Whether Pagefind's engine loads the file; its widgets and other languages it does not."""
    return path.suffix.startswith(".pf_") or path.name in (
        *("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "pagefind-entry.json"),
    )


def _material(work: Path) -> Figures:
    plain = work / "www" / "plain"
    (worker,) = (plain / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    size = _packed(worker) + _packed(plain / "search" / "search_index.json")
    return Figures("Material", size, size)


def _measure(
    browser: Browser, root: str, figures: Figures, items: Sequence[KnownItem], slower: int
) -> None:
    found, ready = [], []
    for at in range(_OPENED):
        with _page(browser, slower) as page:
            try:
                times = _open(page, root, figures)
            except TimeoutError:
                times = (_PATIENCE * 1000, _PATIENCE * 1000)
            found.append(times[0])
            ready.append(times[1])
            if times[0] < _PATIENCE * 1000 and (at == _OPENED - 1 or times[0] > _LONG * 1000):
                _type(page, figures, items, slower)
        if times[0] > _LONG * 1000:
            break
    figures.found[slower] = statistics.median(found) / 1000
    figures.ready[slower] = statistics.median(ready) / 1000


_FIND_PAGE = "Callsheet, its find page"

_ENGINES = {
    "Callsheet": "ours",
    "lunr, full text": "lunr-full",
    "lunr, without bodies": "lunr-names",
    "MiniSearch, full text": "minisearch",
    "Pagefind": "pagefind",
}


def _open(page: Page, root: str, figures: Figures) -> tuple[float, float]:
    """Open the page with a word typed at once; milliseconds to a first result, and to all."""
    transferred: list[bytes] = []
    if figures.name == "Pagefind":
        page.on("response", lambda response: transferred.append(_body(response)))
    if figures.name == "Material":
        page.add_init_script(_FIRST_ROW % ".md-search-result__item")
        page.goto(f"{root}plain/?q={_WORD}")
        page.wait_for_function("window.found", timeout=_PATIENCE * 1000)
        return page.evaluate("window.found"), page.evaluate("window.found")
    if figures.name == _FIND_PAGE:
        page.add_init_script(_FIRST_ROW % ".cs-result")
        page.goto(f"{root}site/find/?q={_WORD}")
        page.wait_for_function("window.found", timeout=_PATIENCE * 1000)
        ready = page.wait_for_function(_ALL_THERE, timeout=_PATIENCE * 1000)
        return page.evaluate("window.found"), ready.json_value()
    page.goto(f"{root}peers/peer.html?engine={_ENGINES[figures.name]}&q={_WORD}")
    page.wait_for_function("window.ready", timeout=_PATIENCE * 1000)
    if transferred:
        figures.first_bytes = sum(len(gzip.compress(body, 9)) for body in transferred)
    return page.evaluate("window.found"), page.evaluate("window.ready")


def _body(response: Response) -> bytes:
    """What Pagefind has loaded; what comes after the page was left is not waited for."""
    with suppress(Error):
        return response.body() if "/pagefind/" in response.url else b""
    return b""


_ALL_THERE = """() =>
  window.callsheetSearch?.text && document.querySelector(".cs-result a") && performance.now()
"""

_STROKES = """async (typed) => {
  const times = [];
  for (const text of typed) {
    const start = performance.now();
    await window.show(text);
    times.push(performance.now() - start);
  }
  return times;
}"""

_PAGE_STROKES = """async (typed) => {
  const input = document.querySelector("callsheet-find input");
  const later = window.requestAnimationFrame;
  const times = [];
  for (const text of typed) {
    input.value = text;
    window.requestAnimationFrame = (show) => (show(), 0);  // at once, not with the next picture
    const start = performance.now();
    input.dispatchEvent(new Event("input", {bubbles: true}));
    times.push(performance.now() - start);
    window.requestAnimationFrame = later;
    await new Promise((done) => requestAnimationFrame(done));
  }
  return times;
}"""

_MATERIAL_STROKES = """async (typed) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  const times = [];
  for (const text of typed) {
    const changed = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
      observer.observe(list.parentElement, {childList: true, subtree: true, characterData: true});
      setTimeout(() => { observer.disconnect(); resolve(null); }, 3000);
    });
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("keyup", {bubbles: true}));
    input.dispatchEvent(new Event("input", {bubbles: true}));
    await changed;
    times.push(performance.now() - start);
  }
  return times;
}"""


def _type(page: Page, figures: Figures, items: Sequence[KnownItem], slower: int) -> None:
    is_material = figures.name == "Material"
    number = _TYPED // slower // (3 if is_material else 1)
    typed = typed_letter_by_letter(items[: max(number, 2)])
    own = {"Material": _MATERIAL_STROKES, _FIND_PAGE: _PAGE_STROKES}
    strokes = own.get(figures.name, _STROKES)
    figures.strokes[slower] = page.evaluate(strokes, typed)
    if slower > 1:
        return
    for item in items:
        if figures.name in own:
            page.evaluate(strokes, [item.text])
            page.wait_for_timeout(100 if is_material else 0)
            links = page.eval_on_selector_all(
                ".md-search-result__item > a, .cs-result-title a",
                "(all) => all.map((link) => link.href)",
            )
            ids = [str(link).split("?")[0].rstrip("/").rsplit("/", 1)[-1] for link in links]
        else:
            ids = page.evaluate("(text) => window.show(text)", item.text)
        figures.known += item.asset_id in ids[:_TOP]


@contextmanager
def _page(browser: Browser, slower: int) -> Iterator[Page]:
    """A page that has nothing in any cache, on a processor made slower."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page
    context.close()


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[:4]} failed: {done.stdout}{done.stderr}")
    return done.stdout
