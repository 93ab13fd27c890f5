"""Reads a hub from its folder into a catalogue; everything that is wrong becomes a finding."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from callsheet import codes
from callsheet.blocks import check_blocks
from callsheet.body import Body
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.entries import is_usable, load_entries, load_yaml
from callsheet.frontmatter import parse_markdown
from callsheet.memory import Forgetful, Memory
from callsheet.model.asset import Asset, AssetFields, Status
from callsheet.model.base import ID_PATTERN, Entry
from callsheet.model.hub import HubSettings
from callsheet.model.playbook import (
    Activity,
    Handover,
    Meeting,
    PageFields,
    Person,
    Playbook,
    ProsePage,
    Role,
    Word,
)
from callsheet.model.terms import KNOWN_TERMS, Term
from callsheet.schema import parse_entry
from callsheet.source import SourceFile, SourceTree, load_text, load_tree
from callsheet.vocabulary import FOLDER, ONE_ONLY, REQUIRED, Vocabulary
from callsheet.wording import listed, quoted
from callsheet.yamltext import YamlText

EntryT = TypeVar("EntryT", bound=Entry)

_ID_LINE = re.compile(r"^id:[ \t]*([a-z0-9-]+)[ \t]*$", re.MULTILINE)
_YAML_TRUE = frozenset({"true", "yes", "on"})
"""What the site generator, which reads YAML 1.1, takes for true."""

_FACETS = frozenset({"freshness", "q"})
"""Facets of the search that the engine makes; no vocabulary can have their names."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue and what was wrong with the files that it was read from."""

    catalogue: Catalogue
    findings: list[Finding]


def load_hub(
    root: Path, *, today: date | None, clock: date, memory: Memory | None = None
) -> Loaded:
    """Read the hub at `root`.

    Args:
        root: the folder with `assets/` and `playbook/`.
        today: the day to reckon with, if somebody has said so.
        clock: the day it is, for a hub that pins none.
        memory: what is known of the last time; files that are as they were are not parsed again.

    Raises:
        HubNotFound: there is no hub at `root`.
    """
    memory = memory or Forgetful()
    tree, findings = load_tree(root)
    incomplete: set[str] = set()
    hub = _load_settings(tree, findings, incomplete)
    vocabularies = memory.same("vocabularies", _load_vocabularies(tree, findings))

    def entries(name: str, model: type[EntryT]) -> tuple[EntryT, ...]:
        return load_entries(tree.get(f"playbook/{name}.yml"), model, findings, incomplete)

    docs = _load_pages(tree.under("docs", ".md"), "docs", findings, required=False)
    assets, withheld = _load_assets(tree, vocabularies, findings, memory)
    pinned = today or hub.today
    catalogue = Catalogue(
        hub=hub,
        today=pinned or clock,
        pinned=pinned is not None,
        tree=tree,
        vocabularies=vocabularies,
        assets=assets,
        playbook=Playbook(
            people=entries("people", Person),
            roles=entries("roles", Role),
            activities=entries("activities", Activity),
            handovers=entries("handovers", Handover),
            meetings=entries("meetings", Meeting),
            words=entries("words", Word),
            prose=_load_pages(tree.under("playbook", ".md"), "playbook", findings, required=True),
        ),
        docs=docs,
        withheld=frozenset(withheld),
        incomplete=frozenset(incomplete),
    )
    return Loaded(catalogue, findings)


def _load_settings(tree: SourceTree, findings: list[Finding], incomplete: set[str]) -> HubSettings:
    """The hub's settings; a wrong one is left out and has its default."""
    file = tree.get("playbook/hub.yml")
    if file is None:
        return HubSettings()
    text, _ = load_yaml(file, findings)
    value: Any = text.value if text else None
    right: dict[str, Any] = {}
    if text is not None:
        settings, wrong = parse_entry(HubSettings, value, text)
        findings += wrong
        if settings is not None:
            return settings
        if isinstance(value, dict):
            right = {
                key: given
                for key, given in value.items()
                if parse_entry(HubSettings, {key: given}, text)[0]
            }
    if "today" not in right:
        incomplete.add(file.stem)
    rest, _ = parse_entry(HubSettings, right, text) if text else (None, [])
    return rest or HubSettings()


