"""A version's linear history inside one transaction: read a state of it, append the next."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, func, select

from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.errors import NotFoundError
from careerapp.storage import documents, journal
from careerapp.storage.documents import Document, Packed
from careerapp.storage.journal import Entries
from careerapp.storage.records import Head, RevisionKind, VersionRecord
from careerapp.storage.tables import (
    DocumentRow,
    PositionRow,
    RevisionRow,
    VersionRow,
    WorkspaceRow,
)


class State(NamedTuple):
    """What a version is at one of its revisions; ``model`` is without layout but at the head."""

    version: VersionRow
    revision: RevisionRow
    entries: Entries
    model: WorkModel


def at_head(session: Session, version_id: str) -> State:
    """Read a version as it is now.

    Raises
    ------
    NotFoundError
        When there is no such version, or it or its workspace was removed.
    """
    found = session.exec(
        select(VersionRow, RevisionRow)
        .join(WorkspaceRow, col(WorkspaceRow.id) == VersionRow.workspace_id)
        .join(RevisionRow, col(RevisionRow.version_id) == VersionRow.id)
        .where(
            VersionRow.id == version_id,
            col(VersionRow.removed_at).is_(None),
            col(WorkspaceRow.removed_at).is_(None),
            is_head(),
        )
    ).first()
    if found is None:
        raise NotFoundError("This version is not there any more. It was removed in the meantime.")
    version, revision = found
    entries = journal.entries(session, version_id)
    bare = structure(session, revision.document_hash)
    places = layout(session, version_id, bare)
    return State(version, revision, entries, documents.whole(bare, journal.read(entries), places))


def at(session: Session, version: VersionRow, seq: int) -> State:
    """Read a version as it was at a revision, nodes placed nowhere."""
    revision = revision_row(session, version.id, seq)
    entries = journal.entries(session, version.id, seq)
    model = structure(session, revision.document_hash)
    return State(version, revision, entries, documents.whole(model, journal.read(entries), ()))


def is_head() -> ColumnElement[bool]:
    """Say in a query that its revision is the newest of its version."""
    other = aliased(RevisionRow)
    newest = select(func.max(other.seq)).where(other.version_id == VersionRow.id)
    return col(RevisionRow.seq) == newest.scalar_subquery()


def revision_row(session: Session, version_id: str, seq: int) -> RevisionRow:
    """Find one revision."""
    row = session.exec(
        select(RevisionRow).where(RevisionRow.version_id == version_id, RevisionRow.seq == seq)
    ).first()
    if row is None:
        raise NotFoundError("This part of the history is not there.")
    return row


def structure(session: Session, document_hash: str) -> WorkModel:
    """Read a document, without journal and layout."""
    format, body = session.exec(
        select(DocumentRow.format, DocumentRow.body).where(DocumentRow.hash == document_hash)
    ).one()
    return documents.structure(Packed(format, body))


def before_all(version: VersionRow, at: datetime) -> State:
    """Give what comes before a version's first revision: nothing, which is kept nowhere."""
    nothing = RevisionRow(
        version_id=version.id, seq=0, step=0, at=at, kind="start", description="", document_hash=""
    )
    return State(version, nothing, (), WorkModel())


def append(
    session: Session,
    now: State,
    model: WorkModel,
    at: datetime,
    kind: RevisionKind,
    description: str,
    *,
    undoable: bool = True,
) -> State:
    """Let a version be another model from here on; one that differs in layout alone is no revision.

    Parameters
    ----------
    now : State
        Its head.
    undoable : bool
        Whether undo leads back to it.
    """
    version_id = now.version.id
    _place_as_in(session, version_id, now.model, model)
    kept = documents.document(model)
    if kept.hash == now.revision.document_hash and model.journal == now.model.journal:
        return now._replace(model=_placed(session, version_id, model))
    seq = now.revision.seq + 1
    revision = RevisionRow(
        version_id=version_id,
        seq=seq,
        parent=now.revision.seq if undoable else None,
        step=seq,
        at=at,
        kind=kind,
        description=description,
        document_hash=kept.hash,
    )
    entries = journal.renewed(now.entries, now.model.journal, model.journal)
    _keep(session, kept)
    session.add(revision)
    journal.change(session, version_id, seq, now.entries, entries)
    session.flush()
    return State(now.version, revision, entries, _placed(session, version_id, model))


