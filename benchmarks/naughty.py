"""A hub whose every text is a string that has broken some program before.

The strings come from outside, such as the Big List of Naughty Strings
(https://github.com/minimaxir/big-list-of-naughty-strings): a list in JSON, or one string a line.
"""

import json
import random
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from benchmarks.corpus import TODAY

TITLE, LINE = 120, 300
"""The most characters that a title and any other line may have."""

_NAV = """
nav:
  - Home: index.md
  - Find: find.md
  - Call sheets: call/index.md
  - Library: library/index.md
  - Personas: personas/index.md
  - Glossary: playbook/glossary.md
"""
"""Without a navigation MkDocs puts every page into it, which takes minutes with 2,000 assets."""

_TERMS = 12
"""In each vocabulary."""


_CONTROL = re.compile("[\0-\b\v-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
"""What YAML does not allow in a text, and the check refuses."""


def load_strings(path: Path) -> tuple[str, ...]:
    """The strings of a file, in its order, without the empty ones and without doubles.

    Control characters are left out of them: a file that holds one is refused as a whole.
    """
    text = path.read_text("utf-8")
    found = json.loads(text) if path.suffix == ".json" else text.split("\n")
    allowed = (_CONTROL.sub("", string) for string in found)
    return tuple(dict.fromkeys(string for string in allowed if string.strip()))


def write_naughty_hub(root: Path, sample: Path, strings: Sequence[str], number: int) -> None:
    """Write a hub with so many assets into `root`; always the same for the same strings.

    Every string stands in every field about equally often. The settings are the sample's, without
    its pages. Values are written as JSON, which is YAML too, so that they arrive as they are.
    """
    settings = (sample / "mkdocs.yml").read_text("utf-8")
    before, after = settings.index("\nnav:"), settings.index("\nvalidation:")
    settings = settings[:before] + _NAV + settings[after:]
    settings = settings.replace("  logo: images/mark.svg\n  favicon: images/mark.svg\n", "")
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    shutil.copytree(sample / "hooks", root / "hooks")
    take = _Taker(strings)
    _write_playbook(root / "playbook", take)
    chance = random.Random(number)
    names = [name for name in dict.fromkeys(map(_file_name, strings)) if name]
    for index in range(number):
        _write_asset(root / "assets", index, take, names, chance)


class _Taker:
    """Gives the strings one after the other, for each field from another place on."""

    def __init__(self, strings: Sequence[str]) -> None:
        self._strings, self._taken = strings, dict[str, int]()

    def __call__(self, field: str, limit: int = LINE) -> str:
        taken = self._taken.get(field, 7 * len(self._taken))
        self._taken[field] = taken + 1
        return self._strings[taken % len(self._strings)].strip()[:limit].strip() or "(blank)"


def _file_name(string: str) -> str:
    """The string as the name of a file or folder, or nothing if no file can be called so."""
    name = " ".join(string.split()).encode()[:100].decode("utf-8", "ignore").strip()
    forbidden = {"/", "\\"} & {*name} or not name.isprintable() or name.startswith(".")
    return "" if forbidden else name


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")


def _write_playbook(folder: Path, take: _Taker) -> None:
    def term(kind: str, index: int, **more: object) -> dict[str, object]:
        names = {"name": take(f"{kind} name", TITLE), "summary": take(f"{kind} summary")}
        return {"id": f"{kind}-{index}", **names, **more}

    def lines(field: str, number: int = 3) -> list[str]:
        return [take(field) for _ in range(number)]

    kinds: dict[str, Callable[[], dict[str, object]]] = {
        "persona": lambda: {
            "aliases": lines("persona alias"),
            "goals": lines("goal"),
            "pains": lines("pain"),
            "questions": lines("question"),
        },
        "stage": lambda: {
            "entry": lines("entry"),
            "exit": lines("exit"),
            "next": take("next"),
        },
        "objection": lambda: {"phrases": lines("phrase"), "talk_track": take("talk track")},
        "type": dict,
        "industry": lambda: {"aliases": lines("industry alias")},
    }
    for kind, more in kinds.items():
        terms = [term(kind, index, **more()) for index in range(_TERMS)]
        _write(folder / "vocabulary" / f"{kind}.yml", terms)
    _write(folder / "words.yml", [term("word", index) for index in range(_TERMS)])


def _write_asset(
    root: Path, index: int, take: _Taker, names: Sequence[str], chance: random.Random
) -> None:
    def terms(kind: str, most: int) -> list[str]:
        numbers = chance.sample(range(_TERMS), chance.randint(1, most))
        return [f"{kind}-{number}" for number in sorted(numbers)]

    attached = f"{names[index % len(names)]}.pdf"
    fields = {
        "title": take("title", TITLE),
        "summary": take("summary"),
        "type": f"type-{index % _TERMS}",
        "persona": terms("persona", 2),
        "stage": terms("stage", 2),
        "objection": terms("objection", 2),
        "industry": terms("industry", 2),
        "owner": "product-marketing",
        "audience": chance.choice(["internal", "partner", "customer"]),
        "status": "approved",
        "reviewed_on": (TODAY - timedelta(days=chance.randint(1, 170))).isoformat(),
        "aliases": [take("alias"), take("alias")],
        "files": [attached],
        "links": [{"title": take("link", TITLE), "url": f"https://example.com/{index}"}],
        "changes": [{"on": TODAY.isoformat(), "what": take("change")}],
    }
    if index:
        fields["related"] = [f"asset-{chance.randrange(index):05}"]
    folder = root / names[index % 40] / f"{index:05}"
    folder.mkdir(parents=True)
    (folder / attached).write_bytes(b"%PDF-1.4\n")
    head = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()
    )
    text = f"---\nid: asset-{index:05}\n{head}\n---\n\n{_body(take)}"
    (folder / "asset.md").write_text(text, "utf-8", newline="\n")


def _body(take: _Taker) -> str:
    """Headings, paragraphs, a list, a quotation, a table and code, all made of strings."""
    parts = [
        f"## {take('heading')}",
        take("paragraph"),
        f"### {take('subheading')}",
        f"- {take('point')}\n- **{take('bold')}**\n- {take('last point')}",
        f"> {take('quotation')}",
        f"| {take('column')} | b |\n|---|---|\n| {take('cell')} | `{take('code')}` |",
        f"    {take('block of code')}",
        take("end"),
    ]
    return "\n\n".join(parts) + "\n"
