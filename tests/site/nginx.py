"""nginx for tests: started with a given configuration, and a login beside it to ask."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote

from tests.site.built import run

NGINX = shutil.which("nginx", path=os.pathsep.join([os.environ["PATH"], "/usr/sbin"]))

PATIENCE = 20
"""Seconds for what takes a part of one."""

MAIN = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {servers}
}}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, with the names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Login(BaseHTTPRequestHandler):
    """Answers as oauth2-proxy does with `skip_provider_button`."""

    def do_GET(self) -> None:
        """`/oauth2/auth` knows the cookie; all else sends people to the company's login."""
        if self.path == "/oauth2/auth":
            known = "_oauth2_proxy=anna" in self.headers.get("Cookie", "")
            self.send_response(202 if known else 401)
        else:
            wanted = quote(self.headers.get("X-Auth-Request-Redirect", ""), safe="")
            self.send_response(302)
            self.send_header("Location", f"https://login.example.com/?state={wanted}")
            self.send_header("X-Asked", self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running nginx."""

    port: int
    plain_port: int

    def ask(
        self,
        path: str,
        headers: dict[str, str] | None = None,
        method: str = "GET",
        port: int | None = None,
    ) -> Answer:
        """Send the path as it is, without tidying it up as browsers do."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": "hub.example.com", **(headers or {})}.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()


def running(config: str, folder: Path, site: Path, login_port: int) -> Iterator[Server]:
    """Start nginx with the documented text, for this site."""
    assert NGINX is not None
    port, plain_port = free_port(), free_port()
    replaced = {
        r"^    listen \[::\]:.*\n": "",
        r"^    ssl_certificate.*\n": "",
        r"listen 80;": f"listen 127.0.0.1:{plain_port};",
        r"listen 443 ssl;": f"listen 127.0.0.1:{port};",
        r"/var/www/hub/site": str(site),
        r"127\.0\.0\.1:4180": f"127.0.0.1:{login_port}",
        r"/etc/nginx/hub\.passwords": str(folder / "passwords"),
        r"/etc/nginx/hub-headers\.conf": str(folder / "headers.conf"),
    }
    for pattern, text in replaced.items():
        config = re.sub(pattern, text, config, flags=re.M)
    (folder / "passwords").write_text("anna:{PLAIN}secret\n")
    (folder / "headers.conf").write_text(run("callsheet", "headers", site))
    main = MAIN.format(
        # As root it would hand over to a user who may not enter a test's folder.
        user="user root;" if os.geteuid() == 0 else "",
        folder=folder,
        servers=config,
    )
    (folder / "nginx.conf").write_text(main)
    command: Sequence[str | Path] = [NGINX, "-p", folder, "-c", folder / "nginx.conf"]
    with subprocess.Popen(
        [*command, "-e", folder / "error.log"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            wait_for(port, process)
            yield Server(port, plain_port)
        finally:
            process.terminate()


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
                return
        except OSError:
            stopped = process.poll() is not None and process.stdout is not None
            assert not stopped, process.stdout.read() if process.stdout else ""
            assert time.monotonic() < deadline
            time.sleep(0.05)
