"""HTML of the engine's own within a body: marks stand for it until the body is sanitised."""

import re
import secrets
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(slots=True)
class Trusted:
    """The pieces that one body holds."""

    _name: str = field(default_factory=lambda: secrets.token_hex(8))
    """Nobody who writes content can know it, so nobody can ask for a piece by writing its mark."""

    _pieces: list[Markup] = field(default_factory=list)

    def keep(self, html: Markup) -> Markup:
        """The mark to write into the Markdown instead of the HTML."""
        self._pieces.append(html)
        return Markup('<span data-piece="{}-{}"></span>').format(self._name, len(self._pieces) - 1)

    def fill(self, html: str) -> str:
        """The body's HTML with the pieces in the places of their marks."""
        mark = rf'<span data-piece="{self._name}-(\d+)"></span>'
        alone = re.sub(rf"<p>\s*{mark}\s*</p>", self._piece, html)
        return re.sub(mark, self._piece, alone)

    def _piece(self, match: re.Match[str]) -> str:
        return str(self._pieces[int(match[1])])
