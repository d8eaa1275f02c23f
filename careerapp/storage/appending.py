"""Appending to a version's linear history: edits, undo and redo, and marks."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, insert, select
from sqlmodel import col

from careerapp.domain.model import WorkModel
from careerapp.storage import documents, journal, places, states
from careerapp.storage.documents import Document
from careerapp.storage.records import RevisionKind, VersionRecord
from careerapp.storage.states import RECENT, Revision, State, at_head
from careerapp.storage.tables import DocumentRow, RevisionRow, VersionRow

_DOCUMENT = DocumentRow.__table__.c  # type: ignore[attr-defined]
_KEEP = insert(DocumentRow).from_select(
    ["hash", "format", "nodes", "body"],
    select(
        *(
            bindparam(name, type_=_DOCUMENT[name].type)
            for name in ("hash", "format", "nodes", "body")
        )
    ).where(~exists().where(col(DocumentRow.hash) == bindparam("hash"))),
)
"""Adds a document unless it is there, in one statement."""
_APPEND = insert(RevisionRow)


def begin(connection: Connection, version: VersionRow, at: datetime) -> State:
    """Add a version; gives its empty state before the first revision."""
    connection.execute(insert(VersionRow), version.model_dump())
    record = VersionRecord(
        version.id, version.workspace_id, version.name, version.order, version.archived, 0, at
    )
    return State(record, Revision(0, None, None, 0, at, "", ""), None, (), {}, WorkModel())


def append(
    connection: Connection,
    now: State,
    model: WorkModel,
    at: datetime,
    kind: RevisionKind,
    description: str,
    *,
    undoable: bool = True,
) -> State:
    """Make a model the newest of a version; one that differs in layout alone adds no revision.

    Parameters
    ----------
    now : State
        Its head.
    undoable : bool
        Whether undo leads back to it.

    Raises
    ------
    EditError
        When the model breaks an invariant.
    """
    version_id = now.version.id
    model = documents.sound(now.model, model)
    moved = places.changed(now.model, model)
    places.keep(connection, version_id, moved)
    where = places.read(connection, version_id) if moved else now.places
    kept = documents.document(model)
    entries = journal.renewed(now.entries, now.model.journal, model.journal)
    then = states.whole(kept.hash, model, entries, where)
    if kept.hash == now.revision.document_hash and entries == now.entries:
        return now._replace(model=then, places=where)
    seq = now.revision.seq + 1
    parent = now.revision.seq if undoable else None
    revision = Revision(seq, parent, None, seq, at, kept.hash, description)
    _keep(connection, kept, model)
    _add(connection, version_id, revision, kind, description)
    journal.change(connection, version_id, seq, now.entries, entries)
    version = now.version._replace(head=seq, changed_at=at)
    return State(version, revision, None, entries, where, then)


def show_again(
    connection: Connection, now: State, target: Revision, at: datetime, kind: RevisionKind
) -> State:
    """Undo or redo: append a revision that shows what an earlier one showed.

    From there history leads on as it did from the target; but after undo, redo leads back to now.
    """
    version_id = now.version.id
    seq = now.revision.seq + 1
    undo = kind == "undo"
    revision = target._replace(seq=seq, at=at, redo=now.revision.seq if undo else target.redo)
    description = f"Took back: {now.revision.said}" if undo else f"Did again: {target.said}"
    _add(connection, version_id, revision, kind, description)
    then = journal.entries(connection, version_id, target.seq)
    journal.change(connection, version_id, seq, now.entries, then)
    return at_head(connection, version_id)


def mark(connection: Connection, now: State, at: datetime, kind: RevisionKind, said: str) -> State:
    """Append a revision that changes nothing, such as for a review.

    Undo and redo lead on as if it were not there.
    """
    revision = now.revision._replace(seq=now.revision.seq + 1, at=at)
    _add(connection, now.version.id, revision, kind, said)
    return now._replace(
        version=now.version._replace(head=revision.seq, changed_at=at), revision=revision
    )


def _add(
    connection: Connection,
    version_id: str,
    revision: Revision,
    kind: RevisionKind,
    description: str,
) -> None:
    row = revision._asdict()
    del row["said"]
    row |= {"version_id": version_id, "kind": kind, "description": description}
    connection.execute(_APPEND, row)


def _keep(connection: Connection, kept: Document, model: WorkModel) -> None:
    """Save a document unless it is there, and cache it for the next read."""
    format, body = kept.packed
    row = {"hash": kept.hash, "format": format, "nodes": kept.nodes, "body": body}
    connection.execute(_KEEP, row)
    RECENT.put(kept.hash, documents.whole(model, (), ()))
