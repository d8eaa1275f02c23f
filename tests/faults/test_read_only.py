"""Where nothing can be written, everything can still be read, and each save says why not."""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine

from careerapp.domain.model import WorkModel
from careerapp.errors import BusyError, CareerAppError, ReadOnlyError
from careerapp.storage import engine as storage_engine
from careerapp.storage.repository import Repository
from tests.faults import children
from tests.faults.support import everything, nobody_in_particular
from tests.storage.support import opened, repository_of

SAVES: dict[str, Callable[[Repository, str], object]] = {
    "edit": lambda repository, version: repository.save(version, children.edit(9)),
    "undo": lambda repository, version: repository.undo(version),
    "redo": lambda repository, version: repository.redo(version),
    "drag": lambda repository, version: repository.place(version, {"today": (1.0, 1.0)}),
    "snapshot": lambda repository, version: repository.keep_snapshot(version, "Autumn"),
    "branch": lambda repository, version: repository.branch(version, "Two"),
    "import": lambda repository, version: repository.add_workspace(
        children.workspace(1), origin="file"
    ),
}


@pytest.fixture
def folder() -> Generator[Path]:
    """A folder that anybody can reach."""
    with TemporaryDirectory() as name:
        yield Path(name)


def assert_refused(work: SimpleNamespace, repository: Repository, kind: type[Exception]) -> None:
    for name, save in SAVES.items():
        with pytest.raises(CareerAppError) as caught:
            save(repository, work.version)
        assert type(caught.value) is kind, name


def assert_readable_only(work: SimpleNamespace, repository: Repository) -> None:
    assert everything(repository) == work.everything
    assert_refused(work, repository, ReadOnlyError)
    for id in work.everything:
        repository.mark_opened(id)
    assert everything(repository) == work.everything


@pytest.mark.skipif(os.name == "nt", reason="Windows has permissions of another kind")
@pytest.mark.parametrize(
    ("file", "directory"), [(0o400, 0o700), (0o600, 0o500)], ids=["file", "folder"]
)
def test_what_permissions_forbid_to_write_can_be_read(
    work: SimpleNamespace, folder: Path, file: int, directory: int
) -> None:
    path = folder / "careerapp.db"
    path.write_bytes(work.path.read_bytes())
    path.chmod(file)
    folder.chmod(directory)
    with nobody_in_particular(folder), opened(path) as repository:
        assert_readable_only(work, repository)
    folder.chmod(0o700)
    assert path.read_bytes() == work.path.read_bytes()
    assert [each.name for each in folder.iterdir()] == ["careerapp.db"]


def test_what_is_opened_for_reading_only_can_be_read(work: SimpleNamespace) -> None:
    before = work.path.read_bytes()
    uri = f"{work.path.as_uri()}?mode=ro"
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(uri, uri=True, isolation_level=None)
    )
    assert_readable_only(work, repository_of(engine))
    engine.dispose()
    assert work.path.read_bytes() == before


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_what_another_program_holds_is_said_to_be_busy_and_is_free_again(
    work: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr(storage_engine, "BUSY_SECONDS", 0.05)
    with opened(work.path) as repository, closing(sqlite3.connect(work.path)) as other:
        other.execute(f"BEGIN {lock}")
        assert_refused(work, repository, BusyError)
        if lock == "IMMEDIATE":
            assert everything(repository) == work.everything
        else:
            with pytest.raises(BusyError):
                repository.head(work.version)
        other.execute("ROLLBACK")
        assert everything(repository) == work.everything
        saved = repository.save(work.version, children.edit(9)).after
        assert saved.model.today == "9"


def test_a_reader_that_does_not_let_go_makes_a_save_fail_as_a_whole(
    work: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The save gets as far as its commit, and has to take everything back."""
    monkeypatch.setattr(storage_engine, "BUSY_SECONDS", 0.05)
    with opened(work.path) as repository, closing(sqlite3.connect(work.path)) as other:
        reader = other.execute("SELECT * FROM revision")
        reader.fetchone()
        assert_refused(work, repository, BusyError)
        reader.close()
        assert everything(repository) == work.everything
        assert repository.save(work.version, children.edit(9)).after.model.today == "9"


@pytest.mark.skipif(os.name == "nt", reason="Windows has permissions of another kind")
def test_no_database_can_begin_in_a_folder_that_is_read_only(folder: Path) -> None:
    with opened(folder / "another.db"):
        pass
    folder.chmod(0o500)
    with nobody_in_particular(folder), pytest.raises(ReadOnlyError):
        storage_engine.open_engine(folder / "careerapp.db")
    folder.chmod(0o700)
    assert [each.name for each in folder.iterdir()] == ["another.db"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let a file in use be moved")
@pytest.mark.parametrize("successor", [None, "another"])
def test_a_file_that_was_moved_away_is_not_written_to_unseen(
    work: SimpleNamespace, tmp_path: Path, successor: str | None
) -> None:
    """What was saved into a file nobody finds again would be lost."""
    with opened(work.path) as repository:
        repository.head(work.version)
        moved = work.path.rename(tmp_path / "moved.db")
        before = moved.read_bytes()
        if successor:
            with opened(work.path) as other:
                other.new_workspace("Ben", WorkModel(), version_name="One", description="Began")
        for save in SAVES.values():
            with pytest.raises(CareerAppError, match=r"moved|read-only"):
                save(repository, work.version)
        assert moved.read_bytes() == before