def _load_vocabularies(tree: SourceTree, findings: list[Finding]) -> dict[str, Vocabulary]:
    """All vocabularies: the four known ones first, the hub's own after them by name."""
    files = {file.stem: file for file in tree.under(FOLDER, ".yml") if file.folder == FOLDER}
    own_names = _FACETS | AssetFields.model_fields.keys()
    vocabularies: dict[str, Vocabulary] = {}
    for key in (*KNOWN_TERMS, *sorted(files.keys() - KNOWN_TERMS.keys())):
        path = f"{FOLDER}/{key}.yml"
        if key not in files:
            help_text = "create it with at least one entry: - id: …  and  name: … below"
            findings.append(
                Finding(Place(path), codes.NO_VOCABULARY, "the file is missing", help_text)
            )
            vocabularies[key] = Vocabulary(key, (), path, complete=False)
            continue
        if key in own_names or not ID_PATTERN.match(key):
            message = f"{quoted(key)} can't be the name of a vocabulary"
            help_text = "use lower-case words with hyphens that are no field or facet already"
            findings.append(Finding(Place(path), codes.BAD_ID, message, help_text))
            continue
        incomplete: set[str] = set()
        terms = load_entries(files[key], KNOWN_TERMS.get(key, Term), findings, incomplete)
        vocabularies[key] = Vocabulary(key, terms, path, complete=not incomplete)
    return vocabularies


def _load_pages(
    files: tuple[SourceFile, ...], folder: str, findings: list[Finding], *, required: bool
) -> tuple[ProsePage, ...]:
    """Pages written by hand.

    Those of `docs/` are the site generator's too, so any key may stand in their front matter.
    """
    pages: list[ProsePage] = []
    for file in files:
        text, wrong = load_text(file)
        parsed = None
        if text is not None:
            parsed, wrong = parse_markdown(text, file.path, required=required)
        findings += wrong
        if parsed is None or wrong:
            continue
        page_id = file.path.removeprefix(f"{folder}/").removesuffix(".md")
        value = parsed.meta.value
        live = not required and str(value.get("render_macros")).lower() in _YAML_TRUE
        if not required:
            value = {key: value[key] for key in ("title", "audience") if key in value}
            value.setdefault("title", file.stem[:120])
        fields, wrong = parse_entry(PageFields, value, parsed.meta)
        findings += wrong
        if fields is None:
            continue
        body = Body(parsed.body, parsed.body_line)
        wrong = check_blocks(body.text, file.path, body.first_line, fields.audience)
        findings += wrong
        if not wrong:
            pages.append(ProsePage(page_id, fields, body, file.path, live))
    return tuple(pages)


def _load_assets(
    tree: SourceTree,
    vocabularies: Mapping[str, Vocabulary],
    findings: list[Finding],
    memory: Memory,
) -> tuple[tuple[Asset, ...], set[str]]:
    """All assets whose front matter is right, by id, and the ids of those that are withheld."""
    assets: dict[str, Asset] = {}
    withheld: set[str] = set()
    for file in tree.under("assets", ".md"):
        read = load_text(file)
        asset, asset_id, wrong = memory.recall(
            ("asset", file.path),
            (read, vocabularies),
            partial(_parse_asset, file, *read, vocabularies),
        )
        findings += wrong
        if asset is None:
            withheld.add(asset_id)
        elif asset_id in assets:
            message = f"the id {quoted(asset_id)} belongs to another asset already"
            help_text = f"{assets[asset_id].path} has it; add a line  id: …  with another one"
            findings.append(Finding(asset.place("id"), codes.DUPLICATE_ID, message, help_text))
        else:
            assets[asset_id] = asset
    return tuple(assets[key] for key in sorted(assets)), withheld - assets.keys()


def _parse_asset(
    file: SourceFile,
    text: str | None,
    unread: list[Finding],
    vocabularies: Mapping[str, Vocabulary],
) -> tuple[Asset | None, str, list[Finding]]:
    """An asset, its id, and what is wrong with it.

    Args:
        file: where it stands.
        text: its text; None if it could not be read.
        unread: why not.
        vocabularies: those of the hub.
    """
    parsed = None
    if text is not None:
        parsed, unread = parse_markdown(text, file.path)
    if parsed is None or not is_usable(unread):
        return None, _id_written_in(text or "") or file.stem, unread
    meta = parsed.meta
    asset_id = meta.value.get("id") or file.stem
    asset_id = asset_id.strip() if isinstance(asset_id, str) else file.stem
    body = Body(parsed.body, parsed.body_line)
    terms, wrong = _read_terms(meta, vocabularies)
    rest = {key: value for key, value in meta.value.items() if key not in vocabularies}
    fields, wrong_fields = parse_entry(AssetFields, rest, meta, more_fields=vocabularies)
    wrong += wrong_fields
    if fields is not None:
        wrong += _check_required_together(fields, asset_id)
        wrong += check_blocks(body.text, file.path, body.first_line, fields.audience)
    wrong = unread + wrong
    if fields is None or wrong:
        return None, asset_id, wrong
    asset = Asset(id=asset_id, fields=fields, terms=terms, path=file.path, body=body)
    return asset, asset_id, []


