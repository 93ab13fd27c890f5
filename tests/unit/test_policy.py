"""The policy: what it allows, where it stands in a page, and what may be added to it."""

import base64
import hashlib
from pathlib import Path

import pytest

from callsheet.errors import BadDialect, HostFailed
from callsheet.hosts.allowed import check_extensions, check_plugins
from callsheet.hosts.config import dialect_of
from callsheet.hosts.headers import load_policy, render_headers, render_nginx, write_headers
from callsheet.hosts.policy import (
    LEAST_DEPTH,
    Policy,
    fixture_pages,
    has_policy,
    hashes_of_scripts,
    policy_of,
    with_policy,
)
from callsheet.markup.sanitise import sanitise

PAGE = '<!doctype html><html><head>\n  <meta charset="utf-8"><title>x</title></head></html>'


def sha(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def directives(text: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in text.split(";"))}


def test_scripts_run_by_their_hashes_and_by_nothing_else() -> None:
    for inline_styles in (False, True):
        policy = policy_of(["sha256-b=", "sha256-a=", "sha256-a="], {}, inline_styles=inline_styles)
        allowed = directives(policy.in_page)
        assert allowed["script-src"] == ["'self'", "'sha256-a='", "'sha256-b='"]
        assert allowed["default-src"] == allowed["object-src"] == allowed["base-uri"] == ["'none'"]
        assert not any("http" in source for sources in allowed.values() for source in sources)
        assert "unsafe-eval" not in policy.in_page
        assert ("'unsafe-inline'" in allowed["style-src"]) == inline_styles


def test_what_only_a_header_can_say_stands_in_the_header() -> None:
    policy = Policy()
    assert "frame-ancestors" not in policy.in_page
    assert directives(policy.in_header)["frame-ancestors"] == ["'none'"]


def test_only_inline_scripts_that_run_have_hashes() -> None:
    html = (
        "<script>a()</script><SCRIPT type=module>b()</SCRIPT><script src=x.js>c()</script>"
        '<script type="application/json">{"d": 1}</script><p>e()</p><script>f("<b>")</script>'
    )
    assert hashes_of_scripts(html) == {sha("a()"), sha("b()"), sha('f("<b>")')}


def test_it_stands_right_after_the_charset() -> None:
    page = with_policy(PAGE, Policy())
    assert has_policy(page)
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<title>")
    assert not has_policy(PAGE)


@pytest.mark.parametrize(
    "before",
    ["<title>x</title>", "<script>x()</script>", "<link rel=stylesheet href=x>"],
)
def test_a_page_whose_charset_comes_late_has_it_first(before: str) -> None:
    """Nothing that could do harm may stand above it."""
    page = with_policy(f'<head>{before}<meta charset="utf-8"></head>', Policy())
    assert has_policy(page)
    assert page.index("Content-Security-Policy") < page.index(before)


def test_what_is_no_page_is_left_alone() -> None:
    assert with_policy("<p>a part</p>", Policy()) == "<p>a part</p>"


def test_there_is_an_empty_page_at_each_depth() -> None:
    depths = {path.count("/") for path, _, _ in fixture_pages(6)}
    assert depths == set(range(7))
    assert {path.count("/") for path, _, _ in fixture_pages(0)} == set(range(LEAST_DEPTH + 1))


def test_the_owner_of_mkdocs_yml_may_allow_more() -> None:
    more = {"frame-src": ["https://films.example.com"], "object-src": ["'self'"]}
    policy = policy_of([], {"extra": {"callsheet": {"policy": more}}})
    allowed = directives(policy.in_page)
    assert allowed["frame-src"] == ["https://films.example.com"]
    assert allowed["object-src"] == ["'self'"]


@pytest.mark.parametrize(
    "given",
    [
        [],
        "x",
        {"frame-src": "https://films.example.com"},
        {"frame-src": ["https://a.example; script-src *"]},
        {"frame-src": ['"><script>']},
        {"frame src": ["x"]},
        {"script-src": ["a,b"]},
    ],
)
def test_what_is_no_list_of_sources_is_said_in_a_sentence(given: object) -> None:
    with pytest.raises(HostFailed, match=r"extra\.callsheet\.policy"):
        policy_of([], {"extra": {"callsheet": {"policy": given}}})


def test_the_headers_say_the_same_in_each_form(tmp_path: Path) -> None:
    policy = Policy(hashes=(sha("x"),))
    (tmp_path / "_headers").write_text("/assets/*\n  Cache-Control: max-age=9\n", "utf-8")
    write_headers(tmp_path, policy)
    text = (tmp_path / "_headers").read_text("utf-8")
    assert text.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    assert text.endswith("/assets/*\n  Cache-Control: max-age=9\n")
    assert load_policy(tmp_path) == policy.in_header
    assert f'"{policy.in_header}"' in render_nginx(load_policy(tmp_path))
    assert max(map(len, render_headers(policy).splitlines())) < 2000  # what Cloudflare Pages takes


def test_a_site_without_headers_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(HostFailed, match="build the site again"):
        load_policy(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["pymdownx.snippets", "pymdownx.b64", "markdown_include.include", "mdx_include", "my.own"],
)
def test_an_extension_that_may_read_files_is_refused_unless_allowed(name: str) -> None:
    settings = {"markdown_extensions": ["tables", name]}
    with pytest.raises(BadDialect, match=r"not known to be safe.*allow: \["):
        dialect_of(settings)
    allowed = {**settings, "extra": {"callsheet": {"allow": [name]}}}
    assert name in dialect_of(allowed).extensions


@pytest.mark.parametrize("name", ["include-markdown", "table-reader", "markdown-exec", "gen-files"])
def test_a_plugin_that_may_read_files_is_refused_unless_allowed(name: str) -> None:
    with pytest.raises(BadDialect, match="not known to be safe"):
        check_plugins(["search", name], {})
    check_plugins(["search", name], {"extra": {"callsheet": {"allow": [name]}}})


def test_what_the_sample_and_most_hubs_use_is_known() -> None:
    check_plugins(["macros", "search", "material/tags", "tags #2"], {})
    check_extensions(["toc", "markdown.extensions.toc", "pymdownx.superfences"], {})


@pytest.mark.parametrize("name", ["mermaid", "Pyodide", "glightbox", "ace_editor"])
def test_no_class_makes_a_theme_load_a_program(name: str) -> None:
    """Material fetches one for diagrams; Zensical one that runs Python in the reader's browser."""
    assert name not in sanitise(f'<pre class="wide {name} tall">x</pre>')
    assert f"{name}-like" in sanitise(f'<pre class="{name}-like">x</pre>') or name == "ace_editor"
