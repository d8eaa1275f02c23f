"""Evidence: the effective confidence of each link, from beliefs and data points."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from careerapp.domain.items import DataPoint, Grounds, Link
from careerapp.domain.model import WorkModel

GROUNDS_WEIGHT: Mapping[Grounds, float] = {"guess": 2.0, "some": 6.0, "strong": 20.0}
"""Data points that a belief is worth, by its grounds."""

STRENGTH_WEIGHT: Mapping[int, float] = {1: 0.5, 2: 1.0, 3: 2.0}
"""Weight of a data point that has not faded, by its strength."""

HALF_LIFE = 24.0
"""Months after which a data point weighs half."""

DAYS_A_MONTH = 30.4375


class Weight(NamedTuple):
    """The data points about one link: their weight as of a date, and their number."""

    wins: float
    setbacks: float
    win_count: int
    setback_count: int


NO_WEIGHT = Weight(0.0, 0.0, 0, 0)


def effective_confidences(model: WorkModel, as_of: date) -> dict[str, float | None]:
    """Give the effective confidence of every link; ``None`` for a link that is not judged.

    Parameters
    ----------
    model : WorkModel
    as_of : date
        Date as of which data points have faded.

    Returns
    -------
    dict of str to (float or None)
        By link id, 0 to 1.

    Notes
    -----
    The mean a / (a + b) of a Beta distribution (the posterior of a Beta prior, see Gelman and
    others, Bayesian Data Analysis, chapter 2). The belief p counts as s data points: a = s p plus
    the weights of wins, b = s (1 - p) plus those of setbacks. A weight halves every 24 months. A
    data point about a node counts for every link into it; one that names a link too counts once.

    Examples
    --------
    >>> from careerapp.domain.items import DataPoint, Outcome
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="o", kind="role", title="Team lead"),),
    ...     links=(Link(id="l", source="today", target="o", confidence=0.5),),
    ...     journal=(DataPoint(id="d", at=date(2027, 3, 1), kind="win", about=("o",)),),
    ... )
    >>> round(effective_confidences(model, as_of=date(2027, 3, 1))["l"], 3)
    0.667
    """
    values = {link.id: link.confidence for link in model.links}
    weights = weights_of(model, as_of)
    if weights:
        for link in model.links:
            if link.id in weights:
                values[link.id] = beta_mean(beta_parameters(link, weights[link.id]))
    return values


def last_evidence(model: WorkModel) -> dict[str, date]:
    """Give the date of the latest win or setback about each link that has any, by id."""
    points = points_by_link(model)
    return {id: max(point.at for point in about) for id, about in points.items()}


def weights_of(model: WorkModel, as_of: date) -> dict[str, Weight]:
    """Add up the data points about each link that has any, by id."""
    weights: dict[str, list[list[float]]] = {}
    for point, links in _wins_and_setbacks(model):
        weight = _weight(point, as_of)
        for id in links:
            if id not in weights:
                weights[id] = [[], []]
            weights[id][point.kind == "setback"].append(weight)
    return {
        id: Weight(sum(wins), sum(setbacks), len(wins), len(setbacks))
        for id, (wins, setbacks) in weights.items()
    }


def points_by_link(model: WorkModel) -> dict[str, list[DataPoint]]:
    """Group wins and setbacks by the ids of the links they are about."""
    points: dict[str, list[DataPoint]] = {}
    for point, links in _wins_and_setbacks(model):
        for id in links:
            points.setdefault(id, []).append(point)
    return points


def _wins_and_setbacks(model: WorkModel) -> Iterator[tuple[DataPoint, Iterable[str]]]:
    """Yield each win and setback with the ids of the links it is about, without repeats."""
    points = [point for point in model.journal if point.kind != "change"]
    of_item: dict[str, tuple[str, ...]] = {}
    if points:
        of_item = {link.id: (link.id,) for link in model.links}
    for point in points:
        about = point.about_ids
        for id in about:
            if id not in of_item:
                of_item[id] = tuple(link.id for link in model.links_into.get(id, ()))
        yield point, dict.fromkeys(link for id in about for link in of_item[id])


def _weight(point: DataPoint, as_of: date) -> float:
    """Give the faded weight of a data point; one dated later than `as_of` has not faded."""
    months = max(0, (as_of - point.at).days) / DAYS_A_MONTH
    return float(STRENGTH_WEIGHT[point.strength] * 2 ** (-months / HALF_LIFE))


def beta_parameters(link: Link, weight: Weight) -> tuple[float, float] | None:
    """Give a and b of the Beta distribution of a link; ``None`` while it is not judged."""
    if link.confidence is None:
        return None
    worth = GROUNDS_WEIGHT[link.grounds]
    return (
        worth * link.confidence + weight.wins,
        worth * (1 - link.confidence) + weight.setbacks,
    )


def beta_mean(counts: tuple[float, float] | None) -> float | None:
    """Give a / (a + b); ``None`` without parameters."""
    return None if counts is None else counts[0] / (counts[0] + counts[1])
