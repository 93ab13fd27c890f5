"""The search in Python and the search in the browser answer alike, from the index Python builds."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import mkdocs
import pytest
from lunr.index import Index

from callsheet.search import ranking
from callsheet.search.index import IndexText, build_index, load_index
from callsheet.search.text import STOP_WORDS, stem, words
from tests.contract.node import run_node

HERE = Path(__file__).parent
TABLE: dict[str, Any] = json.loads((HERE / "search_cases.json").read_text(encoding="utf-8"))
DATA: dict[str, Any] = TABLE["data"]
CASES: list[dict[str, Any]] = TABLE["cases"]
NAMES = [case["name"] for case in CASES]
LUNR = str(Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js")
TODAY = date.fromisoformat(DATA["today"])


def index_texts() -> Iterator[IndexText]:
    names = {value["id"]: value["name"] for facet in DATA["facets"] for value in facet["values"]}
    for record in DATA["records"]:
        ids = [id for values in record["facets"].values() for id in values]
        fields = {
            "title": record["title"],
            "aliases": " ".join(record["aliases"]),
            "summary": record["summary"],
            "tags": " ".join(names[id] for id in ids),
            "files": "",
            **TABLE["texts"][record["id"]],
        }
        yield IndexText(id=record["id"], fields=fields)


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The index as it stands in `hub/search.js`."""
    return build_index(index_texts())


@pytest.fixture(scope="module")
def index(written: dict[str, Any]) -> Index:
    return load_index(written)


@pytest.fixture(scope="module")
def browser(written: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What the browser's code answers to the same table, with the index that Python wrote."""
    table = tmp_path_factory.mktemp("search") / "table.json"
    data = {**DATA, "index": written}
    table.write_text(json.dumps({**TABLE, "data": data}), encoding="utf-8")
    answer = run_node("run_cases.mjs", str(table), CALLSHEET_LUNR_JS=LUNR)
    return {case["name"]: case for case in json.loads(answer)}


def python_counts(case: dict[str, Any], index: Index) -> dict[str, dict[str, int]]:
    hits = ranking.rank(DATA, index, case["text"], today=TODAY)
    records = [hit.record for hit in hits]
    return ranking.facet_counts(records, DATA["facets"], case["filters"])


def test_every_case_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 40


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_python_finds_what_the_table_says(case: dict[str, Any], index: Index) -> None:
    hits = ranking.search(DATA, index, case["text"], case["filters"])
    assert [hit.id for hit in hits] == case["ids"]
    if "counts" in case:
        assert python_counts(case, index) == case["counts"]


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
    case: dict[str, Any], index: Index, browser: Mapping[str, Any]
) -> None:
    answer = browser[case["name"]]
    hits = ranking.search(DATA, index, case["text"], case["filters"])
    assert answer["hits"] == [
        {"id": hit.id, "matched": hit.matched, "score": hit.score, "in_files": hit.in_files}
        for hit in hits
    ]
    assert answer["counts"] == python_counts(case, index)
    assert answer["words"] == words(case["text"])


def test_only_what_an_attached_file_alone_holds_is_said_to_be_found_there(index: Index) -> None:
    found = {hit.id: hit.in_files for hit in ranking.search(DATA, index, "turnover", {})}
    assert found == {"case-cafe-zurich": False, "roi-calculator": True}


def test_stems_are_those_of_lunr_js() -> None:
    """lunr.py's own stemmer differs in words as common as "money", "survey" and "try"."""
    vocabulary = sorted({word for text in _texts(TABLE) for word in words(text)})
    tricky = "apply buy by crying day delayed eyed journeys keys payments played sky say y yes yyy"
    vocabulary += tricky.split()
    answer = json.loads(run_node("run_stems.mjs", json.dumps(vocabulary), CALLSHEET_LUNR_JS=LUNR))
    assert answer["stems"] == [stem(word) for word in vocabulary]
    assert answer["stop_words"] == sorted(STOP_WORDS)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [*value, *value.values()]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []
