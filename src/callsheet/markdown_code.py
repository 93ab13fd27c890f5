"""Code in Markdown: the text with spaces in its place, so that what code shows counts for nothing.

Every sign stays where it is, so that places in the result are places in the text.
"""

import re

_FENCED = re.compile(
    r"^[ \t>]*(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n.*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\s*\n))+?(?<!`)\1(?!`)")
_SIGN = re.compile(r"[^\n]")


def without_fences(text: str) -> str:
    """The text without its blocks of code; one that is never closed ends with the text."""
    return _FENCED.sub(_blank, text) if "```" in text or "~~~" in text else text


def without_code(text: str) -> str:
    """The text without any code."""
    return _SPAN.sub(_blank, without_fences(text)) if "`" in text or "~~~" in text else text


def _blank(match: re.Match[str]) -> str:
    return _SIGN.sub(" ", match[0])
