"""What MkDocs' theme runs in its pages: finds out from pages that hold nothing of the hub."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from callsheet.hosts.policy import Policy, fixture_pages, hashes_of_scripts, policy_of

log = logging.getLogger("mkdocs.plugins.callsheet")


def policy_of_theme(env: Any, config: Any, files: Files) -> Policy:
    """The policy for the theme with these settings, from pages that hold nothing of the hub."""
    depth = max((file.url.count("/") for file in files.documentation_pages()), default=0)
    nav = Navigation(items=[], pages=[])
    no_files = Files([])
    own = Path(config.theme.custom_dir or os.devnull)
    names = {"main.html", *(path.name for path in own.glob("*.html"))}
    hashes: set[str] = set()
    for path, meta, text in fixture_pages(depth):
        page = Page(str(meta["title"]), File.generated(config, path, content=""), config)
        page.meta = dict(meta)
        page.content, page.toc = str(escape(text)), get_toc([])
        context = get_context(nav, no_files, config, page)
        hashes |= _hashes(env, names, context)
    at_root = get_context(nav, no_files, config, base_url=urlsplit(config.site_url or "/").path)
    lost = (name for name in config.theme.static_templates if name.endswith(".html"))
    return policy_of(hashes | _hashes(env, lost, at_root), config)


def _hashes(env: Any, names: Iterable[str], context: Any) -> set[str]:
    """The scripts of these templates; one that can't do without content has none to be known."""
    hashes: set[str] = set()
    for name in names:
        try:
            hashes |= hashes_of_scripts(env.get_template(name).render(context))
        except (TemplateError, TypeError, ValueError, AttributeError) as error:
            log.debug("%s can't be rendered without content: %s", name, error)
    return hashes
