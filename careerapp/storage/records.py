"""The records that storage gives of workspaces, versions, revisions and snapshots."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Future, Settings

Origin = Literal["own", "sample", "file"]
RevisionKind = Literal["start", "edit", "undo", "redo", "restore", "branch", "review"]
EventKind = Literal[RevisionKind, "data point", "snapshot"]
"""The kinds of events in the story of a version."""


class WorkspaceRecord(NamedTuple):
    """A workspace for a list. Times are UTC and aware; `nodes` is of its largest version."""

    id: str
    name: str
    origin: Origin
    created_at: datetime
    changed_at: datetime
    versions: int
    nodes: int


class VersionRecord(NamedTuple):
    """A version for a list; `order` is the person's own."""

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
    undoes, redoes : description of the step that undo or redo would take back or do again, or None.
    changed_at : when the newest revision was recorded (UTC).
    """

    version: VersionRecord
    model: WorkModel
    seq: int
    document_hash: str
    undoes: str | None
    redoes: str | None
    changed_at: datetime


class Saved(NamedTuple):
    """A version right before and right after something was saved in it, read in one transaction."""

    before: Head
    after: Head

    @property
    def changed(self) -> bool:
        """Whether a revision was added; positions on the map alone add none."""
        return self.before.seq != self.after.seq


class Opened(NamedTuple):
    """The work a tab shows, read in one transaction.

    Attributes
    ----------
    workspaces : all of them, the one changed last first.
    workspace : the one that is open.
    settings, futures : that workspace's rhythm and choices, and its named what-ifs.
    versions : those of the workspace, in the person's order, archived ones last.
    head : the version that is open.
    began_at : when the first revision of that version was recorded (UTC).
    snapshots : how many snapshots that version has.
    last_own : id of the workspace that was opened last and is no sample, or None.
    """

    workspaces: tuple[WorkspaceRecord, ...]
    workspace: WorkspaceRecord
    settings: Settings
    futures: tuple[Future, ...]
    versions: tuple[VersionRecord, ...]
    head: Head
    began_at: datetime
    snapshots: int
    last_own: str | None


class RevisionRecord(NamedTuple):
    """One line of a version's history."""

    seq: int
    at: datetime
    kind: RevisionKind
    description: str


class SnapshotRecord(NamedTuple):
    """A snapshot for a list; `at` is the local date it is of, `recorded_at` UTC."""

    id: str
    version_id: str
    seq: int
    name: str
    note: str
    at: date
    recorded_at: datetime


class Moment(NamedTuple):
    """One revision as a moment to look at, to go back to or to branch from.

    Attributes
    ----------
    at : when it was recorded (UTC).
    on : the local date it is of, for a snapshot that came with a file; else None.
    """

    seq: int
    at: datetime
    kind: RevisionKind
    description: str
    on: date | None


class DailyHead(NamedTuple):
    """The state of a version at the end of a day.

    Attributes
    ----------
    on : the local date.
    seq : the last revision of that day, or the one that a snapshot of that day names.
    lasted : whether it is known to have lasted until the next one; not of a snapshot that came
        with a file.
    """

    on: date
    seq: int
    lasted: bool


class Event(NamedTuple):
    """One line of a version's story.

    Attributes
    ----------
    seq : the revision it belongs to.
    kind : ``"data point"`` for a revision that logged one.
    at : when it was recorded (UTC).
    on : the local date it is of, where it has one of its own.
    description : of the revision, or ``""``; titles stand between asterisks.
    snapshot : of a snapshot and a review; else None.
    points : the data points that were logged.
    """

    seq: int
    kind: EventKind
    at: datetime
    on: date | None
    description: str
    snapshot: SnapshotRecord | None = None
    points: tuple[DataPoint, ...] = ()
