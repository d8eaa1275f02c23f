"""What each link costs by months, by chance or by both, for finding the best routes."""

from functools import lru_cache
from math import isfinite, nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerapp.analysis.engine.study import KEPT_STUDIES, Part, Study
from careerapp.analysis.measures.arrival import mean_months
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
            # Nodes are numbered from Today over stones to outcomes.
            costs = _months(study)[[target for _, target in study.graph.ends]]
            if by == "risk":
                costs = np.where(chance == 0, np.inf, costs / chance)
    costs.flags.writeable = False
    return costs


def priced_links(study: Study, part: Part, by: Measure) -> dict[int, float]:
    """Give the links of a part that have a price that can be paid, and the prices."""
    links = list(part.links)
    costs = prices(study, by)[links].tolist()
    return {link: cost for link, cost in zip(links, costs, strict=True) if isfinite(cost)}


def _months(study: Study) -> Costs:
    """How long each node is expected to take; NaN while nobody has said."""
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
    """The months of all nodes, and the stones that they are of."""

    stones: tuple[Stone, ...]
    months: Costs
