"""The built wheel, installed alone: nothing that it needs is left behind in the clone."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from callsheet import __version__

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "callsheet"


@dataclass(frozen=True, slots=True)
class Installed:
    """A virtual environment with the wheel in it, and a hub that was started there."""

    wheel: Path
    programs: Path
    hub: Path
    home: Path
    said: str
    """By `callsheet init`."""

    def run(self, *command: str | Path, code: int = 0) -> str:
        """Run a program of the environment in the hub, with nothing of ours around it."""
        return ran(*command, cwd=self.hub, env=self.surroundings, code=code)

    @property
    def surroundings(self) -> dict[str, str]:
        """What the programs find in their environment."""
        path = os.pathsep.join([str(self.programs), os.defpath])
        return {"PATH": path, "HOME": str(self.home), "LANG": "C.UTF-8"}


def ran(*command: str | Path, cwd: Path, env: dict[str, str], code: int = 0) -> str:
    """Run a program; gives what it printed. Another exit code fails the test."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


def without_python(environment: dict[str, str]) -> dict[str, str]:
    """The environment without what would lead a Python back to the clone."""
    return {
        key: value
        for key, value in environment.items()
        if not key.startswith("PYTHON") and key != "VIRTUAL_ENV"
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the clone as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    ran(sys.executable, *command, cwd=folder, env=without_python(dict(os.environ)))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel and what it asks for, in the versions of the lock file, and a new hub."""
    folder = tmp_path_factory.mktemp("installed")
    environment = without_python(dict(os.environ))
    ran(sys.executable, "-m", "venv", folder / "venv", cwd=folder, env=environment)
    locked = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    # Without the hashes: pip would want one for the wheel, too.
    versions = re.findall(r"^[a-z][^\s\\]*==[^\\\n]*", locked, re.MULTILINE)
    (folder / "versions.txt").write_text("\n".join(versions), "utf-8")
    programs = folder / "venv" / "bin"
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--only-binary", ":all:")
    ran(*pip, "-c", folder / "versions.txt", wheel, cwd=folder, env=environment)
    for name in ("home", "work"):
        (folder / name).mkdir()
    hub = Installed(
        wheel=wheel, programs=programs, hub=folder / "work", home=folder / "home", said=""
    )
    said = hub.run("callsheet", "init", "our-hub")
    return Installed(
        wheel=wheel,
        programs=programs,
        hub=folder / "work" / "our-hub",
        home=folder / "home",
        said=said,
    )


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, styles, browser code and the new hub's files too, and nothing else."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    here = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == here
    for name in (
        "py.typed",
        "pages/templates/asset.jinja",
        "pages/templates/live/search-box.jinja",
        "pages/defaults/home.md",
        "web/main.mjs",
        "web/search/engine.mjs",
        "web/styles/90-print.css",
        "starter/files/dot-gitignore",
        "starter/files/dot-github/workflows/check.yml",
        "starter/files/hooks/callsheet_hooks.py",
    ):
        assert f"callsheet/{name}" in names


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    """Its version is the package's; `callsheet` is a command."""
    with zipfile.ZipFile(wheel) as archive:
        folder = f"callsheet-{__version__}.dist-info"
        metadata = HeaderParser().parsestr(archive.read(f"{folder}/METADATA").decode())
        commands = archive.read(f"{folder}/entry_points.txt").decode()
    assert metadata["Version"] == __version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert "callsheet = callsheet.cli:main" in commands


def test_it_is_the_wheel_that_runs(installed: Installed) -> None:
    """And not the clone."""
    where = installed.run("python", "-c", "import callsheet; print(callsheet.__file__)")
    assert Path(where.strip()).is_relative_to(installed.programs.parent)
    assert installed.run("callsheet", "--version") == f"callsheet, version {__version__}\n"
    installed.run("python", "-m", "pip", "check")


def test_a_new_hub_has_only_what_is_meant_for_it(installed: Installed, tmp_path: Path) -> None:
    """Pip compiles the modules that it installs, and leaves that beside the new hub's files."""
    package = next(installed.programs.parent.glob("lib/*/site-packages/callsheet"))
    assert list((package / "starter/files/hooks").glob("__pycache__/*"))
    installed.run("callsheet", "init", tmp_path / "hub")
    assert not list(tmp_path.rglob("__pycache__"))
    assert (tmp_path / "hub/.gitignore").is_file()
    assert (tmp_path / "hub/.github/CODEOWNERS").is_file()


def test_what_init_says_to_type_works_when_it_is_typed(installed: Installed) -> None:
    """One after the other, in this order; the last ones are tested by themselves."""
    steps = re.findall(r"^  \d\. (.+?)(?:  .*)?$", installed.said, re.MULTILINE)
    assert steps == [
        "cd our-hub",
        "callsheet check",
        "callsheet build",
        "mkdocs serve --livereload",
        'callsheet new "My first asset"',
    ]
    assert installed.run("callsheet", "check", "--fail-on", "warning") == "Nothing to mend.\n"
    said = installed.run("callsheet", "build")
    assert re.search(r"^3 assets, \d+ files: site$", said, re.MULTILINE), said
    for page in ("index.html", "find/index.html", "call/finance-lead/decide/index.html"):
        assert (installed.hub / "site" / page).is_file()
    said = installed.run("callsheet", "find", "cfo", "too", "expensive")
    assert said.startswith('Answering "you are too expensive"  library/price-talk-track/\n')
    left = {path.name for path in installed.home.iterdir()}
    assert left <= {".cache"}, "something was left in the home folder"
    assert {path.name for path in installed.home.glob(".cache/*")} <= {"callsheet"}


def test_mkdocs_serve_shows_a_new_hub(installed: Installed) -> None:
    """With hooks, search data and a page of the engine's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with serving(installed, address):
        page = fetched(f"http://{address}/library/price-talk-track/")
        assert "you are too expensive" in page
        assert "window.callsheetSearch=" in fetched(f"http://{address}/hub/search.js")


@contextlib.contextmanager
def serving(installed: Installed, address: str) -> Iterator[None]:
    """`mkdocs serve` while the block runs."""
    command = [str(installed.programs / "mkdocs"), "serve", "--livereload", "-a", address]
    with (installed.home.parent / "serve.log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(
            command, cwd=installed.hub, env=installed.surroundings, stdout=log, stderr=log
        )
        try:
            yield
        except AssertionError:
            log.seek(0)
            sys.stderr.write(log.read())
            raise
        finally:
            server.terminate()
            server.wait(timeout=30)


def fetched(address: str) -> str:
    """The page, as soon as the server is there."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=30) as answer:
                text: str = answer.read().decode("utf-8")
                return text
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"nothing at {address}")


def test_a_new_asset_has_nothing_to_mend(installed: Installed) -> None:
    """Where nobody can be asked it says what to give."""
    said = installed.run("callsheet", "new", "My first asset", code=2)
    assert "give --summary, --type, --persona, --stage and --owner too" in said
    flags = "--summary s --type one-pager --persona finance-lead --stage decide --owner"
    installed.run("callsheet", "new", "Mine", *flags.split(), "product-marketing")
    assert installed.run("callsheet", "check", "--fail-on", "warning") == "Nothing to mend.\n"
    (installed.hub / "assets/mine.md").unlink()


def test_a_colleague_installs_the_hubs_requirements(installed: Installed) -> None:
    """With the wheel in the folder that they name; what is installed here already is enough."""
    (installed.hub / "wheels").mkdir()
    shutil.copy(installed.wheel, installed.hub / "wheels")
    pip = ("python", "-m", "pip", "install", "--no-index", "--disable-pip-version-check")
    said = installed.run(*pip, "--dry-run", "-r", "requirements.txt")
    assert "Would install" not in said
    installed.run("callsheet", "check")
