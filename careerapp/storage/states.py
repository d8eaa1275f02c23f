"""A version at its head and at any of its revisions, read inside one transaction."""

from collections.abc import Hashable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.errors import NotFoundError
from careerapp.storage import documents, failures, journal, places
from careerapp.storage.base import find
from careerapp.storage.documents import Packed, Recent
from careerapp.storage.failures import legible
from careerapp.storage.journal import Entries
from careerapp.storage.records import Head, VersionRecord
from careerapp.storage.tables import DocumentRow, PositionRow, RevisionRow, VersionRow, WorkspaceRow

RECENT: Recent[str, WorkModel] = Recent(most=64)
"""Structures read or saved lately, by hash."""


class Content(NamedTuple):
    """The three parts of a model as a key; its hash counts the long ones and does not read them."""

    document_hash: str
    entries: Entries
    places: tuple[Position, ...]

    def __hash__(self) -> int:
        return hash((self.document_hash, len(self.entries), len(self.places)))


_WHOLE: Recent[Content, WorkModel] = Recent(most=64)
"""Whole models by content: while that is the same, so is the object."""

_NOT_THERE = "This part of the history is not there."


class Revision(NamedTuple):
    """A revision as it is read: `said` is the description of its step; see `RevisionRow`."""

    seq: int
    parent: int | None
    redo: int | None
    step: int
    at: datetime
    document_hash: str
    said: str


class Known(NamedTuple):
    """The content of a head that was read before; it holds while the places are the same."""

    entries: Entries
    places: places.Places
    model: WorkModel


_HEADS: Recent[Hashable, Known] = Recent(most=64)
"""Heads read lately, by version and revision."""


_PAST: Recent[Hashable, WorkModel] = Recent(most=64)
"""Models of past revisions read lately, by version and revision."""


class State(NamedTuple):
    """A version at its head; ``redoes`` describes the step that redo would do again."""

    version: VersionRecord
    revision: Revision
    redoes: str | None
    entries: Entries
    places: places.Places
    model: WorkModel

    def head(self) -> Head:
        """Give the record of it for callers outside of storage."""
        revision = self.revision
        return Head(
            version=self.version,
            model=self.model,
            seq=revision.seq,
            document_hash=revision.document_hash,
            undoes=None if revision.parent is None else revision.said,
            redoes=self.redoes,
            changed_at=revision.at,
        )


def is_head() -> ColumnElement[bool]:
    """Give the condition that a revision is the newest of its version."""
    other = aliased(RevisionRow)
    newest = select(func.max(col(other.seq))).where(col(other.version_id) == VersionRow.id)
    return col(RevisionRow.seq) == newest.scalar_subquery()


# Statements that every save runs are made once: making one takes longer than running it.
_step, _redone, _redone_step = (aliased(RevisionRow) for _ in range(3))
_REVISION = (
    col(RevisionRow.seq),
    col(RevisionRow.parent),
    col(RevisionRow.redo),
    col(RevisionRow.step),
    col(RevisionRow.at),
    col(RevisionRow.document_hash),
    col(_step.description),
)
_IS_STEP = (col(_step.version_id) == RevisionRow.version_id) & (col(_step.seq) == RevisionRow.step)
_HEAD = (
    select(
        *_REVISION,
        col(_redone_step.description),
        col(VersionRow.id),
        col(VersionRow.workspace_id),
        col(VersionRow.name),
        col(VersionRow.order),
        col(VersionRow.archived),
        exists().where(col(PositionRow.version_id) == VersionRow.id),
    )
    .join(VersionRow, col(VersionRow.id) == RevisionRow.version_id)
    .join(WorkspaceRow, col(WorkspaceRow.id) == VersionRow.workspace_id)
    .join(_step, _IS_STEP)
    .outerjoin(
        _redone,
        (col(_redone.version_id) == RevisionRow.version_id)
        & (col(_redone.seq) == RevisionRow.redo),
    )
    .outerjoin(
        _redone_step,
        (col(_redone_step.version_id) == RevisionRow.version_id)
        & (col(_redone_step.seq) == _redone.step),
    )
    .where(
        col(VersionRow.id) == bindparam("version_id"),
        col(VersionRow.removed_at).is_(None),
        col(WorkspaceRow.removed_at).is_(None),
        is_head(),
    )
)
_AT = (
    select(*_REVISION)
    .join(_step, _IS_STEP)
    .where(
        col(RevisionRow.version_id) == bindparam("version_id"),
        col(RevisionRow.seq) == bindparam("seq"),
    )
)
_DOCUMENT = select(col(DocumentRow.format), col(DocumentRow.body)).where(
    col(DocumentRow.hash) == bindparam("hash")
)


