from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import assess, calibration, compare_assessments, earned, to_go
from careerapp.analysis.measures.progress import progress
from careerapp.domain.items import Experiment, Link, Months, Outcome, Stone
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps
from tests.unit.analysis.routing.test_routes import SURE_SPANS, months_of


def lasting(low: float, likely: float, high: float, **fields: object) -> dict[str, object]:
    return {"months": Months(low=low, likely=likely, high=high), **fields}


def steady(months: float, **fields: object) -> dict[str, object]:
    return lasting(months, months, months, **fields)


@given(maps(months=SURE_SPANS))
def test_months_to_go_are_the_mean_over_all_worlds_never_counting_sixty(model: WorkModel) -> None:
    months = {id: months_of(model, id) for id in model.nodes}
    counted = [each for each in model.outcomes if each.status != "let_go"]
    expected = 0.0
    for chance, working in oracle.worlds(model):
        when = oracle.arrivals(model, working, months)
        for each in counted:
            expected += chance * each.importance * min(when.get(each.id, 60.0), 60.0)
    found = to_go(model, DAY)
    if not counted:
        assert found == (None, None, ())
    else:
        expected /= sum(each.importance for each in counted)
        assert found.months == pytest.approx(expected, abs=3 * found.margin + 0.01)
        assert set(found.outcomes) == {each.id for each in counted}


@given(maps(), st.integers(1, 30))
def test_ticking_off_made_up_steps_earns_exactly_nothing(model: WorkModel, many: int) -> None:
    fakes = [Stone(id=f"fake{n}", kind="skill", title="F", status="done") for n in range(many)]
    shortcuts = [
        Link(id=f"{fake.id}>{each.id}", source=fake.id, target=each.id, confidence=1.0)
        for fake in fakes
        for each in model.outcomes
    ]
    new = model.replace(stones=(*model.stones, *fakes), links=(*model.links, *shortcuts))
    gain = earned(model, new, DAY)
    assert gain.months == earned(model, model, DAY).months
    assert gain.months in (0.0, None)


def test_what_is_done_earns_what_it_took_and_undoing_it_takes_that_back() -> None:
    old = judged("today a b Lead", belief=1.0, nodes={"a": steady(6), "b": steady(4)})
    new = judged(
        "today a b Lead", belief=1.0, nodes={"a": steady(6, status="done"), "b": steady(4)}
    )
    assert earned(old, new, DAY).months == 6.0
    assert earned(new, old, DAY).months == -6.0
    half = judged(
        "today a b Lead",
        belief=1.0,
        nodes={"a": steady(6, status="active", progress=0.5), "b": steady(4)},
    )
    assert earned(old, half, DAY).months == 3.0


def test_only_what_is_done_earns_not_new_beliefs_new_months_or_what_is_given_up() -> None:
    old = judged("today a Lead", "today b Lead", nodes={"a": steady(6), "b": steady(9)})
    hopeful = judged("today a Lead", belief=0.9, nodes={"a": steady(1)})
    given_up = judged(
        "today a Lead", "today b Lead", nodes={"a": steady(6, status="dropped"), "b": steady(9)}
    )
    assert earned(old, hopeful, DAY).months == 0.0
    assert earned(old, given_up, DAY).months == 0.0
    # Taken up again is no progress either; done after all is.
    taken_up = judged("today a Lead", "today b Lead", nodes={"a": steady(6), "b": steady(9)})
    assert earned(given_up, taken_up, DAY).months == 0.0


@pytest.mark.parametrize("lost", ["blocked", "dropped"])
def test_going_round_through_what_is_lost_earns_nothing(lost: str) -> None:
    """Losing what one had, or gives up, takes back what it earned; regaining it earns no more."""

    def at(status: str, progress: float = 0.0) -> WorkModel:
        nodes = {"a": steady(6, status=status, progress=progress), "b": steady(4)}
        return judged("today a b Lead", "today b", belief=0.5, nodes=nodes)

    done, gone, idea, half = at("done"), at(lost), at("idea"), at("active", 0.5)
    assert earned(done, gone, DAY).months < 0
    assert earned(gone, done, DAY).months == earned(idea, done, DAY).months > 0
    for circle in ([done, gone, done], [idea, gone, done, idea], [half, gone, idea, half]):
        gains = [earned(one, other, DAY).months for one, other in pairwise(circle)]
        assert sum(gains) == pytest.approx(0.0, abs=1e-9)


def test_an_outcome_that_is_reached_earns_all_that_was_left_of_it() -> None:
    old = judged("today a Lead", belief=1.0, nodes={"a": steady(12)})
    new = judged("today a Lead", belief=1.0, nodes={"a": steady(12), "Lead": {"status": "reached"}})
    assert earned(old, new, DAY).months == 12.0
    let_go = judged("today a Lead", nodes={"a": steady(12), "Lead": {"status": "let_go"}})
    assert earned(old, let_go, DAY).months == 0.0
    assert earned(let_go, new, DAY) == (None, None)


def test_outcomes_are_weighed_by_the_old_models_importance() -> None:
    nodes = {"a": steady(8), "Lead": {"importance": 3}, "Chef": {"importance": 1}}
    old = judged("today a Lead", "today b Chef", belief=1.0, nodes={**nodes, "b": steady(8)})
    new = old.replace(
        stones=tuple(
            each.replace(status="done") if each.id == "b" else each for each in old.stones
        ),
        outcomes=tuple(each.replace(importance=5) for each in old.outcomes),
    )
    assert earned(old, new, DAY).months == pytest.approx(8 / 4)


