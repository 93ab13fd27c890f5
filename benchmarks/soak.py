"""The soak: a large hub of naughty strings is built, searched and opened; a server is edited long.

It takes half an hour and longer, and is run by hand: `scripts/bench soak STRINGS`.
"""

import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.browsing import browse
from benchmarks.editing import Weighed, edited, growth
from benchmarks.naughty import load_strings, write_naughty_hub

SETTLED = 50
"""The edit by which everything has been loaded once: what grows after it is a leak."""

MOST_GROWTH = 0.2
"""By so much a server may grow, counted from its first build."""

Say = Callable[[str], None]


def soak_naughty(strings_file: Path, sample: Path, work: Path, number: int, say: Say) -> bool:
    """Build, search and open a hub of naughty strings; says the figures, and whether all is well.

    Args:
        strings_file: the strings, as `load_strings` reads them.
        sample: the hub whose settings are taken.
        work: an empty folder.
        number: of assets.
        say: is told each figure.
    """
    strings = load_strings(strings_file)
    hub, site = work / "hub", work / "site"
    write_naughty_hub(hub, sample, strings, number)
    say(f"{len(strings)} strings, {number:,} assets")
    checked = _callsheet("check", "--root", hub, "--format", "json")
    codes = Counter(f"{found['code']} {found['severity']}" for found in json.loads(checked.stdout))
    say(f"Findings: {', '.join(f'{n} × {code}' for code, n in sorted(codes.items())) or 'none'}")

    start = time.perf_counter()
    built = _callsheet("build", "--root", hub, "--out", site, "--keep-going")
    say(f"Built in {time.perf_counter() - start:.1f} s: {built.stdout.splitlines()[:1]}")
    well = built.returncode == 0 and built.stdout.startswith(f"{number} assets, ")

    failed = [words for words in strings[::20] if not _found(hub, words)]
    say(f"callsheet find: {len(strings[::20])} queries, {len(failed)} failed {failed[:5]}")

    seen = browse(site, _addresses(site), strings)
    say(
        f"Chromium: {seen.pages} pages and {seen.searches} searches "
        f"({seen.with_results} found something); troubles: {dict(seen.troubles) or 'none'}"
    )
    for example in seen.examples:
        say(f"  {example}")
    return well and not failed and not seen.troubles


def _callsheet(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "callsheet", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _found(hub: Path, words: str) -> bool:
    """The search has answered; nothing found is an answer too."""
    done = _callsheet("find", "--root", hub, "--json", "--", words)
    return done.returncode == 0 and isinstance(json.loads(done.stdout), list)


def _addresses(site: Path) -> list[str]:
    """Every page that is no asset, except for most call sheets, and every twentieth asset."""
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assets = [page for page in pages if page.startswith("library/")]
    sheets = [page for page in pages if page.startswith("call/")]
    others = sorted({*pages} - {*assets} - {*sheets})
    return [f"{page}/" for page in [*others, *assets[::20], *sheets[::20]]]


def soak_serve(sample: Path, work: Path, edits: int, say: Say) -> bool:
    """Edit the sample so often while `mkdocs serve` follows; says whether it has kept its size."""
    hub = work / "hub"
    hub.mkdir(parents=True)
    for name in ("assets", "docs", "hooks", "playbook", "mkdocs.yml"):
        (shutil.copytree if (sample / name).is_dir() else shutil.copy)(sample / name, hub / name)
    weighed = []
    for one in edited(hub, edits):
        weighed.append(one)
        if one.edit % 50 == 0 or one.edit == 1:
            say(f"After edit {one.edit}: {one.resident:.0f} MB, rebuilt in {one.seconds:.1f} s")
    say(_summary(weighed, edits))
    return growth(weighed, 0, edits) <= MOST_GROWTH


def _summary(weighed: Sequence[Weighed], edits: int) -> str:
    kinds = Counter(one.kind for one in weighed if one.edit)
    return (
        f"{edits} edits ({', '.join(f'{n} × {kind}' for kind, n in sorted(kinds.items()))}): "
        f"grew by {growth(weighed, 0, edits):+.1%} since the first build (at most "
        f"{MOST_GROWTH:.0%} is wanted), {growth(weighed, SETTLED, edits):+.1%} since edit {SETTLED}"
    )
