"""The past of a version day by day: the last revision of each day, and their models."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlmodel import col

from careerapp.domain.model import WorkModel
from careerapp.storage import states
from careerapp.storage.base import Base, find
from careerapp.storage.engine import reading
from careerapp.storage.records import DailyHead
from careerapp.storage.snapshots import kept_with
from careerapp.storage.tables import RevisionRow, SnapshotRow, VersionRow


class Days(Base):
    """The methods for the past of a version day by day. All of them raise `StorageError`."""

    def daily_heads(self, version_id: str, first: date, last: date) -> tuple[DailyHead, ...]:
        """List the last revision of each day on which a version changed or a snapshot was kept.

        No model is read; `models_at` reads those that are wanted. What was undone on the same day
        does not show. Where a clock was wrong for a while, the fewest days that contradict the
        others are left out.

        Parameters
        ----------
        version_id : str
        first, last : date
            The span, both included.

        Returns
        -------
        tuple of DailyHead
            The oldest first. The first one may be of a day before the span: the state when the
            span began.
        """
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            day = func.date(col(RevisionRow.at), "localtime")
            changed = connection.execute(
                select(day, func.max(col(RevisionRow.seq)))
                .where(col(RevisionRow.version_id) == version_id)
                .group_by(day)
            ).all()
            came = col(SnapshotRow.id).in_(kept_with(version_id, "start", SnapshotRow.id))
            kept = connection.execute(
                select(col(SnapshotRow.at), col(SnapshotRow.seq), came).where(
                    col(SnapshotRow.version_id) == version_id,
                    col(SnapshotRow.removed_at).is_(None),
                )
            ).all()
            brought = sorted(DailyHead(on, seq, False) for on, seq, came in kept if came)
            own = [DailyHead(on, seq, True) for on, seq, came in kept if not came]
            own += [DailyHead(date.fromisoformat(str(on)), seq, True) for on, seq in changed]
        own.sort(key=lambda head: (head.seq, head.on))
        found = _in_order([head for head in (*brought, *own) if head.on <= last])
        begun = sum(head.on <= first for head in found)
        return tuple(found[max(0, begun - 1) :])

    def models_at(self, version_id: str, seqs: Sequence[int]) -> tuple[WorkModel, ...]:
        """Read a version as it was at some revisions, each with the journal of then.

        Nodes are placed nowhere. Quicker than one by one: the journal is gone through once.
        """
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            return states.at_each(connection, version_id, seqs)


def _in_order(heads: Sequence[DailyHead]) -> list[DailyHead]:
    """Keep the last of each day, and of days that contradict each other as many as go together.

    Notes
    -----
    The longest run whose dates rise (Schensted 1961): the least date that runs of each length can
    end with, and for each head the one before it.
    """
    days: list[date] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, head in enumerate(heads):
        length = bisect_left(days, head.on)
        before.append(ends[length - 1] if length else None)
        days[length : length + 1] = [head.on]
        ends[length : length + 1] = [place]
    found = []
    here = ends[-1] if ends else None
    while here is not None:
        found.append(heads[here])
        here = before[here]
    return found[::-1]
