"""Workspaces in the repository: list, rename, remove, open; their settings and what-ifs."""

from collections.abc import Callable

from sqlalchemy import Connection, bindparam, func, select, true
from sqlmodel import col

from careerapp.domain.workspace import Future, Settings
from careerapp.errors import ReadOnlyError
from careerapp.storage.base import OPTIONAL_TITLE, Base, change, checked, find, next_number
from careerapp.storage.documents import FUTURES
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import Origin, WorkspaceRecord
from careerapp.storage.states import is_head
from careerapp.storage.tables import DocumentRow, RevisionRow, VersionRow, WorkspaceRow

# Made once: every page asks this, and making a statement takes longer than running it.
_OF_WORKSPACE = col(VersionRow.workspace_id) == WorkspaceRow.id
_HEADS = (
    select(
        col(WorkspaceRow.id),
        col(WorkspaceRow.name),
        col(WorkspaceRow.origin),
        col(WorkspaceRow.created_at),
        func.coalesce(col(RevisionRow.at), col(WorkspaceRow.created_at)),
        func.coalesce(col(DocumentRow.nodes), 0),
    )
    # Outer joins: where damage left a part out, the rest must not look like no work at all.
    .outerjoin(VersionRow, _OF_WORKSPACE & col(VersionRow.removed_at).is_(None))
    .outerjoin(RevisionRow, (col(RevisionRow.version_id) == VersionRow.id) & is_head())
    .outerjoin(DocumentRow, col(DocumentRow.hash) == RevisionRow.document_hash)
    .where(col(WorkspaceRow.removed_at).is_not(None) == bindparam("removed"))
    # Not by time: a clock may have been set back.
    .order_by(col(RevisionRow.id).desc())
)


class Workspaces(Base):
    """The methods for workspaces and their settings. All of them raise `StorageError`."""

    def workspaces(self) -> tuple[WorkspaceRecord, ...]:
        """List the workspaces, the one changed last first."""
        return self._workspaces(removed=False)

    def removed_workspaces(self) -> tuple[WorkspaceRecord, ...]:
        """List the workspaces that were removed and can be brought back."""
        return self._workspaces(removed=True)

    def _workspaces(self, *, removed: bool) -> tuple[WorkspaceRecord, ...]:
        with reading(self._engine) as connection:
            return all_workspaces(connection, removed=removed)

    def rename_workspace(self, workspace_id: str, name: str) -> None:
        """Rename a workspace."""
        name = checked(OPTIONAL_TITLE, name, "name")
        with writing(self._engine) as connection:
            change(connection, WorkspaceRow, workspace_id, {"name": name})

    def remove_workspace(self, workspace_id: str) -> None:
        """Take a workspace out of the lists; `bring_back_workspace` undoes it."""
        with writing(self._engine) as connection:
            change(connection, WorkspaceRow, workspace_id, {"removed_at": self._now()})

    def bring_back_workspace(self, workspace_id: str) -> None:
        """Undo `remove_workspace`."""
        with writing(self._engine) as connection:
            change(connection, WorkspaceRow, workspace_id, {"removed_at": None}, removed=None)

    def last_opened(self, *, but: Origin | None = None) -> str | None:
        """Give the id of the workspace that was opened last and is still there.

        Parameters
        ----------
        but : "own", "sample" or "file", optional
            Pass over those that came about so.
        """
        with reading(self._engine) as connection:
            return connection.execute(
                select(col(WorkspaceRow.id))
                .where(col(WorkspaceRow.removed_at).is_(None), col(WorkspaceRow.opened) > 0)
                .where(col(WorkspaceRow.origin) != but if but else true())
                .order_by(col(WorkspaceRow.opened).desc())
            ).scalar()

    def last_version(self, workspace_id: str) -> str | None:
        """Give the id of the version that was opened last in a workspace and is still there."""
        with reading(self._engine) as connection:
            opened = find(connection, WorkspaceRow, workspace_id).opened_version_id
            return connection.execute(
                select(col(VersionRow.id)).where(
                    col(VersionRow.id) == opened, col(VersionRow.removed_at).is_(None)
                )
            ).scalar()

    def mark_opened(self, workspace_id: str, version_id: str | None = None) -> None:
        """Remember which workspace, and which version of it, to show next time.

        Where nothing can be written this is passed over: reading has to go on working there.
        """
        with reading(self._engine) as connection:
            row = find(connection, WorkspaceRow, workspace_id)
            version_id = version_id or row.opened_version_id
            is_last = 0 < row.opened == next_number(connection, WorkspaceRow.opened) - 1
            if is_last and version_id == row.opened_version_id:
                return
        try:
            with writing(self._engine) as connection:
                opened = next_number(connection, WorkspaceRow.opened)
                values = {"opened": opened, "opened_version_id": version_id}
                change(connection, WorkspaceRow, workspace_id, values)
        except ReadOnlyError:
            return

    def settings(self, workspace_id: str) -> Settings:
        """Read the settings of a workspace."""
        with reading(self._engine) as connection:
            kept = find(connection, WorkspaceRow, workspace_id).settings
            return Settings.model_validate_json(kept)

    def save_settings(self, workspace_id: str, settings: Settings) -> None:
        """Save the settings of a workspace."""
        self.change_settings(workspace_id, lambda _: settings)

    def change_settings(self, workspace_id: str, edit: Callable[[Settings], Settings]) -> None:
        """Change the settings of a workspace, as they are by now, by a pure function."""
        with writing(self._engine) as connection:
            row = find(connection, WorkspaceRow, workspace_id)
            settings = edit(Settings.model_validate_json(row.settings))
            change(connection, WorkspaceRow, workspace_id, {"settings": settings.model_dump_json()})

    def futures(self, workspace_id: str) -> tuple[Future, ...]:
        """Read the named what-ifs."""
        with reading(self._engine) as connection:
            return FUTURES.validate_json(find(connection, WorkspaceRow, workspace_id).futures)

    def keep_future(self, workspace_id: str, future: Future) -> None:
        """Add a named what-if."""
        self._change_futures(workspace_id, lambda kept: (*kept, future))

    def forget_future(self, workspace_id: str, future_id: str) -> None:
        """Remove a named what-if; does nothing where it is gone already."""
        self._change_futures(
            workspace_id, lambda kept: tuple(each for each in kept if each.id != future_id)
        )

    def _change_futures(
        self,
        workspace_id: str,
        change_them: Callable[[tuple[Future, ...]], tuple[Future, ...]],
    ) -> None:
        with writing(self._engine) as connection:
            row = find(connection, WorkspaceRow, workspace_id)
            futures = change_them(FUTURES.validate_json(row.futures))
            kept = FUTURES.dump_json(futures).decode()
            change(connection, WorkspaceRow, workspace_id, {"futures": kept})


def all_workspaces(connection: Connection, *, removed: bool = False) -> tuple[WorkspaceRecord, ...]:
    """List the workspaces, or those removed, the one changed last first."""
    records: dict[str, WorkspaceRecord] = {}
    heads = connection.execute(_HEADS, {"removed": removed})
    for id, name, origin, created_at, at, nodes in heads:
        first = records.get(id)
        records[id] = (
            first._replace(versions=first.versions + 1, nodes=max(first.nodes, nodes))
            if first
            else WorkspaceRecord(id, name, origin, created_at, at, 1, nodes)
        )
    return tuple(records.values())
