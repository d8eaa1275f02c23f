"""The order in rows: as few crossings as any order has, and an order that people know kept."""

from itertools import combinations, pairwise, permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.picture import ordering
from careerapp.picture.layers import Layered, with_bends
from careerapp.picture.ordering import as_found, count_crossings, ordered, ordered_like

MOST_LEFT = [(6, 5, 0.5), (10, 10, 8), (20, 15, 160), (30, 20, 1_100)]
"""Of 40, 460, 3,000 and 10,000 crossings before. The larger, the less is tried."""


@st.composite
def layered_graphs(draw: st.DrawFn, widest: int = 4, most_rows: int = 3) -> Layered:
    """Draw a graph whose links join neighbouring rows."""
    widths = draw(st.lists(st.integers(1, widest), min_size=2, max_size=most_rows))
    rows = [row for row, width in enumerate(widths) for _ in range(width)]
    between = [
        (one, other)
        for one, other in product(range(len(rows)), repeat=2)
        if rows[other] == rows[one] + 1
    ]
    links = draw(st.lists(st.sampled_from(between), unique=True, max_size=14))
    return with_bends(len(rows), links, rows)


def plainly_counted(layered: Layered, rows: list[list[int]]) -> int:
    """Every pair of links between two rows, looked at."""
    found = 0
    for upper, lower in pairwise(rows):
        links = [(upper.index(v), lower.index(end)) for v in upper for end in layered.after[v]]
        found += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(links, 2))
    return found


@given(layered_graphs(6, 4), st.randoms(use_true_random=False))
def test_crossings_are_those_that_are_found_by_looking_at_each_pair_of_links(layered, random):
    rows = [random.sample(row, len(row)) for row in layered.rows]
    assert count_crossings(layered, rows) == plainly_counted(layered, rows)


def fewest_crossings(layered: Layered) -> int:
    """The fewest that any order has: the best way to each order of a row, row by row."""
    best = dict.fromkeys(permutations(layered.rows[0]), 0)
    for row in layered.rows[1:]:
        best = {
            order: min(
                cost + plainly_counted(layered, [list(above), list(order)])
                for above, cost in best.items()
            )
            for order in permutations(row)
        }
    return min(best.values())


def thrown(width: int, rows: int, links: int, seed: int) -> Layered:
    """A graph of so many links thrown between neighbouring rows."""
    row_of = [row for row in range(rows) for _ in range(width)]
    between = [
        (row * width + one, (row + 1) * width + other)
        for row in range(rows - 1)
        for one, other in product(range(width), repeat=2)
    ]
    return with_bends(width * rows, Random(seed).sample(between, links), row_of)


@pytest.mark.parametrize("seed", range(8))
def test_a_small_map_has_no_more_crossings_than_the_best_of_all_orders(seed):
    layered = thrown(width=4, rows=4, links=20, seed=seed)
    rows = ordered(layered)
    assert [sorted(row) for row in rows] == [sorted(row) for row in layered.rows]
    assert plainly_counted(layered, rows) == fewest_crossings(layered) > 0


def unravelled(width: int, rows: int, seed: int) -> Layered:
    """A graph that can be drawn without a crossing, its vertices in any order."""
    random, links = Random(seed), []
    names = [random.sample(range(row * width, (row + 1) * width), width) for row in range(rows)]
    for upper, lower in pairwise(names):
        one = other = 0
        links.append((upper[0], lower[0]))
        while one < width - 1 or other < width - 1:
            if other == width - 1 or (one < width - 1 and random.random() < 0.5):
                one += 1
            else:
                other += 1
            if random.random() < 0.8:
                links.append((upper[one], lower[other]))
    return with_bends(width * rows, links, [row for row in range(rows) for _ in range(width)])


@pytest.mark.parametrize(("width", "rows", "most"), MOST_LEFT)
def test_a_map_that_needs_no_crossing_gets_few_however_large_it_is(width, rows, most):
    mean = 0.0
    for seed in range(4):
        layered = unravelled(width, rows, seed)
        mean += count_crossings(layered, ordered(layered, layered.rows, as_found(layered))) / 4
    assert mean <= most


