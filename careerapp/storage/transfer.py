"""Whole workspaces in the repository: begin, take in from a file or sample, read."""

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Focus, Settings, Snapshot, Version, Workspace
from careerapp.storage import appending, states
from careerapp.storage.base import OPTIONAL_TITLE, TITLE, Base, checked, find
from careerapp.storage.documents import FUTURES, NOTES, SAME, whole
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import Origin
from careerapp.storage.snapshots import keep, kept_of, model_of
from careerapp.storage.tables import VersionRow, WorkspaceRow
from careerapp.wording.phrases import named


class Transfer(Base):
    """The methods for whole workspaces. All of them raise `StorageError`."""

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

        Raises
        ------
        EditError
            When a name will not do.
        """
        name = checked(OPTIONAL_TITLE, name, "name")
        version_name = checked(TITLE, version_name, "version_name")
        version = Version(id="new", name=version_name, order=1, model=model)
        return self._take_in(Workspace(name=name, versions=(version,)), origin, description)

    def add_workspace(self, workspace: Workspace, *, origin: Origin) -> str:
        """Add a whole workspace, such as from a file or a sample; gives its new id.

        It stands beside the others and gets ids of its own, as do its versions and snapshots, so
        that the same file can be taken in twice. Snapshots are taken to be in order, oldest first.
        """
        description = f"Opened {named(workspace.name)}" if workspace.name else "Opened a file"
        return self._take_in(workspace, origin, description)

    def _take_in(self, workspace: Workspace, origin: Origin, description: str) -> str:
        with writing(self._engine) as connection:
            row = WorkspaceRow(
                id=self._new_id(),
                name=workspace.name,
                origin=origin,
                settings=workspace.settings.model_dump_json(),
                futures=FUTURES.dump_json(workspace.futures).decode(),
                same=SAME.dump_json(workspace.same).decode(),
                created_at=self._now(),
            )
            connection.execute(insert(WorkspaceRow), row.model_dump())
            for version in _numbered(workspace.versions):
                self._take_in_version(connection, row.id, version, description)
            return row.id

    def _take_in_version(
        self, connection: Connection, workspace_id: str, version: Version, description: str
    ) -> None:
        """Add a version with a revision for each snapshot and for the model; none can be undone."""
        now = self._now()
        row = VersionRow(
            id=self._new_id(),
            workspace_id=workspace_id,
            name=version.name,
            order=version.order,
            archived=version.archived,
            notes=NOTES.dump_json(version.notes).decode(),
            note=version.note,
            colour=version.colour,
            focus=version.focus.model_dump_json() if version.focus else None,
        )
        state = appending.begin(connection, row, now)
        for snapshot in version.snapshots:
            said = f"As it was in the snapshot {named(snapshot.name)}"
            # Its places are its own: kept as the version's, they would turn up in the model.
            model = whole(snapshot.model, snapshot.model.journal, ())
            state = appending.append(connection, state, model, now, "start", said, undoable=False)
            keep(
                connection,
                state._replace(model=snapshot.model),
                id=self._new_id(),
                name=snapshot.name,
                note=snapshot.note,
                at=snapshot.at,
                recorded_at=now,
            )
        appending.append(
            connection, state, version.model, now, "start", description, undoable=False
        )

    def read_workspace(self, workspace_id: str) -> Workspace:
        """Give a whole workspace: all but its undo history and what was removed."""
        with reading(self._engine) as connection:
            row = find(connection, WorkspaceRow, workspace_id)
            versions = connection.execute(
                select(VersionRow)
                .where(
                    col(VersionRow.workspace_id) == workspace_id,
                    col(VersionRow.removed_at).is_(None),
                )
                .order_by(col(VersionRow.order))
            ).all()
            return Workspace(
                name=row.name,
                versions=tuple(
                    Version(
                        id=version.id,
                        name=version.name,
                        order=version.order,
                        archived=version.archived,
                        notes=NOTES.validate_json(version.notes),
                        note=version.note,
                        colour=version.colour,
                        focus=Focus.model_validate_json(version.focus) if version.focus else None,
                        model=states.at_head(connection, version.id).model,
                        snapshots=_snapshots(connection, version.id),
                    )
                    for version in versions
                ),
                settings=Settings.model_validate_json(row.settings),
                futures=FUTURES.validate_json(row.futures),
                same=SAME.validate_json(row.same),
            )


def _numbered(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Number versions anew where two have the same order, as in a file that leaves it out."""
    if len({version.order for version in versions}) == len(versions):
        return versions
    in_order = sorted(versions, key=lambda version: version.order)
    return tuple(version.replace(order=number) for number, version in enumerate(in_order, 1))


def _snapshots(connection: Connection, version_id: str) -> tuple[Snapshot, ...]:
    return tuple(
        Snapshot(
            id=kept.id,
            name=kept.name,
            note=kept.note,
            at=kept.at,
            model=model_of(connection, version_id, kept.seq, layout),
        )
        for kept, layout in kept_of(connection, version_id)
    )
