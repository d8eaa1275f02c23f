"""Edits that draw: a whole route at once, an idea put on the map, nodes moved about."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from careerapp.domain.edits.core import Edit, Edited, find, named, revised
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


class Step(NamedTuple):
    """One step of a route as typed: a title, and a kind if it was picked."""

    title: str
    kind: StoneKind | None = None
    status: StoneStatus = "idea"


def build_route(
    steps: Iterable[Step],
    outcome: str,
    new_ids: Iterable[str],
    *,
    start: str = TODAY_ID,
    outcome_kind: OutcomeKind | None = None,
) -> Edit:
    """Draw a route from a node over typed steps to an outcome, as one undoable edit.

    Parameters
    ----------
    steps : iterable of Step
        In order; a title that a stone of the model bears (case and spaces aside) means that stone.
    outcome : str
        Id of an outcome, or the title of one (found by title, or added).
    new_ids : iterable of str
        Fresh ids; as many are taken as stones, links and outcomes are made.
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
    ids = tuple(new_ids)

    def edit(model: WorkModel) -> Edited:
        fresh = _Fresh(ids)
        stones, outcomes, links = list(model.stones), list(model.outcomes), list(model.links)
        goal = next((each for each in outcomes if each.id == outcome), None)
        goal = goal or next((each for each in outcomes if same_title(each.title, outcome)), None)
        if goal is None:
            if not outcome.strip():
                raise EditError("Where does this way lead? Name an outcome.", "outcome")
            kind = outcome_kind or guess_outcome_kind(outcome)
            goal = Outcome(id=fresh(), kind=kind, title=outcome)
            outcomes.append(goal)
        chain = [start]
        for step in wanted:
            stone = next((each for each in stones if same_title(each.title, step.title)), None)
            if stone is None:
                kind_of_step = step.kind or guess_stone_kind(step.title)
                stone = Stone(id=fresh(), kind=kind_of_step, title=step.title, status=step.status)
                stones.append(stone)
            if stone.id in chain:
                raise EditError("A way passes each step only once.", "steps")
            chain.append(stone.id)
        chain.append(goal.id)
        linked = {(link.source, link.target) for link in links}
        for source, target in pairwise(chain):
            if (source, target) not in linked:
                links.append(Link(id=fresh(), source=source, target=target))
        after = revised(model, stones=tuple(stones), outcomes=tuple(outcomes), links=tuple(links))
        if after == model:
            raise EditError("This way is on the map already.", "steps")
        by = f" by {named(wanted[0].title)}" if wanted else ""
        return Edited(after, f"Drew a way to {named(goal.title)}{by}")

    return edit


class _Fresh:
    """Hands out fresh ids; an edit applied a second time (to a newer head) starts over."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = iter(ids)

    def __call__(self) -> str:
        try:
            return next(self._ids)
        except StopIteration:
            raise ValueError("too few fresh ids were given") from None


def map_idea(idea_id: str, stone_id: str, kind: StoneKind | None = None) -> Edit:
    """Turn an idea of the tray into a stepping stone; open checks about it move along."""

    def edit(model: WorkModel) -> Edited:
        idea = find(model, idea_id)
        if not isinstance(idea, Idea):
            raise EditError("Only an idea can be put on the map this way.")
        stone = Stone(id=stone_id, kind=kind or guess_stone_kind(idea.text), title=idea.text)
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
    """Keep where nodes were dragged to; an unknown node is passed over."""

    def edit(model: WorkModel) -> Edited:
        known = {TODAY_ID, *model.nodes}
        kept = [position for position in model.layout if position.node not in positions]
        kept += [
            Position(node=node, x=x, y=y) for node, (x, y) in positions.items() if node in known
        ]
        return Edited(revised(model, layout=tuple(kept)), "Moved nodes on the map")

    return edit


def tidy_up() -> Edit:
    """Forget all dragged places, so that the layout decides again."""
    return lambda model: Edited(revised(model, layout=()), "Tidied up the map")
