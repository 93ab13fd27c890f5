"""The wheel alone is enough: in a new environment it starts, checks, builds and searches a hub."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SHIPPED = (
    "callsheet/py.typed",
    "callsheet/web/main.mjs",
    "callsheet/web/styles/10-tokens.css",
    "callsheet/pages/templates/asset.jinja",
    "callsheet/pages/defaults/home.md",
    "callsheet/starter/files/mkdocs.yml",
    "callsheet/starter/files/dot-github/workflows/check.yml",
)


def run(*arguments: str | Path, cwd: Path, home: Path) -> str:
    """Run a program with nothing of this environment but the way to the package registry."""
    kept = ("PIP_", "SSL_", "REQUESTS_", "http_proxy", "https_proxy", "HTTP", "NO_PROXY")
    environment = {name: value for name, value in os.environ.items() if name.startswith(kept)}
    environment |= {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as it would be for the registry."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT),
        cwd=folder,
        home=folder,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_what_is_not_python_too(wheel: Path) -> None:
    """Browser code, styles, templates and the files of a new hub."""
    names = zipfile.ZipFile(wheel).namelist()
    assert [path for path in SHIPPED if path not in names] == []
    assert not any(name.startswith(("tests/", "benchmarks/", "tools/")) for name in names)


def test_the_wheel_alone_starts_checks_builds_and_searches_a_hub(
    wheel: Path, tmp_path: Path
) -> None:
    """In a new environment, with a new home, away from the clone."""
    home = tmp_path / "home"
    home.mkdir()
    run(sys.executable, "-m", "venv", "venv", cwd=tmp_path, home=home)
    binaries = tmp_path / "venv" / "bin"
    pip = (binaries / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.txt", cwd=tmp_path, home=home)
    run(*pip, "--no-deps", wheel, cwd=tmp_path, home=home)
    run(binaries / "python", "-m", "pip", "check", cwd=tmp_path, home=home)
    callsheet = binaries / "callsheet"
    said = run(callsheet, "init", "our-hub", cwd=tmp_path, home=home)
    assert "What next" in said
    hub = tmp_path / "our-hub"
    assert run(callsheet, "check", cwd=hub, home=home) == "Nothing to mend.\n"
    run(callsheet, "build", cwd=hub, home=home)
    assert (hub / "site" / "library" / "price-talk-track" / "index.html").is_file()
    assert "price-talk-track" in run(callsheet, "find", "cfo", "discount", cwd=hub, home=home)
