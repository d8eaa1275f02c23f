"""The order within each row that makes links cross least: sweeps by neighbours, then swaps."""

from bisect import bisect_right, insort
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from careerapp.picture.layers import Layered

Rows = list[list[int]]

FEW = 60
"""Up to so many vertices, about 35 nodes, there is time to try many scattered orders."""

SOME = 150
"""Up to so many vertices there is time to try some."""

SMALL = 500
"""Up to so many vertices there is time to try swaps."""


class _Effort(NamedTuple):
    """Sweeps from each order, scattered orders to begin with, and shakes of the best."""

    sweeps: int
    scattered: int
    shakes: int


def _effort(size: int) -> _Effort:
    if size <= FEW:
        return _Effort(12, 12, 20)
    if size <= SOME:
        return _Effort(18, 10, 0)
    return _Effort(10 if size <= SMALL else 4, 0, 0)


def ordered(layered: Layered, *starts: Rows) -> Rows:
    """Order the vertices of every row so that few links cross.

    Parameters
    ----------
    layered : Layered
    *starts : rows
        Orders to begin with; the rows as they are when left out.

    Returns
    -------
    rows
        The best order of all that were tried; always the same for the same graph.

    Notes
    -----
    Sweeps down and up, each row sorted by the mean (later the median) place of its neighbours,
    with swaps of neighbours in a row where that helps; the heuristic of Sugiyama et al. with the
    refinements of Gansner et al., "A technique for drawing directed graphs" (1993). Then each
    vertex moves to where it crosses least. A small map is begun from scattered orders as well, with
    and without swaps, and the best is shaken and mended a few times: that takes one crossing in
    eight away. How much is tried falls with the size, so that the time stays bounded.
    """
    effort = _effort(len(layered.before))
    best = _Best(layered)
    scattered = (_scattered(layered, number) for number in range(effort.scattered))
    few = len(layered.before) <= FEW
    tried = chain(
        ((start, True) for start in starts or (layered.rows,)),
        (
            (start, swapping)
            for start in scattered
            for swapping in ((True, False) if few else (True,))
        ),
    )
    for start, swapping in tried:
        best.offer(_improved(layered, start, effort.sweeps, swapping=swapping))
        if best.crossings == 0:
            return best.rows
    for number in range(effort.shakes):
        best.offer(_shaken(layered, best.rows, number))
        if best.crossings == 0:
            break
    return best.rows


class _Best:
    """The order with the fewest crossings so far, the latest of equals."""

    def __init__(self, layered: Layered) -> None:
        self._layered = layered
        self.rows: Rows = []
        self.crossings = -1

    def offer(self, rows: Rows) -> None:
        crossings = count_crossings(self._layered, rows)
        if self.crossings < 0 or crossings <= self.crossings:
            self.rows, self.crossings = rows, crossings


