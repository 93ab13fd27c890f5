"""A hub in which everything that outsiders must not see has a word that stands nowhere else."""

from tests.documents import pdf, picture
from tests.hub_builder import ASSET, Tree, with_line

SECRET = "zyx"
"""The secret words begin so: `zyx1`, `zyx2` …"""

_THEIRS = """\
---
title: What it costs
summary: The price for every fleet.
type: talk-track
persona: finance-lead
stage: evaluate
objection: price
owner: zyx-owner
audience: AUDIENCE
status: approved
reviewed_on: 2026-10-02
reviewed_by: zyx-reviewer
aliases: [zyx1, zyx2 zyx3]
files: [prices.pdf]
links: [{title: Our site, url: 'https://example.com/'}]
related: [zyx-internal]
made_with: [zyx-helper]
---

## One price

It is the same for everybody. <!-- zyx4

zyx5 --> Really.

::: internal
zyx6 [inside](zyx-internal.md) ![](zyx-picture.png)

## zyx7 heading

- zyx8
:::

And *nothing* on top.
"""


def _asset(audience: str, word: str, **lines: str) -> str:
    text = with_line(ASSET, "title:", f"title: The {word}title of it")
    text = with_line(text, "summary:", f"summary: The {word}summary of it.")
    text = with_line(text, "audience:", f"audience: {audience}")
    for key, line in lines.items():
        text = with_line(text, f"{key}:", line)
    return f"{text}\n\nThe {word}body of it.\n"


HUB: Tree = {
    "assets/example.md": None,
    "assets/costs.md": _THEIRS.replace("AUDIENCE", "customer"),
    "assets/prices.pdf": pdf("The price is the same for everybody."),
    "assets/zyx-internal.md": _asset("internal", "zyx10").replace(
        "owner:", "files: [zyx-file.pdf]\nowner:"
    ),
    "assets/zyx-file.pdf": pdf("zyx11"),
    "assets/zyx-picture.png": picture(),
    "assets/zyx-draft.md": _asset("customer", "zyx13", status="status: draft"),
    "assets/zyx-planned.md": _asset(
        "customer", "zyx14", status="status: planned\npublish_on: 2027-01-01"
    ),
    "assets/zyx-retired.md": _asset("customer", "zyx15", status="status: retired"),
    "docs/index.md": "---\ntitle: zyx20\n---\n\n# zyx21\n\nzyx22 ![](zyx-home.png)\n",
    "docs/zyx-home.png": picture(),
    "docs/about.md": (
        "---\ntitle: About us\naudience: customer\n---\n\n# About us\n\nWho we are.\n\n"
        "::: internal\nzyx24 [x](zyx-inside.md)\n:::\n\n[Costs](library/costs.md)\n"
    ),
    "docs/zyx-inside.md": "---\ntitle: zyx25\n---\n\nzyx26\n",
    "playbook/hub.yml": (
        "name: Larkspur\ntagline: zyx30 for us\nrepository: https://zyx31.example.com/x\n"
        "addresses: {internal: 'https://zyx32.example.com/', customer: 'https://c.example.com/'}\n"
    ),
    "playbook/roles.yml": (
        "- {id: zyx-owner, name: zyx40, department: zyx41, summary: zyx42}\n"
        "- {id: zyx-reviewer, name: zyx43, department: zyx44}\n"
        "- {id: zyx-helper, name: zyx45, department: zyx44}\n"
        "- {id: product-marketing, name: zyx46, department: zyx44}\n"
    ),
    "playbook/words.yml": "- {id: zyx-word, name: zyx50, summary: zyx51}\n",
    "playbook/zyx-why.md": "---\ntitle: zyx52\n---\n\nzyx53\n",
    "playbook/vocabulary/persona.yml": (
        "- id: finance-lead\n  name: Finance lead\n  aliases: [zyx60]\n  summary: zyx61\n"
        "  goals: [zyx62]\n  pains: [zyx63]\n  questions: [zyx64]\n"
        "- id: zyx-persona\n  name: zyx65\n"
    ),
    "playbook/vocabulary/stage.yml": (
        "- id: evaluate\n  name: Evaluate\n  owner: zyx-owner\n  entry: [zyx66]\n  next: zyx67\n"
    ),
    "playbook/vocabulary/objection.yml": (
        "- id: price\n  name: Too dear\n  phrases: [zyx68]\n  talk_track: zyx69\n"
        "  proof: [zyx-internal]\n"
    ),
    "playbook/vocabulary/type.yml": "- id: talk-track\n  name: Answer\n  summary: zyx70\n",
}
"""The small hub of `tests/site` with this laid over it has no error."""

