"""Evidence: the effective confidence of each link, from beliefs and data points."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from careerapp.domain.items import About, DataPoint, DataPointKind, Grounds, Link
from careerapp.domain.model import WorkModel

GROUNDS_WEIGHT: Mapping[Grounds, float] = {"guess": 2.0, "some": 6.0, "strong": 20.0}
"""Data points that a belief is worth, by its grounds."""

STRENGTH_WEIGHT: Mapping[int, float] = {1: 0.5, 2: 1.0, 3: 2.0}
"""Weight of a data point that has not faded, by its strength."""

HALF_LIFE = 24.0
"""Months after which a data point weighs half."""

DAYS_A_MONTH = 30.4375

EVIDENCE: frozenset[DataPointKind] = frozenset({"win", "setback"})
"""The kinds of data points that speak for or against a link."""


class Weight(NamedTuple):
    """The data points about one link: their weight as of a date, and their number."""

    wins: float
    setbacks: float
    win_count: int
    setback_count: int


class Share(NamedTuple):
    """A data point about one link, and the share of it that counts there: 1, or 1/n of n ways."""

    point: DataPoint
    share: float

    @property
    def ways(self) -> int:
        """Among how many ways in it is shared; 1 where it counts in full."""
        return round(1 / self.share)


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
    data point about a link counts in full. About a node, it counts in full for the links into it
    that it was said to speak for; where none was picked, in equal shares for the links into it that
    were open when it was logged (`About.links`; where these are not known, for those open now). A
    link never counts it twice: the larger share holds.

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
    for point, shares in _wins_and_setbacks(model):
        weight = _weight(point, as_of)
        for id, share in shares.items():
            if id not in weights:
                weights[id] = [[], []]
            weights[id][point.kind == "setback"].append(weight * share)
    return {
        id: Weight(sum(wins), sum(setbacks), len(wins), len(setbacks))
        for id, (wins, setbacks) in weights.items()
    }


def points_by_link(model: WorkModel) -> dict[str, list[DataPoint]]:
    """Group wins and setbacks by the ids of the links they are about."""
    found = shares_by_link(model)
    return {id: [each.point for each in shares] for id, shares in found.items()}


def shares_by_link(model: WorkModel) -> dict[str, list[Share]]:
    """Group wins and setbacks by the ids of the links they count for, with how much they do."""
    found: dict[str, list[Share]] = {}
    for point, shares in _wins_and_setbacks(model):
        for id, share in shares.items():
            found.setdefault(id, []).append(Share(point, share))
    return found


def _wins_and_setbacks(model: WorkModel) -> Iterator[tuple[DataPoint, Mapping[str, float]]]:
    """Yield each win and setback with the share of it that counts for each link, by id."""
    points = [point for point in model.journal if point.kind in EVIDENCE]
    links = {link.id: link for link in model.links} if points else {}
    for point in points:
        shares: dict[str, float] = {}
        for about in point.about:
            for id, share in _shares(model, links, point, about):
                shares[id] = max(share, shares.get(id, 0.0))
        yield point, shares


def _shares(
    model: WorkModel, links: Mapping[str, Link], point: DataPoint, about: About
) -> Iterator[tuple[str, float]]:
    """Yield (link, share of the data point that counts for it) for one thing it is about."""
    if about.id in links:
        yield about.id, 1.0
        return
    into = model.links_into.get(about.id, ())
    then = about.links
    if then is None:
        then = tuple(link.id for link in into if not link.closed)
    # A way that was picked and is no longer drawn was picked all the same.
    picked = [id for id in point.spoke_for if id in then or any(id == each.id for each in into)]
    there = {link.id for link in into}
    for id in picked or then:
        if id in there:
            yield id, 1.0 if picked else 1.0 / len(then)


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
