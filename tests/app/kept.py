"""What lies in the file, read past the app: every saying of the pages is held against it."""

from datetime import UTC, datetime
from uuid import uuid4

from careerapp.domain.edits import Edit
from careerapp.domain.items import Item
from careerapp.domain.model import WorkModel
from careerapp.storage.engine import open_engine
from careerapp.storage.locations import database_path
from careerapp.storage.records import Head, SnapshotRecord, VersionRecord, WorkspaceRecord
from careerapp.storage.repository import Repository
from tests.app.support import TODAY


class Kept:
    """The database of a test, opened a second time, as another program would."""

    def __init__(self) -> None:
        self._engine = open_engine(database_path())
        self.repository = Repository(
            self._engine,
            now=lambda: datetime.now(UTC).replace(year=2026, month=6, day=TODAY.day),
            today=lambda: TODAY,
            new_id=lambda: uuid4().hex,
        )

    def close(self) -> None:
        self._engine.dispose()

    def begin(self, model: WorkModel, name: str = "My work", version: str = "The one way") -> None:
        """Keep a workspace with one version, as if it had been opened last."""
        id = self.repository.new_workspace(name, model, version_name=version, description="Began")
        self.repository.mark_opened(id)

    @property
    def workspaces(self) -> tuple[WorkspaceRecord, ...]:
        return self.repository.workspaces()

    @property
    def workspace(self) -> str:
        """The workspace that was opened last."""
        last = self.repository.last_opened()
        assert last is not None
        return last

    @property
    def versions(self) -> tuple[VersionRecord, ...]:
        return self.repository.versions(self.workspace)

    @property
    def version(self) -> str:
        """The version that was opened last."""
        return self.repository.last_version(self.workspace) or self.versions[0].id

    @property
    def head(self) -> Head:
        return self.repository.head(self.version)

    @property
    def model(self) -> WorkModel:
        return self.head.model

    @property
    def snapshots(self) -> tuple[SnapshotRecord, ...]:
        return self.repository.snapshots(self.version)

    @property
    def history(self) -> list[str]:
        """What was done, newest first."""
        return [record.description for record in self.repository.history(self.version)]

    def item(self, called: str) -> Item:
        """The one item of the model that a person calls this."""
        (item,) = (
            item for id, item in self.model.items.items() if self.model.title_of(id) == called
        )
        return item

    def another_tab_does(self, edit: Edit) -> None:
        """Save something past the page that a person has open."""
        self.repository.save(self.version, edit)
