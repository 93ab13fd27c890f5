"""The checks over a whole hub: dates, references, files, addresses, the playbook, the settings."""

from datetime import date

import pytest

from callsheet.checks import CHECKS
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, MINIMAL, Content, read_hub, with_line

ROLES = (
    "- {id: product-marketing, name: Product marketing, department: marketing}\n"
    "- {id: sales-lead, name: Sales lead, department: sales}\n"
)
HANDOVER = """\
- id: lead
  name: The lead
  from: product-marketing
  to: sales-lead
  from_stage: evaluate
  to_stage: decide
  definition: A lead that fits.
  criteria: [{name: Size, field: size}]
  accept_within_hours: 4
  first_touch_within_hours: 8
  reject_reasons: [{id: too-small, name: Too small, then: Back to marketing}]
"""
MEETING = """\
- id: weekly
  name: Weekly
  purpose: Look at the leads.
  owner: sales-lead
  attendees: [product-marketing, sales-lead]
  when: Every Tuesday at 09:30
  minutes: 30
  agenda:
    - {item: Numbers, minutes: 20}
    - {item: Leads, minutes: 10, lead: sales-lead}
"""


def asset(more: str = "", **lines: str) -> str:
    """The minimal hub's asset with some lines changed and more added."""
    text = ASSET
    for start, value in lines.items():
        text = with_line(text, start, f"{start}: {value}")
    return with_line(text, "owner", f"owner: product-marketing\n{more}".rstrip())


@pytest.mark.parametrize(
    ("text", "line", "code", "words"),
    [
        (asset(reviewed_on="2026-11-25"), 10, "CS401", "today is 2026-11-24"),
        (asset("added_on: 2026-11-25"), 8, "CS401", "added_on 2026-11-25"),
        (asset("retired_on: 2027-01-01"), 8, "CS401", "retired_on"),
        (asset("review_by: 2026-10-02"), 8, "CS402", "not after reviewed_on"),
        (asset("publish_on: 2026-11-23", status="planned"), 8, "CS403", "planned for 2026-11-23"),
    ],
)
def test_dates_that_can_not_be_are_findings(
    make_hub: HubMaker, text: str, line: int, code: str, words: str
) -> None:
    hub = make_hub({"assets/example.md": text})
    finding = next(found for found in hub.findings if found.code.id.startswith("CS40"))
    assert (finding.place.line, finding.code.id) == (line, code)
    assert words in finding.message


@pytest.mark.parametrize(
    "text",
    [
        asset("added_on: 2026-11-24", reviewed_on="2026-11-24"),
        asset("publish_on: 2026-11-24", status="planned"),
        asset("publish_on: 2030-01-01", status="planned"),
        asset("review_by: 2027-10-03"),
    ],
)
def test_today_is_neither_past_nor_future(make_hub: HubMaker, text: str) -> None:
    assert make_hub({"assets/example.md": text}).shown == []


PLAYBOOK: dict[str, Content] = {
    "playbook/roles.yml": ROLES,
    "playbook/people.yml": "- {id: jo, name: Jo, role: sales-lead}\n",
    "playbook/handovers.yml": HANDOVER,
    "playbook/meetings.yml": MEETING,
    "playbook/activities.yml": (
        "- {id: a, name: A, stage: decide, accountable: sales-lead, responsible: [sales-lead]}\n"
    ),
}


