"""Sites to open: the repository's own sample, and small hubs with one purpose."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.hub_builder import MINIMAL

REPOSITORY = Path(__file__).parents[2]

KINDS: Mapping[str, str] = {
    "home": "",
    "find": "find/?q=cfo+too+expensive",
    "library": "library/",
    "asset": "library/pricing-talk-track/",
    "planned asset": "library/peak-2026-in-figures/",
    "retired asset": "library/pricing-one-pager-2025/",
    "personas": "personas/",
    "persona": "personas/finance-lead/",
    "stages": "stages/",
    "stage": "stages/evaluate/",
    "objections": "objections/",
    "objection": "objections/price/",
    "call sheets": "call/",
    "call sheet": "call/finance-lead/evaluate/",
    "fitted call sheet": (
        "call/finance-lead/evaluate/?objection=security&industry=parcel"
        "#assets=pricing-one-pager,case-tarn-water,pricing-talk-track,first-meeting-slides"
        "&note=Bring+the+plan&since=2026-10-01"
    ),
    "playbook": "playbook/",
    "roles": "playbook/roles/",
    "handovers": "playbook/handovers/",
    "meetings": "playbook/meetings/",
    "glossary": "playbook/glossary/",
    "prose": "playbook/strategy/",
    "contribute": "contribute/",
    "fields": "contribute/fields/",
    "reference": "reference/search-data/",
    "decisions": "decisions/",
    "not found": "404.html",
}
"""One address for each kind of page."""


@dataclass(frozen=True, slots=True)
class Site:
    """A finished site and where it can be opened."""

    folder: Path
    root: str
    """Its address, with the last slash."""


def build_site(hub: Path, site: Path, *options: str) -> None:
    """Run `callsheet build` on the hub as people do, into the folder `site`."""
    command = [
        sys.executable,
        "-m",
        "callsheet",
        "build",
        "--root",
        str(hub),
        "--out",
        str(site),
    ]
    done = subprocess.run(
        [*command, *options], capture_output=True, text=True, check=False, env=_ENV
    )
    assert done.returncode == 0, f"callsheet build failed:\n{done.stdout}{done.stderr}"


_ENV = {
    **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")},
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}
"""A build inherits the environment, but says nothing about MkDocs 2."""

SCRIPT = "<script>window.hacked=1</script>"
"""Must be seen as these very letters, everywhere."""

TITLE = f"{SCRIPT} \"quoted\" 'twice' &amp; \U0001f69a \u202e <img src=x onerror=window.hacked=1>"
SUMMARY = f"{SCRIPT} over\ntwo lines {{{{ 7 * 7 }}}} ](javascript:window.hacked=1) **bold?**"
ALIAS = "<b>alias</b>"
PHRASE = f'"}}]{SCRIPT}'

_SETTINGS: Mapping[str, str | bytes] = {
    "mkdocs.yml": """\
site_name: Small hub
site_url: https://hub.example.com/
theme: {name: material, font: false, features: [navigation.tabs, navigation.prune]}
plugins: [macros: {render_by_default: false, on_error_fail: true}]
hooks: [hooks/callsheet_hooks.py]
extra_css: [hub/callsheet.css]
extra_javascript: [hub/callsheet.js]
nav: [Home: index.md, Find: find.md, Library: library/index.md]
markdown_extensions: [attr_list, md_in_html, tables, toc: {permalink: true}]
""",
    "docs/robots.txt": "User-agent: *\n",
    "hooks/callsheet_hooks.py": (REPOSITORY / "hooks/callsheet_hooks.py").read_bytes(),
}
"""What a small hub needs besides its content; MkDocs wants the folder docs/ to be there."""


def _asset(body: str = "Say it with numbers.", **fields: object) -> str:
    known: dict[str, object] = {
        "title": "Answering the price",
        "summary": "What to say when it costs too much.",
        "type": "talk-track",
        "persona": "finance-lead",
        "stage": "evaluate",
        "objection": "price",
        "owner": "product-marketing",
        "audience": "customer",
        "status": "approved",
        "reviewed_on": "2026-10-02",
    }
    # JSON is YAML: quotes and line ends arrive as they are.
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in (known | fields).items()
    ]
    return "\n".join(["---", *lines, "---", "", "## What to say", "", body, ""])


HOSTILE: Mapping[str, str | bytes] = {
    **MINIMAL,
    **_SETTINGS,
    "assets/example.md": _asset(
        title=TITLE,
        summary=SUMMARY,
        aliases=[ALIAS, "'quoted'"],
    ),
    "playbook/vocabulary/persona.yml": json.dumps(
        [
            {
                "id": "finance-lead",
                "name": f"Finance {SCRIPT}",
                "aliases": [ALIAS],
                "goals": [SCRIPT],
                "pains": [SCRIPT],
                "questions": [SCRIPT],
            }
        ]
    ),
    "playbook/vocabulary/objection.yml": json.dumps(
        [{"id": "price", "name": SCRIPT, "phrases": [PHRASE], "talk_track": SUMMARY}]
    ),
}
"""Every text tries to be more than text."""


def ageing(review_by: date) -> Mapping[str, str | bytes]:
    """A hub that pins no day; its one asset must be reviewed by the given one."""
    reviewed_on = review_by - timedelta(days=60)
    asset = _asset(reviewed_on=reviewed_on.isoformat(), review_by=review_by.isoformat())
    settings = "name: Ageing\naddresses: {customer: https://content.example.com/}\n"
    return {**MINIMAL, **_SETTINGS, "assets/example.md": asset, "playbook/hub.yml": settings}
