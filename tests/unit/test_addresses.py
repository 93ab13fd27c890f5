"""Paths of the docs tree become the same addresses everywhere, online and from a folder."""

import pytest

from callsheet import addresses
from callsheet.addresses import Addresses
from callsheet.errors import AddressTaken
from callsheet.hosts.directory import page_as_markdown
from callsheet.outputs import Output, Page, collected
from tests.conftest import HubMaker


@pytest.mark.parametrize(
    ("path", "online", "offline"),
    [
        ("index.md", "", "index.html"),
        ("find.md", "find/", "find.html"),
        ("library/index.md", "library/", "library/index.html"),
        ("library/foo.md", "library/foo/", "library/foo.html"),
        ("playbook/README.md", "playbook/", "playbook/README.html"),
        (
            "call/finance-lead/decide.md",
            "call/finance-lead/decide/",
            "call/finance-lead/decide.html",
        ),
        ("hub/callsheet.css", "hub/callsheet.css", "hub/callsheet.css"),
        ("library/foo/deck.pdf", "library/foo/deck.pdf", "library/foo/deck.pdf"),
    ],
)
def test_a_path_has_one_address(path: str, online: str, offline: str) -> None:
    assert Addresses().of(path) == online
    if not path.endswith("README.md"):
        assert Addresses(directory_urls=False).of(path) == offline


@pytest.mark.parametrize(
    ("origin", "target", "online", "offline"),
    [
        ("index.md", "index.md", "./", "index.html"),
        ("index.md", "library/foo.md", "library/foo/", "library/foo.html"),
        ("library/foo.md", "index.md", "../../", "../index.html"),
        ("library/foo.md", "library/bar.md", "../../library/bar/", "../library/bar.html"),
        ("library/index.md", "hub/x.css", "../hub/x.css", "../hub/x.css"),
    ],
)
def test_links_between_pages_are_relative(
    origin: str, target: str, online: str, offline: str
) -> None:
    """So that the site works below any address, and from a folder on a laptop."""
    assert Addresses().href(origin, target) == online
    assert Addresses(directory_urls=False).href(origin, target) == offline
    assert Addresses().href(origin, target, "part").endswith("#part")


def test_every_kind_of_page_has_its_path(make_hub: HubMaker) -> None:
    pages = addresses.generated_pages(
        make_hub({"playbook/why.md": "---\ntitle: Why\n---\n"}).catalogue
    )
    assert {
        "index.md",
        "find.md",
        "library/example.md",
        "personas/finance-lead.md",
        "stages/decide.md",
        "objections/price.md",
        "call/finance-lead/evaluate.md",
        "playbook/why.md",
    } <= pages


def test_outputs_are_sorted_and_no_two_share_a_path() -> None:
    """Capitals make no difference: many disks ignore them."""
    one, two = Output(path="b.md", content="x"), Output(path="a.md", content="y", source="s.md")
    assert collected([one, two]) == (two, one)
    with pytest.raises(AddressTaken, match=r"A\.md: s\.md and the engine"):
        collected([two, Output(path="A.md", content="z")])


def test_front_matter_of_a_page_survives_any_title() -> None:
    """Colons, quotes, markup and line ends in a title can't add a field or end the block."""
    title = 'a: "b"\n---\nhide: [toc]\n<script>'
    page = Page(meta={"title": title, "number": 1}, head="<p>x</p>", body="text")
    assert page.front_matter.count("\n---\n") == 1
    assert page.front_matter.startswith("---\ntitle: ")
    assert page_as_markdown(page).count("\n---\n") == 1
