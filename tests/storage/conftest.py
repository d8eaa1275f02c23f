"""A database of its own for every test."""

from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository
from tests.storage.support import Clock, begin, forget_what_was_read, repository_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    forget_what_was_read()
    return tmp_path / "careerapp.db"


@pytest.fixture
def engine(path: Path) -> Generator[Engine]:
    engine = open_engine(path)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def repository(engine: Engine, clock: Clock) -> Repository:
    return repository_of(engine, clock)


@pytest.fixture
def version(repository: Repository) -> str:
    """A version with nothing in it yet."""
    return begin(repository)
