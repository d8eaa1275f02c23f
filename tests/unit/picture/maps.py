"""Maps for the tests of the picture, and counts of what a picture should not have."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import cos, hypot, sin

from hypothesis import strategies as st

from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import HELD_STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.picture.layout import Arrow, Box, Layout, Point
from tests.sketch import sketch

HAVE = {"status": "done"}

TRADE = sketch(
    "today apprentice journeyman foreman Own-workshop",
    "today drawing joinery furniture Own-workshop",
    "drawing cad kitchens Kitchens-of-my-own",
    "today cousin kitchens",
    "journeyman evening-school master Own-workshop",
    "master teaching Train-others",
    "today uncle savings rent-a-room Own-workshop",
    "furniture fair Known-in-town",
    "cousin fair",
    "today four-days Time-for-the-band",
    "four-days rehearsal-room Time-for-the-band",
    "foreman teaching",
    nodes={"apprentice": HAVE, "drawing": HAVE, "cousin": {"kind": "relationship"}}
    | {name: {"kind": "experience"} for name in ("fair", "rehearsal-room")},
)
"""A carpenter's map: 24 nodes and Today."""

SHOP = sketch(
    "today till shift-leader branch-manager Area-manager",
    "today stock-lists spreadsheets sql dashboards Analyst",
    "spreadsheets forecast branch-manager",
    "today former-boss visit-head-office Analyst",
    "sql portfolio Analyst",
    "dashboards portfolio",
    "shift-leader rota Free-evenings",
    "today swap-shifts Free-evenings",
    "visit-head-office project buyer Buyer-for-tea",
    "stock-lists tasting buyer",
    "project evaluation Prize",
    "forecast evaluation",
    "today allotment Work-outdoors",
    "allotment market-stall Work-outdoors",
    nodes={"till": HAVE, "stock-lists": HAVE, "former-boss": HAVE, "allotment": HAVE},
)
"""A shop assistant's map: 25 nodes and Today."""

CLINIC = sketch(
    "today ward night-duty charge-nurse Lead-a-ward",
    "today biology lab-days trial-nurse Research-nurse",
    "ward trial-nurse",
    "today old-friend shadow-a-trial trial-nurse",
    "today statistics paper Research-nurse",
    "lab-days paper",
    "charge-nurse rota-software Every-second-weekend-free",
    "today job-share Every-second-weekend-free",
    "today first-aid course-leader Teach",
    "night-duty course-leader",
    "course-leader diploma Teach",
    "old-friend conference Speak-in-public",
    "paper conference",
    "today choir solo Speak-in-public",
    "today moving Nearer-the-sea",
    "moving practice-nurse Nearer-the-sea",
    nodes={"ward": HAVE, "biology": HAVE, "first-aid": HAVE, "choir": HAVE},
)
"""A nurse's map: 26 nodes and Today."""

WRITTEN = {"trade": TRADE, "shop": SHOP, "clinic": CLINIC}


@st.composite
def grown_maps(draw: st.DrawFn, most: int = 18) -> WorkModel:
    """Draw maps as people grow them: stones lead onwards, few links go astray, some go back."""
    stones = [f"stone {number}" for number in range(draw(st.integers(3, most - 4)))]
    outcomes = [f"Outcome {number}" for number in range(draw(st.integers(1, 4)))]
    ends = {}
    for number, stone in enumerate(stones):
        source = draw(st.sampled_from([TODAY_ID, *stones[max(0, number - 4) : number]]))
        target = draw(st.sampled_from([*stones[number + 1 : number + 5], *outcomes]))
        ends |= {(source, stone): None, (stone, target): None}
    further = st.tuples(
        st.sampled_from([TODAY_ID, *stones]), st.sampled_from([*stones, *outcomes])
    ).filter(lambda pair: pair[0] != pair[1])
    ends |= dict.fromkeys(draw(st.lists(further, max_size=len(stones) // 3)))
    held = draw(st.sets(st.sampled_from(stones), max_size=3))
    return WorkModel(
        outcomes=tuple(Outcome(id=id, kind="role", title=id) for id in outcomes),
        stones=tuple(
            Stone(id=id, kind="skill", title=id, status="done" if id in held else "idea")
            for id in stones
        ),
        links=tuple(Link(id=f"{one}>{other}", source=one, target=other) for one, other in ends),
    )


def boxes_of(model: WorkModel) -> tuple[Box, ...]:
    """Give every node a box, wide for a long title."""
    boxes = [Box(TODAY_ID, "start", 94.0, 39.0)]
    for id, node in model.nodes.items():
        held = node.status in HELD_STATUSES
        part = "outcome" if isinstance(node, Outcome) else "had" if held else "stone"
        boxes.append(Box(id, part, 50.0 + 7 * min(len(node.title), 18), 39.0))  # type: ignore[arg-type]
    return tuple(boxes)


def arrows_of(model: WorkModel) -> tuple[Arrow, ...]:
    return tuple(Arrow(link.id, link.source, link.target) for link in model.links)


def path_of(arrow: Arrow, layout: Layout) -> tuple[Point, ...]:
    bends = layout.bends.get(arrow.id, ())
    return (layout.places[arrow.source], *bends, layout.places[arrow.target])


def crossings(layout: Layout, arrows: Sequence[Arrow]) -> int:
    """Count how often two links cross, drawn from point to point; links that touch do not."""
    segments = [(arrow.id, *ends) for arrow in arrows for ends in pairwise(path_of(arrow, layout))]
    return sum(
        _cross(one[1:], other[1:]) for one, other in combinations(segments, 2) if one[0] != other[0]
    )


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    def side(line: tuple[Point, Point], point: Point) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)

    return all(side(a, b[0]) * side(a, b[1]) < 0 for a, b in ((one, other), (other, one)))


def nudged(places: dict[str, Point]) -> dict[str, Point]:
    """Move every node by next to nothing, so that no three are in line by chance."""
    reach = max((hypot(*place) for place in places.values()), default=1) * 1e-6
    return {
        id: (x + reach * sin(7 * number + 1), y + reach * cos(5 * number * number))
        for number, (id, (x, y)) in enumerate(places.items())
    }


def overlaps(layout: Layout, boxes: Sequence[Box]) -> Iterator[tuple[str, str]]:
    """Name the nodes that would be drawn over each other."""
    for one, other in combinations(boxes, 2):
        (x1, y1), (x2, y2) = layout.places[one.id], layout.places[other.id]
        # Places are rounded to whole units.
        wide, tall = (one.width + other.width) / 2 - 1, (one.height + other.height) / 2 - 1
        if abs(x1 - x2) < wide and abs(y1 - y2) < tall:
            yield one.id, other.id
