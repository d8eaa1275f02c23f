"""What a workspace keeps, and that its ids are told apart."""

from datetime import date

import pytest
from pydantic import ValidationError

from careerapp.domain.model import InvariantError, WorkModel
from careerapp.domain.upgrade import FORMAT_VERSION, upgrade
from careerapp.domain.workspace import Future, Settings, Snapshot, Version, Workspace

MODEL = WorkModel()
SNAPSHOT = Snapshot(id="s", name="Spring", at=date(2026, 3, 1), model=MODEL)


def version(id: str, *snapshots: Snapshot) -> Version:
    return Version(id=id, name="Mine", model=MODEL, snapshots=snapshots)


def test_a_workspace_has_at_least_one_version():
    assert Workspace(versions=(version("v"),)).settings.review_every_weeks == 4
    with pytest.raises(ValidationError):
        Workspace(versions=())


@pytest.mark.parametrize(
    ("versions", "futures", "place"),
    [
        ((version("v"), version("v")), (), "versions[1].id"),
        ((version("v", SNAPSHOT, SNAPSHOT),), (), "versions[0].snapshots[1].id"),
        ((version("v", SNAPSHOT), version("w", SNAPSHOT)), (), "versions[1].snapshots[0].id"),
        ((version("v"), version("s", SNAPSHOT)), (), "versions[1].snapshots[0].id"),
        ((version("v"),), (Future(id="v", name="No Maria"),), "futures[0].id"),
    ],
)
def test_ids_of_versions_snapshots_and_what_ifs_are_told_apart(versions, futures, place):
    with pytest.raises(ValidationError) as caught:
        Workspace(versions=versions, futures=futures)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, InvariantError)
    assert error.problems == ((place, "this id is used twice"),)


def test_items_of_two_versions_may_share_their_ids():
    stones = WorkModel.model_validate_json(
        '{"stones": [{"id": "x", "kind": "skill", "title": "SQL"}]}'
    )
    one = Version(id="1", name="One", model=stones)
    other = Version(id="2", name="Two", model=stones)
    assert Workspace(versions=(one, other)).versions[1].model.stones[0].id == "x"


@pytest.mark.parametrize("weeks", [0, 53, 1.5])
def test_a_review_comes_every_one_to_52_weeks(weeks):
    with pytest.raises(ValidationError):
        Settings(review_every_weeks=weeks)


def test_a_document_of_today_is_left_as_it_is():
    document = {"title": "Mine"}
    assert upgrade(document, FORMAT_VERSION) == {"title": "Mine"}


@pytest.mark.parametrize("number", [0, -1, FORMAT_VERSION + 1])
def test_a_document_of_another_time_is_refused(number):
    with pytest.raises(ValueError, match="unknown format"):
        upgrade({}, number)
