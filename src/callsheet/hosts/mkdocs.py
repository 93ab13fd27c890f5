"""The host MkDocs, or ProperDocs: with `mkdocs_…` and `serving` all that imports a generator.

The hub's `hooks/callsheet_hooks.py` imports the `on_…` functions from here. Everything is computed
anew in `on_files`, from the disk, at each build; what the later events need hangs on that build's
own configuration and files. The engine's pages have been converted and sanitised already: MkDocs
gets them with their HTML. Pages of `docs/` it converts itself.
"""

import logging
import os
import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import get_toc

from callsheet.addresses import Addresses
from callsheet.blocks import text_for
from callsheet.build import Build, build
from callsheet.catalogue import Catalogue
from callsheet.errors import CallsheetError
from callsheet.hosts import TEMPLATES, carried
from callsheet.hosts.ahead import RenderedAhead, end_rendering
from callsheet.hosts.allowed import check_extensions, check_plugins
from callsheet.hosts.config import theme_files
from callsheet.hosts.contents import write_contents
from callsheet.hosts.headers import write_headers
from callsheet.hosts.inputs import load_surroundings
from callsheet.hosts.machine import clock_of_here, reader_of, workshop_of_here
from callsheet.hosts.macros import LiveLists
from callsheet.hosts.mkdocs_headings import safe_headings
from callsheet.hosts.mkdocs_policy import policy_of_theme
from callsheet.hosts.policy import Policy, with_policy
from callsheet.hosts.serving import Rebuilder, Served, attached_files, session
from callsheet.hosts.sitekey import knows_handlers, site_key
from callsheet.markup.boxes import boxed, marked
from callsheet.markup.convert import Dialect
from callsheet.markup.meta import escaped
from callsheet.markup.sanitise import sanitise
from callsheet.markup.trusted import Trusted
from callsheet.memory import Memory
from callsheet.outputs import Output, Page
from callsheet.publishable import load_published_docs
from callsheet.report.text import summary
from callsheet.today import day_of_epoch

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_pre_page",
    "on_serve",
]

_LATE_EVENTS = (
    *("env", "pre_template", "template_context", "post_template"),
    *("page_context", "post_page"),
)
"""What happens between the moment when pages are rendered ahead and that when MkDocs wants them."""

_ID = re.compile(r' id="([^"]+)"')

log = logging.getLogger("mkdocs.plugins.callsheet")


def _asked() -> date | None:
    """The day of `SOURCE_DATE_EPOCH`, for a build that is started with MkDocs' own command."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return day_of_epoch(epoch) if epoch else None
    except ValueError as error:
        raise PluginError(str(error)) from error


def on_config(config: Any) -> Any:
    """Live lists in the engine's sandbox, which mkdocs-macros-plugin calls; our templates."""
    try:
        check_extensions(config.markdown_extensions, config)
        check_plugins(config.plugins.keys() - config.hooks.keys(), config)
    except CallsheetError as error:
        raise PluginError(str(error)) from error
    plugin = config.plugins.get("macros")
    if plugin is not None:
        plugin._env = LiveLists(plugin)
    # After the hub's own folder, so that it has the last word, and before the theme's.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
    return config


on_config.mkdocs_priority = -100  # type: ignore[attr-defined] # after the plugin has made its own


def on_files(files: Files, config: Any) -> Files:
    """Read, check and render the hub, and hand the outputs over as virtual files."""
    running = session()
    config[carried.MEMORY] = running.memory if running else Memory()
    root = Path(config.config_file_path).parent
    config[carried.SURROUNDINGS] = running.surroundings if running else load_surroundings(root)
    try:
        made = config.get(carried.PREPARED) or _make(config, config[carried.MEMORY])
    except CallsheetError as error:
        raise PluginError(str(error)) from error
    config[carried.MADE] = made
    _report(made)
    for file in _withheld(files, config, made):
        files.remove(file)
    for output in made.outputs:
        if existing := files.get_file_from_path(output.path):
            files.remove(existing)
        files.append(_virtual(output, config, made.catalogue))
    if "macros" in config.plugins:
        config.plugins["macros"]._env.renderer = made.renderer
    return files


def _make(config: Any, memory: Memory, *, with_data: bool = True) -> Build:
    root = Path(config.config_file_path).parent
    return build(
        root,
        today=_asked(),
        clock=clock_of_here(),
        site=Addresses(directory_urls=config.use_directory_urls),
        dialect=Dialect(config.markdown_extensions, config.mdx_configs),
        read_files=reader_of(root),
        workshop=workshop_of_here(root),
        memory=memory,
        with_data=with_data,
    )


