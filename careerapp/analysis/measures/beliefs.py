"""Beliefs beside their evidence: effective confidence and its band, for each link."""

from datetime import date
from typing import NamedTuple

from careerapp.analysis.evidence import (
    NO_WEIGHT,
    STRENGTH_WEIGHT,
    beta_mean,
    beta_parameters,
    shares_by_link,
    weights_of,
)
from careerapp.domain.model import WorkModel

BAND = (0.1, 0.9)
"""The quantiles at the ends of a band."""


class Evidence(NamedTuple):
    """A belief, the evidence about it, and the effective confidence of both.

    Attributes
    ----------
    belief : what the person believes; ``None`` while the link is not judged.
    value : the effective confidence, 0 to 1; ``None`` without a belief.
    low, high : 10 % and 90 % quantiles of the same; ``None`` without a belief.
    wins, setbacks : how many data points count, faded or not.
    faded : share of their weight that has faded, 0 to 1; 0 without data points.
    last : date of the latest one; ``None`` without data points.
    shared : of each data point that other ways in share, among how many it is shared.
    """

    belief: float | None
    value: float | None
    low: float | None
    high: float | None
    wins: int
    setbacks: int
    faded: float
    last: date | None
    shared: tuple[int, ...] = ()


def evidence(model: WorkModel, as_of: date) -> dict[str, Evidence]:
    """Give belief, effective confidence and band of every link, by id.

    The band runs between the 10 % and 90 % quantiles of the Beta distribution whose mean
    `effective_confidences` gives. It is a point for a belief of 0 or 1 without contrary evidence.
    """
    from scipy.special import betaincinv  # waits until a band is wanted

    weights = weights_of(model, as_of)
    shares = shares_by_link(model)
    found = {}
    for link in model.links:
        about = shares.get(link.id, ())
        weight = weights.get(link.id, NO_WEIGHT)
        parameters = beta_parameters(link, weight)
        value = low = high = beta_mean(parameters)
        if parameters is not None and min(parameters) > 0:
            low, high = (float(betaincinv(*parameters, share)) for share in BAND)
        fresh = sum(STRENGTH_WEIGHT[each.point.strength] * each.share for each in about)
        found[link.id] = Evidence(
            link.confidence,
            value,
            low,
            high,
            weight.win_count,
            weight.setback_count,
            1 - (weight.wins + weight.setbacks) / fresh if fresh else 0.0,
            max((each.point.at for each in about), default=None),
            tuple(each.ways for each in about if each.ways > 1),
        )
    return found
