"""The Content-Security-Policy of a site: what its pages may run and load, and nothing else.

A second fence behind the sanitiser: should something of the content ever reach a page as markup,
the browser still runs none of it. Themes have a few small scripts within their pages, so the policy
names these by their hashes. The hashes are collected from pages of the engine's own that hold no
content (see :func:`fixture_pages`), because those of finished pages would bless whatever a payload
has put there. The words are those of W3C's "Content Security Policy Level 3".
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

from callsheet.errors import HostFailed
from callsheet.hosts.owner import owner_says
from callsheet.wording import quoted

REFERRER = "same-origin"
"""Another site learns nothing of where in the hub its visitor comes from."""

LEAST_DEPTH = 4
"""Pages may lie at least so many folders deep; the scripts of themes depend on it."""

_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    # Columns of tables are aligned with `style="text-align: …"`; the sanitiser keeps no more.
    "style-src-attr": ("'unsafe-inline'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}

_HEADER_ONLY: Mapping[str, tuple[str, ...]] = {"frame-ancestors": ("'none'",)}
"""What browsers ignore in a `<meta>`."""

_DIRECTIVE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SOURCE = re.compile(r"[A-Za-z0-9'*+./:=?@_~%-]+")
"""A source; `,` and `;` would end the policy or the directive."""

_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_POLICY = re.compile(r'<meta\s+http-equiv="Content-Security-Policy"', re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the pages of one site may run and load."""

    hashes: tuple[str, ...] = ()
    """The theme's inline scripts, as `sha256-…`, sorted."""

    inline_styles: bool = False
    """Whether the theme makes `<style>` elements while it runs, as Zensical's does."""

    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the owner of `mkdocs.yml` allows besides: directive → sources."""

    @property
    def in_page(self) -> str:
        """The policy as it stands in a `<meta>`."""
        return self._text(_BASE)

    @property
    def in_header(self) -> str:
        """The policy as a web server sends it."""
        return self._text({**_BASE, **_HEADER_ONLY})

    @property
    def markup(self) -> str:
        """The lines for the head of a page."""
        policy = escape(self.in_page, quote=False)
        return (
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            f'      <meta name="referrer" content="{REFERRER}">'
        )

    def _text(self, base: Mapping[str, tuple[str, ...]]) -> str:
        directives = dict(base)
        directives["script-src"] += tuple(f"'{known}'" for known in self.hashes)
        if self.inline_styles:
            directives["style-src"] += ("'unsafe-inline'",)
            del directives["style-src-attr"]
        for name, sources in self.more.items():
            known = directives.get(name, ())
            # 'none' beside another source means nothing.
            kept = tuple(source for source in known if source != "'none'")
            directives[name] = tuple(dict.fromkeys((*kept, *sources)))
        return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def policy_of(
    hashes: Iterable[str], settings: Mapping[str, Any], *, inline_styles: bool = False
) -> Policy:
    """The policy for a site.

    Args:
        hashes: those of the scripts that the theme has in pages without any content of the hub.
        settings: those of the hub's `mkdocs.yml`.
        inline_styles: the theme makes `<style>` elements while it runs.

    Raises:
        HostFailed: `extra.callsheet.policy` is not as it should be.
    """
    known = tuple(sorted(set(hashes)))
    return Policy(hashes=known, inline_styles=inline_styles, more=_allowed_besides(settings))


def hashes_of_scripts(html: str) -> set[str]:
    """The inline scripts of a page, as `sha256-…`; data in a script needs none."""
    reader = _Scripts()
    reader.feed(html)
    reader.close()
    digests = (hashlib.sha256(script.encode()).digest() for script in reader.scripts)
    return {f"sha256-{base64.b64encode(digest).decode()}" for digest in digests}


class _Scripts(HTMLParser):
    """Gathers the inline scripts that a browser would run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_code = (given.get("type") or "").strip().lower() in _SCRIPT_TYPES
        if tag == "script" and "src" not in given and is_code:
            self._open = []

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._open is not None:
            self.scripts.append("".join(self._open))
            self._open = None


def with_policy(html: str, policy: Policy) -> str:
    """The page with the policy at the beginning of its head, before anything that it could stop.

    It follows the charset, which browsers look for in the first 1,024 bytes. What is no whole page
    (a part that a theme loads) is given back as it is.
    """
    head = _HEAD.search(html)
    if head is None:
        return html
    charset = _CHARSET.search(html, head.end())
    is_first = charset is not None and not html[head.end() : charset.start()].strip()
    at = charset.end() if charset is not None and is_first else head.end()
    return f"{html[:at]}\n      {policy.markup}{html[at:]}"


def has_policy(html: str) -> bool:
    """Whether a finished page has a policy where it stops everything that comes after it.

    A page of a few lines without a head, which only leads to another one, needs none.
    """
    head = _HEAD.search(html)
    if head is None:
        return True
    policy = _POLICY.search(html, head.end())
    before = html[head.end() : policy.start()] if policy else ""
    return policy is not None and not _CHARSET.sub("", before).strip()


def fixture_pages(depth: int) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Pages without content that make a theme show all its scripts: path, front matter, Markdown.

    One with a table of contents and one with nothing at the sides, in each folder down to `depth`.
    """
    for level in range(max(depth, LEAST_DEPTH) + 1):
        folder = "a/" * level
        text = "# A page\n\nWords.\n\n## A part\n\nMore words.\n"
        yield f"{folder}index.md", {"title": "A page"}, text
        yield f"{folder}b.md", {"title": "Another", "hide": ["navigation", "toc"]}, "Words.\n"


def _allowed_besides(settings: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """`extra.callsheet.policy` of `mkdocs.yml`: it is the owner's, which no content can change."""
    given = owner_says(settings).get("policy")
    if given is None:
        return {}
    where = "mkdocs.yml: extra.callsheet.policy"
    if not isinstance(given, Mapping):
        raise HostFailed(f"{where} must name directives, such as frame-src: [https://example.com]")
    more: dict[str, tuple[str, ...]] = {}
    for name, sources in given.items():
        if not isinstance(sources, list) or not _DIRECTIVE.fullmatch(str(name)):
            raise HostFailed(f"{where}: {name} must be a list such as [https://example.com]")
        for source in sources:
            if not _SOURCE.fullmatch(str(source)):
                raise HostFailed(f"{where}: {name} can't hold {quoted(str(source))}")
        more[str(name)] = tuple(map(str, sources))
    return more
