"""Ways to a hope, against every route there is."""

from collections.abc import Collection
from datetime import date
from itertools import combinations, pairwise

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from careerapp.analysis.drawing.standing import stands
from careerapp.analysis.drawing.ways import (
    MAX_OVERLAP,
    Way,
    unjudged_links,
    untried_kind,
    ways,
    weakest_link,
)
from careerapp.domain.items import DataPoint, Position
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis.drawings import (
    drawings,
    graph_of,
    had,
    lost,
    overlap,
    simple_routes,
    smallest_closed_set,
    works,
)

EVERYTHING = 1_000
"""More ways than any small drawing has."""


def only(model: WorkModel, way: Way) -> WorkModel:
    """The model with nothing on it but a way."""
    nodes = way.all_nodes
    return WorkModel(
        outcomes=tuple(outcome for outcome in model.outcomes if outcome.id in nodes),
        stones=tuple(stone for stone in model.stones if stone.id in nodes),
        links=tuple(link for link in model.links if link.id in way.all_links),
    )


@given(drawings())
def test_there_is_a_way_to_just_the_open_hopes_that_can_be_reached(model):
    reached = smallest_closed_set(model)
    for outcome in model.outcomes:
        expected = outcome.status == "open" and outcome.id in reached
        assert bool(ways(model, outcome.id)) == expected


@given(drawings())
def test_a_way_runs_from_something_had_along_working_links_to_the_hope(model):
    links = {link.id: link for link in model.links}
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            assert way.nodes[0] in had(model)
            assert had(model).isdisjoint(way.nodes[1:])
            assert way.nodes[-1] == outcome.id
            assert len(set(way.nodes)) == len(way.nodes)
            ends = [(links[id].source, links[id].target) for id in way.links]
            assert ends == list(pairwise(way.nodes))
            assert all(works(model, links[id]) for id in way.all_links)
            assert lost(model).isdisjoint(way.all_nodes)
            assert set(way.also).isdisjoint(way.nodes)
            assert set(way.also_links).isdisjoint(way.links)


@given(drawings())
def test_a_way_is_all_it_takes(model):
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            assert outcome.id in smallest_closed_set(only(model, way))
            ahead = way.all_nodes - had(model)
            for id in ahead:
                if model.nodes[id].needs == "all":
                    into = {link.id for link in model.links if link.target == id}
                    assert into <= way.all_links


@given(drawings())
def test_nothing_besides_a_way_is_named_that_it_does_not_need(model):
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            alone = only(model, way)
            for link in alone.links:
                assert outcome.id not in smallest_closed_set(alone, {link.id})


def merged(
    model: WorkModel, ends: Collection[str], links: Collection[str]
) -> frozenset[tuple[str, str]]:
    """Links by their ends, all that one has taken as one place."""
    return frozenset(
        ("" if link.source in ends else link.source, link.target)
        for link in model.links
        if link.id in links
    )


@given(drawings())
def test_ways_differ_in_what_is_still_to_be_done_and_the_shortest_come_first(model):
    mine = had(model)
    for outcome in model.outcomes:
        found = ways(model, outcome.id, EVERYTHING)
        assert [len(way.links) for way in found] == sorted(len(way.links) for way in found)
        for one, other in combinations(found, 2):
            assert one.all_nodes - mine != other.all_nodes - mine
            here, there = (merged(model, mine, way.all_links) for way in (one, other))
            assert overlap(here, there) <= MAX_OVERLAP


@given(drawings(with_all=False))
def test_a_route_that_is_left_out_is_mostly_like_one_that_is_given(model):
    mine = had(model)
    for outcome in model.outcomes:
        found = ways(model, outcome.id, EVERYTHING)
        routes = list(simple_routes(model, outcome.id)) if outcome.status == "open" else []
        for nodes, links in routes:
            here, steps = merged(model, mine, links), frozenset(nodes) - mine
            assert any(
                steps == way.all_nodes - mine
                or overlap(merged(model, mine, way.all_links), here) > MAX_OVERLAP
                for way in found
            )
        if routes:
            assert len(found[0].links) == min(len(links) for _, links in routes)


@given(drawings())
def test_all_that_one_has_before_the_same_step_starts_one_way_the_likeliest_first(model):
    mine = had(model)
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            if model.nodes[way.nodes[1]].needs == "all":
                assert way.other_starts == ()
                continue
            starting = {
                link.id: link.confidence or 0
                for link in model.links
                if link.target == way.nodes[1] and link.source in mine and works(model, link)
            }
            assert starting.keys() == {way.links[0], *way.start_links}
            assert starting[way.links[0]] == max(starting.values())