def test_a_whole_playbook_has_nothing_to_mend(make_hub: HubMaker) -> None:
    hub = make_hub(PLAYBOOK)
    assert hub.findings == ()
    assert hub.catalogue.name_of("jo") == "Jo"
    assert hub.catalogue.name_of("nobody-known") == "Nobody known"


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "column", "code", "guess"),
    [
        ("assets/example.md", "owner: pro", "owner: por", 7, 8, "CS303", "'product-marketing'"),
        ("assets/example.md", "status:", "reviewed_by: job\nstatus:", 9, 14, "CS303", "'jo'"),
        ("assets/example.md", "status:", "made_with: [jo, x-y]\nstatus:", 9, 17, "CS303", ""),
        ("assets/example.md", "status:", "related: exmple\nstatus:", 9, 10, "CS304", "'example'"),
        ("assets/example.md", "status:", "related: [a-b]\nstatus:", 9, 11, "CS304", "file's name"),
        ("assets/example.md", "status:", "superseded_by: x\nstatus:", 9, 16, "CS304", ""),
        ("assets/example.md", "status:", "related: example\nstatus:", 9, 10, "CS304", "another"),
        ("playbook/people.yml", "role: sales", "role: slaes", 1, 28, "CS305", "'sales-lead'"),
        ("playbook/people.yml", "id: jo", "id: sales-lead", 1, 8, "CS302", "another"),
        ("playbook/handovers.yml", "from: pro", "from: por", 3, 9, "CS305", ""),
        ("playbook/handovers.yml", "to: sales", "to: slaes", 4, 7, "CS305", ""),
        ("playbook/handovers.yml", "to_stage: dec", "to_stage: dce", 6, 13, "CS301", "'decide'"),
        ("playbook/handovers.yml", "to: sales-lead", "to: product-marketing", 4, 7, "CS602", ""),
        ("playbook/meetings.yml", "owner: sales", "owner: slaes", 4, 10, "CS305", "'sales-lead'"),
        ("playbook/meetings.yml", "g, sales-lead]", "g, x-y]", 5, 34, "CS305", "roles.yml"),
        ("playbook/meetings.yml", "lead: sales", "lead: slaes", 10, 40, "CS305", "'sales-lead'"),
        ("playbook/meetings.yml", "minutes: 30", "minutes: 29", 7, 12, "CS601", "shorten"),
        ("playbook/activities.yml", "stage: decide", "stage: x", 1, 27, "CS301", "stage.yml"),
        ("playbook/activities.yml", "accountable: sa", "accountable: as", 1, 48, "CS305", ""),
        ("playbook/activities.yml", "[sales-lead]", "[x-y]", 1, 74, "CS305", ""),
    ],
)
def test_what_names_nothing_is_named_where_it_stands(
    make_hub: HubMaker,
    path: str,
    old: str,
    new: str,
    line: int,
    column: int,
    code: str,
    guess: str,
) -> None:
    """Owners, reviewers, related assets, roles, stages: each with the nearest right id."""
    files = {"assets/example.md": ASSET, **PLAYBOOK}
    text = str(files[path])
    assert old in text
    finding = make_hub({**files, path: text.replace(old, new, 1)}).only()
    found = (finding.place.path, finding.place.line, finding.place.column, finding.code.id)
    assert found == (path, line, column, code)
    assert guess in finding.help


def test_terms_name_assets_roles_and_people_too(make_hub: HubMaker) -> None:
    files: dict[str, Content] = {
        **PLAYBOOK,
        "playbook/vocabulary/persona.yml": (
            "- id: finance-lead\n  name: F\n  field_notes:\n"
            "    - {on: 2026-10-01, by: nobody, note: Text}\n"
        ),
        "playbook/vocabulary/stage.yml": (
            "- {id: evaluate, name: E, owner: nobody}\n- {id: decide, name: D}\n"
        ),
        "playbook/vocabulary/objection.yml": "- {id: price, name: P, proof: [example, gone]}\n",
    }
    assert make_hub(files).shown == [
        "playbook/vocabulary/objection.yml:1:41 CS304 no asset has the id 'gone'",
        "playbook/vocabulary/persona.yml:4:28 CS303 no role or person has the id 'nobody'",
        "playbook/vocabulary/stage.yml:1:34 CS305 no role has the id 'nobody'",
    ]


def test_a_handover_leads_forward(make_hub: HubMaker) -> None:
    """To a later stage or within one; never back."""
    same = HANDOVER.replace("to_stage: decide", "to_stage: evaluate")
    assert make_hub({**PLAYBOOK, "playbook/handovers.yml": same}).findings == ()
    back = same.replace("from_stage: evaluate", "from_stage: decide")
    finding = make_hub({**PLAYBOOK, "playbook/handovers.yml": back}).only()
    assert (finding.code.id, finding.place.line) == ("CS603", 6)