@given(layered_graphs(6, 4), st.randoms(use_true_random=False))
def test_mending_an_order_takes_crossings_away_and_never_adds_one(layered, random):
    rows = [random.sample(row, len(row)) for row in layered.rows]
    before = plainly_counted(layered, rows)
    ordering._mend(layered, rows)
    after = plainly_counted(layered, rows)
    assert after <= before
    # No vertex moved by itself to any other place in its row would take one away.
    if after:
        for number, row in enumerate(rows):
            for vertex, there in product(row, range(len(row))):
                moved = [other for other in row if other != vertex]
                moved.insert(there, vertex)
                tried = [*rows[:number], moved, *rows[number + 1 :]]
                assert plainly_counted(layered, tried) >= after


def test_an_order_is_found_by_walking_on_from_each_vertex_before_the_next():
    # 0 leads to 2 and 4, 1 to 3; 2 leads to 6, 4 to 5.
    layered = with_bends(7, [(0, 2), (0, 4), (1, 3), (2, 6), (4, 5)], [0, 0, 1, 1, 1, 2, 2])
    assert as_found(layered) == [[0, 1], [2, 4, 3], [6, 5]]


def two_rows(width: int, links: list[tuple[int, int]]) -> Layered:
    return with_bends(2 * width, links, [0] * width + [1] * width)


def crossed(width: int, pairs: int) -> tuple[Layered, dict[int, float]]:
    """Straight links in two rows, and places of before at which so many pairs of them cross."""
    layered = two_rows(width, [(n, width + n) for n in range(width)])
    before = {v: float(v % width) for v in range(2 * width)}
    for pair in range(pairs):
        one, other = width + 2 * pair, width + 2 * pair + 1
        before[one], before[other] = before[other], before[one]
    return layered, before


def test_a_familiar_order_is_kept_up_to_four_crossings_more_and_given_up_for_five():
    for pairs, is_kept in ((0, True), (4, True), (5, False)):
        # So many vertices that nothing is mended.
        layered, before = crossed(ordering.SMALL, pairs)
        rows = ordered_like(layered, before, layered.rows)
        kept = [sorted(row, key=before.__getitem__) for row in layered.rows]
        assert (rows == kept) is is_kept
        assert rows == kept or rows == layered.rows


def test_where_many_must_cross_half_as_many_more_are_still_worth_a_familiar_order():
    width = ordering.SMALL
    # Six at one side of each of two: fifteen cross in any order. Seven more pass, eight do not.
    first = [(one, width + other) for one in (0, 1) for other in range(6)]
    rest = [(n, width + n) for n in range(6, width)]
    layered = two_rows(width, [*first, *rest])
    assert count_crossings(layered, layered.rows) == 15
    for pairs, is_kept in ((7, True), (8, False)):
        before = {v: float(v % width) for v in range(2 * width)}
        for pair in range(pairs):
            one = width + 6 + 2 * pair
            before[one], before[one + 1] = before[one + 1], before[one]
        rows = ordered_like(layered, before, layered.rows)
        assert (count_crossings(layered, rows) == 15 + pairs) is is_kept


def test_a_familiar_order_is_mended_where_that_is_cheap_and_what_is_new_stands_by_its_neighbours():
    layered, before = crossed(8, 3)
    rows = ordered_like(layered, before, layered.rows)
    assert count_crossings(layered, rows) == 0
    # 4 is new and linked to what stood at 0 and 10 below: between 1 and 2 in the row above.
    layered = with_bends(8, [(0, 5), (1, 6), (3, 7), (4, 5), (4, 7)], [0] * 5 + [1] * 3)
    places = {0: 0.0, 1: 2.0, 2: 6.0, 3: 10.0, 5: 0.0, 6: 2.0, 7: 10.0}
    rows = ordered_like(layered, places, ordered(layered))
    assert rows[1] == [5, 6, 7]
    assert rows[0].index(4) in (1, 2, 3)
    assert [v for v in rows[0] if v != 4] == [0, 1, 2, 3]
    lonely = with_bends(3, [(0, 2)], [0, 0, 1])
    assert ordered_like(lonely, {0: 5.0, 2: 5.0}, lonely.rows)[0] == [0, 1], "new ones last"
