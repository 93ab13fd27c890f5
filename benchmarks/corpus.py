"""A hub of any size with prose like the sample hub's: the same words in new sentences.

Sentences come from a chain of word pairs learnt from the sample's own assets, so that words are as
frequent and as varied as in real prose. Titles carry names and numbers. Always the same for a size.
"""

import random
import re
import shutil
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import yaml

WORDS = 450
TODAY = date(2026, 11, 24)

_BEGINNINGS = (
    "al",
    "br",
    "cor",
    "d",
    "fen",
    "gr",
    "hal",
    "k",
    "l",
    "mer",
    "n",
    "or",
    "p",
    "st",
    "w",
)
_MIDDLES = ("a", "an", "ar", "e", "el", "en", "i", "il", "in", "o", "ol", "or", "u", "um")
_ENDS = (
    "by",
    "dale",
    "den",
    "field",
    "ford",
    "ley",
    "mont",
    "ow",
    "ric",
    "sen",
    "ster",
    "ton",
    "wick",
)
_TRADES = (
    "Bakeries",
    "Dairy",
    "Florists",
    "Freight",
    "Grocers",
    "Laundry",
    "Meats",
    "Parcels",
    "Water",
)
_FORMS = (
    "{company}: {number} vans in {days} days",
    "What {company} saved with {number} routes",
    "Answering {company} on {topic}",
    "{subject} for a fleet of {number}",
    "Email to {company} after the {topic} call",
    "{company} against {other}: {topic} and cost per stop",
    "{number} questions on {topic}",
    "How {company} moved {number} stops to the night",
    "{subject}, week {days}: notes for {name}",
    "{subject} {year}",
    "{name} {topic}",
    "{subject}: {topic} in {days} days",
)

_AUDIENCES = ("customer", "internal", "internal", "partner")

_TO_ASSET = re.compile(r"\[([^\]]+)\]\((?:\.\./)*library/(?!index)[^)]+\)")


