"""How much closer one has come, and how fast, in words no finer than what is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.measures.progress import Pace
from careerapp.storage.records import DailyHead
from careerapp.ui.difference.progress_history import MOST, chosen_days
from careerapp.ui.difference.progress_panel import describe_counted, describe_pace
from tests.sketch import sketch

TODAY = date(2026, 6, 15)
LATE, FIRST = TODAY - timedelta(days=90), TODAY - timedelta(days=400)


# --- the pace ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rate", "error", "said"),
    [
        (2.1, 0.9, "about 2 months closer each month, give or take a month."),
        (1.45, 0.3, "about 1½ months closer each month, give or take a week."),
        (7.4, 2.4, "about 7 months closer each month, give or take 2½ months."),
        (0.9, 0.05, "about a month closer each month, give or take a few days."),
        (-0.5, 0.2, "about half a month further away each month, give or take a week."),
        (0.3, 0.0, "about a week closer each month, give or take a few days."),
        (0.12, 0.0, "neither closer nor further away."),
        (-0.0, 0.0, "neither closer nor further away."),
        (0.5, 0.5, "too unevenly to tell how fast."),
        (-1.0, 3.0, "too unevenly to tell how fast."),
    ],
)
def test_a_pace_is_said_as_roughly_as_it_is_known(rate: float, error: float, said: str):
    assert describe_pace(Pace(rate, error, date(2026, 4, 1))) == f"Lately, since 1 April, {said}"


def test_no_pace_is_too_early_to_say():
    assert describe_pace(None) == "How fast of late is too early to say."


@given(st.floats(-60, 60), st.floats(0, 60))
def test_a_direction_is_only_said_where_it_is_clear(rate: float, error: float):
    said = describe_pace(Pace(rate, error, TODAY))
    assert ("each month" in said) == (abs(rate) > error and max(abs(rate), error) >= 1 / 8)
    assert (" closer each" in said) <= (rate > 0)


# --- what it is closer to ----------------------------------------------------------------------

HOPES = sketch("today Lead", "today Chef", "today Home", nodes={"Home": {"status": "let_go"}})


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (("Lead", "Chef"), "*Lead* and *Chef* count, each weighed by how much it matters to you."),
        (("Lead",), "One more hope does not count yet: a guess is missing on the way there."),
    ],
)
def test_which_hopes_are_in_it_is_said(counted: tuple[str, ...], said: str):
    assert describe_counted(HOPES, counted) == said


def test_many_hopes_are_counted_and_the_only_hope_needs_no_words():
    more = sketch(*(f"today {name}" for name in "ABCDEF"))
    weighed = "count, each weighed by how much it matters to you."
    assert describe_counted(more, tuple("ABCDEF")) == f"All six hopes {weighed}"
    assert describe_counted(more, tuple("ABCD")) == (
        f"Four hopes {weighed}"
        " Two more hopes do not count yet: a guess is missing on the way there."
    )
    assert describe_counted(sketch("today Lead"), ("Lead",)) == ""


# --- the days looked at ------------------------------------------------------------------------


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
