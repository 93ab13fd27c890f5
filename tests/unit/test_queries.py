"""The file of labelled queries: what it may say, and how each mistake is named."""

from pathlib import Path

import pytest

from callsheet.addresses import Addresses
from callsheet.diagnostics import Finding
from callsheet.load import load_hub
from callsheet.model.hub import RelevanceGoals
from callsheet.search.queries import Kind, LabelledQuery, load_queries
from callsheet.search.records import search_data
from callsheet.source import SourceFile
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, TODAY, Content, with_line

RETIRED = with_line(ASSET, "status:", "status: retired\nsuperseded_by: example")
HUB: dict[str, Content] = {
    "assets/draft.md": with_line(ASSET, "status:", "status: draft"),
    "assets/retired.md": RETIRED,
    "assets/wrong.md": with_line(ASSET, "persona:", "persona: nobody"),
}


def load(
    make_hub: HubMaker, text: str | bytes, files: dict[str, Content] | None = None
) -> tuple[tuple[LabelledQuery, ...], tuple[Finding, ...]]:
    """The queries of a file beside the hub."""
    hub = make_hub({**HUB, **(files or {})})
    data = text.encode() if isinstance(text, str) else text
    (hub.root / "queries.yml").write_bytes(data)
    facets = search_data(hub.catalogue, Addresses())["facets"]
    return load_queries(SourceFile(hub.root, "queries.yml"), hub.catalogue, facets)


def test_a_query_says_what_is_typed_and_what_answers(make_hub: HubMaker) -> None:
    """Kind and filters may be missing, one answer needs no brackets, and none is written `[]`."""
    queries, findings = load(
        make_hub,
        "- query: no\n  expect: []\n"
        "- query: 24/7\n  kind: synonym\n  filters: {persona: finance-lead}\n  expect: example\n"
        "- query: old ones\n  filters: {status: [draft, retired]}\n  expect: [retired, draft]\n",
    )
    assert findings == ()
    assert [(each.query, each.kind, each.filters, each.expect) for each in queries] == [
        ("no", Kind.OTHER, {}, ()),
        ("24/7", Kind.SYNONYM, {"persona": ("finance-lead",)}, ("example",)),
        ("old ones", Kind.OTHER, {"status": ("draft", "retired")}, ("retired", "draft")),
    ]
    assert [each.place().line for each in queries] == [1, 3, 7]


MISTAKES = {
    "an asset that there is not": (
        "- query: a\n  expect: [exampel]\n",
        "2:12 CS304 no asset has the id 'exampel'",
        "did you mean 'example'?",
    ),
    "a title in place of an id": (
        "- query: a\n  expect: Answering the price\n",
        "2:11 CS304 no asset has the id 'Answering the price'",
        "an id is a file's name in assets/ without .md",
    ),
    "an asset that is not approved": (
        "- query: a\n  expect: [example, draft]\n",
        "2:21 CS304 'draft' is not approved but draft, so nobody can find it",
        "name another asset, or write  expect: []  if nothing answers any more",
    ),
    "an asset that has a successor": (
        "- query: a\n  expect: [retired]\n",
        "2:12 CS304 'retired' is not approved but retired, so nobody can find it",
        "name 'example', which took its place, or write  expect: []  if nothing answers any more",
    ),
    "an asset with an error": (
        "- query: a\n  expect: [wrong]\n",
        "2:12 CS304 'wrong' has an error, so nobody can find it",
        "see what it is with: callsheet check",
    ),
    "an answer that the filters leave out": (
        "- query: a\n  filters: {stage: [decide]}\n  expect: [example]\n",
        "3:12 CS304 the filter stage leaves 'example' out",
        "its stage is evaluate: name another asset or another filter",
    ),
    "an answer without any term of the filter": (
        "- query: a\n  filters: {objection: price}\n  expect: [example]\n",
        "3:12 CS304 the filter objection leaves 'example' out",
        "its objection is none: name another asset or another filter",
    ),
    "an answer twice": (
        "- query: a\n  expect: [example, example]\n",
        "2:21 CS302 'example' stands here a second time",
        "name each asset once",
    ),
    "a kind that there is not": (
        "- query: a\n  kind: typos\n  expect: []\n",
        "2:9 CS204 unknown kind 'typos'",
        "did you mean 'typo'? Choose exact-title, persona-words, objection, synonym, typo, prefix, "
        "facets, body, attachment, accents, nonsense or other",
    ),
    "a facet that there is not": (
        "- query: a\n  filters: {personas: finance-lead}\n  expect: []\n",
        "2:23 CS202 unknown facet 'personas'",
        "did you mean 'persona'? Choose from persona, stage, objection, type, audience, freshness "
        "or status",
    ),
    "a facet like no other": (
        "- query: a\n  filters: {zzz: x}\n  expect: []\n",
        "2:18 CS202 unknown facet 'zzz'",
        "choose from persona, stage, objection, type, audience, freshness or status",
    ),
    "a value that there is not": (
        "- query: a\n  filters: {persona: [finance-lead, cfo]}\n  expect: []\n",
        "2:37 CS301 unknown persona 'cfo'",
        "did you mean 'finance-lead'? Choose from finance-lead",
    ),
    "a facet without a value": (
        "- query: a\n  filters: {persona: []}\n  expect: []\n",
        "2:22 CS203 'persona' is empty",
        "write a value, or remove 'persona'",
    ),
    "no query": (
        "- expect: [example]\n",
        "1:3 CS201 the field 'query' is missing",
        "add a line such as  query: cfo too expensive",
    ),
    "an empty query": (
        "- query:\n  expect: []\n",
        "1:9 CS203 'query' is empty",
        "add a line such as  query: cfo too expensive",
    ),
    "no answers": (
        "- query: a\n",
        "1:3 CS201 the field 'expect' is missing",
        "add a line such as  expect: [pricing-talk-track]",
    ),
    "nothing after the colon": (
        "- query: a\n  expect:\n",
        "2:10 CS203 'expect' is empty",
        "add a line such as  expect: [pricing-talk-track]",
    ),
    "a field that there is not": (
        "- query: a\n  expected: [example]\n  expect: []\n",
        "2:3 CS202 unknown field 'expected'",
        "did you mean 'expect'?",
    ),
    "the same query twice": (
        "- query: Too  dear\n  expect: []\n- query: too dear\n  expect: [example]\n",
        "3:10 CS302 the query 'too dear' stands here a second time",
        "it is first on line 1; keep one of the two",
    ),
    "no list": (
        "query: a\nexpect: []\n",
        "1:1 CS110 the file must be a list: each entry begins with '- query: …'",
        "put '- ' before the first key of each entry and two spaces before its other keys",
    ),
    "nothing": (
        "# nothing yet\n",
        "1:1 CS110 the file is empty",
        "write its entries, or delete the file if there are none",
    ),
    "an empty list": (
        "[]\n",
        "1:1 CS203 there is no query in the file",
        "write an entry of two lines:  - query: …  and  expect: […]",
    ),
    "a word alone": (
        "- too dear\n",
        "1:3 CS110 expected 'key: value' lines, found the text 'too dear'",
        "the fields are query, kind, filters or expect",
    ),
    "a key twice": (
        "- query: a\n  query: b\n  expect: []\n",
        "2:3 CS108 'query' stands here a second time",
        "it is first on line 1; keep one of the two",
    ),
    "an alias": (
        "- query: &a b\n  expect: []\n",
        "1:10 CS109 the anchor '&a' is not allowed",
        "write the value out where it is used",
    ),
    "filters that are no mapping": (
        "- query: a\n  filters: persona\n  expect: []\n",
        "2:12 CS110 'filters' has the wrong shape: found the text 'persona'",
        "write a line  filters: …",
    ),
}


