"""Checks that a page leads its readers only to what they may see."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from callsheet import addresses, codes
from callsheet.audience import Audience
from callsheet.body import Body
from callsheet.catalogue import Catalogue
from callsheet.diagnostics import Finding, Place
from callsheet.links import Kind, LinkResolver
from callsheet.wording import quoted


def check_audiences(catalogue: Catalogue) -> Iterator[Finding]:
    """Links from a page for customers or partners to one that they may not see."""
    resolver = catalogue.derived(LinkResolver)
    goals = _audiences(catalogue)
    pages = [(page.path, page.body, page.fields.audience) for page in catalogue.playbook.prose]
    pages += [(page.path, page.body, page.fields.audience) for page in catalogue.docs]
    pages += [(asset.path, asset.body, asset.fields.audience) for asset in catalogue.assets]
    inside = str(catalogue.hub.addresses.internal or "")
    for path, body, audience in pages:
        if audience is not Audience.INTERNAL:
            yield from _check_body(path, body, audience, resolver, goals, inside)
    for asset in catalogue.assets:
        audience = asset.fields.audience
        for index, link in enumerate(asset.fields.links):
            if audience is not Audience.INTERNAL and _leads_to(str(link.url), inside):
                place = asset.place("links", index)
                yield _finding(place, str(link.url), audience, Audience.INTERNAL, "take it out")


def _audiences(catalogue: Catalogue) -> dict[str, Audience]:
    """Who may see each page that is not for colleagues only; path in the docs tree → audience."""
    found = dict.fromkeys((addresses.HOME, addresses.FIND, addresses.LIBRARY), Audience.CUSTOMER)
    found |= {addresses.asset_page(asset.id): asset.fields.audience for asset in catalogue.assets}
    for page in catalogue.playbook.prose:
        found[addresses.prose_page(page.id)] = page.fields.audience
    for page in catalogue.docs:
        found.setdefault(f"{page.id}.md", page.fields.audience)
    for key in addresses.TERM_FOLDERS:
        for term in catalogue.vocabularies[key]:
            found[addresses.term_page(key, term.id)] = term.audience
    return found


def _check_body(
    path: str,
    body: Body,
    audience: Audience,
    resolver: LinkResolver,
    goals: dict[str, Audience],
    inside: str,
) -> Iterator[Finding]:
    reported: set[tuple[int, int]] = set()
    for readers in (Audience.CUSTOMER, Audience.PARTNER):
        if not readers.may_see(audience):
            continue
        for link in body.shown_to(readers).outline.links:
            found = resolver.resolve(path, link.target)
            if found.kind is Kind.PAGE:
                goal = goals.get(found.path, Audience.INTERNAL)
            elif _leads_to(link.target, inside):
                goal = Audience.INTERNAL
            else:
                continue
            if readers.may_see(goal) or (link.line, link.column) in reported:
                continue
            reported.add((link.line, link.column))
            way_out = f"put the sentence between the lines '::: {goal}' and ':::'"
            where = Place(path, link.line, link.column)
            yield _finding(where, link.target, readers, goal, way_out)


def _finding(place: Place, target: str, readers: Audience, goal: Audience, way_out: str) -> Finding:
    return Finding(
        place,
        codes.LINK_INSIDE,
        f"the link {quoted(target)} leads {readers.readers} to a page for {goal.readers}",
        f"link to something that {readers.readers} may see, or {way_out}",
    )


def _leads_to(target: str, site: str) -> bool:
    """Whether an address is on the site, however it is spelt."""
    if not site:
        return False
    try:
        goal, there = urlsplit(target.strip()), urlsplit(site)
        same = goal.hostname == there.hostname and goal.port in (None, there.port)
    except ValueError:
        return False
    path = there.path.rstrip("/")
    return same and (goal.path == path or goal.path.startswith(f"{path}/"))
