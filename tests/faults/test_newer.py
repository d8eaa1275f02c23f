"""What a newer careerapp wrote is refused by name and left untouched."""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from careerapp.errors import NewerDataError
from tests.faults import children
from tests.faults.support import everything
from tests.storage.support import opened


def change(path: Path, statement: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    return path.read_bytes()


@pytest.mark.parametrize("number", ["0003", "9999", "f00d", ""])
def test_a_database_with_a_schema_that_is_not_known_is_refused_untouched(
    work: SimpleNamespace, number: str
) -> None:
    before = change(work.path, f"UPDATE alembic_version SET version_num = '{number}'")
    with pytest.raises(NewerDataError), opened(work.path):
        pass
    assert work.path.read_bytes() == before
    assert [each.name for each in work.path.parent.iterdir()] == ["careerapp.db"]


@pytest.mark.parametrize("table", ["document", "data_point"])
def test_contents_of_a_newer_format_are_refused_untouched(
    work: SimpleNamespace, table: str
) -> None:
    before = change(work.path, f"UPDATE {table} SET format = 3")
    with opened(work.path) as repository:
        with pytest.raises(NewerDataError):
            repository.head(work.version)
        with pytest.raises(NewerDataError):
            repository.save(work.version, children.edit(9))
    assert work.path.read_bytes() == before


def test_one_that_is_running_stops_saving_once_a_newer_one_has_taken_over(
    work: SimpleNamespace,
) -> None:
    with opened(work.path) as repository:
        repository.head(work.version)
        before = change(work.path, "UPDATE alembic_version SET version_num = '0003'")
        for save in (
            lambda: repository.save(work.version, children.edit(9)),
            lambda: repository.undo(work.version),
            lambda: repository.place(work.version, {"today": (1.0, 1.0)}),
            lambda: repository.add_workspace(children.workspace(1), origin="file"),
        ):
            with pytest.raises(NewerDataError):
                save()
        assert work.path.read_bytes() == before
    change(work.path, "UPDATE alembic_version SET version_num = '0002'")
    with opened(work.path) as repository:
        assert everything(repository) == work.everything
