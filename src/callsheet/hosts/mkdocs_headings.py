"""The table of contents of a page that MkDocs has converted itself."""

from collections.abc import Iterable, Iterator

from mkdocs.structure.toc import AnchorLink, TableOfContents

from callsheet.markup.sanitise import is_anchor


def safe_headings(contents: Iterable[AnchorLink]) -> TableOfContents:
    """It without the headings whose ids are no anchors: the sanitiser drops these ids too."""
    return TableOfContents(list(_safe(contents)))


def _safe(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        link.children = list(_safe(link.children))
        yield from [link] if is_anchor(link.id) else link.children
