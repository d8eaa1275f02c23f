"""What can be reached, against the smallest closed set of nodes."""

from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.reach import derivation, held, reachable
from tests.sketch import sketch
from tests.unit.analysis.drawings import drawings, had, lost, smallest_closed_set


@given(drawings(), st.data())
def test_reached_is_the_smallest_set_that_holds_what_follows(model, data):
    falling = data.draw(
        st.sets(st.sampled_from([*model.nodes, *(link.id for link in model.links)]), max_size=3)
    )
    assert reachable(model) == smallest_closed_set(model)
    assert reachable(model, falling) == smallest_closed_set(model, falling)


@given(drawings())
def test_what_is_had_is_held_and_what_is_lost_is_never_reached(model):
    assert held(model) == had(model)
    assert lost(model).isdisjoint(reachable(model))


@given(drawings(), st.data())
def test_a_loss_never_opens_a_way(model, data):
    falling = data.draw(
        st.sets(st.sampled_from([*model.nodes, *(link.id for link in model.links)]), max_size=3)
    )
    assert reachable(model, falling) <= reachable(model)


@given(drawings())
def test_a_derivation_reaches_each_node_from_nodes_before_it(model):
    found = derivation(model)
    links = {link.id: link for link in model.links}
    so_far: set[str] = set()
    for id, carrying in found.items():
        if id in had(model):
            assert carrying == ()
        elif model.nodes[id].needs == "any":
            assert len(carrying) == 1
        else:
            assert set(carrying) == {link.id for link in model.links if link.target == id}
        for link in map(links.__getitem__, carrying):
            assert link.target == id
            assert link.source in so_far
            assert link.confidence != 0
        so_far.add(id)


def test_a_circle_does_not_carry_itself():
    model = sketch("a b c a", "c Lead")
    assert reachable(model) == {"today"}


def test_a_node_that_needs_all_waits_for_the_last_of_its_links():
    model = sketch("today a Lead", "today b Lead", "c Lead", nodes={"Lead": {"needs": "all"}})
    assert "Lead" not in reachable(model)
    had_all = sketch(
        "today a Lead",
        "today b Lead",
        "c Lead",
        nodes={"Lead": {"needs": "all"}, "c": {"status": "done"}},
    )
    assert "Lead" in reachable(had_all)


def test_a_node_that_needs_all_of_nothing_is_not_reached():
    assert reachable(sketch("a Lead", nodes={"a": {"needs": "all"}})) == {"today"}


def test_what_is_had_can_fall_away():
    model = sketch("maria Lead", nodes={"maria": {"status": "done"}})
    assert "Lead" in reachable(model)
    assert reachable(model, {"maria"}) == {"today"}
    assert reachable(model, {"maria>Lead"}) == {"today", "maria"}


def test_a_link_nobody_has_judged_counts_and_one_of_belief_nought_does_not():
    routes = "today a Lead"
    assert "Lead" in reachable(sketch(routes))
    assert "Lead" not in reachable(sketch(routes, links={"a>Lead": {"confidence": 0.0}}))
