"""A hub is read whole: nothing that is broken hides or spoils anything else."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import HubMaker
from tests.hub_builder import ASSET, MINIMAL, TODAY, Content, read_hub, with_line, write_tree

BROKEN: dict[str, bytes] = {
    "empty": b"",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
    "latin-1": "name: Café\n".encode("latin-1"),
    "utf-16": "name: x\n".encode("utf-16"),
    "tab": b"a:\n\t- b: c\n",
    "colon": b"a: b: c\n",
    "anchor": b"a: &x b\n",
    "sentence": b"Nothing but a sentence.\n",
}


def test_the_smallest_hub_has_nothing_to_mend(make_hub: HubMaker) -> None:
    hub = make_hub()
    assert hub.findings == ()
    assert hub.asset_ids == ["example"]
    asset = hub.catalogue.assets[0]
    assert asset.terms == {
        "persona": ("finance-lead",),
        "stage": ("evaluate",),
        "objection": (),
        "type": ("talk-track",),
    }
    assert (asset.type, asset.path, asset.body.first_line) == (
        "talk-track",
        "assets/example.md",
        12,
    )


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_asset_hides_no_other(make_hub: HubMaker, content: bytes) -> None:
    hub = make_hub({"assets/a/broken.md": content, "assets/z.md": ASSET})
    assert hub.asset_ids == ["example", "z"]
    assert hub.catalogue.withheld == {"broken"}
    assert hub.only().place.path == "assets/a/broken.md"


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("key", ["persona", "stage", "objection", "type", "region"])
def test_a_broken_vocabulary_causes_no_cascade(
    make_hub: HubMaker, key: str, content: bytes
) -> None:
    """Nobody can say that a term is unknown while the list of terms can't be read."""
    path = f"playbook/vocabulary/{key}.yml"
    asset = with_line(ASSET, "owner", "owner: a\nobjection: price\nregion: north")
    region: dict[str, Content] = {"playbook/vocabulary/region.yml": "- {id: north, name: North}\n"}
    links = "\n[p](/personas/finance-lead/) [s](/stages/evaluate/) [o](/objections/price/)\n"
    call = "[c](/call/finance-lead/evaluate/)\n"
    if key == "region":
        links = call = ""
    files = {**region, "assets/example.md": asset + links + call, path: content}
    hub = make_hub(files)
    assert hub.only().place.path == path
    assert hub.asset_ids == ["example"]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", ["roles", "people", "activities", "handovers", "meetings"])
def test_a_broken_list_of_the_playbook_causes_no_cascade(
    make_hub: HubMaker, name: str, content: bytes
) -> None:
    """Owners and roles are not called unknown while the file that lists them can't be read."""
    path = f"playbook/{name}.yml"
    files: dict[str, Content] = {
        "playbook/roles.yml": "- {id: product-marketing, name: P, department: marketing}\n",
        "playbook/people.yml": "- {id: jo, name: Jo, role: product-marketing}\n",
        "playbook/activities.yml": (
            "- {id: a, name: A, accountable: product-marketing, responsible: product-marketing}\n"
        ),
        "assets/z.md": with_line(ASSET, "owner", "owner: jo"),
    }
    hub = make_hub({**files, path: content})
    assert hub.only().place.path == path
    assert hub.asset_ids == ["example", "z"]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_broken_settings_cause_no_cascade(make_hub: HubMaker, content: bytes) -> None:
    """The day may have been pinned there, so nothing is called late or early."""
    asset = with_line(ASSET, "status", "status: approved\nadded_on: 2026-10-01")
    files: dict[str, Content] = {"playbook/hub.yml": content, "assets/example.md": asset}
    hub = make_hub(files, today=None, clock=date(2020, 1, 1))
    assert hub.only().place.path == "playbook/hub.yml"
    assert not hub.catalogue.day_is_known


def test_a_wrong_setting_spoils_no_other(make_hub: HubMaker) -> None:
    settings = "name: Ours\nsample: true\ntoday: 2026-11-24\ntime_zone: Mars\nfoo: bar\n"
    hub = make_hub({"playbook/hub.yml": settings}, today=None, clock=date(2020, 1, 1))
    assert [finding.code.id for finding in hub.findings] == ["CS204", "CS202"]
    assert (hub.catalogue.hub.name, hub.catalogue.today) == ("Ours", date(2026, 11, 24))
    assert hub.catalogue.hub.time_zone == "UTC"


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_playbook_page_hides_no_other(make_hub: HubMaker, content: bytes) -> None:
    good = "---\ntitle: Good\n---\nSee [why](why.md) and [again](/playbook/why/).\n"
    hub = make_hub({"playbook/why.md": content, "playbook/good.md": good})
    assert hub.only().place.path == "playbook/why.md"
    assert [page.id for page in hub.catalogue.playbook.prose] == ["good"]


