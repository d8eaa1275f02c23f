"""The clock and the source of new ids for all pages."""

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime


def now() -> datetime:
    """Give the present moment in UTC; ``CAREERAPP_TODAY=2026-03-01`` sets its date for tests."""
    moment = datetime.now(UTC)
    pinned = os.environ.get("CAREERAPP_TODAY")
    if not pinned:
        return moment
    day = date.fromisoformat(pinned)
    return moment.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """Give today's date in the time zone of this machine."""
    pinned = os.environ.get("CAREERAPP_TODAY")
    return date.fromisoformat(pinned) if pinned else datetime.now().astimezone().date()


def new_id() -> str:
    return uuid.uuid4().hex


def new_ids() -> Iterator[str]:
    """Give new ids without end, one for each request."""
    while True:
        yield new_id()
