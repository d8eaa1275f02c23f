"""Typed text on its way into Markdown: escaped here and nowhere else."""

import re
from datetime import date

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LINE_END = re.compile(r"\r\n|\r|\n")
_INDENT = re.compile(r"^[ \t]+")
_SHORTCODE = re.compile(r"\\:(?=[\w+\\])")
_ARROW = re.compile(r"(?<=[-=<>~])(?=\\?[-=<>~])")
_ADDRESS = re.compile(r"(?i)(?<=www)(?=\\\.)|(?<=\\@)")
_TITLE = re.compile(r"\*((?:[^*\\]|\\.)*)\*")
_MARKED = re.compile(r"\\(.)")

JOINER = "\u2060"
"""A word joiner: invisible, and it keeps ``:tada:`` and ``->`` from being turned into pictures."""


def escape(text: str) -> str:
    """Make typed text show as typed, wherever Streamlit renders Markdown (labels too).

    Every mark is written with a backslash before it; Streamlit's own short codes and arrows, and
    web and mail addresses, which are looked for after that, are broken up by an invisible word
    joiner.
    """
    plain = _INDENT.sub(" ", " ".join(_lines(text)))
    escaped = _PUNCTUATION.sub(r"\\\1", plain)
    escaped = _SHORTCODE.sub(rf"\\:{JOINER}", escaped)
    escaped = _ADDRESS.sub(JOINER, escaped)
    return _ARROW.sub(JOINER, escaped)


def paragraphs(text: str) -> str:
    """Like `escape`, with the line breaks a person made."""
    return "  \n".join(escape(line) for line in _lines(text))


def _lines(text: str) -> list[str]:
    """Split where Markdown would; an indent becomes a space, or the line would be shown as code."""
    return [_INDENT.sub(" ", line) for line in _LINE_END.split(text)]


def marked(sentence: str) -> str:
    """Turn a sentence with ``*titles*`` (as edits and findings give it) into safe Markdown.

    The titles come out in italics, everything else as it is.
    """
    parts: list[str] = []
    end = 0
    for match in _TITLE.finditer(sentence):
        parts.append(escape(sentence[end : match.start()]))
        title = _MARKED.sub(r"\1", match[1])
        parts.append(f"*{escape(title)}*" if title.strip() else "")
        end = match.end()
    return "".join(parts) + escape(sentence[end:])


def unmarked(sentence: str) -> str:
    """Give a sentence with ``*titles*`` as plain text, for places that do not render Markdown."""
    return _TITLE.sub(lambda match: _MARKED.sub(r"\1", match[1]), sentence)


def short(text: str, most: int = 40) -> str:
    """Cut a title for a place with little room."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


ALMOST_A_YEAR = 300
"""Days from which on a date without its year could be taken for another."""


def day(at: date, today: date | None = None) -> str:
    """Say a date as people do, with the year where it is far from today.

    >>> day(date(2026, 12, 6)), day(date(2028, 12, 6), date(2026, 11, 22))
    ('Sunday 6 December', 'Wednesday 6 December 2028')
    """
    far = today is not None and abs((at - today).days) > ALMOST_A_YEAR
    return f"{at:%A} {at.day} {at:%B}" + (f" {at.year}" if far else "")


def short_day(at: date, today: date) -> str:
    """Say a date in a list, with the year only when it is not this one.

    >>> today = date(2026, 11, 22)
    >>> short_day(date(2026, 11, 2), today), short_day(date(2025, 1, 2), today)
    ('2 Nov', '2 Jan 2025')
    """
    return f"{at.day} {at:%b}" if at.year == today.year else f"{at.day} {at:%b} {at.year}"


def ago(at: date, today: date) -> str:
    """Say how long ago (or how far ahead) a date is, roughly.

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
    """Say when something was done; by its date where a clock was wrong and that lies ahead.

    >>> lately(date(2026, 11, 21), date(2026, 11, 22)), lately(date(2026, 12, 6), date(2026, 6, 1))
    ('yesterday', 'on 6 Dec')
    """
    return ago(at, today) if at <= today else f"on {short_day(at, today)}"
