"""Calibration: predictions of experiments against their results."""

from collections.abc import Iterable
from datetime import date
from math import sqrt
from typing import Literal, NamedTuple

from careerapp.domain.items import Experiment
from careerapp.domain.scales import confidence_word

ENOUGH = 8
"""Least number of resolved predictions for a verdict."""

CLEAR = 1.64
"""How many standard errors the mean prediction must be off to be called too high or too low."""

Verdict = Literal["about right", "too hopeful", "too cautious"]


class Calibration(NamedTuple):
    """How well predictions came true.

    Attributes
    ----------
    resolved : how many experiments with a prediction worked or failed.
    overdue : how many with a prediction are past their date without a result. They are counted as
        the resolved ones alone may flatter.
    inconclusive : how many with a prediction had no clear result.
    brier : mean squared distance of prediction and result, 0 best; ``None`` below `ENOUGH`.
    predicted, happened : mean prediction and share that worked; ``None`` below `ENOUGH`.
    verdict : ``None`` below `ENOUGH`.
    """

    resolved: int
    overdue: int
    inconclusive: int
    brier: float | None
    predicted: float | None
    happened: float | None
    verdict: Verdict | None


class PredictionGroup(NamedTuple):
    """Predictions with the same word.

    Attributes
    ----------
    word : such as ``"likely"``.
    predicted : their mean, 0 to 1.
    happened : share of them that worked.
    number : how many they are.
    """

    word: str
    predicted: float
    happened: float
    number: int


def group_by_word(experiments: Iterable[Experiment]) -> tuple[PredictionGroup, ...]:
    """Group resolved predictions by the nearest word, the lowest first.

    Examples
    --------
    >>> tried = [
    ...     Experiment(id=str(n), about="a", question="Works?", prediction=0.9,
    ...                result="worked" if n < 3 else "failed", resolved_at=date(2027, 3, 1))
    ...     for n in range(4)
    ... ]
    >>> group_by_word(tried)
    (PredictionGroup(word='almost sure', predicted=0.9, happened=0.75, number=4),)
    """
    groups: dict[str, list[tuple[float, float]]] = {}
    for predicted, worked in _results(experiments):
        groups.setdefault(confidence_word(predicted), []).append((predicted, worked))
    found = [
        PredictionGroup(
            word,
            sum(predicted for predicted, _ in group) / len(group),
            sum(worked for _, worked in group) / len(group),
            len(group),
        )
        for word, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: each.predicted))


def _results(experiments: Iterable[Experiment]) -> list[tuple[float, float]]:
    """List (prediction, 1 if it worked or 0 if not) of resolved experiments, each one once."""
    unique = {each.id: each for each in experiments}.values()
    return [
        (each.prediction, float(each.result == "worked"))
        for each in unique
        if each.prediction is not None and each.result in ("worked", "failed")
    ]


def calibration(experiments: Iterable[Experiment], as_of: date) -> Calibration:
    """Compare predictions with results.

    Parameters
    ----------
    experiments : iterable of Experiment
        Of one or several versions; the same experiment counts once.
    as_of : date
        Experiments due before are overdue.

    Notes
    -----
    The score of Brier (1950). The verdict compares how many worked with the sum of the predictions,
    in standard errors of that sum if the predictions are right (Spiegelhalter, 1986).

    Examples
    --------
    >>> tried = [
    ...     Experiment(id=str(n), about="a", question="Works?", prediction=0.9,
    ...                result="worked" if n < 4 else "failed", resolved_at=date(2027, 3, 1))
    ...     for n in range(10)
    ... ]
    >>> found = calibration(tried, as_of=date(2027, 4, 1))
    >>> found.verdict, round(found.brier, 2), found.happened
    ('too hopeful', 0.49, 0.4)
    """
    unique = {each.id: each for each in experiments if each.prediction is not None}.values()
    results = _results(unique)
    overdue = sum(each.is_open and each.due is not None and each.due < as_of for each in unique)
    inconclusive = sum(each.result == "inconclusive" for each in unique)
    many = len(results)
    if many < ENOUGH:
        return Calibration(many, overdue, inconclusive, None, None, None, None)
    predicted = sum(predicted for predicted, _ in results) / many
    happened = sum(worked for _, worked in results) / many
    brier = sum((predicted - worked) ** 2 for predicted, worked in results) / many
    spread = sqrt(sum(predicted * (1 - predicted) for predicted, _ in results)) / many
    off = predicted - happened
    verdict: Verdict = "about right"
    if abs(off) > CLEAR * spread + 1e-12:
        verdict = "too hopeful" if off > 0 else "too cautious"
    return Calibration(many, overdue, inconclusive, brier, predicted, happened, verdict)
