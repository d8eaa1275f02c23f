"""The kinds of outcomes, stepping stones and data points: words, icon and colour of each.

A kind that is added to its Literal in `items` is missed by the type check until it has a case here.
How a title's kind is guessed says `guess`, how a kind of stone is drawn `careerapp.picture`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, assert_never, get_args

from careerapp.domain.items import DataPointKind, Effect, Node, Outcome, OutcomeKind, StoneKind
from careerapp.wording.phrases import capital

Colour = Literal["blue", "orange", "red", "violet", "green", "gray"]
"""The name of a colour in Streamlit's Markdown."""

Shape = Literal["rounded", "square", "pointed", "pill"]
"""The outline of a stepping stone on the map."""


class KindOfOutcome(NamedTuple):
    """What is known of all outcomes of a kind.

    Attributes
    ----------
    word : what the kind is called.
    icon : its Material symbol.
    example : a title of that kind.
    lasting : whether it is a state rather than an arrival: reached means true now.
    colour : outcomes have one colour, whatever their kind.
    """

    word: str
    icon: str
    example: str
    lasting: bool = False
    colour: Colour = "green"


class KindOfStone(NamedTuple):
    """What is known of all stepping stones of a kind.

    Attributes
    ----------
    word : what the kind is called.
    icon : its Material symbol.
    untried : the sentence, with a place for the outcome, that none of this kind leads there.
    """

    word: str
    icon: str
    colour: Colour
    shape: Shape
    untried: str


class KindOfDataPoint(NamedTuple):
    """What is known of all data points of a kind.

    Attributes
    ----------
    word : what the kind is called, with a capital letter.
    icon : its Material symbol.
    mark : its shape in a chart over time.
    effect : what it is taken to have made of things until that is said.
    """

    word: str
    icon: str
    colour: Colour
    mark: str
    effect: Effect


def _outcome(kind: OutcomeKind) -> KindOfOutcome:
    match kind:
        case "role":
            return KindOfOutcome("role", "badge", "team lead in analytics")
        case "skill":
            return KindOfOutcome("skill", "school", "able to run a workshop without notes")
        case "recognition":
            return KindOfOutcome("recognition", "trophy", "known at the clinic for clear charts")
        case "balance":
            return KindOfOutcome("work-life balance", "balance", "Fridays at home", lasting=True)
        case "environment":
            return KindOfOutcome(
                "environment", "nature_people", "a small team that laughs", lasting=True
            )
        case _:
            assert_never(kind)


def _stone(kind: StoneKind) -> KindOfStone:
    match kind:
        case "skill":
            return KindOfStone("skill", "school", "blue", "rounded", "No skill leads to {} yet.")
        case "role":
            return KindOfStone(
                "role", "badge", "orange", "square", "No role in between leads to {} yet."
            )
        case "experience":
            return KindOfStone(
                "experience", "explore", "red", "pointed", "Nothing to try out leads to {} yet."
            )
        case "relationship":
            return KindOfStone(
                "relationship", "handshake", "violet", "pill", "No person leads to {} yet."
            )
        case _:
            assert_never(kind)


def _data_point(kind: DataPointKind) -> KindOfDataPoint:
    match kind:
        case "win":
            return KindOfDataPoint("Win", "add_circle", "green", "triangle-up", "easier")
        case "setback":
            return KindOfDataPoint("Setback", "remove_circle", "red", "triangle-down", "harder")
        case "change":
            return KindOfDataPoint("Change", "change_circle", "violet", "diamond", "unchanged")
        case _:
            assert_never(kind)


OUTCOME_KINDS: Mapping[OutcomeKind, KindOfOutcome] = {
    kind: _outcome(kind) for kind in get_args(OutcomeKind)
}
STONE_KINDS: Mapping[StoneKind, KindOfStone] = {kind: _stone(kind) for kind in get_args(StoneKind)}
DATA_POINT_KINDS: Mapping[DataPointKind, KindOfDataPoint] = {
    kind: _data_point(kind) for kind in get_args(DataPointKind)
}


def kind_of(node: Node) -> KindOfOutcome | KindOfStone:
    """Give what is known of a node's kind."""
    return OUTCOME_KINDS[node.kind] if isinstance(node, Outcome) else STONE_KINDS[node.kind]


def describe_kind(node: Node) -> str:
    """Give what a node is: ``"Skill"``, ``"Outcome: work-life balance"``."""
    word = kind_of(node).word
    return f"Outcome: {word}" if isinstance(node, Outcome) else capital(word)


def news_of(effect: Effect) -> DataPointKind:
    """Give the kind of data point that makes this of something."""
    match effect:
        case "done" | "easier":
            return "win"
        case "gone" | "harder":
            return "setback"
        case "unchanged":
            return "change"
        case _:
            assert_never(effect)
