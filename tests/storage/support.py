"""A repository on a real file, with a clock that is told the time and nothing remembered."""

from collections.abc import Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, text

from careerapp.domain.model import WorkModel
from careerapp.storage import documents, states
from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository

DAY = date(2027, 3, 1)


class Clock:
    """Moves on by a second with every look at it, unless the coming moments are given."""

    def __init__(self, moments: Sequence[datetime] = ()) -> None:
        self._given = iter(moments)
        self._ticks = count()
        self.today = DAY

    def now(self) -> datetime:
        noon = datetime(2027, 3, 1, 12, tzinfo=UTC)
        return next(self._given, noon + timedelta(seconds=next(self._ticks)))


def repository_of(engine: Engine, clock: Clock | None = None) -> Repository:
    """Give a repository that has fresh ids for ever."""
    clock = clock or Clock()
    return Repository(engine, now=clock.now, today=lambda: clock.today, new_id=lambda: uuid4().hex)


def forget_what_was_read() -> None:
    """Let the next reading come from the file, as it does after a restart."""
    states.forget()
    documents.point.cache_clear()


@contextmanager
def opened(path: Path, clock: Clock | None = None):
    """Open a repository on a file as a newly started careerapp does, and close it."""
    forget_what_was_read()
    engine = open_engine(path)
    try:
        yield repository_of(engine, clock)
    finally:
        engine.dispose()


def begin(repository: Repository, model: WorkModel | None = None, name: str = "One") -> str:
    """Begin a workspace with one version; gives the version's id."""
    workspace = repository.new_workspace(
        "Ana", model or WorkModel(), version_name=name, description="Began"
    )
    (version,) = repository.versions(workspace)
    return version.id


def rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    """Look into the file past the repository."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def unplaced(model: WorkModel) -> WorkModel:
    """Give a model without what no revision keeps: where its nodes lie."""
    return model.replace(layout=())
