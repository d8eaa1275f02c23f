import itertools
import math
import random
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import front, routes
from careerapp.analysis.routing.link_costs import MEASURES, Measure
from careerapp.domain.items import DataPoint, Months, Stone
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps

SURE_SPANS = st.floats(0, 24).map(lambda month: Months(low=month, likely=month, high=month))
PLAIN = maps(all_nodes=False, outcome_statuses=("open",), max_links=12)


def months_of(model: WorkModel, id: str) -> float | None:
    node = model.nodes.get(id)
    if not isinstance(node, Stone) or node.status == "done":
        return 0.0
    if node.months is None:
        return None
    span = node.months
    left = 1 - node.progress if node.status == "active" else 1
    return (span.low + 4 * span.likely + span.high) / 6 * left


def plain_routes(
    model: WorkModel, outcome: str
) -> list[tuple[tuple[str, ...], float, float, float]]:
    """Every simple route with its months, chance and risk, by networkx."""
    graph = nx.DiGraph()
    graph.add_nodes_from(("start", "today", *model.nodes))
    had = {"today"} | {id for id, node in model.nodes.items() if node.status in oracle.HAD}
    lost = {id for id, node in model.nodes.items() if node.status in oracle.LOST}
    graph.add_edges_from(("start", id) for id in had)
    belief = {
        (link.source, link.target): 0.0 if link.closed else link.confidence for link in model.links
    }
    graph.add_edges_from(
        ends
        for ends, share in belief.items()
        if share != 0 and ends[1] not in had and not lost.intersection(ends)
    )
    found = []
    for path in nx.all_simple_paths(graph, "start", outcome):
        steps = list(itertools.pairwise(path[1:]))
        months = [months_of(model, id) for id in path[2:]]
        shares = [belief[step] for step in steps]
        found.append(
            (
                tuple(path[1:]),
                sum(months),
                math.prod(shares),
                sum(month / share for month, share in zip(months, shares, strict=True)),
            )
        )
    return found


@given(PLAIN, st.sampled_from(MEASURES), st.integers(1, 6))
def test_the_best_routes_cost_what_the_best_of_all_simple_routes_cost(
    model: WorkModel, by: Measure, k: int
) -> None:
    which = {"months": 1, "chance": 2, "risk": 3}[by]
    for outcome in model.outcomes:
        every = {path: numbers for path, *numbers in plain_routes(model, outcome.id)}
        sign = -1 if by == "chance" else 1
        expected = sorted(sign * numbers[which - 1] for numbers in every.values())[:k]
        found = routes(model, outcome.id, k, by)
        assert len({route.nodes for route in found}) == len(found)
        costs = [sign * every[route.nodes][which - 1] for route in found]
        assert costs == pytest.approx(expected, abs=1e-6)
        for route in found:
            months, chance, _ = every[route.nodes]
            assert (route.months, route.chance) == pytest.approx((months, chance))
            assert not route.approximate
            pairs = tuple(f"{a}>{b}" for a, b in itertools.pairwise(route.nodes))
            assert route.links == pairs


def test_a_quick_long_shot_is_soonest_and_a_slow_sure_thing_has_the_least_risk() -> None:
    nodes = {
        "sure": {"months": Months(low=6, likely=6, high=6)},
        "quick": {"months": Months(low=4, likely=4, high=4)},
    }
    beliefs = {"today>sure": 0.9, "today>quick": 0.5, "sure>Lead": 0.4, "quick>Lead": 0.8}
    links = {id: {"confidence": belief} for id, belief in beliefs.items()}
    model = sketch("today sure Lead", "today quick Lead", nodes=nodes, links=links)
    # 6 / 0.9 months of trying beside 4 / 0.5; 0.9 * 0.4 beside 0.5 * 0.8.
    best = {by: routes(model, "Lead", 1, by)[0].nodes[1] for by in MEASURES}
    assert best == {"months": "quick", "risk": "sure", "chance": "quick"}


def test_what_is_needed_together_takes_as_long_as_the_longest_of_it() -> None:
    months = {"a": 6, "b": 5, "alone": 8}
    nodes = {id: {"months": Months(low=m, likely=m, high=m)} for id, m in months.items()}
    drawn = ("today a both Lead", "today b both", "today alone Lead")
    both = {"needs": "all", "months": Months(low=0, likely=0, high=0)}
    (best,) = routes(judged(*drawn, nodes={**nodes, "both": both}), "Lead", 1, "months")
    assert (best.nodes, best.also, best.months) == (("today", "a", "both", "Lead"), ("b",), 6.0)


