"""A work model made ready for questions: what matters to each outcome, and what its chance is."""

from collections import deque
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.exact import Elimination, SingleLosses, plan_elimination
from careerapp.analysis.engine.graph import Graph
from careerapp.analysis.engine.read import beliefs, differs_in_beliefs_alone, read_graph
from careerapp.analysis.engine.sampling import (
    FEWER_WORLDS,
    MANY_LINKS,
    WORLDS,
    Sampled,
    Words,
    count,
    resettle,
    sample,
    sample_anew,
)
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import NOTHING, reachable

Z_95 = 1.959964
"""How many standard errors 95 % of samples lie within."""


MAX_OUTCOMES = 40
"""How many outcomes are looked at closely, the most important first."""

KEPT_STUDIES = 4

Found = TypeVar("Found")


class Chance(NamedTuple):
    """The share of worlds in which an outcome is reached.

    Attributes
    ----------
    value : 0 to 1; ``None`` until every link on a route to the outcome is judged.
    margin : half-width of the 95 % interval; 0 when exact, ``None`` without a value.
    exact : whether it was computed, not sampled. No way left is exact too: it is never a sampled 0.
    """

    value: float | None
    margin: float | None
    exact: bool


UNJUDGED = Chance(None, None, False)
NEVER = Chance(0.0, 0.0, True)
SURELY = Chance(1.0, 0.0, True)


class Part(NamedTuple):
    """What lies on ways to one outcome, by number.

    Attributes
    ----------
    nodes : in the order of sweeping, the outcome last but for cycles; without what is held.
    links : links between them and from what is held.
    starts : held nodes that ways start at.
    unjudged : links nobody has judged.
    undated : stones nobody has said the months of.
    needs_all : whether a node on the way needs all of its links.
    cyclic : whether ways lead in circles somewhere.
    """

    nodes: tuple[int, ...]
    links: tuple[int, ...]
    starts: tuple[int, ...]
    unjudged: tuple[int, ...]
    undated: tuple[int, ...]
    needs_all: bool
    cyclic: bool


