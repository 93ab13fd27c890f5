"""Makes classic scripts of the browser modules: a page in a folder may load no other kind.

There are two: what every page loads, and what is loaded later. The modules keep to a style that
makes this simple: every `import` stands on one line, everything exported is declared where it is
exported, and no two modules use one name at their top level.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from rjsmin import jsmin

_IMPORT = re.compile(
    r"""^import\s+(?:\{([^}]*)\}\s+from\s+)?['"](\.{1,2}/[\w/-]+\.mjs)['"];?[ \t]*$""", re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)

_SHARED = "callsheetCode"
"""The name of `window` under which the second script finds what it takes of the first one."""


def bundled(modules: Mapping[str, str], first: str, second: str) -> tuple[str, str]:
    """Two scripts that do what the modules `first` and `second` do with all that they import.

    Modules are named by their paths, "find/find.mjs".

    The first one does nothing on a page where one has been already, of whichever build: its
    elements would stay as they are. The second one holds what the first one lacks, and does nothing
    beside a first one that was made of other modules: a browser may have kept that.

    Raises:
        KeyError: a module imports one that is not there.
    """
    early: list[str] = []
    _visit(first, modules, early)
    every = list(early)
    _visit(second, modules, every)
    late = every[len(early) :]
    shared = sorted(
        {
            name.strip()
            for module in late
            for names, imported in _imports(module, modules)
            for name in names.split(",")
            if imported in early
        }
    )
    build = hashlib.sha256("\n".join(modules[name] for name in every).encode()).hexdigest()[:12]
    names = ",".join(shared)
    once = f'if(typeof window.{_SHARED}?.build==="string")return;'
    gives = f'window.{_SHARED}={{build:"{build}",{names}}};'
    takes = f'if(window.{_SHARED}?.build!=="{build}")return;\nconst {{{names}}}=window.{_SHARED};'
    return _script(once, _code(early, modules), gives), _script(takes, _code(late, modules))


def _script(*parts: str) -> str:
    script: str = jsmin("\n".join(['(() => {\n"use strict";', *parts, "})();\n"]))
    return script


def _code(order: list[str], modules: Mapping[str, str]) -> str:
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", modules[name])).strip() for name in order)


def _visit(name: str, modules: Mapping[str, str], order: list[str]) -> None:
    """Depth first: a module stands after everything that it imports."""
    if name in order:
        return
    for _, imported in _imports(name, modules):
        _visit(imported, modules, order)
    if name not in order:
        order.append(name)


def _imports(module: str, modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names that a module imports, "a, b", and the module that they come from."""
    for names, path in _IMPORT.findall(modules[module]):
        yield names, normpath(join(dirname(module), path))