def _improved(layered: Layered, start: Rows, sweeps: int, *, swapping: bool) -> Rows:
    """Sweep up and down, and mend the best order found."""
    small = len(layered.before) <= SMALL
    rows = [list(row) for row in start]
    best, fewest = rows, -1
    for sweep in range(sweeps):
        _sweep(layered, rows, down=sweep % 2 == 0, median=sweep >= sweeps // 2)
        if swapping and small:
            _swap(layered, rows)
        crossings = count_crossings(layered, rows)
        if fewest < 0 or crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
        if crossings == 0:
            break
    if small:
        _mend(layered, best)
    return best


def _shaken(layered: Layered, rows: Rows, number: int) -> Rows:
    """Scatter two neighbouring rows and mend; the same each time for the same number."""
    wide = [index for index, row in enumerate(rows) if len(row) > 1]
    shaken = [list(row) for row in rows]
    if wide:
        at = wide[number * 7_919 % len(wide)]
        for row in shaken[at : at + 2]:
            row.sort(key=lambda vertex: _lot(vertex, number))
        _sweep(layered, shaken, down=number % 2 == 0, median=False)
        _mend(layered, shaken)
    return shaken


def _mend(layered: Layered, rows: Rows) -> None:
    """Swap and move vertices within rows while that takes crossings away, at most 8 times."""
    for _ in range(8):
        _swap(layered, rows)
        if not _sift(layered, rows):
            break


def as_found(layered: Layered) -> Rows:
    """Order every row as a depth-first walk from the first row finds its vertices."""
    seen: dict[int, None] = {}
    for row in layered.rows:
        for start in row:
            pending = [start]
            while pending:
                vertex = pending.pop()
                if vertex not in seen:
                    seen[vertex] = None
                    pending.extend(reversed(layered.after[vertex]))
    rank = {vertex: index for index, vertex in enumerate(seen)}
    return [sorted(row, key=rank.__getitem__) for row in layered.rows]


def ordered_like(layered: Layered, before: Mapping[int, float], fresh: Rows) -> Rows:
    """Keep the order that vertices had, unless so many more links would cross.

    Parameters
    ----------
    layered : Layered
    before : mapping of vertex to number
        The place along its row of each vertex that was there already.
    fresh : rows
        The best order of all; given when the kept one has half as many crossings more, and at
        least five: then a new picture is worth more than a familiar one.
    """
    wanted = dict(before)
    for vertex in range(len(layered.before)):
        if vertex not in wanted:
            near = (*layered.before[vertex], *layered.after[vertex])
            known = [wanted[other] for other in near if other in wanted]
            wanted[vertex] = sum(known) / len(known) if known else max(before.values(), default=0)
    rows = [sorted(row, key=wanted.__getitem__) for row in layered.rows]
    if len(wanted) <= SMALL:
        _mend(layered, rows)
    fewest = count_crossings(layered, fresh)
    return rows if count_crossings(layered, rows) <= fewest + max(4, fewest // 2) else fresh


def count_crossings(layered: Layered, rows: Rows) -> int:
    """Count the crossings between neighbouring rows; O(links log links)."""
    place = _places(rows)
    crossing = 0
    for row in rows:
        seen: list[int] = []
        for vertex in row:
            ends = sorted(place[target] for target in layered.after[vertex])
            crossing += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return crossing


def _scattered(layered: Layered, number: int) -> Rows:
    """Scatter every row; the same each time for the same number."""
    return [sorted(row, key=lambda vertex: _lot(vertex, number)) for row in layered.rows]


def _lot(vertex: int, number: int) -> int:
    return (vertex + 1) * (2 * number + 3) * 2_654_435_761 % 2**32


def _places(rows: Rows) -> dict[int, int]:
    return {vertex: index for row in rows for index, vertex in enumerate(row)}


def _sweep(layered: Layered, rows: Rows, *, down: bool, median: bool) -> None:
    """Sort each row by the places of its neighbours in the row just passed."""
    neighbours = layered.before if down else layered.after
    place = _places(rows)
    for row in rows if down else reversed(rows):
        wanted: dict[int, float] = {}
        for vertex in row:
            near = sorted(place[other] for other in neighbours[vertex])
            if not near:
                wanted[vertex] = place[vertex]
            elif median:
                wanted[vertex] = near[len(near) // 2]
            else:
                wanted[vertex] = sum(near) / len(near)
        row.sort(key=wanted.__getitem__)
        place.update((vertex, index) for index, vertex in enumerate(row))


def _swap(layered: Layered, rows: Rows) -> None:
    """Swap neighbours in a row for as long as that takes crossings away."""
    place = _places(rows)
    improved, rounds = True, 0
    while improved and rounds < 8:
        improved, rounds = False, rounds + 1
        for row in rows:
            for index in range(len(row) - 1):
                one, other = row[index], row[index + 1]
                gain = 0
                for neighbours in (layered.before, layered.after):
                    gain += _inversions(neighbours[one], neighbours[other], place)
                if gain > 0:
                    row[index], row[index + 1] = other, one
                    place[one], place[other] = index + 1, index
                    improved = True


def _sift(layered: Layered, rows: Rows) -> bool:
    """Move each vertex within its row to where fewest links cross; gives whether any moved."""
    place = _places(rows)
    moved = False
    for row in rows:
        for vertex in tuple(row):
            here = row.index(vertex)
            best, most = here, 0
            for way in (range(here + 1, len(row)), range(here - 1, -1, -1)):
                gain = 0
                for there in way:
                    one, other = (vertex, row[there]) if there > here else (row[there], vertex)
                    for neighbours in (layered.before, layered.after):
                        gain += _inversions(neighbours[one], neighbours[other], place)
                    if gain > most:
                        best, most = there, gain
            if best != here:
                row.insert(best, row.pop(here))
                place.update((each, index) for index, each in enumerate(row))
                moved = True
    return moved


def _inversions(of_one: list[int], of_other: list[int], place: dict[int, int]) -> int:
    """Count how many crossings swapping two vertices takes away, by their neighbours' places."""
    ends = [place[vertex] for vertex in of_other]
    gain = 0
    for vertex in of_one:
        mine = place[vertex]
        for end in ends:
            gain += (mine > end) - (mine < end)
    return gain
