"""Mentions: where a text of the playbook names a role, a meeting or a word, a link to it.

Only names that say clearly what they mean are links: those of stages and objections, which are
verbs and sentences, must be spelt with their capitals; all others may be in the plural and in any
case. Of several names that begin at one place the longest counts.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from callsheet import addresses
from callsheet.catalogue import Catalogue

Target = tuple[str, str]
"""A page of the docs tree and an anchor on it, or `""`."""

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)+"
"""What may be the id of an asset. One plain word is more often just that word."""

_AS_SPELT = ("stage", "objection")
"""The vocabularies whose names are everyday words unless they have their capitals."""


class MentionFinder:
    """Knows every name of a catalogue that a text may mention, and what it stands for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._any_case: dict[str, Target] = {}
        self._as_spelt: dict[str, Target] = {}
        pages = addresses.generated_pages(catalogue)
        for name, target in _names(catalogue):
            if target[0] in pages:
                self._any_case.setdefault(name.casefold(), target)
        for name in tuple(self._any_case):
            self._any_case.setdefault(_plural(name), self._any_case[name])
        for key in _AS_SPELT:
            for term in catalogue.terms_with_page(key):
                self._as_spelt.setdefault(term.name, (addresses.term_page(key, term.id), ""))
        names = sorted({*self._any_case, *self._as_spelt}, key=lambda name: (-len(name), name))
        alternatives = "|".join([*map(_pattern, names), _ID])
        for asset in catalogue.assets:
            self._any_case.setdefault(asset.id, (addresses.asset_page(asset.id), ""))
        self._regex = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)

    def find(self, text: str) -> Iterator[tuple[int, int, Target]]:
        """Start, end and target of each mention, in order."""
        for match in self._regex.finditer(text):
            found = " ".join(match[0].split())
            target = self._any_case.get(found.casefold())
            if target is None and not _begins_sentence(text, match.start()):
                target = self._as_spelt.get(found)
            if target is not None:
                yield match.start(), match.end(), target


@dataclass(slots=True)
class Linker:
    """Links the first mention of each thing in the texts that it is given, one after the other."""

    finder: MentionFinder
    href: Callable[..., str]
    """Page and anchor → the link as it is written on this page."""

    done: set[Target]
    """What has its link already, or needs none because the texts stand there."""

    def __call__(self, text: str) -> Markup:
        """The text with links."""
        parts: list[str] = []
        at = 0
        for start, end, target in self.finder.find(text):
            if target in self.done:
                continue
            self.done.add(target)
            link = escape(self.href(*target))
            parts += [escape(text[at:start])]
            parts += [f'<a class="cs-mention" href="{link}">{escape(text[start:end])}</a>']
            at = end
        return Markup("".join([*parts, escape(text[at:])]))


def _names(catalogue: Catalogue) -> Iterator[tuple[str, Target]]:
    """The names that are found in any case; the first of two that are alike counts."""
    playbook = catalogue.playbook
    for role in playbook.roles:
        for name in (role.name, role.id.replace("-", " "), *role.aliases):
            yield name, (addresses.ROLES, role.id)
    for word in playbook.words:
        for name in (word.name, *word.aliases):
            yield name, (addresses.GLOSSARY, f"word-{word.id}")
    for handover in playbook.handovers:
        yield handover.name, (addresses.HANDOVERS, handover.id)
    for meeting in playbook.meetings:
        yield meeting.name, (addresses.MEETINGS, meeting.id)
    for key, vocabulary in catalogue.vocabularies.items():
        if key in _AS_SPELT:
            continue
        for term in vocabulary:
            has_page = key in addresses.TERM_FOLDERS
            page = addresses.term_page(key, term.id) if has_page else addresses.GLOSSARY
            yield term.name, (page, "" if has_page else f"{key}-{term.id}")


def _pattern(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _begins_sentence(text: str, position: int) -> bool:
    """Whether a capital at this place says nothing."""
    before = text[:position].rstrip(" \t\n\"'\u201c\u2018(")
    return not before or before[-1] in ".!?:…"