class Study:
    """One work model as of a date, with what is computed of it on the way kept.

    Parameters
    ----------
    model : WorkModel
    as_of : date
        Up to when data points fade.
    without : set of str
        Ids of nodes and links that fall away.
    like : Study, optional
        One made before: what is the same in both is not found out again.

    Attributes
    ----------
    of_drawing : what others have found out about the drawing alone, to be found out once.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="o", kind="role", title="Team lead"),),
    ...     links=(Link(id="l", source="today", target="o", confidence=0.5),),
    ... )
    >>> Study(model, date(2027, 3, 1)).chance("o")
    Chance(value=0.5, margin=0.0, exact=True)
    """

    def __init__(
        self,
        model: WorkModel,
        as_of: date,
        without: Collection[str] = NOTHING,
        like: "Study | None" = None,
    ) -> None:
        self.model = model
        self.as_of = as_of
        self.without = frozenset(without)
        self._parts: dict[str, Part | None] = {}
        self._eliminations: dict[str, Elimination | None] = {}
        self._chances: dict[str, Chance] = {}
        self._exact_losses: dict[str, SingleLosses | None] = {}
        self.of_drawing: dict[object, Any] = {}
        self._sampled_before: Sampled | None = None
        chance = None if like is None else self._beliefs_on_same_drawing(like)
        if like is None or chance is None:
            self.graph: Graph = read_graph(model, as_of, self.without)
            return
        self.graph = like.graph.believing(chance)
        # These follow from the drawing, so both may add to them.
        self._parts, self._eliminations = like._parts, like._eliminations
        self.of_drawing = like.of_drawing
        self._sampled_before = like.__dict__.get("sampled")

    def once(self, key: object, find: Callable[[], Found]) -> Found:
        """Find something out about the drawing alone, once for all beliefs in its links."""
        if key not in self.of_drawing:
            self.of_drawing[key] = find()
        found: Found = self.of_drawing[key]
        return found

    @cached_property
    def reached(self) -> frozenset[str]:
        """Ids of all nodes that some way leads to."""
        return reachable(self.model, self.without)

    @cached_property
    def hopes(self) -> tuple[str, ...]:
        """Ids of open outcomes."""
        return tuple(outcome.id for outcome in self.model.outcomes if outcome.status == "open")

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """Ids of open outcomes with a way, every link of which is judged."""
        parts = {id: self.part(id) for id in self.hopes}
        return tuple(id for id, part in parts.items() if part and not part.unjudged)

    @cached_property
    def closely(self) -> tuple[str, ...]:
        """Ids of open outcomes with a way, the `MAX_OUTCOMES` most important of them."""
        with_way = [id for id in self.hopes if self.part(id) is not None]
        return self.most_important(with_way)

    def most_important(self, outcomes: Iterable[str]) -> tuple[str, ...]:
        """Keep the `MAX_OUTCOMES` most important of some outcomes, in their order."""
        importance = {outcome.id: outcome.importance for outcome in self.model.outcomes}
        some = list(outcomes)
        most = set(sorted(some, key=lambda id: -importance[id])[:MAX_OUTCOMES])
        return tuple(id for id in some if id in most)

    def part(self, outcome: str) -> Part | None:
        """Give what lies on ways to an outcome; None where no way leads or none is needed."""
        if outcome not in self._parts:
            self._parts[outcome] = self._find_part(outcome)
        return self._parts[outcome]

    def elimination(self, outcome: str) -> Elimination | None:
        """Give how to compute a judged outcome's chance; None where it must be sampled."""
        if outcome not in self._eliminations:
            part = self.part(outcome)
            self._eliminations[outcome] = (
                None
                if part is None or part.cyclic
                else plan_elimination(self.graph, self.graph.place[outcome], part.nodes)
            )
        return self._eliminations[outcome]

    def exact_losses(self, outcome: str) -> SingleLosses | None:
        """Compute what each single loss leaves of a judged outcome; None where it is sampled."""
        if outcome not in self._exact_losses:
            elimination = self.elimination(outcome)
            self._exact_losses[outcome] = (
                None if elimination is None else elimination.single_losses(self.graph)
            )
        return self._exact_losses[outcome]

    @cached_property
    def sampled(self) -> Sampled:
        """The worlds of all outcomes whose chance must be sampled."""
        if self._sampled_before is not None:
            return sample_anew(self._sampled_before, self.graph)
        nodes: set[int] = set()
        for id in self.judged:
            part = self.part(id)
            if part is not None and self.elimination(id) is None:
                nodes.update(part.nodes)
        links = sum(len(self.graph.into[node]) for node in nodes)
        return sample(self.graph, nodes, WORLDS if links <= MANY_LINKS else FEWER_WORLDS)

    def chance(self, outcome: str) -> Chance:
        """Compute or sample the chance of an outcome."""
        if outcome not in self._chances:
            self._chances[outcome] = self._find_chance(outcome)
        return self._chances[outcome]

    def chances_without(self, lost: Collection[str], outcomes: Iterable[str]) -> dict[str, Chance]:
        """Give chances when nodes and links, by id, are lost besides.

        Each is found as its chance before the loss was, so that a loss never raises one.
        """
        lost = frozenset(lost)
        reached = reachable(self.model, self.without | lost)
        graph = self.graph
        nodes = {graph.place[id] for id in lost if id in graph.place}
        links = {graph.link_place[id] for id in lost if id in graph.link_place}
        chances = {}
        rows: dict[int, Words] | None = None
        smaller: Study | None = None
        for id in outcomes:
            if id not in reached:
                chances[id] = NEVER
            elif id not in self.judged:
                # What nobody has judged may have gone with the loss.
                smaller = smaller or Study(self.model, self.as_of, self.without | lost)
                chances[id] = smaller.chance(id)
            elif (elimination := self.elimination(id)) is not None:
                chances[id] = Chance(elimination.chance(graph, nodes, links), 0.0, True)
            else:
                if rows is None:
                    rows = lost_rows(self.sampled, nodes, links)
                chances[id] = self._counted(rows[graph.place[id]])
        return chances

    def _beliefs_on_same_drawing(self, like: "Study") -> tuple[float | None, ...] | None:
        """The chances of links, if only they are new; to rule one out is to draw another map."""
        if like.without != self.without or not differs_in_beliefs_alone(like.model, self.model):
            return None
        chance = beliefs(self.model, self.as_of)
        alike = all(
            was == now or (bool(was) and bool(now))
            for was, now in zip(like.graph.chance, chance, strict=True)
        )
        return chance if alike else None

    def _find_chance(self, outcome: str) -> Chance:
        if (known := self._without_worlds(outcome)) is not None:
            return known
        elimination = self.elimination(outcome)
        if elimination is not None:
            losses = self._exact_losses.get(outcome)
            value = losses.chance if losses else elimination.chance(self.graph)
            return Chance(value, 0.0, True)
        return self._counted(self.sampled.reached[self.graph.place[outcome]])

    def _without_worlds(self, outcome: str) -> Chance | None:
        """The chance of what is had, cannot be had, or is not judged."""
        number = self.graph.place[outcome]
        if self.graph.held[number]:
            return SURELY
        part = self.part(outcome)
        if part is None:
            return NEVER
        return UNJUDGED if part.unjudged else None

    def _counted(self, row: Words) -> Chance:
        worlds = 64 * row.shape[-1]
        hits = int(count(row))
        return Chance(hits / worlds, margin(hits, worlds), False)

    def _find_part(self, outcome: str) -> Part | None:
        graph = self.graph
        end = graph.place[outcome]
        if end not in graph.order:
            return None
        seen = {end}
        starts: dict[int, None] = {}
        links = []
        pending = [end]
        while pending:
            for source, link in graph.into[pending.pop()]:
                links.append(link)
                if source not in graph.order:
                    starts[source] = None
                elif source not in seen:
                    seen.add(source)
                    pending.append(source)
        nodes = sorted(seen, key=graph.order.__getitem__)
        undated = [
            node
            for node in nodes
            if isinstance(stone := self.model.nodes[graph.ids[node]], Stone)
            and stone.months is None
        ]
        return Part(
            nodes=tuple(nodes),
            links=tuple(links),
            starts=tuple(starts),
            unjudged=tuple(link for link in links if graph.chance[link] is None),
            undated=tuple(undated),
            needs_all=any(graph.needs_all[node] for node in nodes),
            cyclic=any(
                graph.order[source] > graph.order[node]
                for node in nodes
                for source, _ in graph.into[node]
                if source in graph.order
            ),
        )


