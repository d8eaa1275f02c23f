"""The two numbers over time: sums that fall with a setback, and the pace of one of them."""

from datetime import date, timedelta

import pytest

from careerapp.analysis import assess, compare_assessments, progress
from careerapp.analysis.measures.progress import Line
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.measures.test_movement import steady


def values(line) -> list[float]:
    return [point.value for point in line.points]


def months_on(day: int, done: int) -> tuple[date, WorkModel]:
    names = [f"s{n}" for n in range(10)]
    nodes = {name: steady(2, status="done" if n < done else "idea") for n, name in enumerate(names)}
    return DAY + timedelta(days=day), judged(
        f"today {' '.join(names)} Lead", belief=1.0, nodes=nodes
    )


def test_pace_is_months_earned_per_calendar_month_over_the_last_ninety_days() -> None:
    found = progress([months_on(30 * n, n) for n in range(5)])
    assert values(found.nearer) == [0, 2, 4, 6, 8]
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
    assert progress([]) == (Line(), Line(), None)
    assert progress([months_on(0, 0), months_on(60, 1)]).pace is None
    assert progress([months_on(0, 0), months_on(10, 1), months_on(29, 2)]).pace is None
    assert progress([months_on(0, 0), months_on(10, 1), months_on(30, 2)]).pace is not None


def test_each_number_is_told_from_the_first_date_on_which_a_hope_had_it() -> None:
    vague = months_on(0, 0)[1].replace(
        stones=tuple(each.replace(months=None) for each in months_on(0, 0)[1].stones)
    )
    days = [DAY + timedelta(days=n) for n in (0, 40, 50)]
    found = progress([*((day, vague) for day in days), *(months_on(n, n // 30) for n in (60, 90))])
    assert [(point.at, point.value) for point in found.nearer.points] == [
        (months_on(60, 2)[0], 0.0),
        (months_on(90, 3)[0], 2.0),
    ]
    assert found.likelier.points[0].at == days[0]


def test_what_moved_while_a_hope_had_no_price_of_its_own_counts_once_at_the_last_one() -> None:
    def vague(day: int, done: int) -> tuple[date, WorkModel]:
        at, model = months_on(day, done)
        return at, model.replace(stones=tuple(each.replace(months=None) for each in model.stones))

    found = progress([months_on(0, 0), vague(20, 1), vague(30, 2), months_on(40, 3)])
    assert values(found.nearer) == [0.0, 2.0, 4.0, 6.0]
    # A new link that nobody judged hides no setback.
    two_ways = judged("today a Lead", "today b Lead", belief=0.5)
    unjudged = sketch(
        "today a Lead",
        "today b Lead",
        "today c Lead",
        nodes={"a": {"status": "blocked"}},
        links={link.id: {"confidence": 0.5} for link in two_ways.links},
    )
    days = [DAY + timedelta(days=30 * n) for n in range(3)]
    lost = progress([*zip(days, (two_ways, unjudged, unjudged), strict=True)]).likelier
    assert values(lost) == pytest.approx([0.0, 0.25 - 0.4375, 0.25 - 0.4375])
    assert lost.hopes["Lead"].value == pytest.approx(0.25 - 0.4375)


def test_a_number_is_not_told_from_before_anything_was_judged() -> None:
    bare = sketch("today a Lead")
    plan = judged("today a Lead", belief=0.5)
    done = judged("today a Lead", belief=0.5, nodes={"a": {"status": "done"}})
    days = [DAY + timedelta(days=30 * n) for n in range(4)]
    adrift = sketch("a Lead")
    found = progress([*zip(days, (adrift, bare, plan, done), strict=True)])
    assert [(point.at, point.value) for point in found.likelier.points] == [
        (days[2], 0.0),
        (days[3], 0.25),
    ]


def test_each_hope_is_compared_with_the_last_plan_that_had_its_own_price() -> None:
    def at(a: float, c: float, belief: float | None) -> WorkModel:
        nodes = {
            id: steady(10, status="active", progress=done) for id, done in {"a": a, "c": c}.items()
        }
        links = {id: {"confidence": 1.0} for id in ("today>a", "a>Lead", "today>c")}
        links["c>Chef"] = {"confidence": belief}
        return sketch("today a Lead", "today c Chef", nodes=nodes, links=links)

    days = [DAY + timedelta(days=30 * n) for n in range(3)]
    plans = (at(0.0, 0.0, 1.0), at(0.2, 0.1, None), at(0.5, 0.4, 1.0))
    found = progress([*zip(days, plans, strict=True)]).nearer
    assert {id: figure.value for id, figure in found.hopes.items()} == pytest.approx(
        {"Lead": 5.0, "Chef": 4.0}, abs=1e-5
    )
    assert values(found) == pytest.approx([0.0, 1.5, 4.5], abs=1e-5)


def states(*of_a: str, b: str = "idea") -> list[tuple[date, WorkModel]]:
    """A plan of two steps to one hope on days a month apart; the first step in such states."""
    nodes = {"a": steady(6), "b": steady(4, status=b)}
    return [
        (
            DAY + timedelta(days=30 * n),
            judged("today a b Lead", belief=0.5, nodes={**nodes, "a": steady(6, status=state)}),
        )
        for n, state in enumerate(of_a)
    ]


@pytest.mark.parametrize("lost", ["blocked", "dropped"])
def test_a_setback_makes_the_line_fall_and_regaining_it_makes_it_rise(lost: str) -> None:
    found = progress(states("idea", lost, "idea", "done"))
    assert values(found.likelier) == pytest.approx([0, -0.125, 0, 0.125])
    # While there was no way there were no months; what was done since counts from before.
    assert values(found.nearer) == pytest.approx([0, 0, 6])
    assert found.likelier.hopes == {"Lead": (pytest.approx(0.125), 0.0)}


@pytest.mark.parametrize(
    "circle", [("done", "blocked", "done"), ("idea", "dropped", "done", "idea")]
)
def test_going_round_through_what_is_lost_earns_nothing(circle: tuple[str, ...]) -> None:
    found = progress(states(*circle))
    for line in (found.nearer, found.likelier):
        assert line.points[-1].value == pytest.approx(0.0, abs=1e-9)


def test_a_hope_that_came_true_keeps_what_it_was_nearer_and_adds_nothing() -> None:
    points = states("idea", "done", "done")
    reached = points[2][1].replace(outcomes=(points[2][1].outcomes[0].replace(status="reached"),))
    found = progress([*points[:2], (points[2][0], reached)])
    assert values(found.nearer) == [0.0, 6.0, 6.0]
    assert values(found.likelier)[-1] == pytest.approx(0.125)


def test_there_is_enough_to_tell_from_three_dates_over_thirty_days() -> None:
    def tells(*days: int) -> bool:
        return progress([months_on(day, 0) for day in days]).likelier.tells

    assert not tells()
    assert not tells(0, 60)
    assert not tells(0, 10, 29)
    assert tells(0, 10, 30)


def test_what_was_judged_anew_adds_up_apart() -> None:
    plans = [judged("today Lead", belief=belief) for belief in (0.5, 0.6, 0.8)]
    found = progress([(DAY + timedelta(days=30 * n), plan) for n, plan in enumerate(plans)])
    assert values(found.likelier) == [0.0, 0.0, 0.0]
    assert found.likelier.judged.value == pytest.approx(0.3)


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
