"""Which of two assets a rep would rather have."""

from callsheet.freshness import Freshness
from callsheet.usefulness import usefulness

TYPES = ("battlecard", "case-study")


def key(state: Freshness | None = Freshness.CURRENT, **terms: list[str]) -> tuple[int, int, int]:
    return usefulness(state, terms, TYPES)


def test_what_may_be_trusted_comes_first() -> None:
    made_for_one = {"persona": ["cfo"], "stage": ["decide"]}
    assert key(persona=["cfo", "cio"], stage=["decide"]) < key(Freshness.OVERDUE, **made_for_one)
    assert key(Freshness.DUE_SOON) < key(Freshness.OVERDUE) < key(Freshness.EXPIRED) <= key(None)


def test_then_what_speaks_to_fewer() -> None:
    assert key(persona=["cfo"], stage=["decide"]) < key(persona=["cfo", "cio"], stage=["decide"])
    assert key(persona=["cfo", "cio"], stage=["decide"]) < key(), "for nobody in particular"


def test_then_the_type_that_comes_first_in_its_vocabulary() -> None:
    assert key(type=["battlecard"]) < key(type=["case-study"]) < key(type=["a new one"])
    assert key(type=["a new one"]) == key()
