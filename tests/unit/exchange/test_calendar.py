"""The rhythm of reviews, read back as a calendar would."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from careerapp.exchange.calendar import review_calendar

MADE_AT = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


@given(st.dates(date(1970, 1, 1), date.max), st.integers(1, 52))
def test_reviews_come_round_every_so_many_weeks_and_take_no_time_of_the_day(first, weeks):
    (event,) = Calendar.from_ical(review_calendar("id", first, weeks, MADE_AT)).walk("VEVENT")
    begin = event["dtstart"].dt
    assert begin == first
    assert not isinstance(begin, datetime)
    assert dict(event["rrule"]) == {"FREQ": ["WEEKLY"], "INTERVAL": [weeks]}
    assert event["duration"].dt == timedelta(days=1)
    assert event["transp"] == "TRANSPARENT"


def test_a_newer_file_of_the_same_rhythm_replaces_the_older():
    older, newer = (
        Calendar.from_ical(review_calendar("id", date(2026, 7, 1), 4, made_at)).walk("VEVENT")[0]
        for made_at in (MADE_AT, MADE_AT + timedelta(days=1))
    )
    assert older["uid"] == newer["uid"]
    assert older["dtstamp"].dt < newer["dtstamp"].dt


def test_lines_are_as_long_as_calendars_allow_and_end_as_they_expect():
    content = review_calendar("id" * 30, date(2026, 7, 1), 4, MADE_AT)
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
