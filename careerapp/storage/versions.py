"""Versions in the repository: list, begin, branch, rename, archive, remove."""

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from careerapp.domain import edits
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError
from careerapp.storage import appending, failures, states
from careerapp.storage.base import TITLE, Base, change, checked, find, next_number
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import RevisionKind, VersionRecord
from careerapp.storage.states import is_head
from careerapp.storage.tables import RevisionRow, VersionRow, WorkspaceRow
from careerapp.wording.phrases import named


class Versions(Base):
    """The methods for the versions of a workspace. All of them raise `StorageError`."""

    def versions(self, workspace_id: str) -> tuple[VersionRecord, ...]:
        """List a workspace's versions in the person's order, archived ones last."""
        with reading(self._engine) as connection:
            find(connection, WorkspaceRow, workspace_id)
            records = tuple(listed(connection, workspace_id))
            if not records:  # There is always one.
                raise failures.damaged()
            return records

    def new_version(self, workspace_id: str, name: str, model: WorkModel, description: str) -> str:
        """Begin another version in a workspace; gives its id."""
        with writing(self._engine) as connection:
            find(connection, WorkspaceRow, workspace_id)
            return self._begin(connection, workspace_id, name, model, "start", description)

    def branch(self, version_id: str, name: str) -> str:
        """Begin another version as a copy of one, its journal included; gives its id.

        Nodes and links keep their ids, so that the two can be compared. Snapshots, notes and undo
        history stay with the one they belong to.
        """
        with writing(self._engine) as connection:
            now = states.at_head(connection, version_id)
            said = f"Branched from {named(now.version.name)}"
            workspace_id = now.version.workspace_id
            return self._begin(connection, workspace_id, name, now.model, "branch", said)

    def branch_at(self, version_id: str, seq: int, name: str, moment: str) -> str:
        """Begin another version from how one was at a revision; gives its id.

        Its map is that of then; what was learned since comes along, as when going back.
        ``moment`` is the name of that revision in the history.
        """
        moment = checked(TITLE, moment, "name")
        with writing(self._engine) as connection:
            now = states.at_head(connection, version_id)
            then = states.at(connection, version_id, seq)
            model = edits.restore(then, moment)(now.model).model
            said = f"Branched from {named(now.version.name)} as of {named(moment)}"
            return self._begin(connection, now.version.workspace_id, name, model, "branch", said)

    def _begin(
        self,
        connection: Connection,
        workspace_id: str,
        name: str,
        model: WorkModel,
        kind: RevisionKind,
        description: str,
    ) -> str:
        in_workspace = col(VersionRow.workspace_id) == workspace_id
        row = VersionRow(
            id=self._new_id(),
            workspace_id=workspace_id,
            name=checked(TITLE, name, "name"),
            order=next_number(connection, VersionRow.order, in_workspace),
        )
        at = self._now()
        before = appending.begin(connection, row, at)
        appending.append(connection, before, model, at, kind, description, undoable=False)
        return row.id

    def rename_version(self, version_id: str, name: str) -> None:
        """Rename a version."""
        name = checked(TITLE, name, "name")
        with writing(self._engine) as connection:
            change(connection, VersionRow, version_id, {"name": name})

    def archive_version(self, version_id: str, archived: bool) -> None:
        """Archive a version, or take it into use again.

        Raises
        ------
        EditError
            When it is the last that is in use: there is always one to show.
        """
        with writing(self._engine) as connection:
            if archived:
                _leave_one_in_use(connection, version_id)
            change(connection, VersionRow, version_id, {"archived": archived})

    def remove_version(self, version_id: str) -> None:
        """Take a version out of every list; nothing of it is deleted.

        Raises
        ------
        EditError
            When it is the last that is in use: there is always one to show.
        """
        with writing(self._engine) as connection:
            _leave_one_in_use(connection, version_id)
            change(connection, VersionRow, version_id, {"removed_at": self._now()})


def _leave_one_in_use(connection: Connection, version_id: str) -> None:
    """Refuse to archive or remove the last version in use; a file may have archived all."""
    row = find(connection, VersionRow, version_id)
    others = (each for each in listed(connection, row.workspace_id) if each.id != version_id)
    if not any(row.archived or not other.archived for other in others):
        raise EditError("This is the only version in use here, so it stays.")


# Made once: every page asks this, and making a statement takes longer than running it.
_LISTED = (
    select(
        col(VersionRow.id),
        col(VersionRow.workspace_id),
        col(VersionRow.name),
        col(VersionRow.order),
        col(VersionRow.archived),
        col(RevisionRow.seq),
        col(RevisionRow.at),
    )
    .outerjoin(RevisionRow, (col(RevisionRow.version_id) == VersionRow.id) & is_head())
    .where(
        col(VersionRow.workspace_id) == bindparam("workspace_id"),
        col(VersionRow.removed_at).is_(None),
    )
    .order_by(col(VersionRow.archived), col(VersionRow.order))
)


def listed(connection: Connection, workspace_id: str) -> list[VersionRecord]:
    """List a workspace's versions in the person's order, archived ones last."""
    rows = connection.execute(_LISTED, {"workspace_id": workspace_id})
    records = [VersionRecord(*row) for row in rows]
    if any(record.head is None for record in records):  # Each has at least one revision.
        raise failures.damaged()
    return records
