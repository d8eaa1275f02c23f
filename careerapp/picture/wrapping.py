"""Titles broken into the few short lines that fit on a node."""

import unicodedata
from functools import lru_cache

MOST_LINES = 3
WIDEST = 18
_WIDTHS = ((1, 12), (2, 13), (3, WIDEST))
"""The greatest width in cells by number of lines: short titles stay narrow."""

_JOINER = "\u200d"


@lru_cache(maxsize=8_192)
def wrap(title: str) -> tuple[str, ...]:
    """Break a title into at most three lines of about the same width.

    A word that is wider than a line is broken; what does not fit ends in an ellipsis.

    >>> wrap("Reporting analyst"), wrap("Maria")
    (('Reporting', 'analyst'), ('Maria',))
    """
    words = [piece for word in title.split() for piece in _pieces(word)]
    longest = max(map(cells, words), default=0)
    for lines, widest in _WIDTHS:
        for width in range(longest, widest + 1):
            filled = _fill(words, width)
            if len(filled) <= lines:
                return filled
    filled = _fill(words, WIDEST)
    if len(filled) <= MOST_LINES:
        return filled  # joined characters that are not torn apart may be wider than a line
    last = _cut(filled[MOST_LINES - 1], WIDEST - 1).rstrip()
    return (*filled[: MOST_LINES - 1], f"{last}…")


def cells(text: str) -> int:
    """Measure a text in cells: wide (East Asian) characters take two, combining ones none."""
    return len(text) if text.isascii() else sum(_cell(character) for character in text)


def ems(text: str) -> float:
    """Estimate the width of a text in ems; about right for latin sans-serifs.

    >>> ems("ill") < ems("sea") < ems("WWW")
    True
    """
    return sum(_em(character) for character in text)


_EMS = {
    **dict.fromkeys(" ", 0.2),
    **dict.fromkeys("ijlI.,:;'’|!()[]", 0.28),
    **dict.fromkeys('frt-–"', 0.36),
    **dict.fromkeys("csxzvykJ", 0.47),
    **dict.fromkeys("mwMW@%—", 0.82),
}


def _em(character: str) -> float:
    if character in _EMS:
        return _EMS[character]
    return _cell(character) * (0.61 if character.isupper() else 0.55)


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fill(words: list[str], width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(word: str) -> list[str]:
    """Break a word that is wider than a line; a hyphen shows where, within letters."""
    pieces = []
    while cells(word) > WIDEST:
        head = _cut(word, WIDEST - 1)
        hyphen = "-" if head[-1:].isalpha() and cells(head[-1:]) == 1 else ""
        pieces.append(head + hyphen)
        word = word[len(head) :]
    # Nothing is left where joined characters go on to the end of the word.
    return [*pieces, word] if word else pieces


def _cut(text: str, width: int) -> str:
    """Give as much of the beginning as fits, without splitting combined characters."""
    used = 0
    for index, character in enumerate(text):
        takes = _cell(character)
        used += takes
        # What takes no room of its own belongs to the character before it.
        if used > width and takes and text[index - 1] != _JOINER:
            return text[:index]
    return text
