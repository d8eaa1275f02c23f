"""How data points move beliefs: the effective confidence of each link."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from careerapp.domain.items import DataPoint, Grounds, Link
from careerapp.domain.model import WorkModel

GROUNDS_WEIGHT: Mapping[Grounds, float] = {"guess": 2.0, "some": 6.0, "strong": 20.0}
"""How many data points a belief is worth, by what it rests on."""

STRENGTH_WEIGHT: Mapping[int, float] = {1: 0.5, 2: 1.0, 3: 2.0}
"""How much a data point of each strength weighs while it is fresh."""

HALF_LIFE = 24.0
"""Months after which a data point weighs half."""

DAYS_A_MONTH = 30.4375


class Weight(NamedTuple):
    """What the data points about a link weigh as of a date, and how many they are."""

    wins: float
    setbacks: float
    win_count: int
    setback_count: int


NO_WEIGHT = Weight(0.0, 0.0, 0, 0)


def effective_confidences(model: WorkModel, as_of: date) -> dict[str, float | None]:
    """Give every link's belief, moved by its data points; ``None`` for a link not judged.

    Notes
    -----
    The mean a / (a + b) of a Beta distribution: the belief counts as so many data points as its
    grounds are worth, and each win or setback adds its strength, halved every 24 months. A data
    point about a node counts for every link into it, and once even where it names a link too.

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
    """Give when each link last met a win or a setback; a link that never did has no entry."""
    points = points_by_link(model)
    return {id: max(point.at for point in about) for id, about in points.items()}


def weights_of(model: WorkModel, as_of: date) -> dict[str, Weight]:
    """Add up the data points about each link that has any."""
    weights: dict[str, list[list[float]]] = {}
    for point, links in _telling(model):
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
    """Find which wins and setbacks speak of which link, each once."""
    points: dict[str, list[DataPoint]] = {}
    for point, links in _telling(model):
        for id in links:
            points.setdefault(id, []).append(point)
    return points


def _telling(model: WorkModel) -> Iterator[tuple[DataPoint, Iterable[str]]]:
    """Go through the wins and setbacks, each with the ids of the links it speaks of, once each."""
    telling = [point for point in model.journal if point.kind != "change"]
    of_item: dict[str, tuple[str, ...]] = {}
    if telling:
        of_item = {link.id: (link.id,) for link in model.links}
    for point in telling:
        about = point.about_ids
        for id in about:
            if id not in of_item:
                of_item[id] = tuple(link.id for link in model.links_into.get(id, ()))
        yield point, dict.fromkeys(link for id in about for link in of_item[id])


def _weight(point: DataPoint, as_of: date) -> float:
    """A date to come weighs as today."""
    months = max(0, (as_of - point.at).days) / DAYS_A_MONTH
    return float(STRENGTH_WEIGHT[point.strength] * 2 ** (-months / HALF_LIFE))


def beta_parameters(link: Link, weight: Weight) -> tuple[float, float] | None:
    if link.confidence is None:
        return None
    worth = GROUNDS_WEIGHT[link.grounds]
    return (
        worth * link.confidence + weight.wins,
        worth * (1 - link.confidence) + weight.setbacks,
    )


def beta_mean(counts: tuple[float, float] | None) -> float | None:
    return None if counts is None else counts[0] / (counts[0] + counts[1])
