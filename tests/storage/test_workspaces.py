"""Workspaces beside each other: listed, put away, opened again where a person left off."""

from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Future, Settings
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, begin, opened

ADD = edits.add(Stone(id="new", kind="skill", title="Welding"))


def new(repository: Repository, name: str, model: WorkModel | None = None) -> str:
    return repository.new_workspace(
        name, model or WorkModel(), version_name="One", description="Began"
    )


def names(repository: Repository) -> list[str]:
    return [record.name for record in repository.workspaces()]


def only_version(repository: Repository, workspace: str) -> str:
    (version,) = repository.versions(workspace)
    return version.id


def test_nothing_is_there_at_first(repository: Repository) -> None:
    assert repository.workspaces() == repository.removed_workspaces() == ()
    assert repository.last_opened() is None


def test_a_workspace_says_how_large_it_is_and_where_it_came_from(repository: Repository) -> None:
    workspace = new(repository, " Ana's  work ", sketch("today a b Lead"))
    branch = repository.branch(only_version(repository, workspace), "Two")
    repository.save(branch, ADD)
    (record,) = repository.workspaces()
    assert (record.name, record.origin, record.versions, record.nodes) == (
        "Ana's work",
        "own",
        2,
        4,
    )
    assert record.created_at < record.changed_at == repository.head(branch).changed_at


def test_the_workspace_changed_last_comes_first(repository: Repository) -> None:
    ids = {name: new(repository, name) for name in ("Ana", "Ben", "Cleo")}
    assert names(repository) == ["Cleo", "Ben", "Ana"]
    repository.save(only_version(repository, ids["Ana"]), ADD)
    assert names(repository) == ["Ana", "Cleo", "Ben"]
    repository.undo(only_version(repository, ids["Ana"]))
    repository.save(only_version(repository, ids["Ben"]), ADD)
    assert names(repository) == ["Ben", "Ana", "Cleo"]


def test_a_workspace_put_away_can_be_brought_back_whole(path: Path) -> None:
    with opened(path) as repository:
        ana, ben = new(repository, "Ana"), new(repository, "Ben")
        version = only_version(repository, ana)
        repository.save(version, ADD)
        repository.mark_opened(ana)
        before = repository.read_workspace(ana), repository.head(version)
        repository.remove_workspace(ana)
    with opened(path) as repository:
        assert names(repository) == ["Ben"]
        assert [record.id for record in repository.removed_workspaces()] == [ana]
        assert repository.last_opened() is None
        for asked in (
            lambda: repository.versions(ana),
            lambda: repository.read_workspace(ana),
            lambda: repository.head(version),
            lambda: repository.save(version, ADD),
            lambda: repository.branch(version, "Two"),
            lambda: repository.rename_workspace(ana, "Anna"),
            lambda: repository.remove_workspace(ana),
            lambda: repository.mark_opened(ana),
        ):
            with pytest.raises(NotFoundError):
                asked()
        repository.bring_back_workspace(ana)
        assert (repository.read_workspace(ana), repository.head(version)) == before
        assert {record.id for record in repository.workspaces()} == {ana, ben}
        assert repository.last_opened() == ana


def test_a_workspace_can_be_called_something_else_or_nothing(repository: Repository) -> None:
    workspace = new(repository, "Ana")
    for name in ("Ana B.", ""):
        repository.rename_workspace(workspace, name)
        assert names(repository) == [name]
    with pytest.raises(EditError) as caught:
        repository.rename_workspace(workspace, "x" * 201)
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    ("name", "version_name", "field"),
    [("x" * 201, "One", "name"), ("Ana", "", "version_name"), ("Ana", "a\x00", "version_name")],
)
def test_no_workspace_begins_under_a_name_that_will_not_do(
    repository: Repository, name: str, version_name: str, field: str
) -> None:
    with pytest.raises(EditError) as caught:
        repository.new_workspace(name, WorkModel(), version_name=version_name, description="Began")
    assert caught.value.field == field
    assert repository.workspaces() == ()


def test_the_workspace_and_version_opened_last_are_remembered(path: Path) -> None:
    with opened(path) as repository:
        ana, ben = new(repository, "Ana"), new(repository, "Ben")
        one = only_version(repository, ana)
        two = repository.branch(one, "Two")
        assert repository.last_opened() is repository.last_version(ana) is None
        repository.mark_opened(ana, two)
        repository.mark_opened(ben)
        repository.mark_opened(ana)
    with opened(path) as repository:
        assert (repository.last_opened(), repository.last_version(ana)) == (ana, two)
        repository.remove_version(two)
        assert repository.last_version(ana) is None
        repository.remove_workspace(ana)
        assert repository.last_opened() == ben


