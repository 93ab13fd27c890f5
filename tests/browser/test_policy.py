"""The theme works under the policy of its pages, on every host: nothing is stopped, all answers."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage, dialog, open_kind
from tests.browser.serving import served
from tests.browser.sites import KINDS, Site
from tests.hub_builder import ASSET
from tests.site.built import HOSTS, ROOT, built_once, write_small_hub

pytestmark = pytest.mark.browser

RICH = f"""{ASSET}
=== "One"

    The first.

=== "Two"

    The second.

| left | right |
|:-----|------:|
| a    | b     |

- [x] done

??? note "More"
    Words inside.

```python
print("copied")
```

HTML and a note[^1].

*[HTML]: Hypertext

[^1]: At the foot.
"""


RICH_HUB = {"assets/example.md": RICH, "docs/robots.txt": "User-agent: *"}


@pytest.fixture(scope="session", params=HOSTS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The repository's own hub, made by each host and served with its headers."""
    build: Callable[..., str] = HOSTS[request.param]

    def make(site: Path) -> None:
        build(site, ROOT, "--strict")

    folder = built_once(tmp_path_factory, str(request.param), make)
    with served(folder, headers=True) as root:
        yield Site(folder, root)


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def rich(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A page with everything that Material's Markdown makes, and more features of the theme."""

    def make(host: str, site: Path) -> None:
        hub = write_small_hub(site.with_name(f"{site.name}-hub"), RICH_HUB)
        settings = (hub / "mkdocs.yml").read_text("utf-8")
        features = "  features:\n    - content.code.copy\n    - content.tabs.link\n"
        assert "  features:\n" in settings
        (hub / "mkdocs.yml").write_text(settings.replace("  features:\n", features), "utf-8")
        HOSTS[host](site, hub, "--strict")

    host = str(request.param)
    folder = built_once(tmp_path_factory, f"rich-{host}", partial(make, host))
    with served(folder, headers=True) as root:
        yield Site(folder, root)


def stopped(page: Page) -> None:
    """Have the page throw at everything that the policy stops; `new_page` fails the test then."""
    page.add_init_script(
        """addEventListener("securitypolicyviolation", (event) => {
          const what = `stopped: ${event.violatedDirective} ${event.blockedURI}`;
          setTimeout(() => { throw Error(what) });
        });"""
    )


def test_nothing_of_the_theme_is_stopped(made: Site, new_page: NewPage) -> None:
    """On no kind of page; the watch of `new_page` reads the console."""
    page = new_page()
    stopped(page)
    for kind in KINDS:
        open_kind(page, made, kind)
        assert page.evaluate("typeof __md_get") == "function", kind
        expect(page.locator("h1").first).to_be_visible()


def test_the_palette_is_changed_and_remembered(made: Site, new_page: NewPage) -> None:
    """By the scripts within the page, which depend on its depth."""
    page = new_page(color_scheme="light")
    stopped(page)
    page.goto(made.root)
    page.locator("label[for^=__palette]:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    for address in ("library/", "library/pricing-talk-track/", "call/finance-lead/evaluate/"):
        page.goto(made.root + address)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_search_and_copy_work(made: Site, new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    stopped(page)
    page.goto(f"{made.root}find/?q=cfo+too+expensive")
    expect(page.get_by_role("row").first).to_be_visible()
    page.goto(f"{made.root}library/pricing-talk-track/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").first).to_have_text("Copied")


def test_the_search_over_the_page_works(made: Site, new_page: NewPage) -> None:
    """Ours and not the theme's, by every key and by the one button in the header."""
    page = new_page()
    stopped(page)
    page.goto(f"{made.root}library/pricing-talk-track/")
    expect(page.locator(".md-header").get_by_role("button", name="Search")).to_have_count(1)
    for way in ("/", "Control+k", "Meta+k", "button"):
        if way == "button":
            page.locator(".md-header").get_by_role("button", name="Search").click()
        else:
            page.keyboard.press(way)
        expect(page.locator("dialog[open]")).to_have_count(1)
        box = dialog(page).get_by_role("combobox")
        expect(box).to_be_focused()
        box.fill("cornerplan")
        expect(dialog(page).get_by_role("row").first).to_contain_text("Against Cornerplan")
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_what_markdown_makes_works(rich: Site, new_page: NewPage) -> None:
    """Tabs, folded boxes, the button that copies code, columns of tables, the error page."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    stopped(page)
    page.goto(f"{rich.root}library/example/")
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.get_by_text("The second.")).to_be_visible()
    page.locator("details.note summary").click()
    expect(page.get_by_text("Words inside.")).to_be_visible()
    aligned = "getComputedStyle(document.querySelector('td:last-child')).textAlign"
    assert page.evaluate(aligned) == "right"
    page.locator(".highlight").hover()
    page.locator(".highlight button, .highlight .md-clipboard").first.click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == 'print("copied")'
    page.emulate_media(media="print")
    expect(page.get_by_text("The second.")).to_be_visible()
    page.goto(f"{rich.root}404.html")
    expect(page.get_by_text("There is no page here")).to_be_visible()


def test_a_script_of_the_content_is_stopped_whatever_it_copies(
    made: Site, new_page: NewPage, tmp_path: Path
) -> None:
    """Put into a finished page, in the very place of the theme's own script."""
    copy = tmp_path / "site"
    shutil.copytree(made.folder, copy)
    page_file = copy / "library" / "index.html"
    html = page_file.read_text("utf-8")
    theme = re.search(r"<script>(var palette=.*?)</script>", html, re.DOTALL)
    assert theme
    html = html.replace(theme[0], f"<script>{theme[1]};window.ran=1</script>")
    page_file.write_text(html, "utf-8")
    with served(copy) as root:
        context = new_page().context.browser
        assert context
        page = context.new_page()  # not watched: the console says that it was stopped
        page.goto(f"{root}library/")
        assert page.evaluate("window.ran") is None
        page.close()
