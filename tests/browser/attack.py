"""A hub whose every place holds a payload, and the pages on which they show."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.payloads import BODIES, FILE_NAMES, FILES, LISTS, TEXTS
from tests.hub_builder import ASSET, Content, Tree, with_line
from tests.site.built import run, write_small_hub


def _ids(prefix: str, names: Mapping[str, str]) -> dict[str, str]:
    return {name: f"{prefix}-{re.sub(r'[^a-z]+', '-', name.lower()).strip('-')}" for name in names}


BODY_IDS = _ids("body", BODIES)
TEXT_IDS = _ids("text", TEXTS)
LIST_IDS = _ids("list", LISTS)

_NAMES = tuple(TEXTS)

PAGES: Mapping[str, str] = {
    **{f"body: {name}": f"library/{BODY_IDS[name]}/" for name in BODIES},
    **{f"asset: {name}": f"library/{TEXT_IDS[name]}/" for name in TEXTS},
    **{f"persona: {name}": f"personas/{TEXT_IDS[name]}/" for name in TEXTS},
    **{f"objection: {name}": f"objections/{TEXT_IDS[name]}/" for name in _NAMES[0::3]},
    **{f"stage: {name}": f"stages/{TEXT_IDS[name]}/" for name in _NAMES[1::3]},
    **{f"call sheet: {name}": f"call/{TEXT_IDS[name]}/{TEXT_IDS[name]}/" for name in _NAMES[2::3]},
    **{f"page: {name}": f"{TEXT_IDS[name]}/" for name in _NAMES[0::3]},
    **{f"prose: {name}": f"playbook/{TEXT_IDS[name]}/" for name in _NAMES[1::3]},
    **{f"live list: {name}": f"{LIST_IDS[name]}/" for name in LISTS},
    "file names": "library/named/",
    "home": "",
    "find": "find/?q=script",
    "library": "library/",
    "personas": "personas/",
    "objections": "objections/",
    "stages": "stages/",
    "call sheets": "call/",
    "playbook": "playbook/",
    "roles": "playbook/roles/",
    "handovers": "playbook/handovers/",
    "meetings": "playbook/meetings/",
    "glossary": "playbook/glossary/",
    "fields": "contribute/fields/",
    "lost": "404.html",
}
"""Name → address of what is opened: each body, and each text on several kinds of page."""

FILE_PAGES: Mapping[str, str] = {name: f"library/files/{name}" for name in FILES}
"""The same for what is attached."""


def attacked_hub() -> Tree:
    """The files of the hub."""
    files: dict[str, Content] = {
        f"assets/{BODY_IDS[name]}.md": _asset(title=name) + f"\n{body}\n"
        for name, body in BODIES.items()
    }
    for name, text in TEXTS.items():
        key = TEXT_IDS[name]
        files[f"assets/{key}.md"] = _asset(
            title=text,
            summary=text,
            persona=[key],
            stage=[key],
            objection=[key],
            aliases=[text],
            added_on="2026-11-01",
            changes=[{"on": "2026-10-02", "what": text}],
            links=[{"title": text, "url": f"https://example.com/?q={text.replace(' ', '')}"}],
        )
        head = f"---\n{_yaml({'title': text, 'summary': text})}\n---\n\n"
        files[f"playbook/{key}.md"] = f"{head}Words.\n"
        files[f"docs/{key}.md"] = (
            f"---\ntitle: {_yaml(text)}\ndescription: {_yaml(text)}\n---\n\nWords.\n"
        )
    for name, text in LISTS.items():
        files[f"docs/{LIST_IDS[name]}.md"] = (
            f"---\nrender_macros: true\n---\n\n# A list\n\n{text}\n"
        )
    for path, value in _playbook().items():
        files[f"playbook/{path}.yml"] = _yaml(value)
    files[".env"] = "SECRET=1"
    files["assets/named/named.md"] = _asset(title="Names", files=FILE_NAMES)
    files |= {f"assets/named/{name}": b"%PDF-1.7" for name in FILE_NAMES}
    files["assets/files/files.md"] = _asset(title="Files", files=list(FILES))
    files |= {f"assets/files/{name}": content for name, content in FILES.items()}
    return files


def build_attacked(host: str, site: Path, *, fenced: bool) -> None:
    """Build it with one host, with or without the first fence."""
    hub = write_small_hub(site.with_name(f"{site.name}-hub"), attacked_hub())
    with (hub / "mkdocs.yml").open("a") as settings:
        # Else every page would list the titles of all others, and run what they hold.
        settings.write("\nnav: [index.md, library/index.md]\n")
    program = "callsheet" if fenced else "tests.browser.unfenced"
    if host == "mkdocs":
        run(program, "build", "--no-cache", "--keep-going", "--root", hub, "--out", site)
        return
    tree = site.with_name(f"{site.name}-tree")
    run(program, "export", tree, "--no-cache", "--keep-going", "--root", hub)
    run("zensical", "build", "--clean", cwd=tree)
    (tree / "site").rename(site)


def _yaml(value: Any) -> str:
    """JSON is YAML: quotes and line ends arrive as they are."""
    return json.dumps(value, ensure_ascii=False)


def _asset(**fields: Any) -> str:
    text = ASSET
    for key, value in fields.items():
        line = f"{key}: {_yaml(value)}"
        has_it = f"\n{key}:" in text
        text = with_line(text, f"{key}:" if has_it else "audience:", line if has_it else "AUDIENCE")
        text = text.replace("AUDIENCE", f"audience: internal\n{line}")
    return text


def _playbook() -> dict[str, Any]:
    """Every file of `playbook/`, an entry for each text."""
    texts = [(TEXT_IDS[name], text) for name, text in TEXTS.items()]
    role = texts[0][0]
    first, second = texts[0][0], texts[1][0]
    return {
        "hub": {"name": TEXTS["out of an attribute with a tag"], "tagline": TEXTS["image"]},
        "vocabulary/persona": [
            {"id": "finance-lead", "name": "Finance lead"},
            *(
                {"id": key, "name": text, "aliases": [text], "summary": text, "goals": [text]}
                | {"pains": [text], "questions": [text]}
                for key, text in texts
            ),
        ],
        "vocabulary/stage": [
            {"id": "evaluate", "name": "Evaluate"},
            {"id": "decide", "name": "Decide"},
            *(
                {"id": key, "name": text, "summary": text, "entry": [text], "exit": [text]}
                | {"next": text}
                for key, text in texts
            ),
        ],
        "vocabulary/objection": [
            {"id": "price", "name": "Too expensive"},
            *(
                {"id": key, "name": text, "phrases": [text], "talk_track": text}
                for key, text in texts
            ),
        ],
        "vocabulary/colour": [{"id": key, "name": text, "aliases": [text]} for key, text in texts],
        "roles": [
            {"id": "product-marketing", "name": "Product marketing", "department": "marketing"},
            *(
                {"id": key, "name": text, "department": "marketing", "summary": text}
                | {"responsibilities": [text], "decides": [text], "aliases": [text]}
                | {"not_mine": [{"what": text, "whose": role}]}
                for key, text in texts
            ),
        ],
        "people": [
            {"id": f"p-{key}", "name": text, "role": role, "expertise": [text]}
            for key, text in texts
        ],
        "activities": [
            {"id": key, "name": text, "accountable": role, "responsible": [role]}
            for key, text in texts
        ],
        "handovers": [
            {"id": key, "name": text, "summary": text, "from": first, "to": second}
            | {"from_stage": first, "to_stage": second, "definition": text, "when_late": text}
            | {"criteria": [{"name": text, "field": text, "why": text}], "channel": text}
            | {"payload": [{"name": text, "field": text, "example": text}]}
            | {"accept_within_hours": 4, "first_touch_within_hours": 8}
            | {"reject_reasons": [{"id": "no", "name": text, "then": text}]}
            for key, text in texts
        ],
        "meetings": [
            {"id": key, "name": text, "purpose": text, "owner": role, "attendees": [role]}
            | {"when": text, "minutes": 30, "agenda": [{"item": text, "minutes": 5}]}
            | {"inputs": [text], "outputs": [text], "standing_questions": [text]}
            for key, text in texts
        ],
        "words": [
            {"id": key, "name": text, "aliases": [f"{text} again"], "summary": text}
            for key, text in texts
        ],
    }
