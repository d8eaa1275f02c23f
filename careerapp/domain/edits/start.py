"""The first map, drawn from four plain questions."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from careerapp.domain.edits.core import Edit, Edited, made
from careerapp.domain.edits.items import add
from careerapp.domain.edits.routes import FreshIds, Step, build_route, outcome_called
from careerapp.domain.guess import guess_stone_kind, same_title
from careerapp.domain.items import Idea, StoneStatus
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
    parts = (" ".join(part.split()).strip(" .,;") for part in _BETWEEN_STEPS.split(text))
    return tuple(part[0].upper() + part[1:] for part in parts if part)


def first_map(answers: Answers, new_ids: Iterable[str]) -> Edit:
    """Draw the first map: what one has, then one way, then another, to one hope.

    What one has comes to stand at the start of a way: the first thing had starts the first way, the
    second (or else the same) the second; further ones start the first way too. A way named twice,
    or no second way, makes one way. With no way at all what one has leads straight to the hope;
    with nothing but a hope there is no way yet.

    Parameters
    ----------
    answers : Answers
    new_ids : iterable of str
        Fresh ids, perhaps endlessly many.

    Raises
    ------
    EditError
        Without a hope, or where a title will not do; ``.field`` names the answer.
    """
    ids = FreshIds(new_ids)

    def edit(model: WorkModel) -> Edited:
        hope = " ".join(answers.hope.split())
        if not hope:
            raise EditError("Start with one hope; a few words are enough.", "hope")
        have = _distinct(_titles(answers.have, "have"))
        one_way = _titles(answers.one_way, "one_way")
        another_way = _titles(answers.another_way, "another_way")
        fresh = iter(ids)
        goal = outcome_called(model, hope, fresh, at="hope")
        after = model if goal.id in model.nodes else add(goal)(model).model
        for route in _routes(have, one_way, another_way):
            try:
                after = build_route(route, goal.id, fresh)(after).model
            except EditError as error:
                # The same way twice is one way; anything else is a finding.
                if error.field != "steps":
                    raise
        return Edited(after, "Drew the first map")

    return edit


def _titles(answer: str, field: str) -> tuple[str, ...]:
    titles = steps_of(answer)
    for title in titles:
        made(Idea, field, id="checked only", text=title)
    return titles


def _distinct(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles without those that mean the same as one before."""
    kept: list[str] = []
    for title in titles:
        if not any(same_title(title, other) for other in kept):
            kept.append(title)
    return tuple(kept)


def _routes(
    have: tuple[str, ...], one_way: tuple[str, ...], another_way: tuple[str, ...]
) -> Iterator[tuple[Step, ...]]:
    """Routes that start with what one has, each thing had in one of them."""
    first, *others = [way for way in (one_way, another_way) if way] or [()]
    starts = [have[:1], *(have[1:2] or have[:1] for _ in others)]
    starts += [(title,) for title in have[len(starts) :]]
    ways = [first, *others, *(first for _ in have)]
    for start, way in zip(starts, ways):
        titles = _distinct((*start, *way))
        if titles:
            yield tuple(_step(title, have) for title in titles)


def _step(title: str, have: tuple[str, ...]) -> Step:
    had = any(same_title(title, other) for other in have)
    status: StoneStatus = "done" if had else "idea"
    return Step(title, guess_stone_kind(title), status)
