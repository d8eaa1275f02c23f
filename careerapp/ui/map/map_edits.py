"""What hands did on the map, turned into edits: each one saved, described and undoable."""

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
"""What changes the model."""

_KEEP = ""
"""Not an id: what is selected stays so."""


class Deed(NamedTuple):
    """An edit to be saved.

    Attributes
    ----------
    edit : what is to be done.
    shown : what stood on the map of the fields it changes, if it changes any.
    then : id of what is selected once it is saved; None for nothing.
    """

    edit: Edit
    shown: Shown | None
    then: str | None


def deed(event: EditEvent, new_id: Callable[[], str]) -> Deed:
    """Say which edit an event asks for.

    Raises
    ------
    EditError
        When what was typed will not do.
    """
    match event:
        case Added(title=title, kind=kind, at=at, source=source):
            node = _new_node(new_id(), title, kind)
            edit = edits.add_after(node, source, new_id()) if source else edits.add(node)
            return Deed(edits.placed(edit, {node.id: at}) if at else edit, None, node.id)
        case Linked(source=source, target=target):
            return Deed(edits.join(source, target, new_id()), None, _KEEP)
        case Renamed(id=id, title=title, was=was):
            return Deed(edits.change(id, title=title), Shown(id, {"title": was}), id)
        case Removed(ids=ids):
            return Deed(edits.remove(*ids), None, None)
        case IdeaMapped(id=id, at=at):
            stone = new_id()
            edit = edits.map_idea(id, stone)
            return Deed(edits.placed(edit, {stone: at}) if at else edit, None, stone)


def _new_node(id: str, title: str, kind: str | None) -> Node:
    if kind == "outcome":
        return edits.make(Outcome, id=id, kind=guess_outcome_kind(title), title=title)
    return edits.make(Stone, id=id, kind=kind or guess_stone_kind(title), title=title)


def handle(events: Iterable[MapEvent]) -> None:
    """Do what the map reports, before the page runs again."""
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
        edit, shown, then = deed(event, clock.new_id)
    except EditError as error:
        form_state.report_problem("", error.field, str(error))
        return
    if saving.save(edit, shown) and then != _KEEP:
        map_state.select(then)
