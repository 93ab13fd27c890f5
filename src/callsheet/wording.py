"""Small rules of wording that messages share: quoting a value, listing choices, "did you mean"."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 60


def quoted(value: object) -> str:
    """The value in single quotes, on one line, cut when it is long.

    Control characters are shown as escapes, so that a value can't forge a line of the report.
    """
    text = str(value)
    if len(text) > _SHOWN:
        text = text[: _SHOWN - 1] + "…"
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return f"'{shown}'"


def listed(choices: Iterable[str], *, most: int = 12) -> str:
    """`a, b or c`; after `most` choices the rest are counted."""
    names = list(choices)
    if len(names) > most:
        return ", ".join(names[:most]) + f" … ({len(names)} in all)"
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " or " + names[-1]


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that `word` was probably meant to be, or None."""
    by_folded = {choice.casefold(): choice for choice in sorted(choices, reverse=True)}
    wanted = word.strip().casefold().replace("_", "-").replace(" ", "-")
    for candidate in (word.strip().casefold(), wanted):
        if candidate in by_folded:
            return by_folded[candidate]
    close = get_close_matches(wanted, by_folded, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else None
