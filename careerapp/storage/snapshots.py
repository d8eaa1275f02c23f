"""Snapshots in the repository: keep, read, rename, remove, go back to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, insert, select
from sqlmodel import col

from careerapp.domain import edits
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TITLE
from careerapp.errors import NotFoundError
from careerapp.storage import appending, states
from careerapp.storage.base import TEXT, TITLE, Base, change, checked, find, next_number
from careerapp.storage.documents import LAYOUT, whole
from careerapp.storage.engine import reading, writing
from careerapp.storage.failures import legible
from careerapp.storage.records import Head, RevisionKind, SnapshotRecord
from careerapp.storage.states import State
from careerapp.storage.tables import RevisionRow, SnapshotRow, VersionRow


class Snapshots(Base):
    """The methods for snapshots. All of them raise `StorageError`."""

    def snapshots(self, version_id: str) -> tuple[SnapshotRecord, ...]:
        """List a version's snapshots, newest first."""
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            rows = kept_of(connection, version_id)
            return tuple(record for record, _ in reversed(rows))

    def keep_snapshot(self, version_id: str, name: str, note: str = "") -> SnapshotRecord:
        """Keep a snapshot of a version as it is now, with a name and today's date.

        Raises
        ------
        EditError
            When the name or the note will not do.
        """
        name, note = checked(TITLE, name, "name"), checked(TEXT, note, "note")
        with writing(self._engine) as connection:
            now = states.at_head(connection, version_id)
            return self._keep(connection, now, name, note)

    def _keep(self, connection: Connection, now: State, name: str, note: str) -> SnapshotRecord:
        return keep(
            connection,
            now,
            id=self._new_id(),
            name=name,
            note=note,
            at=self._today(),
            recorded_at=self._now(),
        )

    def snapshot_model(self, snapshot_id: str) -> WorkModel:
        """Read the work model of a snapshot, its journal and places as they were then."""
        with reading(self._engine) as connection:
            row = find(connection, SnapshotRow, snapshot_id)
            return model_of(connection, row.version_id, row.seq, row.layout)

    def change_snapshot(
        self, snapshot_id: str, *, name: str | None = None, note: str | None = None
    ) -> None:
        """Change the name or note of a snapshot; its model cannot be changed."""
        values = {}
        if name is not None:
            values["name"] = checked(TITLE, name, "name")
        if note is not None:
            values["note"] = checked(TEXT, note, "note")
        if values:
            with writing(self._engine) as connection:
                change(connection, SnapshotRow, snapshot_id, values)

    def remove_snapshot(self, snapshot_id: str) -> None:
        """Take a snapshot out of every list; nothing of it is deleted."""
        with writing(self._engine) as connection:
            change(connection, SnapshotRow, snapshot_id, {"removed_at": self._now()})

    def restore(self, version_id: str, snapshot_id: str) -> Head:
        """Go back to a snapshot of a version, after keeping a snapshot of how it is now.

        The journal, resolved experiments, fired signposts and reflections stay. It is one revision
        and can be undone. Where nothing differs nothing is done.
        """
        with writing(self._engine) as connection:
            row = find(connection, SnapshotRow, snapshot_id)
            if row.version_id != version_id:
                raise NotFoundError("This version has no such snapshot.")
            now = states.at_head(connection, version_id)
            snapshot = model_of(connection, version_id, row.seq, row.layout)
            return self._go_back(connection, now, snapshot, row.name)

    def restore_moment(self, version_id: str, seq: int, name: str) -> Head:
        """Go back to any revision of a version, as `restore` goes back to a snapshot.

        ``name`` is the name of that moment in the history, such as a date.
        """
        name = checked(TITLE, name, "name")
        with writing(self._engine) as connection:
            now = states.at_head(connection, version_id)
            return self._go_back(connection, now, states.at(connection, version_id, seq), name)

    def _go_back(self, connection: Connection, now: State, then: WorkModel, name: str) -> Head:
        model, description = edits.restore(then, name)(now.model)
        at = self._now()
        after = appending.append(connection, now, model, at, "restore", description)
        if after.revision.seq != now.revision.seq:
            before = f"Before going back to {name}"
            self._keep(connection, now, before[:MAX_TITLE].strip(), "")
        return after.head()


def keep(
    connection: Connection,
    state: State,
    *,
    id: str,
    name: str,
    note: str,
    at: date,
    recorded_at: datetime,
) -> SnapshotRecord:
    """Add a snapshot of a state of a version."""
    version_id = state.version.id
    record = SnapshotRecord(id, version_id, state.revision.seq, name, note, at, recorded_at)
    of_version = col(SnapshotRow.version_id) == version_id
    row: dict[str, Any] = {
        **record._asdict(),
        "number": next_number(connection, SnapshotRow.number, of_version),
        "layout": LAYOUT.dump_json(state.model.layout).decode(),
    }
    connection.execute(insert(SnapshotRow), row)
    return record


def kept_of(connection: Connection, version_id: str) -> list[tuple[SnapshotRecord, str]]:
    """List the snapshots of a version, oldest first, with their layouts as JSON."""
    rows = connection.execute(
        select(
            col(SnapshotRow.id),
            col(SnapshotRow.version_id),
            col(SnapshotRow.seq),
            col(SnapshotRow.name),
            col(SnapshotRow.note),
            col(SnapshotRow.at),
            col(SnapshotRow.recorded_at),
            col(SnapshotRow.layout),
        )
        .where(
            col(SnapshotRow.version_id) == version_id,
            col(SnapshotRow.removed_at).is_(None),
        )
        .order_by(col(SnapshotRow.number))
    )
    return [(SnapshotRecord(*row[:-1]), row.layout) for row in rows]


def kept_with(version_id: str, kind: RevisionKind, *columns: Any) -> Any:
    """Select columns of the snapshots kept together with a revision of a kind."""
    return (
        select(*map(col, columns))
        .join(
            RevisionRow,
            and_(
                col(RevisionRow.version_id) == SnapshotRow.version_id,
                col(RevisionRow.seq) == SnapshotRow.seq,
            ),
        )
        .where(
            col(SnapshotRow.version_id) == version_id,
            col(SnapshotRow.removed_at).is_(None),
            col(SnapshotRow.recorded_at) == RevisionRow.at,
            col(RevisionRow.kind) == kind,
        )
    )


@legible()
def model_of(connection: Connection, version_id: str, seq: int, layout: str) -> WorkModel:
    """Read a snapshot's model, with the positions of then."""
    model = states.at(connection, version_id, seq)
    return whole(model, model.journal, LAYOUT.validate_json(layout))
