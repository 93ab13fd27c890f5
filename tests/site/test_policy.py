"""Every page of a finished site has the policy, whatever templates the hub has of its own."""

import re
from pathlib import Path

import pytest

from callsheet.hosts.policy import has_policy, hashes_of_scripts
from tests.site.built import HOSTS, run, write_small_hub

pytestmark = pytest.mark.site

OWN_MAIN = (
    '{% extends "base.html" %}\n{% block announce %}Our words{% endblock %}\n'
    "{% block libs %}{{ super() }}<script>var own=1</script>"
    "<script>var title='{{ page.title }}'</script>{% endblock %}\n"
)


def policy_in(page: Path) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page.read_text("utf-8"))
    assert found, page
    return found[1]


def test_every_page_has_one_and_the_same(sites: dict[str, Path]) -> None:
    """First in the head, with the hash of every script of the theme in that page."""
    for site in sites.values():
        pages = sorted(site.rglob("*.html"))
        policies = {policy_in(page) for page in pages}
        assert len(policies) == 1
        assert policies.pop() in (site / "_headers").read_text("utf-8")
        for page in pages:
            html = page.read_text("utf-8")
            assert has_policy(html), page
            assert all(known in policy_in(page) for known in hashes_of_scripts(html)), page


def test_an_offline_site_has_it_too(offline_site: Path) -> None:
    for page in offline_site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert has_policy(html), page
        assert all(known in policy_in(page) for known in hashes_of_scripts(html)), page


@pytest.mark.parametrize("host", HOSTS)
def test_a_template_of_the_hub_goes_on_working(tmp_path: Path, host: str) -> None:
    """Its own script is known; one that a title could write into is not."""
    files = {"overrides/main.html": OWN_MAIN, "docs/a/b/c/d/e/deep.md": "# Deep\n\nWords.\n"}
    hub = write_small_hub(tmp_path / "hub", files)
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    HOSTS[host](tmp_path / "site", hub, "--strict")
    deep = tmp_path / "site/a/b/c/d/e/deep/index.html"
    html, policy = deep.read_text("utf-8"), policy_in(deep)
    assert "Our words" in html
    hashes = {
        script: hashes_of_scripts(f"<script>{script}</script>").pop()
        for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    }
    unknown = {script for script, known in hashes.items() if known not in policy}
    assert "var own=1" in hashes
    assert unknown == {"var title='Deep'"}


def test_a_template_that_leaves_the_policy_out_is_found_out(tmp_path: Path) -> None:
    """With Zensical a template can: `verify-site` says so."""
    own = '{% extends "base.html" %}\n{% block site_meta %}<meta charset="utf-8">{% endblock %}\n'
    hub = write_small_hub(tmp_path / "hub", {"overrides/main.html": own, "docs/a.md": "# A\n"})
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  name: material\n", "  name: material\n  custom_dir: overrides\n")
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    HOSTS["zensical"](tmp_path / "site", hub)
    said = run("callsheet", "verify-site", tmp_path / "site", "--root", hub, fails=True)
    assert "have no policy" in said


@pytest.mark.parametrize("host", HOSTS)
def test_snippets_stop_the_build_on_every_host(tmp_path: Path, host: str) -> None:
    """`.env` would be published."""
    files = {"docs/a.md": '# A\n\n--8<-- ".env"\n', ".env": "SECRET=1"}
    hub = write_small_hub(tmp_path / "hub", files)
    with (hub / "mkdocs.yml").open("a") as settings:
        settings.write("  - pymdownx.snippets\n")
    with pytest.raises(AssertionError, match=r"'pymdownx\.snippets' is not known to be safe"):
        HOSTS[host](tmp_path / "site", hub)


def test_macros_read_no_file_whatever_their_options_are(tmp_path: Path) -> None:
    files = {
        "docs/a.md": (
            "---\nrender_macros: true\n---\n\n# A\n\n{% include 'secret.txt' %}{{ secret }}\n"
        ),
        "secret.txt": "SECRET",
        "secret.yml": "secret: SECRET",
    }
    hub = write_small_hub(tmp_path / "hub", files)
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    options = "  - macros:\n      include_dir: .\n      include_yaml: [secret.yml]\n"
    (hub / "mkdocs.yml").write_text(settings.replace("  - macros:\n", options), "utf-8")
    HOSTS["mkdocs"](tmp_path / "site", hub)
    assert "SECRET" not in (tmp_path / "site/a/index.html").read_text("utf-8")
