"""Where work lies on the disk, who may read it, and how safely it is written."""

import errno
import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import pytest
from sqlalchemy import Engine, insert

from careerapp.errors import ReadOnlyError, StorageError
from careerapp.storage import engine as storage_engine
from careerapp.storage import locations
from careerapp.storage.engine import open_engine, reading, writing
from careerapp.storage.repository import Repository
from careerapp.storage.tables import WorkspaceRow
from tests.sketch import sketch
from tests.storage.support import begin, opened, rows


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_environment_decides_where_work_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "a" / "b"
    monkeypatch.setenv("CAREERAPP_DATA_DIR", str(chosen))
    assert locations.data_dir() == chosen
    assert chosen.is_dir()
    assert locations.database_path() == chosen / "careerapp.db"
    assert locations.log_path() == chosen / "careerapp.log"


@pytest.mark.parametrize("variable", [None, ""])
def test_without_a_choice_the_systems_own_place_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str | None
) -> None:
    if variable is None:
        monkeypatch.delenv("CAREERAPP_DATA_DIR")
    else:
        monkeypatch.setenv("CAREERAPP_DATA_DIR", variable)
    home = tmp_path / "home"

    def user_data_path(name: str, *, appauthor: bool) -> Path:
        return home / name

    monkeypatch.setattr(platformdirs, "user_data_path", user_data_path)
    assert locations.data_dir() == home / "careerapp"


def test_a_new_folder_and_all_in_it_are_the_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREERAPP_DATA_DIR", str(tmp_path / "work"))
    with opened(locations.database_path()) as repository:
        begin(repository)
        repository.backup(locations.data_dir() / "backup.db")
    assert mode(tmp_path / "work") == 0o700
    assert {path.name: mode(path) for path in (tmp_path / "work").iterdir()} == {
        "careerapp.db": 0o600,
        "backup.db": 0o600,
    }


def test_a_folder_that_was_there_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    monkeypatch.setenv("CAREERAPP_DATA_DIR", str(folder))
    locations.data_dir()
    assert mode(folder) == 0o755


def test_a_file_where_the_folder_should_be_is_a_storage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        monkeypatch.setenv("CAREERAPP_DATA_DIR", str(place))
        with pytest.raises(StorageError):
            locations.data_dir()
    assert (tmp_path / "file").read_text() == "mine"


def test_every_connection_is_set_to_be_safe(engine: Engine) -> None:
    """FULL is 2; with DELETE a commit is on the disk when it returns, on every SQLite."""
    wanted = [("journal_mode", "delete"), ("synchronous", 2), ("foreign_keys", 1)]
    with engine.connect() as one, engine.connect() as another:
        for connection in (one, another):
            for setting, value in wanted:
                got = connection.exec_driver_sql(f"PRAGMA {setting}").scalar()
                assert got == value, setting
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000


def test_a_database_that_was_in_write_ahead_mode_is_taken_out_of_it(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, sketch("today a Lead"))
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    raw.close()
    engine = open_engine(path)
    assert rows(engine, "PRAGMA journal_mode") == [("delete",)]
    engine.dispose()
    with opened(path) as repository:
        assert repository.head(version).model.nodes.keys() == {"a", "Lead"}


def test_only_one_can_write_at_a_time_and_readers_see_what_was_kept(engine: Engine) -> None:
    with writing(engine) as connection:
        row = WorkspaceRow(
            id="w",
            name="Ana",
            origin="own",
            settings="{}",
            futures="[]",
            created_at=datetime(2027, 3, 1, tzinfo=UTC),
        )
        connection.execute(insert(WorkspaceRow), row.model_dump())
        assert rows(engine, "SELECT count(*) FROM workspace") == [(0,)]
        other = sqlite3.connect(str(engine.url.database), timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    assert rows(engine, "SELECT count(*) FROM workspace") == [(1,)]


def test_a_reader_sees_one_state_throughout(path: Path) -> None:
    """A writer that would change what is being read has to wait, here for no time at all."""
    with opened(path) as repository:
        begin(repository)
        with reading(repository._engine) as connection:
            query = "SELECT count(*) FROM workspace"
            assert connection.exec_driver_sql(query).scalar() == 1
            other = sqlite3.connect(path, timeout=0, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM position")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
            other.close()
            assert connection.exec_driver_sql(query).scalar() == 1


def test_what_points_at_nothing_cannot_be_kept(engine: Engine) -> None:
    with pytest.raises(StorageError), writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO position VALUES ('nothing', 'today', 0, 0)")
    assert rows(engine, "SELECT count(*) FROM position") == [(0,)]


def test_a_folder_that_is_not_there_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyError):
        open_engine(tmp_path / "nowhere" / "careerapp.db")


def test_a_database_that_another_made_meanwhile_is_taken_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two start for the first time at once, and one is a moment quicker."""
    put_in_place = storage_engine._put_in_place

    def a_moment_late(unfinished: Path, path: Path) -> None:
        monkeypatch.setattr(storage_engine, "_put_in_place", put_in_place)
        with opened(path) as quicker:
            begin(quicker)
            put_in_place(unfinished, path)
            begin(quicker)

    monkeypatch.setattr(storage_engine, "_put_in_place", a_moment_late)
    with opened(path) as repository:
        assert len(repository.workspaces()) == 2
        begin(repository)
    assert [each.name for each in path.parent.iterdir()] == ["careerapp.db"]


def test_a_disk_without_hard_links_will_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    with opened(path) as repository:
        version = begin(repository, sketch("today a Lead"))
    with opened(path) as repository:
        assert repository.head(version).model == sketch("today a Lead")


def test_opening_leaves_nothing_lying_about(tmp_path: Path) -> None:
    with opened(tmp_path / "careerapp.db") as repository:
        begin(repository)
        repository.backup(tmp_path / "backup.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.db", "careerapp.db"]


def test_a_name_with_signs_that_mean_something_elsewhere_is_just_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "100% ?mode=ro#x &'\"é"
    folder.mkdir()
    with opened(folder / "careerapp.db") as repository:
        version = begin(repository, sketch("today a Lead"))
        repository.backup(folder / "it's.db")
    with opened(folder / "it's.db") as repository:
        assert repository.head(version).model == sketch("today a Lead")


def test_what_a_person_wrote_is_in_no_error(repository: Repository, engine: Engine) -> None:
    """The cause goes into the log."""
    with pytest.raises(StorageError) as caught, writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("my secret wish",))
    error: BaseException | None = caught.value
    while error is not None:
        assert "secret" not in str(error)
        error = error.__cause__ or error.__context__
