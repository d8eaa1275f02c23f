"""The days of the past that progress is told from."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careerapp.storage.records import DailyHead
from careerapp.ui.difference.progress_history import MOST, chosen_days

TODAY = date(2026, 6, 15)
LATE, FIRST = TODAY - timedelta(days=90), TODAY - timedelta(days=400)


def heads(*days_ago: int, lasted: bool = True) -> list[DailyHead]:
    days = sorted(days_ago, reverse=True)
    return [DailyHead(TODAY - timedelta(days=d), n + 1, lasted) for n, d in enumerate(days)]


def ago(chosen: tuple[DailyHead, ...]) -> list[int]:
    return [(TODAY - head.on).days for head in chosen]


def test_few_days_are_all_looked_at_and_what_stood_as_the_pace_begins():
    found = chosen_days(heads(200, 60, 20), FIRST, LATE, TODAY)
    assert ago(found) == [200, 90, 60, 20]
    assert [head.seq for head in found] == [1, 1, 2, 3]
    assert ago(chosen_days(heads(900, 60), FIRST, LATE, TODAY)) == [400, 90, 60]


def test_nothing_is_made_up_between_snapshots_that_came_with_a_file():
    assert ago(chosen_days(heads(500, 200, 60, lasted=False), FIRST, LATE, TODAY)) == [200, 60]


@given(st.sets(st.integers(1, 700), max_size=700))
def test_a_dozen_days_at_most_are_looked_at_in_order_half_of_them_late(past: set[int]):
    found = ago(chosen_days(heads(*past), FIRST, LATE, TODAY))
    assert found == sorted(set(found), reverse=True)
    assert len(found) == min(MOST, len({*(d for d in past if d <= 400), *added(past)}))
    recent = [d for d in found if d <= 90]
    assert len(recent) >= min(MOST // 2, sum(d <= 90 for d in past))
    assert all(1 <= d <= 400 for d in found)
    if past:
        assert found[-1] == min(past) or min(past) > 90
        assert found[0] == min(400, max(past))


def added(past: set[int]) -> set[int]:
    return {mark for mark in (400, 90) if any(d > mark for d in past)}
