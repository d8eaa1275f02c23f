"""What each link costs by months, by chance or by both, for finding the best routes."""

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.arrival import mean_months
from careerapp.analysis.study import KEPT_STUDIES, Part, Study
from careerapp.domain.items import Stone

Measure = Literal["months", "chance", "risk"]
MEASURES: tuple[Measure, ...] = ("months", "chance", "risk")

Costs = NDArray[np.float64]


@lru_cache(maxsize=KEPT_STUDIES * len(MEASURES))
def prices(study: Study, by: Measure) -> Costs:
    """Give what each link costs by a measure; it must not be written to.

    NaN while it cannot be said, and infinite for what the person rules out. By chance it is
    -ln(chance), so that costs along a route add up; by risk the months of the node it leads to
    divided by the chance.
    """
    chance = np.array(study.graph.chance, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        if by == "chance":
            costs = np.abs(np.log(chance))
        else:
            targets = np.array([target for _, target in study.graph.ends], np.intp)
            costs = _months(study)[targets]
            if by == "risk":
                costs = np.where(chance == 0, np.inf, costs / chance)
    costs.flags.writeable = False
    return costs


def priced_links(study: Study, part: Part, by: Measure) -> tuple[NDArray[np.intp], Costs]:
    """Give the links of a part that have a price that can be paid, and the prices."""
    links = np.array(part.links, np.intp)
    costs = prices(study, by)[links]
    payable = np.isfinite(costs)
    return links[payable], costs[payable]


@lru_cache(maxsize=KEPT_STUDIES)
def _months(study: Study) -> Costs:
    """How long each node is expected to take; NaN while nobody has said."""
    nodes = study.model.nodes.values()
    return np.array(
        [0.0, *(mean_months(node) if isinstance(node, Stone) else 0.0 for node in nodes)],
        np.float64,
    )