def _withheld(files: Files, config: Any, made: Build) -> list[File]:
    """What MkDocs has found in the hub's `docs/` and the engine refuses: links, broken pages."""
    here = [file for file in files if file.src_dir == config.docs_dir]
    if Path(config.docs_dir).resolve() != (made.catalogue.tree.root / "docs").resolve():
        if here and not made.catalogue.is_internal:
            raise PluginError(
                "mkdocs.yml: docs_dir names another folder than docs, of whose pages nobody knows "
                "whom they are for; take docs_dir out, and put the pages into docs"
            )
        return []  # Pages that only the site generator knows.
    shown, hub = made.catalogue, made.hub
    allowed = {page.path for page in shown.docs}
    allowed |= {file.path for file in load_published_docs(shown.tree, shown.files)}
    theme = {
        "theme": config.theme,
        **{key: config[key] for key in ("extra_css", "extra_javascript")},
    }
    ours = {file.path for file in load_published_docs(hub.tree, hub.files)}
    allowed |= {f"docs/{path}" for path in theme_files(theme)} & ours
    return [file for file in here if f"docs/{file.src_uri}" not in allowed]


def on_pre_page(page: Any, config: Any, files: Files) -> Any:
    """Let a page of the engine give its parts, which are complete, instead of being converted.

    The sitemap says when each page was made: on the day of the hub, not on that of the clock.
    """
    page.update_date = config[carried.MADE].catalogue.today.isoformat()
    parts: Page | None = getattr(page.file, "callsheet_page", None)
    if parts is not None:
        page.read_source = partial(_give_meta, page, parts)
        page.render = partial(_give_html, page, parts)
    return page


def _give_meta(page: Any, parts: Page, _config: Any) -> None:
    page.markdown = ""
    page.meta = {
        key: Markup(value) if isinstance(value, str) else value for key, value in parts.meta.items()
    }


def _give_html(page: Any, parts: Page, _config: Any, _files: Files) -> None:
    html = (parts.head, parts.converted.html, parts.foot)
    page.content = "\n".join(part for part in html if part)
    page.toc = get_toc(list(parts.converted.contents))
    # At the end MkDocs checks links to anchors.
    page.present_anchor_ids = set(_ID.findall(page.content))


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    """Escape the texts of the front matter: themes print them as they are, on every page.

    Blocks that the readers may not see go; the others are marked, to be put into boxes.
    """
    if hasattr(page.file, "callsheet_page"):
        return markdown
    if page.meta.get("title", "") is None:
        del page.meta["title"]
    for key, value in page.meta.items():
        # YAML takes the title 2026 for a number.
        safe = escaped(str(value) if key == "title" else value)
        page.meta[key] = Markup(safe) if isinstance(safe, str) else safe
    if page.file.src_dir != config.docs_dir:
        return markdown
    made = config.get(carried.PREPARED)
    return marked(text_for(markdown, made.catalogue.audience) if made else markdown)


on_page_markdown.mkdocs_priority = 100  # type: ignore[attr-defined] # before mkdocs-macros-plugin


def on_page_content(html: str, page: Any, config: Any, **_: Any) -> str:
    """Sanitise what MkDocs has made of a page of `docs/`; pages of other plugins are theirs."""
    if hasattr(page.file, "callsheet_page"):
        return html
    if "title" not in page.meta:
        _take_title_of_heading(page)
    if page.file.src_dir != config.docs_dir:
        return html
    lists: Trusted | None = getattr(page.file, "callsheet_lists", None)
    page.toc = safe_headings(page.toc)
    html = sanitise(boxed(html))
    return lists.fill(html) if lists else html


def on_nav(nav: Any, config: Any, **_: Any) -> Any:
    """Remember the navigation, which MkDocs does not hand to `on_env`."""
    config[carried.NAV] = nav
    return nav


on_nav.mkdocs_priority = -100  # type: ignore[attr-defined] # when other plugins have changed it


def on_env(env: Any, config: Any, files: Files) -> Any:
    """All pages are read: find out what the theme runs in them, and begin to render them."""
    config[carried.HIDDEN] = {
        file.dest_uri.split("/")[0]
        for file in files
        if file.dest_uri.startswith(".") and file.inclusion is not InclusionLevel.EXCLUDED
    }
    # `mkdocs serve` writes a script into each page that no policy could know beforehand.
    is_served = (config.site_url or "").startswith(f"http://{config.dev_addr}/")
    try:
        config[carried.POLICY] = None if is_served else policy_of_theme(env, config, files)
    except CallsheetError as error:
        raise PluginError(str(error)) from error
    return _rendered_ahead(env, config, files)


on_env.mkdocs_priority = -100  # type: ignore[attr-defined] # when other plugins have added theirs


