"""JSON from outside as plain values, with strict limits and without repeated fields."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from careerapp.errors import BundleError, Problem

MAX_PROBLEMS = 20
"""Most problems that are reported at once."""

MAX_DEPTH = 20
MAX_ENTRIES = 10_000
MAX_FIELDS = 30
_MAX_DIGITS = 18  # below 2 ** 63 whatever the digits are
_MAX_NUMBER = 60  # characters of a number with a point or an exponent

_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")
_ORDINARY_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")


class _Flaw:
    """A placeholder in the parsed values for a number that cannot be used."""

    def __init__(self, message: str) -> None:
        self.message = message


class _Repeating(dict[str, Any]):
    """An object that names a field more than once."""

    repeated: tuple[str, ...] = ()


def parse(text: str) -> Any:
    """Read JSON text as plain values.

    Returns
    -------
    dict, list, str, int, float, bool or None
        Without repeated fields, without numbers that are not finite or do not fit 64 bits, without
        NUL and lone surrogates, at most `MAX_DEPTH` deep and with bounded lists and objects.

    Raises
    ------
    BundleError
        With up to `MAX_PROBLEMS` places.
    """
    if not text.strip():
        raise BundleError((Problem("", "This file is empty."),))
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda _: _Flaw("This must be an ordinary number."),
            parse_int=_whole_number,
            parse_float=_number,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        message = "From here on this is not JSON. Is the file complete?"
        raise BundleError((Problem(place, message),)) from None
    except RecursionError:
        raise BundleError((Problem("", _TOO_DEEP),)) from None
    problems = tuple(islice(_flaws(value), MAX_PROBLEMS))
    if problems:
        raise BundleError(problems)
    return value


def field_place(place: str, name: str) -> str:
    """Give the place of a field of the object at a place; an unusual name is shown as ``…``."""
    shown = name if _ORDINARY_NAME.fullmatch(name) else "…"
    return f"{place}.{shown}" if place else shown


_TOO_DEEP = "Lists and objects are nested too deeply here."
_UNKEPT_TEXT = "This text has a character that cannot be kept."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    times = Counter(name for name, _ in pairs)
    repeating = _Repeating(fields)
    repeating.repeated = tuple(name for name, count in times.items() if count > 1)
    return repeating


def _whole_number(digits: str) -> int | _Flaw:
    return int(digits) if len(digits) <= _MAX_DIGITS else _Flaw("This number is too large.")


def _number(digits: str) -> float | _Flaw:
    if len(digits) > _MAX_NUMBER:
        return _Flaw("This number has too many digits.")
    number = float(digits)
    return number if math.isfinite(number) else _Flaw("This number is too large.")


def _flaws(value: Any) -> Iterator[Problem]:
    """Yield the problems of all values in the order of the file, without recursion."""
    waiting: list[tuple[str, Any, int]] = [("", value, 1)]
    while waiting:
        place, value, depth = waiting.pop()
        match value:
            case _Flaw(message=message):
                yield Problem(place, message)
            case str() if _NOT_KEPT.search(value):
                yield Problem(place, _UNKEPT_TEXT)
            case dict() | list() if depth > MAX_DEPTH:
                yield Problem(place, _TOO_DEEP)
            case dict():
                yield from _flaws_of_fields(place, value)
                if len(value) <= MAX_FIELDS:
                    fields = [(field_place(place, name), each) for name, each in value.items()]
                    waiting += [(where, each, depth + 1) for where, each in reversed(fields)]
            case list() if len(value) > MAX_ENTRIES:
                yield Problem(place, f"This list has more than {MAX_ENTRIES:,} entries.")
            case list():
                last = len(value) - 1
                waiting += [
                    (f"{place}[{last - back}]", each, depth + 1)
                    for back, each in enumerate(reversed(value))
                ]


def _flaws_of_fields(place: str, fields: dict[str, Any]) -> Iterator[Problem]:
    if len(fields) > MAX_FIELDS:
        yield Problem(place, f"There are more than {MAX_FIELDS} fields here.")
    if any(_NOT_KEPT.search(name) for name in fields):
        yield Problem(place, "The name of a field has a character that cannot be kept.")
    if isinstance(fields, _Repeating):
        for name in fields.repeated:
            yield Problem(field_place(place, name), "This field is there twice.")
