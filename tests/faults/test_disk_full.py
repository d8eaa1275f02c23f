"""A full disk loses nothing: what does not fit is not done at all, and said by name."""

import random
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import event

from careerapp.domain import edits
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Version, Workspace
from careerapp.errors import DiskFullError
from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository
from tests.faults import children
from tests.faults.support import assert_sound, everything
from tests.storage.support import Clock, opened

LONG = "".join(map(chr, random.Random(1).choices(range(0x4E00, 0x9FA6), k=4_000)))
"""Nothing that could be packed much smaller."""


def edit(repository: Repository, version: str) -> None:
    def write_a_lot(model: WorkModel) -> edits.Edited:
        stones = tuple(stone.replace(note=_shuffled(stone.id)) for stone in model.stones)
        return edits.Edited(model.replace(stones=stones), "Wrote a lot")

    repository.save(version, write_a_lot)


def _shuffled(seed: str) -> str:
    return "".join(random.Random(seed).sample(LONG, len(LONG)))


def snapshot(repository: Repository, version: str) -> None:
    repository.keep_snapshot(version, "Autumn", LONG)


def take_in(repository: Repository, version: str) -> None:
    model = children.model_after(2).replace(today=LONG)
    versions = (Version(id="v", name="One", model=model),)
    repository.add_workspace(Workspace(name="Ben", versions=versions), origin="file")


OPERATIONS = {"edit": edit, "snapshot": snapshot, "import": take_in}


def pages(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


@contextmanager
def with_room_for(path: Path, most: int) -> Generator[Repository]:
    """Open a repository whose file cannot grow beyond so many pages; ids come out the same."""
    engine = open_engine(path)
    engine.dispose()
    event.listen(
        engine,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA max_page_count = {most}"),
    )
    clock, ids = Clock(), count(1)
    yield Repository(
        engine, now=clock.now, today=lambda: clock.today, new_id=lambda: f"{next(ids):032}"
    )
    engine.dispose()


@pytest.mark.parametrize("room", range(10))
@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_what_does_not_fit_on_the_disk_is_not_done_and_the_rest_stays(
    work: SimpleNamespace,
    tmp_path: Path,
    operation: Callable[[Repository, str], None],
    room: int,
) -> None:
    before = pages(work.path)
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(work.path.read_bytes())
    with with_room_for(elsewhere, 1_000_000) as repository:
        operation(repository, work.version)
        afterwards = everything(repository)
    needed = pages(elsewhere) - before
    assert 0 < needed < 10
    with with_room_for(work.path, before + room) as repository:
        if room < needed:
            with pytest.raises(DiskFullError):
                operation(repository, work.version)
            assert everything(repository) == work.everything
        else:
            operation(repository, work.version)
            assert everything(repository) == afterwards
    assert_sound(work.path)
    with opened(work.path) as repository:
        assert everything(repository) == (work.everything if room < needed else afterwards)
    with with_room_for(work.path, 1_000_000) as repository:
        if room < needed:
            operation(repository, work.version)
            assert everything(repository) == afterwards
