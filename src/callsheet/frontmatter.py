"""Front matter: the YAML between two `---` lines at the top of a Markdown file."""

from dataclasses import dataclass

from callsheet import codes
from callsheet.diagnostics import Finding, Place
from callsheet.yamltext import YamlText, parse_yaml

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A Markdown file in its two parts."""

    meta: YamlText
    """The front matter; its value is a mapping, perhaps an empty one."""

    body: str
    body_line: int
    """The line of the file on which the body begins."""


def parse_markdown(
    text: str, path: str, *, required: bool = True
) -> tuple[MarkdownText | None, list[Finding]]:
    """Split a Markdown text and read its front matter.

    With `required` false, a file without front matter is all body (hand-written pages).
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        if not required and text.strip():
            return MarkdownText(YamlText(path, {}, {(): (1, 1)}, {}), text, 1), []
        return None, [_no_front_matter(text, path)]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return None, [_never_closed(lines, path)]
    block = "\n".join(lines[1:end])
    meta, findings = parse_yaml(block, path, first_line=2)
    if meta is None:
        return None, findings
    if meta.value is None:
        meta = YamlText(path, {}, meta.values, meta.keys)
    if not isinstance(meta.value, dict):
        message = "the front matter is not a list of 'key: value' lines"
        return None, [
            *findings,
            Finding(meta.place(), codes.WRONG_SHAPE, message, "write it as title: …"),
        ]
    return MarkdownText(meta, "\n".join(lines[end + 1 :]), end + 2), findings


def _no_front_matter(text: str, path: str) -> Finding:
    if not text.strip():
        help_text = "write it or delete it; callsheet new starts an asset"
        return Finding(Place(path), codes.NO_FRONT_MATTER, "the file is empty", help_text)
    return Finding(
        Place(path),
        codes.NO_FRONT_MATTER,
        "the file does not begin with front matter",
        "the first line must be --- with 'title: …' and the other fields below it, then --- again",
    )


def _never_closed(lines: list[str], path: str) -> Finding:
    """Report the line where the body seems to begin: the first that can't be front matter."""
    looks_like_body = (
        i
        for i, line in enumerate(lines[1:], 2)
        if not line.strip() or line.startswith(("#", "<", "*", ">"))
    )
    line = next(looks_like_body, len(lines))
    return Finding(
        Place(path, line),
        codes.FRONT_MATTER_OPEN,
        "the front matter is never closed",
        "put a line with --- after the last field",
    )
