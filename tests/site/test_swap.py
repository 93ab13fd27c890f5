"""`callsheet build` leaves the old site or the new one, whatever happens to it meanwhile."""

import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from callsheet.errors import CannotWrite
from callsheet.hosts.swap import built_aside
from tests.cli.commands import ON, files_in
from tests.hub_builder import ASSET, write_tree
from tests.site.built import write_small_hub

pytestmark = pytest.mark.site

PATIENCE = 120
"""Seconds after which something that should have happened is taken not to happen."""

SEED = 20261124

COMMAND = (sys.executable, "-m", "callsheet", "build", *ON)


def hub_called(root: Path, title: str) -> Path:
    """A small hub whose site differs from that of another title on several pages."""
    return write_small_hub(root, {"assets/example.md": ASSET.replace("Answering the price", title)})


def build(hub: Path, out: Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the real command; gives how it ended and what it said."""
    done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
        [*COMMAND, "--root", hub, "--out", out], capture_output=True, text=True, **options
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def refused(done: "subprocess.CompletedProcess[str]", words: str) -> None:
    """It ended with one plain sentence, and this is in it."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr, done.stderr
    assert done.stderr.startswith("callsheet: ")
    assert done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def hubs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The hub as it was, and with a change."""
    folder = tmp_path_factory.mktemp("hubs")
    return hub_called(folder / "old", "The old title"), hub_called(folder / "new", "A new title")


@pytest.fixture(scope="module")
def sites(hubs: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Their sites. Nobody changes them."""
    folder = tmp_path_factory.mktemp("sites")
    for hub in hubs:
        done = build(hub, folder / hub.name)
        assert done.returncode == 0, done.stderr
    old, new = (files_in(folder / hub.name) for hub in hubs)
    assert old.keys() == new.keys()
    assert old != new
    return folder / "old", folder / "new"


@pytest.fixture
def site(sites: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the old site, in a folder of its own."""
    return Path(shutil.copytree(sites[0], tmp_path / "www" / "site"))


@pytest.fixture
def new_hub(hubs: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the changed hub, which a test may change again."""
    return Path(shutil.copytree(hubs[1], tmp_path / "hub"))


def wait_until(moment: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Look again and again, so as not to miss a short moment; the process may end before it."""
    while process.poll() is None and not moment():
        time.sleep(0.001)


def is_another(folder: Path, inode: int) -> bool:
    """Another folder has taken its place."""
    return folder.stat().st_ino != inode


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(
    sites: tuple[Path, Path], new_hub: Path, site: Path
) -> None:
    """Twenty times: anywhere, towards the end, and just after the two have changed places."""
    old, new = map(files_in, sites)
    chance = random.Random(SEED)
    pages = site.with_name(".site.building") / "new" / "library"
    start = time.monotonic()
    assert build(new_hub, site.with_name("other")).returncode == 0
    whole = time.monotonic() - start
    left: list[str] = []
    for number in range(20):
        if files_in(site) != old:
            shutil.rmtree(site)
            shutil.copytree(sites[0], site)
        before = site.stat().st_ino
        with subprocess.Popen(
            [*COMMAND, "--root", new_hub, "--out", site],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            if number % 3 == 0:
                time.sleep(chance.uniform(0, whole) * (number > 0))
            elif number % 3 == 1:
                wait_until(pages.exists, process)
                time.sleep(chance.uniform(0, whole / 4))
            else:
                wait_until(partial(is_another, site, before), process)
                time.sleep(chance.uniform(0, 0.01))
            process.kill()
        found = files_in(site)
        assert found in (old, new), f"moment {number}"
        left.append("old" if found == old else "new")
    assert left[0] == "old"
    assert left[2::3] == ["new"] * 6
    assert build(new_hub, site).returncode == 0
    assert files_in(site) == new
    assert [path.name for path in site.parent.iterdir() if path.name.startswith(".")] == []


KILLED_AT = """
import os, signal, sys
from pathlib import Path
import callsheet.hosts.swap as swap

moment, target = int(sys.argv[1]), Path(sys.argv[2])
swap.exchange = lambda first, second: False
rename, calls = Path.rename, 0

def counted(*arguments):
    global calls
    calls += 1
    if calls == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(*arguments)

Path.rename = counted
with swap.built_aside(target) as fresh:
    (fresh / "page").write_text("new")
swap.shutil.rmtree(target)
"""
"""Builds where no exchange in one step is possible, and is killed before its nth renaming."""


@pytest.mark.parametrize(("moment", "stands"), [(1, True), (2, False)])
def test_without_an_exchange_the_next_build_puts_the_old_site_back(
    tmp_path: Path, moment: int, stands: bool
) -> None:
    """Also a build that fails: between two renamings there is no site, and it comes back."""
    target = tmp_path / "site"
    write_tree(target, {"page": "old"})
    done = subprocess.run([sys.executable, "-c", KILLED_AT, str(moment), target], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.exists() == stands

    def fail() -> None:
        with built_aside(target):
            assert files_in(target) == {"page": b"old"}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert files_in(target) == {"page": b"old"}
    assert list(tmp_path.iterdir()) == [target]


def test_without_an_exchange_a_renaming_that_fails_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of the two."""
    target = tmp_path / "site"
    write_tree(target, {"page": "old"})
    rename = Path.rename

    def refuse(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, to)

    monkeypatch.setattr("callsheet.hosts.swap.exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotWrite, match="can't write"), built_aside(target) as fresh:
        (fresh / "page").write_text("new")
    assert files_in(target) == {"page": b"old"}
    assert list(tmp_path.iterdir()) == [target]


def test_two_builds_at_once_do_not_mix(
    hubs: tuple[Path, Path], sites: tuple[Path, Path], site: Path
) -> None:
    """Both end well, one after the other; the site is whole at every moment and in the end."""
    wanted = [files_in(folder) for folder in sites]
    front = [files["library/example/index.html"] for files in wanted]
    stop = threading.Event()
    wrong: list[str] = []

    def watch() -> None:
        while not stop.is_set():
            try:
                if (site / "library/example/index.html").read_bytes() not in front:
                    wrong.append("mixed")
            except OSError as error:
                wrong.append(str(error))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _ in range(3):
            both = [
                subprocess.Popen(
                    [*COMMAND, "--root", hub, "--out", site],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
                for hub in hubs
            ]
            said = [process.communicate(timeout=PATIENCE)[1] for process in both]
            assert [process.returncode for process in both] == [0, 0], said
            assert files_in(site) in wanted
    finally:
        stop.set()
        watcher.join()
    assert wrong == []
    assert list(site.parent.iterdir()) == [site]


HOLDS = """
import sys
from pathlib import Path
from callsheet.hosts.swap import built_aside
with built_aside(Path(sys.argv[1])) as fresh:
    print("building", flush=True)
    sys.stdin.read()
"""


def test_a_build_waits_for_another_one_and_in_the_end_gives_up(tmp_path: Path) -> None:
    """And says both; what the other one has made so far stays."""
    target, said = tmp_path / "site", list[str]()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, target], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"building\n"
        with (
            pytest.raises(CannotWrite, match="another build has been writing"),
            built_aside(target, patience=0.3, say=said.append),
        ):
            pass
        assert (tmp_path / ".site.building" / "new").is_dir()
        other.communicate(b"", timeout=PATIENCE)
    assert other.returncode == 0
    assert said == [f"Another build is writing {target}: waiting for it ..."]
    assert list(tmp_path.iterdir()) == [target]


def test_a_symbolic_link_stays_and_what_it_leads_to_is_replaced(
    sites: tuple[Path, Path], new_hub: Path, site: Path
) -> None:
    """As with releases that a link called `current` leads to."""
    current = site.with_name("current")
    current.symlink_to("site")
    assert build(new_hub, current).returncode == 0
    assert current.is_symlink()
    assert files_in(site) == files_in(sites[1])


def permissions(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_the_umask_says_who_may_read_a_new_site(new_hub: Path, tmp_path: Path) -> None:
    """A web server is another user: it must be able to read it, and to enter every folder."""
    for umask, allowed in ((0o022, {0o755, 0o644}), (0o027, {0o750, 0o640})):
        out = tmp_path / f"{umask:o}"
        assert build(new_hub, out, umask=umask).returncode == 0
        assert permissions(out) == allowed


def test_a_site_that_is_replaced_stays_open_to_the_same_people(new_hub: Path, site: Path) -> None:
    """What somebody has closed to others does not open with the next build."""
    site.chmod(0o2750)
    if os.geteuid() == 0:
        os.chown(site, -1, 33)  # www-data, on Debian
    before = site.stat()
    assert build(new_hub, site).returncode == 0
    after = site.stat()
    assert (after.st_mode, after.st_gid) == (before.st_mode, before.st_gid)
    assert after.st_ino != before.st_ino


def test_a_build_that_the_site_generator_stops_leaves_the_old_site(
    sites: tuple[Path, Path], new_hub: Path, site: Path
) -> None:
    """Such as for a navigation that names a page which is not there."""
    with (new_hub / "mkdocs.yml").open("a") as settings:
        settings.write("nav: [{Nowhere: nowhere.md}]\n")
    done = build(new_hub, site)
    assert done.returncode == 2
    assert "nowhere.md" in done.stderr
    assert files_in(site) == files_in(sites[0])
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (".", "holds something else than a site"),
        ("/", "holds something else than a site"),
        ("..", "holds something else than a site"),
        ("assets/site", "lies in assets/, among the hub's own files"),
        ("docs/en/site", "lies in docs/, among the hub's own files"),
        ("mkdocs.yml", "is a file"),
        ("mkdocs.yml/site", "mkdocs.yml is a file"),
        ("x" * 300, "File name too long"),
        ("/".join(["x" * 200] * 30), "File name too long"),
        ("loop", "can't "),
        ("link-to-file", "is a file"),
    ],
)
def test_a_folder_that_no_site_can_stand_in_is_refused(new_hub: Path, out: str, said: str) -> None:
    """In one sentence, before anything is built; nothing is touched."""
    (new_hub / "loop").symlink_to("loop")
    (new_hub / "link-to-file").symlink_to("mkdocs.yml")
    before = files_in(new_hub.parent)
    refused(build(Path(), Path(out), cwd=new_hub), said)
    assert files_in(new_hub.parent) == before


def without_power(arguments: Sequence[str | Path]) -> list[str | Path]:
    """The command without root's power to ignore permissions."""
    if os.geteuid():
        return list(arguments)
    if not shutil.which("setpriv"):
        pytest.skip("root may do everything, and setpriv is not there to take that away")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *arguments]


def test_where_one_may_not_write_the_old_site_stays(
    sites: tuple[Path, Path], new_hub: Path, site: Path
) -> None:
    site.parent.chmod(0o555)
    try:
        done = subprocess.run(
            without_power([*COMMAND, "--root", new_hub, "--out", site]),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        site.parent.chmod(0o755)
    refused(done, f"can't write beside {site}: Permission denied")
    assert files_in(site) == files_in(sites[0])


def test_a_file_larger_than_allowed_leaves_the_old_site(
    sites: tuple[Path, Path], new_hub: Path, site: Path
) -> None:
    """As with a quota."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    refused(build(new_hub, site, preexec_fn=limit), f"can't write {site}: File too large")
    assert files_in(site) == files_in(sites[0])
    assert list(site.parent.iterdir()) == [site]


def mounted(script: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a shell script where it may mount what nobody else sees; skips where it may not.

    `$@` is the command that builds.
    """
    prefix = ["unshare", "--mount", "sh", "-euc"]
    if (
        sys.platform != "linux"
        or subprocess.run(
            [*prefix, "mount -t tmpfs none /mnt"], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("only root may mount, and only on Linux")
    return subprocess.run(
        [*prefix, script, "sh", *COMMAND, *arguments], capture_output=True, text=True, check=False
    )


def test_a_full_disk_leaves_the_old_site(
    sites: tuple[Path, Path], new_hub: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    room = sum(map(len, files_in(sites[0]).values())) + 2_000_000
    done = mounted(
        f"mount -t tmpfs -o size={room} none {disk}; cp -R {sites[0]} {disk}/site\n"
        f'"$@" && exit 9 || status=$?\n'
        f"diff -r {sites[0]} {disk}/site >&2; ls -A {disk}; exit $status",
        *("--root", new_hub, "--out", disk / "site"),
    )
    refused(done, f"can't write {disk / 'site'}: No space left on device")
    assert done.stdout == "site\n"


def test_a_read_only_disk_leaves_the_old_site(
    sites: tuple[Path, Path], new_hub: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = mounted(
        f"mount -t tmpfs none {disk}; cp -R {sites[0]} {disk}/site; mount -o remount,ro {disk}\n"
        f'"$@" && exit 9 || status=$?\n'
        f"diff -r {sites[0]} {disk}/site >&2; exit $status",
        *("--root", new_hub, "--out", disk / "site"),
    )
    refused(done, f"can't write beside {disk / 'site'}: Read-only file system")


@pytest.mark.parametrize("kind", ["-t tmpfs none", "--bind {old}"])
def test_a_folder_that_is_mounted_is_refused(
    sites: tuple[Path, Path], new_hub: Path, tmp_path: Path, kind: str
) -> None:
    """It can't be moved, so there is no way to replace it in one step; a folder in it can."""
    disk, old = tmp_path / "disk", shutil.copytree(sites[0], tmp_path / "old")
    disk.mkdir()
    done = mounted(
        f'mount {kind.format(old=old)} {disk}\n"$@" && exit 9 || status=$?; exit $status',
        *("--root", new_hub, "--out", disk),
    )
    refused(done, f"{disk} can't be replaced in one step")
    assert f"--out {disk / 'site'}" in done.stderr
    assert files_in(old) == files_in(sites[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "hub", "old"]
