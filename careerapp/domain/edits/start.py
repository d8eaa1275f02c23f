"""The first map, drawn from four plain questions."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from careerapp.domain.edits.core import Edit, Edited, make
from careerapp.domain.edits.items import add
from careerapp.domain.edits.routes import FreshIds, RouteStep, build_route, outcome_called
from careerapp.domain.guess import guess_stone_kind, same_title
from careerapp.domain.items import Idea, StoneStatus
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError

_WORD = re.compile(r"\w[\w'’-]*")
_BETWEEN_STEPS = re.compile(r"\s*(?:->|→|=>|;|\n|,? then |, )\s*", re.IGNORECASE)


class Answers(NamedTuple):
    """The text typed into each of the four questions."""

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

    Each thing one has starts every way that mentions it, as "courses at Lotte's mill" does mention
    "Lotte". Those that no way mentions start the ways that have none yet, in order, and the rest
    start the first way. A way named twice, or no second way, makes one way. With no way at all what
    one has leads straight to the hope; with nothing but a hope there is no way yet.

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
        make(Idea, field, id="checked only", text=title)
    return titles


def _distinct(titles: Iterable[str]) -> tuple[str, ...]:
    """Leave out titles that are the same as an earlier one, case and spaces aside."""
    kept: list[str] = []
    for title in titles:
        if not any(same_title(title, other) for other in kept):
            kept.append(title)
    return tuple(kept)


def _routes(
    have: tuple[str, ...], one_way: tuple[str, ...], another_way: tuple[str, ...]
) -> Iterator[tuple[RouteStep, ...]]:
    """Yield the routes to draw, each thing a person has at the start of one of them."""
    ways = list(dict.fromkeys(way for way in (one_way, another_way) if way)) or [()]
    starts = {way: [title for title in have if _speaks_of(way, title)] for way in ways}
    free = [title for title in have if not any(title in named for named in starts.values())]
    for number, way in enumerate([way for way in ways if not starts[way]]):
        starts[way] = free[number : number + 1] or free[:1]
    placed = {title for named in starts.values() for title in named}
    starts[ways[0]] += [title for title in free if title not in placed]
    for way in ways:
        for start in starts[way] or [""]:
            titles = _distinct(filter(None, (start, *way)))
            if titles:
                yield tuple(_step(title, have) for title in titles)


def _speaks_of(way: tuple[str, ...], title: str) -> bool:
    return not _telling_words(title).isdisjoint(_telling_words(" ".join(way)))


def _telling_words(text: str) -> set[str]:
    """Give the words of a text that identify a thing: long ones, and abbreviations in capitals."""
    words = (word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return {word.casefold() for word in words if len(word) > (1 if word.isupper() else 4)}


def _step(title: str, have: tuple[str, ...]) -> RouteStep:
    had = any(same_title(title, other) for other in have)
    status: StoneStatus = "done" if had else "idea"
    return RouteStep(title, guess_stone_kind(title), status)
