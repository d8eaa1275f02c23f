"""Versions in the repository: listed, begun, branched, renamed, archived, put away."""

from sqlmodel import Session, col, select

from careerapp.domain.edits import named
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Note
from careerapp.errors import EditError
from careerapp.storage import timeline
from careerapp.storage.base import (
    TITLE,
    Base,
    checked,
    next_number,
    version_row,
    workspace_row,
)
from careerapp.storage.documents import NOTES
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import RevisionKind, VersionRecord
from careerapp.storage.tables import RevisionRow, VersionRow


class Versions(Base):
    """Everything about the versions of a workspace. All of these raise `StorageError`."""

    def versions(self, workspace_id: str) -> tuple[VersionRecord, ...]:
        """List a workspace's versions in the person's order, archived ones last."""
        return self._versions(workspace_id, removed=False)

    def removed_versions(self, workspace_id: str) -> tuple[VersionRecord, ...]:
        """List those that were removed and can be brought back."""
        return self._versions(workspace_id, removed=True)

    def _versions(self, workspace_id: str, *, removed: bool) -> tuple[VersionRecord, ...]:
        was_removed = col(VersionRow.removed_at).is_not(None)
        query = (
            select(VersionRow, RevisionRow)
            .join(RevisionRow, col(RevisionRow.version_id) == VersionRow.id)
            .where(
                VersionRow.workspace_id == workspace_id,
                was_removed if removed else ~was_removed,
                timeline.is_head(),
            )
            .order_by(col(VersionRow.archived), col(VersionRow.order))
        )
        with reading(self._engine) as session:
            workspace_row(session, workspace_id)
            return tuple(timeline.version_record(*found) for found in session.exec(query))

    def new_version(self, workspace_id: str, name: str, model: WorkModel, description: str) -> str:
        """Begin another version in a workspace; gives its id."""
        with writing(self._engine) as session:
            workspace_row(session, workspace_id)
            return self._start(session, workspace_id, name, model, "start", description)

    def branch(self, version_id: str, name: str) -> str:
        """Begin another version as a copy of one, its journal included; gives its id.

        Nodes and links keep their ids, so that the two can be compared. Snapshots, notes and undo
        history stay with the one they belong to.
        """
        with writing(self._engine) as session:
            now = timeline.at_head(session, version_id)
            description = f"Branched from {named(now.version.name)}"
            return self._start(
                session, now.version.workspace_id, name, now.model, "branch", description
            )

    def _start(
        self,
        session: Session,
        workspace_id: str,
        name: str,
        model: WorkModel,
        kind: RevisionKind,
        description: str,
    ) -> str:
        row = VersionRow(
            id=self._new_id(),
            workspace_id=workspace_id,
            name=checked(TITLE, name, "name"),
            order=next_number(session, VersionRow.order, VersionRow.workspace_id == workspace_id),
        )
        session.add(row)
        state = timeline.before_all(row, self._now())
        timeline.append(session, state, model, self._now(), kind, description, undoable=False)
        return row.id

    def rename_version(self, version_id: str, name: str) -> None:
        """Call a version something else."""
        with writing(self._engine) as session:
            version_row(session, version_id).name = checked(TITLE, name, "name")

    def archive_version(self, version_id: str, archived: bool) -> None:
        """Lay a version aside, or take it up again."""
        with writing(self._engine) as session:
            version_row(session, version_id).archived = archived

    def remove_version(self, version_id: str) -> None:
        """Put a version away; `bring_back_version` undoes it.

        Raises
        ------
        EditError
            When it is the only one: a workspace has at least one.
        """
        with writing(self._engine) as session:
            row = version_row(session, version_id)
            others = session.exec(
                select(VersionRow.id).where(
                    VersionRow.workspace_id == row.workspace_id,
                    VersionRow.id != version_id,
                    col(VersionRow.removed_at).is_(None),
                )
            ).first()
            if others is None:
                raise EditError("This is the only version here, so it stays.")
            row.removed_at = self._now()

    def bring_back_version(self, version_id: str) -> None:
        """Undo `remove_version`."""
        with writing(self._engine) as session:
            version_row(session, version_id, removed=None).removed_at = None

    def notes(self, version_id: str) -> tuple[Note, ...]:
        """Read the dated remarks on a version."""
        with reading(self._engine) as session:
            return NOTES.validate_json(version_row(session, version_id).notes)

    def save_notes(self, version_id: str, notes: tuple[Note, ...]) -> None:
        """Keep the dated remarks on a version, in place of those that were there."""
        with writing(self._engine) as session:
            version_row(session, version_id).notes = NOTES.dump_json(notes).decode()
