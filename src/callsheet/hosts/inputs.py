"""Everything that a finished site is made from, as one short text; equal texts mean equal sites.

It holds for hubs whose programs are known. A plugin, a hook or an extension of the hub's own may
read any file, the network or the clock: such a hub has no text, and is built each time.
"""

import ast
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from callsheet.environment import load_environment
from callsheet.errors import HostFailed
from callsheet.hosts.config import dialect_of, follows_environment, read_config
from callsheet.source import FOLDERS

_PLUGINS: Mapping[str, frozenset[str] | None] = {
    "macros": frozenset({"render_by_default", "on_error_fail"}),
    "search": None,
    "material/search": None,
}
"""The plugins that read nothing but pages, and their options that keep it so; None: all do."""

_DATE_OF_BUILD = b"build_date_utc"
"""What a template says to show the second of the build."""


def load_inputs(root: Path, *circumstances: str) -> str | None:
    """The text for the hub at `root`; None if nobody can say what its site is made from.

    Args:
        root: the hub's folder.
        circumstances: what the site depends on besides: options, the day.
    """
    path = root / "mkdocs.yml"
    try:
        text = path.read_bytes()
        settings = read_config(text)
        if not _is_known(settings, root):
            return None
        digest = hashlib.sha256(load_environment().encode())
        for part in (*circumstances, os.environ.get("SOURCE_DATE_EPOCH", "")):
            digest.update(f"\n{len(part)} {part}".encode("utf-8", "surrogatepass"))
        digest.update(text)
        own = _own_templates(settings)
        if any(_DATE_OF_BUILD in data for folder in own for _, data in _contents(root / folder)):
            return None
        _add_folders(digest, root, sorted({*FOLDERS, "hooks", *own}))
    except (OSError, HostFailed):
        return None  # The build will say what is wrong.
    return digest.hexdigest()


def load_surroundings(root: Path) -> str | None:
    """The same for all that surrounds the content, of a hub that is served: settings and `docs/`.

    None for a hub whose settings stand in another file too.
    """
    digest = hashlib.sha256()
    try:
        text = (root / "mkdocs.yml").read_bytes()
        if "INHERIT" in read_config(text):
            return None
        digest.update(text)
        _add_folders(digest, root, ("docs", "hooks"))
    except (OSError, HostFailed):
        return None
    return digest.hexdigest()


def _add_folders(digest: "hashlib._Hash", root: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        for name, data in _contents(root / folder):
            digest.update(f"\n{folder} {name} {len(data)}\n".encode(errors="surrogateescape"))
            digest.update(data)


def _is_known(settings: Mapping[str, Any], root: Path) -> bool:
    if "INHERIT" in settings or follows_environment(settings):
        return False
    if settings.get("docs_dir", "docs") != "docs" or dialect_of(settings).key is None:
        return False
    if (root / "main.py").exists() or (root / "main").exists():
        return False  # mkdocs-macros-plugin would run it.
    hooks = settings.get("hooks") or []
    is_ours = isinstance(hooks, list) and all(_is_our_hook(root / str(hook)) for hook in hooks)
    return is_ours and all(
        name in _PLUGINS and _allows(_PLUGINS[name], options)
        for name, options in _plugins(settings.get("plugins"))
    )


def _plugins(asked: Any) -> Iterator[tuple[str, Any]]:
    """Name and options of each plugin in `mkdocs.yml`, which knows three ways to write them."""
    if isinstance(asked, Mapping):
        yield from ((str(name), options) for name, options in asked.items())
    for entry in asked if isinstance(asked, list) else ():
        if isinstance(entry, Mapping):
            yield from ((str(name), options) for name, options in entry.items())
        else:
            yield str(entry), None


def _allows(known: frozenset[str] | None, options: Any) -> bool:
    return known is None or not options or (isinstance(options, dict) and options.keys() <= known)


def _is_our_hook(path: Path) -> bool:
    """Whether the hook's file does nothing but import from this package."""
    try:
        lines = ast.parse(path.read_bytes()).body
    except (SyntaxError, ValueError):
        return False
    return all(
        (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        or (
            isinstance(line, ast.ImportFrom)
            and line.level == 0
            and (line.module or "").startswith("callsheet.")
        )
        for line in lines
    )


def _own_templates(settings: Mapping[str, Any]) -> list[str]:
    theme = settings.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return [str(folder)] if folder else []


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file below a folder; of a symbolic link, where it leads."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted([*files, *(name for name in folders if Path(place, name).is_symlink())]):
            path = Path(place, name)
            relative = path.relative_to(folder).as_posix()
            if path.is_symlink():
                yield f"{relative} link", os.fsencode(path.readlink())
            elif "__pycache__" not in relative:
                yield relative, path.read_bytes()
