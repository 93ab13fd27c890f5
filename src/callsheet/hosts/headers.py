"""What a web server should send with a site: the policy, and a few headers that no page can carry.

`_headers` is read by Netlify, Cloudflare Pages and others that copied it; the snippet is for nginx.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from callsheet.errors import HostFailed
from callsheet.hosts.policy import REFERRER, Policy

HEADERS_FILE = "_headers"
"""At the root of the site, where the hosts look for it."""

ACTIVE_TYPES = ("svg", "svgz", "xml")
"""Files that a browser opens as a document of its own, which could run something."""

SAVED_TYPES = ("svg", "svgz")
"""Pictures that need not be opened by themselves: whoever tries it saves a copy."""

_ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
"""The policy of such a file: it is shown, in an origin that belongs to nobody."""

_OTHERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Cross-Origin-Opener-Policy": "same-origin",
    # The search data is a script: no page of another host may run it, and read it.
    "Cross-Origin-Resource-Policy": "same-origin",
    # "Copy link" needs the clipboard; nothing needs the rest.
    "Permissions-Policy": (
        "camera=(), clipboard-write=(self), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}

_POLICY = re.compile(r"^/\*\n(?:  .*\n)*?  Content-Security-Policy: (.+)$", re.MULTILINE)


def render_headers(policy: Policy, below: str = "") -> str:
    """The file `_headers`.

    Args:
        policy: of all pages.
        below: rules of the hub's own, which follow; a later rule adds to an earlier one.
    """
    lines = ["/*", *_lines({"Content-Security-Policy": policy.in_header, **_OTHERS})]
    for kind in ACTIVE_TYPES:
        lines += [f"/*.{kind}", *_lines({"Content-Security-Policy": _ALONE})]
    for kind in SAVED_TYPES:
        lines += [f"/*.{kind}", *_lines({"Content-Disposition": "attachment"})]
    return "\n".join([*lines, *below.splitlines()]) + "\n"


def render_nginx(policy: str) -> str:
    """A snippet for a `server { … }` of nginx; `policy` is that of the header."""
    active, saved = "|".join(ACTIVE_TYPES), "|".join(SAVED_TYPES)
    lines = [
        "# Made by: callsheet headers. Include it in the server block of the site, and make it",
        "# again with every build: the policy changes with the theme.",
        f'set $callsheet_policy "{policy}";',
        'set $callsheet_disposition "";',
        f'if ($uri ~* "\\.({active})$") {{ set $callsheet_policy "{_ALONE}"; }}',
        f'if ($uri ~* "\\.({saved})$") {{ set $callsheet_disposition "attachment"; }}',
        "add_header Content-Security-Policy $callsheet_policy always;",
        "add_header Content-Disposition $callsheet_disposition always;",
        *(f'add_header {name} "{value}" always;' for name, value in _OTHERS.items()),
    ]
    return "\n".join(lines) + "\n"


def write_headers(site: Path, policy: Policy) -> None:
    """Write `_headers` into a finished site; one that the theme has put there comes after it.

    Raises:
        OSError: the disk said no.
    """
    path = site / HEADERS_FILE
    own = path.read_text("utf-8") if path.is_file() else ""
    path.write_text(render_headers(policy, own), "utf-8", newline="\n")


def load_policy(site: Path) -> str:
    """The policy that a finished site's `_headers` sends with every page.

    Raises:
        HostFailed: there is none, so that nothing can be made of it.
    """
    try:
        found = _POLICY.search((site / HEADERS_FILE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        found = None
    if found is None:
        raise HostFailed(f"{site / HEADERS_FILE} holds no policy: build the site again")
    return found[1]


def _lines(headers: Mapping[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in headers.items()]
