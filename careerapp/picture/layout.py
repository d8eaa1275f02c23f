"""Where everything stands: Today first, outcomes in one last column, few crossings, repeatable."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from careerapp.picture.coordinates import along_rows
from careerapp.picture.layers import Layered, Pair, forward, row_of, with_bends
from careerapp.picture.ordering import Rows, as_found, ordered, ordered_like

Direction = Literal["right", "down"]
BoxKind = Literal["start", "had", "stone", "outcome"]
Point = tuple[float, float]

COLUMN_GAP = 30.0
ROW_GAP = 40.0
SIDE_GAP = 34.0
FAN = 0.08
"""How much wider a gap is for each unit that a link in it climbs, so that fans of links open."""
WIDEST_COLUMN_FAN = 20.0
"""Not as wide as a fan might be: what a page is broad sets how large everything is written."""
WIDEST_ROW_FAN = 44.0
PHONE_GAP = 24.0
LANE = 10.0
"""Room for a link that passes a row."""
STRAIGHT = 1.0
"""How far a link may stray from its lane and still need no bend there."""
PHONE_BREADTH = 470.0
"""How broad a map that runs down may be, in map units: three short stones in a row."""
PHONE_ROW = 400.0
"""How much of that breadth nodes may take, so that links can pass between them."""
PHONE_LEAST = 200.0
"""How much of it nodes may take however many links pass."""
PHONE_LANE = 16.0
"""How much a link takes that passes a row, with the room beside it."""


class Box(NamedTuple):
    """A node as the layout sees it: which, its part in a route, how large it is in map units."""

    id: str
    part: BoxKind
    width: float
    height: float


class Arrow(NamedTuple):
    """A link as the layout sees it."""

    id: str
    source: str
    target: str


class Layout(NamedTuple):
    """Places of nodes (their middle) and the points long links run through, in map units."""

    places: Mapping[str, Point]
    bends: Mapping[str, tuple[Point, ...]]


def arrange(
    boxes: tuple[Box, ...],
    arrows: tuple[Arrow, ...],
    direction: Direction = "right",
    like: Layout | None = None,
) -> Layout:
    """Lay a map out in layers.

    Parameters
    ----------
    boxes : tuple of Box
    arrows : tuple of Arrow
        Each joins two of the boxes.
    direction : "right" or "down"
        Where routes run to; ``"down"`` keeps rows as short as a phone is narrow.
    like : Layout, optional
        An earlier picture, running the same way, of a map that has changed a little: what was above
        or beside something else stays there, unless that costs many crossings.

    Returns
    -------
    Layout
        With the start at (0, 0). Stones without any link stand in rows of their own at the end.

    Notes
    -----
    A pure function of what is linked with what: the same map is always laid out the same. About
    30 ms for 25 nodes, 60 ms for 100.
    """
    linked = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    fixed = ("start", "outcome")
    tied = tuple(box for box in boxes if box.id in linked or box.part in fixed)
    loose = [box for box in boxes if box.id not in linked and box.part not in fixed]
    places, bends = _tied(tied, arrows, direction, like) if tied else ({}, {})
    _add_loose(places, tied, loose, direction)
    start = next((box.id for box in boxes if box.part == "start"), None)
    dx, dy = places[start] if start else (0.0, 0.0)
    return Layout(
        {id: (round(x - dx), round(y - dy)) for id, (x, y) in places.items()},
        {
            id: tuple((round(x - dx), round(y - dy)) for x, y in points)
            for id, points in bends.items()
        },
    )


def _tied(
    boxes: tuple[Box, ...],
    arrows: tuple[Arrow, ...],
    direction: Direction,
    like: Layout | None,
) -> tuple[dict[str, Point], dict[str, tuple[Point, ...]]]:
    number = {box.id: index for index, box in enumerate(boxes)}
    links = [(number[arrow.source], number[arrow.target]) for arrow in arrows]
    first, early, last = (
        {index for index, box in enumerate(boxes) if box.part == part}
        for part in ("start", "had", "outcome")
    )
    turned = forward(len(boxes), links, sorted(first))
    level = row_of(len(boxes), turned, first=first, early=early, last=last)
    down = direction == "down"

    def in_order(levels: Sequence[int], found_first: bool) -> tuple[Layered, Rows]:
        layered, fresh = _fresh(len(boxes), tuple(turned), tuple(levels), found_first)
        if like is None:
            return layered, fresh
        ends = [(boxes[source].id, boxes[target].id) for source, target in turned]
        before = dict(_before(layered, boxes, arrows, ends, like, 0 if down else 1))
        return layered, ordered_like(layered, before, fresh)

    layered, rows = in_order(level, found_first=False)
    if down:
        layered, rows = in_order(_broken(boxes, rows), found_first=True)
    lanes = len(layered.before) - len(boxes)
    gap = PHONE_GAP if down else SIDE_GAP
    size = [box.width if down else box.height for box in boxes] + [
        PHONE_LANE / 4 if down else LANE
    ] * lanes
    middle = along_rows(layered, rows, size, gap, PHONE_BREADTH if down else None)
    thick = [
        max((boxes[v].height if down else boxes[v].width for v in row if v < len(boxes)), default=0)
        for row in rows
    ]
    room = (ROW_GAP, WIDEST_ROW_FAN) if down else (COLUMN_GAP, WIDEST_COLUMN_FAN)
    depth = _depths(layered, rows, thick, middle, *room)
    level_of = {vertex: index for index, row in enumerate(rows) for vertex in row}

    def point(vertex: int, shift: float = 0.0) -> Point:
        deep, along = depth[level_of[vertex]] + shift, middle[vertex]
        return (along, deep) if down else (deep, along)

    places = {box.id: point(index) for index, box in enumerate(boxes)}
    bends = {}
    for index, chain in layered.bends.items():
        source, target = turned[index]
        # Straight through each row that is passed, so that curves are drawn between rows alone.
        halves = ((bend, half * thick[level_of[bend]] / 2) for bend in chain for half in (-1, 1))
        passed = [point(bend, shift) for bend, shift in halves]
        points = _needed([point(source), *passed, point(target)], 0 if down else 1)
        bends[arrows[index].id] = points if turned[index] == links[index] else points[::-1]
    return places, bends


@lru_cache(maxsize=64)
def _fresh(
    count: int, links: tuple[Pair, ...], levels: tuple[int, ...], found_first: bool
) -> tuple[Layered, Rows]:
    """Order a map anew; remembered, as most changes of a map leave its links as they are."""
    layered = with_bends(count, links, levels)
    starts = (layered.rows, as_found(layered))
    return layered, ordered(layered, *(starts[::-1] if found_first else starts))


def _needed(points: Sequence[Point], axis: int) -> tuple[Point, ...]:
    """Leave out the ends, and bends within a run about straight: curves are calmer with few."""
    kept = [points[0]]
    for point, after in pairwise(points[1:]):
        here = kept[-1][axis]
        if abs(point[axis] - here) > STRAIGHT or abs(after[axis] - here) > STRAIGHT:
            kept.append(point)
    return tuple(kept[1:])


def _before(
    layered: Layered,
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    ends: Sequence[tuple[str, str]],
    like: Layout,
    along: int,
) -> Iterator[tuple[int, float]]:
    """Say how far along its row each vertex was in an earlier picture, if it was there."""
    for index, box in enumerate(boxes):
        if box.id in like.places:
            yield index, like.places[box.id][along]
    for index, chain in layered.bends.items():
        source, target = ends[index]
        if source not in like.places or target not in like.places:
            continue
        inner = sorted(like.bends.get(arrows[index].id, ()), key=lambda point: point[1 - along])
        path = [like.places[source], *inner, like.places[target]]
        first, last = path[0][1 - along], path[-1][1 - along]
        for number, bend in enumerate(chain, 1):
            deep = first + (last - first) * number / (len(chain) + 1)
            yield bend, _on_path(path, deep, along)


def _on_path(path: Sequence[Point], deep: float, along: int) -> float:
    """How far along a path is where it is so deep; it grows deeper from its start to its end."""
    for one, other in pairwise(path):
        span = other[1 - along] - one[1 - along]
        if span > 0 and deep <= other[1 - along]:
            return one[along] + (other[along] - one[along]) * (deep - one[1 - along]) / span
    return path[-1][along]


def _broken(boxes: Sequence[Box], rows: Rows) -> list[int]:
    """Break rows that are too broad for a phone, like bricks: what follows stands in the gaps."""
    level = [0] * len(boxes)
    next_row = 0
    for row in rows:
        nodes = [vertex for vertex in row if vertex < len(boxes)]
        passing = PHONE_LANE * (len(row) - len(nodes))
        room = max(min(PHONE_ROW, PHONE_BREADTH - passing), PHONE_LEAST)
        parts = next(
            (
                parts
                for parts in range(1, len(nodes))
                if all(
                    sum(boxes[node].width + PHONE_GAP for node in nodes[part::parts]) - PHONE_GAP
                    <= room
                    for part in range(parts)
                )
            ),
            max(1, len(nodes)),
        )
        for index, node in enumerate(nodes):
            level[node] = next_row + index % parts
        next_row += parts
    return level


def _depths(
    layered: Layered,
    rows: Rows,
    thick: Sequence[float],
    middle: Sequence[float],
    gap: float,
    widest_fan: float,
) -> list[float]:
    """Where each row (or column) lies: as far from the one before as nodes and links ask."""
    depths: list[float] = []
    end = 0.0
    for row, most in zip(rows, thick, strict=True):
        depths.append(end + most / 2)
        climbs = (abs(middle[v] - middle[other]) for v in row for other in layered.after[v])
        end += most + gap + min(FAN * max(climbs, default=0.0), widest_fan)
    return depths


def _add_loose(
    places: dict[str, Point], tied: Sequence[Box], loose: Sequence[Box], direction: Direction
) -> None:
    """Set stones without links in rows below everything else, not below Today on a wide map."""
    if not loose:
        return
    size = {box.id: box for box in tied}
    inner = [id for id in places if direction == "down" or size[id].part != "start"] or places
    left = min((places[id][0] - size[id].width / 2 for id in inner), default=0.0)
    right = max((x + size[id].width / 2 for id, (x, _) in places.items()), default=0.0)
    top = max((y + size[id].height / 2 for id, (_, y) in places.items()), default=0.0)
    breadth = PHONE_BREADTH if direction == "down" else max(right - left, 800.0)
    x, y, tall = left, top + ROW_GAP, 0.0
    for box in loose:
        if x > left and x + box.width > left + breadth:
            x, y, tall = left, y + tall + SIDE_GAP, 0.0
        places[box.id] = (x + box.width / 2, y + box.height / 2)
        x += box.width + SIDE_GAP
        tall = max(tall, box.height)
