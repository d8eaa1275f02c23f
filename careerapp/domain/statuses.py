"""The statuses of nodes, small tests and signposts: their words and what they mean.

A status is added to its Literal in `items`; the type check fails until it has a case here.
"""

from collections.abc import Mapping
from typing import NamedTuple, assert_never, get_args

from careerapp.domain.items import (
    Answer,
    DataPointKind,
    Link,
    Node,
    Outcome,
    OutcomeKind,
    OutcomeStatus,
    SignpostStatus,
    StoneStatus,
)
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.scales import confidence_word

NodeStatus = OutcomeStatus | StoneStatus


class StatusOfNode(NamedTuple):
    """The properties of a status of an outcome or stone.

    Attributes
    ----------
    word : for people, on pages and in the history.
    held : whether a person has it already: routes may start there.
    lost : whether it is out of reach: no link from it works.
    left : whether a person gave it up; the map then shows it only on request.
    """

    word: str
    held: bool = False
    lost: bool = False
    left: bool = False


class AnswerOfTest(NamedTuple):
    """The properties of a result of a small test.

    Attributes
    ----------
    button : label of the button that gives it.
    words : after the question, in the history.
    short : in a list of answered tests.
    kind : of the data point that is logged with it; None where nothing happened to log.
    """

    button: str
    words: str
    short: str
    kind: DataPointKind | None


class StatusOfSignpost(NamedTuple):
    """The words for a status of a signpost: beside another status, and as the start of a line."""

    word: str
    news: str


def _of_node(status: NodeStatus) -> StatusOfNode:
    match status:
        case "open":
            return StatusOfNode("still hoped for")
        case "reached":
            return StatusOfNode("reached", held=True)
        case "let_go":
            return StatusOfNode("let go", lost=True, left=True)
        case "idea":
            return StatusOfNode("not started")
        case "active":
            return StatusOfNode("under way")
        case "done":
            return StatusOfNode("have it", held=True)
        case "blocked":
            return StatusOfNode("blocked", lost=True)
        case "dropped":
            return StatusOfNode("dropped", lost=True, left=True)
        case _:
            assert_never(status)


def _answer(answer: Answer) -> AnswerOfTest:
    match answer:
        case "worked":
            return AnswerOfTest("It worked", "it worked", "worked", "win")
        case "failed":
            return AnswerOfTest("It failed", "it failed", "failed", "setback")
        case "inconclusive":
            return AnswerOfTest("Can't tell", "cannot tell", "nobody can tell", "change")
        case "not_tried":
            return AnswerOfTest("Did not get to it", "not tried after all", "not tried", None)
        case _:
            assert_never(answer)


def _of_signpost(status: SignpostStatus) -> StatusOfSignpost:
    match status:
        case "watching":
            return StatusOfSignpost("watched for", "Watching")
        case "fired":
            return StatusOfSignpost("seen", "Seen")
        case "retired":
            return StatusOfSignpost("no longer watched for", "Stopped watching")
        case _:
            assert_never(status)


OUTCOME_STATUSES: tuple[OutcomeStatus, ...] = get_args(OutcomeStatus)
STONE_STATUSES: tuple[StoneStatus, ...] = get_args(StoneStatus)
STATUSES: Mapping[NodeStatus, StatusOfNode] = {
    status: _of_node(status) for status in (*OUTCOME_STATUSES, *STONE_STATUSES)
}
ANSWERS: Mapping[Answer, AnswerOfTest] = {answer: _answer(answer) for answer in get_args(Answer)}
SIGNPOST_STATUSES: Mapping[SignpostStatus, StatusOfSignpost] = {
    status: _of_signpost(status) for status in get_args(SignpostStatus)
}

HELD_STATUSES = frozenset(each for each in STATUSES if STATUSES[each].held)
"""A person has a node with one of these already: routes may start at it."""

LOST_STATUSES = frozenset(each for each in STATUSES if STATUSES[each].lost)
"""A node with one of these is never reached, and no link from it works."""

LEFT_STATUSES = frozenset(each for each in STATUSES if STATUSES[each].left)
"""A node with one of these was given up by hand."""


def outcome_status_words(kind: OutcomeKind) -> dict[OutcomeStatus, str]:
    """Give the words for the statuses of a kind of outcome; one that lasts is *true now*."""
    words = {status: STATUSES[status].word for status in OUTCOME_STATUSES}
    return words | {"reached": "true now"} if OUTCOME_KINDS[kind].lasting else words


def describe_link(link: Link) -> str:
    """Describe how likely a link works: ``"likely"``; a closed one *no longer leads there*."""
    return "no longer leads there" if link.closed else confidence_word(link.confidence)


def describe_status(node: Node) -> str:
    """Describe a node's status: ``"under way (60%)"``; a balance that is reached is *true now*."""
    if isinstance(node, Outcome):
        return outcome_status_words(node.kind)[node.status]
    word = STATUSES[node.status].word
    return f"{word} ({node.progress:.0%})" if node.status == "active" and node.progress else word
