"""What everything hinges on, against taking out each thing in turn."""

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from careerapp.analysis.drawing.ways import hinges, ways
from careerapp.domain.items import Link
from tests.sketch import sketch
from tests.unit.analysis.drawings import STONES, drawings, graph_of, had, lost, smallest_closed_set


def losable(model):
    """Stones neither had nor lost, roles and people one has, and links."""
    for stone in model.stones:
        if stone.id in lost(model):
            continue
        if stone.status != "done" or stone.kind in ("role", "relationship"):
            yield stone.id
    yield from (link.id for link in model.links)


@given(drawings())
def test_hinges_are_just_the_single_losses_that_leave_no_way(model):
    for outcome in model.outcomes:
        expected = set()
        if outcome.status == "open" and outcome.id in smallest_closed_set(model):
            expected = {
                id for id in losable(model) if outcome.id not in smallest_closed_set(model, {id})
            }
        found = hinges(model, outcome.id)
        assert set(found) == expected
        assert len(set(found)) == len(found)


@given(drawings())
def test_stones_come_before_links(model):
    for outcome in model.outcomes:
        are_stones = [id in model.nodes for id in hinges(model, outcome.id)]
        assert are_stones == sorted(are_stones, reverse=True)


@given(drawings())
def test_every_way_needs_every_hinge_or_rests_on_it(model):
    for outcome in model.outcomes:
        for hinge in hinges(model, outcome.id):
            left = smallest_closed_set(model, {hinge})
            for way in ways(model, outcome.id):
                # It is on the way, or something that one has on the way rests on it.
                on_it = hinge in way.all_nodes | way.all_links
                assert on_it or not way.all_nodes & had(model) <= left


@given(drawings(with_all=False))
def test_the_stones_are_the_dominators_from_the_start_to_the_hope(model):
    graph = graph_of(model)
    graph.add_edges_from(("start of all", id) for id in had(model) if id in graph)
    before = nx.immediate_dominators(graph, "start of all")
    stones = {stone.id: stone for stone in model.stones}
    for outcome in model.outcomes:
        if outcome.status != "open" or outcome.id not in before:
            assert hinges(model, outcome.id) == ()
            continue
        chain = []
        id = before[outcome.id]
        while id != "start of all":
            chain.append(id)
            id = before[id]
        expected = [
            id
            for id in reversed(chain)
            if id in stones
            and (stones[id].status != "done" or stones[id].kind in ("role", "relationship"))
        ]
        assert [id for id in hinges(model, outcome.id) if id in stones] == expected


@given(drawings(with_all=False), st.data())
def test_one_more_link_never_makes_a_hope_hinge_on_more(model, data):
    pairs = {(link.source, link.target) for link in model.links}
    free = [
        (source, outcome.id)
        for source in ("today", *STONES)
        for outcome in model.outcomes
        if (source, outcome.id) not in pairs and (source == "today" or source in model.nodes)
    ]
    assume(free)
    source, target = data.draw(st.sampled_from(free))
    more = model.replace(links=(*model.links, Link(id="more", source=source, target=target)))
    for outcome in model.outcomes:
        if ways(model, outcome.id):
            assert set(hinges(more, outcome.id)) <= set(hinges(model, outcome.id))


def test_a_chain_hinges_on_all_of_it_in_order():
    assert hinges(sketch("today a b Lead"), "Lead") == ("a", "b", "today>a", "a>b", "b>Lead")


def test_a_person_one_has_can_be_lost_and_a_skill_cannot():
    person = {"status": "done", "kind": "relationship"}
    skill = {"status": "done", "kind": "skill"}
    routes = ("x a Lead", "x b Lead")
    assert hinges(sketch(*routes, nodes={"x": person}), "Lead") == ("x",)
    assert hinges(sketch(*routes, nodes={"x": skill}), "Lead") == ()


def test_nothing_hinges_where_there_is_no_way():
    blocked = {"a": {"status": "blocked"}}
    assert hinges(sketch("today a Lead", nodes=blocked), "Lead") == ()
    assert hinges(sketch("today a Lead"), "nothing") == ()
    reached = {"Lead": {"status": "reached"}}
    assert hinges(sketch("today a Lead", nodes=reached), "Lead") == ()


def test_what_needs_all_hinges_on_each_of_them():
    model = sketch("today a Lead", "today b Lead", nodes={"Lead": {"needs": "all"}})
    assert set(hinges(model, "Lead")) == {"a", "b", *(link.id for link in model.links)}
