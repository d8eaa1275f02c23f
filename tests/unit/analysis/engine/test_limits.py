"""Maps as large and as tangled as a model may be end in bounded work, or say what was left out."""

import subprocess
import sys

import networkx as nx
import pytest

from careerapp.analysis import assess, one_more_link, routes
from careerapp.analysis.engine import sampling
from careerapp.analysis.engine.study import MAX_OUTCOMES, Study
from careerapp.analysis.routing import paths
from careerapp.analysis.routing.routes import MAX_ROUTES
from tests.unit.analysis import large
from tests.unit.analysis.asking import DAY, everything_said

LONG_ENOUGH = 400
"""Seconds after which a question about any map has gone astray."""


def test_a_ring_of_links_both_ways_meets_each_node_a_few_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    met = 0
    meet = sampling._meet

    def counting(*args: object) -> None:
        nonlocal met
        met += 1
        meet(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(sampling, "_meet", counting)
    model = large.ring_both_ways(200)
    study = Study(model, DAY)
    sampled = sampling.sample(study.graph, study.graph.order, 64)
    assert study.graph.ids.index("O0") in sampled.reached
    assert met <= 4 * 201
    met = 0
    one_more_link(model, as_of=DAY)
    # 201 gifts ride 4 to a sweep of at most 201 nodes.
    assert met <= 4 * 201 * (201 / 4 + 2)


def test_one_of_five_hundred_needed_is_as_bad_as_all() -> None:
    found = assess(large.needs_five_hundred(), DAY).outcomes["O0"]
    assert found.chance == pytest.approx(
        0.999**1000, abs=1e-12 if found.exact else found.margin * 2
    )
    assert len(found.hinges_on) == 1500
    assert found.survives_any_one is False
    assert found.independent_routes is None


def test_free_cycles_do_not_lead_the_search_for_routes_astray() -> None:
    model = large.everything_with_everything(25, 1.0)
    network = nx.DiGraph((link.source, link.target) for link in model.links)
    for by in ("chance", "risk"):
        found = routes(model, "O0", 50, by, as_of=DAY)
        assert len({route.nodes for route in found}) == 50
        assert {route.chance for route in found} == {1.0}
        assert all(nx.is_simple_path(network, route.nodes) for route in found)


def test_more_routes_than_can_be_found_in_bounded_time_are_refused() -> None:
    model = large.ladder(12)
    assert len(routes(model, "O0", MAX_ROUTES, "chance", as_of=DAY)) == MAX_ROUTES
    for different in (False, True):
        with pytest.raises(ValueError, match="no more than 100 routes"):
            routes(model, "O0", MAX_ROUTES + 1, "chance", different, as_of=DAY)


def test_where_too_many_beginnings_lead_nowhere_another_search_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = large.tangle(30, 1, 150)
    first = routes(model, "O0", 8, "risk", as_of=DAY)
    monkeypatch.setattr(paths, "MAX_BEGINNINGS", 0)
    second = routes(model, "O0", 8, "risk", as_of=DAY)
    assert [route.months for route in second] == pytest.approx([route.months for route in first])
    assert [route.chance for route in second] == pytest.approx([route.chance for route in first])


def test_where_the_best_routes_all_go_the_same_way_different_ones_are_found() -> None:
    model = large.ladder(100)
    best = routes(model, "O0", 18, "risk", as_of=DAY)
    found = routes(model, "O0", 3, "risk", different=True, as_of=DAY)
    assert all(2 * len({*one.links} & {*best[0].links}) > len(one.links) for one in best)
    assert len(found) == 3
    assert found[0] == best[0]


def test_more_outcomes_than_can_be_looked_at_closely_are_named() -> None:
    many = MAX_OUTCOMES + 5
    pairs = [("today", "s0"), *(("s0", f"O{number}") for number in range(many))]
    model = large.drawn(1, many, pairs)
    found = assess(model, DAY)
    assert len(found.left_out) == 5
    for id in found.left_out:
        outcome = found.outcomes[id]
        assert (outcome.chance, outcome.hinges_on) == (0.25, ("s0", "today>s0", f"s0>{id}"))
        assert (outcome.rigidity, outcome.survives_any_two) == (None, None)
        assert outcome.survives_any_one is False


def test_of_what_is_not_looked_at_closely_it_is_still_told_whether_it_survives_any_one_loss() -> (
    None
):
    many = MAX_OUTCOMES + 1
    pairs = [(s, f"O{number}") for number in range(many) for s in ("s0", "s1")]
    found = assess(large.drawn(2, many, [("today", "s0"), ("today", "s1"), *pairs]), DAY)
    (id,) = found.left_out
    assert (found.outcomes[id].hinges_on, found.outcomes[id].survives_any_one) == ((), True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "map",
    [
        "ring_both_ways(1999)",
        "everything_with_everything(99, 0.02)",
        "everything_with_everything(99, 1.0)",
        "needs_five_hundred()",
        "ladder(1998)",
        "tangle(1960, 39, 10_000)",
        "tangle(1000, 999, 9_000)",
        "tangle(1960, 39, 10_000, lambda id: int(id[1:]) % 5 == 0)",
        "tangle(1960, 39, 10_000, lambda id: True)",
    ],
)
def test_every_question_about_a_map_at_the_limits_is_answered(map: str) -> None:
    asked = (
        "from tests.unit.analysis.asking import everything_said\n"
        "from tests.unit.analysis.large import *\n"
        f"model = {map}\n"
        "print(sorted(everything_said(model)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, timeout=LONG_ENOUGH
    ).stdout.decode()
    small = everything_said(large.needs_five_hundred().replace(links=()))
    assert said.strip() == str(sorted(small))
