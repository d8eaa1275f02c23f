"""The work a tab shows, read in one short transaction."""

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from careerapp.storage import states, versions
from careerapp.storage.engine import reading_together
from careerapp.storage.failures import damaged
from careerapp.storage.records import Opened, VersionRecord, WorkspaceRecord
from careerapp.storage.tables import RevisionRow, SnapshotRow
from careerapp.storage.workspaces import Workspaces, all_workspaces

# Made once: every page asks this, and making a statement takes longer than running it.
_OF_VERSION = col(RevisionRow.version_id) == bindparam("version_id")
_BEGAN = select(col(RevisionRow.at)).where(_OF_VERSION).order_by(col(RevisionRow.seq)).limit(1)
_SNAPSHOTS = select(func.count()).where(
    col(SnapshotRow.version_id) == bindparam("version_id"), col(SnapshotRow.removed_at).is_(None)
)


class OpenedWork(Workspaces):
    """The method for the work a tab shows. It raises `StorageError`."""

    def opened(self, workspace_id: str | None, version_id: str | None) -> Opened | None:
        """Read the workspace and version that a tab shows.

        Parameters
        ----------
        workspace_id, version_id : str, optional
            The ones it showed before. Where they are not there any more, or there were none, the
            one opened last takes their place, else the one changed last.

        Returns
        -------
        Opened or None
            None while there is no workspace at all.
        """
        with reading_together(self._engine) as connection:
            known = {record.id: record for record in all_workspaces(connection)}
            if workspace_id not in known:
                workspace_id, version_id = self.last_opened(), None
            if workspace_id not in known:
                workspace_id = next(iter(known), None)
            if workspace_id is None:
                return None
            workspace = known[workspace_id]
            listed = tuple(versions.listed(connection, workspace_id))
            if not listed:  # There is always one.
                raise damaged()
            version_id = self._version(workspace, listed, version_id)
            asked = {"version_id": version_id}
            return Opened(
                workspaces=tuple(known.values()),
                workspace=workspace,
                settings=self.settings(workspace_id),
                futures=self.futures(workspace_id),
                versions=listed,
                head=states.at_head(connection, version_id).head(),
                began_at=connection.execute(_BEGAN, asked).scalar_one(),
                snapshots=connection.execute(_SNAPSHOTS, asked).scalar_one(),
                last_own=self.last_opened(but="sample") if workspace.origin == "sample" else None,
            )

    def _version(
        self,
        workspace: WorkspaceRecord,
        listed: tuple[VersionRecord, ...],
        version_id: str | None,
    ) -> str:
        """Choose the version to show; an archived one only where there is no other."""
        in_use = [version.id for version in listed if not version.archived]
        known = in_use or [version.id for version in listed]
        if version_id in known:
            return version_id
        last = self.last_version(workspace.id)
        return last if last in known else known[0]
