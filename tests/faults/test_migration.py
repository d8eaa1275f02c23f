"""A migration can be interrupted anywhere: the database is then as it was before it began.

The step to the schema after today's is made up here. It is run by the
same code, on a copy of the real folder of steps, and does what real steps do: new tables, a table
built anew, rows changed.
"""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from careerapp.errors import DiskFullError, StorageError
from careerapp.storage import schema
from careerapp.storage.engine import open_engine
from tests.faults import children
from tests.faults.support import assert_sound, child_process, everything
from tests.storage.support import opened

STATEMENTS = [
    "CREATE TABLE coach (id TEXT PRIMARY KEY)",
    "INSERT INTO coach SELECT id FROM workspace",
    "ALTER TABLE workspace ADD COLUMN colour TEXT",
    "UPDATE workspace SET colour = 'blue'",
    "CREATE TABLE _anew AS SELECT * FROM position",
    "DROP TABLE position",
    "ALTER TABLE _anew RENAME TO position",
]

STEP = f"""
import os
from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = {STATEMENTS!r}


def upgrade():
    stop, how = (os.environ.get("STOP_AFTER") or "-1 never").split()
    for number, statement in enumerate(STATEMENTS):
        if number == int(stop):
            if how == "kill":
                os.kill(os.getpid(), 9)
            raise RuntimeError("a slip in the step")
        op.execute(statement)
    if stop == str(len(STATEMENTS)):
        os.kill(os.getpid(), 9)
"""


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of steps that a newer careerapp comes with."""
    steps = tmp_path / "steps"
    shutil.copytree(schema.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / "v0003_made_up.py").write_text(STEP)
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "NUMBERS", ("0001", "0002", "0003"))
    return steps


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def number_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        ((number,),) = connection.execute("SELECT version_num FROM alembic_version")
        return str(number)


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("careerapp-*-schema-0002.db"))


def open_and_end(path: Path, steps: Path, stop: str, told: Connection) -> None:
    """What a newer careerapp does in a process of its own."""
    os.environ["STOP_AFTER"] = stop
    schema.MIGRATIONS, schema.NUMBERS = steps, ("0001", "0002", "0003")
    open_engine(path).dispose()
    told.send(None)


def assert_not_migrated(work: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert number_of(work.path) == "0002"
    assert not tables(work.path) & {"coach", "_anew"}
    assert_sound(work.path)
    with monkeypatch.context() as older:
        older.setattr(schema, "NUMBERS", ("0001", "0002"))
        with opened(work.path) as repository:
            assert everything(repository) == work.everything


def test_an_older_database_is_migrated_and_a_dated_copy_kept(
    work: SimpleNamespace, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(work.path) as repository:
        assert everything(repository) == work.everything
        assert repository.save(work.version, children.edit(9)).after.model.today == "9"
    assert number_of(work.path) == "0003"
    assert "coach" in tables(work.path)
    assert_sound(work.path)
    (copy,) = copies(work.path)
    assert number_of(copy) == "0002"
    with monkeypatch.context() as older:
        older.setattr(schema, "NUMBERS", ("0001", "0002"))
        with opened(copy) as repository:
            assert everything(repository) == work.everything


@pytest.mark.skipif(os.name == "nt", reason="Windows kills in another way")
@pytest.mark.parametrize("after", range(len(STATEMENTS) + 1))
def test_a_migration_killed_after_any_statement_has_not_begun(
    work: SimpleNamespace, newer: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    with child_process(open_and_end, work.path, newer, f"{after} kill") as (child, _):
        child.join(60)
        assert child.exitcode == -9
    assert_not_migrated(work, monkeypatch)
    with opened(work.path) as repository:
        assert everything(repository) == work.everything
    assert number_of(work.path) == "0003"


@pytest.mark.parametrize("after", range(len(STATEMENTS)))
def test_a_step_that_fails_takes_back_all_it_did(
    work: SimpleNamespace, newer: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setenv("STOP_AFTER", f"{after} fail")
    with pytest.raises(RuntimeError), opened(work.path):
        pass
    assert_not_migrated(work, monkeypatch)


def test_without_room_for_the_copy_nothing_is_migrated(
    work: SimpleNamespace, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = work.path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(DiskFullError), opened(work.path):
            pass
    assert work.path.read_bytes() == before
    assert copies(work.path) == []
    assert_not_migrated(work, monkeypatch)


def test_a_migration_that_would_leave_loose_ends_is_taken_back(
    work: SimpleNamespace, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = newer / "versions" / "v0003_made_up.py"
    step.write_text(STEP.replace(STATEMENTS[3], "DELETE FROM document"))
    with pytest.raises(StorageError), opened(work.path):
        pass
    assert_not_migrated(work, monkeypatch)


def test_foreign_keys_are_watched_again_after_a_migration(
    work: SimpleNamespace, newer: Path
) -> None:
    engine = open_engine(work.path)
    with engine.connect() as one, engine.connect() as another:
        for connection in (one, another):
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_one_that_is_running_stops_saving_when_the_schema_moves_on(
    work: SimpleNamespace, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(schema, "NUMBERS", ("0001", "0002"))
        with opened(work.path) as running:
            running.head(work.version)
            older.setattr(schema, "NUMBERS", ("0001", "0002", "0003"))
            with opened(work.path):
                pass
            older.setattr(schema, "NUMBERS", ("0001", "0002"))
            with pytest.raises(StorageError):
                running.save(work.version, children.edit(9))
    with opened(work.path) as repository:
        assert everything(repository) == work.everything
