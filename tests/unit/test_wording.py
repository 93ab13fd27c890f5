"""Messages quote safely and guess well."""

import pytest

from callsheet.wording import listed, nearest, quoted


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("price", "'price'"),
        ("a\nb", "'a\\nb'"),
        ("\x1b[31mred", "'\\x1b[31mred'"),
        ("right\u202eleft", "'right\\u202eleft'"),
        ("caf\u00e9", "'café'"),
        (12, "'12'"),
    ],
)
def test_a_quoted_value_can_not_forge_a_line(value: object, shown: str) -> None:
    """Line ends, terminal codes and marks that turn the reading direction are shown as escapes."""
    assert quoted(value) == shown


def test_a_long_value_is_cut() -> None:
    assert len(quoted("x" * 10_000)) < 70


@pytest.mark.parametrize(
    ("choices", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_choices_are_listed_as_one_says_them(choices: list[str], text: str) -> None:
    assert listed(choices) == text


def test_a_long_list_is_counted() -> None:
    assert listed([str(number) for number in range(20)], most=3) == "0, 1, 2 … (20 in all)"


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("Finance lead", "finance-lead"),
        ("finance_lead", "finance-lead"),
        (" finance-lead ", "finance-lead"),
        ("finanse-lead", "finance-lead"),
        ("FINANCE-LEAD", "finance-lead"),
        ("zebra", None),
        ("", None),
    ],
)
def test_the_guess_is_what_was_probably_meant(word: str, guess: str | None) -> None:
    assert nearest(word, ["finance-lead", "fleet-manager"]) == guess
