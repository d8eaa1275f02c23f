"""Workspaces in the repository: listed, begun, taken in and given out whole, put away."""

from sqlmodel import Session, col, select

from careerapp.domain.edits import named
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Future, Settings, Snapshot, Version, Workspace
from careerapp.errors import ReadOnlyError
from careerapp.storage import timeline
from careerapp.storage.base import (
    OPTIONAL_TITLE,
    TITLE,
    Base,
    checked,
    next_number,
    workspace_row,
)
from careerapp.storage.documents import FUTURES, NOTES
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import Origin, WorkspaceRecord
from careerapp.storage.snapshots import keep, snapshot_rows, with_places
from careerapp.storage.tables import DocumentRow, RevisionRow, VersionRow, WorkspaceRow


class Workspaces(Base):
    """Everything about workspaces as a whole. All of these raise `StorageError`."""

    def workspaces(self) -> tuple[WorkspaceRecord, ...]:
        """List the workspaces, the one changed last first."""
        return self._workspaces(removed=False)

    def removed_workspaces(self) -> tuple[WorkspaceRecord, ...]:
        """List those that were removed and can be brought back."""
        return self._workspaces(removed=True)

    def _workspaces(self, *, removed: bool) -> tuple[WorkspaceRecord, ...]:
        was_removed = col(WorkspaceRow.removed_at).is_not(None)
        query = (
            select(WorkspaceRow, RevisionRow.at, DocumentRow.nodes)
            .join(VersionRow, col(VersionRow.workspace_id) == WorkspaceRow.id)
            .join(RevisionRow, col(RevisionRow.version_id) == VersionRow.id)
            .join(DocumentRow, col(DocumentRow.hash) == RevisionRow.document_hash)
            .where(
                was_removed if removed else ~was_removed,
                col(VersionRow.removed_at).is_(None),
                timeline.is_head(),
            )
            .order_by(col(RevisionRow.id).desc())
        )
        records: dict[str, WorkspaceRecord] = {}
        with reading(self._engine) as session:
            for row, at, nodes in session.exec(query):
                known = records.get(row.id)
                records[row.id] = WorkspaceRecord(
                    id=row.id,
                    name=row.name,
                    origin=row.origin,  # type: ignore[arg-type]
                    created_at=row.created_at,
                    changed_at=known.changed_at if known else at,
                    versions=known.versions + 1 if known else 1,
                    nodes=max(known.nodes, nodes) if known else nodes,
                )
        return tuple(records.values())

    def new_workspace(
        self,
        name: str,
        model: WorkModel,
        *,
        version_name: str,
        description: str,
        origin: Origin = "own",
    ) -> str:
        """Begin a workspace with one version; gives the workspace's id.

        ``description`` is the first line of the version's history.
        """
        with writing(self._engine) as session:
            workspace = self._new_row(session, name, origin, Settings(), ())
            version = VersionRow(
                id=self._new_id(),
                workspace_id=workspace.id,
                name=checked(TITLE, version_name, "version_name"),
                order=0,
            )
            session.add(version)
            state = timeline.before_all(version, self._now())
            timeline.append(
                session, state, model, self._now(), "start", description, undoable=False
            )
            return workspace.id

    def add_workspace(self, workspace: Workspace, *, origin: Origin) -> str:
        """Take in a whole workspace, as a file or a sample holds it; gives its new id.

        It stands beside the others and gets ids of its own, as do its versions and snapshots, so
        that the same file can be taken in twice. Snapshots are taken to be in order, oldest first.
        """
        with writing(self._engine) as session:
            row = self._new_row(
                session, workspace.name, origin, workspace.settings, workspace.futures
            )
            for version in workspace.versions:
                self._take_in(session, row.id, version)
            return row.id

    def _new_row(
        self,
        session: Session,
        name: str,
        origin: Origin,
        settings: Settings,
        futures: tuple[Future, ...],
    ) -> WorkspaceRow:
        row = WorkspaceRow(
            id=self._new_id(),
            name=checked(OPTIONAL_TITLE, name, "name"),
            origin=origin,
            settings=settings.model_dump_json(),
            futures=FUTURES.dump_json(futures).decode(),
            created_at=self._now(),
        )
        session.add(row)
        session.flush()
        return row

    def _take_in(self, session: Session, workspace_id: str, version: Version) -> None:
        row = VersionRow(
            id=self._new_id(),
            workspace_id=workspace_id,
            name=version.name,
            order=version.order,
            archived=version.archived,
            notes=NOTES.dump_json(version.notes).decode(),
        )
        session.add(row)
        now = self._now()
        state = timeline.before_all(row, now)
        for snapshot in version.snapshots:
            description = f"Came with the snapshot {named(snapshot.name)}"
            state = timeline.append(
                session, state, snapshot.model, now, "start", description, undoable=False
            )
            keep(
                session,
                state,
                id=self._new_id(),
                name=snapshot.name,
                note=snapshot.note,
                at=snapshot.at,
                recorded_at=now,
                layout=snapshot.model.layout,
            )
        timeline.append(session, state, version.model, now, "start", "Opened", undoable=False)

    def read_workspace(self, workspace_id: str) -> Workspace:
        """Give a whole workspace, all but its undo history and what was removed."""
        with reading(self._engine) as session:
            row = workspace_row(session, workspace_id)
            versions = session.exec(
                select(VersionRow)
                .where(
                    VersionRow.workspace_id == workspace_id,
                    col(VersionRow.removed_at).is_(None),
                )
                .order_by(col(VersionRow.order))
            ).all()
            return Workspace(
                name=row.name,
                versions=tuple(_given_out(session, version) for version in versions),
                settings=Settings.model_validate_json(row.settings),
                futures=FUTURES.validate_json(row.futures),
            )

    def rename_workspace(self, workspace_id: str, name: str) -> None:
        """Call a workspace something else."""
        with writing(self._engine) as session:
            workspace_row(session, workspace_id).name = checked(OPTIONAL_TITLE, name, "name")

    def remove_workspace(self, workspace_id: str) -> None:
        """Put a workspace away; `bring_back_workspace` undoes it."""
        with writing(self._engine) as session:
            workspace_row(session, workspace_id).removed_at = self._now()

    def bring_back_workspace(self, workspace_id: str) -> None:
        """Undo `remove_workspace`."""
        with writing(self._engine) as session:
            workspace_row(session, workspace_id, removed=None).removed_at = None

    def last_opened(self) -> str | None:
        """Give the id of the workspace that was opened last and is still there."""
        with reading(self._engine) as session:
            return session.exec(
                select(WorkspaceRow.id)
                .where(col(WorkspaceRow.removed_at).is_(None), WorkspaceRow.opened > 0)
                .order_by(col(WorkspaceRow.opened).desc())
                .limit(1)
            ).first()

    def last_version(self, workspace_id: str) -> str | None:
        """Give the id of the version that was opened last in a workspace and is still there."""
        with reading(self._engine) as session:
            opened = workspace_row(session, workspace_id).opened_version_id
            version = opened and session.get(VersionRow, opened)
            return version.id if version and version.removed_at is None else None

    def mark_opened(self, workspace_id: str, version_id: str | None = None) -> None:
        """Remember which workspace, and which version of it, to show next time.

        Where nothing can be written this is passed over: reading has to go on working there.
        """
        with reading(self._engine) as session:
            row = workspace_row(session, workspace_id)
            latest = next_number(session, WorkspaceRow.opened) - 1
            if row.opened == latest > 0 and version_id in (None, row.opened_version_id):
                return
        try:
            with writing(self._engine) as session:
                row = workspace_row(session, workspace_id)
                row.opened = max(1, next_number(session, WorkspaceRow.opened))
                row.opened_version_id = version_id or row.opened_version_id
        except ReadOnlyError:
            return

    def settings(self, workspace_id: str) -> Settings:
        """Read a person's rhythm and choices."""
        with reading(self._engine) as session:
            return Settings.model_validate_json(workspace_row(session, workspace_id).settings)

    def save_settings(self, workspace_id: str, settings: Settings) -> None:
        """Keep a person's rhythm and choices."""
        with writing(self._engine) as session:
            workspace_row(session, workspace_id).settings = settings.model_dump_json()

    def futures(self, workspace_id: str) -> tuple[Future, ...]:
        """Read the named what-ifs."""
        with reading(self._engine) as session:
            return FUTURES.validate_json(workspace_row(session, workspace_id).futures)

    def save_futures(self, workspace_id: str, futures: tuple[Future, ...]) -> None:
        """Keep the named what-ifs, in place of those that were there."""
        with writing(self._engine) as session:
            kept = FUTURES.dump_json(futures).decode()
            workspace_row(session, workspace_id).futures = kept


def _given_out(session: Session, row: VersionRow) -> Version:
    return Version(
        id=row.id,
        name=row.name,
        order=row.order,
        archived=row.archived,
        notes=NOTES.validate_json(row.notes),
        model=timeline.at_head(session, row.id).model,
        snapshots=tuple(
            Snapshot(
                id=kept.id,
                name=kept.name,
                note=kept.note,
                at=kept.at,
                model=with_places(timeline.at(session, row, kept.seq).model, kept),
            )
            for kept in snapshot_rows(session, row.id)
        ),
    )
