"""Blocks inside a page: only their readers get them, and a slip of the hand is never published."""

import pytest

from callsheet.audience import Audience
from callsheet.blocks import find_near_marks, read_blocks, text_for, without_marks
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, with_line

BODY = "one\n::: internal\ntwo\n:::\nthree\n::: partner\nfour\n:::\nfive"
WORDS = ("one", "two", "three", "four", "five")
FOR_CUSTOMERS = with_line(ASSET, "audience:", "audience: customer")


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (Audience.INTERNAL, ["one", "two", "three", "four", "five"]),
        (Audience.PARTNER, ["one", "three", "four", "five"]),
        (Audience.CUSTOMER, ["one", "three", "five"]),
    ],
)
def test_each_reader_gets_what_is_theirs(audience: Audience, seen: list[str]) -> None:
    text = text_for(BODY, audience)
    assert [word for word in text.split() if word in WORDS] == seen
    assert text.count("\n") == BODY.count("\n")


def test_a_block_that_is_never_closed_ends_with_the_page() -> None:
    text = "one\n::: internal\ntwo\n\n## More\n\nthree"
    assert text_for(text, Audience.CUSTOMER).split() == ["one"]
    assert [problem.line for problem in read_blocks(text)[1]] == [1]


def test_marks_are_no_part_of_what_a_reader_sees(make_hub: HubMaker) -> None:
    hub = make_hub({"assets/example.md": f"{ASSET}\n::: internal\nwords\n:::\n"})
    assert hub.catalogue.assets[0].body.outline.plain == "Say it with numbers. words"
    assert len(without_marks(BODY)) == len(BODY)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("::: internal\nx", "the block '::: internal' is never closed"),
        ("x\n:::", "':::' closes no block"),
        ("::: internal\n::: partner\nx\n:::", "the block '::: partner' begins inside another one"),
        ("::: intrenal\nx\n:::", "unknown audience 'intrenal'"),
        ("::: Internal\nx\n:::", "unknown audience 'Internal'"),
        ("::: internal only\nx\n:::", "unknown audience 'internal only'"),
        ("::: customer\nx\n:::", "a block can't be for customers"),
        ("<!-- a\n::: internal\n-->\nx\n:::", "a comment crosses the mark of a block"),
        ("::: internal\n<!-- a\n:::\nx -->", "a comment crosses the mark of a block"),
        ("- a\n\n  ::: internal\n  x\n:::", "the mark '::: internal' is indented"),
    ],
)
def test_a_wrong_mark_keeps_the_page_from_every_site(
    make_hub: HubMaker, body: str, message: str
) -> None:
    hub = make_hub({"assets/example.md": f"{ASSET}\n{body}\n"})
    assert hub.only().code.id == "CS112"
    assert hub.only().message == message
    assert hub.asset_ids == []


@pytest.mark.parametrize(
    "line",
    [
        *(
            ":: internal",
            ": internal",
            "::",
            "\uff1a \uff1a internal",
            "\uff1a\uff1a\uff1a internal",
            ":;: internal",
        ),
        *("\u200b::: internal", "> ::: internal", "- ::: internal", "/// internal", "// internal"),
        *("!!! internal", '??? internal "For reps"', "{% internal %}", "{{ internal }}"),
        *("<!-- internal -->", "<internal>", "[internal]", "{internal}", "%% internal %%"),
        *("**Internal**", "## Internal", "INTERNAL:", "internal", "Internal only:", "# interal"),
        *("End internal", "[/internal]", "| internal |", "*internal-only*", ":: partner"),
        *("One price. ::: internal Do not go below 18. :::", "1. ::: internal", "# ::: internal x"),
        *("| ::: internal | x |", "Text\x0b::: internal\x0bsecret\x0b:::"),
        *("[internal] 18 [/internal]", "so: <internal>18</internal>", "{.internal} 18"),
        *('<div class="internal">18</div>', "<span class='note internal'>18</span>"),
        *("18 {: .note .internal }", "We pay [partner only] 18"),
    ],
)
def test_what_may_have_been_meant_as_a_mark_is_an_error_for_outsiders(
    make_hub: HubMaker, line: str
) -> None:
    hub = make_hub({"assets/example.md": f"{FOR_CUSTOMERS}\n{line}\nsecret\n"})
    assert hub.code_ids == ["CS112"], hub.shown
    assert hub.asset_ids == []


@pytest.mark.parametrize("start", ["```\n", "~~~md\n", "> ```\n"])
def test_a_mark_in_code_is_text_on_our_own_pages_and_an_error_on_others(
    make_hub: HubMaker, start: str
) -> None:
    body = f"\n{start}::: internal\nx\n:::\n"
    assert read_blocks(body) == ([], [])
    assert make_hub({"assets/example.md": FOR_CUSTOMERS + body}).code_ids == ["CS112", "CS112"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "The internal rate of return",
            "## Internal combustion",
            "[Internal rate](https://x.org)",
        ),
        *(": a definition", "- Internal", "* internal", "1. internal", "## Partners", "# Interval"),
        *('!!! note "Internal"', "::: internal", "<!-- a remark on internal matters -->"),
        *("Internal and external", "| internal | external |", "Partner:", "internationally"),
        *("[Partner](partner.md) and [internal][1]", "See (internal)", '<p class="internal-link">'),
        *("Our class = partner programme", "std::string and a::b", ": : and text"),
    ],
)
def test_honest_lines_are_no_marks(line: str) -> None:
    assert list(find_near_marks(line)) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b\n\nc --> d", "a \n\n d"),
        ("a <!-- b", "a "),
        ("a <!--> b", "a  b"),
        ("a <!-- b --!> c", "a  c"),
        ("a `<!-- b -->` c", "a `<!-- b -->` c"),
        ("```\n<!-- b -->\n```\nc", "```\n<!-- b -->\n```\nc"),
        ("`a\n\nb <!-- c -->`", "`a\n\nb `"),
    ],
)
def test_outsiders_get_no_comment(text: str, left: str) -> None:
    assert text_for(text, Audience.CUSTOMER) == left


def test_a_comment_that_is_never_closed_is_an_error_for_outsiders(make_hub: HubMaker) -> None:
    hub = make_hub({"assets/example.md": f"{FOR_CUSTOMERS}\none <!-- two\n"})
    assert hub.only().message == "the comment is never closed"
