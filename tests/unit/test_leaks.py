"""Looking for leaks in what is packed, long, or made to choke whoever looks."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from callsheet.leaks.hidden import Hidden
from callsheet.leaks.scan import UNSEARCHED, Leak, find_leaks
from callsheet.leaks.unpack import MOST_BYTES, TooMuch, texts_in
from callsheet.leaks.words import runs, words

SECRET = "we never go below eighteen euros a van"


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def leaks_in(site: Path, data: bytes, hidden: Hidden | None = None) -> list[Leak]:
    (site / "file.bin").write_bytes(data)
    hidden = hidden or Hidden(runs=frozenset(runs(words(SECRET))))
    return list(find_leaks(site, hidden, frozenset(), lambda paths: {}))


BOMB = zipped(a=b"a " * (MOST_BYTES // 2 + 1))


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        gzip.compress(b"a " * MOST_BYTES),
        zipped(**{f"part{number}": bytes(MOST_BYTES // 10) for number in range(11)}),
        zipped(a=zipped(b=bytes(MOST_BYTES // 2)), c=zipped(d=bytes(MOST_BYTES // 2 + 1))),
        zipped(a=zipped(b=zipped(c=zipped(d=zipped(e=zipped(f=b"x")))))),
    ],
    ids=["a ZIP", "a gzip", "many parts", "packed twice", "too deep"],
)
def test_what_unpacks_to_too_much_is_said_and_not_unpacked(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(TooMuch):
        sum(map(len, texts_in(data)))
    assert [leak.kind for leak in leaks_in(tmp_path, data)] == [UNSEARCHED]


def test_films_in_an_archive_do_not_count(tmp_path: Path) -> None:
    film = b"\0\0\0\x18ftypmp42" + bytes(MOST_BYTES)
    data = zipped(film=film, text=SECRET.encode())
    assert [leak.what for leak in leaks_in(tmp_path, data)] == [SECRET]


def test_a_damaged_part_hides_no_other(tmp_path: Path) -> None:
    data = zipped(a=b"x" * 1000, b=SECRET.encode())
    broken = data.replace(b"a" + zipped(a=b"x" * 1000)[31:40], b"a" + bytes(9), 1)
    assert broken != data
    assert [leak.what for leak in leaks_in(tmp_path, broken)] == [SECRET]


@pytest.mark.parametrize("before", [999_990, 1_000_000, 1_000_020])
def test_words_are_found_where_a_long_text_is_cut(before: int, tmp_path: Path) -> None:
    text = "a " * (before // 2) + SECRET + " a" * 600_000
    assert [leak.what for leak in leaks_in(tmp_path, text.encode())] == [SECRET]


def test_an_address_of_thousands_of_steps_takes_no_time(tmp_path: Path) -> None:
    hidden = Hidden(addresses={"library/ours": "assets/ours.md"})
    data = b"a/" * 100_000 + b"library/ours" + b"/b" * 100_000
    assert [leak.what for leak in leaks_in(tmp_path, data, hidden)] == ["library/ours"]
