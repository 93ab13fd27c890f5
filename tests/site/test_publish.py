"""The nginx configuration of docs/publish.md keeps everybody out who is not logged in.

nginx itself runs here, with the documented text; only paths, ports and TLS are replaced. Where
there is no nginx these tests are skipped: CI does not have it unless somebody installs it. On
Debian: apt-get install nginx-light.
"""

import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.documents import pdf
from tests.hub_builder import ASSET, Content
from tests.site.built import ROOT, built_once, run, write_small_hub
from tests.site.nginx import NGINX, Answer, Login, Server, free_port, running

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(NGINX is None, reason="nginx is not here: apt-get install nginx-light"),
]

MARK = b"a-word-that-only-the-hub-knows"
COOKIE = {"Cookie": "_oauth2_proxy=anna"}
PASSWORD = {"Authorization": "Basic YW5uYTpzZWNyZXQ="}  # anna:secret

HEADERS = {
    "cache-control": "private, no-cache",
    "x-robots-tag": "noindex",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}


def block(title: str) -> str:
    """The code in docs/publish.md that has this title."""
    text = (ROOT / "docs" / "publish.md").read_text("utf-8")
    found = re.search(rf'^```\w+ title="{re.escape(title)}"\n(.*?)^```', text, re.DOTALL | re.M)
    assert found, title
    return found[1]


