"""The kinds of outcomes, stepping stones and data points: words, icon and colour of each.

A kind is added to its Literal in `items`; the type check fails until it has a case here.
How a kind of stone is drawn is in `careerapp.picture`.
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
    """The properties that all outcomes of a kind share.

    Attributes
    ----------
    word : what the kind is called.
    icon : its Material symbol.
    example : a title of that kind.
    turn : its place in the order in which `guess` tries the kinds on a title.
    signs : a pattern of the words that speak for it; of the kind that is left over, none.
    lasting : whether it is a state rather than an arrival: reached means true now.
    colour : outcomes have one colour, whatever their kind.
    """

    word: str
    icon: str
    example: str
    turn: int
    signs: str = ""
    lasting: bool = False
    colour: Colour = "green"


class KindOfStone(NamedTuple):
    """The properties that all stepping stones of a kind share.

    Attributes
    ----------
    word : what the kind is called.
    icon : its Material symbol.
    colour, shape : of its box on the map.
    untried : the sentence that none of this kind leads to an outcome, with ``{}`` for its title.
    turn : its place in the order in which `guess` tries the kinds on a title.
    signs : a pattern of the words that speak for it.
    """

    word: str
    icon: str
    colour: Colour
    shape: Shape
    untried: str
    turn: int
    signs: str


class KindOfDataPoint(NamedTuple):
    """The properties that all data points of a kind share.

    Attributes
    ----------
    word : what the kind is called, with a capital letter.
    icon, colour : its Material symbol, and the colour of badge and mark.
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
            return KindOfOutcome(
                "role",
                "badge",
                "team lead in analytics",
                turn=5,
            )
        case "skill":
            return KindOfOutcome(
                "skill",
                "school",
                "able to run a workshop without notes",
                turn=4,
                signs=(
                    r"\b(fluent|able to|know(ing)? how|can\b|speak|skills?|master"
                    r"|expert in|good at|confident)\b"
                ),
            )
        case "recognition":
            return KindOfOutcome(
                "recognition",
                "trophy",
                "known at the clinic for clear charts",
                turn=2,
                signs=(
                    r"\b(recogni[sz]\w+|known|award|prize|respected|published|publish"
                    r"|author|speaker|speak at|reputation|seen as|go[- ]to|asked for"
                    r"|credit|thanks)\b"
                ),
            )
        case "balance":
            return KindOfOutcome(
                "work-life balance",
                "balance",
                "Fridays at home",
                turn=1,
                signs=(
                    r"\b(balance|home|evenings?|weekends?|fridays?|mondays?|famil(y|ies)"
                    r"|children|kids?|school run|holidays?|part[- ]time|four[- ]day"
                    r"|three days?|less stress|sleep|free time|hours|flexib\w+|remote"
                    r"|pace)\b"
                ),
                lasting=True,
            )
        case "environment":
            return KindOfOutcome(
                "environment",
                "nature_people",
                "a small team that laughs",
                turn=3,
                signs=(
                    r"\b(environment|team that|colleagues|kind people|culture|place|office"
                    r"|outdoors?|outside|city|country|small (firm|team|company)|health"
                    r"|climate|non[- ]?profit|mission|purpose|meaningful|people who"
                    r"|work for)\b"
                ),
                lasting=True,
            )
        case _:
            assert_never(kind)


def _stone(kind: StoneKind) -> KindOfStone:
    match kind:
        case "skill":
            return KindOfStone(
                "skill",
                "school",
                "blue",
                "rounded",
                "No skill leads to {} yet.",
                turn=4,
                signs=(
                    r"\b(course|learn\w*|certificat\w*|degree|diploma|training|class(es)?"
                    r"|skills?|sql|python|excel|spreadsheets?|english|french|german"
                    r"|spanish|writing|speaking|statistics|accounting|basics"
                    r"|driving licen[cs]e|licen[cs]e|bookkeeping|coding|design)\b"
                ),
            )
        case "role":
            return KindOfStone(
                "role",
                "badge",
                "orange",
                "square",
                "No role in between leads to {} yet.",
                turn=1,
                signs=(
                    r"\b(lead|manager|analyst|officer|director|head of|assistant|engineer"
                    r"|developer|designer|teacher|nurse|coordinator|supervisor|consultant"
                    r"|specialist|trainee|apprentice|intern|secretary|administrator|editor"
                    r"|writer|owner|founder|job|post|position|shift work|freelanc\w+)\b"
                ),
            )
        case "experience":
            return KindOfStone(
                "experience",
                "explore",
                "red",
                "pointed",
                "Nothing to try out leads to {} yet.",
                turn=3,
                signs=(
                    r"\b(project|study|volunteer\w*|internship|placement|portfolio|talk"
                    r"|event|trip|year in|pilot|trial|side|shadow\w*|secondment|experience"
                    r"|years? of|launch|build|run a|help(ing)? at|thesis|competition"
                    r"|hackathon|stall|workshop|blog|article)\b"
                ),
            )
        case "relationship":
            return KindOfStone(
                "relationship",
                "handshake",
                "violet",
                "pill",
                "No person leads to {} yet.",
                turn=2,
                signs=(
                    r"\b(mentor|friend|coach|network|contact|colleague|sponsor|boss"
                    r"|partner|meet|know someone|neighbou?r|client|alumni|community|group"
                    r"|union|aunt|uncle|cousin|sister|brother|mother|father|husband|wife"
                    r"|parents?)\b"
                ),
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
        case "nothing":
            return KindOfDataPoint(
                "Nothing happened", "hourglass_empty", "gray", "circle", "unchanged"
            )
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
    """Give the properties of a node's kind."""
    return OUTCOME_KINDS[node.kind] if isinstance(node, Outcome) else STONE_KINDS[node.kind]


def describe_kind(node: Node) -> str:
    """Name a node's kind for people: ``"Skill"``, ``"Outcome: work-life balance"``."""
    word = kind_of(node).word
    return f"Outcome: {word}" if isinstance(node, Outcome) else capital(word)
