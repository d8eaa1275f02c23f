"""The journal as intervals: the data points a version had at each of its revisions."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlmodel import col, or_

from careerapp.domain.items import DataPoint
from careerapp.storage import documents
from careerapp.storage.documents import Packed
from careerapp.storage.tables import DataPointRow


class Entry(NamedTuple):
    """A packed data point; ``ordinal`` is its place in the journal."""

    id: str
    ordinal: int
    packed: Packed


Entries = tuple[Entry, ...]

# Statements that every save runs are made once: making one takes longer than running it.
_removed = col(DataPointRow.removed_seq)
_OF_VERSION = (
    select(
        col(DataPointRow.id),
        col(DataPointRow.ordinal),
        col(DataPointRow.format),
        col(DataPointRow.body),
    )
    .where(col(DataPointRow.version_id) == bindparam("version_id"))
    .order_by(col(DataPointRow.ordinal))
)
_EVER = (
    select(
        col(DataPointRow.format),
        col(DataPointRow.body),
        col(DataPointRow.added_seq),
        _removed,
    )
    .where(col(DataPointRow.version_id) == bindparam("version_id"))
    .order_by(col(DataPointRow.ordinal))
)
_NOW = _OF_VERSION.where(_removed.is_(None))
_THEN = _OF_VERSION.where(
    col(DataPointRow.added_seq) <= bindparam("seq"),
    or_(_removed.is_(None), _removed > bindparam("seq")),
)


def entries(connection: Connection, version_id: str, seq: int | None = None) -> Entries:
    """Read a version's journal at a revision; at its head when none is given."""
    if seq is None:
        rows = connection.execute(_NOW, {"version_id": version_id})
    else:
        rows = connection.execute(_THEN, {"version_id": version_id, "seq": seq})
    return tuple(Entry(id, ordinal, Packed(form, body)) for id, ordinal, form, body in rows.all())


def at_each(
    connection: Connection, version_id: str, seqs: Iterable[int]
) -> dict[int, tuple[DataPoint, ...]]:
    """Read a version's journal at several revisions, in one pass over all its rows."""
    found: dict[int, list[DataPoint]] = {seq: [] for seq in seqs}
    for form, body, added, removed in connection.execute(_EVER, {"version_id": version_id}):
        there = [seq for seq in found if added <= seq and (removed is None or seq < removed)]
        if there:
            point = documents.point(Packed(form, body))
            for seq in there:
                found[seq].append(point)
    return {seq: tuple(points) for seq, points in found.items()}


def read(kept: Entries) -> tuple[DataPoint, ...]:
    """Unpack entries into data points."""
    return tuple(documents.point(entry.packed) for entry in kept)


def renewed(kept: Entries, before: Sequence[DataPoint], after: Sequence[DataPoint]) -> Entries:
    """Give the entries of a changed journal; those whose data point is the same are kept.

    ``before`` is the result of `read` for ``kept``. A point keeps its ordinal as long as that is in
    order; where it is not, it and those after it get new ones.
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
            last = entry.ordinal
        else:
            last = highest = highest + 1
        packed = entry.packed if entry and point == old else documents.pack_point(point)
        result.append(Entry(point.id, last, packed))
    return tuple(result)


def change(connection: Connection, version_id: str, seq: int, now: Entries, then: Entries) -> None:
    """Change a version's journal from one tuple of entries to another, from a revision on."""
    if now == then:
        return
    ended = set(now) - set(then)
    if ended:
        connection.execute(
            update(DataPointRow)
            .where(
                col(DataPointRow.version_id) == version_id,
                _removed.is_(None),
                col(DataPointRow.id) == bindparam("ended"),
            )
            .values(removed_seq=seq),
            [{"ended": entry.id} for entry in ended],
        )
    begun = set(then) - set(now)
    if begun:
        connection.execute(
            insert(DataPointRow),
            [
                {
                    "version_id": version_id,
                    "id": entry.id,
                    "added_seq": seq,
                    "ordinal": entry.ordinal,
                    "format": entry.packed.format,
                    "body": entry.packed.body,
                }
                for entry in begun
            ],
        )
