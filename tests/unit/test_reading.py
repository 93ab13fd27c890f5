"""Files are read in processes of their own: within limits, in order, and only once."""

import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from callsheet.attachments import reading
from callsheet.attachments.pool import Limits, Pool, worker_command
from callsheet.attachments.reading import load_attached
from callsheet.attachments.wire import NotAnAnswer, as_json, parse_answer
from callsheet.cache import Cache
from callsheet.environment import load_environment
from callsheet.model.attachment import AttachedFile, Kind, Preview
from tests import documents
from tests.documents import deflated_stream, raw_pdf, with_parts

TIGHT = Limits(cpu_seconds=2, wall_seconds=20, memory_bytes=400_000_000)
"""A bomb should burst quickly here."""

PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
CATALOGUE, PAGES = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def sheet_bomb() -> bytes:
    """A workbook of 600 kB whose one sheet has 600 MB."""
    bomb = documents.xlsx({"A1": "x"})
    return with_parts(bomb, lambda name, data: bytes(600_000_000) if "sheet1" in name else data)


def laughs() -> bytes:
    entities = "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    slide = f'<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">{entities}]><p>&j;</p>'.encode()
    return with_parts(documents.pptx(), lambda name, data: slide if "slide1.xml" in name else data)


def wide_picture(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start, end = chunk(b"IHDR", head), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + start + chunk(b"IDAT", zlib.compress(bytes(99))) + end


def two_parts_of_one_name() -> bytes:
    import io

    written = io.BytesIO(documents.docx_file())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("WORD/document.xml", "<other/>")
    return written.getvalue()


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "it is empty"),
    "half a PDF": (lambda: documents.pdf()[:600], "it is damaged"),
    "half a deck": (lambda: documents.pptx()[:9000], "it is damaged"),
    "half a photo": (lambda: documents.photo()[:200], "it is damaged"),
    "locked PDF": (lambda: documents.pdf(encrypt="x"), "it is locked with a password"),
    "locked deck": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "it is locked with a password",
    ),
    "Office 97": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "its format is too old"),
    "sheet bomb": (sheet_bomb, "it unpacks to 600 MB"),
    "XML bomb": (laughs, "it holds a document type, as XML bombs do"),
    "two in one": (two_parts_of_one_name, "it has two parts of one name"),
    "wide picture": (lambda: wide_picture(50_000, 50_000), "it has more than 60,000,000 pixels"),
    "small picture that claims to be large": (lambda: wide_picture(5_000, 5_000), "it is damaged"),
    "100,000 pages": (
        lambda: raw_pdf(
            CATALOGUE, f"<</Type/Pages/Kids[{'3 0 R ' * 100_000}]/Count 100000>>", PAGE
        ),
        "it has 100,000 pages; 3,000 are read at most",
    ),
    "pages that hold themselves": (
        lambda: raw_pdf(CATALOGUE, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "it is damaged",
    ),
    "pages 3,000 deep": (
        lambda: raw_pdf(
            CATALOGUE,
            *(f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1>>" for n in range(2, 3000)),
            "<</Type/Page/MediaBox[0 0 9 9]>>",
        ),
        "it is damaged",
    ),
}
"""What makes the file, when a test needs it: bombs take long. And what is said about it."""


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said about each of them, read by the same workers one after another."""
    folder = tmp_path_factory.mktemp("harmful")
    for name, (make, _) in HARMFUL.items():
        assert (folder / name).write_bytes(make()) < 1_000_000
    known = load_attached([folder / name for name in HARMFUL], limits=TIGHT)
    return {path.name: file.problem for path, file in known.items()}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_cannot_be_read_says_why(name: str, problems: dict[str, str]) -> None:
    assert problems[name] == HARMFUL[name][1]


BURSTING: dict[str, Callable[[], bytes]] = {
    "stream bomb": lambda: raw_pdf(CATALOGUE, PAGES, PAGE, deflated_stream(900)),
    "stream bomb in a stream": lambda: raw_pdf(
        CATALOGUE, PAGES, PAGE, deflated_stream(900, again=1)
    ),
    "endless drawing": lambda: raw_pdf(
        CATALOGUE, PAGES, PAGE, deflated_stream(60, b"0 0 m 600 800 l S\n")
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("name", BURSTING)
def test_a_bomb_ends_its_worker_and_nothing_else(name: str) -> None:
    data = BURSTING[name]()
    with Pool(1, TIGHT) as pool:
        bomb, after = pool.read([lambda: data, documents.pdf])
    assert bomb.file.problem
    assert not bomb.is_lasting
    assert after.file.text == "Prices from November"


@contextmanager
def pool_of(program: str, **limits: float) -> Iterator[Pool]:
    """A pool of one worker that is this program."""
    tight = Limits(**{"wall_seconds": 20, **limits})  # type: ignore[arg-type]
    with Pool(1, tight, lambda _: [sys.executable, "-c", program]) as pool:
        yield pool


def test_a_worker_that_cannot_be_started_is_a_problem_of_the_file(tmp_path: Path) -> None:
    with Pool(1, TIGHT, lambda _: [str(tmp_path / "nothing")]) as pool:
        (answer,) = pool.read([documents.pdf])
    assert answer.file.problem.startswith("the program that reads it can't be started: no such")
    assert not answer.is_lasting


def test_a_worker_that_hangs_is_ended() -> None:
    with pool_of("import time; time.sleep(600)", wall_seconds=0.5) as pool:
        (answer,) = pool.read([documents.pdf])
    assert answer.file.problem == "reading it takes more than 0.5 seconds"
    assert not answer.is_lasting


def test_a_worker_that_computes_for_ever_is_ended() -> None:
    hang = (
        "import callsheet.attachments.worker as w\n"
        "def extract(data):\n    while True: pass\n"
        "w.extract = extract\nw.main(['1', '768000000'])"
    )
    with pool_of(hang, cpu_seconds=1) as pool:
        (answer,) = pool.read([documents.pdf])
    assert answer.file.problem.startswith("reading it takes more than")


@pytest.mark.parametrize(
    "program",
    [
        "pass",
        "raise SystemExit(3)",
        "import sys; sys.stdout.buffer.write(b'rubbish that is no answer at all')",
        "import sys; sys.stdout.buffer.write((5).to_bytes(8, 'big') + b'{\"a\"}')",
        "import sys; sys.stdout.buffer.write((2**60).to_bytes(8, 'big'))",
        "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    ],
)
def test_a_worker_that_says_nothing_sensible_is_a_problem_of_that_file(program: str) -> None:
    with pool_of(program) as pool:
        answers = list(pool.read([documents.pdf, documents.pdf]))
    assert [bool(answer.file.problem) for answer in answers] == [True, True]


def test_a_worker_that_is_killed_is_replaced() -> None:
    def kill_then_give(pool: Pool) -> bytes:
        for worker in pool._workers:
            if worker._process is not None:
                worker._process.kill()
                worker._process.wait()
        return documents.pdf("after")

    with Pool(1) as pool:
        answers = list(pool.read([lambda: documents.pdf("before"), partial(kill_then_give, pool)]))
    assert [answer.file.text for answer in answers] == ["before", "after"]


def test_two_hundred_files_come_back_in_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(200)]
    for number, path in enumerate(paths):
        # Some take longer, so that the workers overtake each other.
        path.write_bytes(documents.pdf(*([f"page {number}"] * (1 + number % 7 * 3))))
    known = load_attached(paths)
    assert list(known) == paths
    assert [file.text.split("\n")[0] for file in known.values()] == [
        f"page {number}" for number in range(200)
    ]


def test_what_was_read_once_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copy = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for place in (path, copy):
        place.write_bytes(documents.pdf())
    cache = Cache(tmp_path / "cache")
    first = load_attached([path, copy], cache)
    assert first[path] == first[copy]

    def no_pool(*_: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(reading, "Pool", no_pool)
    assert load_attached([path, copy], cache) == first


def test_a_broken_cache_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(documents.pdf())
    cache = Cache(tmp_path / "cache")
    first = load_attached([path], cache)
    key = reading._key(load_environment(), reading._load_digest(path))
    cache.store({key: b"rubbish"})
    assert load_attached([path], cache) == first


def test_another_program_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older one has found may be less than there is."""
    path = tmp_path / "a.pdf"
    path.write_bytes(documents.pdf())
    cache = Cache(tmp_path / "cache")
    first = load_attached([path], cache)
    key = reading._key(load_environment(), reading._load_digest(path))
    cache.store({key: as_json(AttachedFile(size=1, kind=Kind.OTHER))})
    assert load_attached([path], cache) != first
    monkeypatch.setattr(reading, "load_environment", lambda: "another")
    assert load_attached([path], cache) == first


def test_a_file_that_is_not_there_is_a_problem_of_that_file(tmp_path: Path) -> None:
    there, gone = tmp_path / "a.pdf", tmp_path / "b.pdf"
    there.write_bytes(documents.pdf())
    known = load_attached([there, gone])
    assert known[there].problem == ""
    assert known[gone].problem.startswith("the system says: no such file")


def test_a_file_above_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    path, film = tmp_path / "a.pdf", tmp_path / "a.mp4"
    path.write_bytes(documents.pdf())
    film.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(2000))
    known = load_attached([path, film])
    assert "are read at most" in known[path].problem
    assert (known[film].kind, known[film].problem) == (Kind.VIDEO, "")