def test_a_broken_entry_hides_no_other(make_hub: HubMaker) -> None:
    """Neither the entries after it nor what is wrong with them."""
    personas = (
        "- id: Bad Id\n  name: A\n"  # 1, 2
        "- name: no id\n"  # 3
        "- just text\n"  # 4
        "-\n"  # 5
        "- id: finance-lead\n  name: Finance lead\n"  # 6, 7
        "- id: other\n  nam: Other\n"  # 8, 9
        "- id: twice\n  name: One\n  name: Two\n"  # 10, 11, 12
        "- id: last\n  name: Last\n"  # 13, 14
    )
    hub = make_hub({"playbook/vocabulary/persona.yml": personas})
    assert [term.id for term in hub.catalogue.personas] == ["finance-lead", "twice", "last"]
    assert [(finding.place.line, finding.code.id) for finding in hub.findings] == [
        (1, "CS206"),
        (3, "CS201"),
        (4, "CS110"),
        (5, "CS110"),
        (8, "CS201"),
        (9, "CS202"),
        (12, "CS108"),
    ]
    assert hub.asset_ids == ["example"]


@pytest.mark.parametrize("key", ["persona", "stage", "objection", "type"])
def test_a_missing_vocabulary_is_one_finding(make_hub: HubMaker, key: str) -> None:
    path = f"playbook/vocabulary/{key}.yml"
    make_hub()
    root = make_hub().root
    (root / path).unlink()
    finding = read_hub(root).only()
    assert (finding.code.id, finding.place.path) == ("CS308", path)


def test_a_list_with_nothing_in_it_is_no_slip(make_hub: HubMaker) -> None:
    """A young hub has no objections yet, and says so with `[]`."""
    files = {"playbook/vocabulary/objection.yml": "# none yet\n[]\n", "playbook/roles.yml": "[]\n"}
    assert make_hub(files).findings == ()


def test_a_hub_adds_vocabularies_without_code(make_hub: HubMaker) -> None:
    asset = with_line(ASSET, "owner", "owner: a\nsales-region: [north, south]")
    regions = "- {id: north, name: North}\n- {id: south, name: South, aliases: [sun]}\n"
    files = {"playbook/vocabulary/sales-region.yml": regions, "assets/example.md": asset}
    hub = make_hub(files)
    assert hub.findings == ()
    assert list(hub.catalogue.vocabularies) == [
        "persona",
        "stage",
        "objection",
        "type",
        "sales-region",
    ]
    assert hub.catalogue.assets[0].terms["sales-region"] == ("north", "south")
    wrong = make_hub({**files, "assets/example.md": asset.replace("north", "sun")})
    assert "did you mean 'south'?" in wrong.only().help


@pytest.mark.parametrize("key", ["title", "status", "freshness", "Region", "sales_region"])
def test_some_names_no_vocabulary_can_have(make_hub: HubMaker, key: str) -> None:
    """A field or facet of the engine's own, and what is no id."""
    path = f"playbook/vocabulary/{key}.yml"
    finding = make_hub({path: "- {id: a, name: A}\n"}).only()
    assert (finding.code.id, finding.place.path) == ("CS206", path)


def test_an_id_belongs_to_one_asset(make_hub: HubMaker) -> None:
    """The first by path keeps it; the other one is named where its id stands."""
    other = with_line(ASSET, "owner", "owner: a\nid: example")
    hub = make_hub({"assets/z.md": other, "assets/deep/down/example.md": ASSET})
    assert hub.shown == [
        "assets/example.md:2:1 CS302 the id 'example' belongs to another asset already",
        "assets/z.md:8:5 CS302 the id 'example' belongs to another asset already",
    ]
    assert hub.catalogue.assets[0].path == "assets/deep/down/example.md"


def test_an_id_belongs_to_one_term(make_hub: HubMaker) -> None:
    stages = "- {id: evaluate, name: E}\n- {id: decide, name: D}\n- {id: evaluate, name: F}\n"
    finding = make_hub({"playbook/vocabulary/stage.yml": stages}).only()
    assert (finding.code.id, finding.place.line, finding.place.column) == ("CS302", 3, 8)
    assert "line 1" in finding.help


