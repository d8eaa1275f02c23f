"""A link counts as on a route just where some way without repeats may run over it."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerapp.analysis.drawing.assumptions import aged_assumptions
from careerapp.analysis.engine.study import Study
from careerapp.analysis.measures.assessment import assess
from careerapp.analysis.measures.losses import rehearse
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY
from tests.unit.analysis.maps import maps

PAIRS = [(a, b) for a in ("today", *"abcde") for b in (*"abcde", "Lead") if a != b]


@st.composite
def graphs(draw: st.DrawFn) -> WorkModel:
    """A map of five stones where any link will do, half of its links often on circles."""
    ends = draw(st.lists(st.sampled_from(PAIRS), unique=True, min_size=4, max_size=13))
    links = {f"{a}>{b}": {"confidence": 0.5} for a, b in ends}
    return sketch("today Lead", *(f"{a} {b}" for a, b in ends), links=links)


def on_simple_ways(model: WorkModel) -> set[str]:
    graph = nx.DiGraph((link.source, link.target) for link in model.links)
    paths = nx.all_simple_edge_paths(graph, "today", "Lead")
    return {f"{a}>{b}" for path in paths for a, b in path}


@settings(max_examples=400)
@given(graphs())
def test_every_link_on_a_way_without_repeats_counts_and_few_others(model):
    counted = links_counted(model, "Lead")
    assert on_simple_ways(model) <= counted
    assert {each.link.id for each in aged_assumptions(model, DAY)} == counted


@settings(max_examples=200)
@given(maps(beliefs=st.sampled_from([None, 0.5, 0.0]), max_links=8))
def test_every_link_that_decides_where_some_nodes_need_all_counts(model):
    for outcome in model.outcomes:
        if outcome.status == "open":
            deciding = oracle.pivotal(model, outcome.id)
            assert deciding <= links_counted(model, outcome.id)
            named = {each.link.id for each in aged_assumptions(model, DAY)}
            assert deciding <= named


def links_counted(model: WorkModel, outcome: str) -> set[str]:
    """The links on ways to an outcome, whose ends are the nodes on them."""
    study = Study(model, DAY)
    subgraph = study.subgraph(outcome)
    if subgraph is None:
        return set()
    counted = {study.graph.link_ids[link] for link in subgraph.links}
    nodes = {study.graph.ids[node] for node in (*subgraph.nodes, *subgraph.starts)}
    assert nodes == {outcome} | {end for link in counted for end in link.split(">")}
    return counted


def test_what_needs_what_only_comes_after_it_leaves_its_links_uncounted():
    nodes = {"back": {"needs": "all"}}
    model = sketch("today a b Lead", "b back a", "today c back", nodes=nodes)
    assert links_counted(model, "Lead") == {"today>a", "a>b", "b>Lead"}
    assert {each.link.id for each in aged_assumptions(model, DAY)} == {"today>a", "a>b", "b>Lead"}
    # As long as any of the two will do, the other one opens a way.
    either = sketch("today a b Lead", "b back a", "today c back")
    assert links_counted(either, "Lead") >= {"today>c", "c>back", "back>a"}


@given(graphs())
def test_leaving_links_out_changes_no_chance(model):
    judged = model.replace(
        links=tuple(
            link.replace(confidence=round(0.3 + 0.05 * number, 2))
            for number, link in enumerate(model.links)
        )
    )
    exact = oracle.chances(judged)["Lead"]
    found = Study(judged, DAY).chance("Lead")
    assert found.value == pytest.approx(exact, abs=1e-9 if found.exact else 0.01)
    left = nx.DiGraph(link.split(">") for link in links_counted(judged, "Lead"))
    assert found.exact or not nx.is_directed_acyclic_graph(left)


def test_a_link_that_only_leads_back_needs_no_belief():
    links = {
        "today>s0": {"confidence": 0.152},
        "today>s1": {"confidence": 0.493},
        "s0>s1": {"confidence": 0.662},
        "s1>Lead": {"confidence": 0.225},
    }
    model = sketch("today s0 s1 Lead", "today s1 s0", links=links)
    found = assess(model, DAY).outcomes["Lead"]
    assert found.unjudged == ()
    surely = model.replace(links=tuple(link for link in model.links if link.id != "s1>s0"))
    assert found.chance == pytest.approx(oracle.chances(surely)["Lead"], abs=1e-9)


def test_what_only_leads_back_neither_counts_nor_weakens():
    model = sketch("today a Lead", "a b a")
    found = rehearse(model, {"b"}, as_of=DAY).outcomes["Lead"]
    assert (found.standing, found.hit, found.still_counts) == ("intact", (), ("a",))
