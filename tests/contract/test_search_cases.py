"""The search in Python and the search in the browser answer alike, from the index Python builds."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from callsheet.search import columns
from callsheet.search.fulltext import Text, write
from callsheet.search.nothing import help_with
from callsheet.search.ranking import Search, facet_counts
from callsheet.search.text import STOP_WORDS, words
from tests.contract.node import run_node

HERE = Path(__file__).parent
TABLE: dict[str, Any] = json.loads((HERE / "search_cases.json").read_text(encoding="utf-8"))
DATA: dict[str, Any] = {**TABLE["data"], "stop_words": sorted(STOP_WORDS)}
for record in DATA["records"]:
    record.setdefault("sent_as", None)
CASES: list[dict[str, Any]] = TABLE["cases"]
NAMES = [case["name"] for case in CASES]


def texts() -> Iterator[Text]:
    spoken = " ".join(
        name
        for facet in DATA["facets"]
        for value in facet["values"]
        for name in (value["name"], *value.get("spoken", ()))
    )
    for record in DATA["records"]:
        fields = {"summary": record["summary"], **TABLE["texts"][record["id"]]}
        files = fields.pop("files", "")
        names = " ".join((record["title"], *record["aliases"], spoken))
        yield Text(fields, files=files, names=names)


@pytest.fixture(scope="module")
def streams() -> dict[str, str]:
    """The index as it stands in `hub/search-text.js`."""
    return write(list(texts()))


@pytest.fixture(scope="module")
def search(streams: dict[str, str]) -> Search:
    return Search(DATA, streams)


@pytest.fixture(scope="module")
def browser(streams: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What the browser's code answers to the same table, with the index that Python wrote."""
    table = tmp_path_factory.mktemp("search") / "table.json"
    tiers = columns.write(DATA)
    asked = {"first": tiers.first, "details": tiers.details, "streams": streams, "cases": CASES}
    table.write_text(json.dumps(asked), encoding="utf-8")
    answer: dict[str, Any] = json.loads(run_node("run_cases.mjs", str(table)))
    return {
        "records": answer["records"],
        **{case["name"]: case for case in answer["answers"]},
    }


def python_counts(case: dict[str, Any], search: Search) -> dict[str, dict[str, int]]:
    records = [hit.record for hit in search.rank(case["text"])]
    return facet_counts(records, DATA["facets"], case["filters"])


def test_every_case_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 300


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_python_finds_what_the_table_says(case: dict[str, Any], search: Search) -> None:
    hits = search.search(case["text"], case["filters"])
    assert [hit.id for hit in hits] == case["ids"]
    if "counts" in case:
        assert python_counts(case, search) == case["counts"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_browser_finds_what_the_table_says(
    case: dict[str, Any], browser: Mapping[str, Any]
) -> None:
    answer = browser[case["name"]]
    assert [hit["id"] for hit in answer["hits"]] == case["ids"]
    if "counts" in case:
        assert answer["counts"] == case["counts"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_scores_words_and_counts_are_the_same(
    case: dict[str, Any], search: Search, browser: Mapping[str, Any]
) -> None:
    answer = browser[case["name"]]
    text, filters = case["text"], case["filters"]
    assert answer["hits"] == [
        {
            "id": hit.id,
            "matched": hit.matched,
            "score": hit.score,
            "in_files": hit.in_files,
            "why": [[r.field, r.value, list(r.words)] for r in search.reasons(text, hit)],
        }
        for hit in search.search(text, filters)
    ]
    assert answer["recognised"] == [
        [term.facet, term.value, list(term.words)] for term in search.recognised(text)
    ]
    assert answer["meant"] == [list(pair) for pair in search.meant(text)]
    help_ = help_with(search, text, filters, DATA)
    assert answer["help"] == {
        "mended": help_.mended,
        "fits": help_.fits,
        "owner": help_.owner,
        "lifted": [[lifted.facet, lifted.number] for lifted in help_.lifted],
        "terms": [list(term) for term in help_.terms],
        "experts": [expert["name"] for expert in help_.experts],
    }
    assert answer["counts"] == python_counts(case, search)
    assert answer["words"] == words(case["text"])


def test_records_come_back_from_their_columns(browser: Mapping[str, Any]) -> None:
    def plain(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """A facet in which a record has no value may be missing."""
        return [
            {
                **record,
                "facets": {
                    key: value
                    for key, value in record["facets"].items()
                    if value and key != "freshness"  # which goes by the day
                },
            }
            for record in records
        ]

    assert plain(browser["records"]) == plain(DATA["records"])


@pytest.mark.parametrize(
    ("text", "filters", "mended", "fits"),
    [
        ("calculater", {"persona": ["finance-lead"]}, "calculator", True),
        ("calculater", {"persona": ["it-lead"]}, "calculator", False),
        ("2o25", {}, "2025", True),  # no filter hides what is retired
    ],
)
def test_a_better_spelling_says_whether_the_filters_leave_anything(
    search: Search, text: str, filters: dict[str, list[str]], mended: str, fits: bool
) -> None:
    found = help_with(search, text, filters, DATA)
    assert (found.mended, found.fits) == (mended, fits)


def test_only_what_an_attached_file_alone_holds_is_said_to_be_found_there(search: Search) -> None:
    found = {hit.id: hit.in_files for hit in search.search("turnover", {})}
    assert found == {"case-cafe-zurich": False, "roi-calculator": True}
