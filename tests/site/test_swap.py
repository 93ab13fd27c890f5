"""`callsheet build` leaves the old site or the new one, whatever happens to it meanwhile."""

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from callsheet.errors import CannotWrite
from callsheet.hosts.swap import built_aside
from tests.cli.commands import files_in
from tests.hub_builder import write_tree
from tests.site.swapping import COMMAND, build

pytestmark = pytest.mark.site

PATIENCE = 120
"""Seconds after which something that should have happened is taken not to happen."""

SEED = 20261124


def wait_until(moment: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Look again and again, so as not to miss a short moment; the process may end before it."""
    while process.poll() is None and not moment():
        time.sleep(0.001)


def is_another(folder: Path, inode: int) -> bool:
    """Another folder has taken its place."""
    return folder.stat().st_ino != inode


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(
    two_sites: tuple[Path, Path], new_hub: Path, old_site: Path
) -> None:
    """Twenty times: anywhere, towards the end, and just after the two have changed places."""
    old, new = map(files_in, two_sites)
    chance = random.Random(SEED)
    pages = old_site.with_name(".site.building") / "new" / "library"
    start = time.monotonic()
    assert build(new_hub, old_site.with_name("other")).returncode == 0
    whole = time.monotonic() - start
    left: list[str] = []
    for number in range(20):
        if files_in(old_site) != old:
            shutil.rmtree(old_site)
            shutil.copytree(two_sites[0], old_site)
        before = old_site.stat().st_ino
        with subprocess.Popen(
            [*COMMAND, "--root", new_hub, "--out", old_site],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            if number % 3 == 0:
                time.sleep(chance.uniform(0, whole) * (number > 0))
            elif number % 3 == 1:
                wait_until(pages.exists, process)
                time.sleep(chance.uniform(0, whole / 4))
            else:
                wait_until(partial(is_another, old_site, before), process)
                time.sleep(chance.uniform(0, 0.01))
            process.kill()
        found = files_in(old_site)
        assert found in (old, new), f"moment {number}"
        left.append("old" if found == old else "new")
    assert left[0] == "old"
    assert left[2::3] == ["new"] * 6
    assert build(new_hub, old_site).returncode == 0
    assert files_in(old_site) == new
    assert [path.name for path in old_site.parent.iterdir() if path.name.startswith(".")] == []


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
    two_hubs: tuple[Path, Path], two_sites: tuple[Path, Path], old_site: Path
) -> None:
    """Both end well, one after the other; the site is whole at every moment and in the end."""
    wanted = [files_in(folder) for folder in two_sites]
    front = [files["library/example/index.html"] for files in wanted]
    stop = threading.Event()
    wrong: list[str] = []

    def watch() -> None:
        while not stop.is_set():
            try:
                if (old_site / "library/example/index.html").read_bytes() not in front:
                    wrong.append("mixed")
            except OSError as error:
                wrong.append(str(error))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _ in range(3):
            both = [
                subprocess.Popen(
                    [*COMMAND, "--root", hub, "--out", old_site],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
                for hub in two_hubs
            ]
            said = [process.communicate(timeout=PATIENCE)[1] for process in both]
            assert [process.returncode for process in both] == [0, 0], said
            assert files_in(old_site) in wanted
    finally:
        stop.set()
        watcher.join()
    assert wrong == []
    assert list(old_site.parent.iterdir()) == [old_site]


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
    two_sites: tuple[Path, Path], new_hub: Path, old_site: Path
) -> None:
    """As with releases that a link called `current` leads to."""
    current = old_site.with_name("current")
    current.symlink_to("site")
    assert build(new_hub, current).returncode == 0
    assert current.is_symlink()
    assert files_in(old_site) == files_in(two_sites[1])


def permissions(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_the_umask_says_who_may_read_a_new_site(new_hub: Path, tmp_path: Path) -> None:
    """A web server is another user: it must be able to read it, and to enter every folder."""
    for umask, allowed in ((0o022, {0o755, 0o644}), (0o027, {0o750, 0o640})):
        out = tmp_path / f"{umask:o}"
        assert build(new_hub, out, umask=umask).returncode == 0
        assert permissions(out) == allowed


def test_a_site_that_is_replaced_stays_open_to_the_same_people(
    new_hub: Path, old_site: Path
) -> None:
    """What somebody has closed to others does not open with the next build."""
    old_site.chmod(0o2750)
    if os.geteuid() == 0:
        os.chown(old_site, -1, 33)  # www-data, on Debian
    before = old_site.stat()
    assert build(new_hub, old_site).returncode == 0
    after = old_site.stat()
    assert (after.st_mode, after.st_gid) == (before.st_mode, before.st_gid)
    assert after.st_ino != before.st_ino
