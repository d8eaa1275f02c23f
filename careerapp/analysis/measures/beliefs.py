"""Beliefs beside the data points about them: how far each link has moved, and how sure that is."""

from datetime import date
from typing import NamedTuple

from careerapp.analysis.evidence import (
    NO_WEIGHT,
    STRENGTH_WEIGHT,
    beta_mean,
    beta_parameters,
    points_by_link,
    weights_of,
)
from careerapp.domain.model import WorkModel

BAND = (0.1, 0.9)
"""Which quantiles the band runs between."""


class Evidence(NamedTuple):
    """A belief beside what has happened since.

    Attributes
    ----------
    belief : what the person believes; ``None`` while the link is not judged.
    value : the effective confidence, 0 to 1; ``None`` without a belief.
    low, high : 10 % and 90 % quantiles of the same; ``None`` without a belief.
    wins, setbacks : how many data points count, faded or not.
    faded : share of their weight that time has taken, 0 to 1; 0 without data points.
    last : date of the latest one.
    """

    belief: float | None
    value: float | None
    low: float | None
    high: float | None
    wins: int
    setbacks: int
    faded: float
    last: date | None


def evidence(model: WorkModel, as_of: date) -> dict[str, Evidence]:
    """Give for every link what is believed, what the data points make of it, and how sure that is.

    The band is the 10 % to 90 % quantiles of the distribution that `effective_confidences` gives
    the mean of. A belief of 0 or 1 that nothing speaks against is a point.
    """
    from scipy.special import betaincinv  # waits until a band is wanted

    weights = weights_of(model, as_of)
    points = points_by_link(model)
    found = {}
    for link in model.links:
        about = points.get(link.id, ())
        weight = weights.get(link.id, NO_WEIGHT)
        parameters = beta_parameters(link, weight)
        value = low = high = beta_mean(parameters)
        if parameters is not None and min(parameters) > 0:
            low, high = (float(betaincinv(*parameters, share)) for share in BAND)
        fresh = sum(STRENGTH_WEIGHT[point.strength] for point in about)
        found[link.id] = Evidence(
            link.confidence,
            value,
            low,
            high,
            weight.win_count,
            weight.setback_count,
            1 - (weight.wins + weight.setbacks) / fresh if fresh else 0.0,
            max((point.at for point in about), default=None),
        )
    return found