def test_without_a_list_of_people_any_owner_will_do(make_hub: HubMaker) -> None:
    """The smallest hub has no roles; it need not begin with them."""
    assert make_hub({"assets/example.md": asset()}).findings == ()


def test_a_review_needs_a_second_pair_of_eyes(make_hub: HubMaker) -> None:
    text = asset("reviewed_by: product-marketing")
    finding = make_hub({"assets/example.md": text}).only()
    assert (finding.code.id, finding.place.line, finding.is_error) == ("CS306", 8, False)


def test_one_word_leads_to_one_term(make_hub: HubMaker) -> None:
    personas = (
        "- {id: finance-lead, name: Finance lead, aliases: [CFO, boss]}\n"
        "- {id: owner, name: Boss, aliases: [cfo, finance-lead]}\n"
    )
    hub = make_hub({"playbook/vocabulary/persona.yml": personas})
    assert [(f.place.line, f.place.column, f.code.id) for f in hub.findings] == [
        (1, 57, "CS307"),
        (2, 37, "CS307"),
        (2, 42, "CS307"),
    ]
    assert not any(finding.is_error for finding in hub.findings)


@pytest.mark.parametrize(
    ("files", "code", "column", "words"),
    [
        ("[price.pdf, gone.pdf]", "CS501", 20, "'gone.pdf'"),
        ("pirce.pdf", "CS501", 8, "'pirce.pdf'"),
        ("[../price.pdf]", "CS504", 9, "'../price.pdf'"),
        ("/etc/passwd", "CS504", 8, "'/etc/passwd'"),
        ("sub/other.pdf", "CS504", 8, "'sub/other.pdf'"),
        ("'..'", "CS501", 8, "'..'"),
        ("page.html", "CS508", 8, "'page.html'"),
        ("PAGE.HTM", "CS508", 8, "'PAGE.HTM'"),
        ("other.md", "CS508", 8, "'other.md'"),
    ],
)
def test_attached_files_lie_beside_the_asset_and_are_no_pages(
    make_hub: HubMaker, files: str, code: str, column: int, words: str
) -> None:
    """A page among the files would be published without being cleaned, for every audience."""
    hub = make_hub(
        {
            "assets/example.md": asset(f"files: {files}"),
            "assets/price.pdf": b"x",
            "assets/sub/other.pdf": b"x",
            "assets/page.html": b"x",
            "assets/PAGE.HTM": b"x",
            "assets/other.md": ASSET,
        }
    )
    finding = hub.only()
    assert (finding.code.id, finding.place.line, finding.place.column) == (code, 8, column)
    assert words in finding.message
    if "pirce" in files:
        assert finding.help == "did you mean 'price.pdf'?"


def test_two_files_of_an_asset_need_two_names(make_hub: HubMaker) -> None:
    """They are published side by side, wherever they lay."""
    text = asset("files: [deck.pdf]") + "[a](sub/Deck.pdf) [b](deck.pdf) [c](sub/page.html)\n"
    hub = make_hub(
        {
            "assets/example.md": text,
            "assets/deck.pdf": b"x",
            "assets/sub/Deck.pdf": b"y",
            "assets/sub/page.html": b"z",
        }
    )
    assert [(f.code.id, f.place.line, f.place.column) for f in hub.findings] == [
        ("CS506", 17, 5),
        ("CS508", 17, 37),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "docs/find.md",
        "docs/find/index.md",
        "docs/FIND.md",
        "docs/personas.md",
        "docs/personas/finance-lead.md",
        "docs/library/guide.md",
        "docs/call/x/y.md",
        "docs/hub/x.md",
        "docs/contribute.md",
        "docs/playbook/README.md",
        "playbook/roles.md",
        "playbook/Roles.md",
        "playbook/README.md",
        "playbook/index.md",
    ],
)
def test_an_address_of_the_engine_can_not_be_taken(make_hub: HubMaker, path: str) -> None:
    finding = make_hub({path: "---\ntitle: Mine\n---\n"}).only()
    assert (finding.code.id, finding.place.path) == ("CS506", path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("docs/a.md", "docs/a/index.md"),
        ("playbook/why.md", "playbook/Why.md"),
        ("docs/playbook/why.md", "playbook/why.md"),
    ],
)
def test_two_pages_can_not_have_one_address(make_hub: HubMaker, first: str, second: str) -> None:
    page = "---\ntitle: A\n---\n"
    assert make_hub({first: page, second: page}).only().code.id == "CS506"


