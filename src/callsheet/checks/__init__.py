"""The checks over a whole catalogue: what no single file can tell.

Each module has one subject and a `check_…` function that gives findings; :data:`CHECKS` lists them.
"""

from collections.abc import Callable, Iterable

from callsheet.catalogue import Catalogue
from callsheet.checks.audiences import check_audiences
from callsheet.checks.contents import check_contents
from callsheet.checks.dates import check_dates
from callsheet.checks.files import check_files
from callsheet.checks.freshness import check_freshness
from callsheet.checks.hub import check_hub
from callsheet.checks.identity import check_identity
from callsheet.checks.links import check_links
from callsheet.checks.markup import check_markup
from callsheet.checks.playbook import check_playbook
from callsheet.checks.references import check_references
from callsheet.checks.vocabularies import check_vocabularies
from callsheet.diagnostics import Finding

CHECKS: tuple[Callable[[Catalogue], Iterable[Finding]], ...] = (
    check_hub,
    check_identity,
    check_vocabularies,
    check_references,
    check_dates,
    check_freshness,
    check_files,
    check_contents,
    check_links,
    check_audiences,
    check_markup,
    check_playbook,
)


def check_catalogue(catalogue: Catalogue) -> list[Finding]:
    """What all the checks find."""
    return [finding for check in CHECKS for finding in check(catalogue)]
