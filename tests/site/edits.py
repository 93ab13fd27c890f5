"""Random edits of a small hub, as people make them: always the same ones for a seed."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.hub_builder import ASSET, Tree, with_line
from tests.site.built import write_small_hub

_HUB: Tree = {
    "assets/example.md": ASSET.replace("summary:", "related: [second]\nsummary:"),
    "assets/second.md": f"{ASSET}\nSee [the first](example.md) and [a file](notes.txt).\n",
    "assets/deep/third.md": with_line(ASSET, "title:", "title: The <third> & last"),
    "assets/notes.txt": "Some notes.\n",
    "playbook/hub.yml": "name: Small\nsample: true\ntoday: 2026-11-24\n",
    "playbook/roles.yml": (
        "- id: product-marketing\n  name: Product marketing\n  department: marketing\n"
        "- id: sales\n  name: Sales\n  department: sales\n"
    ),
    "playbook/meetings.yml": (
        "- id: weekly\n  name: Weekly review\n  purpose: Look at the leads.\n"
        "  owner: product-marketing\n  attendees: [product-marketing, sales]\n"
        "  when: Every Tuesday\n  minutes: 30\n"
        "  agenda: [{item: Leads, minutes: 30, lead: sales}]\n"
        "  outputs: [A decision on each lead]\n"
    ),
    "playbook/why.md": "---\ntitle: Why\n---\n\nWe use [this](../assets/example.md).\n",
    "docs/index.md": "---\nrender_macros: true\n---\n\n# {{ hub_name() }}\n\n{{ assets() }}\n",
    "docs/plain.md": "# A plain page\n\nSee [the library](library/index.md).\n",
}


class Edits:
    """A hub and what happens to it."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = write_small_hub(root, _HUB)
        self._chance = random.Random(seed)
        self._number = 0

    def step(self) -> str:
        """Change something; gives what."""
        self._number += 1
        kinds: list[Callable[[], object]] = [
            *([self._body] * 3),
            *([self._summary] * 2),
            *(self._add, self._rename, self._delete, self._status, self._break, self._link),
            *(self._term, self._role, self._meeting, self._prose, self._attachment),
            *(
                self._page,
                self._add_page,
                self._site_name,
                self._hub_name,
                self._day,
                self._nothing,
            ),
        ]
        kind = self._chance.choice(kinds)
        about = kind()
        return f"{self._number}: {kind.__name__} {about or ''}"

    def _asset(self) -> Path:
        return self._chance.choice(sorted((self.root / "assets").rglob("*.md")))

    def _lined(self, path: Path, start: str, line: str) -> Path:
        text = path.read_text("utf-8")
        if any(old.startswith(start) for old in text.split("\n")):
            path.write_text(with_line(text, start, line), "utf-8")
        return path

    def _appended(self, path: Path, text: str) -> Path:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
        return path

    def _in(self, name: str) -> Path:
        return self.root / name

    def _body(self) -> Path:
        return self._appended(self._asset(), f"\nWords no. {self._number}.\n")

    def _summary(self) -> Path:
        return self._lined(self._asset(), "summary:", f"summary: About <{self._number}>.")

    def _add(self) -> Path:
        path = self._in(f"assets/new-{self._number}.md")
        path.write_text(with_line(ASSET, "title:", f"title: New {self._number}"), "utf-8")
        return path

    def _rename(self) -> Path:
        path = self._asset()
        return path.rename(path.with_name(f"moved-{self._number}.md"))

    def _delete(self) -> Path:
        path = self._asset()
        if len(list((self.root / "assets").rglob("*.md"))) > 1:
            path.unlink()
        return path

    def _status(self) -> Path:
        status = self._chance.choice(("approved", "draft", "retired"))
        return self._lined(self._asset(), "status:", f"status: {status}")

    def _break(self) -> Path:
        persona = self._chance.choice(("finance-lead", "cfoo"))
        return self._lined(self._asset(), "persona:", f"persona: {persona}")

    def _link(self) -> Path:
        return self._appended(self._asset(), f"\n[Other]({self._asset().name})\n")

    def _term(self) -> Path:
        path = self._in("playbook/vocabulary/persona.yml")
        return self._lined(path, "  name:", f"  name: Finance {self._number}")

    def _role(self) -> Path:
        path = self._in("playbook/roles.yml")
        return self._lined(path, "  name:", f"  name: Marketing {self._number}")

    def _meeting(self) -> Path:
        path = self._in("playbook/meetings.yml")
        return self._lined(path, "  name:", f"  name: Review {self._number}")

    def _prose(self) -> Path:
        return self._appended(self._in("playbook/why.md"), f"\nBecause of {self._number}.\n")

    def _attachment(self) -> Path:
        return self._appended(self._in("assets/notes.txt"), f"Note {self._number}.\n")

    def _page(self) -> Path:
        return self._appended(self._in("docs/plain.md"), f"\nPlain {self._number}.\n")

    def _add_page(self) -> Path:
        path = self._in(f"docs/page-{self._number}.md")
        path.write_text(f"# Page {self._number}\n", "utf-8")
        return path

    def _site_name(self) -> Path:
        return self._lined(self._in("mkdocs.yml"), "site_name:", f"site_name: Site {self._number}")

    def _hub_name(self) -> Path:
        return self._lined(self._in("playbook/hub.yml"), "name:", f"name: Hub {self._number}")

    def _day(self) -> Path:
        day = self._chance.randint(10, 28)
        return self._lined(self._in("playbook/hub.yml"), "today:", f"today: 2027-01-{day}")

    def _nothing(self) -> None:
        """A program that builds again must see that, too."""