@pytest.mark.parametrize(("text", "said", "help_text"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_where_it_stands_with_what_to_type(
    make_hub: HubMaker, text: str, said: str, help_text: str
) -> None:
    _, findings = load(make_hub, text)
    shown = [f"{f.place.line}:{f.place.column} {f.code.id} {f.message}" for f in findings]
    assert shown == [said]
    assert findings[0].place.path == "queries.yml"
    assert findings[0].help == help_text
    assert findings[0].is_error


def test_the_same_words_with_other_filters_are_another_query(make_hub: HubMaker) -> None:
    text = (
        "- {query: a, expect: []}\n"
        "- {query: a, filters: {stage: [decide, evaluate]}, expect: []}\n"
        "- {query: a, filters: {stage: [evaluate, decide]}, expect: []}\n"
    )
    _, findings = load(make_hub, text)
    assert [(f.place.line, f.help) for f in findings] == [
        (3, "it is first on line 2; keep one of the two")
    ]


def test_no_term_is_unknown_while_its_list_can_not_be_read(make_hub: HubMaker) -> None:
    broken: dict[str, Content] = {"playbook/vocabulary/persona.yml": "- {id: a\n"}
    text = "- {query: a, filters: {persona: finance-lead}, expect: []}\n"
    assert load(make_hub, text, broken)[1] == ()


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x00\xff", b"- query: \xff\n", b"\0", b"- [", b"\t-"]
)
def test_what_is_no_text_is_one_finding(make_hub: HubMaker, data: bytes) -> None:
    queries, findings = load(make_hub, data)
    assert queries == ()
    assert len(findings) == 1


def test_a_file_that_is_gone_is_a_finding(make_hub: HubMaker, tmp_path: Path) -> None:
    hub = make_hub()
    facets = search_data(hub.catalogue, Addresses())["facets"]
    _, findings = load_queries(SourceFile(tmp_path, "none.yml"), hub.catalogue, facets)
    assert [finding.code.id for finding in findings] == ["CS101"]


DOCS = Path(__file__).parents[2] / "docs" / "test-the-search.md"


def test_the_example_of_the_page_suits_the_sample(tmp_path: Path) -> None:
    """It can be copied and changed; the table of kinds is complete."""
    text = DOCS.read_text("utf-8")
    example = text.partition('title="tests/relevance/queries.yml"\n')[2].partition("```")[0]
    (tmp_path / "queries.yml").write_text(example, "utf-8")
    catalogue = load_hub(DOCS.parents[1], today=None, clock=TODAY).catalogue
    facets = search_data(catalogue, Addresses())["facets"]
    queries, findings = load_queries(SourceFile(tmp_path, "queries.yml"), catalogue, facets)
    assert findings == ()
    assert len(queries) == 4
    for kind in Kind:
        assert f"| `{kind}` |" in text or kind is Kind.OTHER


def test_the_goals_of_the_page_are_all_that_there_are(make_hub: HubMaker) -> None:
    text = DOCS.read_text("utf-8")
    example = text.partition('title="playbook/hub.yml"\n')[2].partition("```")[0]
    hub = make_hub({"playbook/hub.yml": example})
    assert hub.findings == ()
    assert hub.catalogue.hub.relevance.model_fields_set == RelevanceGoals.model_fields.keys()
