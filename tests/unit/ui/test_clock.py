"""The one clock: the day at this machine, a moment in UTC, and both moved for tests."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest

from careerapp.ui.session import clock


def test_today_is_the_day_at_this_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CAREERAPP_TODAY", raising=False)
    before, told, after = date.today(), clock.today(), date.today()  # noqa: DTZ011
    assert before <= told <= after


def test_now_is_a_moment_in_utc(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("CAREERAPP_TODAY", raising=False)
    moment = clock.now()
    assert moment.tzinfo is UTC
    assert abs(datetime.now(UTC) - moment) < timedelta(seconds=5)


@pytest.mark.parametrize("pinned", ["2026-06-15", "2028-02-29", "1999-12-31"])
def test_a_pinned_day_is_today_and_the_date_of_now(monkeypatch: pytest.MonkeyPatch, pinned: str):
    monkeypatch.setenv("CAREERAPP_TODAY", pinned)
    assert clock.today().isoformat() == pinned
    assert clock.now().date().isoformat() == pinned
    assert clock.now() <= clock.now()


def test_ids_are_fresh_for_ever():
    ids = [clock.new_id(), *islice(clock.new_ids(), 500)]
    assert len(set(ids)) == 501
    assert all(id.isalnum() and len(id) <= 64 for id in ids)
