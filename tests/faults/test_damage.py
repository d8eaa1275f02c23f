"""A damaged file is named as one, is left exactly as it is, and never looks like no work yet."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from careerapp.errors import DamagedError, StorageError
from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository
from careerapp.storage.tables import Row
from tests.faults import children
from tests.faults.support import everything
from tests.storage.support import opened

PAGE = 4_096

Damage = Callable[[Path], None]


def cut_to(share: float) -> Damage:
    def damage(path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])

    return damage


def one_page_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-PAGE])


def overwritten(place: int, by: bytes) -> Damage:
    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[place : place + len(by)] = by
        path.write_bytes(data)

    return damage


def root_page_of(table: str) -> Damage:
    """Turn every bit of the page that a table begins at."""

    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            (number,) = connection.execute(query, (table,)).fetchone()
        data = path.read_bytes()
        page = bytes(255 - byte for byte in data[(number - 1) * PAGE : number * PAGE])
        overwritten((number - 1) * PAGE, page)(path)

    return damage


def without(table: str) -> Damage:
    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f'DROP TABLE "{table}"')
            connection.commit()

    return damage


def changed(statement: str) -> Damage:
    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            assert connection.execute(statement).rowcount > 0
            connection.commit()

    return damage


DAMAGES: dict[str, Damage] = {
    "empty": cut_to(0),
    "garbage": lambda path: path.write_bytes(random.Random(1).randbytes(50_000)) and None,
    "text": lambda path: path.write_text("Dear diary, " * 1_000) and None,
    "cut within the header": lambda path: path.write_bytes(path.read_bytes()[:60]) and None,
    "cut in half": cut_to(0.5),
    "last page gone": one_page_short,
    "cut within a page": cut_to(0.99),
    "header": overwritten(0, b"Sqlite file 4\x00\x00\x00"),
    "schema page": overwritten(100, b"\xff" * 100),
    "page of documents": root_page_of("document"),
    "page of revisions": root_page_of("revision"),
    "page of versions": root_page_of("version"),
    "bits of a document": changed("UPDATE document SET body = zeroblob(length(body))"),
    "a document cut short": changed("UPDATE document SET body = substr(body, 1, 40)"),
    "bits of a data point": changed("UPDATE data_point SET body = x'00'"),
    "a document gone": changed("DELETE FROM document WHERE nodes = 4"),
    "no document": changed("DELETE FROM document"),
    "no revision": changed("DELETE FROM revision"),
    "no version": changed("DELETE FROM version"),
    "a date that is none": changed("UPDATE revision SET at = 'some day'"),
    "a note that is none": changed("UPDATE version SET notes = '[{'"),
    "a layout that is none": changed("UPDATE snapshot SET layout = '[{\"x\": 1}]'"),
    "settings that are none": changed("UPDATE workspace SET settings = '[]'"),
    "text that is none": changed("UPDATE version SET name = CAST(x'ff41' AS TEXT)"),
    "no schema number": changed("DELETE FROM alembic_version"),
    "two schema numbers": changed("INSERT INTO alembic_version VALUES ('0000')"),
    **{f"no table {table}": without(table) for table in (*Row.metadata.tables, "alembic_version")},
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_named_and_the_damaged_file_is_kept(
    work: SimpleNamespace, damage: Damage
) -> None:
    damage(work.path)
    damaged = work.path.read_bytes()
    for _ in range(2):
        with pytest.raises(DamagedError), opened(work.path) as repository:
            everything(repository)
    assert work.path.read_bytes() == damaged
    assert [each.name for each in work.path.parent.iterdir()] == ["careerapp.db"]


@pytest.mark.parametrize("table", [*Row.metadata.tables, "alembic_version"])
def test_a_database_that_lacks_a_table_does_not_even_open(
    work: SimpleNamespace, table: str
) -> None:
    """Else it would be found out in the middle of work, at the first use of that table."""
    without(table)(work.path)
    with pytest.raises(DamagedError):
        open_engine(work.path)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "careerapp.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(DamagedError), opened(path):
        pass
    assert path.read_bytes() == before


def read_and_save(repository: Repository) -> None:
    for id in everything(repository):
        for version in repository.versions(id):
            repository.save(version.id, children.edit(99))
            repository.undo(version.id)
            repository.keep_snapshot(version.id, "Autumn")


@pytest.mark.parametrize("seed", range(30))
def test_whatever_bytes_are_hit_only_storage_errors_come_of_it(
    work: SimpleNamespace, seed: int
) -> None:
    chance = random.Random(seed)
    place = chance.randrange(work.path.stat().st_size)
    overwritten(place, chance.randbytes(chance.choice([1, 4, 64])))(work.path)
    with suppress(StorageError), opened(work.path) as repository:
        read_and_save(repository)


def test_one_damaged_version_hides_nothing_of_the_others(work: SimpleNamespace) -> None:
    """What can still be read can still be taken out."""
    with closing(sqlite3.connect(work.path)) as connection:
        connection.execute(
            "UPDATE document SET body = x'00' WHERE hash ="
            " (SELECT document_hash FROM revision WHERE version_id = ? ORDER BY seq DESC)",
            (work.version,),
        )
        connection.commit()
    with opened(work.path) as repository:
        records = repository.workspaces()
        assert len(records) == len(work.everything)
        with pytest.raises(DamagedError):
            repository.head(work.version)
        whole = [record for record in records if record.origin == "file"]
        for record in whole:
            assert repository.read_workspace(record.id) == work.everything[record.id][1]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM alembic_version", "INSERT INTO alembic_version VALUES ('0001')"],
    ids=["no number", "two numbers"],
)
def test_a_file_whose_schema_has_no_number_or_two_is_damaged(
    work: SimpleNamespace, statement: str
) -> None:
    with closing(sqlite3.connect(work.path)) as connection:
        connection.execute(statement)
        connection.commit()
    before = work.path.read_bytes()
    with pytest.raises(DamagedError), opened(work.path):
        pass
    assert work.path.read_bytes() == before
