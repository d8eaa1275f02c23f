"""What leads to what, from the drawing alone."""

import networkx as nx
from hypothesis import given

from careerapp.analysis.drawing.ways import ways
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import leading_to
from tests.strategies import models


@given(models())
def test_what_leads_to_a_node_are_its_ancestors_and_itself(model: WorkModel):
    graph = nx.DiGraph((link.source, link.target) for link in model.links)
    graph.add_nodes_from(model.nodes)
    for id in model.nodes:
        assert leading_to(model, (id,)) == {id} | nx.ancestors(graph, id)


@given(models())
def test_a_way_passes_nothing_that_does_not_lead_to_its_outcome(model: WorkModel):
    for outcome in model.outcomes:
        leading = leading_to(model, (outcome.id,))
        assert all(way.all_nodes <= leading for way in ways(model, outcome.id))


def test_nothing_leads_to_nothing():
    assert leading_to(WorkModel(), ()) == frozenset()
