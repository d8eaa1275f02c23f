import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from careerapp.analysis import arrival_curve, assess
from careerapp.analysis.engine.sampling import draw_links
from careerapp.analysis.engine.study import Study
from careerapp.analysis.measures.arrival import (
    MONTHS_WORLDS,
    arrivals,
    dated,
    mean_months,
    months_if_reached,
    own_months,
    pert_quantiles,
)
from careerapp.domain.items import Months, Stone
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps


def lasting(low: float, likely: float | None = None, high: float | None = None) -> Months:
    return Months(low=low, likely=low if likely is None else likely, high=high or likely or low)


@given(maps())
def test_an_outcome_comes_after_the_first_or_the_last_of_what_it_needs(model: WorkModel) -> None:
    study = Study(model, DAY)
    wanted = dated(study)
    times = arrivals(study, wanted, 64)
    works = draw_links(study.graph, range(len(model.links)), 1)
    own = {stone.id: own_months(study, study.graph.place[stone.id], 64) for stone in model.stones}
    for world in range(64):
        working = {study.graph.link_ids[n] for n, row in works.items() if int(row[0]) >> world & 1}
        months = {id: float(row[world]) for id, row in own.items() if row is not None}
        when = oracle.arrivals(model, working, months)
        for id in wanted:
            assert times[id][world] == pytest.approx(when.get(id, float("inf")), rel=1e-5)


@pytest.mark.parametrize("span", [(1, 2, 6), (0, 0, 5), (2, 5, 5), (3, 3, 3), (0, 0, 0)])
def test_months_are_drawn_from_the_distribution_between_low_likely_and_high(
    span: tuple[float, float, float],
) -> None:
    low, likely, high = span
    stone = Stone(id="s", kind="skill", title="s", months=lasting(low, likely, high))
    model = WorkModel(stones=(stone,))
    drawn = own_months(Study(model, DAY), 1, MONTHS_WORLDS)
    assert drawn.min() >= low
    assert drawn.max() <= high
    assert drawn.mean() == pytest.approx((low + 4 * likely + high) / 6, abs=1e-3 * (high + 1))
    assert mean_months(stone) == pytest.approx((low + 4 * likely + high) / 6)
    if high > low:
        shape = (likely - low) / (high - low)
        pert = stats.beta(1 + 4 * shape, 5 - 4 * shape, loc=low, scale=high - low)
        assert stats.kstest(drawn, pert.cdf).statistic < 0.002


@given(st.floats(0, 1))
def test_quantiles_rise_and_stay_between_nought_and_one(shape: float) -> None:
    quantiles = pert_quantiles(shape, 64)
    assert (np.diff(quantiles) >= 0).all()
    assert 0 <= quantiles[0] <= quantiles[-1] <= 1


def test_progress_shortens_what_is_under_way_and_only_that() -> None:
    months = lasting(4)
    under_way = Stone(
        id="s", kind="skill", title="s", months=months, status="active", progress=0.75
    )
    assert mean_months(under_way) == 1.0
    assert mean_months(under_way.replace(status="idea")) == 4.0
    assert mean_months(under_way.replace(status="done")) == 0.0
    assert mean_months(under_way.replace(months=None)) is None
    fields = {"months": months, "status": "active", "progress": 0.75}
    model = judged("today a Lead", belief=1.0, nodes={"a": fields})
    assert assess(model, DAY).outcomes["Lead"].months == (1.0, 1.0, 1.0)


def test_months_are_said_of_the_worlds_in_which_it_happens() -> None:
    nodes = {"slow": {"months": lasting(30)}, "fast": {"months": lasting(2)}}
    links = {
        "today>slow": {"confidence": 1.0},
        "slow>Lead": {"confidence": 0.5},
        "today>fast": {"confidence": 0.2},
        "fast>Lead": {"confidence": 1.0},
    }
    model = sketch("today slow Lead", "today fast Lead", nodes=nodes, links=links)
    found = assess(model, DAY).outcomes["Lead"]
    # Reached in 0.6 of all worlds, in a third of those the fast way.
    assert found.months == (2.0, 30.0, 30.0)
    curve = arrival_curve(model, "Lead", DAY)
    assert curve.chance[1] == 0.0
    assert curve.chance[2] == pytest.approx(0.2, abs=0.03)
    assert curve.chance[-1] == pytest.approx(0.6, abs=1e-12)
    assert list(curve.chance) == sorted(curve.chance)


