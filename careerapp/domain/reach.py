"""What can be reached at all, from the drawing alone: the least fixed point of the links."""

from collections import deque
from collections.abc import Set

from careerapp.domain.items import HELD_STATUSES, LOST_STATUSES
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID


def held(model: WorkModel, without: Set[str] = frozenset()) -> frozenset[str]:
    """Today and everything a person has already; routes start at each of these."""
    had = (id for id, node in model.nodes.items() if node.status in HELD_STATUSES)
    return frozenset({TODAY_ID, *had}) - without


def reachable(model: WorkModel, without: Set[str] = frozenset()) -> frozenset[str]:
    """Give the ids of all nodes that some way leads to, when some parts fall away.

    Parameters
    ----------
    model : WorkModel
    without : set of str
        Ids of nodes and links taken out.

    Returns
    -------
    frozenset of str
        Today (unless taken out), what is held, and what can be reached from it. A link nobody has
        judged counts as possible, one of belief 0 does not. A node that needs *all* is reached only
        when every one of its links works and starts at something reached.

    Notes
    -----
    Starts from nothing reached, so cycles do not carry themselves; each link is looked at once:
    O(nodes + links).
    """
    lost = {id for id, node in model.nodes.items() if node.status in LOST_STATUSES} | without
    missing = {
        id: len(model.links_into.get(id, ())) if node.needs == "all" else 1
        for id, node in model.nodes.items()
    }
    reached = set(held(model, without))
    waiting = deque(reached)
    while waiting:
        for link in model.links_from.get(waiting.popleft(), ()):
            target = link.target
            if link.id in lost or link.confidence == 0 or target in lost or target in reached:
                continue
            missing[target] -= 1
            if missing[target] == 0:
                reached.add(target)
                waiting.append(target)
    return frozenset(reached)