@given(st.floats(0.5, 12), st.floats(1, 2), st.floats(1, 3), st.integers(2, 6))
def test_splitting_a_stone_along_a_chain_keeps_the_months_to_go(
    low: float, more: float, still_more: float, parts: int
) -> None:
    spans = [low, low * more, low * more * still_more]
    whole = judged("today a Lead", belief=1.0, nodes={"a": lasting(*spans)})
    names = [f"a{n}" for n in range(parts)]
    piece = lasting(*(month / parts for month in spans))
    split = judged(f"today {' '.join(names)} Lead", belief=1.0, nodes=dict.fromkeys(names, piece))
    one, other = to_go(whole, DAY), to_go(split, DAY)
    # Months past sixty are cut, which the wider spread of the whole meets more often.
    if spans[-1] <= 60:
        assert one.months == pytest.approx(other.months, rel=2e-3)


def test_nothing_is_earned_where_what_was_lost_again_has_no_months() -> None:
    old = judged("today a Lead", nodes={"a": {"status": "done"}})
    assert earned(old, judged("today a Lead"), DAY) == (None, None)


def test_nothing_is_said_of_what_is_not_judged() -> None:
    assert to_go(sketch("today a Lead", nodes={"a": steady(3)}), DAY) == (None, None, ())
    assert to_go(judged("today a Lead"), DAY).months is None
    assert to_go(sketch("a Lead"), DAY) == (60.0, 0.0, ("Lead",))


def months_on(day: int, done: int) -> tuple[date, WorkModel]:
    names = [f"s{n}" for n in range(10)]
    nodes = {name: steady(2, status="done" if n < done else "idea") for n, name in enumerate(names)}
    return DAY + timedelta(days=day), judged(
        f"today {' '.join(names)} Lead", belief=1.0, nodes=nodes
    )


def test_pace_is_months_earned_per_calendar_month_over_the_last_ninety_days() -> None:
    found = progress([months_on(30 * n, n) for n in range(5)])
    assert [step.months for step in found.steps] == [0, 2, 4, 6, 8]
    assert found.pace.months_a_month == pytest.approx(2 / (30 / 30.4375))
    assert found.pace.standard_error == pytest.approx(0, abs=1e-6)


def test_an_uneven_pace_has_a_wide_error_and_what_is_long_past_does_not_count() -> None:
    even = progress([months_on(day, done) for day, done in ((0, 0), (30, 1), (60, 2), (90, 3))])
    jumpy = progress([months_on(day, done) for day, done in ((0, 0), (30, 0), (60, 3), (90, 3))])
    assert jumpy.pace.months_a_month == pytest.approx(even.pace.months_a_month)
    # Two, four and two months off what an even pace would have earned each time.
    off = (3 / 2 * (2**2 + 4**2 + 2**2)) ** 0.5
    assert jumpy.pace.standard_error == pytest.approx(off / (90 / 30.4375), abs=1e-6)
    assert jumpy.pace.standard_error > 10 * even.pace.standard_error + 0.1
    old = progress([months_on(-400, 0), *(months_on(day, 5) for day in (0, 30, 60))])
    assert old.pace.months_a_month == 0.0


def test_it_is_too_early_to_say_below_three_dates_or_thirty_days() -> None:
    assert progress([]) == ((), None)
    assert progress([months_on(0, 0), months_on(60, 1)]).pace is None
    assert progress([months_on(0, 0), months_on(10, 1), months_on(29, 2)]).pace is None
    assert progress([months_on(0, 0), months_on(10, 1), months_on(30, 2)]).pace is not None


def test_it_is_told_from_the_first_date_on_which_anything_had_its_months() -> None:
    vague = months_on(0, 0)[1].replace(
        stones=tuple(each.replace(months=None) for each in months_on(0, 0)[1].stones)
    )
    days = [DAY + timedelta(days=n) for n in (0, 40, 50)]
    found = progress([*((day, vague) for day in days), *(months_on(n, n // 30) for n in (60, 90))])
    assert [(step.at, step.months) for step in found.steps] == [
        (months_on(60, 2)[0], 0.0),
        (months_on(90, 3)[0], 2.0),
    ]
    # One that lost its months in between is passed over, and what was done meanwhile counts.
    between = [months_on(0, 0), (DAY + timedelta(days=20), vague), months_on(40, 2)]
    assert [step.months for step in progress(between).steps] == [0.0, 4.0]


def test_where_all_is_reached_time_still_passes() -> None:
    reached = judged("today a Lead", nodes={"a": steady(4), "Lead": {"status": "reached"}})
    days = [DAY + timedelta(days=30 * n) for n in range(1, 4)]
    found = progress([months_on(0, 0), *((day, reached) for day in days)])
    assert [step.at for step in found.steps] == [DAY, *days]
    assert found.steps[-1].months == found.steps[1].months > 0
    assert found.pace is not None


def test_the_pace_says_since_when() -> None:
    found = progress([months_on(-400, 0), *(months_on(day, 5) for day in (0, 30, 60))])
    assert found.pace is not None
    assert found.pace.since == DAY


def test_two_assessments_are_put_side_by_side() -> None:
    old = assess(judged("today a Lead", nodes={"a": steady(4)}), DAY)
    new = assess(judged("today a Lead", "today Chef", belief=1.0, nodes={"a": steady(2)}), DAY)
    (lead,) = compare_assessments(old, new)
    assert (lead.id, lead.chance, lead.median_months) == ("Lead", (0.25, 1.0), (4.0, 2.0))
    assert compare_assessments(new, old) == (
        lead._replace(chance=(1.0, 0.25), median_months=(2.0, 4.0)),
    )


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


def test_an_outcome_and_a_stone_of_one_id_in_two_models_are_not_the_same() -> None:
    stone = judged("today a Lead", belief=1.0, nodes={"a": steady(3)})
    outcome = WorkModel(outcomes=(Outcome(id="a", kind="skill", title="a", status="reached"),))
    assert earned(stone, outcome, DAY).months == 0.0
