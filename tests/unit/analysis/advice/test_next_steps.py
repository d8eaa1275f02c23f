import itertools
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import keeps_doors_open, next_steps, one_more_link, worth_testing
from careerapp.domain.items import DataPoint, Link, Months
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import judged
from tests.unit.analysis.maps import maps
from tests.unit.analysis.routing.test_routes import months_of


def lasting(months: float) -> dict[str, Months]:
    return {"months": Months(low=months, likely=months, high=months)}


@given(maps(cycles=False))
def test_a_step_has_at_stake_what_all_worlds_without_it_lack(model: WorkModel) -> None:
    before = oracle.chances(model)
    hopes = {each.id: each.importance for each in model.outcomes if each.status == "open"}
    for step in next_steps(model, k=99):
        without = oracle.chances(model, {step.id})
        expected = sum(
            weight / sum(hopes.values()) * (before[id] - without[id])
            for id, weight in hopes.items()
        )
        assert step.at_stake == pytest.approx(expected, abs=1e-12)
        assert step.months_left == pytest.approx(months_of(model, step.id))
        assert step.per_month == pytest.approx(expected / max(step.months_left, 0.1))
        for stake in step.why:
            assert stake.without == pytest.approx(without[stake.outcome], abs=1e-12)


@given(maps())
def test_steps_are_stones_ahead_on_a_way_and_the_ready_ones_come_first(model: WorkModel) -> None:
    steps = next_steps(model, k=99)
    possible = oracle.possible(model)
    had = {"today"} | {id for id, node in model.nodes.items() if node.status in oracle.HAD}
    for step in steps:
        stone = model.nodes[step.id]
        assert stone.status in ("idea", "active")
        into = [link for link in model.links if link.target == step.id and link.id in possible]
        begun = [link.source in had for link in into]
        assert step.ready == (all(begun) if stone.needs == "all" else any(begun))
        for id in step.ends:
            assert step.id in oracle.hinges(model, id)
    assert [step.ready for step in steps] == sorted((s.ready for s in steps), reverse=True)
    for ready in (True, False):
        rates = [round(step.per_month, 9) for step in steps if step.ready == ready]
        assert rates == sorted(rates, reverse=True)


def test_a_step_that_needs_all_is_ready_once_all_of_it_is_had() -> None:
    drawn = ("maria talk Lead", "sql talk", "today sql")
    needs = {"talk": {"needs": "all"}, "maria": {"status": "done"}}
    ready = {step.id: step.ready for step in next_steps(judged(*drawn, nodes=needs))}
    assert ready == {"sql": True, "talk": False}
    had = {**needs, "sql": {"status": "done"}}
    assert [step.ready for step in next_steps(judged(*drawn, nodes=had))] == [True]


def test_what_an_unjudged_hope_hangs_on_is_not_passed_over_for_a_small_judged_stake() -> None:
    model = sketch(
        "today care Lead",
        "care Home",
        "today course Skill",
        "today talk Skill",
        nodes={"care": lasting(4), "course": lasting(3), "talk": lasting(3)},
        links={id: {"confidence": 0.5} for id in ("today>course", "course>Skill", "today>talk")}
        | {"talk>Skill": {"confidence": 0.5}},
    )
    assert [step.id for step in next_steps(model)] == ["care", "course", "talk"]


def test_with_an_unjudged_hope_a_step_of_unknown_length_counts_as_the_longest() -> None:
    model = sketch(
        "today hub Lead",
        "hub Home",
        "today aside Rest",
        "today other Rest",
        nodes={"aside": lasting(2), "other": lasting(3)},
    )
    assert [step.id for step in next_steps(model)] == ["hub", "aside", "other"]


def test_of_two_steps_with_as_much_at_stake_the_shorter_comes_first() -> None:
    model = judged("today a Lead", "today b Lead", nodes={"a": lasting(6), "b": lasting(2)})
    first, second = next_steps(model)
    assert (first.id, second.id) == ("b", "a")
    assert first.per_month == pytest.approx(3 * second.per_month)


def test_without_beliefs_what_most_ends_without_it_comes_first() -> None:
    model = sketch("today a Lead", "today b Lead", "today b Chef", "today c d Chef", "b Cook")
    steps = next_steps(model, k=9)
    assert steps[0].id == "b"
    assert (steps[0].ends, set(steps[0].doors)) == (("Cook",), {"Lead", "Chef", "Cook"})
    assert (steps[0].at_stake, steps[0].per_month, steps[0].why) == (None, None, ())
    assert steps[-1].id == "d"


def test_doors_are_kept_open_by_what_feeds_most_outcomes_whatever_is_at_stake() -> None:
    model = judged("today a Lead", "today b Lead", "b Chef", belief=0.9).replace(
        links=(
            Link(id="1", source="today", target="a", confidence=0.9),
            Link(id="2", source="a", target="Lead", confidence=0.9),
            Link(id="3", source="today", target="b", confidence=0.1),
            Link(id="4", source="b", target="Lead", confidence=0.1),
            Link(id="5", source="b", target="Chef", confidence=0.1),
        )
    )
    assert next_steps(model, k=1)[0].id == "a"
    assert [step.id for step in keeps_doors_open(model)] == ["b", "a"]


def test_there_is_no_next_step_without_a_hope_or_a_way() -> None:
    assert next_steps(sketch("today a")) == ()
    assert next_steps(sketch("a Lead")) == ()
    assert next_steps(judged("today a Lead"), k=0) == ()
    assert (one_more_link(sketch("today a")), worth_testing(sketch("today a"))) == ((), ())


