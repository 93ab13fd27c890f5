"""Everything that a finished site is made from, as a short text; equal texts mean equal sites.

It holds for hubs whose programs are known. A plugin, a hook or an extension of the hub's own may
read any file, the network or the clock: such a hub has no text, and is built each time.
"""

import ast
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a site is made from."""

    content: str
    """Stands for all that the site depends on."""

    moment: str
    """Stands for the size and the times of each file: another one after a build, and somebody may
    have written meanwhile, even if everything is again as it was."""


class _Linked(Exception):
    """A program or a template is a link, or lies behind one: what it leads to is in no text."""


@dataclass(slots=True)
class _Reader:
    """Reads files, and keeps the digests of what it has read."""

    content: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    moment: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def load(self, path: Path, name: str) -> bytes:
        """The bytes of a file, which are part of the digests from now on."""
        about = path.stat()
        times = (about.st_size, about.st_mtime_ns, about.st_ctime_ns)
        self.moment.update(f"\n{times}".encode())
        data = path.read_bytes()
        self.add(name, data)
        return data

    def add(self, name: str, data: bytes) -> None:
        """Something else that the site is made from."""
        self.content.update(f"\n{name} {len(data)}\n".encode(errors="surrogateescape"))
        self.content.update(data)

    def load_folder(self, root: Path, folder: str, *, is_content: bool) -> Iterator[bytes]:
        """The bytes of every file below a folder; of a symbolic link in content, where it leads.

        Raises:
            _Linked: there is a link among programs or templates.
        """
        for place, folders, files in os.walk(root / folder):
            if is_content:  # what comes and goes among programs, Python itself may have written
                about = Path(place).stat()
                self.moment.update(f"\n{about.st_mtime_ns} {about.st_ctime_ns}".encode())
            else:
                folders[:] = [name for name in folders if name != "__pycache__"]
            folders.sort()
            links = [name for name in folders if Path(place, name).is_symlink()]
            for name in sorted([*files, *links]):
                path = Path(place, name)
                called = f"{folder} {path.relative_to(root / folder).as_posix()}"
                if not path.is_symlink():
                    yield self.load(path, called)
                elif is_content:
                    self.add(f"{called} link", os.fsencode(path.readlink()))
                else:
                    raise _Linked(called)


def load_inputs(root: Path, *circumstances: str) -> Inputs | None:
    """What the site of the hub at `root` is made from; None if nobody can say that.

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
        reader = _Reader()
        for part in (load_environment(), *circumstances, os.environ.get("SOURCE_DATE_EPOCH", "")):
            reader.add("", part.encode("utf-8", "surrogatepass"))
        reader.load(path, "mkdocs.yml")
        for folder in FOLDERS:
            for _ in reader.load_folder(root, folder, is_content=True):
                pass
        _load_hooks(reader, root, settings)
        for folder in _own_templates(settings):
            for data in reader.load_folder(root, folder, is_content=False):
                if _DATE_OF_BUILD in data:
                    return None
    except (OSError, HostFailed, _Linked):
        return None  # The build will say what is wrong.
    return Inputs(reader.content.hexdigest(), reader.moment.hexdigest())


def load_surroundings(root: Path) -> str | None:
    """The same for all that surrounds the content, of a hub that is served: settings and `docs/`.

    None for a hub whose settings stand in another file too.
    """
    reader = _Reader()
    try:
        settings = read_config(reader.load(root / "mkdocs.yml", "mkdocs.yml"))
        if "INHERIT" in settings:
            return None
        for _ in reader.load_folder(root, "docs", is_content=True):
            pass
        _load_hooks(reader, root, settings)
    except (OSError, HostFailed, _Linked):
        return None
    return reader.content.hexdigest()


def _load_hooks(reader: _Reader, root: Path, settings: Mapping[str, Any]) -> None:
    """Read the folder `hooks/`, and the hooks that lie elsewhere."""
    for _ in reader.load_folder(root, "hooks", is_content=False):
        pass
    for hook in _hooks(settings):
        reader.load(root / hook, hook)


def _is_known(settings: Mapping[str, Any], root: Path) -> bool:
    if "INHERIT" in settings or follows_environment(settings):
        return False
    if settings.get("docs_dir", "docs") != "docs" or dialect_of(settings).key is None:
        return False
    if (root / "main.py").exists() or (root / "main").exists():
        return False  # mkdocs-macros-plugin would run it.
    return all(_is_our_hook(root / hook) for hook in _hooks(settings)) and all(
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


def _hooks(settings: Mapping[str, Any]) -> list[str]:
    hooks = settings.get("hooks")
    return [str(hook) for hook in hooks] if isinstance(hooks, list) else []


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
