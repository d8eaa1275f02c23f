from datetime import timedelta

import pytest

from careerapp.analysis import calibration
from careerapp.domain.items import Experiment
from tests.unit.analysis.engine.test_chance import DAY


def tried(*results: str, prediction: float | None = 0.75, **fields: object) -> list[Experiment]:
    return [
        Experiment(
            id=f"{result}{n}",
            about="a",
            question="Does it work?",
            prediction=prediction,
            result=result,
            resolved_at=None if result == "open" else DAY,
            **fields,
        )
        for n, result in enumerate(results)
    ]


def test_calibration_is_silent_below_eight_and_then_gives_the_mean_squared_distance() -> None:
    seven = calibration(tried(*["worked"] * 7), DAY)
    assert (seven.resolved, seven.brier, seven.verdict) == (7, None, None)
    eight = calibration(tried(*["worked"] * 6, *["failed"] * 2), DAY)
    assert eight.brier == pytest.approx((6 * 0.25**2 + 2 * 0.75**2) / 8)
    assert (eight.predicted, eight.happened, eight.verdict) == (0.75, 0.75, "about right")


@pytest.mark.parametrize(
    ("worked", "verdict"), [(12, "about right"), (4, "too hopeful"), (16, "too cautious")]
)
def test_calibration_tells_too_much_hope_from_too_little(worked: int, verdict: str) -> None:
    results = ["worked"] * worked + ["failed"] * (16 - worked)
    assert calibration(tried(*results), DAY).verdict == verdict


def test_what_is_overdue_or_told_nothing_is_counted_and_not_scored() -> None:
    late = tried("open", due=DAY - timedelta(days=1)) + tried("open", "open", due=DAY)[1:]
    found = calibration([*late, *tried("inconclusive")], DAY)
    assert (found.resolved, found.overdue, found.inconclusive) == (0, 1, 1)
    assert calibration(tried("worked", prediction=None), DAY).resolved == 0


def test_an_experiment_in_two_versions_counts_once() -> None:
    both = [*tried(*["worked"] * 8), *tried(*["worked"] * 8)]
    assert calibration(both, DAY).resolved == 8