def test_what_needs_all_comes_after_the_last_and_what_needs_any_after_the_first() -> None:
    nodes = {"a": {"months": lasting(6)}, "b": {"months": lasting(4)}}
    for needs, months in (("all", 6.0), ("any", 4.0)):
        model = judged(
            "today a Lead", "today b Lead", belief=1.0, nodes={**nodes, "Lead": {"needs": needs}}
        )
        assert assess(model, DAY).outcomes["Lead"].months == (months, months, months)


def test_half_of_the_worlds_come_before_the_middle_and_a_tenth_before_the_low() -> None:
    nodes = {"quick": {"months": lasting(2)}, "slow": {"months": lasting(10)}}
    drawn = judged("today quick Lead", "today slow Lead", belief=1.0, nodes=nodes)
    for share, months in ((0.05, (10, 10, 10)), (0.45, (2, 10, 10)), (0.55, (2, 2, 10))):
        links = [
            link.replace(confidence=share) if link.id == "today>quick" else link
            for link in drawn.links
        ]
        found = assess(drawn.replace(links=tuple(links)), DAY).outcomes["Lead"]
        assert found.months == months


def test_months_wait_for_every_belief_and_every_span_on_the_way() -> None:
    nodes = {"a": {"months": lasting(3)}}
    unjudged = sketch("today a Lead", nodes=nodes)
    undated = judged("today a b Lead", nodes=nodes)
    assert assess(unjudged, DAY).outcomes["Lead"].months is None
    found = assess(undated, DAY).outcomes["Lead"]
    assert (found.months, found.undated, found.chance) == (None, ("b",), 0.125)
    assert arrival_curve(undated, "Lead", DAY) is None
    # A stone off the way needs no months.
    elsewhere = judged("today a Lead", "today b", nodes=nodes)
    assert assess(elsewhere, DAY).outcomes["Lead"].months == (3.0, 3.0, 3.0)


def test_what_is_rare_is_looked_for_in_more_worlds_and_what_never_shows_is_not_said() -> None:
    nodes = {"a": {"months": lasting(3)}}
    rare = judged("today a Lead", belief=0.05, nodes=nodes)
    rarer = judged("today a Lead", belief=0.001, nodes=nodes)
    assert assess(rare, DAY).outcomes["Lead"].months == (3.0, 3.0, 3.0)
    assert assess(rarer, DAY).outcomes["Lead"].months is None
    assert arrival_curve(rarer, "Lead", DAY) is None


def test_what_is_had_takes_no_time() -> None:
    model = judged("today a Had", "a Lead", nodes={"Had": {"status": "reached"}})
    assert months_if_reached(Study(model, DAY)) == {"Had": (0.0, 0.0, 0.0)}
    assert arrival_curve(model, "Had", DAY, most=2).chance == (1.0, 1.0, 1.0)
    assert arrival_curve(model, "nothing there", DAY) is None


def test_halving_a_stone_along_a_chain_keeps_the_mean_and_narrows_the_spread() -> None:
    whole = judged("today a Lead", belief=1.0, nodes={"a": {"months": lasting(4, 6, 20)}})
    half = {"months": lasting(2, 3, 10)}
    split = judged("today a b Lead", belief=1.0, nodes={"a": half, "b": half})
    one, two = (arrivals(Study(model, DAY), ["Lead"])["Lead"] for model in (whole, split))
    assert one.mean() == pytest.approx(two.mean(), rel=1e-3)
    assert two.std() < one.std()


def test_what_fell_with_a_loss_takes_its_own_months_again() -> None:
    rota = {"status": "done", "rests": True, "months": lasting(3)}
    nodes = {"job": {"status": "done"}, "rota": rota, "a": {"months": lasting(2)}}
    model = judged("job rota Lead", "today a rota", nodes=nodes)
    assert months_if_reached(Study(model, DAY))["Lead"] == (0, 0, 0)
    assert months_if_reached(Study(model, DAY, {"job"}))["Lead"] == (5, 5, 5)
