"""Fields of assets: each slip is one finding that says where it stands and what to type."""

import pytest

from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line

CASES = [
    # the line that is replaced, what stands there instead, line, column, code, message, help
    ("title", None, 1, 1, "CS201", "the field 'title' is missing", "title:"),
    ("summary", None, 1, 1, "CS201", "the field 'summary' is missing", "summary:"),
    ("type", None, 1, 1, "CS201", "the field 'type' is missing", "talk-track"),
    ("persona", None, 1, 1, "CS201", "the field 'persona' is missing", "finance-lead"),
    ("stage", None, 1, 1, "CS201", "the field 'stage' is missing", "evaluate or decide"),
    ("owner", None, 1, 1, "CS201", "the field 'owner' is missing", "owner:"),
    ("audience", None, 1, 1, "CS201", "the field 'audience' is missing", "internal"),
    ("status", None, 1, 1, "CS201", "the field 'status' is missing", "approved"),
    ("reviewed_on", None, 9, 9, "CS201", "'reviewed_on' is missing", "reviewed_on: "),
    ("status", "status: planned", 9, 9, "CS201", "'publish_on' is missing", "publish_on: "),
    ("owner", "owner: a\nsumary: b", 8, 1, "CS202", "unknown field 'sumary'", "'summary'"),
    ("owner", "owner: a\nPersona: b", 8, 1, "CS202", "unknown field 'Persona'", "'persona'"),
    ("owner", "owner: a\nxyz: b", 8, 1, "CS202", "unknown field 'xyz'", "the fields are id, title"),
    ("title", "title:", 2, 7, "CS203", "'title' is empty", "title: "),
    ("title", 'title: "  "', 2, 8, "CS203", "'title' is empty", "title: "),
    ("persona", "persona:", 5, 1, "CS203", "'persona' is empty", "finance-lead"),
    ("persona", "persona: []", 5, 1, "CS203", "'persona' is empty", "finance-lead"),
    ("owner", "owner: a\nreviewed_by:", 8, 13, "CS203", "'reviewed_by' is empty", "remove"),
    ("owner", "owner: a\naliases: [b, ~]", 8, 14, "CS203", "'aliases' is empty", "remove"),
    ("owner", "owner: a\nobjection:", 8, 1, "CS203", "'objection' is empty", "price"),
    ("status", "status: aproved", 9, 9, "CS204", "unknown status 'aproved'", "'approved'"),
    ("audience", "audience: Internal", 8, 11, "CS204", "unknown audience", "'internal'"),
    ("audience", "audience: sales", 8, 11, "CS204", "'sales'", "internal, partner or customer"),
    ("owner", "owner: a\nlinks: [{title: b, url: 'javascript:c'}]", 8, 25, "CS204", "", "https://"),
    ("reviewed_on", "reviewed_on: no", 10, 14, "CS205", "'no' is not a date", "2026-10-02"),
    ("reviewed_on", "reviewed_on: 12:30", 10, 14, "CS205", "'12:30' is not a date", ""),
    ("reviewed_on", "reviewed_on: 2.10.2026", 10, 14, "CS205", "'2.10.2026' is not", "year-month"),
    ("reviewed_on", "reviewed_on: 2027-02-30", 10, 14, "CS205", "no day '2027-02-30'", "the day"),
    ("reviewed_on", "reviewed_on: 0202-10-02", 10, 14, "CS205", "the year of '0202", "the year"),
    ("reviewed_on", "reviewed_on: 9999-12-31", 10, 14, "CS205", "the year of '9999", "the year"),
    ("reviewed_on", "reviewed_on: " + "9" * 5000, 10, 14, "CS205", "is not a date", ""),
    ("reviewed_on", "reviewed_on: \u0662026-10-02", 10, 14, "CS205", "is not a date", ""),
    ("owner", "owner: Jane Doe", 7, 8, "CS206", "'Jane Doe' is not an id", "lower-case"),
    ("owner", "owner: a\nid: My_Asset", 8, 5, "CS206", "'My_Asset' is not an id", "hyphens"),
    ("owner", "owner: a\nrelated: [b-c, ../d]", 8, 16, "CS206", "'../d' is not an id", ""),
    ("title", "title: " + "x" * 121, 2, 8, "CS207", "'title' has 121 characters", "120"),
    ("owner", "owner: " + "x" * 81, 7, 8, "CS207", "'owner' has 81 characters", "80"),
    ("title", "title: [a, b]", 2, 8, "CS110", "'title' takes one value, found a list", "title: "),
    ("title", "title: {a: b}", 2, 8, "CS110", "'title' takes one value", "title: "),
    ("status", "status: [approved]", 9, 9, "CS110", "'status' takes one value", "status: "),
    ("reviewed_on", "reviewed_on: [2026-10-02]", 10, 14, "CS110", "takes one value", "2026"),
    (
        "owner",
        "owner: a\nlinks: https://b.c",
        8,
        8,
        "CS110",
        "'links' has the wrong shape",
        "{title",
    ),
    ("owner", "owner: a\naliases: {b: c}", 8, 10, "CS110", "'aliases' has the wrong shape", "["),
    ("type", "type: [talk-track, talk-track]", 4, 20, "CS110", "'type' has 2 values", "talk-track"),
    ("persona", "persona: {a: b}", 5, 10, "CS110", "'persona' must be an id or a list", ""),
    ("stage", "stage: [evaluate, [b]]", 6, 19, "CS110", "'stage' must be an id or a list", ""),
    ("persona", "persona: cfo", 5, 10, "CS301", "unknown persona 'cfo'", "'finance-lead'"),
    ("persona", "persona: CFO", 5, 10, "CS301", "unknown persona 'CFO'", "'finance-lead'"),
    ("persona", "persona: [x, finance-led]", 5, 11, "CS301", "'x'", "persona.yml"),
    ("persona", "persona: Finance lead", 5, 10, "CS301", "'Finance lead'", "'finance-lead'"),
    ("persona", 'persona: "finance-lead "', 5, 10, "CS301", "'finance-lead '", "'finance-lead'"),
    ("stage", "stage: [evaluate, 'decid']", 6, 19, "CS301", "unknown stage 'decid'", "'decide'"),
    ("stage", "stage:\n  - evaluate\n  - dcide", 8, 5, "CS301", "'dcide'", "'decide'"),
]


