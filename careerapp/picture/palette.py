"""The kinds that nodes are drawn as, with their shapes and words."""

from typing import Literal, get_args

from careerapp.domain.items import Node, Outcome, StoneKind
from careerapp.domain.kinds import STONE_KINDS, Shape

NodeKind = StoneKind | Literal["outcome", "today"]
"""The kind a node is drawn as: each has a shape and a colour."""

NODE_KINDS: tuple[NodeKind, ...] = (*get_args(StoneKind), "outcome", "today")

Outline = Shape | Literal["framed"]
"""The outline of a node; an outcome has a frame of its own."""

Tone = Literal["end", "ok", "note"]
"""Whether a badge is bad news, good news or a remark."""

TODAY_ICON = "my_location"
"""The Material symbol of Today."""


def node_kind(node: Node) -> NodeKind:
    """Give the kind a node is drawn as: all outcomes are drawn alike."""
    return "outcome" if isinstance(node, Outcome) else node.kind


def outline_of(kind: NodeKind) -> Outline:
    """Give the outline of a kind."""
    if kind == "today":
        return "pill"
    return "framed" if kind == "outcome" else STONE_KINDS[kind].shape


def kind_word(kind: NodeKind) -> str:
    """Name a kind in a legend."""
    return kind if kind == "outcome" or kind == "today" else STONE_KINDS[kind].word
