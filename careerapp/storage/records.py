"""What storage says about what it keeps, apart from the work models themselves."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from careerapp.domain.model import WorkModel

Origin = Literal["own", "sample", "file"]
RevisionKind = Literal["start", "edit", "undo", "redo", "restore", "branch"]


class WorkspaceRecord(NamedTuple):
    """A workspace as a list shows it. Times are UTC and aware; `origin` tells samples apart."""

    id: str
    name: str
    origin: Origin
    created_at: datetime
    changed_at: datetime
    versions: int
    nodes: int


class VersionRecord(NamedTuple):
    """A version as a list shows it, in the person's order."""

    id: str
    workspace_id: str
    name: str
    order: int
    archived: bool
    head: int
    changed_at: datetime


class Head(NamedTuple):
    """A version as it is now.

    Attributes
    ----------
    model : with its journal and layout.
    seq : number of the newest revision, growing by one with each.
    document_hash : of the model without journal and layout; the same for the same structure.
    undoes, redoes : descriptions of what undo and redo would take back or do again, or None.
    changed_at : when the newest revision was recorded (UTC).
    """

    version: VersionRecord
    model: WorkModel
    seq: int
    document_hash: str
    undoes: str | None
    redoes: str | None
    changed_at: datetime


class RevisionRecord(NamedTuple):
    """One line of a version's history."""

    seq: int
    at: datetime
    kind: RevisionKind
    description: str


class SnapshotRecord(NamedTuple):
    """A snapshot as a list shows it; `at` is the local date it speaks of."""

    id: str
    version_id: str
    seq: int
    name: str
    note: str
    at: date
    recorded_at: datetime
