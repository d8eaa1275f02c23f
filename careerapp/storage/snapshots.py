"""Snapshots in the repository: kept, read, renamed, put away, and gone back to."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from careerapp.domain import edits
from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TITLE
from careerapp.errors import NotFoundError
from careerapp.storage import timeline
from careerapp.storage.base import TEXT, TITLE, Base, checked, next_number, version_row
from careerapp.storage.documents import LAYOUT, whole
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import Head, SnapshotRecord
from careerapp.storage.tables import SnapshotRow
from careerapp.storage.timeline import State


class Snapshots(Base):
    """Everything about snapshots. All of these raise `StorageError`."""

    def snapshots(self, version_id: str) -> tuple[SnapshotRecord, ...]:
        """List a version's snapshots, newest first."""
        with reading(self._engine) as session:
            version_row(session, version_id)
            rows = snapshot_rows(session, version_id)
            return tuple(_record(row) for row in reversed(rows))

    def keep_snapshot(self, version_id: str, name: str, note: str = "") -> SnapshotRecord:
        """Keep a version as it is now under a name, with today's date.

        Raises
        ------
        EditError
            When the name or the note will not do.
        """
        name, note = checked(TITLE, name, "name"), checked(TEXT, note, "note")
        with writing(self._engine) as session:
            now = timeline.at_head(session, version_id)
            return _record(self._keep(session, now, name, note))

    def _keep(self, session: Session, now: State, name: str, note: str) -> SnapshotRow:
        return keep(
            session,
            now,
            id=self._new_id(),
            name=name,
            note=note,
            at=self._today(),
            recorded_at=self._now(),
            layout=now.model.layout,
        )

    def snapshot_model(self, snapshot_id: str) -> WorkModel:
        """Read the work model of a snapshot, its journal and places as they were then."""
        with reading(self._engine) as session:
            return _model(session, _row(session, snapshot_id))

    def change_snapshot(
        self, snapshot_id: str, *, name: str | None = None, note: str | None = None
    ) -> None:
        """Give a snapshot another name or note; what it holds cannot be changed."""
        with writing(self._engine) as session:
            row = _row(session, snapshot_id)
            if name is not None:
                row.name = checked(TITLE, name, "name")
            if note is not None:
                row.note = checked(TEXT, note, "note")

    def remove_snapshot(self, snapshot_id: str) -> None:
        """Put a snapshot away; `bring_back_snapshot` undoes it."""
        with writing(self._engine) as session:
            _row(session, snapshot_id).removed_at = self._now()

    def bring_back_snapshot(self, snapshot_id: str) -> None:
        """Undo `remove_snapshot`."""
        with writing(self._engine) as session:
            _row(session, snapshot_id, removed=None).removed_at = None

    def restore(self, version_id: str, snapshot_id: str) -> Head:
        """Go back to a snapshot of a version; a snapshot of how it is now is kept before.

        The journal, resolved experiments, fired signposts and reflections stay. It is one revision
        and can be undone. Going back to what is there already does nothing at all.
        """
        with writing(self._engine) as session:
            row = _row(session, snapshot_id)
            if row.version_id != version_id:
                raise NotFoundError("This version has no such snapshot.")
            now = timeline.at_head(session, version_id)
            edited = edits.restore(_model(session, row), row.name)(now.model)
            then = timeline.append(
                session, now, edited.model, self._now(), "restore", edited.description
            )
            if then.revision.seq != now.revision.seq:
                name = f"Before going back to {row.name}"
                self._keep(session, now, name[:MAX_TITLE].strip(), "")
            return timeline.head_of(session, then)


def keep(
    session: Session,
    state: State,
    *,
    id: str,
    name: str,
    note: str,
    at: date,
    recorded_at: datetime,
    layout: tuple[Position, ...],
) -> SnapshotRow:
    """Name a state of a version."""
    row = SnapshotRow(
        id=id,
        version_id=state.version.id,
        number=next_number(session, SnapshotRow.number, SnapshotRow.version_id == state.version.id),
        seq=state.revision.seq,
        name=name,
        note=note,
        at=at,
        recorded_at=recorded_at,
        layout=LAYOUT.dump_json(layout).decode(),
    )
    session.add(row)
    return row


def snapshot_rows(session: Session, version_id: str) -> list[SnapshotRow]:
    """List the snapshots of a version that were not removed, oldest first."""
    return list(
        session.exec(
            select(SnapshotRow)
            .where(SnapshotRow.version_id == version_id, col(SnapshotRow.removed_at).is_(None))
            .order_by(col(SnapshotRow.number))
        )
    )


def with_places(model: WorkModel, row: SnapshotRow) -> WorkModel:
    """Put the nodes of a snapshot's model where they lay then."""
    return whole(model, model.journal, LAYOUT.validate_json(row.layout))


def _model(session: Session, row: SnapshotRow) -> WorkModel:
    version = version_row(session, row.version_id, removed=None)
    return with_places(timeline.at(session, version, row.seq).model, row)


def _row(session: Session, snapshot_id: str, *, removed: bool | None = False) -> SnapshotRow:
    row = session.get(SnapshotRow, snapshot_id)
    if row is None or removed not in (None, row.removed_at is not None):
        raise NotFoundError("This snapshot is not there any more.")
    version_row(session, row.version_id)
    return row


def _record(row: SnapshotRow) -> SnapshotRecord:
    return SnapshotRecord(
        id=row.id,
        version_id=row.version_id,
        seq=row.seq,
        name=row.name,
        note=row.note,
        at=row.at,
        recorded_at=row.recorded_at,
    )
