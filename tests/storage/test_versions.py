"""Several versions in one workspace: begun, branched, renamed, put away, brought back."""

from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.items import DataPoint, Stone
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, begin, opened

MODEL = sketch("today a b Lead")


@pytest.fixture
def version(repository: Repository) -> str:
    return begin(repository, MODEL)


@pytest.fixture
def workspace(repository: Repository, version: str) -> str:
    return repository.head(version).version.workspace_id


def names(repository: Repository, workspace: str) -> list[str]:
    return [version.name for version in repository.versions(workspace)]


def test_a_new_version_begins_a_history_of_its_own(
    repository: Repository, workspace: str, version: str
) -> None:
    repository.save(version, edits.remove("a"))
    tech = repository.new_version(workspace, "  The  tech way ", MODEL, "Drew it afresh")
    head = repository.head(tech)
    assert (head.version.name, head.model) == ("The tech way", MODEL)
    assert (head.seq, head.undoes, head.redoes) == (1, None, None)
    (first,) = repository.history(tech)
    assert (first.kind, first.description) == ("start", "Drew it afresh")
    assert names(repository, workspace) == ["One", "The tech way"]


def test_a_branch_begins_as_a_copy_with_the_same_ids_and_journal(
    repository: Repository, workspace: str, version: str
) -> None:
    repository.save(version, edits.log(DataPoint(id="p", at=DAY, kind="win", note="Lunch")))
    repository.place(version, {"a": (1.0, 2.0)})
    branch = repository.branch(version, "Two")
    head = repository.head(branch)
    assert head.model == repository.head(version).model
    assert (head.seq, head.undoes, head.version.workspace_id) == (1, None, workspace)
    (first,) = repository.history(branch)
    assert (first.kind, first.description) == ("branch", "Branched from *One*")


def test_a_branch_and_what_it_came_from_go_their_own_ways(
    repository: Repository, version: str
) -> None:
    repository.keep_snapshot(version, "Spring")
    branch = repository.branch(version, "Two")
    repository.save(branch, edits.remove("a"))
    repository.save(version, edits.change("a", title="Ada"))
    assert "a" not in repository.head(branch).model.items
    assert repository.head(version).model.items["a"].title == "Ada"
    assert repository.undo(branch).after.model == MODEL
    assert repository.undo(branch) is None
    assert repository.snapshots(branch) == ()


def test_versions_stand_in_the_order_they_came_archived_ones_last(
    repository: Repository, workspace: str, version: str
) -> None:
    two, three = (repository.branch(version, name) for name in ("Two", "Three"))
    repository.save(version, edits.remove("a"))
    assert names(repository, workspace) == ["One", "Two", "Three"]
    repository.archive_version(two, True)
    assert names(repository, workspace) == ["One", "Three", "Two"]
    assert [each.archived for each in repository.versions(workspace)] == [False, False, True]
    repository.archive_version(two, False)
    repository.remove_version(three)
    repository.branch(two, "Four")
    assert names(repository, workspace) == ["One", "Two", "Four"]


def test_an_archived_version_can_still_be_read_and_edited(
    repository: Repository, version: str
) -> None:
    repository.branch(version, "Two")
    repository.archive_version(version, True)
    saved = repository.save(version, edits.add(Stone(id="c", kind="skill", title="c"))).after
    assert saved.version.archived
    assert "c" in repository.head(version).model.items


def test_a_version_can_be_called_something_else(
    repository: Repository, workspace: str, version: str
) -> None:
    repository.rename_version(version, "The non-profit way")
    assert names(repository, workspace) == ["The non-profit way"]
    for wrong in ("", " \n ", "x" * 201):
        with pytest.raises(EditError) as caught:
            repository.rename_version(version, wrong)
        assert caught.value.field == "name"
    assert names(repository, workspace) == ["The non-profit way"]


@pytest.mark.parametrize("wrong", ["", "x" * 201, "a\x00"])
def test_no_version_begins_under_a_name_that_will_not_do(
    repository: Repository, workspace: str, version: str, wrong: str
) -> None:
    for start in (
        lambda: repository.branch(version, wrong),
        lambda: repository.new_version(workspace, wrong, MODEL, "Began"),
    ):
        with pytest.raises(EditError):
            start()
    assert names(repository, workspace) == ["One"]


def test_a_version_put_away_is_not_found_any_more(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL)
        two = repository.branch(version, "Two")
        repository.save(two, edits.remove("a"))
        kept = repository.keep_snapshot(two, "Spring")
        before = repository.head(two)
        repository.remove_version(two)
    with opened(path) as repository:
        workspace = before.version.workspace_id
        assert names(repository, workspace) == ["One"]
        for asked in (
            lambda: repository.head(two),
            lambda: repository.save(two, edits.remove("b")),
            lambda: repository.undo(two),
            lambda: repository.history(two),
            lambda: repository.snapshots(two),
            lambda: repository.snapshot_model(kept.id),
            lambda: repository.rename_version(two, "Three"),
        ):
            with pytest.raises(NotFoundError):
                asked()


def test_the_only_version_cannot_be_put_away(
    repository: Repository, workspace: str, version: str
) -> None:
    for attempt in (
        lambda: repository.remove_version(version),
        lambda: repository.archive_version(version, True),
    ):
        with pytest.raises(EditError):
            attempt()
    assert names(repository, workspace) == ["One"]


def test_one_version_in_use_always_stays(
    repository: Repository, workspace: str, version: str
) -> None:
    two = repository.branch(version, "Two")
    repository.archive_version(two, True)
    for attempt in (
        lambda: repository.remove_version(version),
        lambda: repository.archive_version(version, True),
    ):
        with pytest.raises(EditError):
            attempt()
    repository.remove_version(two)
    assert names(repository, workspace) == ["One"]
