"""The parts of a work model: outcomes, stepping stones, links and what is learned about them."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from careerapp.domain.types import (
    MAX_COORDINATE,
    MAX_TAGS,
    Id,
    Month,
    OptionalTitle,
    Share,
    Tag,
    Text,
    Title,
    Value,
)

OutcomeKind = Literal["role", "skill", "recognition", "balance", "environment"]
StoneKind = Literal["skill", "role", "experience", "relationship"]
OutcomeStatus = Literal["open", "reached", "let_go"]
StoneStatus = Literal["idea", "active", "done", "blocked", "dropped"]
Needs = Literal["any", "all"]
Grounds = Literal["guess", "some", "strong"]
Appeal = Literal["unset", "drains", "neutral", "energises"]
DataPointKind = Literal["win", "setback", "change", "nothing"]
Effect = Literal[
    "unchanged",
    "done",
    "gone",
    "harder",
    "easier",
    "holds",
    "closed",
    "no_longer_true",
    "matters_more",
    "matters_less",
]
Answer = Literal["worked", "failed", "inconclusive", "not_tried"]
ExperimentResult = Literal["open", Answer]
SignpostStatus = Literal["watching", "fired", "retired"]
Question = Literal["rigid", "other_routes", "updating"]


class Months(Value):
    """How long a stone takes to gain, in months: low, most likely, high."""

    low: Annotated[float, Field(ge=0, le=600)]
    likely: Annotated[float, Field(ge=0, le=600)]
    high: Annotated[float, Field(ge=0, le=600)]

    @model_validator(mode="after")
    def _in_order(self) -> "Months":
        if not self.low <= self.likely <= self.high:
            raise PydanticCustomError(
                "months_order", "the low month may not pass the likely one, nor that the high one"
            )
        return self


class Asks(Value):
    """The demands of a stone: hours a week, money, place, care for others, energy; all optional."""

    hours_a_week: Annotated[float, Field(ge=0, le=168)] | None = None
    money: OptionalTitle = ""
    place: OptionalTitle = ""
    care: OptionalTitle = ""
    energy: OptionalTitle = ""


class Outcome(Value):
    """Something hoped for in 3 to 5 years.

    For ``balance`` and ``environment`` the status ``reached`` means *true now*: it is asked again
    at each review and may go back to ``open``. One that ``rests`` is true only while what leads to
    it stands (`careerapp.domain.reach.held`).
    """

    id: Id
    kind: OutcomeKind
    title: Title
    why: Text = ""
    sign: Text = ""
    importance: Annotated[int, Field(ge=1, le=5)] = 3
    by: Month | None = None
    needs: Needs = "any"
    status: OutcomeStatus = "open"
    rests: bool = False


class Stone(Value):
    """A stepping stone: what can carry a person closer, or (``done``) what they already have.

    What one has stays one's own, unless it ``rests``: then one has it only while what leads to it
    stands, as a rota in a shop falls with the job there (`careerapp.domain.reach.held`).
    """

    id: Id
    kind: StoneKind
    title: Title
    note: Text = ""
    months: Months | None = None
    needs: Needs = "any"
    status: StoneStatus = "idea"
    progress: Share = 0.0
    tags: Annotated[tuple[Tag, ...], Field(max_length=MAX_TAGS)] = ()
    bold: bool = False
    appeal: Appeal = "unset"
    against: tuple[Id, ...] = ()
    source: OptionalTitle = ""
    asks: Asks = Asks()
    rests: bool = False


class Link(Value):
    """A directed "leads to", with the belief that having its source gets one its target.

    One that is ``closed`` no longer leads there: it never works and opens no way, as if it were
    lost, whatever is believed of it; it stays drawn, and can be opened again.
    """

    id: Id
    source: Id
    target: Id
    confidence: Share | None = None
    grounds: Grounds = "guess"
    assumption: Text = ""
    closed: bool = False


class Idea(Value):
    """A route or opening thought of, not yet on the map."""

    id: Id
    text: Title
    at: date | None = None


class About(Value):
    """One node or link that a data point is about, and the effect on it.

    ``title`` is what it was called then: a data point outlives what it is about. ``links`` are the
    links into a node that were open then, written down when it is logged (else ``None``): where no
    way was picked that it spoke for, it counts for these in equal shares.
    """

    id: Id
    made: Effect = "unchanged"
    title: OptionalTitle = ""
    # Not strict: a bare id is accepted before this, and what JSON calls a list is no tuple then.
    links: Annotated[tuple[Id, ...], Field(strict=False)] | None = None


def _as_about(value: Any) -> Any:
    """Accept a bare id from a file."""
    return {"id": value} if isinstance(value, str) else value


class DataPoint(Value):
    """A dated win, setback or change; about nothing, one or several nodes or links.

    ``spoke_for`` has the links into its nodes that a person picked: it is evidence for these alone.
    The kind ``nothing`` is a sitting in which nothing happened, written down too.
    """

    id: Id
    at: date
    kind: DataPointKind
    note: Text = ""
    about: tuple[Annotated[About, BeforeValidator(_as_about)], ...] = ()
    strength: Annotated[int, Field(ge=1, le=3)] = 2
    spoke_for: tuple[Id, ...] = ()

    @property
    def about_ids(self) -> tuple[str, ...]:
        return tuple(about.id for about in self.about)


class Experiment(Value):
    """A small test of what is assumed about a link, a node or an idea.

    ``plan`` says when and where it is done.
    """

    id: Id
    about: Id
    question: Title
    prediction: Share | None = None
    due: date | None = None
    plan: Text = ""
    result: ExperimentResult = "open"
    resolved_at: date | None = None
    about_title: OptionalTitle = ""

    @property
    def is_open(self) -> bool:
        return self.result == "open"

    @property
    def answer(self) -> Answer | None:
        """The result, or None while it is open."""
        return None if self.result == "open" else self.result


class Signpost(Value):
    """Watch for something (by a date); when it happens, do what was decided in calm."""

    id: Id
    about: Id
    watch_for: Title
    by: date | None = None
    then: Text = ""
    status: SignpostStatus = "watching"
    about_title: OptionalTitle = ""

    @property
    def is_open(self) -> bool:
        return self.status == "watching"


class Reflection(Value):
    """A person's own answer to one of the three questions of a review."""

    id: Id
    at: date
    question: Question
    answer: Text


class Position(Value):
    """The place a person dragged a node to, in map units (x grows to the right, y down)."""

    node: Id
    x: Annotated[float, Field(ge=-MAX_COORDINATE, le=MAX_COORDINATE)]
    y: Annotated[float, Field(ge=-MAX_COORDINATE, le=MAX_COORDINATE)]


Node = Outcome | Stone
Item = Outcome | Stone | Link | Idea | DataPoint | Experiment | Signpost | Reflection
Check = Experiment | Signpost
