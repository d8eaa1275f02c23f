"""Edits that draw: a whole route, an idea turned into a stone, nodes moved on the map."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, pairwise
from typing import NamedTuple

from careerapp.domain.edits.core import Edit, Edited, find, make, revised
from careerapp.domain.guess import guess_outcome_kind, guess_stone_kind, same_title
from careerapp.domain.items import (
    Idea,
    Link,
    Outcome,
    OutcomeKind,
    Position,
    Stone,
    StoneKind,
    StoneStatus,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.errors import EditError
from careerapp.wording.phrases import named


class RouteStep(NamedTuple):
    """One step of a route as typed: a title, and a kind if it was picked."""

    title: str
    kind: StoneKind | None = None
    status: StoneStatus = "idea"


def build_route(
    steps: Iterable[RouteStep],
    outcome: str,
    new_ids: Iterable[str],
    *,
    start: str = TODAY_ID,
    outcome_kind: OutcomeKind | None = None,
) -> Edit:
    """Draw a route from a node over typed steps to an outcome, as one undoable edit.

    Parameters
    ----------
    steps : iterable of RouteStep
        In order; a title that a stone of the model bears (case and spaces aside) means that stone.
    outcome : str
        Id of an outcome, or the title of one (found by title, or added).
    new_ids : iterable of str
        Fresh ids, perhaps endlessly many; one is taken for each stone, link and outcome made.
    start : str
        Where the route starts; Today by default.
    outcome_kind : optional
        For an outcome that has to be added; guessed from its title when left out.

    Notes
    -----
    Links that are there already are left as they are. A step that is had already (``done``) is
    linked from the start like any other, so that the drawing reads from left to right.
    """
    wanted = tuple(steps)
    ids = FreshIds(new_ids)

    def edit(model: WorkModel) -> Edited:
        if start != TODAY_ID:
            find(model, start)
        fresh = iter(ids)
        goal = outcome_called(model, outcome, fresh, outcome_kind)
        stones = list(model.stones)
        chain = [start]
        for step in wanted:
            stone = _stone_called(stones, step, fresh)
            if stone.id in chain:
                raise EditError("A way passes each step only once.", "steps")
            if stone not in stones:
                stones.append(stone)
            chain.append(stone.id)
        linked = {(link.source, link.target) for link in model.links}
        new_links = tuple(
            Link(id=next(fresh), source=source, target=target)
            for source, target in pairwise((*chain, goal.id))
            if (source, target) not in linked
        )
        if not new_links:
            raise EditError("This way is on the map already.", "steps")
        outcomes = model.outcomes if goal.id in model.nodes else (*model.outcomes, goal)
        links = (*model.links, *new_links)
        after = revised(model, outcomes=outcomes, stones=tuple(stones), links=links)
        by = f" by {named(wanted[0].title)}" if wanted else ""
        return Edited(after, f"Drew a way to {named(goal.title)}{by}")

    return edit


def outcome_called(
    model: WorkModel,
    name: str,
    fresh: Iterator[str],
    kind: OutcomeKind | None = None,
    at: str = "outcome",
) -> Outcome:
    """Give the outcome with this id or title, or a new one; ``at`` is the field for messages."""
    known = model.nodes.get(name)
    if isinstance(known, Outcome):
        return known
    for each in model.outcomes:
        if same_title(each.title, name):
            return each
    if not name.strip():
        raise EditError("Where does this way lead? Name an outcome.", at)
    return make(Outcome, at, id=next(fresh), kind=kind or guess_outcome_kind(name), title=name)


def _stone_called(stones: Iterable[Stone], step: RouteStep, fresh: Iterator[str]) -> Stone:
    """Give the stone with a step's title, or a new one."""
    for each in stones:
        if same_title(each.title, step.title):
            return each
    kind = step.kind or guess_stone_kind(step.title)
    return make(Stone, "steps", id=next(fresh), kind=kind, title=step.title, status=step.status)


class FreshIds:
    """Fresh ids for an edit, the same each time it is iterated.

    An edit that is applied again, to a newer model, so makes the same ids.
    """

    def __init__(self, source: Iterable[str]) -> None:
        self._source = iter(source)
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for place in count():
            if place == len(self._taken):
                try:
                    self._taken.append(next(self._source))
                except StopIteration:
                    raise ValueError("too few fresh ids were given") from None
            yield self._taken[place]


def map_idea(idea_id: str, stone_id: str, kind: StoneKind | None = None) -> Edit:
    """Turn an idea of the tray into a stepping stone; its checks are then about the stone.

    Parameters
    ----------
    idea_id, stone_id : str
        Of the idea, and a fresh one for the stone.
    kind : str, optional
        Guessed from the text when left out.

    Raises
    ------
    EditError
        When it is no idea, or is gone.
    """

    def edit(model: WorkModel) -> Edited:
        idea = find(model, idea_id)
        if not isinstance(idea, Idea):
            raise EditError("Only an idea can be put on the map this way.")
        kind_of_stone = kind or guess_stone_kind(idea.text)
        stone = make(Stone, id=stone_id, kind=kind_of_stone, title=idea.text)
        after = revised(
            model,
            stones=(*model.stones, stone),
            ideas=tuple(each for each in model.ideas if each.id != idea_id),
            experiments=tuple(
                each.model_copy(update={"about": stone_id}) if each.about == idea_id else each
                for each in model.experiments
            ),
            signposts=tuple(
                each.model_copy(update={"about": stone_id}) if each.about == idea_id else each
                for each in model.signposts
            ),
        )
        return Edited(after, f"Put {named(idea.text)} on the map")

    return edit


def place(positions: Mapping[str, tuple[float, float]]) -> Edit:
    """Set the positions of nodes, in map units; an unknown node is passed over."""

    def edit(model: WorkModel) -> Edited:
        known = {TODAY_ID, *model.nodes}
        kept = [position for position in model.layout if position.node not in positions]
        kept += [
            make(Position, node=node, x=x, y=y)
            for node, (x, y) in positions.items()
            if node in known
        ]
        return Edited(revised(model, layout=tuple(kept)), "Moved nodes on the map")

    return edit
