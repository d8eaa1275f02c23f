"""The first map, drawn from four plain questions."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from careerapp.domain.edits.core import Edit, Edited
from careerapp.domain.edits.routes import Step, build_route
from careerapp.domain.guess import guess_stone_kind, same_title
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError

_BETWEEN_STEPS = re.compile(r"\s*(?:->|→|=>|;|\n|,? then |, )\s*", re.IGNORECASE)


class Answers(NamedTuple):
    """What a person typed into the four questions, titles only."""

    hope: str
    have: str = ""
    one_way: str = ""
    another_way: str = ""


def steps_of(text: str) -> tuple[str, ...]:
    """Split an answer into steps at commas, "then", arrows and new lines.

    >>> steps_of("stock-loss study, then reporting analyst")
    ('Stock-loss study', 'Reporting analyst')
    """
    parts = (part.strip(" .,;") for part in _BETWEEN_STEPS.split(text))
    return tuple(part[0].upper() + part[1:] for part in parts if part)


def first_map(answers: Answers, new_ids: Iterable[str]) -> Edit:
    """Draw the first map: what one has, then one way, then another, to one hope.

    What one has comes to stand at the start of a way: the first thing had starts the first way, the
    second (or else the same) the second; further ones start the first way too. A way named twice,
    or no second way, makes one way. With no way at all what one has leads straight to the hope.
    """
    ids = tuple(new_ids)

    def edit(model: WorkModel) -> Edited:
        if not answers.hope.strip():
            raise EditError("Start with one hope; a few words are enough.", "hope")
        have = steps_of(answers.have)
        ways = [steps_of(answers.one_way), steps_of(answers.another_way)]
        ways = [way for way in ways if way] or [()]
        hope = " ".join(answers.hope.split())
        after, left = model, list(ids)
        routes: list[tuple[Step, ...]] = []
        for index, way in enumerate(ways):
            mine = have[index : index + 1] or have[:1]
            routes.append(_route(mine, way))
        used = {step.title for route in routes for step in route}
        routes += [_route((extra,), ways[0]) for extra in have if extra not in used]
        for route in routes:
            try:
                after = build_route(route, hope, left)(after).model
            except EditError as error:
                if error.field != "steps":
                    raise
            left = [id for id in left if id not in after.items]
        return Edited(after, "Drew the first map")

    return edit


def _route(have: tuple[str, ...], way: tuple[str, ...]) -> tuple[Step, ...]:
    had = [Step(title, guess_stone_kind(title), "done") for title in have]
    ahead = [Step(title) for title in way if not any(same_title(title, step.title) for step in had)]
    seen: list[Step] = []
    for step in (*had, *ahead):
        if not any(same_title(step.title, other.title) for other in seen):
            seen.append(step)
    return tuple(seen)