def test_three_things_one_has_before_one_certificate_are_one_way():
    things = ("maria", "savings", "evenings")
    model = sketch(
        *(f"{thing} certificate Lead" for thing in things),
        nodes={thing: {"status": "done"} for thing in things},
    )
    (way,) = ways(model, "Lead")
    assert sorted(way.starts) == sorted(things)
    assert way.drawn_links == {link.id for link in model.links}


def test_the_same_steps_in_another_order_are_the_same_way():
    model = sketch("today a b Lead", "today b a Lead")
    steps = [way.all_nodes for way in ways(model, "Lead")]
    assert len(steps) == len(set(steps))


@given(drawings(), st.data())
def test_a_step_that_gets_done_takes_no_way_away(model, data):
    ahead = [stone.id for stone in model.stones if stone.status in ("idea", "active")]
    assume(ahead)
    done = data.draw(st.sampled_from(ahead))
    stones = tuple(
        stone.replace(status="done") if stone.id == done else stone for stone in model.stones
    )
    after = model.replace(stones=stones)
    for outcome in model.outcomes:
        before, now = ways(model, outcome.id), ways(after, outcome.id)
        assert all(stands(after, way) for way in before)
        if before:
            assert len(now[0].links) <= len(before[0].links)


@given(drawings(), st.data())
def test_a_way_stands_while_nothing_it_needs_is_lost_and_a_start_is_left(model, data):
    some = st.lists(st.sampled_from([stone.id for stone in model.stones]), max_size=2)
    gone = set(data.draw(some))
    after = model.replace(
        stones=tuple(
            stone.replace(status="blocked") if stone.id in gone else stone for stone in model.stones
        )
    )
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            ahead = {*way.nodes[1:], *way.also}
            expected = ahead.isdisjoint(gone) and not gone.issuperset(way.starts)
            assert stands(after, way) == expected


def finish(model: WorkModel, done: Collection[str]) -> WorkModel:
    return model.replace(
        stones=tuple(
            each.replace(status="done") if each.id in done else each for each in model.stones
        )
    )


@given(drawings(with_all=False), st.data())
def test_what_is_left_of_each_way_when_steps_are_done_is_a_way_or_mostly_one(model, data):
    done = data.draw(st.sets(st.sampled_from([stone.id for stone in model.stones]), max_size=2))
    after = finish(model, done)
    mine = had(after)
    for outcome in model.outcomes:
        before = ways(model, outcome.id, EVERYTHING)
        now = [merged(after, mine, way.all_links) for way in ways(after, outcome.id, EVERYTHING)]
        # So there are fewer only where several have come to be the same one, or mostly.
        for way in before:
            last = max(place for place, id in enumerate(way.nodes) if id in mine)
            rest = merged(after, mine, way.links[last:])
            steps = {end for _, end in rest}
            assert any(
                steps == {end for _, end in each} or overlap(rest, each) > MAX_OVERLAP
                for each in now
            )


@given(drawings(with_all=False), st.data())
def test_something_had_that_leads_to_a_step_makes_no_way_vanish_but_for_one_much_alike(model, data):
    target = data.draw(st.sampled_from(model.stones)).id
    stone = model.stones[0].replace(id="new", status="done")
    link = model.links[0].replace(id="new>", source="new", target=target, confidence=None)
    after = model.replace(stones=(*model.stones, stone), links=(*model.links, link))
    for outcome in model.outcomes:
        now = [
            merged(after, had(after), way.all_links) for way in ways(after, outcome.id, EVERYTHING)
        ]
        for way in ways(model, outcome.id, EVERYTHING):
            mine = merged(after, had(after), way.all_links)
            steps = {target for _, target in mine}
            assert any(
                steps == {end for _, end in each} or overlap(mine, each) > MAX_OVERLAP
                for each in now
            )


def test_two_ways_over_a_step_that_is_done_are_one_straight_from_it():
    model = sketch("today a b Lead", "today c b")
    assert len(ways(model, "Lead")) == 2
    (way,) = ways(finish(model, {"b"}), "Lead")
    assert way.nodes == ("b", "Lead")


def test_ways_that_share_more_than_half_of_their_links_are_one():
    apart = sketch("today a b Lead", "a c Lead")  # one of three, and of five together
    assert len(ways(apart, "Lead")) == 2
    half = sketch("today a b c Lead", "c d Lead")  # three of six together
    assert len(ways(half, "Lead")) == 2
    alike = sketch("today a b c d e f Lead", "e g Lead")  # five of nine together
    assert len(ways(alike, "Lead")) == 1


