"""The hub's `mkdocs.yml`: read for the Markdown that it asks for, written for an export."""

import importlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

from callsheet.addresses import generated_pages
from callsheet.catalogue import Catalogue
from callsheet.errors import HostFailed
from callsheet.hosts.allowed import check_extensions
from callsheet.hosts.owner import owner_says
from callsheet.markup.convert import BUILT_IN, Dialect

_ONLY_MKDOCS = ("hooks", "plugins", "watch", "validation", "exclude_docs", "not_in_nav")
"""Settings that Zensical would ignore without a word, or complain about."""

_NAME = "tag:yaml.org,2002:python/name:"


class _Lenient(yaml.SafeLoader):
    """Reads `!ENV` and `!!python/name:…` as they are written, so that they survive the export."""


class _Tagged(str):
    """The text of a tagged value, and its tag."""

    tag: str


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    value = _Tagged(node.value if isinstance(node, yaml.ScalarNode) else "")
    value.tag = node.tag
    return value


class _Dumper(yaml.SafeDumper):
    """Writes tagged values as they were read."""


_Lenient.add_multi_constructor("", _tagged)
_Dumper.add_representer(
    _Tagged, lambda dumper, value: dumper.represent_scalar(value.tag, str(value))
)


def read_config(text: bytes | str) -> dict[str, Any]:
    """The settings in an `mkdocs.yml`; tags that name Python objects are kept and not followed.

    Raises:
        HostFailed: it is no YAML.
    """
    try:
        settings = yaml.load(text, Loader=_Lenient)
    except yaml.YAMLError as error:
        where = " ".join(str(error).split())
        raise HostFailed(f"mkdocs.yml can't be read: {where}") from error
    return settings if isinstance(settings, dict) else {}


def load_settings(root: Path) -> dict[str, Any]:
    """What the hub's `mkdocs.yml` says; nothing without one.

    Raises:
        HostFailed: it is no YAML, or can't be read.
    """
    path = root / "mkdocs.yml"
    try:
        return read_config(path.read_bytes()) if path.is_file() else {}
    except OSError as error:
        raise HostFailed(f"mkdocs.yml can't be read: {error.strerror}") from error


def follows_environment(value: Any) -> bool:
    """Whether a tag such as `!ENV` stands anywhere: the value is not in the file."""
    if isinstance(value, Mapping):
        return any(map(follows_environment, value.values()))
    if isinstance(value, list):
        return any(map(follows_environment, value))
    return isinstance(value, _Tagged) and not value.tag.startswith(_NAME)


def dialect_of(settings: Mapping[str, Any]) -> Dialect:
    """The Markdown that `markdown_extensions` asks for, as MkDocs would understand it.

    Raises:
        HostFailed: it is no list of extensions, or names a function that there is not.
        BadDialect: one of them is not known to be safe.
    """
    options: dict[str, dict[str, Any]] = {}
    asked = settings.get("markdown_extensions") or []
    if not isinstance(asked, list | dict):
        raise HostFailed("mkdocs.yml: markdown_extensions must be a list")
    for entry in [asked] if isinstance(asked, dict) else asked:
        given = entry if isinstance(entry, dict) else {entry: None}
        for name, chosen in given.items():
            options[str(name)] = _with_functions(chosen or {})
    check_extensions(options, settings)
    return Dialect(tuple(dict.fromkeys([*BUILT_IN, *options])), options)


def _with_functions(value: Any) -> Any:
    """The value with each `!!python/name:module.function` in it looked up, as MkDocs does."""
    if isinstance(value, dict):
        return {key: _with_functions(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_functions(item) for item in value]
    if isinstance(value, _Tagged) and value.tag.startswith(_NAME):
        module, _, name = value.tag.removeprefix(_NAME).rpartition(".")
        try:
            return getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError, ValueError) as error:
            raise HostFailed(f"mkdocs.yml names {module}.{name}, which there is not") from error
    return value


def theme_files(settings: Mapping[str, Any]) -> frozenset[str]:
    """The files of `docs/` that every page shows or loads: logo, icon, styles and scripts."""
    theme: Any = settings.get("theme")
    named: list[Any] = []
    if theme is not None and hasattr(theme, "get"):
        named += [theme.get("logo"), theme.get("favicon")]
    for key in ("extra_css", "extra_javascript"):
        named += settings.get(key) or []
    paths = (item.get("path") if isinstance(item, dict) else item for item in named if item)
    return frozenset(str(path) for path in paths)


def pruned_nav(nav: Any, pages: Collection[str]) -> list[Any]:
    """The navigation with only those of its pages that there are.

    Empty sections go, and links to other hosts: nobody knows whom those are for.
    """
    kept: list[Any] = []
    for entry in nav if isinstance(nav, list) else []:
        pairs = entry.items() if isinstance(entry, dict) else [(None, entry)]
        for title, goal in pairs:
            if isinstance(goal, list):
                goal = pruned_nav(goal, pages)
                if not goal:
                    continue
            elif goal not in pages:
                continue
            kept.append(goal if title is None else {title: goal})
    return kept


_NAMING_PLUGINS = frozenset({"git-authors", "git-committers"})


def settings_for(settings: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """What the site for other readers than colleagues has otherwise in its `mkdocs.yml`.

    Its own address or none, no link to the repository, and nothing in the navigation but its pages.
    """
    if catalogue.is_internal:
        return {}
    pages = generated_pages(catalogue) | {f"{page.id}.md" for page in catalogue.docs}
    address = getattr(catalogue.hub.addresses, catalogue.audience)
    extra = settings.get("extra") or {}
    own = owner_says(settings)
    return {
        "site_url": str(address or ""),
        "repo_url": "",
        "nav": pruned_nav(settings.get("nav"), pages),
        "extra": {**extra, "callsheet": {**own, "audience": catalogue.audience.value}},
        **_without_names(settings.get("plugins")),
    }


def _without_names(plugins: Any) -> dict[str, Any]:
    """The setting `plugins` without those that print the names of colleagues."""
    if not isinstance(plugins, list | dict):
        return {}
    named = ((next(iter(e)) if isinstance(e, dict) else e, e) for e in _entries(plugins))
    return {"plugins": [entry for name, entry in named if name not in _NAMING_PLUGINS]}


def _entries(asked: Any) -> list[Any]:
    """Plugins or extensions as a list: MkDocs takes a mapping of names to options as well."""
    if isinstance(asked, dict):
        return [{name: options or {}} for name, options in asked.items()]
    return asked or []


def exported_config(settings: Mapping[str, Any]) -> str:
    """The `mkdocs.yml` of an exported tree."""
    kept = {key: value for key, value in settings.items() if key not in _ONLY_MKDOCS}
    kept = {key: value for key, value in kept.items() if value != ""}
    kept |= {"docs_dir": "docs", "site_dir": "site", "plugins": []}
    # All is HTML but the headings, which carry their anchors as attributes.
    extensions = _entries(kept.get("markdown_extensions"))
    contents = [entry for entry in extensions if isinstance(entry, dict) and "toc" in entry]
    kept["markdown_extensions"] = [*contents, "attr_list"]
    text: str = yaml.dump(kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    return text
