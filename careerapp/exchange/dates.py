"""A workspace with all dates moved, so that a sample can be opened on any day."""

from datetime import date, timedelta
from typing import Any

from careerapp.domain.workspace import Workspace

_MIDDLE_OF_MONTH = 15


def shift_dates(workspace: Workspace, days: int) -> Workspace:
    """Move every date of a workspace, its snapshots' too, by so many days.

    A month (``Outcome.by``) goes where its middle goes, so months stay in order and 30 days move
    most of them by one.

    Raises
    ------
    OverflowError
        When a date would leave the calendar (years 1 to 9999).
    """
    return Workspace.model_validate(_shifted(workspace.model_dump(), timedelta(days)))


def _shifted(value: Any, by: timedelta) -> Any:
    match value:
        case date():
            return value + by
        case dict():
            return {
                name: _shifted_month(inner, by) if _is_month(name, inner) else _shifted(inner, by)
                for name, inner in value.items()
            }
        case tuple():
            return tuple(_shifted(inner, by) for inner in value)
        case _:
            return value


def _is_month(name: str, value: Any) -> bool:
    """Tell whether a field is an outcome's month, the one date that is a text."""
    return name == "by" and isinstance(value, str)


def _shifted_month(month: str, by: timedelta) -> str:
    middle = date(int(month[:4]), int(month[5:]), _MIDDLE_OF_MONTH) + by
    return f"{middle.year:04}-{middle.month:02}"
