"""How each kind and status looks and is called: one home for colours, icons and words."""

from typing import Literal

from careerapp.domain.edits import STATUS_WORDS
from careerapp.domain.items import DataPointKind, Node, Outcome
from careerapp.wording.phrases import capital

NodeKind = Literal["today", "skill", "role", "experience", "relationship", "outcome"]
"""What tells nodes apart on the map: each kind has a shape and a colour."""

Tone = Literal["end", "ok", "note"]
"""What a worded badge amounts to."""

KIND_WORDS = {
    "today": "today",
    "skill": "skill",
    "role": "role",
    "experience": "experience",
    "relationship": "relationship",
    "recognition": "recognition",
    "balance": "work-life balance",
    "environment": "environment",
    "outcome": "outcome",
}
"""What a kind of outcome or stone is called."""

_STONE_ICONS = {
    "skill": "school",
    "role": "badge",
    "experience": "explore",
    "relationship": "handshake",
    "today": "my_location",
}

_OUTCOME_ICONS = {
    "role": "badge",
    "skill": "school",
    "recognition": "trophy",
    "balance": "balance",
    "environment": "nature_people",
}

_STONE_COLOURS = {
    "skill": "blue",
    "role": "orange",
    "experience": "red",
    "relationship": "violet",
    "today": "gray",
}

HAPPENINGS: dict[DataPointKind, tuple[str, str, str]] = {
    "win": ("add_circle", "green", "Win"),
    "setback": ("remove_circle", "red", "Setback"),
    "change": ("change_circle", "violet", "Change"),
}
"""Icon, colour and word of each kind of data point."""


def icon_of(kind: str, *, outcome: bool = False) -> str:
    """Name the Material symbol of a kind of stone, or of outcome."""
    return _OUTCOME_ICONS[kind] if outcome else _STONE_ICONS[kind]


def colour_of(kind: str, *, outcome: bool = False) -> str:
    """Name the Streamlit colour of a kind of stone; outcomes are green, whatever their kind."""
    return "green" if outcome else _STONE_COLOURS[kind]


def node_kind(node: Node) -> NodeKind:
    """Give the kind a node is drawn as: all outcomes are drawn alike."""
    return "outcome" if isinstance(node, Outcome) else node.kind


def kind_in_words(node: Node) -> str:
    """Say what a node is: ``"Skill"``, ``"Outcome: work-life balance"``."""
    word = KIND_WORDS[node.kind]
    return f"Outcome: {word}" if isinstance(node, Outcome) else capital(word)


def status_in_words(node: Node) -> str:
    """Say how far a node is: ``"under way (60%)"``; a balance that is reached is *true now*."""
    if node.status == "reached" and node.kind in ("balance", "environment"):
        return "true now"
    word = STATUS_WORDS[node.status]
    if not isinstance(node, Outcome) and node.status == "active" and node.progress:
        return f"{word} ({node.progress:.0%})"
    return word