SPELLINGS = (
    *("audience: Internal", "audience: INTERNAL", "audience: intern", "audience: interal"),
    *("audience: internall", "audience: internal-only", "audience: internal only"),
    *("audience: internal, customer", "audience: [internal]", "audience: [internal, customer]"),
    *("audience: [customer, internal]", "audience: {internal: true}", "audience:", "audience: ~"),
    *("audience: null", "audience: not customer", "audience: '!customer'", "audience: internal #x"),
    *('audience: "internal "', "audience: 'internal", "audience internal", "audience:internal"),
    *("audiance: internal", "Audience: internal", "audience : internal", "audiences: internal"),
    "audience: customer\naudience: internal",
    "audience: internal\naudience: customer",
    *("audience: partners", "audience: customers", "audience: Customer", "audience: public"),
    *("audience: all", "audience: everyone", "audience: true", "audience: no", "audience: 1"),
    *("audience: confidential", "audience: \u0456nternal", "audience: internal\u200b"),
    *("audience: cust\u00adomer", "audience: \uff43ustomer", "audience: \u202ecustomer", ""),
    *("visibility: internal", "internal: true", "audience: &a customer", "audience: *a"),
    *("audience: !!str customer", "<<: {audience: customer}", "audience: |\n  internal"),
    *("audience: >-\n  internal", "audience: [[customer]]", "  audience: customer"),
    *("\taudience: customer", "audience: customer: internal", "audience: customer}"),
    "audience: customer\nsecret: true",
)
"""Ways to write that a page is internal, or to get it wrong. None may reach an outsider."""


def misspelt(number: int) -> str:
    """The page whose audience is written in the way of that number."""
    text = _asset("AUDIENCE", f"zyx{1000 + number}")
    return text.replace("audience: AUDIENCE\n", f"{SPELLINGS[number]}\n".lstrip("\n"))


ODD_FILES: Tree = {
    "assets/zyx-no-fence.md": _asset("customer", "zyx2001").replace("---\n", "", 1),
    "assets/zyx-open-fence.md": "---\n" + _asset("customer", "zyx2002").replace("---\n", ""),
    "assets/zyx-second.md": f"text\n{_asset('customer', 'zyx2003')}",
    "assets/zyx-utf16.md": _asset("customer", "zyx2004").encode("utf-16"),
    "assets/zyx-latin.md": _asset("customer", "zyx2005").encode() + b"\xe9",
    "assets/zyx-nul.md": _asset("customer", "zyx2006") + "\0",
    "assets/zyx-below.md": _asset("customer", "zyx2007")
    .replace("audience: customer\n", "")
    .replace("\n## What", "\naudience: customer\n\n## What"),
    "assets/zyx-text.txt": "audience: customer zyx2008",
    "assets/zyx-name.markdown": _asset("customer", "zyx2009"),
    "assets/zyx-name.md.txt": _asset("customer", "zyx2010"),
    "assets/.zyx-hidden.md": _asset("customer", "zyx2011"),
    "docs/zyx-page.md": "---\ntitle: zyx2012\naudience: Customer\n---\n\nzyx2013\n",
    "docs/zyx-twice.md": "---\ntitle: zyx2014\naudience: customer\naudience: internal\n---\n\n",
    "playbook/zyx-page.md": "---\ntitle: zyx2015\naudience: customers\n---\n\nzyx2016\n",
}
"""Files that are broken in other ways."""