@given(PLAIN, st.sampled_from(["months", "chance"]))
def test_different_routes_share_at_most_half_of_their_links(model: WorkModel, by: Measure) -> None:
    for outcome in model.outcomes:
        best = routes(model, outcome.id, 1, by)
        found = routes(model, outcome.id, 4, by, different=True)
        assert [getattr(route, by) for route in found[:1]] == pytest.approx(
            [getattr(route, by) for route in best]
        )
        for one, other in itertools.combinations(found, 2):
            shared = one.all_links & other.all_links
            assert len(shared) <= len(one.all_links | other.all_links) / 2


@pytest.mark.parametrize("by", MEASURES)
@pytest.mark.parametrize("needs", ["any", "all"])
def test_a_route_that_shares_just_half_of_its_links_is_different(by: Measure, needs: str) -> None:
    month = {"months": Months(low=1, likely=1, high=1)}
    nodes = dict.fromkeys("abcd", month) | {"e": month | {"needs": needs}}
    model = judged("today a b c Lead", "c d Lead", "today e Lead", nodes=nodes)
    # Three of six links together; of the third route none.
    found = routes(model, "Lead", 4, by, different=True)
    assert len(found) == 3


@given(PLAIN, st.sampled_from(MEASURES))
def test_on_a_small_map_no_different_route_is_passed_over(model: WorkModel, by: Measure) -> None:
    for outcome in model.outcomes:
        found = routes(model, outcome.id, 4, by, different=True)
        taken = [frozenset(itertools.pairwise(route.nodes)) for route in found]
        for path, *_ in plain_routes(model, outcome.id):
            steps = frozenset(itertools.pairwise(path))
            overlaps = [len(steps & other) > len(steps | other) / 2 for other in taken]
            assert len(found) == 4 or any(overlaps)


@given(maps(outcome_statuses=("open",), months=SURE_SPANS))
def test_a_sub_map_suffices_and_its_numbers_are_those_of_its_links(model: WorkModel) -> None:
    for outcome in model.outcomes:
        for by in MEASURES:
            found = routes(model, outcome.id, by=by)
            assert bool(found) == (outcome.id in oracle.reached(model, oracle.possible(model)))
            for route in found:
                assert outcome.id in oracle.reached(model, route.all_links)
                beliefs = {link.id: 0.0 if link.closed else link.confidence for link in model.links}
                assert route.chance == pytest.approx(
                    math.prod(beliefs[id] for id in route.all_links)
                )
                months = {id: months_of(model, id) for id in model.nodes}
                when = oracle.arrivals(model, route.all_links, months)
                assert route.months == pytest.approx(when[outcome.id])


@given(maps(outcome_statuses=("open",), max_links=8))
def test_the_likeliest_route_is_the_best_there_is_unless_it_is_said_to_be_approximate(
    model: WorkModel,
) -> None:
    beliefs = {link.id: 0.0 if link.closed else link.confidence for link in model.links}
    for outcome in model.outcomes:
        best = max(
            (
                math.prod(beliefs[id] for id in some)
                for size in range(len(beliefs) + 1)
                for some in itertools.combinations(sorted(oracle.possible(model)), size)
                if outcome.id in oracle.reached(model, some)
            ),
            default=0.0,
        )
        found = routes(model, outcome.id, by="chance")
        if found:
            assert found[0].chance <= best + 1e-12
            assert found[0].approximate or found[0].chance == pytest.approx(best)


@given(maps(outcome_statuses=("open",), max_links=8, months=SURE_SPANS))
def test_the_quickest_sub_map_is_the_quickest_of_all_that_suffice(model: WorkModel) -> None:
    months = {id: months_of(model, id) for id in model.nodes}
    for outcome in model.outcomes:
        best = min(
            (
                oracle.arrivals(model, some, months).get(outcome.id, math.inf)
                for size in range(len(model.links) + 1)
                for some in itertools.combinations(sorted(oracle.possible(model)), size)
            ),
            default=math.inf,
        )
        found = routes(model, outcome.id, by="months")
        assert (found[0].months if found else math.inf) == pytest.approx(best)


def test_sub_maps_come_with_what_they_need_besides_and_the_next_best_ones_follow() -> None:
    model = judged(
        "today a m Lead", "today b m", "today c b", nodes={"m": {"needs": "all"}}, belief=0.9
    )
    first, second = routes(model, "Lead", by="chance")
    assert first.all_links == {"today>a", "a>m", "today>b", "b>m", "m>Lead"}
    assert second.all_links == {"today>a", "a>m", "today>c", "c>b", "b>m", "m>Lead"}
    assert {*first.nodes, *first.also} == {"today", "a", "b", "m", "Lead"}
    assert (first.chance, second.chance) == pytest.approx((0.9**5, 0.9**6))


