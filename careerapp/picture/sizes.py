"""The sizes of nodes: estimates without a font at hand, a little generous."""

from collections.abc import Sequence

from careerapp.picture.palette import NodeKind, Outline, outline_of
from careerapp.picture.wrapping import ems

STONE_FONT = 15.0
TODAY_SIZE = (96.0, 39.0)
_SIDES: dict[Outline, int] = {"pointed": 62, "pill": 56}


def font_size(importance: int) -> float:
    """Give the font size of an outcome of importance 1 to 5, in map units."""
    return 15.0 + importance * 0.75


def node_size(kind: NodeKind, lines: Sequence[str], importance: int = 3) -> tuple[float, float]:
    """Give the width and height of a node with these lines, in map units."""
    if kind == "today":
        return TODAY_SIZE
    widest = max(map(ems, lines)) * 1.05
    if kind == "outcome":
        size = font_size(importance)
        return widest * size * 1.07 + 50, len(lines) * (size + 4) + 26
    return widest * STONE_FONT + _SIDES.get(outline_of(kind), 48), len(lines) * 19.0 + 20
