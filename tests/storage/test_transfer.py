"""Whole workspaces go in and out of storage unchanged, as often as wanted, beside all others."""

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from sqlalchemy import Engine

from careerapp.domain import edits
from careerapp.domain.items import DataPoint, Position, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Future, Note, Settings, Snapshot, Version, Workspace
from careerapp.errors import EditError
from careerapp.exchange import read_bundle, write_bundle
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, begin, opened, rows
from tests.strategies import workspaces


def point(id: str) -> DataPoint:
    return DataPoint(id=id, at=DAY, kind="win", note=id)


def placed(model: WorkModel, **places: float) -> WorkModel:
    layout = tuple(Position(node=node, x=x, y=-x) for node, x in places.items())
    return model.replace(layout=layout)


SPRING = placed(sketch("today a Lead", journal=(point("p"),)), a=1.0, Lead=2.0)
SUMMER = sketch("today b Lead", journal=(point("q"), point("p")))
NOW = placed(sketch("today a b Lead", journal=(point("q"), point("r"))), b=3.0)

WORKSPACE = Workspace(
    name="Cleo",
    versions=(
        Version(
            id="v1",
            name="The non-profit way",
            order=4,
            notes=(Note(at=DAY, text="Evenings"),),
            model=NOW,
            snapshots=(
                Snapshot(id="s1", name="Spring", note="First", at=DAY, model=SPRING),
                Snapshot(id="s2", name="Summer", at=DAY, model=SUMMER),
            ),
        ),
        Version(id="v2", name="The tech way", order=7, archived=True, model=SPRING),
    ),
    settings=Settings(review_every_weeks=6, last_review=DAY),
    futures=(Future(id="f", name="Without the shop", without=("a",)),),
)


def ids_of(workspace: Workspace) -> list[str]:
    snapshots = (each.id for version in workspace.versions for each in version.snapshots)
    return [*(version.id for version in workspace.versions), *snapshots]


def with_ids_of(workspace: Workspace, other: Workspace) -> Workspace:
    """Give a workspace the version and snapshot ids of another that is built alike."""
    versions = tuple(
        mine.replace(
            id=theirs.id,
            snapshots=tuple(
                snapshot.replace(id=other_snapshot.id)
                for snapshot, other_snapshot in zip(mine.snapshots, theirs.snapshots, strict=True)
            ),
        )
        for mine, theirs in zip(workspace.versions, other.versions, strict=True)
    )
    return workspace.replace(versions=versions)


def in_one_order(workspace: Workspace) -> Workspace:
    """Put dragged places in one order: they are a set."""

    def ordered(model: WorkModel) -> WorkModel:
        return model.replace(layout=tuple(sorted(model.layout, key=lambda place: place.node)))

    versions = tuple(
        version.replace(
            model=ordered(version.model),
            snapshots=tuple(each.replace(model=ordered(each.model)) for each in version.snapshots),
        )
        for version in workspace.versions
    )
    return workspace.replace(versions=versions)


def test_a_workspace_taken_in_is_given_out_unchanged_after_a_restart(path: Path) -> None:
    with opened(path) as repository:
        id = repository.add_workspace(WORKSPACE, origin="file")
    with opened(path) as repository:
        given = repository.read_workspace(id)
        (record,) = repository.workspaces()
    assert in_one_order(with_ids_of(given, WORKSPACE)) == in_one_order(WORKSPACE)
    assert (record.name, record.origin, record.versions) == ("Cleo", "file", 2)


def test_version_and_snapshot_ids_are_storages_own(repository: Repository) -> None:
    twice = [repository.add_workspace(WORKSPACE, origin="sample") for _ in range(2)]
    first, second = (repository.read_workspace(id) for id in twice)
    known = [*ids_of(WORKSPACE), *ids_of(first), *ids_of(second)]
    assert len(set(known)) == len(known)
    assert with_ids_of(second, first) == first


def test_two_copies_of_one_file_share_nothing_that_changes(repository: Repository) -> None:
    twice = [repository.add_workspace(WORKSPACE, origin="sample") for _ in range(2)]
    mine = repository.versions(twice[0])[0].id
    before = repository.read_workspace(twice[1])
    repository.save(mine, edits.remove("a", "q"))
    repository.place(mine, {"b": (9.0, 9.0)})
    repository.rename_workspace(twice[0], "Mine")
    repository.save_settings(twice[0], Settings())
    assert repository.read_workspace(twice[1]) == before


def test_taking_in_moves_nothing_of_what_is_there(repository: Repository) -> None:
    version = begin(repository, NOW)
    before = repository.head(version), repository.history(version)
    repository.add_workspace(WORKSPACE, origin="file")
    assert (repository.head(version), repository.history(version)) == before


