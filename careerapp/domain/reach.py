"""The nodes that can be reached, from the drawing alone: the least fixed point of the links."""

from collections import deque
from collections.abc import Iterable, Set

from careerapp.domain.items import Link
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import HELD_STATUSES, LOST_STATUSES
from careerapp.domain.types import TODAY_ID

NOTHING: frozenset[str] = frozenset()


def held(model: WorkModel, without: Set[str] = NOTHING) -> frozenset[str]:
    """Give Today and the nodes a person has already, less `without`; routes start at these.

    What one has stays one's own, but a node that `rests` is had only while its rule (any or all)
    holds over links that count, from things had. It falls with a loss only where its rule held
    before: one without such links, or whose support comes back to itself, never falls.
    """
    had = {id for id, node in model.nodes.items() if node.status in HELD_STATUSES}
    falling = resting(model) if without else NOTHING
    standing = {TODAY_ID, *had} - falling - without
    return frozenset(_supported(model, standing, falling - without, without))


def resting(model: WorkModel) -> frozenset[str]:
    """Give the nodes a person has that can fall with what leads to them."""
    had = {id for id, node in model.nodes.items() if node.status in HELD_STATUSES}
    rest = {id for id in had if model.nodes[id].rests}
    if not rest:
        return NOTHING
    every = {TODAY_ID, *had}
    falling = {id for id in rest if _rule_holds(model, id, every, NOTHING)}
    while True:
        standing = _supported(model, every - falling, falling, NOTHING)
        around = _on_circles(model, falling - standing)
        if not around:
            return frozenset(falling)
        falling -= around


def falling(model: WorkModel, without: Set[str]) -> frozenset[str]:
    """Give what a person has and would lose along with some nodes and links, for it rests on them.

    >>> from careerapp.domain.items import Link, Stone
    >>> job = Stone(id="shop", kind="role", title="Shop", status="done")
    >>> rota = Stone(id="rota", kind="experience", title="Rota", status="done", rests=True)
    >>> model = WorkModel(stones=(job, rota), links=(Link(id="l", source="shop", target="rota"),))
    >>> falling(model, {"shop"})
    frozenset({'rota'})
    """
    return held(model) - held(model, without) - without if without else NOTHING


def after_fall(model: WorkModel, without: Set[str]) -> WorkModel:
    """Give the model in which what falls along with a loss is not had any more.

    It is a thing to gain again then, like any other: its links may still lead to it.
    """
    fallen = falling(model, without)
    if not fallen:
        return model
    return model.model_copy(
        update={
            "stones": tuple(
                stone.model_copy(update={"status": "idea"}) if stone.id in fallen else stone
                for stone in model.stones
            ),
            "outcomes": tuple(
                hope.model_copy(update={"status": "open"}) if hope.id in fallen else hope
                for hope in model.outcomes
            ),
        }
    )