@pytest.mark.parametrize("path", ["docs/index.md", "docs/contribute/index.md", "docs/own/x.md"])
def test_some_pages_a_hub_writes_itself(make_hub: HubMaker, path: str) -> None:
    assert make_hub({path: "# Mine\n"}).findings == ()


@pytest.mark.parametrize("name", ["index", "readme"])
def test_an_asset_can_not_stand_at_the_librarys_address(make_hub: HubMaker, name: str) -> None:
    finding = make_hub({"assets/example.md": asset(f"id: {name}")}).only()
    assert (finding.code.id, finding.place.line) == ("CS506", 8)


def test_a_pinned_day_is_for_samples(make_hub: HubMaker) -> None:
    day = date(2026, 11, 24)
    finding = make_hub({"playbook/hub.yml": f"name: A\ntoday: {day}\n"}).only()
    assert (finding.code.id, finding.place.line, finding.is_error) == ("CS701", 2, False)
    sample = f"sample: true\ntoday: {day}\n"
    assert make_hub({"playbook/hub.yml": sample}).findings == ()


def test_a_hub_without_assets_is_said_so(make_hub: HubMaker) -> None:
    """Not of one whose assets are there and can't be read."""
    hub = make_hub({"assets/example.md": ""})
    assert hub.code_ids == ["CS105"]
    (hub.root / "assets/example.md").unlink()
    finding = read_hub(hub.root).only()
    assert (finding.code.id, finding.is_error) == ("CS702", False)


@pytest.mark.parametrize(
    ("path", "guess"),
    [
        ("playbook/role.yml", "'roles.yml'"),
        ("playbook/roles.yaml", "'roles.yml'"),
        ("playbook/vocabulary/region.yaml", "'region.yml'"),
        ("playbook/old/roles.yml", "'roles.yml'"),
    ],
)
def test_a_file_that_nothing_reads_is_said_so(make_hub: HubMaker, path: str, guess: str) -> None:
    """A slip in a file's name does not make its contents vanish without a word."""
    finding = make_hub({path: "[]\n"}).only()
    assert (finding.code.id, finding.place.path, finding.is_error) == ("CS703", path, False)
    assert guess in finding.help


def test_every_check_may_run_alone(make_hub: HubMaker) -> None:
    """No check needs another one to have run before it."""
    catalogue = make_hub(PLAYBOOK).catalogue
    for check in reversed(CHECKS):
        assert list(check(catalogue)) == []


@pytest.mark.parametrize("key", ["persona", "stage", "objection"])
def test_a_term_can_not_stand_at_the_address_of_its_list(make_hub: HubMaker, key: str) -> None:
    """The check says it; otherwise the build would stop."""
    path = f"playbook/vocabulary/{key}.yml"
    finding = make_hub({path: f"{MINIMAL[path]!s}- id: index\n  name: Index\n"}).only()
    assert (finding.code.id, finding.place.path) == ("CS506", path)


def test_a_file_of_docs_can_not_stand_where_the_engine_puts_its_own(make_hub: HubMaker) -> None:
    """One of the two would be lost without a word."""
    finding = make_hub({"docs/hub/callsheet.css": "p {}"}).only()
    assert (finding.code.id, finding.place.path) == ("CS506", "docs/hub/callsheet.css")