def with_passwords(config: str) -> str:
    """The same as the page says it: the login replaced, the locations of oauth2-proxy left out."""
    lines = block("instead of auth_request and error_page 401")
    config, number = re.subn(
        r"^    auth_request .*\n    error_page 401 .*\n", lambda _: lines, config, flags=re.M
    )
    assert number == 1
    config, number = re.subn(
        r"^\n    location (?:= )?/oauth2/.*?^    }\n", "", config, flags=re.M | re.DOTALL
    )
    assert number == 2
    assert "oauth2" not in config
    return config


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with an attached PDF, and with what does not belong there but gets there."""

    def build(target: Path) -> None:
        text = ASSET.replace("Say it with numbers.", f"The secret: {MARK.decode()}")
        text = text.replace("status: approved", "status: approved\nfiles: [prices.pdf]")
        files: dict[str, Content | None] = {
            "assets/example.md": text,
            "assets/prices.pdf": pdf(MARK.decode()) + b"%" + MARK + b"\n",
        }
        hub = write_small_hub(target.parent / "published-hub", files)
        run("callsheet", "build", "--root", hub, "--out", target)
        for stray in (".git/config", ".env", "library/.hidden.html", "listed/file.txt"):
            (target / stray).parent.mkdir(exist_ok=True)
            (target / stray).write_bytes(MARK)
        (target.parent / "outside.txt").write_bytes(MARK)

    return built_once(tmp_path_factory, "published", build)


@pytest.fixture(scope="module")
def login_port() -> Iterator[int]:
    """Where the stand-in for oauth2-proxy listens."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Login)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module", params=["oauth2-proxy", "passwords"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the two logins the page describes."""
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def server(
    kind: str, site: Path, login_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    config = block("/etc/nginx/sites-available/hub")
    if kind == "passwords":
        config = with_passwords(config)
    yield from running(config, tmp_path_factory.mktemp("nginx"), site, login_port)


@pytest.fixture
def allowed(kind: str) -> dict[str, str]:
    """What somebody sends who is logged in."""
    return COOKIE if kind == "oauth2-proxy" else PASSWORD


def addresses(site: Path) -> list[str]:
    """Every file of the site, as its page's address too, and every folder."""
    found = set()
    for path in site.rglob("*"):
        address = quote("/" + path.relative_to(site).as_posix())
        found |= {address, address.removesuffix("index.html")}
        if path.is_dir():
            found.add(f"{address}/")
    return sorted(found)


TRICKS = (
    "/hub/../hub/search.js",
    "/%2e%2e/outside.txt",
    "/..%2foutside.txt",
    "/../outside.txt",
    "/library/..%2f..%2foutside.txt",
    "/oauth2/../hub/search.js",
    "/oauth2/..%2fhub/search.js",
    "/oauth2/%2e%2e/hub/search.js",
    "/oauth2/sign_in/../../hub/search.js",
    "/oauth2/auth/../../hub/search.js",
    "/oauth2//../hub/search.js",
    "/%68ub/search.js",
    "/hub%2fsearch.js",
    "/hub/search.js%00",
    "/hub/search.js/",
    "/hub/search.js?x=/oauth2/auth",
    "/hub/search.js#/oauth2/",
    "//hub/search.js",
    "/./hub/./search.js",
    "/HUB/SEARCH.JS",
    "/Hub/search.js",
    "/hub\\search.js",
    "/hub/search.js;x",
    "/.git/config",
    "/%2egit/config",
    "/.git%2fconfig",
    "/.nothing",
    "/404.html",
    "/no/such/page",
    "http://hub.example.com/hub/search.js",
    "http://other.example.com/hub/search.js",
)


def shut_out(answer: Answer, kind: str, path: str) -> None:
    """Nothing of the hub has come back, only the way to the login."""
    assert MARK not in answer.body, path
    if answer.status == 400:  # nginx does not even look for such a path
        assert b"400 Bad Request" in answer.body
    elif kind == "passwords":
        assert answer.status == 401, path
        assert answer.headers["www-authenticate"] == 'Basic realm="Sales hub"'
        assert b"401 Authorization Required" in answer.body
    else:
        assert answer.status == 302, path
        assert answer.headers["location"].startswith("https://login.example.com/"), path
        assert answer.body == b""


def test_without_a_login_no_address_gives_anything(server: Server, kind: str, site: Path) -> None:
    """Pages, search data, attached files, folders, and files that should not be there."""
    asked = addresses(site)
    assert len(asked) > 60
    assert {"/", "/hub/search.js", "/library/example/prices.pdf", "/404.html"} <= {*asked, "/"}
    for path in ["/", *asked]:
        shut_out(server.ask(path), kind, path)


def test_tricks_with_paths_do_not_get_past_the_login(server: Server, kind: str) -> None:
    """Whatever is behind `/oauth2/` is the login's business, and nothing of the site."""
    for path in TRICKS:
        shut_out(server.ask(path), kind, path)


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "_oauth2_proxy=somebody"},
        {"Authorization": "Basic YW5uYTp3cm9uZw=="},
        {"Range": "bytes=0-99"},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"X-Original-URI": "/oauth2/auth", "X-Forwarded-Uri": "/oauth2/auth"},
        {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"},
        {"Host": "localhost"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_opens_the_door(server: Server, kind: str, headers: dict[str, str]) -> None:
    for path in ("/", "/hub/search.js", "/library/example/prices.pdf"):
        shut_out(server.ask(path, headers), kind, path)


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_no_method_opens_the_door(server: Server, kind: str, method: str) -> None:
    answer = server.ask("/hub/search.js", method=method)
    assert answer.status in (302, 401, 405)
    assert MARK not in answer.body
    assert "etag" not in answer.headers


def test_with_a_login_every_file_is_there(
    server: Server, site: Path, allowed: dict[str, str]
) -> None:
    """Byte for byte, with headers that let nobody else keep it."""
    number = 0
    for path in site.rglob("*"):
        relative = path.relative_to(site).as_posix()
        if not path.is_file() or any(part.startswith(".") for part in relative.split("/")):
            continue
        answer = server.ask(quote(f"/{relative}"), allowed)
        assert (answer.status, answer.body) == (200, path.read_bytes()), relative
        assert HEADERS.items() <= answer.headers.items()
        number += 1
    assert number > 60
    page = server.ask("/library/example/", allowed)
    assert MARK in page.body
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    pdf = server.ask("/library/example/prices.pdf", allowed)
    assert pdf.headers["content-type"] == "application/pdf"
    etag = {"If-None-Match": pdf.headers["etag"]}
    assert server.ask("/library/example/prices.pdf", {**allowed, **etag}).status == 304


def test_with_a_login_what_is_not_there_is_404(server: Server, allowed: dict[str, str]) -> None:
    """With the site's own page for it; files with a leading dot are not there."""
    for path in (
        "/no/such/page",
        "/.git/config",
        "/.env",
        "/library/.hidden.html",
        "/%2egit/config",
    ):
        answer = server.ask(path, allowed)
        assert answer.status == 404, path
        assert b"<html" in answer.body
        assert b"404 Not Found" not in answer.body  # which is nginx's own page
        assert MARK not in answer.body
        assert HEADERS.items() <= answer.headers.items()


def test_with_a_login_no_folder_is_listed_and_nothing_lies_outside(
    server: Server, allowed: dict[str, str]
) -> None:
    assert server.ask("/listed/", allowed).status == 403
    assert server.ask("/listed", allowed).headers["location"] == "/listed/"
    for path in ("/../outside.txt", "/%2e%2e/outside.txt", "/library/..%2f..%2foutside.txt"):
        answer = server.ask(path, allowed)
        assert answer.status in (400, 404)
        assert MARK not in answer.body


def test_without_tls_there_is_only_the_way_to_it(server: Server, allowed: dict[str, str]) -> None:
    for path in ("/", "/hub/search.js", "/.well-known/x"):
        answer = server.ask(path, allowed, port=server.plain_port)
        assert answer.status == 301
        assert answer.headers["location"] == f"https://hub.example.com{path}"


def test_after_the_login_people_get_what_they_asked_for(server: Server, kind: str) -> None:
    """All of it: the words and the filters of a search stand in the address."""
    if kind == "passwords":
        pytest.skip("a password is asked for on the spot")
    answer = server.ask("/find/?q=too%20expensive&persona=finance-lead&stage=decide")
    wanted = "/find/?q=too%20expensive&persona=finance-lead&stage=decide"
    assert answer.headers["location"].endswith("?state=" + quote(wanted, safe=""))
    assert answer.headers["x-asked"] == "/oauth2/sign_in"


def test_the_login_itself_may_be_asked_by_everybody(server: Server, kind: str) -> None:
    """Otherwise nobody could come in; only nginx may ask it who somebody is."""
    if kind == "passwords":
        pytest.skip("there is no page to log in on")
    assert server.ask("/oauth2/callback?code=1").headers["x-asked"] == "/oauth2/callback?code=1"
    asked = server.ask("/oauth2/auth", COOKIE)
    assert (asked.status, "x-asked" in asked.headers) == (404, False)


def test_a_login_that_does_not_answer_keeps_the_door_shut(site: Path, tmp_path: Path) -> None:
    """When oauth2-proxy is not running, nobody gets in."""
    config = block("/etc/nginx/sites-available/hub")
    running_server = running(config, tmp_path, site, login_port=free_port())
    server = next(running_server)
    for path in ("/", "/hub/search.js", "/no/such/page"):
        answer = server.ask(path, COOKIE)
        assert answer.status in (500, 502)
        assert MARK not in answer.body
    running_server.close()  # type: ignore[attr-defined]
