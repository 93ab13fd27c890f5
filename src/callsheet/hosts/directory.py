"""The host "directory": a plain docs tree with everything rendered, for Zensical and others.

Links in HTML are written as seen from the file, as Zensical wants them.

DIR/mkdocs.yml      the hub's own, without what only MkDocs understands
DIR/docs/…          hand-written pages with their live lists rendered, and all outputs
DIR/overrides/…     templates: the hub's custom_dir, if it has one, and our own
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from callsheet.build import Build
from callsheet.errors import CannotWrite, HostFailed
from callsheet.hosts import TEMPLATES
from callsheet.outputs import Output, Page, collected
from callsheet.pages.docs import render_docs

_ONLY_MKDOCS = ("hooks", "plugins", "watch", "validation", "exclude_docs", "not_in_nav")
"""Settings that Zensical would ignore without a word, or complain about."""


def write_directory(build: Build, target: Path, config: str) -> int:
    """Write the docs tree below `target`; gives the number of files.

    Args:
        build: what to write.
        target: a folder that is empty or does not exist.
        config: the text of the hub's `mkdocs.yml`.

    Raises:
        CannotWrite: the folder holds something else, or the disk said no.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotWrite(f"{target} is not an empty folder: name another one, or empty it first")
    outputs = collected([*build.outputs, *render_docs(build.renderer)])
    try:
        for output in outputs:
            _write(output, target / "docs" / output.path)
        settings = read_config(config)
        theme = settings.get("theme")
        folder = theme.get("custom_dir") if isinstance(theme, dict) else None
        root = build.catalogue.tree.root
        if folder and not (root / folder).resolve().is_relative_to(root.resolve()):
            raise CannotWrite(
                f"the theme's custom_dir {folder} lies outside the hub: move it into it"
            )
        if folder and (root / folder).is_dir():
            shutil.copytree(root / folder, target / folder)
        if isinstance(theme, dict):
            folder = theme.setdefault("custom_dir", "overrides")
            _add_templates(target / folder)
        settings["use_directory_urls"] = build.renderer.addresses.directory_urls
        (target / "mkdocs.yml").write_text(exported_config(settings), "utf-8")
    except OSError as error:
        raise CannotWrite(f"can't write {error.filename or target}: {error.strerror}") from error
    return len(outputs)


def _add_templates(folder: Path) -> None:
    """Our own templates, except for those that the hub has made itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for template in TEMPLATES.iterdir():
        if not (folder / template.name).exists():
            shutil.copyfile(template, folder / template.name)


def _write(output: Output, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match output.content:
        case Page() as page:
            path.write_text(page.markdown, "utf-8", newline="\n")
        case str(text):
            path.write_text(text, "utf-8", newline="\n")
        case bytes(data):
            path.write_bytes(data)
        case Path() as source:
            shutil.copyfile(source, path)


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


def read_config(text: str) -> dict[str, Any]:
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


def exported_config(settings: Mapping[str, Any]) -> str:
    """The `mkdocs.yml` of an exported tree."""
    kept = {key: value for key, value in settings.items() if key not in _ONLY_MKDOCS}
    kept |= {"docs_dir": "docs", "site_dir": "site", "plugins": []}
    text: str = yaml.dump(kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    return text