def best_plan(model: WorkModel, outcome: str, beliefs: dict[str, float]) -> float:
    """The likeliest way of all sets of links that suffice."""
    return max(
        (
            math.prod(beliefs[id] for id in some)
            for size in range(len(beliefs) + 1)
            for some in itertools.combinations(sorted(beliefs), size)
            if outcome in oracle.reached(model, some)
        ),
        default=0.0,
    )


@given(maps(max_links=7, all_nodes=False, outcome_statuses=("open",)))
def test_a_test_is_worth_what_the_best_plan_gains_by_knowing(model: WorkModel) -> None:
    beliefs = {link.id: 0.0 if link.closed else link.confidence for link in model.links}
    total = sum(each.importance for each in model.outcomes)
    expected = {}
    for id, belief in beliefs.items():
        gain = 0.0
        for outcome in model.outcomes:
            plain = best_plan(model, outcome.id, beliefs)
            works = best_plan(model, outcome.id, {**beliefs, id: 1.0}) if belief else 0.0
            fails = best_plan(model, outcome.id, {**beliefs, id: 0.0})
            knowing = belief * works + (1 - belief) * fails
            gain += outcome.importance / total * (knowing - plain)
        expected[id] = gain
    found = {link.id: link.value for link in worth_testing(model, k=99)}
    for id, gain in expected.items():
        assert found.get(id, 0.0) == pytest.approx(gain, abs=1e-9)
    in_order = [round(value, 9) for value in found.values()]  # what differs less is alike
    assert in_order == sorted(in_order, reverse=True)


def test_where_a_node_needs_all_of_its_links_links_of_the_best_plan_are_valued() -> None:
    model = judged("today a Lead", "today b Lead", "today c", nodes={"Lead": {"needs": "all"}})
    # No other plan is left when one of these fails, so there is nothing to turn to.
    assert worth_testing(model) == ()
    both = judged(
        "today a m Lead", "today b m", "today c Lead", nodes={"m": {"needs": "all"}}, belief=0.9
    )
    found = {link.id: link for link in worth_testing(both, k=9)}
    assert all(link.on_best_plan for link in found.values())
    assert found["today>c"].value == pytest.approx(0.1 * 0.9**5)


@given(maps(beliefs=st.floats(0.2, 1), max_links=7, outcome_statuses=("open",)))
def test_one_more_link_gains_what_trying_the_map_with_it_gains(model: WorkModel) -> None:
    before = oracle.chances(model)
    total = sum(each.importance for each in model.outcomes)
    for link in one_more_link(model, k=3, direct=True):
        longer = model.replace(
            links=(
                *model.links,
                Link(id="more", source=link.source, target=link.target, confidence=0.5),
            )
        )
        after = oracle.chances(longer)
        gain = sum(
            each.importance / total * (after[each.id] - before[each.id]) for each in model.outcomes
        )
        assert link.gain == pytest.approx(gain, abs=3 * link.margin + 1e-3)
        assert sum(dict(link.outcomes).values()) >= link.gain - 1e-12


@given(maps(beliefs=st.floats(0.3, 0.9), max_links=5, outcome_statuses=("open",), cycles=False))
def test_no_other_link_would_help_more_than_the_one_named_first(model: WorkModel) -> None:
    before = oracle.chances(model)
    total = sum(each.importance for each in model.outcomes)
    best = 0.0
    linked = {(link.source, link.target) for link in model.links}
    for source, target in itertools.product(("today", *model.nodes), model.nodes):
        strict = model.nodes[target].needs == "all" and target in model.links_into
        if source == target or source in before or (source, target) in linked or strict:
            continue
        more = Link(id="more", source=source, target=target, confidence=0.5)
        after = oracle.chances(model.replace(links=(*model.links, more)))
        gain = sum(
            each.importance / total * (after[each.id] - before[each.id]) for each in model.outcomes
        )
        best = max(best, gain)
    named = one_more_link(model, k=1, direct=True)
    # Within what 2,048 worlds can tell.
    assert (named[0].gain if named else 0.0) == pytest.approx(best, abs=0.05)


def test_one_more_link_never_goes_where_all_are_needed_and_says_nothing_obvious() -> None:
    model = judged(
        "today a m Lead", "today b m", "c Chef", nodes={"m": {"needs": "all"}}, belief=0.8
    )
    found = one_more_link(model, k=99)
    assert "m" not in {link.target for link in found}
    assert ("today", "Lead") not in {(link.source, link.target) for link in found}
    # A hope without a way is helped the most.
    assert {"Chef", "c"} >= {found[0].target}
    assert ("today", "Lead") in {
        (link.source, link.target) for link in one_more_link(model, k=99, direct=True)
    }


def test_one_more_link_passes_over_hopes_and_links_that_are_not_judged() -> None:
    links = {id: {"confidence": 0.5} for id in ("today>a", "a>Lead", "d>Lead")}
    model = sketch("today a Lead", "today b Chef", "c Lead", "d Lead", links=links)
    found = one_more_link(model, k=99)
    helped = {id for link in found for id, _ in link.outcomes}
    assert helped == {"Lead"}
    assert {link.target for link in found} == {"d"}


def test_advice_is_as_of_the_latest_data_point_where_no_date_is_given() -> None:
    point = DataPoint(id="d", at=date(2025, 3, 1), kind="win", about=("today>a",))
    model = judged("today a Lead", nodes={"a": lasting(1)}).replace(journal=(point,))
    (fresh,), (faded,) = next_steps(model), next_steps(model, as_of=date(2027, 3, 1))
    assert fresh.at_stake == pytest.approx(1 / 3)
    assert 0.25 < faded.at_stake < 1 / 3
