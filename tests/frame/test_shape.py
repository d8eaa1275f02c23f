"""The shape of the project: modules of a size to be read, commands that are there."""

import re
from pathlib import Path

import pytest

from tests.frame.paths import ROOT, read, tracked

MOST_LINES = 400
WRITTEN_BY_HAND = {".py", ".js", ".css", ".html", ".toml", ".md", ".sh"}


def test_no_file_is_longer_than_can_be_read_at_a_sitting():
    written = [path for path in tracked() if path.suffix in WRITTEN_BY_HAND and path.exists()]
    assert len(written) > 50
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in written
    }
    assert not {name: lines for name, lines in lengths.items() if lines > MOST_LINES}


def test_every_module_of_the_app_says_what_it_is_for():
    modules = list((ROOT / "careerapp").rglob("*.py"))
    assert modules
    silent = [str(path) for path in modules if not path.read_text(encoding="utf-8").startswith('"')]
    assert not silent


def test_the_makefile_has_every_command_that_contributing_and_its_own_help_name():
    makefile = read("Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    told = set(re.findall(r"`make ([a-z-]+)`", read("CONTRIBUTING.md")))
    helped = set(re.findall(r'"make ([a-z-]+)', makefile))
    assert targets == phony
    assert told | helped <= targets
    assert helped == targets - {"help"}


def test_every_folder_of_tests_is_explained():
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in tracked() if _is_test(path)}
    told = set(re.findall(r"^\| `tests/([a-z]+)/` \|", read("CONTRIBUTING.md"), re.MULTILINE))
    assert folders
    assert folders <= told


@pytest.mark.parametrize("folder", ["ui", "analysis"])
def test_every_room_is_explained(folder):
    rooms = {path.parent.name for path in (ROOT / "careerapp" / folder).glob("*/__init__.py")}
    first_columns = re.findall(r"^\| (.+?) \|", read("CONTRIBUTING.md"), re.MULTILINE)
    told = {name for column in first_columns for name in re.findall(r"`(\w+)`", column)}
    assert rooms
    assert rooms <= told


def test_every_path_that_contributing_names_is_there():
    named = re.findall(r"`((?:careerapp|tests|docs|benchmarks)/[\w/.]+)`", read("CONTRIBUTING.md"))
    assert named
    made_later = {"tests/frontend/node_modules"}
    assert not {path for path in named if not (ROOT / path).exists()} - made_later


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_") and ROOT / "tests" in path.parents
