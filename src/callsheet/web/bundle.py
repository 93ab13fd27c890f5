"""Makes one classic script of the browser modules: a page in a folder may load no other kind.

The modules keep to a style that makes this simple: every `import` stands on one line, everything
exported is declared where it is exported, and no two modules use one name at their top level.
"""

import re
from collections.abc import Mapping

from rjsmin import jsmin

_IMPORT = re.compile(
    r"""^import\s+(?:\{[^}]*\}\s+from\s+)?['"]\./([\w-]+\.mjs)['"];?[ \t]*$""", re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)


def bundled(modules: Mapping[str, str], entry: str) -> str:
    """One script that does what the module `entry` does with all that it imports.

    Raises:
        KeyError: a module imports one that is not there.
    """
    order: list[str] = []
    _visit(entry, modules, order)
    code = "\n".join(_EXPORT.sub("", _IMPORT.sub("", modules[name])).strip() for name in order)
    script: str = jsmin(f'(() => {{\n"use strict";\n{code}\n}})();\n')
    return script


def _visit(name: str, modules: Mapping[str, str], order: list[str]) -> None:
    """Depth first: a module stands after everything that it imports."""
    if name in order:
        return
    for imported in _IMPORT.findall(modules[name]):
        _visit(imported, modules, order)
    if name not in order:
        order.append(name)