def test_opening_what_was_opened_last_writes_nothing(path: Path) -> None:
    with opened(path) as repository:
        ana = new(repository, "Ana")
        repository.mark_opened(ana, only_version(repository, ana))
        before = path.read_bytes()
        repository.mark_opened(ana)
        repository.mark_opened(ana, only_version(repository, ana))
        assert path.read_bytes() == before
        repository.mark_opened(ana, repository.branch(only_version(repository, ana), "Two"))
        assert path.read_bytes() != before


def test_what_a_tab_shows_is_what_it_showed_before_else_what_was_opened_last(
    repository: Repository,
) -> None:
    def shown(*asked: str | None) -> tuple[str, str]:
        work = repository.opened(*(asked or (None, None)))
        assert work is not None
        assert work.head.version.workspace_id == work.workspace.id
        return work.workspace.id, work.head.version.id

    assert repository.opened(None, None) is None
    ana, ben = new(repository, "Ana"), new(repository, "Ben")
    one, two = (
        only_version(repository, ana),
        repository.branch(only_version(repository, ana), "Two"),
    )
    bens = only_version(repository, ben)
    assert shown() == (ana, one), "the one changed last"
    repository.mark_opened(ben)
    assert shown() == (ben, bens)
    assert shown(ana, two) == (ana, two)
    assert shown(ana, None) == (ana, one)
    repository.mark_opened(ana, two)
    assert shown(ana, None) == shown() == shown("gone", bens) == (ana, two)
    assert shown(ana, bens) == (ana, two), "a version of another workspace"
    assert shown(ben, bens) == (ben, bens)


def test_an_archived_version_is_shown_only_where_there_is_no_other(repository: Repository) -> None:
    workspace = new(repository, "Ana")
    one = only_version(repository, workspace)
    two = repository.branch(one, "Two")
    repository.mark_opened(workspace, two)
    repository.archive_version(two, True)
    for asked in (None, two):
        work = repository.opened(workspace, asked)
        assert work is not None
        assert work.head.version.id == one
        assert [version.archived for version in work.versions] == [False, True]
    file = repository.read_workspace(workspace)
    archived = tuple(version.model_copy(update={"archived": True}) for version in file.versions)
    taken_in = repository.add_workspace(
        file.model_copy(update={"versions": archived}), origin="own"
    )
    work = repository.opened(taken_in, None)
    assert work is not None
    assert work.head.version.archived


def test_the_own_work_opened_last_is_found_behind_a_sample(repository: Repository) -> None:
    ana, ben = new(repository, "Ana"), new(repository, "Ben")
    sample = repository.add_workspace(repository.read_workspace(ana), origin="sample")
    for opened_one in (ben, ana, sample):
        repository.mark_opened(opened_one)
    repository.save(only_version(repository, ben), ADD)
    assert repository.last_opened() == sample
    assert repository.last_opened(but="sample") == ana


def test_opening_moves_nothing_in_the_list(repository: Repository) -> None:
    ana = new(repository, "Ana")
    new(repository, "Ben")
    repository.mark_opened(ana)
    assert names(repository) == ["Ben", "Ana"]


def test_settings_and_futures_are_kept_with_the_workspace(path: Path) -> None:
    settings = Settings(review_every_weeks=6, last_review=DAY)
    futures = (Future(id="f", name="Without Maria", without=("m",), tags=("retail",)),)
    with opened(path) as repository:
        ana, ben = new(repository, "Ana"), new(repository, "Ben")
        assert (repository.settings(ana), repository.futures(ana)) == (Settings(), ())
        repository.save_settings(ana, settings)
        repository.keep_future(ana, futures[0])
    with opened(path) as repository:
        assert (repository.settings(ana), repository.futures(ana)) == (settings, futures)
        assert (repository.settings(ben), repository.futures(ben)) == (Settings(), ())


def test_a_what_if_kept_elsewhere_meanwhile_is_not_lost(path: Path) -> None:
    with opened(path) as one, opened(path) as other:
        ana = new(one, "Ana")
        one.keep_future(ana, Future(id="a", name="Maria leaves"))
        other.keep_future(ana, Future(id="b", name="Retail shrinks"))
        assert [future.id for future in one.futures(ana)] == ["a", "b"]
        one.forget_future(ana, "a")
        other.forget_future(ana, "a")
        assert [future.id for future in one.futures(ana)] == ["b"]


def test_two_people_may_call_everything_the_same(repository: Repository) -> None:
    mine, yours = begin(repository, sketch("today a Lead")), begin(repository)
    assert repository.head(mine).model != repository.head(yours).model
    assert names(repository) == ["Ana", "Ana"]
