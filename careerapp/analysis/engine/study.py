"""Studies: a work model as of a date, with its graph and the chances of its outcomes."""

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
    lost_rows,
    sample,
    sample_anew,
)
from careerapp.analysis.engine.subgraph import Subgraph, find_subgraph
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import NOTHING, after_fall, falling, reachable

Z_95 = 1.959964
"""How many standard errors 95 % of samples lie within."""


MAX_OUTCOMES = 40
"""How many outcomes are assessed in full, the most important first."""

KEPT_STUDIES = 4

Found = TypeVar("Found")


class Chance(NamedTuple):
    """The share of worlds in which an outcome is reached.

    Attributes
    ----------
    value : 0 to 1; ``None`` until every link on a route to the outcome is judged.
    margin : half-width of the 95 % interval; 0 when exact, ``None`` without a value.
    exact : whether it was computed instead of sampled; a chance of 0 without any way is exact.
    """

    value: float | None
    margin: float | None
    exact: bool


UNJUDGED = Chance(None, None, False)
NEVER = Chance(0.0, 0.0, True)
SURELY = Chance(1.0, 0.0, True)


class Study:
    """One work model as of a date; intermediate results are kept.

    Parameters
    ----------
    model : WorkModel
    as_of : date
        The day the figures are for: older data points count less.
    without : set of str
        Ids of nodes and links that fall away; what rests on them is not had any more.
    like : Study, optional
        An earlier study; where only beliefs differ, its results about the drawing are reused.

    Attributes
    ----------
    of_drawing : results about the drawing alone, which `once` keeps.

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
        self.model = after_fall(model, frozenset(without))
        self.as_of = as_of
        self.without = frozenset(without)
        self._subgraphs: dict[str, Subgraph | None] = {}
        self._eliminations: dict[str, Elimination | None] = {}
        self._chances: dict[str, Chance] = {}
        self._exact_losses: dict[str, SingleLosses | None] = {}
        self.of_drawing: dict[object, Any] = {}
        self._sampled_before: Sampled | None = None
        chance = None if like is None else self._beliefs_on_same_drawing(like)
        if like is None or chance is None:
            self.graph: Graph = read_graph(self.model, as_of, self.without)
            return
        self.graph = like.graph.believing(chance)
        # These follow from the drawing, so both may add to them.
        self._subgraphs, self._eliminations = like._subgraphs, like._eliminations
        self.of_drawing = like.of_drawing
        self._sampled_before = like.__dict__.get("sampled")

    def once(self, key: object, find: Callable[[], Found]) -> Found:
        """Give a result that depends on the drawing alone; it is found once for all beliefs."""
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
        subgraphs = {id: self.subgraph(id) for id in self.hopes}
        return tuple(id for id, subgraph in subgraphs.items() if subgraph and not subgraph.unjudged)

    @cached_property
    def closely(self) -> tuple[str, ...]:
        """Ids of open outcomes with a way, the `MAX_OUTCOMES` most important of them."""
        with_way = [id for id in self.hopes if self.subgraph(id) is not None]
        return self.most_important(with_way)

    def most_important(self, outcomes: Iterable[str]) -> tuple[str, ...]:
        """Keep the `MAX_OUTCOMES` most important of some outcomes, in their order."""
        importance = {outcome.id: outcome.importance for outcome in self.model.outcomes}
        some = list(outcomes)
        most = set(sorted(some, key=lambda id: -importance[id])[:MAX_OUTCOMES])
        return tuple(id for id in some if id in most)

    def subgraph(self, outcome: str) -> Subgraph | None:
        """Give the subgraph of ways to an outcome; None where there is no way, or it is held."""
        if outcome not in self._subgraphs:
            self._subgraphs[outcome] = find_subgraph(self.graph, self.model, outcome)
        return self._subgraphs[outcome]

    def elimination(self, outcome: str) -> Elimination | None:
        """Give the plan for the exact chance of a judged outcome; None where it must be sampled."""
        if outcome not in self._eliminations:
            subgraph = self.subgraph(outcome)
            self._eliminations[outcome] = (
                None
                if subgraph is None or (subgraph.cyclic and not subgraph.off)
                else plan_elimination(self.graph, self.graph.place[outcome], subgraph.off)
            )
        return self._eliminations[outcome]

    def exact_losses(self, outcome: str) -> SingleLosses | None:
        """Give the exact chance of a judged outcome after each single loss; None where sampled."""
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
            subgraph = self.subgraph(id)
            if subgraph is not None and self.elimination(id) is None:
                nodes.update(subgraph.swept)
        links = sum(len(self.graph.into[node]) for node in nodes)
        return sample(self.graph, nodes, WORLDS if links <= MANY_LINKS else FEWER_WORLDS)

    def chance(self, outcome: str) -> Chance:
        """Compute or sample the chance of an outcome."""
        if outcome not in self._chances:
            self._chances[outcome] = self._find_chance(outcome)
        return self._chances[outcome]

    def chances_without(self, lost: Collection[str], outcomes: Iterable[str]) -> dict[str, Chance]:
        """Give the chances of some outcomes when further nodes and links, by id, are lost.

        Each is computed or sampled as its chance before the loss was, so that a loss never raises
        a chance.
        """
        lost = frozenset(lost)
        if falling(self.model, self.without | lost):
            return self._chances_after_fall(lost, outcomes)
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

    def _chances_after_fall(
        self, lost: frozenset[str], outcomes: Iterable[str]
    ) -> dict[str, Chance]:
        """Give the chances where something one has falls along: what is had decides the graph."""
        left = Study(self.model, self.as_of, self.without | lost)
        chances = {}
        for id in outcomes:
            before, after = self.chance(id), left.chance(id)
            # One may be sampled and the other not, but a loss never raises a chance.
            if before.value is not None and after.value is not None:
                after = after._replace(value=min(before.value, after.value))
            chances[id] = after
        return chances

    def _beliefs_on_same_drawing(self, like: "Study") -> tuple[float | None, ...] | None:
        """Give the new chances of links, or None where more than they differ from another study.

        A belief that becomes or was 0 or ``None`` changes which links count.
        """
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
        """Give the chance of an outcome that is held, has no way or is not judged; else None."""
        number = self.graph.place[outcome]
        if self.graph.held[number]:
            return SURELY
        subgraph = self.subgraph(outcome)
        if subgraph is None:
            return NEVER
        return UNJUDGED if subgraph.unjudged else None

    def _counted(self, row: Words) -> Chance:
        worlds = 64 * row.shape[-1]
        hits = int(count(row))
        return Chance(hits / worlds, margin(hits, worlds), False)


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


def margin(hits: int, worlds: int) -> float:
    """Give the half-width of the 95 % interval of a chance, from how many worlds it was counted in.

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
    """Give the same for an array of counts."""
    share = hits / worlds
    z2 = Z_95**2 / worlds
    centre = (share + z2 / 2) / (1 + z2)
    spread = share * (1 - share) / worlds + z2 / (4 * worlds)
    half: NDArray[np.float64] = Z_95 * np.sqrt(spread) / (1 + z2)
    return half + np.abs(centre - share)
