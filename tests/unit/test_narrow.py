"""What a site for partners or customers is made from holds nothing that they may not see."""

from callsheet.audience import Audience
from callsheet.catalogue import Catalogue
from callsheet.narrow import narrowed
from tests.conftest import HubMaker
from tests.hub_builder import ASSET, Tree, with_line

HUB: Tree = {
    "assets/ours.md": ASSET,
    "assets/example.md": with_line(ASSET, "audience:", "audience: partner"),
    "assets/theirs.md": with_line(ASSET, "audience:", "audience: customer").replace(
        "type:",
        "objection: price\naliases: [discount]\nrelated: [ours, example]\nfiles: [a.pdf]\n"
        "reviewed_by: sales-lead\nmade_with: [sales-lead]\ntype:",
    )
    + "\n::: internal\n[ours](ours.md) [file](secret.pdf)\n:::\n",
    "assets/draft.md": with_line(
        with_line(ASSET, "audience:", "audience: customer"), "status:", "status: draft"
    ),
    "assets/a.pdf": b"%PDF-1.4",
    "assets/secret.pdf": b"%PDF-1.4",
    "docs/index.md": "---\ntitle: Ours\n---\n\n![](ours.png)\n",
    "docs/about.md": "---\ntitle: About\naudience: customer\n---\n\n![us](us.png)\n",
    "docs/ours.png": b"x",
    "docs/us.png": b"x",
    "playbook/why.md": "---\ntitle: Why\n---\n\nwhy\n",
    "playbook/hub.yml": (
        "name: Ours\ntagline: For us only\nrepository: https://git.example.com/x\n"
        "addresses: {internal: 'https://in.example.com/', customer: 'https://c.example.com/'}\n"
    ),
    "playbook/people.yml": "- {id: sam, name: Sam, role: sales-lead}\n",
    "playbook/roles.yml": (
        "- {id: product-marketing, name: Product marketing, department: marketing}\n"
        "- {id: sales-lead, name: Sales lead, department: sales}\n"
    ),
    "playbook/vocabulary/persona.yml": (
        "- {id: finance-lead, name: Finance lead, aliases: [cfo], summary: Counts, goals: [x]}\n"
        "- {id: ceo, name: Chief}\n"
    ),
    "playbook/vocabulary/objection.yml": (
        "- {id: price, name: Too dear, phrases: [No], proof: [ours, theirs], audience: partner}\n"
    ),
    "playbook/vocabulary/stage.yml": (
        "- {id: evaluate, name: Evaluate, owner: sales-lead, entry: [x]}\n"
        "- {id: decide, name: Decide}\n"
    ),
}


def shown_to(make_hub: HubMaker, audience: Audience) -> Catalogue:
    hub = make_hub(HUB)
    assert hub.findings == (), hub.shown
    return narrowed(hub.catalogue, audience)


def test_colleagues_see_everything(make_hub: HubMaker) -> None:
    hub = make_hub(HUB).catalogue
    assert narrowed(hub, Audience.INTERNAL) is hub


def test_each_site_holds_the_approved_assets_of_its_readers(make_hub: HubMaker) -> None:
    assert [a.id for a in shown_to(make_hub, Audience.PARTNER).assets] == ["example", "theirs"]
    assert [a.id for a in shown_to(make_hub, Audience.CUSTOMER).assets] == ["theirs"]


def test_of_an_asset_only_what_is_for_its_readers_is_left(make_hub: HubMaker) -> None:
    asset = shown_to(make_hub, Audience.CUSTOMER).assets[0]
    told = asset.fields.model_dump(exclude_defaults=True, exclude_none=True)
    assert told.keys() == {"title", "summary", "owner", "audience", "status", "files"}
    assert asset.fields.owner == ""
    assert asset.fields.aliases == asset.fields.related == asset.fields.made_with == ()
    assert asset.terms == {
        "persona": ("finance-lead",),
        "stage": (),
        "objection": (),
        "type": ("talk-track",),
    }
    assert "ours" not in asset.body.text


def test_of_a_term_only_its_name_is_left_unless_it_says_otherwise(make_hub: HubMaker) -> None:
    partner = shown_to(make_hub, Audience.PARTNER)
    assert [term.id for term in partner.personas] == ["finance-lead"]
    assert partner.personas[0].model_dump(exclude_defaults=True) == {
        "id": "finance-lead",
        "name": "Finance lead",
    }
    assert partner.objections[0].phrases == ("No",)
    assert partner.objections[0].proof == ("theirs",)
    customer = shown_to(make_hub, Audience.CUSTOMER)
    assert customer.stages == ()
    assert customer.objections == ()


def test_files_and_pages_follow_what_is_shown(make_hub: HubMaker) -> None:
    assert shown_to(make_hub, Audience.CUSTOMER).tree.paths == {
        "assets/theirs.md",
        "assets/a.pdf",
        "docs/about.md",
        "docs/us.png",
    }


def test_the_playbook_and_the_settings_stay_at_home(make_hub: HubMaker) -> None:
    shown = shown_to(make_hub, Audience.CUSTOMER)
    assert shown.playbook == type(shown.playbook)()
    assert shown.hub.name == "Ours"
    assert shown.hub.repository is None
    assert shown.hub.addresses.internal is None
    assert "For us" not in shown.hub.tagline


def test_a_link_that_leads_readers_inside_is_an_error(make_hub: HubMaker) -> None:
    body = "\n[a](ours.md) [b](/call/finance-lead/evaluate/) [c](/library/) [d](example.md)\n"
    body += "[e](https://in.example.com/library/ours/) [f](draft.md)\n"
    theirs = with_line(ASSET, "audience:", "audience: customer") + body
    hub = make_hub({**HUB, "assets/theirs.md": theirs})
    assert [(f.code.id, f.place.column) for f in hub.findings] == [
        ("CS510", 5),
        ("CS510", 18),
        ("CS510", 67),
        ("CS510", 5),
    ], hub.shown
    linked = [
        "{title: a, url: 'https://IN.example.com/library/ours/'}",
        "{title: b, url: 'http://in.example.com'}",
        "{title: c, url: 'https://in.example.com.org/'}",
    ]
    text = with_line(ASSET, "audience:", f"audience: customer\nlinks: [{', '.join(linked)}]")
    named = make_hub({**HUB, "assets/theirs.md": text}).findings
    assert [f.code.id for f in named] == ["CS510", "CS510"]
    partners = with_line(theirs, "audience:", "audience: partner")
    found = make_hub({**HUB, "assets/theirs.md": partners}).findings
    assert len(found) == 3, found
