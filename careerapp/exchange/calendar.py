"""The rhythm of reviews as a calendar file (RFC 5545)."""

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event


def review_calendar(uid: str, first: date, every_weeks: int, made_at: datetime) -> bytes:
    """Write a repeating all-day event, one for each review to come.

    Parameters
    ----------
    uid : str
        Stays the same for one rhythm, so that opening a newer file moves the event and adds none.
    first : date
        The next review.
    every_weeks : int
    made_at : datetime
        When the file is made, in UTC; a calendar believes the newer of two.

    Returns
    -------
    bytes
        The content of an ``.ics`` file.

    Examples
    --------
    >>> from datetime import UTC, date, datetime
    >>> made_at = datetime(2026, 6, 15, 9, tzinfo=UTC)
    >>> text = review_calendar("one", date(2026, 7, 1), 4, made_at).decode()
    >>> "RRULE:FREQ=WEEKLY;INTERVAL=4" in text, "DTSTART;VALUE=DATE:20260701" in text
    (True, True)
    """
    event = Event()
    event.add("uid", f"{uid}@careerapp")
    event.add("dtstamp", made_at)
    event.add("last-modified", made_at)
    event.add("dtstart", first)
    event.add("duration", timedelta(days=1))
    event.add("rrule", {"freq": "weekly", "interval": every_weeks})
    event.add("summary", "Ten minutes with my work model")
    event.add(
        "description",
        "What happened, what is still true, three questions, one small thing to try.",
    )
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", "-//careerapp//review rhythm//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
