"""The events that the browser sends from the map, checked and typed; odd ones are ignored."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from careerapp.domain.items import StoneKind
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_COORDINATE, MAX_TITLE, TODAY_ID

MOST_EVENTS = 200
"""The most events read at once, more than a person can cause; the rest is ignored."""

MOST_PICKED = 2_001
"""The most ids read in a list: every node there can be, and Today."""

LONGEST_ID = 64

NewKind = StoneKind | Literal["outcome"]
NEW_KINDS: tuple[str, ...] = (*get_args(StoneKind), "outcome")

Place = tuple[float, float]


class Selected(NamedTuple):
    """A node or link was selected; with ``id`` and ``kind`` None, nothing is selected any more."""

    id: str | None
    kind: Literal["node", "link"] | None


class Picked(NamedTuple):
    """Several nodes were selected together: at least two, none of them Today."""

    ids: tuple[str, ...]


class Moved(NamedTuple):
    """Nodes were dragged to places, in map units, as `careerapp.domain.edits.place` takes them."""

    positions: Mapping[str, Place]


class Added(NamedTuple):
    """A title was typed for something new.

    Attributes
    ----------
    kind : a kind of stone, or "outcome"; None leaves it to a guess.
    at : its place on the map; None leaves it to the layout.
    source : id of the node to link to it, or None.
    """

    title: str
    kind: NewKind | None
    at: Place | None
    source: str | None


class Linked(NamedTuple):
    """Two nodes were linked."""

    source: str
    target: str


class Renamed(NamedTuple):
    """A node got another title; ``was`` is the former one."""

    id: str
    title: str
    was: str


class Removed(NamedTuple):
    """Nodes, or one link, were removed."""

    ids: tuple[str, ...]


class IdeaMapped(NamedTuple):
    """An idea was dropped on the map at a place, or put on it by a click without one."""

    id: str
    at: Place | None


class Stepped(NamedTuple):
    """An undo or a redo was asked for."""

    back: bool


MapEvent = Selected | Picked | Moved | Added | Linked | Renamed | Removed | IdeaMapped | Stepped


class Heard(NamedTuple):
    """The last event that was answered.

    Attributes
    ----------
    by, n : the id of the map in the browser that sent it, and its number there.
    has : id of the `payload.Map` that the browser had then, or ``""``.
    """

    by: str
    n: int
    has: str = ""


def unheard(raw: Any, heard: Heard | None) -> tuple[list[Any], Heard | None]:
    """Leave out events that were answered before: the browser repeats each until it is answered.

    Streamlit keeps only the last of several triggers that come while the page runs, so each trigger
    holds all events that may have been lost. Each event names the map that the browser has, which
    is not sent again then; a browser without one sends an event for that (``"op": "need"``).

    Returns
    -------
    tuple of list and Heard
        The new events in order, and the last of all, to be given here the next time.
    """
    fresh: list[Any] = []
    for event in raw[:MOST_EVENTS] if isinstance(raw, list) else ():
        by = event.get("by") if isinstance(event, Mapping) else None
        n = event.get("n") if isinstance(event, Mapping) else None
        if not isinstance(by, str) or len(by) > LONGEST_ID or type(n) is not int:
            continue
        if heard is None or heard.by != by or n > heard.n:
            fresh.append(event)
            has = event.get("has")
            heard = Heard(by, n, has if _is_id(has) else "")
    return fresh, heard


def parse_events(raw: Any, model: WorkModel) -> tuple[MapEvent, ...]:
    """Turn what came from the browser into events.

    Events with values of a wrong type, numbers that are not finite or too large, or kinds that do
    not exist are ignored without an exception: the browser may lag behind the model, or be somebody
    else's script. Nodes to pick or move must be on the map; other ids are taken as they come, and
    the edit refuses those that are gone.

    Parameters
    ----------
    raw : anything
        Normally a list of ``{"op": …}``, as ``frontend/events.js`` makes them.
    model : WorkModel
        The model on the map now.
    """
    if not isinstance(raw, list):
        return ()
    parsed = (_parse(event, model) for event in raw[:MOST_EVENTS])
    return tuple(event for event in parsed if event is not None)


def _parse(raw: Any, model: WorkModel) -> MapEvent | None:
    if not isinstance(raw, Mapping):
        return None
    match raw.get("op"):
        case "select":
            return _selected(raw.get("id"), model)
        case "pick":
            return _picked(raw.get("ids"), model)
        case "move":
            return _moved(raw.get("to"), model)
        case "add":
            return _added(raw)
        case "link" if _is_id(raw.get("from")) and _is_id(raw.get("to")):
            return Linked(raw["from"], raw["to"])
        case "rename" if _is_id(raw.get("id")) and isinstance(raw.get("was"), str):
            title = _title(raw.get("title"))
            return None if title is None else Renamed(raw["id"], title, raw["was"])
        case "remove":
            ids = _ids(raw.get("ids"))
            return Removed(ids) if ids else None
        case "idea" if _is_id(raw.get("id")):
            return IdeaMapped(raw["id"], _place(raw.get("at")))
        case "undo" | "redo" as step:
            return Stepped(back=step == "undo")
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


def _picked(raw: Any, model: WorkModel) -> Picked | Selected | None:
    ids = tuple(id for id in _ids(raw) if id in model.nodes)
    if len(ids) > 1:
        return Picked(ids)
    return Selected(ids[0], "node") if ids else None


def _moved(raw: Any, model: WorkModel) -> Moved | None:
    if not isinstance(raw, Mapping):
        return None
    places = {
        id: _place(raw_place)
        for id, raw_place in raw.items()
        if id == TODAY_ID or id in model.nodes
    }
    known = {id: place for id, place in places.items() if place is not None}
    return Moved(known) if known else None


def _added(raw: Mapping[str, Any]) -> Added | None:
    title, kind, source = _title(raw.get("title")), raw.get("kind"), raw.get("from")
    if title is None or (kind is not None and kind not in NEW_KINDS):
        return None
    if source is not None and not _is_id(source):
        return None
    return Added(title, kind, _place(raw.get("at")), source)


def _title(raw: Any) -> str | None:
    """Fold to one line; a title that is too long stays so, for the edit to refuse it."""
    return " ".join(raw[: 20 * MAX_TITLE].split()) if isinstance(raw, str) else None


def _ids(raw: Any) -> tuple[str, ...]:
    """Give the ids in a list, each once."""
    if not isinstance(raw, list):
        return ()
    return tuple(dict.fromkeys(filter(_is_id, raw[:MOST_PICKED])))


def _is_id(raw: Any) -> bool:
    return isinstance(raw, str) and 0 < len(raw) <= LONGEST_ID


def _place(raw: Any) -> Place | None:
    if isinstance(raw, list | tuple) and len(raw) == 2 and all(map(_is_coordinate, raw)):
        return float(raw[0]), float(raw[1])
    return None


def _is_coordinate(number: Any) -> bool:
    if isinstance(number, bool) or not isinstance(number, int | float):
        return False
    return abs(number) <= MAX_COORDINATE  # False for NaN
