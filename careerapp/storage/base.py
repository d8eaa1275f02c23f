"""The common base of the repository's parts: the engine, a clock, fresh ids, checked names."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import ColumnElement, Connection, Engine, func, select, update
from sqlmodel import col

from careerapp.domain.edits.core import as_edit_error
from careerapp.domain.types import OptionalTitle, Text, Title
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.tables import SnapshotRow, VersionRow, WorkspaceRow

Removable = WorkspaceRow | VersionRow | SnapshotRow

TITLE: TypeAdapter[str] = TypeAdapter(Title)
OPTIONAL_TITLE: TypeAdapter[str] = TypeAdapter(OptionalTitle)
TEXT: TypeAdapter[str] = TypeAdapter(Text)


class Base:
    """Base class of the repository's parts.

    Parameters
    ----------
    engine : Engine
        From `open_engine`; may be shared by threads, as may the repository.
    now : callable
        Gives the moment, aware.
    today : callable
        Gives the local date.
    new_id : callable
        Gives a fresh id.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        now: Callable[[], datetime],
        today: Callable[[], date],
        new_id: Callable[[], str],
    ) -> None:
        self._engine = engine
        self._now = now
        self._today = today
        self._new_id = new_id


def checked(kind: TypeAdapter[str], text: str, field: str) -> str:
    """Check a text that a person typed; gives it as it is kept.

    Raises
    ------
    EditError
        When it is empty, too long or has a character that cannot be kept; ``.field`` is `field`.
    """
    try:
        return kind.validate_python(text)
    except ValidationError as error:
        raise EditError(str(as_edit_error(error)), field) from None


def find(
    connection: Connection, table: type[Removable], id: str, *, removed: bool | None = False
) -> Any:
    """Find a row that was not removed, or that was (``removed=True``), or either (``None``).

    Raises
    ------
    NotFoundError
        When there is none, or the version or workspace it belongs to was removed.
    """
    row = connection.execute(select(table).where(col(table.id) == id)).first()
    if row is None or removed not in (None, row.removed_at is not None):
        raise NotFoundError(f"This {table.__tablename__} is not there any more.")
    if table is VersionRow:
        find(connection, WorkspaceRow, row.workspace_id)
    elif table is SnapshotRow:
        find(connection, VersionRow, row.version_id)
    return row


def change(
    connection: Connection,
    table: type[Removable],
    id: str,
    values: Mapping[str, Any],
    *,
    removed: bool | None = False,
) -> None:
    """Change columns of a row; raises `NotFoundError` as `find` does."""
    find(connection, table, id, removed=removed)
    connection.execute(update(table).where(col(table.id) == id).values(**values))


def next_number(connection: Connection, column: Any, *where: ColumnElement[bool]) -> int:
    """Give the next number for a column of the rows that match: the highest and one."""
    highest = connection.execute(select(func.max(column)).where(*where)).scalar()
    return int(highest or 0) + 1
