"""What `callsheet init` writes: a small hub with nothing to mend, whatever it is called."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from callsheet import __version__
from callsheet.errors import CannotWrite
from callsheet.model.asset import Status
from callsheet.search.queries import DEFAULT_PATH
from callsheet.starter import write_starter
from tests.hub_builder import TODAY, Checked, read_hub

NAMES = [
    "Acme",
    'The "best" hub',
    "It's: ours",
    "Research & development",
    "#1 hub",
    "Vans 🚚 and 👩‍💻",
    "back\\slash",
    "- @TODAY@ {x} [y] *z* !tag %",
    "値段",
    "yes",
    "2026-11-24",
]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A new hub, read on the day it was started."""
    root = tmp_path_factory.mktemp("starter") / "hub"
    write_starter(root, "Acme", TODAY)
    return read_hub(root)


def test_a_new_hub_has_nothing_to_mend(starter: Checked) -> None:
    """Neither an error nor a warning: whatever the check says later is the user's own."""
    assert starter.shown == []


def test_it_has_one_or_two_of_each_thing(starter: Checked) -> None:
    """Every kind of content can be copied from an example, and none is long."""
    catalogue = starter.catalogue
    sizes = {key: len(vocabulary) for key, vocabulary in catalogue.vocabularies.items()}
    assert sizes == {"persona": 2, "stage": 3, "objection": 2, "type": 3, "industry": 2}
    assert len(catalogue.assets) == 3
    assert {asset.fields.status for asset in catalogue.assets} == {Status.APPROVED}
    playbook = catalogue.playbook
    assert len(playbook.handovers) == 1
    assert playbook.roles
    assert playbook.activities
    assert playbook.meetings
    assert playbook.people
    assert playbook.prose
    assert {page.id for page in catalogue.docs} == {"index", "contribute/index"}


def test_each_type_persona_and_stage_has_an_asset(starter: Checked) -> None:
    """No page of the new site is an empty one."""
    catalogue = starter.catalogue
    for key in ("type", "persona", "stage", "objection"):
        for term in catalogue.vocabularies[key]:
            assert catalogue.assets_with(key, term.id), f"{key} {term.id}"


def test_it_is_nobody_s_sample_and_lives_today(starter: Checked) -> None:
    """A pinned day would stop the clock of a real hub."""
    assert not starter.catalogue.hub.sample
    assert starter.catalogue.hub.today is None


def test_no_mark_is_left(starter: Checked) -> None:
    """Every place for a name, a day or a version is filled."""
    for path in starter.root.rglob("*"):
        if path.is_file():
            assert not re.search("@[A-Z]+@", path.read_text("utf-8")), path


@pytest.mark.parametrize("name", NAMES)
def test_any_name_gives_valid_files(tmp_path: Path, name: str) -> None:
    """Quotes, a colon, `&`, `#` and emoji are text, in the settings of both programs."""
    write_starter(tmp_path / "hub", name, TODAY)
    hub = read_hub(tmp_path / "hub")
    assert hub.shown == []
    assert hub.catalogue.hub.name == name
    config = yaml.safe_load((tmp_path / "hub/mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == name


def test_a_name_stays_a_name_in_the_readme(tmp_path: Path) -> None:
    """What Markdown would take for its own is escaped."""
    write_starter(tmp_path / "hub", "A *b* <c> & #1", TODAY)
    readme = (tmp_path / "hub/README.md").read_text("utf-8")
    assert readme.startswith("# A \\*b\\* \\<c\\> & #1\n")


def test_the_navigation_names_pages_that_there_are(starter: Checked) -> None:
    """Only generated ones, which are always there: a page of one's own may be deleted."""
    config = (starter.root / "mkdocs.yml").read_text("utf-8")
    generated = {"index", "roles", "handovers", "meetings", "glossary"}
    named = set(re.findall(r"playbook/([a-z-]+)\.md", config))
    assert named == generated


def test_the_settings_of_the_site_are_the_sample_s(starter: Checked) -> None:
    """What the sample's own tests try out is what a new hub gets."""

    def settings(root: Path) -> dict[str, object]:
        config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
        own = ("site_name", "site_description", "site_url", "copyright", "nav")
        theme = {key: config["theme"][key] for key in ("name", "font", "palette", "features")}
        return {**{key: config[key] for key in config if key not in own}, "theme": theme}

    assert settings(starter.root) == settings(Path(__file__).parents[2])


def test_the_hooks_are_the_sample_s(starter: Checked) -> None:
    """Two lines that import from the package."""
    path = "hooks/callsheet_hooks.py"
    here, sample = starter.root / path, Path(__file__).parents[2] / path
    assert here.read_text("utf-8").splitlines()[1:] == sample.read_text("utf-8").splitlines()[1:]


def test_the_requirements_name_this_version(starter: Checked) -> None:
    """As a wheel that lies in the hub: no registry has Callsheet, or not ours."""
    lines = (starter.root / "requirements.txt").read_text("utf-8").splitlines()
    asked = [line for line in lines if line and not line.startswith("#")]
    assert asked[0] == f"./wheels/callsheet-{__version__}-py3-none-any.whl"
    assert "mkdocs>=1.6,<2" in asked
    assert not any(line.startswith("callsheet") for line in asked)


@pytest.mark.parametrize("name", ["check", "publish"])
def test_what_runs_on_github_may_do_little_and_is_pinned(starter: Checked, name: str) -> None:
    """Read-only for everything but the step that publishes; actions by their full commit."""
    text = (starter.root / f".github/workflows/{name}.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    for action in re.findall(r"uses: (.+)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+", action)
    for job in workflow["jobs"].values():
        writes = "write" in job.get("permissions", {}).values()
        runs = [step["run"] for step in job["steps"] if "run" in step]
        assert not (writes and runs), "what runs the hub's own code may not write"
        if runs:
            assert "callsheet build" in runs
    assert "pull_request_target" not in text
    assert "secrets." not in text


def test_the_search_is_tested_on_github_if_there_are_queries(starter: Checked) -> None:
    """A new hub has none."""
    workflow = yaml.safe_load((starter.root / ".github/workflows/check.yml").read_text("utf-8"))
    (step,) = (
        s for s in workflow["jobs"]["check"]["steps"] if s.get("run") == "callsheet relevance"
    )
    assert step["if"] == f"hashFiles('{DEFAULT_PATH}') != ''"
    assert not (starter.root / DEFAULT_PATH).exists()


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    """And nothing in it is touched."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(CannotWrite, match="not an empty folder"):
        write_starter(tmp_path, "Acme", TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_fresh_git_repository_counts_as_empty(tmp_path: Path) -> None:
    """Many people make the repository first, and clone it."""
    (tmp_path / ".git").mkdir()
    write_starter(tmp_path, "Acme", TODAY)
    assert read_hub(tmp_path).shown == []


@pytest.mark.parametrize(
    "place",
    [lambda folder: folder / "file", lambda folder: folder / "file" / "hub"],
    ids=["a file", "below a file"],
)
def test_a_place_that_can_not_be_written_is_named(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    """In a sentence, not with a traceback."""
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(CannotWrite, match="file"):
        write_starter(place(tmp_path), "Acme", TODAY)


def test_a_folder_that_can_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's folder is no reason for a traceback either."""
    listed = Path.iterdir

    def refuse(self: Path) -> Iterator[Path]:
        if self == tmp_path:
            raise PermissionError(13, "Permission denied", str(self))
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(CannotWrite, match="Permission denied"):
        write_starter(tmp_path, "Acme", TODAY)