@pytest.mark.parametrize("name", ["My Asset", "UPPER", "under_score", "double--hyphen", "é"])
def test_a_file_name_that_is_no_id_needs_an_id(make_hub: HubMaker, name: str) -> None:
    path = f"assets/{name}.md"
    finding = make_hub({path: ASSET}).only()
    assert (finding.code.id, finding.place.path) == ("CS206", path)
    with_id = with_line(ASSET, "owner", "owner: a\nid: fine")
    assert make_hub({path: with_id}).findings == ()


@pytest.mark.parametrize("front", ["id: real\ntitle: A: B", "id: real\nfoo: bar", "id: real\n- x"])
def test_nobody_misses_a_withheld_asset(make_hub: HubMaker, front: str) -> None:
    """Links and references to an asset that is being mended are not called dead as well."""
    other = with_line(ASSET, "owner", "owner: a\nrelated: real\nsuperseded_by: real")
    hub = make_hub(
        {
            "assets/x/file-name.md": f"---\n{front}\n---\n",
            "assets/z.md": other
            + "[a](x/file-name.md) [b](/library/real/) [c](x/file-name.md#d)\n",
            "playbook/vocabulary/objection.yml": "- {id: price, name: P, proof: [real]}\n",
        }
    )
    assert {finding.place.path for finding in hub.findings} == {"assets/x/file-name.md"}
    assert hub.catalogue.withheld == {"real"}
    assert hub.asset_ids == ["example", "z"]


def test_the_day_is_the_callers_then_the_pin_then_the_clock(make_hub: HubMaker) -> None:
    pin: dict[str, Content] = {"playbook/hub.yml": "sample: true\ntoday: 2026-11-01\n"}
    said, clock = date(2026, 12, 1), date(2026, 10, 20)
    days = [
        make_hub(today=None, clock=clock),
        make_hub(pin, today=None, clock=clock),
        make_hub(pin, today=said, clock=clock),
    ]
    assert [(hub.catalogue.today, hub.catalogue.pinned) for hub in days] == [
        (clock, False),
        (date(2026, 11, 1), True),
        (said, True),
    ]


def test_the_order_in_which_files_were_written_makes_no_difference(tmp_path: Path) -> None:
    """Same files, same catalogue and findings, however the disk lists them."""
    files: dict[str, Content] = {**MINIMAL}
    files |= {f"assets/f{n}/a{9 - n}.md": ASSET for n in range(9)}
    files |= {"assets/broken.md": "---\nx\n", "assets/bad.md": ASSET.replace("evaluate", "x")}
    seen = []
    for number, paths in enumerate([sorted(files), sorted(files, reverse=True)]):
        root = tmp_path / str(number)
        write_tree(root, {path: files[path] for path in paths})
        hub = read_hub(root, today=TODAY)
        seen.append((hub.asset_ids, hub.findings, hub.catalogue.withheld))
    assert seen[0] == seen[1]


def test_pages_of_docs_may_have_any_front_matter(make_hub: HubMaker) -> None:
    """They are the site generator's too; a page asks for live lists there."""
    live = "---\ntitle: Live\nhide: [toc]\nrender_macros: true\n---\n{{ x }}\n"
    hub = make_hub({"docs/live.md": live, "docs/sub/plain.md": "# Plain\n"})
    assert hub.findings == ()
    assert [(page.id, page.live) for page in hub.catalogue.docs] == [
        ("live", True),
        ("sub/plain", False),
    ]


def test_an_asset_can_not_ask_for_live_lists(make_hub: HubMaker) -> None:
    hub = make_hub({"assets/x.md": with_line(ASSET, "owner", "owner: a\nrender_macros: true")})
    assert hub.only().code.id == "CS202"
    page = "---\ntitle: A\nrender_macros: true\n---\n"
    assert make_hub({"playbook/p.md": page, "assets/x.md": ASSET}).only().code.id == "CS202"


@pytest.mark.parametrize(
    ("typed", "live"), [("true", True), ("yes", True), ("On", True), ("no", False)]
)
def test_live_lists_are_on_where_the_site_generator_takes_them_for_on(
    make_hub: HubMaker, typed: str, live: bool
) -> None:
    """It reads YAML 1.1, in which `yes` and `on` are true."""
    (page,) = make_hub({"docs/a.md": f"---\nrender_macros: {typed}\n---\n\nx\n"}).catalogue.docs
    assert page.live == live
