"""The order within each row that makes links cross least: sweeps by neighbours, then swaps."""

from bisect import bisect_right, insort

from careerapp.picture.layers import Layered

Rows = list[list[int]]


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
    refinements of Gansner et al., "A technique for drawing directed graphs" (1993). How many sweeps
    are made falls with the size, so that the time stays bounded. Always the same answer.
    """
    size = len(layered.before)
    sweeps = 18 if size <= 150 else 10 if size <= 500 else 4
    best: Rows = []
    fewest = -1
    for start in starts or (layered.rows,):
        rows = [list(row) for row in start]
        for sweep in range(sweeps):
            _sweep(layered, rows, down=sweep % 2 == 0, median=sweep >= sweeps // 2)
            if size <= 500:
                _swap(layered, rows)
            crossing = count_crossings(layered, rows)
            if fewest < 0 or crossing < fewest:
                best, fewest = [list(row) for row in rows], crossing
            if crossing == 0:
                return best
    return best


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


def _inversions(of_one: list[int], of_other: list[int], place: dict[int, int]) -> int:
    """How many crossings fewer two vertices make with the places of one and the other swapped."""
    ends = [place[vertex] for vertex in of_other]
    gain = 0
    for vertex in of_one:
        mine = place[vertex]
        for end in ends:
            gain += (mine > end) - (mine < end)
    return gain
