"""The story of a version: revisions, data points, snapshots and reviews in one order, in pages."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Subquery,
    and_,
    case,
    func,
    literal,
    not_,
    select,
    union_all,
)
from sqlmodel import col

from careerapp.domain.items import DataPoint
from careerapp.domain.workspace import Settings
from careerapp.errors import NotFoundError
from careerapp.storage import appending, documents, states
from careerapp.storage.base import TEXT, TITLE, Base, change, checked, find
from careerapp.storage.documents import Packed
from careerapp.storage.engine import reading, writing
from careerapp.storage.failures import legible
from careerapp.storage.records import Event, EventKind, Moment, SnapshotRecord
from careerapp.storage.snapshots import keep, kept_with
from careerapp.storage.tables import (
    DataPointRow,
    RevisionRow,
    SnapshotRow,
    VersionRow,
    WorkspaceRow,
)

_POINT, _REVISION, _SNAPSHOT = 0, 1, 2
"""The parts an event is made of, in the order in which events of one revision follow."""

_BROUGHT = ("start", "branch")
"""Kinds of revisions whose data points were logged elsewhere, each an event of its own."""


class Story(Base):
    """The methods for the story and moments of a version. All of them raise `StorageError`."""

    def story(
        self,
        version_id: str,
        *,
        kinds: Collection[EventKind] = (),
        most: int = 50,
        skip: int = 0,
    ) -> tuple[Event, ...]:
        """List the events of a version, newest first.

        The order is that of the revisions: a clock may be set back. A snapshot follows the revision
        that it names. What was logged elsewhere and came with a file or from another version comes
        before the revision that brought it.

        Parameters
        ----------
        version_id : str
        kinds : collection of str
            Only these; all when empty.
        most, skip : int
            How many at most, and how many of the newest to pass over.
        """
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            # Each revision is an event or stands behind one, so the page lies among the newest.
            after = 0 if kinds else _head(connection, version_id) - most - skip
            all_events = _events(version_id, kinds, max(0, after))
            query = select(all_events)
            if kinds:
                query = query.where(all_events.c.kind.in_(kinds))
            columns = all_events.c
            newest = (columns.seq.desc(), columns.part.desc(), columns.number.desc())
            page = connection.execute(query.order_by(*newest).limit(most).offset(skip)).all()
            return tuple(_events_of(connection, version_id, page))

    def story_counts(self, version_id: str) -> dict[EventKind, int]:
        """Count the events of a version by kind; kinds without any are left out."""
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            events = _events(version_id)
            counted = select(events.c.kind, func.count()).group_by(events.c.kind)
            return {row[0]: row[1] for row in connection.execute(counted)}

    def moments(
        self, version_id: str, *, most: int = 240, also: Collection[int] = ()
    ) -> tuple[Moment, ...]:
        """List moments for a slider, oldest first, always with the first and the newest.

        Every revision while they are few; then the last of each day; then evenly spread ones.
        ``also`` names revisions that are listed too, as far as they are there.
        """
        of_version = col(RevisionRow.version_id) == version_id
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            number = connection.execute(select(func.count()).where(of_version)).scalar_one()
            if number <= most:
                return _moments(connection, version_id)
            last_of_day = (
                select(func.max(col(RevisionRow.seq)))
                .where(of_version)
                .group_by(func.date(col(RevisionRow.at)))
            )
            lasts = sorted({1, *connection.execute(last_of_day).scalars()})
            step = max(1.0, (len(lasts) - 1) / (most - 1))
            places = (round(each * step) for each in range(most))
            picked = {lasts[place] for place in places if place < len(lasts)}
            return _moments(connection, version_id, picked.union(also))

    def moment(self, version_id: str, seq: int) -> Moment:
        """Give one moment of a version."""
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            found = _moments(connection, version_id, (seq,))
            if not found:
                raise NotFoundError("This part of the history is not there.")
            return found[0]

    def finish_review(
        self, version_id: str, *, name: str, note: str, description: str
    ) -> SnapshotRecord:
        """Finish a review: add its revision and a snapshot, and set the date of the last review.

        Raises
        ------
        EditError
            When the name or the note will not do; nothing was saved.
        """
        name, note = checked(TITLE, name, "name"), checked(TEXT, note, "note")
        with writing(self._engine) as connection:
            at, today = self._now(), self._today()
            now = states.at_head(connection, version_id)
            now = appending.mark(connection, now, at, "review", description)
            workspace = find(connection, WorkspaceRow, now.version.workspace_id)
            settings = Settings.model_validate_json(workspace.settings).replace(
                last_review=today, sitting=None
            )
            kept = {"settings": settings.model_dump_json()}
            change(connection, WorkspaceRow, workspace.id, kept)
            return keep(
                connection,
                now,
                id=self._new_id(),
                name=name,
                note=note,
                at=today,
                recorded_at=at,
            )


def _head(connection: Connection, version_id: str) -> int:
    newest = select(func.max(col(RevisionRow.seq))).where(col(RevisionRow.version_id) == version_id)
    return int(connection.execute(newest).scalar() or 0)


def _events(version_id: str, kinds: Collection[EventKind] = (), after: int = 0) -> Subquery:
    """Select a row for each event: its revision, part, number within that, kind and id.

    A snapshot that came with a file stands for the revision made for it, and one that closed a
    review is told with the review. What is looked up is listed once: there is no index for it.
    Parts that have none of the kinds are left out, as are revisions up to ``after``.
    """
    first = func.min(col(DataPointRow.added_seq))
    logged = (
        select(col(DataPointRow.id).label("id"), first.label("seq"))
        .where(col(DataPointRow.version_id) == version_id)
        .group_by(col(DataPointRow.id))
        .having(first > after)
        .subquery("logged")
    )
    is_logging = and_(
        col(RevisionRow.kind) == "edit", col(RevisionRow.seq).in_(select(logged.c.seq))
    )
    came_with_file = col(RevisionRow.seq).in_(kept_with(version_id, "start", SnapshotRow.seq))
    revisions: Any = select(
        col(RevisionRow.seq).label("seq"),
        literal(_REVISION).label("part"),
        literal(0).label("number"),
        case((is_logging, "data point"), else_=col(RevisionRow.kind)).label("kind"),
        literal("").label("id"),
    ).where(
        col(RevisionRow.version_id) == version_id,
        col(RevisionRow.seq) > after,
        not_(and_(col(RevisionRow.kind) == "start", came_with_file)),
    )
    points: Any = (
        select(
            logged.c.seq.label("seq"),
            literal(_POINT).label("part"),
            col(DataPointRow.ordinal).label("number"),
            literal("data point").label("kind"),
            logged.c.id.label("id"),
        )
        .select_from(logged)
        .join(
            RevisionRow,
            and_(col(RevisionRow.version_id) == version_id, col(RevisionRow.seq) == logged.c.seq),
        )
        .join(
            DataPointRow,
            and_(
                col(DataPointRow.version_id) == version_id,
                col(DataPointRow.id) == logged.c.id,
                col(DataPointRow.added_seq) == logged.c.seq,
            ),
        )
        .where(col(RevisionRow.kind).in_(_BROUGHT))
    )
    snapshots: Any = select(
        col(SnapshotRow.seq).label("seq"),
        literal(_SNAPSHOT).label("part"),
        col(SnapshotRow.number).label("number"),
        literal("snapshot").label("kind"),
        col(SnapshotRow.id).label("id"),
    ).where(
        col(SnapshotRow.version_id) == version_id,
        col(SnapshotRow.seq) > after,
        col(SnapshotRow.removed_at).is_(None),
        col(SnapshotRow.id).not_in(kept_with(version_id, "review", SnapshotRow.id)),
    )
    parts = (
        (revisions, not kinds or set(kinds) != {"snapshot"}),
        (points, not kinds or "data point" in kinds),
        (snapshots, not kinds or "snapshot" in kinds),
    )
    return union_all(*(part for part, is_wanted in parts if is_wanted)).subquery("event")


@legible()
def _events_of(connection: Connection, version_id: str, page: Sequence[Any]) -> list[Event]:
    """Make events of the rows of a page."""
    seqs = {row.seq for row in page}
    revisions = {
        row.seq: row
        for row in connection.execute(
            select(col(RevisionRow.seq), col(RevisionRow.at), col(RevisionRow.description)).where(
                col(RevisionRow.version_id) == version_id, col(RevisionRow.seq).in_(seqs)
            )
        )
    }
    snapshots = _snapshots(connection, version_id, seqs)
    closing = kept_with(version_id, "review", SnapshotRow.seq, SnapshotRow.id)
    closing = closing.where(col(SnapshotRow.seq).in_(seqs))
    reviews = {row.seq: row.id for row in connection.execute(closing)}
    points = _first_points(connection, version_id, seqs)
    events = []
    for row in page:
        revision = revisions[row.seq]
        event = Event(row.seq, row.kind, revision.at, None, "")
        if row.part == _SNAPSHOT:
            kept = snapshots[row.id]
            event = event._replace(at=kept.recorded_at, on=kept.at, snapshot=kept)
        elif row.part == _POINT:
            point = points[row.seq][row.id]
            event = event._replace(on=point.at, points=(point,))
        else:
            logged = tuple(points[row.seq].values()) if row.kind == "data point" else ()
            closed = snapshots.get(reviews.get(row.seq, ""))
            event = event._replace(description=revision.description, points=logged, snapshot=closed)
        events.append(event)
    return events


def _snapshots(
    connection: Connection, version_id: str, seqs: Collection[int]
) -> dict[str, SnapshotRecord]:
    rows = connection.execute(
        select(*(col(getattr(SnapshotRow, field)) for field in SnapshotRecord._fields)).where(
            col(SnapshotRow.version_id) == version_id, col(SnapshotRow.seq).in_(seqs)
        )
    )
    return {row.id: SnapshotRecord(*row) for row in rows}


def _first_points(
    connection: Connection, version_id: str, seqs: Collection[int]
) -> dict[int, dict[str, DataPoint]]:
    """Read the data points that were added at some revisions, as they were then."""
    rows = connection.execute(
        select(
            col(DataPointRow.added_seq),
            col(DataPointRow.id),
            col(DataPointRow.format),
            col(DataPointRow.body),
        )
        .where(col(DataPointRow.version_id) == version_id, col(DataPointRow.added_seq).in_(seqs))
        .order_by(col(DataPointRow.ordinal))
    )
    found: dict[int, dict[str, DataPoint]] = {}
    for seq, id, form, body in rows:
        found.setdefault(seq, {})[id] = documents.point(Packed(form, body))
    return found


def _moments(
    connection: Connection, version_id: str, seqs: Collection[int] | None = None
) -> tuple[Moment, ...]:
    query = (
        select(
            col(RevisionRow.seq),
            col(RevisionRow.at),
            col(RevisionRow.kind),
            col(RevisionRow.description),
        )
        .where(col(RevisionRow.version_id) == version_id)
        .order_by(col(RevisionRow.seq))
    )
    if seqs is not None:
        query = query.where(col(RevisionRow.seq).in_(seqs))
    kept = kept_with(version_id, "start", SnapshotRow.seq, SnapshotRow.at)
    dates = {row.seq: row.at for row in connection.execute(kept)}
    return tuple(Moment(*row, dates.get(row.seq)) for row in connection.execute(query))
