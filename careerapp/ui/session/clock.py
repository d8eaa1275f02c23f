"""The one clock and the one source of fresh ids."""

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime


def now() -> datetime:
    """The moment, in UTC; ``CAREERAPP_TODAY`` (``2026-03-01``) moves its date for tests."""
    moment = datetime.now(UTC)
    pinned = os.environ.get("CAREERAPP_TODAY")
    if not pinned:
        return moment
    day = date.fromisoformat(pinned)
    return moment.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """The local date of the person at this machine."""
    pinned = os.environ.get("CAREERAPP_TODAY")
    return date.fromisoformat(pinned) if pinned else datetime.now().astimezone().date()


def new_id() -> str:
    return uuid.uuid4().hex


def new_ids() -> Iterator[str]:
    """As many fresh ids as are asked for."""
    while True:
        yield new_id()