def _id_written_in(text: str) -> str | None:
    """The id of an asset whose front matter can't be read, so that nobody misses it elsewhere."""
    found = _ID_LINE.search(text)
    return found[1] if found else None


def _check_required_together(fields: AssetFields, asset_id: str) -> list[Finding]:
    """Rules of one asset that no single field can tell."""
    findings: list[Finding] = []
    if not ID_PATTERN.match(asset_id):
        message = f"the file's name {quoted(asset_id)} is not an id"
        help_text = "name it with lower-case letters, digits and hyphens, or add a line  id: …"
        findings.append(Finding(fields.place(), codes.BAD_ID, message, help_text))
    if fields.status is Status.APPROVED and fields.reviewed_on is None:
        message = "the field 'reviewed_on' is missing: the asset is approved"
        help_text = "add the day somebody last read it and found it right:  reviewed_on: 2026-10-02"
        findings.append(Finding(fields.place("status"), codes.MISSING_FIELD, message, help_text))
    if fields.status is Status.PLANNED and fields.publish_on is None:
        message = "the field 'publish_on' is missing: the asset is planned"
        help_text = "add the day it will be there:  publish_on: 2026-12-01"
        findings.append(Finding(fields.place("status"), codes.MISSING_FIELD, message, help_text))
    return findings


def _read_terms(
    meta: YamlText, vocabularies: Mapping[str, Vocabulary]
) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """The asset's terms by vocabulary; unknown ones are findings."""
    terms: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    for key, vocabulary in vocabularies.items():
        value = meta.value.get(key)
        if key not in meta.value:
            terms[key] = ()
            if key in REQUIRED:
                message = f"the field {quoted(key)} is missing"
                help_text = f"add a line  {key}: …  with one of {listed(vocabulary.by_id)}"
                findings.append(Finding(Place(meta.path), codes.MISSING_FIELD, message, help_text))
            continue
        terms[key], wrong = _terms_of(key, value, vocabulary, meta)
        findings += wrong
    return terms, findings


def _terms_of(
    key: str, value: Any, vocabulary: Vocabulary, meta: YamlText
) -> tuple[tuple[str, ...], list[Finding]]:
    values = value if isinstance(value, list) else [value]
    choices = f"choose from {listed(vocabulary.by_id)} ({vocabulary.path})"
    if (values in ([None], []) or value == "") and (
        key in REQUIRED or value is None or value == ""
    ):
        return (), [
            Finding(meta.key_place(key), codes.EMPTY_FIELD, f"{quoted(key)} is empty", choices)
        ]
    findings: list[Finding] = []
    if key in ONE_ONLY and len(values) > 1:
        message = f"{quoted(key)} has {len(values)} values and takes one"
        findings.append(Finding(meta.place(key, 1), codes.WRONG_SHAPE, message, choices))
    known: list[str] = []
    for index, term in enumerate(values):
        where = meta.place(key, index) if isinstance(value, list) else meta.place(key)
        if not isinstance(term, str):
            message = f"{quoted(key)} must be an id or a list of ids"
            findings.append(Finding(where, codes.WRONG_SHAPE, message, choices))
        elif vocabulary.get(term):
            known.append(term)
        elif vocabulary.complete:
            guess = vocabulary.suggest(term)
            hint = f"did you mean {quoted(guess)}? " if guess else ""
            where_listed = (
                f"{vocabulary.plural} are listed in {vocabulary.path}: {listed(vocabulary.by_id)}"
            )
            message = f"unknown {key} {quoted(term)}"
            findings.append(Finding(where, codes.UNKNOWN_TERM, message, hint + where_listed))
    return tuple(dict.fromkeys(known)), findings