def show_again(
    session: Session, now: State, target: RevisionRow, at: datetime, kind: RevisionKind
) -> None:
    """Undo or redo: append a revision that shows again what an earlier one did.

    The new revision leads on as its target did. Undoing also leads back to where it came from.
    """
    seq = now.revision.seq + 1
    undone = now.revision if kind == "undo" else target
    step = revision_row(session, now.version.id, undone.step)
    session.add(
        RevisionRow(
            version_id=now.version.id,
            seq=seq,
            parent=target.parent,
            redo=now.revision.seq if kind == "undo" else target.redo,
            step=target.step,
            at=at,
            kind=kind,
            description=f"{'Took back' if kind == 'undo' else 'Did again'}: {step.description}",
            document_hash=target.document_hash,
        )
    )
    then = journal.entries(session, now.version.id, target.seq)
    journal.change(session, now.version.id, seq, now.entries, then)
    session.flush()


def head_of(session: Session, now: State) -> Head:
    """Say a version as it is now, with what undo and redo would do."""
    revision = now.revision
    return Head(
        version=version_record(now.version, revision),
        model=now.model,
        seq=revision.seq,
        document_hash=revision.document_hash,
        undoes=None if revision.parent is None else _step(session, now, revision.step),
        redoes=None if revision.redo is None else _redo_step(session, now, revision.redo),
        changed_at=revision.at,
    )


def version_record(version: VersionRow, head: RevisionRow) -> VersionRecord:
    return VersionRecord(
        id=version.id,
        workspace_id=version.workspace_id,
        name=version.name,
        order=version.order,
        archived=version.archived,
        head=head.seq,
        changed_at=head.at,
    )


def _step(session: Session, now: State, seq: int) -> str:
    if seq == now.revision.seq:
        return now.revision.description
    return revision_row(session, now.version.id, seq).description


def _redo_step(session: Session, now: State, seq: int) -> str:
    return _step(session, now, revision_row(session, now.version.id, seq).step)


def _keep(session: Session, kept: Document) -> None:
    there = session.exec(select(DocumentRow.hash).where(DocumentRow.hash == kept.hash)).first()
    if there is None:
        session.add(
            DocumentRow(
                hash=kept.hash,
                format=kept.packed.format,
                nodes=kept.nodes,
                body=kept.packed.body,
            )
        )
        session.flush()


def layout(session: Session, version_id: str, model: WorkModel) -> tuple[Position, ...]:
    rows = session.exec(
        select(PositionRow.node, PositionRow.x, PositionRow.y)
        .where(PositionRow.version_id == version_id)
        .order_by(PositionRow.node)
    )
    known = {TODAY_ID, *model.nodes}
    return tuple(Position(node=node, x=x, y=y) for node, x, y in rows if node in known)


def _placed(session: Session, version_id: str, model: WorkModel) -> WorkModel:
    return documents.whole(model, model.journal, layout(session, version_id, model))


def _place_as_in(session: Session, version_id: str, before: WorkModel, after: WorkModel) -> None:
    """Keep where an edit put nodes; a node that it took away leaves its place behind."""
    old = {place.node: place for place in before.layout}
    new = {place.node: place for place in after.layout}
    there = {TODAY_ID, *after.nodes}
    changed = {node for node in old.keys() | new.keys() if old.get(node) != new.get(node)} & there
    place(session, version_id, {node: new.get(node) for node in changed})


def place(session: Session, version_id: str, places: dict[str, Position | None]) -> None:
    """Keep where nodes are, or forget it."""
    if not places:
        return
    session.exec(
        delete(PositionRow).where(
            col(PositionRow.version_id) == version_id, col(PositionRow.node).in_(places)
        )
    )
    session.add_all(
        PositionRow(version_id=version_id, node=node, x=place.x, y=place.y)
        for node, place in places.items()
        if place is not None
    )
    session.flush()
