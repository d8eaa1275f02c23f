"""Dates are said as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.wording.dates import ago, day, short_day
from tests.strategies import dates


@given(dates)
def test_a_day_is_said_with_its_weekday_and_no_leading_nought(at: date):
    weekday, number, month = day(at).split()
    assert (weekday, int(number), month) == (at.strftime("%A"), at.day, at.strftime("%B"))
    assert not number.startswith("0")


@given(dates, dates)
def test_a_date_in_a_list_has_its_year_only_where_it_is_another(at: date, today: date):
    assert (str(at.year) in short_day(at, today).split()) == (at.year != today.year)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (13, "13 days ago"),
        (-14, "in 2 weeks"),
        (59, "8 weeks ago"),
        (60, "2 months ago"),
        (-365, "in 12 months"),
        (730, "2 years ago"),
        (3_653, "10 years ago"),
    ],
)
def test_a_distance_in_time_is_said_roughly(days: int, said: str):
    today = date(2026, 6, 15)
    assert ago(today - timedelta(days=days), today) == said


@given(dates, st.integers(2, 20_000))
def test_the_same_distance_is_said_alike_in_both_directions(today: date, days: int):
    before, after = today - timedelta(days=days), today + timedelta(days=days)
    assert ago(before, today).removesuffix(" ago") == ago(after, today).removeprefix("in ")