def supports(model: WorkModel, ids: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the (nodes, links) that things one has rest on, directly or by what rests on others.

    Nothing for what does not rest, or never falls.
    """
    resting_on = resting(model)
    had = held(model)
    nodes: set[str] = set()
    links: set[str] = set()
    pending = [id for id in ids if id in resting_on]
    while pending:
        for link in model.links_into.get(pending.pop(), ()):
            if link.source in had and works(link):
                links.add(link.id)
                if link.source not in nodes:
                    nodes.add(link.source)
                    if link.source in resting_on:
                        pending.append(link.source)
    return frozenset(nodes), frozenset(links)


def could_rest_on(model: WorkModel, lost: Set[str]) -> tuple[str, ...]:
    """List what a person has that something lost leads to, and of which nobody said yet whether it
    would go too.
    """
    had = held(model)
    lost_links = {link.id for link in model.links if link.source in lost} | set(lost)
    return tuple(
        dict.fromkeys(
            link.target
            for link in model.links
            if link.id in lost_links
            and link.source in had
            and link.target in had
            and link.target not in lost
            and not model.nodes[link.target].rests
            and works(link)
        )
    )


def _supported(model: WorkModel, standing: Set[str], rest: Set[str], without: Set[str]) -> set[str]:
    """Give what stands by itself, and what rests on it, directly or through what rests too."""
    found = set(standing)
    waiting = deque(
        link.target for id in rest for link in model.links_into.get(id, ()) if link.source in found
    )
    while waiting:
        id = waiting.popleft()
        if id in found or not _rule_holds(model, id, found, without):
            continue
        found.add(id)
        waiting.extend(link.target for link in model.links_from.get(id, ()) if link.target in rest)
    return found


def _rule_holds(model: WorkModel, id: str, had: Set[str], without: Set[str]) -> bool:
    links = model.links_into.get(id, ())
    holding = [link.source in had and works(link) and link.id not in without for link in links]
    return bool(links) and all(holding) if model.nodes[id].needs == "all" else any(holding)


def _on_circles(model: WorkModel, ids: Set[str]) -> set[str]:
    """Give those of some nodes from which links lead back to themselves through the others."""

    def beyond(id: str) -> set[str]:
        seen: set[str] = set()
        pending = [id]
        while pending:
            for link in model.links_from.get(pending.pop(), ()):
                if link.target in ids and works(link) and link.target not in seen:
                    seen.add(link.target)
                    pending.append(link.target)
        return seen

    return {id for id in ids if id in beyond(id)}


def works(link: Link) -> bool:
    """Tell whether a link opens a way: one that is closed, or of belief 0, does not."""
    return not link.closed and link.confidence != 0


def reachable(model: WorkModel, without: Set[str] = NOTHING) -> frozenset[str]:
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
        judged counts as possible, one that is closed or of belief 0 does not. A node that needs
        *all* is reached only when every one of its links works and starts at something reached.
    """
    return frozenset(derivation(model, without))


def derivation(model: WorkModel, without: Set[str] = NOTHING) -> dict[str, tuple[str, ...]]:
    """Give the links by which each node that can be reached is reached.

    Parameters
    ----------
    model, without
        As in `reachable`.

    Returns
    -------
    dict of str to tuple of str
        For each node reached, the ids of the links that carry it: none for what is held, one where
        any will do, all of them where all are needed. In the order of reaching: the links of a node
        start at nodes before it.

    Notes
    -----
    Starts from nothing reached, so cycles do not carry themselves; nearest first, and each link is
    looked at once: O(nodes + links).
    """
    lost = {id for id, node in model.nodes.items() if node.status in LOST_STATUSES} | without
    # As many links as are still missing; a node that needs all of none is never reached.
    missing = {
        id: len(model.links_into.get(id, ())) if node.needs == "all" else 1
        for id, node in model.nodes.items()
    }
    starts = held(model, without)
    reached: dict[str, tuple[str, ...]] = {
        id: () for id in (TODAY_ID, *model.nodes) if id in starts
    }
    waiting = deque(reached)
    while waiting:
        for link in model.links_from.get(waiting.popleft(), ()):
            target = link.target
            if link.id in lost or not works(link) or target in lost or target in reached:
                continue
            missing[target] -= 1
            if missing[target] == 0:
                every = model.nodes[target].needs == "all"
                carrying = model.links_into[target] if every else (link,)
                reached[target] = tuple(each.id for each in carrying)
                waiting.append(target)
    return reached


def leading_to(model: WorkModel, ids: Iterable[str]) -> frozenset[str]:
    """Give these ids, and those of all nodes from which links lead to one of them.

    The drawing alone counts, whatever the nodes' status: a way to an outcome passes no others.
    """
    found = set(ids)
    pending = list(found)
    while pending:
        for link in model.links_into.get(pending.pop(), ()):
            if link.source not in found:
                found.add(link.source)
                pending.append(link.source)
    return frozenset(found)