def write_hub(root: Path, sample: Path, number: int) -> None:
    """Write a hub with `number` assets into `root`; settings and playbook are the sample's."""
    for name in ("playbook", "docs", "hooks", "mkdocs.yml"):
        source = sample / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    chance = random.Random(number)  # the same hub every time
    chain = _learn(sample)
    terms = {path.stem: _ids(path) for path in (root / "playbook" / "vocabulary").glob("*.yml")}
    roles = _ids(root / "playbook" / "roles.yml")
    names = [_name(chance) for _ in range(number // 3 + 1)]
    written: list[str] = []
    for index in range(number):
        title = _title(chance, chain, names)
        text = _asset(title, written, chance, chain, terms, roles)
        asset_id = _slug(title, index)
        path = root / "assets" / _folder(index) / f"{asset_id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        written.append(asset_id)
    for path in (root / "docs").rglob("*.md"):
        # The sample's pages lead to assets that this hub does not have.
        path.write_text(_TO_ASSET.sub(r"\1", path.read_text("utf-8")), "utf-8")
    _without_proof(root / "playbook" / "vocabulary" / "objection.yml")


def write_plain_site(root: Path, hub: Path) -> None:
    """The same Markdown for plain MkDocs and Material: the assets in `docs/`, outside the nav."""
    docs = root / "docs" / "library"
    docs.mkdir(parents=True)
    paths = sorted((hub / "assets").rglob("*.md"))
    home = f"# Home\n\n[Library](library/{paths[0].name})\n"
    (root / "docs" / "index.md").write_text(home, "utf-8")
    for path in paths:
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(head)
        front = yaml.safe_dump({"title": fields["title"], "description": fields["summary"]})
        (docs / path.name).write_text(f"---\n{front}---\n\n# {fields['title']}\n\n{body}", "utf-8")
    config = yaml.safe_load((hub / "mkdocs.yml").read_text("utf-8"))
    kept = ("site_name", "theme", "markdown_extensions", "validation")
    plain = {key: config[key] for key in kept} | {
        "nav": [{"Home": "index.md"}],
        "plugins": ["search"],
    }
    for name in ("logo", "favicon"):
        plain["theme"].pop(name, None)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(plain), "utf-8")


def write_hugo_site(root: Path, plain: Path) -> None:
    """The same Markdown for Hugo, with the barest of themes: a title, the page, a list."""
    shutil.copytree(plain / "docs" / "library", root / "content" / "library")
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = "<!doctype html><title>{{ .Title }}</title><body>{{ .Content }}%s"
    (layouts / "single.html").write_text(page % "", "utf-8")
    items = '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
    (layouts / "list.html").write_text(page % items, "utf-8")
    kinds = 'disableKinds = ["taxonomy", "term", "RSS"]\n'
    (root / "hugo.toml").write_text(f'baseURL = "https://example.com/"\n{kinds}', "utf-8")


def _learn(sample: Path) -> dict[str, list[str]]:
    chain: dict[str, list[str]] = defaultdict(list)
    for path in sorted((sample / "assets").rglob("*.md")):
        body = path.read_text("utf-8").split("---\n", 2)[2]
        words = [
            word
            for word in body.split()
            if word[0].isalnum() and "](" not in word and "{" not in word
        ]
        for word, following in pairwise(words):
            chain[word].append(following)
    return chain


def _asset(
    title: str,
    written: list[str],
    chance: random.Random,
    chain: dict[str, list[str]],
    terms: dict[str, list[str]],
    roles: list[str],
) -> str:
    """An asset; `written` are the ids of those before it."""
    index = len(written)
    fields = {
        "title": title,
        "summary": _sentence(chance, chain, 14),
        "type": chance.choice(terms["type"]),
        "persona": chance.sample(terms["persona"], chance.randint(1, 2)),
        "stage": chance.sample(terms["stage"], chance.randint(1, 2)),
        "objection": chance.sample(terms["objection"], chance.randint(0, 2)),
        "industry": chance.sample(terms["industry"], chance.randint(0, 1)),
        "owner": chance.choice(roles),
        "audience": _AUDIENCES[index % len(_AUDIENCES)],
        "status": "approved",
        "reviewed_on": TODAY - timedelta(days=chance.randint(1, 170)),
        "aliases": [_words(chance, chain, 2).lower()],
    }
    if index:
        fields["related"] = [chance.choice(written)]
    sections = []
    for _ in range(5):
        paragraph = " ".join(_sentence(chance, chain, chance.randint(8, 22)) for _ in range(4))
        points = "\n".join(f"- {_sentence(chance, chain, 7)}" for _ in range(3))
        sections.append(f"## {_words(chance, chain, 4).capitalize()}\n\n{paragraph}\n\n{points}\n")
    if index > len(_AUDIENCES):
        # To one for customers, whom everybody may follow.
        other = chance.randrange(index // len(_AUDIENCES)) * len(_AUDIENCES)
        link = f"../{_folder(other)}/{written[other]}.md"
        sections.append(f"See [the other one]({link}).\n")
    front = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, default_flow_style=None)
    return f"---\n{front}---\n\n" + "\n".join(sections)


def _name(chance: random.Random) -> str:
    middle = "".join(chance.choice(_MIDDLES) for _ in range(chance.randint(1, 2)))
    return (chance.choice(_BEGINNINGS) + middle + chance.choice(_ENDS)).capitalize()


def _title(chance: random.Random, chain: dict[str, list[str]], names: list[str]) -> str:
    """Hardly two alike: names, numbers and words of the prose."""

    def company() -> str:
        return f"{chance.choice(names)} {chance.choice(_TRADES)}"

    return chance.choice(_FORMS).format(
        company=company(),
        other=company(),
        name=chance.choice(names),
        topic=_words(chance, chain, chance.randint(1, 3)).lower(),
        subject=_words(chance, chain, chance.randint(2, 4)).capitalize(),
        number=chance.randint(12, 980),
        days=chance.randint(3, 60),
        year=chance.randint(2019, 2027),
    )


def _slug(title: str, index: int) -> str:
    """A file name as somebody would shorten the title; the number keeps it unique."""
    words = re.findall(r"[a-z0-9]+", title.lower())
    return "-".join([*words[:4], str(index)])


def _folder(index: int) -> str:
    return f"group-{index % 20:02}"


def _words(chance: random.Random, chain: dict[str, list[str]], number: int) -> str:
    word = chance.choice(list(chain))
    found = []
    for _ in range(number):
        found.append(word.strip(".,:;!?\"'()*`"))
        word = chance.choice(chain.get(word) or list(chain))
    return " ".join(found)


def _sentence(chance: random.Random, chain: dict[str, list[str]], number: int) -> str:
    return _words(chance, chain, number).capitalize() + "."


def _ids(path: Path) -> list[str]:
    return [entry["id"] for entry in yaml.safe_load(path.read_text("utf-8"))]


def _without_proof(path: Path) -> None:
    """The sample's proofs name assets that this hub does not have."""
    entries = yaml.safe_load(path.read_text("utf-8"))
    for entry in entries:
        entry.pop("proof", None)
    path.write_text(yaml.safe_dump(entries, sort_keys=False, allow_unicode=True), "utf-8")
