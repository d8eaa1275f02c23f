"""Months until outcomes are reached, from sampled worlds."""

from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.sampling import (
    Algebra,
    Remembered,
    draw_links,
    settle,
    source_of_bits,
)
from careerapp.analysis.engine.study import KEPT_STUDIES, Study, study_of
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel

Times = NDArray[np.float32]
"""Months after which a node is reached, one world after the other; infinite where it is not."""

MONTHS_WORLDS = 2_048
"""How many worlds months are sampled from; up to `MORE` times as many for rare outcomes."""

MORE = 16
MORE_WORK = 80_000_000
"""Upper bound on worlds times links drawn for an outcome that is seldom reached."""

TELLING = 200
"""More worlds are drawn for an outcome that is reached in fewer than this."""

TOO_SELDOM = 20
"""No months are given for an outcome that is reached in fewer worlds than this."""

QUANTILES = (0.1, 0.5, 0.9)
NEVER_REACHED = np.float32(np.inf)
ARRIVING = Algebra(np.add, np.minimum, np.maximum, NEVER_REACHED)
"""Rows are months: through a working link at once, through any other never."""

KEPT_BYTES = 64 * 2**20
_drawn: Remembered[Times] = Remembered(KEPT_BYTES)


class ArrivalCurve(NamedTuple):
    """The chance that an outcome is reached by each month.

    Attributes
    ----------
    months : 0, 1, 2 … from today.
    chance : chance that it is reached by then, rising towards the chance of the outcome.
    """

    months: tuple[int, ...]
    chance: tuple[float, ...]


def mean_months(stone: Stone) -> float | None:
    """Give the expected months a stone takes from now; ``None`` for a stone without months.

    Notes
    -----
    The mean of the beta-PERT distribution (Malcolm and others, 1959), (low + 4 likely + high) / 6,
    times 1 - progress while the stone is active.

    Examples
    --------
    >>> from careerapp.domain.items import Months
    >>> span = Months(low=2, likely=3, high=10)
    >>> mean_months(
    ...     Stone(id="s", kind="skill", title="SQL", months=span, status="active", progress=0.5)
    ... )
    2.0
    """
    if stone.status == "done":
        return 0.0
    if stone.months is None:
        return None
    span = stone.months
    return (span.low + 4 * span.likely + span.high) / 6 * _share_left(stone)


def months_if_reached(study: Study) -> dict[str, tuple[float, float, float]]:
    """Give the 10th, 50th and 90th percentile of months until each outcome is reached, if it is.

    Outcomes are missing until every link on their routes is judged and every stone on them has
    months, and where they are reached in fewer than `TOO_SELDOM` worlds.
    """
    found = {}
    graph = study.graph
    for id, times in _times_when_reached(study).items():
        low, middle, high = (float(month) for month in np.quantile(times, QUANTILES))
        found[id] = (low, middle, high)
    had = [outcome.id for outcome in study.model.outcomes if graph.held[graph.place[outcome.id]]]
    return found | dict.fromkeys(had, (0.0, 0.0, 0.0))


def arrival_curve(
    model: WorkModel, outcome_id: str, as_of: date, most: int = 60
) -> ArrivalCurve | None:
    """Give the chance that an outcome is reached within each number of months.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
    as_of : date
        Date as of which data points have faded.
    most : int
        Last month of the curve.

    Returns
    -------
    ArrivalCurve or None
        ``None`` where `OutcomeAssessment.months` is.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Months, Outcome
    >>> span = Months(low=3, likely=3, high=3)
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="course", kind="skill", title="Course", months=span),),
    ...     links=(
    ...         Link(id="a", source="today", target="course", confidence=1.0),
    ...         Link(id="b", source="course", target="lead", confidence=0.5),
    ...     ),
    ... )
    >>> arrival_curve(model, "lead", as_of=date(2027, 3, 1), most=4).chance
    (0.0, 0.0, 0.0, 0.5, 0.5)
    """
    study = study_of(model, as_of)
    months = tuple(range(most + 1))
    number = study.graph.place.get(outcome_id)
    if number is not None and study.graph.held[number]:
        return ArrivalCurve(months, (1.0,) * len(months))
    times = _times_when_reached(study).get(outcome_id)
    if times is None:
        return None
    chance = study.chance(outcome_id).value or 0.0
    by_then = np.searchsorted(np.sort(times), np.array(months, np.float32), side="right")
    return ArrivalCurve(months, tuple(chance * float(many) / times.size for many in by_then))