@given(drawings(), st.integers(1, 4))
def test_asking_for_fewer_ways_gives_the_first_ones(model, most):
    for outcome in model.outcomes:
        assert ways(model, outcome.id, most) == ways(model, outcome.id, EVERYTHING)[:most]


def test_a_way_names_what_is_needed_besides():
    model = sketch(
        "today maria analyst Lead",
        "today sql analyst",
        nodes={"analyst": {"needs": "all"}},
    )
    (way,) = ways(model, "Lead")
    assert set(way.nodes) | set(way.also) == {"today", "maria", "sql", "analyst", "Lead"}
    assert len(way.also) == 1
    assert way.all_links == {link.id for link in model.links}


def test_a_way_does_not_run_through_what_needs_its_own_end():
    model = sketch(
        "today a Lead", "a b a", "today b", nodes={"a": {"needs": "all"}, "b": {"needs": "all"}}
    )
    assert ways(model, "Lead") == ()


def test_what_needs_all_is_no_step_on_the_way_to_something_it_needs():
    model = sketch("today a v", "today c b v", "v b Lead", nodes={"v": {"needs": "all"}})
    assert [way.nodes for way in ways(model, "Lead")] == [("today", "c", "b", "Lead")]


def test_ways_start_at_what_one_has():
    model = sketch("today maria study Lead", nodes={"maria": {"status": "done"}})
    (way,) = ways(model, "Lead")
    assert way.nodes == ("maria", "study", "Lead")
    assert way.links == ("maria>study", "study>Lead")


def test_a_stone_or_nothing_has_no_ways():
    model = sketch("today a Lead")
    assert ways(model, "nothing") == ()
    assert ways(model, "today") == ()


def test_a_thicket_still_has_ways():
    layers = [[f"s{row}x{place}" for place in range(8)] for row in range(12)]
    routes = [f"today {id}" for id in layers[0]] + [f"{id} Lead" for id in layers[-1]]
    for near, far in pairwise(layers):
        routes += [f"{one} {other}" for one in near for other in far]
        routes += [f"{other} {one}" for one in near[:2] for other in far[:2]]
    found = ways(sketch(*routes), "Lead")
    assert len(found) == 6
    assert all(len(way.links) == 13 for way in found)


@given(drawings())
def test_the_weakest_link_is_the_judged_one_believed_in_least(model):
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            on_it = [link for link in model.links if link.id in way.all_links]
            beliefs = [link.confidence for link in on_it if link.confidence is not None]
            weakest = weakest_link(model, way)
            assert (weakest is None) == (not beliefs)
            if weakest is not None:
                assert weakest in on_it
                assert weakest.confidence == min(beliefs)
            assert unjudged_links(model, way) == len(on_it) - len(beliefs)


@given(drawings())
def test_an_untried_kind_is_the_first_that_nothing_leading_there_is_of(model):
    graph = nx.DiGraph((link.source, link.target) for link in model.links)
    graph.add_nodes_from(model.nodes)
    for outcome in model.outcomes:
        before = nx.ancestors(graph, outcome.id)
        used = {model.nodes[id].kind for id in before if id in model.nodes}
        wanted = [
            kind for kind in ("relationship", "experience", "skill", "role") if kind not in used
        ]
        assert untried_kind(model, outcome.id) == (wanted[0] if wanted else None)


@given(drawings(with_all=False))
def test_where_any_link_will_do_there_is_a_way_where_a_graph_has_a_path(model):
    graph = graph_of(model)
    for outcome in model.outcomes:
        if outcome.status == "open":
            connected = any(
                nx.has_path(graph, start, outcome.id) for start in had(model) if start in graph
            )
            assert bool(ways(model, outcome.id)) == connected


def test_moving_a_node_or_logging_a_data_point_searches_for_no_way_anew():
    model = sketch("today a Lead", "today b Lead")
    found = ways(model, "Lead")
    moved = model.replace(layout=(Position(node="a", x=1.0, y=2.0),))
    logged = moved.replace(journal=(DataPoint(id="d", at=date(2027, 3, 1), kind="win"),))
    assert ways(moved, "Lead") is found
    assert ways(logged, "Lead") is found
    blocked = logged.replace(stones=(model.stones[0].replace(status="blocked"), model.stones[1]))
    assert len(ways(blocked, "Lead")) == 1
