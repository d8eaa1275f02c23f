"""What lies in a server's file: put there before it starts, read past it while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Workspace
from careerapp.storage.engine import open_engine
from careerapp.storage.records import Origin
from careerapp.storage.repository import Repository
from tests.browser.support import TODAY


@contextmanager
def kept_in(folder: Path) -> Iterator[Repository]:
    """Open the file in a data folder, as another program would."""
    folder.mkdir(parents=True, exist_ok=True)
    engine = open_engine(folder / "careerapp.db")
    yield Repository(
        engine,
        now=lambda: datetime.now(UTC),
        today=lambda: date.fromisoformat(TODAY),
        new_id=lambda: uuid4().hex,
    )
    engine.dispose()


def put(folder: Path, workspace: Workspace, origin: Origin = "own") -> Path:
    """Keep a workspace in a data folder, as if it had been opened last; gives the folder."""
    with kept_in(folder) as repository:
        repository.mark_opened(repository.add_workspace(workspace, origin=origin))
    return folder


def work_in(folder: Path) -> Workspace:
    """The workspace that was opened last, as it is kept."""
    with kept_in(folder) as repository:
        return repository.read_workspace(repository.last_opened() or "")


def model_in(folder: Path) -> WorkModel:
    """The work model of its first version."""
    return work_in(folder).versions[0].model
