"""The events of the map as edits: each is saved, described in the history and can be undone."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from careerapp.domain import edits
from careerapp.domain.edits import Edit, Shown
from careerapp.domain.guess import guess_outcome_kind, guess_stone_kind
from careerapp.domain.items import Node, Outcome, Stone
from careerapp.errors import EditError
from careerapp.ui.pathway_map.events import (
    Added,
    IdeaMapped,
    Linked,
    MapEvent,
    Moved,
    Picked,
    Removed,
    Renamed,
    Selected,
    Stepped,
)
from careerapp.ui.session import clock, form_state, map_state, saving

EditEvent = Added | Linked | Renamed | Removed | IdeaMapped
"""The events that change the model."""

KEEP_SELECTION = ""
"""In place of an id: the selection stays as it is."""


class MapEdit(NamedTuple):
    """The edit that an event on the map asks for.

    Attributes
    ----------
    edit : the edit to save.
    shown : the values of the fields it changes as they stood on the map, if it changes any.
    select : id of the node to select once it is saved; None for none.
    """

    edit: Edit
    shown: Shown | None
    select: str | None


def edit_for(event: EditEvent, new_id: Callable[[], str]) -> MapEdit:
    """Give the edit that an event asks for.

    Raises
    ------
    EditError
        When the typed title is refused.
    """
    match event:
        case Added(title=title, kind=kind, at=at, source=source):
            node = _new_node(new_id(), title, kind)
            edit = edits.add_after(node, source, new_id()) if source else edits.add(node)
            return MapEdit(edits.placed(edit, {node.id: at}) if at else edit, None, node.id)
        case Linked(source=source, target=target):
            return MapEdit(edits.join(source, target, new_id()), None, KEEP_SELECTION)
        case Renamed(id=id, title=title, was=was):
            return MapEdit(edits.change(id, title=title), Shown(id, {"title": was}), id)
        case Removed(ids=ids):
            return MapEdit(edits.remove(*ids), None, None)
        case IdeaMapped(id=id, at=at):
            stone = new_id()
            edit = edits.map_idea(id, stone)
            return MapEdit(edits.placed(edit, {stone: at}) if at else edit, None, stone)


def _new_node(id: str, title: str, kind: str | None) -> Node:
    if kind == "outcome":
        return edits.make(Outcome, id=id, kind=guess_outcome_kind(title), title=title)
    return edits.make(Stone, id=id, kind=kind or guess_stone_kind(title), title=title)


def handle_events(events: Iterable[MapEvent]) -> None:
    """Act on the events of the map, before the page runs again."""
    for event in events:
        match event:
            case Selected(id=id):
                map_state.select(id)
            case Picked(ids=ids):
                map_state.pick(ids)
            case Moved(positions=positions):
                map_state.place(positions)
            case Stepped(back=back):
                (saving.undo if back else saving.redo)()
            case _:
                _save(event)


def _save(event: EditEvent) -> None:
    try:
        edit, shown, select = edit_for(event, clock.new_id)
    except EditError as error:
        form_state.report_problem("", error.field, str(error))
        return
    if saving.save(edit, shown) and select != KEEP_SELECTION:
        map_state.select(select)
