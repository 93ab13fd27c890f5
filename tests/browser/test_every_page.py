"""Promises that hold on every kind of page, in both schemes and at the width of any screen."""

import pytest

from tests.browser.pages import NewPage, open_kind
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser

SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_it_fits_the_screen_and_asks_nobody(
    site: Site, new_page: NewPage, width: int, scheme: str
) -> None:
    """The page itself never scrolls sideways; the watch of `new_page` sees requests and console."""
    page = new_page(width=width, color_scheme=scheme)
    too_wide = {}
    for kind in KINDS:
        open_kind(page, site, kind)
        content = int(page.evaluate("document.documentElement.scrollWidth"))
        if content > width:
            too_wide[kind] = content
    assert too_wide == {}


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "kind", ["home", "find", "library", "call sheet", "fitted call sheet", "asset"]
)
def test_nothing_jumps_while_it_loads(site: Site, new_page: NewPage, kind: str, width: int) -> None:
    """Cumulative layout shift below 0.1, which is what Web Vitals call good."""
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    open_kind(page, site, kind)
    # Two pictures later every shift of the load has been counted.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") < 0.1
