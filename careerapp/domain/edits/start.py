"""The first map, drawn from four plain questions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from careerapp.domain.edits.core import Edit, Edited, find, make, revised
from careerapp.domain.edits.items import add, without
from careerapp.domain.edits.routes import FreshIds, RouteStep, build_route, outcome_called
from careerapp.domain.guess import guess_stone_kind, same_title
from careerapp.domain.items import Experiment, Idea, Link, Signpost, Stone, StoneStatus
from careerapp.domain.model import WorkModel
from careerapp.domain.people import names_in
from careerapp.domain.titles import words_in
from careerapp.domain.types import TODAY_ID
from careerapp.errors import EditError
from careerapp.wording.phrases import listed, named

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
    "Lotte". What no way mentions is put on the map without a link, for nobody said where it helps:
    `open_pairings` lists what to ask. A way that mentions nothing starts at Today. A way named
    twice, or no second way, makes one way; with nothing but a hope there is no way yet.

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
        for title in have:
            if not _called(after, title):
                after = add(_had(title, next(fresh)))(after).model
        return Edited(after, "Drew the first map")

    return edit


class Pairing(NamedTuple):
    """A thing one has that no way mentions, and the first steps of the ways it may help with."""

    thing: str
    steps: tuple[str, ...]


def open_pairings(answers: Answers, model: WorkModel) -> tuple[Pairing, ...]:
    """List what nobody has said yet on a first map: which thing one has helps with which way.

    Ids of the model that `first_map` made of these answers; a way is told by the first step of it
    that is not had yet. Empty where every thing has its place, or no step is ahead.
    """
    steps: dict[str, None] = {}
    for way in (answers.one_way, answers.another_way):
        found = (_called(model, title) for title in steps_of(way))
        ahead = (stone.id for stone in found if stone and stone.status != "done")
        steps |= dict.fromkeys(islice(ahead, 1))
    things = (_called(model, title) for title in _distinct(steps_of(answers.have)))
    return tuple(
        Pairing(thing.id, tuple(steps))
        for thing in things
        if thing and steps and thing.id not in steps and not is_linked(model, thing.id)
    )


def is_linked(model: WorkModel, id: str) -> bool:
    return id in model.links_into or id in model.links_from


def start_with(thing: str, steps: Sequence[str], new_ids: Iterable[str]) -> Edit:
    """Let ways start with something one has: it leads to their first steps, as one edit.

    A step that so far started at Today then starts with the thing, which Today leads to: *Today,
    Zoë in HR, Bus company*. The link from Today stays where something was said of it, such as a
    belief.

    Parameters
    ----------
    thing : str
        Id of what one has.
    steps : sequence of str
        Ids of the steps it helps with, at least one.
    new_ids : iterable of str
        Fresh ids, one for each link.

    Raises
    ------
    EditError
        Where one of them is gone, or all of it is drawn already.
    """
    ids = FreshIds(new_ids)

    def edit(model: WorkModel) -> Edited:
        fresh = iter(ids)
        titles = [model.title_of(find(model, id).id) for id in (thing, *steps)]
        wanted = [(thing, step) for step in steps]
        if thing not in model.links_into:
            wanted.insert(0, (TODAY_ID, thing))
        linked = {(link.source, link.target) for link in model.links}
        made = [pair for pair in wanted if pair not in linked]
        if not made:
            raise EditError("That is on the map already.")
        bare = {
            link.id
            for link in model.links
            if link.source == TODAY_ID and link.target in steps and _nothing_said(model, link)
        }
        links = (Link(id=next(fresh), source=source, target=target) for source, target in made)
        after = without(model, bare) if bare else model
        after = revised(after, links=(*after.links, *links))
        helped = listed([named(title) for title in titles[1:]])
        return Edited(after, f"Let {helped} start with {named(titles[0])}")

    return edit


def _nothing_said(model: WorkModel, link: Link) -> bool:
    """Whether a link is as it was drawn, and nothing on the map speaks of it."""
    bare = Link(id=link.id, source=link.source, target=link.target)
    checks: tuple[Experiment | Signpost, ...] = (*model.experiments, *model.signposts)
    return link == bare and not (
        any(check.about == link.id for check in checks)
        or any(link.id in point.about_ids for point in model.journal)
    )


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
    """Yield the routes to draw, each started by the things that it mentions."""
    for way in dict.fromkeys(way for way in (one_way, another_way) if way):
        for start in [title for title in have if _speaks_of(way, title)] or [""]:
            titles = _distinct(filter(None, (start, *way)))
            yield tuple(_step(title, have) for title in titles)


def _called(model: WorkModel, title: str) -> Stone | None:
    return next((stone for stone in model.stones if same_title(stone.title, title)), None)


def _had(title: str, id: str) -> Stone:
    return make(Stone, "have", id=id, kind=guess_stone_kind(title), title=title, status="done")


def _speaks_of(way: tuple[str, ...], title: str) -> bool:
    """Whether a way names a thing: by a telling word of its title, or by somebody's name."""
    said = " ".join(way)
    if guess_stone_kind(title) == "relationship":
        names = {_bare(name) for name in names_in(title) if len(name) > 2}
        if not names.isdisjoint(map(_bare, _WORD.findall(said))):
            return True
    return not _telling_words(title).isdisjoint(_telling_words(said))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _telling_words(text: str) -> set[str]:
    """Give the words of a text that identify a thing: long ones, and abbreviations in capitals."""
    words = map(_bare, _WORD.findall(text))
    long = {word.casefold() for word in words if len(word) > (1 if word.isupper() else 4)}
    return long - _ANYWHERE


_ANYWHERE = words_in(
    """
    about after again another before certificate class classes company could course courses days
    evening every first friend friends hours months old other people school shift shifts skills
    small some their there these thing things three time times training weeks where which while
    who with work working would years
    """
)
"""Words that two titles may share without speaking of one thing: *evening course*, *SQL course*."""


def _step(title: str, have: tuple[str, ...]) -> RouteStep:
    had = any(same_title(title, other) for other in have)
    status: StoneStatus = "done" if had else "idea"
    return RouteStep(title, guess_stone_kind(title), status)
