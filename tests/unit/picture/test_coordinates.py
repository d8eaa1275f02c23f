"""Places along rows: near their neighbours, in order, with room between."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from careerapp.picture.coordinates import NEAR, _isotonic, _within, along_rows
from careerapp.picture.layers import Layered, row_of, with_bends
from careerapp.picture.ordering import ordered
from tests.unit.picture.test_layers import graphs
from tests.unit.picture.test_ordering import layered_graphs

BREADTH = 150.0

numbers = st.floats(-100, 100).map(lambda number: round(number, 3))


@given(st.lists(st.tuples(numbers, st.floats(0.1, 9)), min_size=1, max_size=12))
def test_the_nearest_places_in_order_are_those_of_an_isotonic_regression(pairs):
    values, weights = map(list, zip(*pairs, strict=True))
    expected = isotonic_regression(np.array(values), weights=np.array(weights)).x
    assert _isotonic(values, weights) == pytest.approx(expected.tolist(), abs=1e-9)


@st.composite
def with_long_links(draw: st.DrawFn) -> Layered:
    count, links = draw(graphs(circles=False))
    return with_bends(count, links, row_of(count, links, first={0}))


@given(layered_graphs(6, 4) | with_long_links(), st.floats(5, 60), st.booleans())
def test_neighbours_in_a_row_have_room_between_them(layered, gap, narrow):
    rows = ordered(layered)
    size = [20.0 + 7 * (vertex % 5) for vertex in range(len(layered.before))]
    middle = along_rows(layered, rows, size, gap, BREADTH if narrow else None)
    for row in rows:
        for one, other in pairwise(row):
            room = gap / (1, 2, 4)[(one >= layered.nodes) + (other >= layered.nodes)]
            least = (size[one] + size[other]) / 2 + room
            assert middle[other] - middle[one] >= least - 1e-6
        left = middle[row[0]] - size[row[0]] / 2
        right = middle[row[-1]] + size[row[-1]] / 2
        if narrow and right - left <= BREADTH and all(vertex < layered.nodes for vertex in row):
            assert left >= -BREADTH / 2 - 1e-6
            assert right <= BREADTH / 2 + 1e-6


@given(st.lists(st.integers(1, 3), min_size=3, max_size=5), st.data())
def test_bends_of_a_link_are_in_line_with_an_end_that_is_near_as_far_as_there_is_room(widths, data):
    rows = [row for row, width in enumerate(widths) for _ in range(width)]
    last = len(rows) - 1
    between = [(a, b) for a, b in product(range(len(rows)), repeat=2) if rows[b] == rows[a] + 1]
    links = data.draw(st.lists(st.sampled_from(between), unique=True, max_size=8))
    layered = with_bends(len(rows), [*links, (0, last)], rows)
    ((_, chain),) = layered.bends.items()
    order, size = ordered(layered), [40.0] * len(rows) + [10.0] * len(chain)
    middle = along_rows(layered, order, size, 20)
    places = {vertex: (row, index) for row in order for index, vertex in enumerate(row)}

    def is_free(bend: int) -> bool:
        row, index = places[bend]
        beside = [row[at] for at in (index - 1, index + 1) if 0 <= at < len(row)]
        # Half of 40 and of 10, and half of the gap, which is all that a bend needs.
        return all(abs(middle[other] - middle[bend]) > 35 + 1e-6 for other in beside)

    free = {middle[bend] for bend in chain if is_free(bend)}
    assert len(free) <= 1
    for line in free:
        ends = (middle[0], middle[last])
        assert line in ends or all(abs(end - line) >= NEAR for end in ends)


def test_a_chain_is_straight_and_what_branches_stands_around_its_middle():
    chain = with_bends(4, [(0, 1), (1, 2), (2, 3)], [0, 1, 2, 3])
    assert along_rows(chain, chain.rows, [10.0] * 4, 5) == [0.0] * 4
    fork = with_bends(4, [(0, 1), (0, 2), (0, 3)], [0, 1, 1, 1])
    middle = along_rows(fork, fork.rows, [10.0] * 4, 5)
    assert middle[1:] == pytest.approx([middle[0] - 15, middle[0], middle[0] + 15])


def test_a_long_link_runs_straight_in_line_with_an_end_that_is_near():
    # 0>1>2>3 and a long link 0>3 beside it, with two bends.
    layered = with_bends(4, [(0, 1), (1, 2), (2, 3), (0, 3)], [0, 1, 2, 3])
    ((number, bends),) = layered.bends.items()
    assert number == 3
    middle = along_rows(layered, layered.rows, [40.0] * 4 + [10.0] * 2, 20)
    assert middle[bends[0]] == middle[bends[1]]
    assert middle[bends[0]] - middle[1] >= 25 + 10 - 1e-9


def test_what_is_too_broad_is_centred():
    assert _within([1.0, 2.0], 3, 1) == [2.0, 2.0]
    assert _within([-9.0, 0.5, 9.0], -1, 1) == [-1, 0.5, 1]