def test_undo_does_not_lead_out_of_what_was_opened(repository: Repository) -> None:
    workspace = repository.add_workspace(WORKSPACE, origin="sample")
    version = repository.versions(workspace)[0].id
    assert repository.head(version).undoes is None
    assert repository.undo(version) is None
    repository.save(version, edits.add(Stone(id="new", kind="skill", title="Welding")))
    assert repository.undo(version).after.model == repository.model_at(version, 3)
    assert repository.undo(version) is None


def test_the_history_of_what_was_opened_tells_where_it_came_from(repository: Repository) -> None:
    workspace = repository.add_workspace(WORKSPACE, origin="sample")
    version = repository.versions(workspace)[0].id
    assert [(each.kind, each.description) for each in repository.history(version)] == [
        ("start", "Opened *Cleo*"),
        ("start", "As it was in the snapshot *Summer*"),
        ("start", "As it was in the snapshot *Spring*"),
    ]
    nameless = repository.add_workspace(WORKSPACE.replace(name=""), origin="file")
    version = repository.versions(nameless)[0].id
    assert repository.history(version)[0].description == "Opened a file"


def test_a_place_of_an_older_snapshot_does_not_turn_up_in_the_model(
    repository: Repository,
) -> None:
    """Node a lies somewhere in spring, is gone in summer and lies nowhere now."""
    id = repository.add_workspace(WORKSPACE, origin="file")
    version, _ = repository.read_workspace(id).versions
    assert [place.node for place in version.model.layout] == ["b"]
    assert [len(each.model.layout) for each in version.snapshots] == [2, 0]


def test_versions_whose_order_is_not_told_apart_stand_as_in_the_file(
    repository: Repository,
) -> None:
    names = ["Kiln", "Ash", "Moss", "Birch"]
    versions = tuple(Version(id=name, name=name, model=WorkModel()) for name in names)
    id = repository.add_workspace(Workspace(versions=versions), origin="file")
    assert [each.name for each in repository.versions(id)] == names
    last = repository.versions(id)[-1].id
    repository.save(last, edits.describe(title="Changed"))
    repository.branch(last, "Late")
    assert [each.name for each in repository.versions(id)] == [*names, "Late"]
    assert [each.name for each in repository.read_workspace(id).versions] == [*names, "Late"]


def test_what_was_put_away_is_not_given_out(repository: Repository) -> None:
    id = repository.add_workspace(WORKSPACE, origin="file")
    version, archived = repository.versions(id)
    repository.remove_snapshot(repository.snapshots(version.id)[0].id)
    repository.remove_version(archived.id)
    given = repository.read_workspace(id)
    assert [(each.name, len(each.snapshots)) for each in given.versions] == [
        ("The non-profit way", 1)
    ]


def test_what_fails_half_way_leaves_nothing_of_it(repository: Repository, engine: Engine) -> None:
    """The second version is one that no model may be; the first is sound."""
    unsound = WorkModel.model_construct(**{**dict(NOW), "horizon_years": 9})
    second = WORKSPACE.versions[1].model_copy(update={"model": unsound})
    broken = WORKSPACE.model_copy(update={"versions": (WORKSPACE.versions[0], second)})
    with pytest.raises(EditError):
        repository.add_workspace(broken, origin="file")
    assert repository.workspaces() == ()
    for table in ("workspace", "version", "revision", "snapshot", "data_point", "document"):
        assert rows(engine, f"SELECT count(*) FROM {table}") == [(0,)]


@settings(max_examples=settings.default.max_examples // 2, phases=set(Phase) - {Phase.explain})
@given(workspaces())
def test_file_to_storage_to_file_is_lossless(
    tmp_path_factory: pytest.TempPathFactory, workspace: Workspace
) -> None:
    path = tmp_path_factory.mktemp("round trip") / "careerapp.db"
    with opened(path) as repository:
        id = repository.add_workspace(read_bundle(write_bundle(workspace)), origin="file")
    with opened(path) as repository:
        given = read_bundle(write_bundle(repository.read_workspace(id)))
    assert in_one_order(with_ids_of(given, workspace)) == in_one_order(workspace)


def test_versions_of_a_file_are_numbered_anew_in_their_order_where_two_share_a_number(
    repository: Repository,
) -> None:
    def taken_in(*orders: int) -> list[tuple[str, int]]:
        versions = tuple(
            Version(id=f"v{place}", name=f"{place}", order=order, model=SPRING)
            for place, order in enumerate(orders)
        )
        id = repository.add_workspace(Workspace(name="Taken", versions=versions), origin="file")
        return [(version.name, version.order) for version in repository.versions(id)]

    assert taken_in(7, 3, 7) == [("1", 1), ("0", 2), ("2", 3)]
    assert taken_in(7, 3, 9) == [("1", 3), ("0", 7), ("2", 9)]
