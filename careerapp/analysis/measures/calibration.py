"""How well predictions of experiments came true: the prediction is scored, not the person."""

from collections.abc import Iterable
from datetime import date
from math import sqrt
from typing import Literal, NamedTuple

from careerapp.domain.items import Experiment
from careerapp.domain.scales import confidence_word

ENOUGH = 8
"""With fewer resolved predictions nothing is said."""

CLEAR = 1.64
"""How many standard errors the hopes must be off, all in all, to be called too high or too low."""

Verdict = Literal["about right", "too hopeful", "too cautious"]


class Calibration(NamedTuple):
    """What became of predictions.

    Attributes
    ----------
    resolved : how many experiments with a prediction worked or failed.
    overdue : how many with a prediction are past their date without an answer; left out of sight,
        those that went well would flatter.
    inconclusive : how many with a prediction told nothing.
    brier : mean squared distance of prediction and result, 0 best; ``None`` below `ENOUGH`.
    said, happened : mean prediction and share that worked; ``None`` below `ENOUGH`.
    verdict : ``None`` below `ENOUGH`.
    """

    resolved: int
    overdue: int
    inconclusive: int
    brier: float | None
    said: float | None
    happened: float | None
    verdict: Verdict | None


class Said(NamedTuple):
    """Predictions that were said in the same word.

    Attributes
    ----------
    word : such as ``"likely"``.
    said : their mean, 0 to 1.
    happened : share of them that worked.
    number : how many.
    """

    word: str
    said: float
    happened: float
    number: int


def by_word(experiments: Iterable[Experiment]) -> tuple[Said, ...]:
    """Put predictions that worked or failed together by the nearest word, the least sure first.

    Examples
    --------
    >>> tried = [
    ...     Experiment(id=str(n), about="a", question="Works?", prediction=0.9,
    ...                result="worked" if n < 3 else "failed", resolved_at=date(2027, 3, 1))
    ...     for n in range(4)
    ... ]
    >>> by_word(tried)
    (Said(word='almost sure', said=0.9, happened=0.75, number=4),)
    """
    groups: dict[str, list[tuple[float, float]]] = {}
    for predicted, worked in _results(experiments):
        groups.setdefault(confidence_word(predicted), []).append((predicted, worked))
    found = [
        Said(
            word,
            sum(predicted for predicted, _ in group) / len(group),
            sum(worked for _, worked in group) / len(group),
            len(group),
        )
        for word, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: each.said))


def _results(experiments: Iterable[Experiment]) -> list[tuple[float, float]]:
    """What was predicted of each experiment that worked or failed, and 1 or 0; each one once."""
    unique = {each.id: each for each in experiments}.values()
    return [
        (each.prediction, float(each.result == "worked"))
        for each in unique
        if each.prediction is not None and each.result in ("worked", "failed")
    ]


def calibration(experiments: Iterable[Experiment], as_of: date) -> Calibration:
    """Compare what was predicted with what came true.

    Parameters
    ----------
    experiments : iterable of Experiment
        Of one or several versions; the same experiment counts once.
    as_of : date
        What was due before is overdue.

    Notes
    -----
    The score of Brier (1950). The verdict compares the number that worked with the sum of the
    predictions, by the spread it would have were these right (Spiegelhalter, 1986).

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
    said = sum(predicted for predicted, _ in results) / many
    happened = sum(worked for _, worked in results) / many
    brier = sum((predicted - worked) ** 2 for predicted, worked in results) / many
    spread = sqrt(sum(predicted * (1 - predicted) for predicted, _ in results)) / many
    off = said - happened
    verdict: Verdict = "about right"
    if abs(off) > CLEAR * spread + 1e-12:
        verdict = "too hopeful" if off > 0 else "too cautious"
    return Calibration(many, overdue, inconclusive, brier, said, happened, verdict)
