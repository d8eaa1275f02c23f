"""What becomes of every hope when parts of a map fall away, from the drawing alone."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple

from careerapp.analysis.sentences import count
from careerapp.domain.edits import named
from careerapp.domain.items import HELD_STATUSES, LOST_STATUSES
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from careerapp.domain.scales import capital
from careerapp.domain.types import TODAY_ID

Fate = Literal["ends", "hurts", "stands"]
"""A loss ends a hope (no way is left), hurts it (some way is gone), or leaves it as it was."""


_BECOMES: Mapping[Fate, str] = {
    "ends": "would have no way left",
    "hurts": "would lose a way",
    "stands": "would stand as before",
}


class Fates(NamedTuple):
    """What a loss does.

    Attributes
    ----------
    lost : ids of what falls away, as asked.
    outcomes : fate of each open outcome that had a way before.
    gone : ids of nodes that could be reached before and now cannot, with those that fell away.
    dead_links : ids of links that start or end there, or fell away themselves.
    of_use : ids of stones that still are on a way to some open outcome, in the model's order.
    """

    lost: frozenset[str]
    outcomes: Mapping[str, Fate]
    gone: frozenset[str]
    dead_links: frozenset[str]
    of_use: tuple[str, ...]


def fates(model: WorkModel, lost: Iterable[str]) -> Fates:
    """Tell what is left when some nodes and links fall away; ids that are not there do nothing.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...     ),
    ... )
    >>> fates(model, {"maria"}).outcomes
    {'lead': 'ends'}
    """
    known = {link.id for link in model.links} | model.nodes.keys()
    falling = frozenset(lost) & known
    before, after = reachable(model), reachable(model, falling)
    gone = (before - after) | (falling & model.nodes.keys())
    dead = frozenset(
        link.id
        for link in model.links
        if link.id in falling or link.source in gone or link.target in gone
    )
    outcomes: dict[str, Fate] = {}
    for outcome in model.outcomes:
        if outcome.status != "open" or outcome.id not in before:
            continue
        if outcome.id not in after:
            outcomes[outcome.id] = "ends"
        else:
            links = _links_towards(model, outcome.id, before)
            outcomes[outcome.id] = "hurts" if links & dead else "stands"
    useful = frozenset[str]().union(
        *(
            _nodes_towards(model, id, after - falling)
            for id, fate in outcomes.items()
            if fate != "ends"
        )
    )
    return Fates(
        falling, outcomes, gone, dead, tuple(each.id for each in model.stones if each.id in useful)
    )


def verdict(model: WorkModel, found: Fates) -> str:
    """Say in one sentence what becomes of the hopes; a loss that changes nothing is said too.

    Titles stand between asterisks as in descriptions.
    """
    by_fate: dict[Fate, list[str]] = {"ends": [], "hurts": [], "stands": []}
    for id, fate in found.outcomes.items():
        by_fate[fate].append(id)
    if not found.outcomes:
        return "No hope has a way on the map yet, so there is nothing to lose."
    if not by_fate["ends"] and not by_fate["hurts"]:
        return "Every hope still stands, with all its ways."
    parts = []
    for fate, ids in by_fate.items():
        if ids:
            who = named(model.title_of(ids[0])) if len(ids) == 1 else count(len(ids), "hope")
            parts.append(f"{who} {_BECOMES[fate]}")
    return capital(listed(parts)) + "."


def listed(parts: Sequence[str]) -> str:
    """Join parts of a sentence.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def with_tags(model: WorkModel, tags: Iterable[str]) -> frozenset[str]:
    """Give the ids of all stones that carry one of some tags."""
    wanted = set(tags)
    return frozenset(stone.id for stone in model.stones if wanted & set(stone.tags))


def present_jobs(model: WorkModel) -> tuple[str, ...]:
    """Give the ids of the roles a person has now: what losing the present job takes away."""
    return tuple(
        stone.id for stone in model.stones if stone.kind == "role" and stone.status in HELD_STATUSES
    )


def _links_towards(model: WorkModel, outcome_id: str, reached: Set[str]) -> frozenset[str]:
    """The links on some way to an outcome, over what can be reached; a held node starts a way."""
    found: set[str] = set()
    seen = {outcome_id}
    pending = [outcome_id]
    while pending:
        id = pending.pop()
        node = model.nodes.get(id)
        if node is None or node.status in HELD_STATUSES or node.status in LOST_STATUSES:
            continue
        for link in model.links_into.get(id, ()):
            if link.source in reached and link.confidence != 0:
                found.add(link.id)
                if link.source not in seen:
                    seen.add(link.source)
                    pending.append(link.source)
    return frozenset(found)


def _nodes_towards(model: WorkModel, outcome_id: str, reached: Set[str]) -> frozenset[str]:
    sources = {link.id: link.source for link in model.links}
    return frozenset(sources[link] for link in _links_towards(model, outcome_id, reached)) - {
        TODAY_ID
    }
