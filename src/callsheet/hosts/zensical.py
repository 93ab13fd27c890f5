"""The policy for Zensical: run over pages without content to learn what its theme runs in pages.

Zensical is a program of its own and is started as one. It calls no hooks, so that the policy comes
into its pages with a template: `main.html` of the exported tree extends our own between it and the
theme's `base.html`; see :func:`write_templates`.
"""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from callsheet.cache import Cache, key_of
from callsheet.environment import load_environment
from callsheet.errors import HostFailed
from callsheet.hosts import TEMPLATES
from callsheet.hosts.config import exported_config
from callsheet.hosts.policy import Policy, fixture_pages, hashes_of_scripts, policy_of

_BETWEEN = "callsheet-base.html"
"""Our template between those of the hub and the theme's `base.html`."""

_EXTENDS_BASE = re.compile(r"""(\{%-?\s*extends\s+)["']base\.html["'](\s*-?%\})""")

_SECONDS = 120
"""It takes one; whoever waits longer than this waits for ever."""


def policy_for_zensical(
    settings: Mapping[str, Any], templates: Path | None, depth: int, cache: Cache
) -> Policy | None:
    """What Zensical's pages may run and load; None if Zensical is not installed here.

    Args:
        settings: those of the hub's `mkdocs.yml`.
        templates: the hub's own folder of templates, if it has one.
        depth: how many folders deep pages lie.
        cache: keeps the hashes: they change with the programs, the settings and the templates only.

    Raises:
        HostFailed: Zensical can't make a site with these settings.
    """
    if importlib.util.find_spec("zensical") is None:
        return None
    own = {key: value for key, value in settings.items() if key != "nav"}
    config = exported_config(own)
    files = sorted(path for path in templates.rglob("*") if path.is_file()) if templates else []
    named = [
        part
        for path in files
        for part in (path.relative_to(templates or path).as_posix(), path.read_bytes())
    ]
    key = key_of("zensical-scripts", load_environment(), config, str(depth), *named)
    if (known := cache.load([key]).get(key)) is None:
        known = json.dumps(sorted(_hashes(config, settings, templates, depth))).encode()
        cache.store({key: known})
    # Zensical's search makes its styles while it runs.
    return policy_of(json.loads(known), settings, inline_styles=True)


def _hashes(
    config: str, settings: Mapping[str, Any], templates: Path | None, depth: int
) -> set[str]:
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name)
        for path, meta, text in fixture_pages(depth):
            page = tree / "docs" / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"---\n{json.dumps(meta)}\n---\n\n{text}", "utf-8")
        theme = settings.get("theme")
        folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
        if folder and templates:
            shutil.copytree(templates, tree / folder)
        if folder:
            write_templates(tree / folder, None)
        (tree / "mkdocs.yml").write_text(config, "utf-8")
        command = [sys.executable, "-m", "zensical", "build", "--clean"]
        try:
            done = subprocess.run(
                command, cwd=tree, capture_output=True, text=True, check=False, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise HostFailed("Zensical did not end: run it by itself to see why") from error
        pages = sorted((tree / "site").rglob("*.html"))
        if done.returncode or not pages:
            said = (done.stdout + done.stderr).strip()
            raise HostFailed(f"Zensical can't make a page with this mkdocs.yml:\n{said}")
        return {known for page in pages for known in hashes_of_scripts(page.read_text("utf-8"))}


def write_templates(folder: Path, policy: Policy | None) -> None:
    """Our own templates beside those that the hub has made itself, and the policy in all of them.

    Raises:
        OSError: the disk said no.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for template in TEMPLATES.iterdir():
        if not (folder / template.name).exists():
            shutil.copyfile(template, folder / template.name)
    if policy is None:
        return
    main = folder / "main.html"
    if not main.exists():
        main.write_text('{% extends "base.html" %}\n', "utf-8")
    for template in folder.rglob("*.html"):
        text = template.read_text("utf-8")
        chained = _EXTENDS_BASE.sub(rf'\1"{_BETWEEN}"\2', text)
        if chained != text:
            template.write_text(chained, "utf-8")
    (folder / _BETWEEN).write_text(_between(policy), "utf-8")


def _between(policy: Policy) -> str:
    """A template that has the policy at the beginning of the head, right after the charset."""
    charset = '<meta charset="utf-8">'
    return (
        '{% extends "base.html" %}\n'
        "{% block site_meta %}\n"
        f"      {charset}\n"
        f"      {policy.markup}\n"
        f"{{{{ super() | replace('{charset}', '') | safe }}}}\n"
        "{% endblock %}\n"
    )
