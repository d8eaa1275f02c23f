"""What a process that is about to be killed does: real saves, each told to its parent when kept.

Nothing but careerapp is imported here: every child starts from this.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import uuid4

from careerapp.domain import edits
from careerapp.domain.edits import Edited
from careerapp.domain.items import DataPoint, Link, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Snapshot, Version, Workspace
from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository

DAY = date(2027, 3, 1)


def repository_at(path: Path) -> Repository:
    return Repository(
        open_engine(path),
        now=lambda: datetime.now(UTC),
        today=lambda: DAY,
        new_id=lambda: uuid4().hex,
    )


def edit(number: int) -> edits.Edit:
    """Change something in every table that an edit can reach, each part bearing the number."""

    def step(model: WorkModel) -> Edited:
        stone = Stone(id=f"s{number}", kind="skill", title=f"Step {number}", note="long " * 200)
        link = Link(id=f"l{number}", source="today", target=stone.id)
        point = DataPoint(id=f"p{number}", at=DAY, kind="win", note=f"Won {number}")
        after = model.replace(
            today=str(number),
            stones=(*model.stones, stone),
            links=(*model.links, link),
            journal=(*model.journal, point),
        )
        return Edited(after, f"Edit {number}")

    return step


def model_after(number: int) -> WorkModel:
    """What so many edits make of an empty model, worked out without any storage."""
    model = WorkModel()
    for each in range(1, number + 1):
        model, _ = edit(each)(model)
    return model


def workspace(number: int) -> Workspace:
    """A workspace with all there can be in one, each part bearing the number."""
    model = model_after(3).replace(today=str(number))
    snapshot = Snapshot(id="s", name=f"Snapshot {number}", at=DAY, model=model_after(2))
    versions = (
        Version(id="a", name="One", order=1, model=model, snapshots=(snapshot,)),
        Version(id="b", name="Two", order=2, model=model_after(1)),
    )
    return Workspace(name=f"Workspace {number}", versions=versions)


def save_edits(repository: Repository, version: str) -> Iterator[None]:
    for number in count(1):
        repository.save(version, edit(number))
        yield


def keep_snapshots(repository: Repository, version: str) -> Iterator[None]:
    for number in count(1):
        repository.keep_snapshot(version, f"Snapshot {number}", "long " * 200)
        yield


def take_in_files(repository: Repository, version: str) -> Iterator[None]:
    for number in count(1):
        repository.add_workspace(workspace(number), origin="file")
        yield


WORK: dict[str, Callable[[Repository, str], Iterator[None]]] = {
    "edit": save_edits,
    "snapshot": keep_snapshots,
    "import": take_in_files,
}


def work(what: str, path: Path, version: str, told: Connection) -> None:
    """Do one kind of thing over and over, until killed."""
    for _ in WORK[what](repository_at(path), version):
        told.send(None)


def make_databases(folder: Path, told: Connection) -> None:
    """Make one new database after another, until killed."""
    for number in count(1):
        open_engine(folder / f"{number}.db").dispose()
        told.send(None)
