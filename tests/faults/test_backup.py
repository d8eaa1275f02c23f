"""A backup is a whole copy, undo history and all, and never replaces a good one by half of one."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from careerapp.errors import DamagedError, DiskFullError, StorageError
from tests.faults import children
from tests.faults.support import assert_sound, everything
from tests.storage.support import begin, opened


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "backup.db"


def alone(target: Path) -> bool:
    return [each.name for each in target.parent.iterdir()] == [target.name]


def test_a_backup_holds_everything_and_opens_as_it_is(work: SimpleNamespace, target: Path) -> None:
    with opened(work.path) as repository:
        repository.backup(target)
        undone = repository.undo(work.version).after
    with opened(target) as repository:
        assert everything(repository) == work.everything
        again = repository.undo(work.version).after
        assert (again.model, again.undoes, again.redoes) == (
            undone.model,
            undone.undoes,
            undone.redoes,
        )
        assert repository.last_opened() is not None
    assert_sound(target)
    assert alone(target)


def test_a_backup_put_back_in_place_of_the_lost_file_restores_all(
    work: SimpleNamespace, target: Path
) -> None:
    with opened(work.path) as repository:
        repository.backup(target)
    work.path.unlink()
    shutil.copy(target, work.path)
    with opened(work.path) as repository:
        assert everything(repository) == work.everything
        assert repository.save(work.version, children.edit(9)).after.model.today == "9"


def test_a_backup_replaces_the_one_before(work: SimpleNamespace, target: Path) -> None:
    with opened(work.path) as repository:
        repository.backup(target)
        repository.save(work.version, children.edit(9))
        repository.backup(target)
        now = everything(repository)
    with opened(target) as repository:
        assert everything(repository) == now != work.everything
    assert alone(target)


def test_a_backup_of_a_backup_is_the_same(work: SimpleNamespace, target: Path) -> None:
    with opened(work.path) as repository:
        repository.backup(target)
    with opened(target) as repository:
        repository.backup(work.path)
    with opened(work.path) as repository:
        assert everything(repository) == work.everything


def test_a_backup_while_others_save_holds_whole_edits_only(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "careerapp.db"
    with opened(path) as repository, opened(path) as other:
        version = begin(repository)

        def save() -> None:
            for number in range(1, 31):
                other.save(version, children.edit(number))

        backups = []
        with ThreadPoolExecutor(1) as pool:
            saving = pool.submit(save)
            while not saving.done() or not backups:
                backups.append(target.with_name(f"{len(backups)}.db"))
                repository.backup(backups[-1])
            saving.result()
    numbers = []
    for backup in backups:
        assert_sound(backup)
        with opened(backup) as repository:
            head = repository.head(version)
            assert head.model == children.model_after(head.seq - 1)
            assert len(repository.history(version)) == head.seq
            numbers.append(head.seq)
    assert numbers == sorted(numbers)


def disk_full(_: int) -> None:
    raise OSError(errno.ENOSPC, "no space left")


def test_a_backup_that_does_not_fit_leaves_the_one_before(
    work: SimpleNamespace, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(work.path) as repository:
        repository.backup(target)
        before = target.read_bytes()
        repository.save(work.version, children.edit(9))
        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", disk_full)
            with pytest.raises(DiskFullError):
                repository.backup(target)
    assert target.read_bytes() == before
    assert alone(target)


def folder_gone(target: Path) -> Path:
    return target.parent / "nowhere" / "backup.db"


def a_folder(target: Path) -> Path:
    target.mkdir()
    return target


def a_name_too_long(target: Path) -> Path:
    return target.with_name("x" * 300)


@pytest.mark.parametrize("place", [folder_gone, a_folder, a_name_too_long])
def test_a_place_that_will_not_do_is_a_storage_error(
    work: SimpleNamespace, target: Path, place: Callable[[Path], Path]
) -> None:
    with opened(work.path) as repository:
        wrong = place(target)
        before = list(target.parent.iterdir())
        with pytest.raises(StorageError):
            repository.backup(wrong)
        assert list(target.parent.iterdir()) == before
        assert everything(repository) == work.everything


def test_a_damaged_database_replaces_no_good_backup(work: SimpleNamespace, target: Path) -> None:
    with opened(work.path) as repository:
        repository.backup(target)
        before = target.read_bytes()
        with work.path.open("rb+") as file:
            file.seek(24)  # the counter that tells a connection to read the file again
            file.write(os.urandom(4))
            file.seek(4_096)
            file.write(os.urandom(work.path.stat().st_size - 4_096))
        with pytest.raises(DamagedError):
            repository.backup(target)
    assert target.read_bytes() == before
    assert alone(target)


def test_what_is_no_backup_is_refused_when_it_is_put_in_place(work: SimpleNamespace) -> None:
    """Such as a workspace file, or a backup that was cut short on its way."""
    whole = work.path.read_bytes()
    for wrong in (b'{"format": "careerapp/workspace"}', whole[: len(whole) // 3]):
        work.path.write_bytes(wrong)
        with pytest.raises(DamagedError), opened(work.path):
            pass
        assert work.path.read_bytes() == wrong


@pytest.mark.parametrize("by", ["itself", "another name"])
def test_the_file_itself_is_no_place_for_its_backup(
    work: SimpleNamespace, target: Path, by: str
) -> None:
    """It would be replaced under the hands of who is writing to it."""
    before = work.path.read_bytes()
    if by == "another name":
        target.hardlink_to(work.path)
    with opened(work.path) as repository:
        with pytest.raises(StorageError):
            repository.backup(target if by == "another name" else work.path)
        assert work.path.read_bytes() == before
        assert repository.save(work.version, children.edit(9)).after.model.today == "9"


def test_a_backup_holds_nothing_that_was_erased_from_the_file(
    work: SimpleNamespace, target: Path
) -> None:
    """It is written anew, not copied page by page."""
    with closing(sqlite3.connect(work.path)) as connection:
        connection.execute("CREATE TABLE scrap (body BLOB)")
        connection.execute("INSERT INTO scrap VALUES (zeroblob(1000000))")
        connection.execute("DROP TABLE scrap")
        connection.commit()
    with opened(work.path) as repository:
        repository.backup(target)
    assert target.stat().st_size < work.path.stat().st_size - 900_000