def test_a_worker_gets_no_secrets_and_starts_in_an_empty_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEPLOY_TOKEN", "secret")
    program = (
        "import os, sys; from callsheet.attachments.wire import as_json\n"
        "from callsheet.model.attachment import AttachedFile, Kind\n"
        "said = f\"{'DEPLOY_TOKEN' in os.environ} {os.listdir()}\"\n"
        "data = as_json(AttachedFile(size=0, kind=Kind.TEXT, text=said))\n"
        "sys.stdout.buffer.write(len(data).to_bytes(8, 'big') + data)"
    )
    with pool_of(program) as pool:
        (answer,) = pool.read([documents.pdf])
    assert answer.file.text == "False []"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_worker_can_write_no_file(tmp_path: Path) -> None:
    place = tmp_path / "written"
    program = (
        "import callsheet.attachments.worker as w\n"
        f"def extract(data):\n    open({str(place)!r}, 'w').write('x')\n"
        "w.extract = extract\nw.main(['5', '768000000'])"
    )
    with pool_of(program) as pool:
        (answer,) = pool.read([documents.pdf])
    assert answer.file.problem
    assert not place.exists() or place.read_text() == ""


def test_no_worker_is_left_behind() -> None:
    with Pool(2) as pool:
        list(pool.read([documents.pdf, documents.pdf]))
        processes = [worker._process for worker in pool._workers if worker._process]
    assert processes
    assert all(process.returncode is not None for process in processes)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_answer_does_not_depend_on_the_hash_seed(seed: str, tmp_path: Path) -> None:
    data = documents.pptx("one", "two", notes="n", author="Jo")
    program = (
        "import os, sys\n"
        "if os.environ.get('PYTHONHASHSEED') is None:\n"
        f"    os.environ['PYTHONHASHSEED'] = '{seed}'\n"
        "    os.execv(sys.executable, [sys.executable, '-m', 'callsheet.attachments.worker',"
        " '20', '768000000'])\n"
    )
    path = tmp_path / "a.pptx"
    path.write_bytes(data)
    with pool_of(program) as pool:
        (answer,) = pool.read([lambda: data])
    assert as_json(answer.file) == as_json(load_attached([path])[path])


def test_an_answer_survives_the_pipe() -> None:
    preview = Preview(png=b"\x89PNG\r\n\x1a\n\xff\0", width=3, height=4)
    file = AttachedFile(size=9, kind=Kind.PDF, text="Zürich \U0001f690", preview=preview, pages=2)
    assert parse_answer(as_json(file)) == file


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"null",
        b'{"size": "x", "kind": "PDF"}',
        b'{"size": 1, "kind": "virus"}',
        b'{"size": 1, "kind": "PDF", "problem": "%s"}' % (b"x" * 1000),
        b'{"size": 1, "kind": "PDF", "preview": {"png": "PHN2Zz4=", "width": 3, "height": 4}}',
    ],
)
def test_what_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(NotAnAnswer):
        parse_answer(answer)


def test_the_workers_program_is_ours_wherever_it_starts() -> None:
    command = worker_command(Limits())
    assert command[:4] == [sys.executable, "-P", "-m", "callsheet.attachments.worker"]


def test_stopping_does_not_wait_for_what_is_being_read() -> None:
    began = time.monotonic()
    with pool_of("import time; time.sleep(600)", wall_seconds=300) as pool:
        pool.read([documents.pdf] * 5)
    assert time.monotonic() - began < 120