@given(PLAIN)
def test_the_front_is_what_no_other_route_beats_in_both_months_and_chance(
    model: WorkModel,
) -> None:
    for outcome in model.outcomes:
        every = [(months, chance) for _, months, chance, _ in plain_routes(model, outcome.id)]
        found = front(model, outcome.id)
        assert not found.partial
        mine = [(route.months, route.chance) for route in found.routes]
        assert mine == sorted(mine)
        for months, chance in mine:
            assert not any(other[0] < months - 1e-6 and other[1] > chance + 1e-6 for other in every)
        # Whatever there is, something on the front is as quick and as likely.
        for months, chance in every:
            assert any(m <= months + 1e-6 and p >= chance - 1e-6 for m, p in mine)


@pytest.mark.parametrize("seed", range(6))
def test_a_long_front_has_just_the_routes_that_nothing_beats(seed: int) -> None:
    dice = random.Random(seed)
    names = [f"s{n}" for n in range(12)]
    steps = [(a, b) for n, a in enumerate(names) for b in names[n + 1 : n + 4]]
    drawn = [f"{a} {b}" for a, b in (("today", "s0"), *steps, ("s11", "Lead"))]
    # To leave steps out is quicker and less likely to work.
    likely = {f"{a}>{b}": 0.97 ** (int(b[1:]) - int(a[1:])) ** 2 for a, b in steps}
    spans = {id: dice.choice([1, 2, 3, 5, 8, 13]) for id in names}
    model = sketch(
        *drawn,
        nodes={id: {"months": Months(low=m, likely=m, high=m)} for id, m in spans.items()},
        links={
            f"{a}>{b}": {"confidence": likely.get(f"{a}>{b}", 1.0) * dice.uniform(0.8, 1.0)}
            for a, b in (each.split() for each in drawn)
        },
    )
    every = [(months, chance) for _, months, chance, _ in plain_routes(model, "Lead")]
    unbeaten = sorted(
        {
            (round(m, 9), round(p, 9))
            for m, p in every
            if not any(o[0] <= m + 1e-9 and o[1] >= p - 1e-9 and o != (m, p) for o in every)
        }
    )
    found = [(round(route.months, 9), round(route.chance, 9)) for route in front(model, "Lead")[0]]
    assert len(found) > 2
    assert found == unbeaten


@given(maps(outcome_statuses=("open",)))
def test_a_front_over_sub_maps_is_said_to_be_partial(model: WorkModel) -> None:
    for outcome in model.outcomes:
        found = front(model, outcome.id)
        for one, other in itertools.combinations(found.routes, 2):
            assert one.months <= other.months
            assert one.chance < other.chance
        if any(route.also_links for route in found.routes):
            assert found.partial


def test_a_front_too_large_to_search_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careerapp.analysis.routing.pareto.MAX_LABELS", 1)
    model = judged("today a b Lead", "today c d Lead", nodes={
        id: {"months": Months(low=n, likely=n, high=n)} for n, id in enumerate("abcd")
    })  # fmt: skip
    assert front(model, "Lead").partial


def test_no_route_runs_over_what_nobody_has_judged() -> None:
    links = {"today>a": {"confidence": 0.5}, "a>Lead": {"confidence": 0.5}}
    nodes = {id: {"months": Months(low=1, likely=1, high=1)} for id in "ab"}
    model = sketch("today a Lead", "today b Lead", "today c Lead", links=links, nodes=nodes)
    assert [route.nodes[1] for route in routes(model, "Lead", by="chance")] == ["a"]
    assert [route.nodes[1] for route in routes(model, "Lead", by="risk")] == ["a"]
    by_months = routes(model, "Lead", by="months")
    assert {route.nodes[1]: route.chance for route in by_months} == {"a": 0.25, "b": None}


def test_there_is_no_route_to_what_is_reached_let_go_or_not_there() -> None:
    nodes = {"Had": {"status": "reached"}, "Gone": {"status": "let_go"}}
    model = judged("today Had", "today Gone", nodes=nodes)
    for id in ("Had", "Gone", "nowhere"):
        assert routes(model, id) == ()
        assert front(model, id) == ((), False)
    assert routes(model, "Had", k=0) == ()


def test_routes_start_at_what_one_has_and_a_link_sure_to_work_costs_nothing() -> None:
    model = judged(
        "today a sql b Lead", "today Lead", nodes={"sql": {"status": "done"}}, belief=1.0
    )
    found = routes(model, "Lead", by="chance")
    assert [route.nodes for route in found] == [("today", "Lead"), ("sql", "b", "Lead")]
    assert {route.chance for route in found} == {1.0}


def test_data_points_move_the_chance_of_a_route() -> None:
    model = judged("today Lead").replace(
        journal=(DataPoint(id="d", at=date(2025, 3, 1), kind="setback", about=("Lead",)),)
    )
    (fresh,), (faded,) = routes(model, "Lead"), routes(model, "Lead", as_of=DAY)
    assert fresh.chance == pytest.approx(1 / 3)
    assert 1 / 3 < faded.chance < 0.5
