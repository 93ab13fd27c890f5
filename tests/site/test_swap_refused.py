"""A site that can't be written is said in one sentence, and the old one stays."""

import errno
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from callsheet.errors import CannotWrite
from callsheet.hosts.swap import built_aside
from tests.cli.commands import files_in
from tests.hub_builder import write_tree
from tests.site.swapping import COMMAND, build, refused

pytestmark = pytest.mark.site


def test_a_build_that_the_site_generator_stops_leaves_the_old_site(
    two_sites: tuple[Path, Path], new_hub: Path, old_site: Path
) -> None:
    """Such as for a navigation that names a page which is not there."""
    with (new_hub / "mkdocs.yml").open("a") as settings:
        settings.write("nav: [{Nowhere: nowhere.md}]\n")
    done = build(new_hub, old_site)
    assert done.returncode == 2
    assert "nowhere.md" in done.stderr
    assert files_in(old_site) == files_in(two_sites[0])
    assert list(old_site.parent.iterdir()) == [old_site]


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


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("link", "is in the way, a link or a file"),
        ("dangling link", "is in the way, a link or a file"),
        ("file", "is in the way, a link or a file"),
        ("link called lock", "holds something that no build has made (lock)"),
        ("link called new", "holds something that no build has made (new)"),
        ("link called old", "holds something that no build has made (old)"),
        ("folder called lock", "holds something that no build has made (lock)"),
        ("more", "holds something that no build has made (notes.txt)"),
    ],
)
def test_a_folder_beside_the_site_that_no_build_has_made_is_refused(
    tmp_path: Path, kind: str, said: str
) -> None:
    """A pull request may carry one that leads anywhere; nothing is touched."""
    precious, aside = tmp_path / "precious", tmp_path / "www" / ".site.building"
    write_tree(precious, {"new/page": "mine", "old/page": "mine", "lock": "mine"})
    aside.parent.mkdir()
    if kind == "link":
        aside.symlink_to(precious)
    elif kind == "dangling link":
        aside.symlink_to(tmp_path / "nowhere")
    elif kind == "file":
        aside.write_text("mine")
    elif kind == "folder called lock":
        (aside / "lock").mkdir(parents=True)
    elif kind == "more":
        write_tree(aside, {"notes.txt": "mine", "new/page": "mine"})
    else:
        aside.mkdir()
        name = kind.split()[-1]
        (aside / name).symlink_to(precious / name)
    before = files_in(tmp_path)
    with (
        pytest.raises(CannotWrite, match=re.escape(said)),
        built_aside(tmp_path / "www" / "site"),
    ):
        raise AssertionError("it was built")
    assert files_in(tmp_path) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a folder away")
def test_a_folder_beside_the_site_that_is_somebody_elses_is_refused(tmp_path: Path) -> None:
    aside = tmp_path / ".site.building"
    aside.mkdir()
    os.chown(aside, 33, -1)
    with (
        pytest.raises(CannotWrite, match="belongs to somebody else"),
        built_aside(tmp_path / "site"),
    ):
        raise AssertionError("it was built")


def test_only_its_owner_may_read_what_is_being_built(tmp_path: Path) -> None:
    with built_aside(tmp_path / "site") as fresh:
        modes = [
            stat.S_IMODE(path.stat().st_mode) for path in (fresh.parent, fresh.parent / "lock")
        ]
    assert modes == [0o700, 0o600]


def test_a_group_that_cannot_be_given_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container with users of its own; and one that is the right one is not given."""
    target, asked = tmp_path / "site", list[int]()

    def refuse(_path: Path, _user: int, group: int) -> None:
        asked.append(group)
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "chown", refuse)
    for group in (target.parent.stat().st_gid, 33):
        write_tree(target, {"page": "old"})
        if os.geteuid() == 0:
            os.lchown(target, -1, group)
        with built_aside(target) as fresh:
            (fresh / "page").write_text("new")
        assert files_in(target) == {"page": b"new"}
    assert asked == [33] * (os.geteuid() == 0)


def without_power(arguments: Sequence[str | Path]) -> list[str | Path]:
    """The command without root's power to ignore permissions."""
    if os.geteuid():
        return list(arguments)
    if not shutil.which("setpriv"):
        pytest.skip("root may do everything, and setpriv is not there to take that away")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *arguments]


def test_where_one_may_not_write_the_old_site_stays(
    two_sites: tuple[Path, Path], new_hub: Path, old_site: Path
) -> None:
    old_site.parent.chmod(0o555)
    try:
        done = subprocess.run(
            without_power([*COMMAND, "--root", new_hub, "--out", old_site]),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        old_site.parent.chmod(0o755)
    refused(done, f"can't write beside {old_site}: Permission denied")
    assert files_in(old_site) == files_in(two_sites[0])


def test_a_file_larger_than_allowed_leaves_the_old_site(
    two_sites: tuple[Path, Path], new_hub: Path, old_site: Path
) -> None:
    """As with a quota."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    refused(build(new_hub, old_site, preexec_fn=limit), f"can't write {old_site}: File too large")
    assert files_in(old_site) == files_in(two_sites[0])
    assert list(old_site.parent.iterdir()) == [old_site]


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
    two_sites: tuple[Path, Path], new_hub: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    room = sum(map(len, files_in(two_sites[0]).values())) + 2_000_000
    done = mounted(
        f"mount -t tmpfs -o size={room} none {disk}; cp -R {two_sites[0]} {disk}/site\n"
        f'"$@" && exit 9 || status=$?\n'
        f"diff -r {two_sites[0]} {disk}/site >&2; ls -A {disk}; exit $status",
        *("--root", new_hub, "--out", disk / "site"),
    )
    refused(done, f"can't write {disk / 'site'}: No space left on device")
    assert done.stdout == "site\n"


def test_a_read_only_disk_leaves_the_old_site(
    two_sites: tuple[Path, Path], new_hub: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    done = mounted(
        f"mount -t tmpfs none {disk}; cp -R {two_sites[0]} {disk}/site\n"
        f"mount -o remount,ro {disk}\n"
        f'"$@" && exit 9 || status=$?\n'
        f"diff -r {two_sites[0]} {disk}/site >&2; exit $status",
        *("--root", new_hub, "--out", disk / "site"),
    )
    refused(done, f"can't write beside {disk / 'site'}: Read-only file system")


@pytest.mark.parametrize("kind", ["-t tmpfs none", "--bind {old}"])
def test_a_folder_that_is_mounted_is_refused(
    two_sites: tuple[Path, Path], new_hub: Path, tmp_path: Path, kind: str
) -> None:
    """It can't be moved, so there is no way to replace it in one step; a folder in it can."""
    disk, old = tmp_path / "disk", shutil.copytree(two_sites[0], tmp_path / "old")
    disk.mkdir()
    done = mounted(
        f'mount {kind.format(old=old)} {disk}\n"$@" && exit 9 || status=$?; exit $status',
        *("--root", new_hub, "--out", disk),
    )
    refused(done, f"{disk} can't be replaced in one step")
    assert f"--out {disk / 'site'}" in done.stderr
    assert files_in(old) == files_in(two_sites[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["disk", "hub", "old"]
