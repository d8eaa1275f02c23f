"""Packing of lists of similar items as columns, so that repeated values are sent once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def compact(value: Any) -> str:
    """Write JSON without spaces and with letters of all languages unescaped."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def pack(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Turn items into columns.

    Parameters
    ----------
    items : sequence of mapping
        Mappings of names without a dot to plain JSON values, none of them None; each may leave out
        names. A mapping within an item becomes columns too, their names joined by a dot.

    Returns
    -------
    dict
        Their ``count``, and ``columns`` by name. A column is a list with a value for each item,
        None where an item lacks the name. Where most values repeat it is a mapping instead: the
        different values under ``of``, and the place in ``of`` of each item's value under ``at``,
        which is left out where all items have the same one.

    Examples
    --------
    >>> pack([{"a": "x", "b": {"c": 1}}, {"a": "x"}])["columns"]
    {'a': {'of': ['x']}, 'b.c': [1, None]}
    """
    flat = [dict(_flat(item)) for item in items]
    names = dict.fromkeys(name for item in flat for name in item)
    columns = {name: _column([item.get(name) for item in flat]) for name in names}
    return {"count": len(items), "columns": columns}


def _flat(item: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in item.items():
        if type(value) is dict:
            yield from _flat(value, f"{within}{name}.")
        else:
            yield within + name, value


def _column(values: list[Any]) -> list[Any] | dict[str, list[Any]]:
    places: dict[Any, int] = {}
    at = [places.setdefault(_known_by(value), len(places)) for value in values]
    if 2 * len(places) > len(values):
        return values
    of: list[Any] = [None] * len(places)
    for value, place in zip(values, at, strict=True):
        of[place] = value
    return {"of": of} if len(of) == 1 else {"of": of, "at": at}


def _known_by(value: Any) -> Any:
    """Give a key that tells values apart as JSON does: 1 is neither true nor 1.0."""
    return value if type(value) is str else (type(value), str(value))


def steps(points: Sequence[Sequence[float]]) -> list[float]:
    """Give a line's first point, then the distances from each point to the next.

    >>> steps([[63, 581], [63, 620], [71, 666]])
    [63, 581, 0, 39, 8, 46]
    """
    numbers: list[float] = []
    x, y = 0.0, 0.0
    for next_x, next_y in points:
        numbers += _whole(next_x - x), _whole(next_y - y)
        x, y = next_x, next_y
    return numbers


def _whole(number: float) -> float:
    return int(number) if number == int(number) else round(number, 2)
