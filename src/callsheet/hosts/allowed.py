"""Which extensions of Markdown and which plugins of MkDocs a hub may use without a second thought.

Some let whoever writes a page read files of the machine that makes the site (`pymdownx.snippets`
publishes `.env`), or run programs there. Nobody can list all of those, so this lists the ones that
were looked at and do neither. Whoever owns `mkdocs.yml` may allow another one by name:

    extra:
      callsheet:
        allow: [pymdownx.snippets]
"""

from collections.abc import Iterable, Mapping
from typing import Any

from callsheet.errors import BadDialect
from callsheet.hosts.owner import owner_says
from callsheet.markup.extensions import KNOWN
from callsheet.wording import quoted

_PLUGINS = frozenset(
    {
        *("macros", "search", "tags", "meta", "info", "offline", "optimize", "privacy", "social"),
        *("redirects", "minify", "git-revision-date", "git-revision-date-localized"),
        *("git-authors", "awesome-pages", "awesome-nav", "literate-nav", "section-index"),
        *("exclude", "glightbox"),
    }
)
"""`macros` renders with the engine's own sandbox, whatever its options are."""


def check_extensions(names: Iterable[str], settings: Mapping[str, Any]) -> None:
    """Stop at an extension of Markdown that is not known to be safe and that nobody has allowed.

    Raises:
        BadDialect: there is one.
    """
    _check("Markdown extension", names, KNOWN, settings)


def check_plugins(names: Iterable[str], settings: Mapping[str, Any]) -> None:
    """The same for the plugins of MkDocs, by their names in `mkdocs.yml`.

    Raises:
        BadDialect: there is one.
    """
    # One that is there twice is called "tags #2"; Material's own may be called "material/tags".
    bare = (name.partition(" #")[0].removeprefix("material/") for name in names)
    _check("plugin", bare, _PLUGINS, settings)


def _check(
    what: str, names: Iterable[str], known: frozenset[str], settings: Mapping[str, Any]
) -> None:
    allowed = _allowed_by_owner(settings)
    for name in names:
        if name not in known and name not in allowed:
            raise BadDialect(
                f"mkdocs.yml: the {what} {quoted(name)} is not known to be safe. Some let a page "
                "publish files of this machine, such as passwords. Take it out, or allow it "
                f"knowingly in mkdocs.yml: extra: {{callsheet: {{allow: [{name}]}}}}"
            )


def _allowed_by_owner(settings: Mapping[str, Any]) -> frozenset[str]:
    names = owner_says(settings).get("allow")
    return frozenset(map(str, names)) if isinstance(names, list | tuple) else frozenset()
