"""Lists of alike items as columns, so that what repeats is sent once; `packing.js` reads them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def compact(value: Any) -> str:
    """Write JSON without spaces, letters of all languages as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def pack(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Turn items into columns.

    Parameters
    ----------
    items : sequence of mapping
        Of plain JSON values, none of them None; each may leave names out. Items within them have
        columns of their own, named with a dot: so names have none.

    Returns
    -------
    dict
        Their ``count``, and ``columns`` by name: a list with an entry for each item, None where it
        has no such name; or, where most occur more than once, the different values ``of`` it and
        for each item which of them stands ``at`` its place; without ``at`` all have the same one.

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
    """Tell values apart as JSON does: 1 is neither true nor 1.0."""
    return value if type(value) is str else (type(value), str(value))


def steps(points: Sequence[Sequence[float]]) -> list[float]:
    """Tell a line's points one after the other: the first, and how far it is to each next one.

    >>> steps([[63, 581], [63, 620], [71, 666]])
    [63, 581, 0, 39, 8, 46]
    """
    told: list[float] = []
    x, y = 0.0, 0.0
    for next_x, next_y in points:
        told += _whole(next_x - x), _whole(next_y - y)
        x, y = next_x, next_y
    return told


def _whole(number: float) -> float:
    return int(number) if number == int(number) else round(number, 2)
