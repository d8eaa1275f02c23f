"""What was kept in format 1 opens in today's, nothing lost.

``format_1`` holds what the last careerapp of that format wrote: files, and a database with its
content as a file. Its people are invented.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint
from careerapp.domain.upgrade import FORMAT_VERSION
from careerapp.domain.workspace import Workspace
from careerapp.exchange import read_bundle, write_bundle
from tests.storage.support import opened

KEPT = Path(__file__).parent / "format_1"
FILES = sorted(KEPT.glob("*.json"))


def models_in(document: dict) -> list[dict]:
    return [
        model
        for version in document["versions"]
        for model in (version["model"], *(each["model"] for each in version["snapshots"]))
    ]


def assert_says_all_of(now: object, then: object, place: str = "") -> None:
    """Compare what was written with what is read: each field of then is there as it was."""
    if isinstance(then, dict):
        assert isinstance(now, dict)
        for name, value in then.items():
            if (name, value) != ("kind", "change") or now[name] != "nothing":
                assert_says_all_of(now[name], value, f"{place}.{name}")
    elif isinstance(then, list):
        assert isinstance(now, list)
        assert len(now) == len(then), place
        for number, (mine, theirs) in enumerate(zip(now, then, strict=True)):
            assert_says_all_of(mine, theirs, f"{place}[{number}]")
    elif place.endswith(f".about[{place[-2:-1]}]") and isinstance(then, str):
        assert now["id"] == then  # a bare id
    else:
        assert now == then, place


def test_there_are_files_of_format_1_to_read():
    assert len(FILES) == 4
    assert all(json.loads(file.read_text())["format_version"] == 1 for file in FILES)
    assert FORMAT_VERSION > 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_format_1_keeps_all_it_said(file: Path):
    then = json.loads(file.read_text())
    workspace = read_bundle(file)
    now = workspace.model_dump(mode="json")
    for model, was in zip(models_in(now), models_in(then), strict=True):
        assert_says_all_of(model, was)
    assert_says_all_of(now["settings"], then["settings"])
    assert_says_all_of(now["futures"], then["futures"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_of_format_1_is_written_in_todays_and_read_back(file: Path):
    workspace = read_bundle(file)
    written = write_bundle(workspace)
    assert json.loads(written)["format_version"] == FORMAT_VERSION
    assert read_bundle(written) == workspace


def without_ids(workspace: Workspace) -> dict:
    """A workspace as plain values, without the ids that belong to a file."""
    plain = workspace.model_dump(mode="json")
    for version in plain["versions"]:
        version.pop("id")
        for snapshot in version["snapshots"]:
            snapshot.pop("id")
    return plain


def test_a_database_of_format_1_is_brought_to_todays_and_goes_on(tmp_path: Path):
    path = tmp_path / "careerapp.db"
    shutil.copy(KEPT / "careerapp.db", path)
    with opened(path) as repository:
        (record,) = repository.workspaces()
        found = repository.read_workspace(record.id)
        assert without_ids(found) == without_ids(read_bundle(KEPT / "careerapp.json"))
        version = repository.versions(record.id)[0].id
        before = repository.head(version).model
        assert "nothing" in {point.kind for point in before.journal}
        hope = next(each for each in before.outcomes if each.status == "open")
        point = DataPoint(
            id="new",
            at=date(2026, 7, 3),
            kind="change",
            about=(About(id=hope.id, made="matters_more"),),
        )
        repository.save(version, edits.log(point))
    with opened(path) as repository:
        after = repository.head(version).model
        assert after.journal[-1].about[0].made == "matters_more"
        repository.undo(version)
        assert repository.head(version).model == before


def test_a_quiet_sitting_of_format_1_is_no_change_of_anything():
    found = read_bundle(KEPT / "careerapp.json")
    points = {point.id: point for point in found.versions[0].model.journal}
    assert points["told-2"].kind == "nothing"
    assert {point.kind for id, point in points.items() if id != "told-2"} == {
        "win",
        "setback",
        "change",
    }
