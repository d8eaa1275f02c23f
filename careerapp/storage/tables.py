"""The tables, as rows that never leave storage; mostly append-only."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, LargeBinary, String, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from careerapp.storage.records import Origin, RevisionKind


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as plain UTC, since SQLite keeps no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Row(SQLModel, registry=registry()):
    """Base class of the tables, with a registry of its own.

    Streamlit imports modules again, and the shared registry refuses a second definition.
    """


class WorkspaceRow(Row, table=True):
    """A workspace; ``opened`` grows with each opening, so that order does not hang on a clock."""

    __tablename__: ClassVar[Any] = "workspace"
    id: str = Field(primary_key=True)
    name: str
    origin: Origin = Field(sa_type=String)
    settings: str
    futures: str
    same: str = "[]"
    created_at: datetime = Field(sa_type=UtcDateTime)
    opened: int = 0
    opened_version_id: str | None = None
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class VersionRow(Row, table=True):
    """A version; its head is its newest revision."""

    __tablename__: ClassVar[Any] = "version"
    id: str = Field(primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", index=True)
    name: str
    order: int
    archived: bool = False
    notes: str = "[]"
    note: str = ""
    colour: str | None = None
    focus: str | None = None
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class DocumentRow(Row, table=True):
    """A work model without journal and layout, under the hash of its content."""

    __tablename__: ClassVar[Any] = "document"
    hash: str = Field(primary_key=True)
    format: int
    nodes: int
    body: bytes = Field(sa_type=LargeBinary)


class RevisionRow(Row, table=True):
    """One step of a version's linear history.

    ``parent`` and ``redo`` are the revisions that undo and redo would show again; ``step`` is the
    revision that first drew what this one shows, whose description names the step. ``id`` grows
    over all versions and so orders workspaces by their last change.
    """

    __tablename__: ClassVar[Any] = "revision"
    __table_args__ = (UniqueConstraint("version_id", "seq"),)
    id: int | None = Field(default=None, primary_key=True)
    version_id: str = Field(foreign_key="version.id")
    seq: int
    parent: int | None = None
    redo: int | None = None
    step: int
    at: datetime = Field(sa_type=UtcDateTime)
    kind: RevisionKind = Field(sa_type=String)
    description: str
    document_hash: str = Field(foreign_key="document.hash")


class DataPointRow(Row, table=True):
    """One state of a data point, from one revision up to, not including, another."""

    __tablename__: ClassVar[Any] = "data_point"
    version_id: str = Field(primary_key=True, foreign_key="version.id")
    id: str = Field(primary_key=True)
    added_seq: int = Field(primary_key=True)
    removed_seq: int | None = None
    ordinal: int
    format: int
    body: bytes = Field(sa_type=LargeBinary)


class PositionRow(Row, table=True):
    """The position of a dragged node; kept when the node is removed, in case it comes back."""

    __tablename__: ClassVar[Any] = "position"
    version_id: str = Field(primary_key=True, foreign_key="version.id")
    node: str = Field(primary_key=True)
    x: float
    y: float


class SnapshotRow(Row, table=True):
    """A named revision with the positions of then; ``number`` orders those of a version."""

    __tablename__: ClassVar[Any] = "snapshot"
    __table_args__ = (UniqueConstraint("version_id", "number"),)
    id: str = Field(primary_key=True)
    version_id: str = Field(foreign_key="version.id")
    number: int
    seq: int
    name: str
    note: str
    at: date
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    layout: str
