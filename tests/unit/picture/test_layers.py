"""Rows of a map: circles turned, each node as far on as the longest way to it, bends between."""

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from careerapp.picture import layers
from careerapp.picture.layers import forward, row_of, with_bends

Pair = tuple[int, int]
Links = list[Pair]


@st.composite
def graphs(draw: st.DrawFn, circles: bool = True) -> tuple[int, Links]:
    """Draw a number of nodes and links between them, at most one a direction."""
    count = draw(st.integers(1, 9))
    node = st.integers(0, count - 1)
    pairs = st.tuples(node, node).filter(lambda ends: ends[0] != ends[1])
    links = draw(st.lists(pairs, unique=True, max_size=16))
    if not circles:
        links = list(dict.fromkeys((min(ends), max(ends)) for ends in links))
    return count, links


def graph_of(count: int, links: Links) -> nx.DiGraph:
    graph = nx.DiGraph(links)
    graph.add_nodes_from(range(count))
    return graph


@given(graphs(), st.data())
def test_only_links_that_close_a_circle_are_turned_and_then_there_is_none(drawn, data):
    count, links = drawn
    starts = data.draw(st.lists(st.integers(0, count - 1), unique=True, max_size=2))
    turned = forward(count, links, starts)
    assert nx.is_directed_acyclic_graph(graph_of(count, turned))
    part_of = {
        node: number
        for number, part in enumerate(nx.strongly_connected_components(graph_of(count, links)))
        for node in part
    }
    for (source, target), now in zip(links, turned, strict=True):
        assert now in ((source, target), (target, source))
        if part_of[source] != part_of[target]:
            assert now == (source, target)


def test_a_circle_is_cut_where_it_comes_back_to_where_one_starts():
    circle = [(0, 1), (1, 2), (2, 0)]
    assert forward(3, circle, [0]) == [(0, 1), (1, 2), (0, 2)]
    assert forward(3, circle, [1]) == [(1, 0), (1, 2), (2, 0)]
    assert forward(3, circle, []) == forward(3, circle, [0])


@given(graphs(circles=False))
def test_a_row_is_the_number_of_links_on_the_longest_way_from_the_start(drawn):
    count, links = drawn
    # Node 0 is the start; it leads to all that nothing else leads to, so there are no other roots.
    links = [ends for ends in links if ends[1] != 0]
    reached = {target for _, target in links}
    links += [(0, node) for node in range(1, count) if node not in reached]
    rows = row_of(count, links, first={0})
    graph = graph_of(count, links)
    for node in range(1, count):
        ways = nx.all_simple_paths(graph, 0, node)
        assert rows[node] == max(len(way) - 1 for way in ways)
    assert rows[0] == 0


def test_what_nothing_leads_to_stands_right_before_what_it_leads_to_unless_one_has_it():
    # 0 is Today, 0>1>2>3; 4, 5 and 6 lead to 3, what one has (5) stays near, 6 leads to 2 too.
    links = [(0, 1), (1, 2), (2, 3), (4, 3), (5, 3), (6, 3), (6, 2)]
    rows = row_of(8, links, first={0}, early={5})
    assert rows == [0, 1, 2, 3, 2, 1, 1, 1]


def test_hopes_share_one_row_after_all_others():
    links = [(0, 1), (1, 2), (0, 3), (0, 5), (5, 6)]
    rows = row_of(7, links, first={0}, last={2, 3, 4})
    assert rows == [0, 1, 3, 3, 3, 1, 2]
    assert row_of(2, [], first={0}, last={1}) == [0, 1]


def test_what_leads_to_a_hope_alone_stands_in_the_row_before_hopes():
    links = [(0, 1), (1, 2), (4, 3)]
    assert row_of(5, links, first={0}, last={3}) == [0, 1, 2, 3, 2]


def test_the_longest_way_counts_whichever_end_is_numbered_first():
    # 2 is Today, 0 begins beside it, and both lead to 1.
    assert row_of(3, [(0, 1), (2, 1)], first={2}) == [1, 2, 0]
    assert row_of(3, [(2, 1), (0, 1)], first={0}) == [0, 2, 1]


@given(graphs(circles=False), st.booleans())
def test_a_link_has_a_bend_in_every_row_that_it_passes(drawn, spread):
    count, links = drawn
    rows = [row * (2 if spread else 1) for row in row_of(count, links, first=set())]
    layered = with_bends(count, links, rows)
    used = sorted(set(rows))
    level = {v: index for index, row in enumerate(layered.rows) for v in row}
    assert layered.nodes == count
    assert [used[level[node]] for node in range(count)] == rows, "empty rows are closed up"
    assert sorted(level) == list(range(len(layered.before))) == list(range(len(layered.after)))
    steps = []
    for number, (source, target) in enumerate(links):
        if level[source] == level[target]:
            continue
        chain = [source, *layered.bends.get(number, ()), target]
        assert [level[v] for v in chain] == list(range(level[source], level[target] + 1))
        steps += pairwise(chain)
    assert sorted(steps) == sorted((one, to) for one, out in enumerate(layered.after) for to in out)
    assert sorted(steps) == sorted(
        (of, one) for one, into in enumerate(layered.before) for of in into
    )
    bends = [bend for chain in layered.bends.values() for bend in chain]
    assert sorted(bends) == list(range(count, len(layered.before)))


def test_a_link_within_a_row_is_left_out_and_bends_are_given_up_where_they_are_too_many(
    monkeypatch,
):
    links = [(0, 1), (1, 2), (0, 2), (3, 1)]
    rows = [0, 1, 2, 1]
    assert with_bends(4, links, rows).bends == {2: [4]}
    assert with_bends(4, links, rows).before[1] == [0]
    monkeypatch.setattr(layers, "MOST_BENDS", 1)
    assert with_bends(4, links, rows).bends == {2: [4]}
    monkeypatch.setattr(layers, "MOST_BENDS", 0)
    straight = with_bends(4, links, rows)
    assert straight.bends == {}
    assert straight.after[0] == [1, 2]
    assert straight.rows == [[0], [1, 3], [2]]
