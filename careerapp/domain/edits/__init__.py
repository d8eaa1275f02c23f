"""Pure edits of a work model: each gives the next model and a line that describes the step."""

from careerapp.domain.edits.by_hand import add_after, join, placed, rest_on, set_status, tag
from careerapp.domain.edits.core import Edit, Edited, as_edit_error, make
from careerapp.domain.edits.items import add, change, describe, duplicate, move, remove
from careerapp.domain.edits.learning import (
    carry_out,
    correct_effect,
    fitting,
    log,
    resolve,
    restore,
    settle,
    take_up,
)
from careerapp.domain.edits.routes import RouteStep, build_route, map_idea, place
from careerapp.domain.edits.shown import Shown, conflicts
from careerapp.domain.edits.start import (
    Answers,
    Pairing,
    first_map,
    is_linked,
    open_pairings,
    start_with,
)

__all__ = [
    "Answers",
    "Edit",
    "Edited",
    "Pairing",
    "RouteStep",
    "Shown",
    "add",
    "add_after",
    "as_edit_error",
    "build_route",
    "carry_out",
    "change",
    "conflicts",
    "correct_effect",
    "describe",
    "duplicate",
    "first_map",
    "fitting",
    "is_linked",
    "join",
    "log",
    "make",
    "map_idea",
    "move",
    "open_pairings",
    "place",
    "placed",
    "remove",
    "resolve",
    "rest_on",
    "restore",
    "set_status",
    "settle",
    "start_with",
    "tag",
    "take_up",
]
