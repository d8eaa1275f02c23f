"""The order within each row that makes links cross least: sweeps by neighbours, then swaps."""

from bisect import bisect_right, insort
from collections.abc import Mapping
from itertools import chain

from careerapp.picture.layers import Layered

Rows = list[list[int]]

FEW = 150
"""Up to so many vertices there is time to begin anew from many orders."""

SCATTERED = 10

SMALL = 500
"""Up to so many vertices there is time to try swaps."""


def ordered(layered: Layered, *starts: Rows) -> Rows:
    """Order the vertices of every row so that few links cross.

    Parameters
    ----------
    layered : Layered
    *starts : rows
        Orders to begin with; the rows as they are when left out. The best of all is given.

    Notes
    -----
    Sweeps down and up, each row sorted by the mean (later the median) place of its neighbours,
    with swaps of neighbours in a row where that helps; the heuristic of Sugiyama et al. with the
    refinements of Gansner et al., "A technique for drawing directed graphs" (1993). A small map is
    begun from some scattered orders as well: on 25 nodes that saves one crossing in four. How much
    is tried falls with the size, so that the time stays bounded. Always the same answer.
    """
    size = len(layered.before)
    sweeps = 18 if size <= FEW else 10 if size <= SMALL else 4
    best: Rows = []
    fewest = -1
    scattered = (_scattered(layered, number) for number in range(SCATTERED if size <= FEW else 0))
    for start in chain(starts or (layered.rows,), scattered):
        rows = [list(row) for row in start]
        for sweep in range(sweeps):
            _sweep(layered, rows, down=sweep % 2 == 0, median=sweep >= sweeps // 2)
            if size <= SMALL:
                _swap(layered, rows)
            crossing = count_crossings(layered, rows)
            if fewest < 0 or crossing < fewest:
                best, fewest = [list(row) for row in rows], crossing
            if crossing == 0:
                return best
    return best


def as_found(layered: Layered) -> Rows:
    """Order every row as a walk from the first one comes upon it: what belongs together is near."""
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
        How far along its row each vertex was that was there already.
    fresh : rows
        The best order of all, taken when the kept one crosses half as often again, and by more
        than three: then a new picture is worth looking anew.
    """
    wanted = dict(before)
    for vertex in range(len(layered.before)):
        if vertex not in wanted:
            near = (*layered.before[vertex], *layered.after[vertex])
            known = [wanted[other] for other in near if other in wanted]
            wanted[vertex] = sum(known) / len(known) if known else max(before.values(), default=0)
    rows = [sorted(row, key=wanted.__getitem__) for row in layered.rows]
    if len(wanted) <= SMALL:
        for _ in range(8):
            _swap(layered, rows)
            if not _sift(layered, rows):
                break
    fewest = count_crossings(layered, fresh)
    return rows if count_crossings(layered, rows) <= fewest + max(3, fewest // 2) else fresh


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
    """Order every row as if by chance, yet always the same."""
    return [
        sorted(row, key=lambda vertex: (vertex + 1) * (2 * number + 3) * 2_654_435_761 % 2**32)
        for row in layered.rows
    ]


def _places(rows: Rows) -> dict[int, int]:
    return {vertex: index for row in rows for index, vertex in enumerate(row)}


def _sweep(layered: Layered, rows: Rows, *, down: bool, median: bool) -> None:
    """Sort each row by where its neighbours in the row just passed stand."""
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
    """Move each vertex within its row to where fewest cross; says whether any moved."""
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
    """How many crossings fewer two vertices make with the places of one and the other swapped."""
    ends = [place[vertex] for vertex in of_other]
    gain = 0
    for vertex in of_one:
        mine = place[vertex]
        for end in ends:
            gain += (mine > end) - (mine < end)
    return gain
