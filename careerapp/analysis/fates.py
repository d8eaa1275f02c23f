"""What becomes of every hope when parts of a map fall away, from the drawing alone."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple

from careerapp.analysis.sentences import count
from careerapp.analysis.structure import ways
from careerapp.domain.edits import named
from careerapp.domain.items import HELD_STATUSES
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from careerapp.domain.scales import capital

Fate = Literal["ends", "hurts", "stands"]
"""A loss ends a hope (no way is left), hurts it (one of its ways is gone), or lets it stand."""


_BECOMES: Mapping[Fate, str] = {
    "ends": "would have no way left",
    "hurts": "would lose a way",
    "stands": "would keep all ways",
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
    known = {link.id for link in model.links} | {stone.id for stone in model.stones}
    falling = frozenset(lost) & known
    left = without(model, falling)
    before, after = reachable(model), reachable(left)
    gone = (before - after) | (falling & model.nodes.keys())
    dead = frozenset(
        link.id
        for link in model.links
        if link.id in falling or link.source in gone or link.target in gone
    )
    outcomes: dict[str, Fate] = {}
    useful: set[str] = set()
    for outcome in model.outcomes:
        if outcome.status != "open" or outcome.id not in before:
            continue
        if outcome.id not in after:
            outcomes[outcome.id] = "ends"
            continue
        hurt = any(way.all_nodes & gone or way.all_links & dead for way in ways(model, outcome.id))
        outcomes[outcome.id] = "hurts" if hurt else "stands"
        useful.update(*(way.all_nodes for way in ways(left, outcome.id)))
    return Fates(
        falling, outcomes, gone, dead, tuple(each.id for each in model.stones if each.id in useful)
    )


def without(model: WorkModel, lost: Set[str]) -> WorkModel:
    """Give the model as it would be: lost stones dropped, lost links believed impossible.

    The links stay, since a node that needs all of its links is not helped by losing one.
    """
    return model.replace(
        stones=tuple(
            stone.replace(status="dropped") if stone.id in lost else stone for stone in model.stones
        ),
        links=tuple(
            link.replace(confidence=0.0) if link.id in lost else link for link in model.links
        ),
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
        return "Every hope keeps all its ways."
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
