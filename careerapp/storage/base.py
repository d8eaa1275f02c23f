"""What every part of the repository needs: the engine, a clock, fresh ids and checked names."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from careerapp.domain.edits.core import as_edit_error
from careerapp.domain.types import OptionalTitle, Text, Title
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.tables import VersionRow, WorkspaceRow

TITLE: TypeAdapter[str] = TypeAdapter(Title)
OPTIONAL_TITLE: TypeAdapter[str] = TypeAdapter(OptionalTitle)
TEXT: TypeAdapter[str] = TypeAdapter(Text)


class Base:
    """Holds what is passed in.

    Parameters
    ----------
    engine : Engine
        From `open_engine`; may be shared by threads, as may the repository.
    now : callable
        Gives the moment, aware.
    today : callable
        Gives the local date.
    new_id : callable
        Gives an id that was never given before.
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
    """Give a text as it is kept.

    Raises
    ------
    EditError
        When it is empty, too long or has what cannot be kept; at ``field``.
    """
    try:
        return kind.validate_python(text)
    except ValidationError as error:
        raise EditError(str(as_edit_error(error)), field) from None


def workspace_row(
    session: Session, workspace_id: str, *, removed: bool | None = False
) -> WorkspaceRow:
    """Find a workspace that was (not) removed, or either with ``None``."""
    row = session.get(WorkspaceRow, workspace_id)
    if row is None or removed not in (None, row.removed_at is not None):
        raise NotFoundError("This workspace is not there any more.")
    return row


def version_row(session: Session, version_id: str, *, removed: bool | None = False) -> VersionRow:
    """Find a version that was (not) removed, or either with ``None``; its workspace is there."""
    row = session.get(VersionRow, version_id)
    if row is None or removed not in (None, row.removed_at is not None):
        raise NotFoundError("This version is not there any more.")
    workspace_row(session, row.workspace_id)
    return row


def next_number(session: Session, column: Any, *where: Any) -> int:
    """Give a number one above those that are there; 0 for the first."""
    highest = session.exec(
        select(column).where(*where).order_by(col(column).desc()).limit(1)
    ).first()
    return 0 if highest is None else int(highest) + 1