def _rendered_ahead(env: Any, config: Any, files: Files) -> Any:
    """The environment, with pages that are rendered on all cores meanwhile."""
    handlers = [handler for event in _LATE_EVENTS for handler in config.plugins.events[event]]
    if not knows_handlers(handlers):
        return env  # Other plugins may change what pages show, up to the last moment.
    shown = files.documentation_pages()
    nav = config[carried.NAV]
    key = site_key(config, nav)
    _remember(env, config, files, can_patch=key is not None and not _shows_all_pages(config))

    def context_of(page: Any) -> Any:
        config._current_page = page
        return get_context(nav, shown, config, page)

    return RenderedAhead(
        env,
        [file.page for file in shown],
        context_of=context_of,
        workshop=config[carried.MADE].workshop,
        site_key=key,
    )


def _remember(env: Any, config: Any, files: Files, *, can_patch: bool) -> None:
    """Keep what `serve` needs to make single pages again."""
    made: Build = config[carried.MADE]
    config[carried.SERVED] = Served(
        config=config,
        files=files,
        nav=config[carried.NAV],
        environment=env,
        made=made,
        day=clock_of_here(),
        can_patch=can_patch,
        surroundings=config[carried.SURROUNDINGS],
        attached=attached_files(made.outputs),
    )


def _shows_all_pages(config: Any) -> bool:
    """Whether more is made of all pages than pages: the generator's search, the hub's templates."""
    return bool(config.extra_templates) or any("search" in name for name in config.plugins)


def on_serve(server: Any, config: Any, builder: Any, **_: Any) -> Any:
    """After a change, make only the pages again that it touches."""
    rebuilder = Rebuilder(
        config.get(carried.SERVED),
        config[carried.MEMORY],
        Path(config.config_file_path).parent,
        build_all=builder,
        let_go=partial(carried.let_go, config),
        make=partial(_make, with_data=False),
        report=_report,
        clock=clock_of_here,
    )
    server.builder = rebuilder
    server.set_app(rebuilder.answering(server.get_app(), server.mount_path))
    return server


def on_build_error(**_: Any) -> None:
    """The build has failed: nobody wants the pages any more that are rendered meanwhile."""
    end_rendering()


def on_post_build(config: Any) -> None:
    """Every page is written: keep what was made, and write what can be said of the whole."""
    end_rendering()
    if running := session():
        running.served = config.get(carried.SERVED)
    if config[carried.POLICY]:
        write_headers(Path(config.site_dir), config[carried.POLICY])
    write_contents(Path(config.site_dir), config[carried.HIDDEN])


on_post_build.mkdocs_priority = -100  # type: ignore[attr-defined] # other plugins write files then too


def _take_title_of_heading(page: Any) -> None:
    """A page without a title has that of its first heading, escaped; Material would undo that."""
    # mkdocs-macros-plugin may have set one from the Markdown, where nothing is escaped yet.
    vars(page).pop("title", None)
    if page.title and not page.is_homepage:
        page.meta["title"] = escape(page.title) if "<" in page.title else Markup(page.title)


def on_post_page(output: str, config: Any, **_: Any) -> str:
    """Write the policy into the page."""
    policy: Policy | None = config[carried.POLICY]
    return with_policy(output, policy) if policy else output


on_post_page.mkdocs_priority = -100  # type: ignore[attr-defined] # nothing comes before it in the head


def on_post_template(output_content: str, template_name: str, config: Any, **_: Any) -> str:
    """Write the policy into pages that stand for no file, such as 404.html."""
    policy: Policy | None = config[carried.POLICY]
    is_page = template_name.endswith(".html")
    return with_policy(output_content, policy) if policy and is_page else output_content


on_post_template.mkdocs_priority = -100  # type: ignore[attr-defined] # the same for these


def _virtual(output: Output, config: Any, catalogue: Catalogue) -> File:
    match output.content:
        case Page() as page:
            file = File.generated(config, output.path, content="")
            file.callsheet_page = page  # type: ignore[attr-defined] # for on_pre_page
        case Path() as source:
            file = File.generated(config, output.path, abs_src_path=str(source))
        case content:
            file = File.generated(config, output.path, content=content)
    file.inclusion = InclusionLevel.INCLUDED
    is_editable = output.source and catalogue.is_internal
    file.edit_uri = f"../{output.source}" if is_editable else None
    return file


def _report(made: Build) -> None:
    """Errors count for `--strict`; warnings are for `callsheet check` to list."""
    for finding in made.findings:
        place = f"{finding.place.path}:{finding.place.line}:{finding.place.column}"
        text = f"{place}: {finding.code.id} {finding.message}"
        log.log(logging.WARNING if finding.is_error else logging.DEBUG, "%s", text)
        if finding.is_error and finding.help:
            log.info("  help: %s", finding.help)
    if made.findings:
        log.info("The hub: %s To list everything: callsheet check", summary(made.findings))
