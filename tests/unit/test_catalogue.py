"""The catalogue answers what pages, search and checks ask, in one order."""

from datetime import date

import pytest

from callsheet.freshness import Freshness
from callsheet.model.hub import HubSettings
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, Checked, Content, with_line


def asset(title: str, **lines: str) -> str:
    text = with_line(ASSET, "title", f"title: {title}")
    for start, value in lines.items():
        text = with_line(text, start, f"{start}: {value}")
    return text


FILES: dict[str, Content] = {
    "assets/example.md": asset("B current"),
    "assets/a.md": asset("A overdue", reviewed_on="2026-05-20"),
    "assets/b.md": asset("A current", stage="[decide, evaluate]"),
    "assets/c.md": asset("A due soon", reviewed_on="2026-06-10"),
    "assets/d.md": asset("A draft", status="draft"),
    "assets/e.md": asset("A expired", reviewed_on="2025-01-01"),
}


@pytest.fixture
def hub(make_hub: HubMaker) -> Checked:
    return make_hub(FILES)


def test_assets_are_listed_by_id(hub: Checked) -> None:
    assert hub.asset_ids == ["a", "b", "c", "d", "e", "example"]
    assert [found.id for found in hub.catalogue.assets_with("stage", "decide")] == ["b"]


def test_the_most_useful_come_first_and_only_approved_ones(hub: Checked) -> None:
    """By freshness, then those that were made for fewer personas and stages."""
    usable = [found.title for found in hub.catalogue.usable()]
    assert usable == ["B current", "A current", "A due soon", "A overdue", "A expired"]
    cell = hub.catalogue.usable_for("finance-lead", "decide")
    assert [found.id for found in cell] == ["b"]
    assert hub.catalogue.usable_for("nobody", "decide") == ()


def test_freshness_is_known_for_what_is_approved(hub: Checked) -> None:
    states = {found.id: hub.catalogue.freshness_of(found) for found in hub.catalogue.assets}
    assert states == {
        "a": Freshness.OVERDUE,
        "b": Freshness.CURRENT,
        "c": Freshness.DUE_SOON,
        "d": None,
        "e": Freshness.EXPIRED,
        "example": Freshness.CURRENT,
    }


def test_the_types_interval_says_when_the_next_review_is(make_hub: HubMaker) -> None:
    types = "- {id: talk-track, name: Talk track, review_every_days: 90}\n"
    hub = make_hub({"playbook/vocabulary/type.yml": types})
    assert hub.catalogue.review_by(hub.catalogue.assets[0]) == date(2026, 12, 31)


def test_terms_keep_the_order_of_their_file(make_hub: HubMaker) -> None:
    """The order of the stages is the journey; choices are listed in it too."""
    stages = "".join(f"- {{id: {name}, name: {name}}}\n" for name in ("win", "evaluate", "aware"))
    files = {"playbook/vocabulary/stage.yml": stages}
    hub = make_hub(files)
    assert [stage.id for stage in hub.catalogue.stages] == ["win", "evaluate", "aware"]
    wrong = make_hub({**files, "assets/example.md": asset("A", stage="lost")})
    assert "win, evaluate or aware" in wrong.only().help


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CFO", "finance-lead"),
        ("cfo ", "finance-lead"),
        ("Finance Director", "finance-lead"),
        ("finance-directer", "finance-lead"),
        ("Finance lead", "finance-lead"),
        ("head_of_fleet", "fleet-manager"),
        ("zebra", None),
    ],
)
def test_people_may_think_of_a_term_by_any_of_its_words(
    make_hub: HubMaker, typed: str, meant: str | None
) -> None:
    personas = (
        "- {id: finance-lead, name: Finance lead, aliases: [cfo, finance director]}\n"
        "- {id: fleet-manager, name: Fleet manager, aliases: [head of fleet]}\n"
    )
    hub = make_hub({"playbook/vocabulary/persona.yml": personas})
    assert hub.catalogue.vocabularies["persona"].suggest(typed) == meant


def test_settings_that_nobody_wrote_have_defaults(make_hub: HubMaker) -> None:
    settings = make_hub().catalogue.hub
    assert (settings.sample, settings.today, settings.repository) == (False, None, None)
    assert settings.edit_address("assets/example.md") is None


