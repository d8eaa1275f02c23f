"""Dates, months and spans of time in words."""

from datetime import date

ALMOST_A_YEAR = 300
"""From so many days on, a date is written with its year."""


def day(at: date, today: date | None = None) -> str:
    """Write a date with its weekday, and with the year where it is far from today.

    >>> day(date(2026, 12, 6)), day(date(2028, 12, 6), date(2026, 11, 22))
    ('Sunday 6 December', 'Wednesday 6 December 2028')
    """
    far = today is not None and abs((at - today).days) > ALMOST_A_YEAR
    return f"{at:%A} {at.day} {at:%B}" + (f" {at.year}" if far else "")


def full_day(at: date) -> str:
    """Write a date with its year, for what is read again years later.

    >>> full_day(date(2026, 12, 6))
    '6 December 2026'
    """
    return f"{at.day} {at:%B %Y}"


def short_day(at: date, today: date) -> str:
    """Write a date for a list, with the year only when it is not this one.

    >>> today = date(2026, 11, 22)
    >>> short_day(date(2026, 11, 2), today), short_day(date(2025, 1, 2), today)
    ('2 Nov', '2 Jan 2025')
    """
    return f"{at.day} {at:%b}" if at.year == today.year else f"{at.day} {at:%b} {at.year}"


def ago(at: date, today: date) -> str:
    """Write how long ago (or how far ahead) a date is, roughly.

    >>> ago(date(2026, 11, 21), date(2026, 11, 22)), ago(date(2026, 12, 6), date(2026, 11, 22))
    ('yesterday', 'in 2 weeks')
    """
    days = (today - at).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days)
    if near:
        return near
    count = abs(days)
    if count < 14:
        span = f"{count} days"
    elif count < 60:
        span = f"{round(count / 7)} weeks"
    elif count < 730:
        span = f"{round(count / 30.4)} months"
    else:
        span = f"{round(count / 365.25):,} years"
    return f"{span} ago" if days > 0 else f"in {span}"


def lately(at: date, today: date) -> str:
    """Write when something was done; as a date if it lies ahead because a clock was wrong.

    >>> lately(date(2026, 11, 21), date(2026, 11, 22)), lately(date(2026, 12, 6), date(2026, 6, 1))
    ('yesterday', 'on 6 Dec')
    """
    return ago(at, today) if at <= today else f"on {short_day(at, today)}"


def describe_month(value: str) -> str:
    """Write a month, given as ``"2028-06"``, in words.

    >>> describe_month("2028-06")
    'June 2028'
    """
    year, number = value.split("-")
    return f"{date(2000, int(number), 1):%B} {year}"
