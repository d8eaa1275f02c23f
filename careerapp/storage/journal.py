"""The journal as intervals: which data points a version had at any of its revisions, in order."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session, col, or_, select

from careerapp.domain.items import DataPoint
from careerapp.storage import documents
from careerapp.storage.documents import Packed
from careerapp.storage.tables import DataPointRow


class Entry(NamedTuple):
    """A data point as it is kept; ``ordinal`` puts a journal in order."""

    id: str
    ordinal: int
    packed: Packed


Entries = tuple[Entry, ...]


def entries(session: Session, version_id: str, seq: int | None = None) -> Entries:
    """Read what a version's journal was at a revision; at its head when none is given."""
    query = select(
        DataPointRow.id, DataPointRow.ordinal, DataPointRow.format, DataPointRow.body
    ).where(DataPointRow.version_id == version_id)
    removed = col(DataPointRow.removed_seq)
    if seq is None:
        query = query.where(removed.is_(None))
    else:
        query = query.where(DataPointRow.added_seq <= seq, or_(removed.is_(None), removed > seq))
    rows = session.exec(query.order_by(col(DataPointRow.ordinal)))
    return tuple(Entry(id, ordinal, Packed(form, body)) for id, ordinal, form, body in rows)


def read(kept: Entries) -> tuple[DataPoint, ...]:
    """Give entries as data points."""
    return documents.journal([entry.packed for entry in kept])


def renewed(kept: Entries, before: Sequence[DataPoint], after: Sequence[DataPoint]) -> Entries:
    """Give the entries of a changed journal, leaving alone those whose point did not change.

    ``before`` is what `read` gave for ``kept``. A point keeps its place among the others as long as
    that is still in order; it and those after it get new ordinals where it is not.
    """
    if after == before:
        return kept
    known = {entry.id: (entry, point) for entry, point in zip(kept, before, strict=True)}
    result: list[Entry] = []
    highest = max((entry.ordinal for entry in kept), default=0)
    last = 0
    for point in after:
        entry, old = known.get(point.id, (None, None))
        if entry is not None and entry.ordinal > last:
            ordinal = entry.ordinal
        else:
            ordinal = highest = highest + 1
        packed = entry.packed if entry and point == old else documents.pack_point(point)
        result.append(Entry(point.id, ordinal, packed))
        last = ordinal
    return tuple(result)


def change(session: Session, version_id: str, seq: int, now: Entries, then: Entries) -> None:
    """Let a version's journal be other entries from a revision on."""
    if now == then:
        return
    ended = {entry.id for entry in set(now) - set(then)}
    if ended:
        rows = session.exec(
            select(DataPointRow).where(
                DataPointRow.version_id == version_id,
                col(DataPointRow.removed_seq).is_(None),
                col(DataPointRow.id).in_(ended),
            )
        )
        for row in rows:
            row.removed_seq = seq
    still = set(now)
    for entry in then:
        if entry not in still:
            session.add(
                DataPointRow(
                    version_id=version_id,
                    id=entry.id,
                    added_seq=seq,
                    ordinal=entry.ordinal,
                    format=entry.packed.format,
                    body=entry.packed.body,
                )
            )