_latest: deque[Study] = deque(maxlen=1)
"""The study asked for last: a cache has no order to ask for, and an edit reuses parts of this."""


def study_of(model: WorkModel, as_of: date | None) -> Study:
    """Give the study of a model as of a date, or as of its latest data point where none is given.

    The `KEPT_STUDIES` asked for last are kept, so that several questions about one model share
    intermediate results. A new one reuses the results of the one asked for last that an edit of
    beliefs leaves as they are.
    """
    if as_of is None:
        as_of = max((point.at for point in model.journal), default=date.min)
    study = _make_study(model.unplaced, as_of)
    _latest.append(study)
    return study


@lru_cache(maxsize=KEPT_STUDIES)
def _make_study(model: WorkModel, as_of: date) -> Study:
    return Study(model, as_of, like=_latest[-1] if _latest else None)


def lost_rows(sampled: Sampled, nodes: Iterable[int], links: Iterable[int]) -> dict[int, Words]:
    """Sweep the same worlds again without some nodes and links."""
    nowhere = sampled.nowhere()
    return resettle(
        sampled,
        dict.fromkeys(nodes, nowhere),
        {link: nowhere for link in links if link in sampled.works},
    )


def margin(hits: int, worlds: int) -> float:
    """Give how far a chance may be from the share of worlds it was counted in, 19 times in 20.

    Notes
    -----
    The farther end of the interval of Wilson (1927), which also holds near 0 and 1.

    Examples
    --------
    >>> round(margin(32_768, 65_536), 4), margin(0, 65_536) > 0
    (0.0038, True)
    """
    return float(margins(np.array(hits), worlds))


def margins(hits: NDArray[np.int64], worlds: int) -> NDArray[np.float64]:
    """Give the same for many counts at once."""
    share = hits / worlds
    z2 = Z_95**2 / worlds
    centre = (share + z2 / 2) / (1 + z2)
    spread = share * (1 - share) / worlds + z2 / (4 * worlds)
    half: NDArray[np.float64] = Z_95 * np.sqrt(spread) / (1 + z2)
    return half + np.abs(centre - share)
