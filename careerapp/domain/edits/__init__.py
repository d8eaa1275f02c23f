"""Pure edits of a work model: each gives the next model and one line that says what it did."""

from careerapp.domain.edits.by_hand import add_after, join, placed, set_status, tag
from careerapp.domain.edits.core import Edit, Edited, as_edit_error, made
from careerapp.domain.edits.items import add, change, describe, duplicate, move, remove
from careerapp.domain.edits.learning import (
    fitting,
    log,
    made_anew,
    resolve,
    restore,
    settle,
    take_up,
)
from careerapp.domain.edits.routes import Step, build_route, map_idea, place
from careerapp.domain.edits.shown import Shown, conflicts
from careerapp.domain.edits.start import Answers, first_map

__all__ = [
    "Answers",
    "Edit",
    "Edited",
    "Shown",
    "Step",
    "add",
    "add_after",
    "as_edit_error",
    "build_route",
    "change",
    "conflicts",
    "describe",
    "duplicate",
    "first_map",
    "fitting",
    "join",
    "log",
    "made",
    "made_anew",
    "map_idea",
    "move",
    "place",
    "placed",
    "remove",
    "resolve",
    "restore",
    "set_status",
    "settle",
    "tag",
    "take_up",
]