@legible()
def at_head(connection: Connection, version_id: str) -> State:
    """Read a version as it is now.

    Raises
    ------
    NotFoundError
        When there is no such version, or it or its workspace was removed.
    """
    row = connection.execute(_HEAD, {"version_id": version_id}).first()
    if row is None:
        find(connection, VersionRow, version_id)
        raise failures.damaged()  # A version that is there has at least one revision.
    revision = Revision(*row[:7])
    id, workspace_id, name, order, archived, was_moved = row[8:]
    version = VersionRecord(
        id, workspace_id, name, order, archived, head=revision.seq, changed_at=revision.at
    )
    where = places.read(connection, version_id) if was_moved else {}
    key = _key(version_id, revision)
    known = _HEADS.find(key)
    if known is None or known.places != where:
        bare = structure(connection, revision.document_hash)
        entries = known.entries if known else journal.entries(connection, version_id)
        known = Known(entries, where, whole(revision.document_hash, bare, entries, where))
        _HEADS.put(key, known)
    return State(version, revision, row[7], known.entries, where, known.model)


def at(connection: Connection, version_id: str, seq: int) -> WorkModel:
    """Read a version's model as it was at a revision, without positions."""
    revision = revision_at(connection, version_id, seq)
    points = journal.read(journal.entries(connection, version_id, seq))
    return documents.whole(structure(connection, revision.document_hash), points, ())


def at_each(connection: Connection, version_id: str, seqs: Sequence[int]) -> tuple[WorkModel, ...]:
    """Read a version's model as it was at several revisions, without positions."""
    keys: dict[int, tuple[str, int, datetime, str]] = {
        row.seq: (version_id, row.seq, row.at, row.document_hash)
        for row in connection.execute(
            select(col(RevisionRow.seq), col(RevisionRow.at), col(RevisionRow.document_hash)).where(
                col(RevisionRow.version_id) == version_id, col(RevisionRow.seq).in_(seqs)
            )
        )
    }
    if not keys.keys() >= set(seqs):
        raise NotFoundError(_NOT_THERE)
    known = {seq: model for seq in seqs if (model := _PAST.find(keys[seq])) is not None}
    missing = [seq for seq in seqs if seq not in known]
    points = journal.at_each(connection, version_id, missing) if missing else {}
    for seq in missing:
        bare = structure(connection, keys[seq][-1])
        known[seq] = documents.whole(bare, points[seq], ())
        _PAST.put(keys[seq], known[seq])
    return tuple(known[seq] for seq in seqs)


@legible()
def revision_at(connection: Connection, version_id: str, seq: int) -> Revision:
    """Find one revision."""
    row = connection.execute(_AT, {"version_id": version_id, "seq": seq}).first()
    if row is None:
        raise NotFoundError(_NOT_THERE)
    return Revision(*row)


def whole(document_hash: str, bare: WorkModel, entries: Entries, where: places.Places) -> WorkModel:
    """Join structure, journal and places to a model; the same object for the same three."""
    return _WHOLE.get(
        Content(document_hash, entries, tuple(where.values())),
        lambda: documents.whole(bare, journal.read(entries), places.of(bare, where)),
    )


def remember(state: State) -> None:
    """Cache a head that was saved and is on the disk, for the next read."""
    known = Known(state.entries, state.places, state.model)
    _HEADS.put(_key(state.version.id, state.revision), known)


def _key(version_id: str, revision: Revision) -> Hashable:
    # The time too: a file put in another's place may count its revisions alike.
    return version_id, revision.seq, revision.at, revision.document_hash


def forget() -> None:
    """Empty all caches, for tests and benchmarks."""
    for recent in (RECENT, _WHOLE, _HEADS, _PAST):
        recent.clear()


def structure(connection: Connection, document_hash: str) -> WorkModel:
    """Read a document: a model without journal and layout."""

    def read() -> WorkModel:
        row = connection.execute(_DOCUMENT, {"hash": document_hash}).first()
        if row is None:
            raise failures.damaged()
        return documents.structure(Packed(*row))

    return RECENT.get(document_hash, read)
