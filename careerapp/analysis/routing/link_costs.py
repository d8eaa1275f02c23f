"""Costs of links by months, chance or risk, for finding the best routes."""

from functools import lru_cache
from math import isfinite, nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.study import KEPT_STUDIES, Study
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.measures.arrival import mean_months
from careerapp.domain.items import Stone

Measure = Literal["months", "chance", "risk"]
MEASURES: tuple[Measure, ...] = ("months", "chance", "risk")

Costs = NDArray[np.float64]


@lru_cache(maxsize=KEPT_STUDIES * len(MEASURES))
def prices(study: Study, by: Measure) -> Costs:
    """Give the cost of each link by a measure.

    Parameters
    ----------
    study : Study
    by : {"months", "chance", "risk"}

    Returns
    -------
    array of float, shape (links,), read-only
        By months the expected months of the target; by chance -ln(chance), which adds up along a
        route as chances multiply; by risk the months divided by the chance. NaN without a belief
        or months, infinite for a chance of 0.
    """
    chance = np.array(study.graph.chance, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        if by == "chance":
            costs = np.abs(np.log(chance))
        else:
            # Nodes are numbered from Today over stones to outcomes.
            costs = _months(study)[[target for _, target in study.graph.ends]]
            if by == "risk":
                costs = np.where(chance == 0, np.inf, costs / chance)
    costs.flags.writeable = False
    return costs


def priced_links(study: Study, subgraph: Subgraph, by: Measure) -> dict[int, float]:
    """Give the finite costs of links of a subgraph, by link."""
    links = list(subgraph.links)
    costs = prices(study, by)[links].tolist()
    return {link: cost for link, cost in zip(links, costs, strict=True) if isfinite(cost)}


def _months(study: Study) -> Costs:
    """Give the expected months of each node; NaN for a stone without months."""
    stones = study.model.stones
    kept = study.of_drawing.get("months")
    if isinstance(kept, _Months) and kept.stones is stones:
        return kept.months
    months = np.zeros(len(study.graph.ids))
    months[1 : len(stones) + 1] = [
        nan if (mean := mean_months(stone)) is None else mean for stone in stones
    ]
    study.of_drawing["months"] = _Months(stones, months)
    return months


class _Months(NamedTuple):
    """The expected months of all nodes, and the stones they were computed from."""

    stones: tuple[Stone, ...]
    months: Costs
