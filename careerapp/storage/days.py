"""What a version was at the end of its days: which revisions those are, and their models."""

from collections.abc import Sequence
from datetime import date, timedelta

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
    """The past of a version day by day. All of these raise `StorageError`."""

    def daily_heads(self, version_id: str, first: date, last: date) -> tuple[DailyHead, ...]:
        """List what a version was at the end of each day on which it changed or was kept.

        No model is read; `models_at` reads those that are wanted. What was undone or gone back from
        on the same day never stood at its end. Where a clock was set back, what was dated later
        than what came after it is left out.

        Parameters
        ----------
        version_id : str
        first, last : date
            The span, both included.

        Returns
        -------
        tuple of DailyHead
            The oldest first. The first one may be of a day before the span: it is what there was
            when that began.
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
        return _in_order([*brought, *own], first, last)

    def models_at(self, version_id: str, seqs: Sequence[int]) -> tuple[WorkModel, ...]:
        """Read a version as it was at some revisions, each with the journal of then.

        Nodes are placed nowhere. Quicker than one by one: the journal is gone through once.
        """
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            return states.at_each(connection, version_id, seqs)


def _in_order(heads: Sequence[DailyHead], first: date, last: date) -> tuple[DailyHead, ...]:
    """Keep the last of each day and what no later one contradicts, back to the span's beginning."""
    found: list[DailyHead] = []
    before = last + timedelta(days=1)
    for head in reversed(heads):
        if head.on < before:
            found.append(head)
            before = head.on
            if head.on <= first:
                break
    return tuple(reversed(found))