def arrivals(
    study: Study, outcomes: Collection[str], worlds: int = MONTHS_WORLDS
) -> dict[str, Times]:
    """Sample the months until some outcomes are reached.

    Parameters
    ----------
    study : Study
    outcomes : collection of str
        All judged and dated.
    worlds : int
        How many; a multiple of 64.

    Returns
    -------
    dict of str to array of float, shape (worlds,)
        Infinite in worlds in which the outcome is not reached.
    """
    graph = study.graph
    nodes = {node for id in outcomes if (subgraph := study.subgraph(id)) for node in subgraph.swept}
    blocks = graph.blocks_of(nodes)
    links = {link for node in nodes for _, link in graph.into[node]}
    at_once = np.zeros(worlds, np.float32)
    times = {node: at_once for node, had in enumerate(graph.held) if had}
    own = {
        node: [(np.add, months)]
        for node in nodes
        if (months := own_months(study, node, worlds)) is not None
    }
    passes = {link: _passes(study, link, worlds) for link in links}
    settle(graph, blocks, passes, times, (worlds,), own, ARRIVING)
    never = np.full(worlds, NEVER_REACHED)
    return {id: times.get(graph.place[id], never) for id in outcomes}


def dated(study: Study) -> tuple[str, ...]:
    """List the ids of judged outcomes with months on every stone of their ways."""
    return tuple(
        id
        for id in study.judged
        if (subgraph := study.subgraph(id)) is not None and not subgraph.undated
    )


@lru_cache(maxsize=KEPT_STUDIES)
def _times_when_reached(study: Study) -> dict[str, Times]:
    """Give the months of each dated outcome in worlds in which it is reached, if enough are."""
    times = arrivals(study, dated(study))
    found = {id: _enough_when_reached(study, id, sampled) for id, sampled in times.items()}
    return {id: when for id, when in found.items() if when.size >= TOO_SELDOM}


def _enough_when_reached(study: Study, outcome: str, times: Times) -> Times:
    """Keep the months of worlds in which an outcome is reached; draw more worlds if few are."""
    subgraph = study.subgraph(outcome)
    links = len(subgraph.links) if subgraph else 1
    more = max(1, min(MORE, MORE_WORK // (links * MONTHS_WORLDS))) * MONTHS_WORLDS
    # Even so many worlds would not tell where it hardly ever happens.
    happens = (study.chance(outcome).value or 0.0) * more > TOO_SELDOM / 2
    if happens and more > times.size and np.isfinite(times).sum() < TELLING:
        times = arrivals(study, [outcome], more)[outcome]
    return times[np.isfinite(times)]


def own_months(study: Study, node: int, worlds: int) -> Times | None:
    """Draw the months a stone itself takes; None for other nodes and stones without months."""
    stone = study.model.nodes[study.graph.ids[node]]
    if not isinstance(stone, Stone) or stone.months is None:
        return None
    span, left = stone.months, _share_left(stone)
    key = (stone.id, span.low, span.likely, span.high, left, worlds)

    def draw() -> Times:
        if span.low == span.high:
            return np.full(worlds, span.low * left, np.float32)
        shape = (span.likely - span.low) / (span.high - span.low)
        share = pert_quantiles(shape, worlds)[_shuffled(stone.id, worlds)]
        months: Times = (left * (span.low + (span.high - span.low) * share)).astype(np.float32)
        return months

    return _remembered(key, worlds, draw)


def _shuffled(id: str, worlds: int) -> NDArray[np.intp]:
    """Give an order of quantiles for a stone: each one once (Latin hypercube; McKay, 1979)."""
    return np.argsort(source_of_bits(f"months:{id}").random_raw(worlds), kind="stable")


@lru_cache(maxsize=256)
def pert_quantiles(shape: float, many: int) -> NDArray[np.float64]:
    """Give evenly spaced quantiles of a beta-PERT distribution between 0 and 1.

    Parameters
    ----------
    shape : float
        Where the most likely value lies, 0 to 1.
    many : int
        How many: at (1/2, 3/2, …) / many.
    """
    from scipy.special import betainc

    values = np.linspace(0.0, 1.0, 2_049)
    shares = betainc(1 + 4 * shape, 5 - 4 * shape, values)
    quantiles: NDArray[np.float64] = np.interp((np.arange(many) + 0.5) / many, shares, values)
    return quantiles


def _passes(study: Study, link: int, worlds: int) -> Times:
    """Give the months a link adds: 0 in worlds in which it works, infinity elsewhere."""

    def draw() -> Times:
        works = draw_links(study.graph, [link], worlds // 64)[link]
        bits = np.unpackbits(works.astype("<u8").view(np.uint8), bitorder="little")
        return np.where(bits, np.float32(0), NEVER_REACHED)

    key = (study.graph.link_ids[link], study.graph.chance[link], worlds)
    return _remembered(key, worlds, draw)


def _remembered(key: object, worlds: int, draw: Callable[[], Times]) -> Times:
    """Remember a row, unless it is a long one: these are rare and take much room."""
    return _drawn.row(key, draw) if worlds == MONTHS_WORLDS else draw()


def _share_left(stone: Stone) -> float:
    return 1 - stone.progress if stone.status == "active" else 1.0
