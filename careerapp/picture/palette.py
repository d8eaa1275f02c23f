"""How every kind and status is called and looks: one source for the map, its legend and badges."""

from typing import Literal, NamedTuple

from careerapp.domain.edits import STATUS_WORDS
from careerapp.domain.items import Node, Outcome, OutcomeKind

NodeKind = Literal["today", "skill", "role", "experience", "relationship", "outcome"]
Tone = Literal["end", "ok", "note"]


class Look(NamedTuple):
    """How a kind is called and looks.

    Attributes
    ----------
    word : str
        With a capital, singular.
    hue : str
        One of Streamlit's named colours; the theme says what it is in light and dark.
    icon : str
        Name of a Material symbol.
    """

    word: str
    hue: str
    icon: str


KINDS: dict[NodeKind, Look] = {
    "today": Look("Today", "gray", "my_location"),
    "skill": Look("Skill", "blue", "school"),
    "role": Look("Role", "orange", "badge"),
    "experience": Look("Experience", "red", "explore"),
    "relationship": Look("Relationship", "violet", "handshake"),
    "outcome": Look("Outcome", "green", "flag"),
}

OUTCOMES: dict[OutcomeKind, Look] = {
    "role": Look("Role", "green", "badge"),
    "skill": Look("Skill", "green", "school"),
    "recognition": Look("Recognition", "green", "trophy"),
    "balance": Look("Work-life balance", "green", "balance"),
    "environment": Look("Environment", "green", "nature_people"),
}
"""The five kinds of outcome; all share the outcome's colour and shape."""

STATUS_ICONS: dict[str, str] = {"done": "check", "reached": "check", "blocked": "block"}
"""A status that takes the place of the kind's icon."""


def kind_of(node: Node) -> NodeKind:
    """Give the kind a node is drawn as."""
    return "outcome" if isinstance(node, Outcome) else node.kind


def look_of(node: Node) -> Look:
    """Give how a node is called and looks; an outcome is called by its own kind.

    >>> from careerapp.domain.items import Outcome
    >>> look_of(Outcome(id="o", kind="balance", title="Fridays at home")).icon
    'balance'
    """
    return OUTCOMES[node.kind] if isinstance(node, Outcome) else KINDS[node.kind]


def status_word(status: str) -> str:
    """Say a status with a capital: ``"Have it"``."""
    word = STATUS_WORDS[status]
    return word[0].upper() + word[1:]