@pytest.mark.parametrize(
    ("start", "line", "at_line", "at_column", "code", "message", "help_text"),
    CASES,
    ids=[f"{case[4]}-{str(case[1])[:30] if case[1] else 'no ' + case[0]}" for case in CASES],
)
def test_a_slip_is_named_where_it_stands(
    make_hub: HubMaker,
    start: str,
    line: str | None,
    at_line: int,
    at_column: int,
    code: str,
    message: str,
    help_text: str,
) -> None:
    """Missing, unknown, empty, mistyped: line and column, the value, and what to type instead."""
    hub = make_hub({"assets/example.md": with_line(ASSET, start, line)})
    finding = hub.findings[0]
    shown = (finding.code.id, finding.place.line, finding.place.column)
    assert shown == (code, at_line, at_column), hub.shown
    assert message in finding.message
    assert help_text in finding.help
    assert hub.asset_ids == []
    assert {found.place.path for found in hub.findings} == {"assets/example.md"}


def test_everything_wrong_with_a_file_is_said_in_one_run(make_hub: HubMaker) -> None:
    """Nobody has to run the check once for each slip."""
    asset = (
        "---\ntitle: A\ntitle: B\nsumary: C\ntype: talktrack\npersona: cfo\nowner: X Y\n"
        "audience: all\nstatus: approved\nreviewed_on: yesterday\nrelated:\n  - Foo Bar\n---\n"
    )
    hub = make_hub({"assets/example.md": asset})
    lines = [(finding.place.line, finding.code.id) for finding in hub.findings]
    assert lines == [
        (1, "CS201"),  # stage
        (1, "CS201"),  # summary
        (3, "CS108"),
        (4, "CS202"),
        (5, "CS301"),
        (6, "CS301"),
        (7, "CS206"),
        (8, "CS204"),
        (10, "CS205"),
        (12, "CS206"),
    ]


def test_one_value_and_a_list_of_one_are_the_same(make_hub: HubMaker) -> None:
    asset = with_line(ASSET, "persona", "persona: [finance-lead]")
    hub = make_hub({"assets/example.md": asset, "assets/other.md": ASSET})
    assert hub.findings == ()
    first, second = hub.catalogue.assets
    assert first.terms == second.terms
    assert first.terms["persona"] == ("finance-lead",)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\"</title><img src=x onerror='a'>\"", "</title><img src=x onerror='a'>"),
        ('\'Say "no" & "yes"\'', 'Say "no" & "yes"'),
        ('"two\\nlines\\r here"', None),
        (">\n  folded\n  text", "folded text"),
        ("|\n  kept\n  lines", "kept lines"),
        (
            "\u200f\u05e9\u05dc\u05d5\u05dd\u200e and more",
            "\u200f\u05e9\u05dc\u05d5\u05dd\u200e and more",
        ),
        ("{{ config }}", None),
        ('"{{ config }} {% raw %}"', "{{ config }} {% raw %}"),
        ("a\tb", "a b"),
        ("漢字 👩‍💻", "漢字 👩‍💻"),
    ],
)
def test_a_title_is_text_on_one_line(make_hub: HubMaker, typed: str, title: str | None) -> None:
    """Markup, quotes, line ends and reading marks are characters; escaping is the pages' work."""
    hub = make_hub({"assets/example.md": with_line(ASSET, "title", f"title: {typed}")})
    if title is None:
        assert hub.asset_ids == []
        assert hub.findings[0].place.line == 2
    else:
        assert hub.findings == ()
        assert hub.catalogue.assets[0].title == title


def test_fields_of_lists_know_their_place(make_hub: HubMaker) -> None:
    """A wrong field inside an entry of a list is named there, with that entry's fields."""
    extra = "owner: a\nchanges:\n  - on: 2026-10-02\n    wat: new\n  - {on: 2026-10-03, what: ok}"
    hub = make_hub({"assets/example.md": with_line(ASSET, "owner", extra)})
    assert hub.shown == [
        "assets/example.md:9:5 CS201 the field 'what' is missing",
        "assets/example.md:10:5 CS202 unknown field 'wat'",
    ]
    assert hub.findings[1].help == "did you mean 'what'?"
