"""What the browser says happened on the map, checked: anything odd is passed over."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_COORDINATE, TODAY_ID

MOST_EVENTS = 200
"""More at once than hands can do; the rest is passed over."""


class Selected(NamedTuple):
    """A node or link was picked; with ``id`` and ``kind`` None, nothing is picked any more."""

    id: str | None
    kind: Literal["node", "link"] | None


class Moved(NamedTuple):
    """Nodes were dragged to places, in map units; fit for `careerapp.domain.edits.place`."""

    positions: Mapping[str, tuple[float, float]]


Event = Selected | Moved


def parse_events(raw: Any, model: WorkModel) -> tuple[Event, ...]:
    """Turn what came from the browser into events.

    Unknown ids, numbers that are not finite or too large and values of a wrong type are passed
    over, never an exception: the browser may lag behind the model, or be somebody else's script.

    Parameters
    ----------
    raw : anything
        Expected: a list of ``{"op": "select", "id"}`` and ``{"op": "move", "to": {id: [x, y]}}``.
    model : WorkModel
        What is on the map now.
    """
    if not isinstance(raw, list):
        return ()
    parsed = (_parse(event, model) for event in raw[:MOST_EVENTS])
    return tuple(event for event in parsed if event is not None)


def _parse(raw: Any, model: WorkModel) -> Event | None:
    if not isinstance(raw, Mapping):
        return None
    match raw.get("op"):
        case "select":
            return _selected(raw.get("id"), model)
        case "move":
            return _moved(raw.get("to"), model)
        case _:
            return None


def _selected(id: Any, model: WorkModel) -> Selected | None:
    if id is None:
        return Selected(None, None)
    if not isinstance(id, str):
        return None
    if id == TODAY_ID or id in model.nodes:
        return Selected(id, "node")
    return Selected(id, "link") if id in {link.id for link in model.links} else None


def _moved(raw: Any, model: WorkModel) -> Moved | None:
    if not isinstance(raw, Mapping):
        return None
    positions = {
        id: (float(place[0]), float(place[1]))
        for id, place in raw.items()
        if (id == TODAY_ID or id in model.nodes) and _is_place(place)
    }
    return Moved(positions) if positions else None


def _is_place(place: Any) -> bool:
    return isinstance(place, list | tuple) and len(place) == 2 and all(map(_is_coordinate, place))


def _is_coordinate(number: Any) -> bool:
    if isinstance(number, bool) or not isinstance(number, int | float):
        return False
    return math.isfinite(number) and abs(number) <= MAX_COORDINATE


def last_selected(events: Iterable[Event]) -> Selected | None:
    """Give the last selection among events, if there is one."""
    return next((e for e in reversed(tuple(events)) if isinstance(e, Selected)), None)