def test_settings_are_typed(make_hub: HubMaker) -> None:
    text = (
        "sample: yes\nrepository: https://github.com/example/hub\nbranch: trunk\n"
        "time_zone: Europe/Amsterdam\nbusiness_hours: {days: [mon, fri], opens: 08:30}\n"
        "freshness: {due_soon_days: 14}\nrelevance: {success_at_1: 0.80, stale_in_top_3: 0}\n"
    )
    settings: HubSettings = make_hub({"playbook/hub.yml": text}).catalogue.hub
    assert settings.sample is True
    assert settings.business_hours.days == ("mon", "fri")
    assert settings.business_hours.opens.isoformat() == "08:30:00"
    assert settings.freshness.due_soon_days == 14
    goals = settings.relevance
    assert (goals.success_at_1, goals.success_at_3, goals.stale_in_top_3) == (0.8, None, 0)
    edit = settings.edit_address("assets/a.md")
    assert edit == "https://github.com/example/hub/edit/trunk/assets/a.md"


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("sample: maybe", 9, "'sample' is 'maybe'"),
        ("time_zone: Amsterdam", 12, "not a time zone"),
        ("time_zone: ../../etc/passwd", 12, "not a time zone"),
        ("business_hours: {opens: 25:00}", 25, "not a time of day"),
        ("business_hours: {days: [monday]}", 25, "unknown days 'monday'"),
        ("repository: javascript:alert(1)", 13, "not a web address"),
        ("freshness: {due_soon_days: -1}", 28, "'-1'"),
        ("freshness: {due_soon_days: 1e9}", 28, "'1e9'"),
        ("relevance: {success_at_1: 95%}", 27, "'95%'"),
        ("relevance: {success_at_3: '0,95'}", 27, "'0,95'"),
        ("relevance: {success_at_3: 1.01}", 27, "'1.01'"),
        ("relevance: {zero_results: -0.1}", 27, "'-0.1'"),
        ("relevance: {mrr: nan}", 18, "'nan'"),
        ("relevance: {stale_in_top_3: 0.5}", 29, "'0.5'"),
        ("relevance: {unwanted_results: -1}", 31, "'-1'"),
        ("freshness: {due_soon_days: " + "9" * 5000 + "}", 28, "'999"),
    ],
)
def test_a_wrong_setting_is_named_where_it_stands(
    make_hub: HubMaker, line: str, column: int, words: str
) -> None:
    finding = make_hub({"playbook/hub.yml": f"name: A\n{line}\n"}).only()
    assert (finding.code.id, finding.place.line, finding.place.column) == ("CS204", 2, column)
    assert words in finding.message


@pytest.mark.parametrize(
    ("goals", "code", "message", "help_text"),
    [
        ("{success_at_1: 0,9}", "CS202", "unknown field '9'", "the fields are success_at_1"),
        ("{success_at_2: 1}", "CS202", "unknown field 'success_at_2'", "mean 'success_at_3'?"),
        ("{success_at_1: 95%}", "CS204", "'95%'", "a number from 0 to 1, with a point: 0.95"),
        ("{success_at_1: 95}", "CS204", "'95'", "the most is 1"),
        ("{mrr: -1}", "CS204", "'-1'", "the least is 0"),
        ("{mrr: [1]}", "CS110", "found a list", "mrr: …"),
        ("0.8", "CS110", "'relevance' has the wrong shape", "relevance: …"),
        ("[]", "CS110", "'relevance' has the wrong shape", "relevance: …"),
        ("{mrr: }", "CS203", "'mrr' is empty", "or remove this one"),
    ],
)
def test_a_wrong_goal_of_the_search_is_named(
    make_hub: HubMaker, goals: str, code: str, message: str, help_text: str
) -> None:
    hub = make_hub({"playbook/hub.yml": f"name: A\nrelevance: {goals}\n"})
    finding = next(finding for finding in hub.findings if finding.code.id == code)
    assert message in finding.message
    assert help_text in finding.help
    assert hub.catalogue.hub.relevance.success_at_1 is None
