"""The work model: one version's picture of hopes, stepping stones and the links between them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from careerapp.domain.items import (
    DataPoint,
    Experiment,
    Idea,
    Item,
    Link,
    Node,
    Outcome,
    Position,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.types import (
    MAX_CHECKS,
    MAX_DATA_POINTS,
    MAX_LINKS,
    MAX_NODES,
    TODAY_ID,
    OptionalTitle,
    Text,
    Value,
)
from careerapp.errors import Problem

COLLECTIONS: dict[type[Value], str] = {
    Outcome: "outcomes",
    Stone: "stones",
    Link: "links",
    Idea: "ideas",
    Experiment: "experiments",
    Signpost: "signposts",
    DataPoint: "journal",
    Reflection: "reflections",
}
"""The field of a `WorkModel` that holds each kind of item."""


class InvariantError(ValueError):
    """Problems of a model as a whole: ``.problems`` has the places and messages."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


class WorkModel(Value):
    """Today, outcomes, stepping stones and links, with everything learned about them.

    Invariants (checked whenever a model is made):

    - ids are unique in the model and none but the start node is called ``"today"``;
    - a link joins two nodes that are there, does not start at an outcome, end at Today or join a
      node to itself, and two nodes have at most one link a direction (cycles are fine);
    - open experiments, watching signposts, positions and ``against`` point at what is there;
      resolved and fired ones and data points may outlive it;
    - limits: 2,000 nodes, 10,000 links, 10,000 data points.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="o", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="s", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="s"),
    ...         Link(id="b", source="s", target="o"),
    ...     ),
    ... )
    >>> [model.title_of(link.source) for link in model.links]
    ['Today', 'Maria']
    """

    title: OptionalTitle = ""
    today: Text = ""
    horizon_years: Annotated[int, Field(ge=3, le=5)] = 4
    outcomes: tuple[Outcome, ...] = ()
    stones: tuple[Stone, ...] = ()
    links: Annotated[tuple[Link, ...], Field(max_length=MAX_LINKS)] = ()
    ideas: Annotated[tuple[Idea, ...], Field(max_length=MAX_CHECKS)] = ()
    experiments: Annotated[tuple[Experiment, ...], Field(max_length=MAX_CHECKS)] = ()
    signposts: Annotated[tuple[Signpost, ...], Field(max_length=MAX_CHECKS)] = ()
    journal: Annotated[tuple[DataPoint, ...], Field(max_length=MAX_DATA_POINTS)] = ()
    reflections: Annotated[tuple[Reflection, ...], Field(max_length=MAX_CHECKS)] = ()
    layout: tuple[Position, ...] = ()

    @model_validator(mode="after")
    def _keeps_invariants(self) -> "WorkModel":
        problems = tuple(_broken_invariants(self))
        if problems:
            raise InvariantError(problems)
        vars(self)["_was_checked"] = True
        return self

    @property
    def was_checked(self) -> bool:
        """Whether its invariants were checked as it was made; those of a copy are not."""
        return "_was_checked" in vars(self)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """A hash of ids of nodes and beliefs in links, which most edits change; found once."""
        nodes = (tuple([node.id for node in nodes]) for nodes in (self.outcomes, self.stones))
        return hash((*nodes, tuple([link.confidence for link in self.links]), len(self.journal)))

    def __eq__(self, other: object) -> bool:
        """Compare field by field, unless it is the same object."""
        if self is other:
            return True
        if not isinstance(other, WorkModel):
            return NotImplemented
        return hash(self) == hash(other) and all(
            getattr(self, name) == getattr(other, name) for name in WorkModel.model_fields
        )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy as pydantic does, but without cached properties: they are of the former fields."""
        copied = super().model_copy(update=update, deep=deep)
        for name in vars(copied).keys() - type(self).model_fields.keys():
            del vars(copied)[name]
        return copied

    def __getstate__(self) -> dict[Any, Any]:
        """Pickle without cached properties: another process hashes texts otherwise."""
        state = super().__getstate__()
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {**state, "__dict__": fields}

    @cached_property
    def drawing(self) -> "WorkModel":
        """Nodes and links alone, as a key for what follows from them, whatever else changes."""
        return WorkModel.model_construct(
            outcomes=self.outcomes, stones=self.stones, links=self.links
        )

    @property
    def unplaced(self) -> "WorkModel":
        """The same model without a layout: a key for what does not depend on where nodes lie."""
        return self._unplaced if self.layout else self

    @cached_property
    def _unplaced(self) -> "WorkModel":
        return self.model_copy(update={"layout": ()})

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Outcomes and stones by id, in the order they were added; not Today."""
        everything: tuple[Node, ...] = (*self.stones, *self.outcomes)
        return {node.id: node for node in everything}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Everything that has an id, by id."""
        return {item.id: item for field in COLLECTIONS.values() for item in getattr(self, field)}

    @cached_property
    def links_into(self) -> dict[str, tuple[Link, ...]]:
        """Links by the node they end at; a node without any is missing."""
        return _grouped(self.links, "target")

    @cached_property
    def links_from(self) -> dict[str, tuple[Link, ...]]:
        """Links by the node they start at; a node without any is missing."""
        return _grouped(self.links, "source")

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been put on the map yet."""
        return not (self.outcomes or self.stones)

    def title_of(self, id: str) -> str:
        """The title of an item for a sentence; ``"something removed"`` where there is none."""
        if id == TODAY_ID:
            return "Today"
        match self.items.get(id):
            case Outcome(title=title) | Stone(title=title):
                return title
            case Link(source=source, target=target):
                return f"{self.title_of(source)} to {self.title_of(target)}"
            case Idea(text=text):
                return text
            case Experiment(question=text) | Signpost(watch_for=text):
                return text
            case _:
                return "something removed"


def _grouped(links: tuple[Link, ...], end: str) -> dict[str, tuple[Link, ...]]:
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(getattr(link, end), []).append(link)
    return {node: tuple(group) for node, group in groups.items()}


def _broken_invariants(model: WorkModel) -> Iterator[Problem]:
    if len(model.outcomes) + len(model.stones) > MAX_NODES:
        yield Problem("stones", f"more than {MAX_NODES:,} outcomes and stepping stones")
    if not _has_ids_of_its_own(model):
        yield from _repeated_ids(model)
    if not _is_well_linked(model):
        yield from _broken_links(model)
    nodes = model.nodes
    checks: tuple[Experiment | Signpost, ...] = (*model.experiments, *model.signposts)
    if any(check.is_open for check in checks):
        links, ideas = (link.id for link in model.links), (idea.id for idea in model.ideas)
        known = {TODAY_ID, *nodes, *links, *ideas}
        for field in ("experiments", "signposts"):
            for index, check in enumerate(getattr(model, field)):
                if check.is_open and check.about not in known:
                    yield Problem(
                        f"{field}[{index}].about", "points at something that is not there"
                    )
    outcomes = {outcome.id for outcome in model.outcomes}
    for index, stone in enumerate(model.stones):
        if not outcomes.issuperset(stone.against):
            yield Problem(f"stones[{index}].against", "points at an outcome that is not there")
    placed: set[str] = set()
    placeable = {TODAY_ID, *nodes}
    for index, position in enumerate(model.layout):
        if position.node in placed or position.node not in placeable:
            yield Problem(f"layout[{index}].node", "is placed twice or is not there")
        placed.add(position.node)


def _has_ids_of_its_own(model: WorkModel) -> bool:
    """Tell whether all ids differ; `_repeated_ids` finds the places, which few models need."""
    ids = [item.id for field in COLLECTIONS.values() for item in getattr(model, field)]
    return len({TODAY_ID, *ids}) == len(ids) + 1


def _is_well_linked(model: WorkModel) -> bool:
    """Tell whether all links are sound; `_broken_links` finds the places where not."""
    pairs = [(link.source, link.target) for link in model.links]
    sources, targets = {source for source, _ in pairs}, {target for _, target in pairs}
    return (
        len(set(pairs)) == len(pairs)
        and all(source != target for source, target in pairs)
        and sources <= {TODAY_ID, *(stone.id for stone in model.stones)}
        and targets <= model.nodes.keys()
    )


def _repeated_ids(model: WorkModel) -> Iterator[Problem]:
    seen = {TODAY_ID}
    for field in COLLECTIONS.values():
        for index, item in enumerate(getattr(model, field)):
            if item.id in seen:
                what = "is kept for the start node" if item.id == TODAY_ID else "is used twice"
                yield Problem(f"{field}[{index}].id", f"this id {what}")
            seen.add(item.id)


def _broken_links(model: WorkModel) -> Iterator[Problem]:
    outcomes = {outcome.id for outcome in model.outcomes}
    nodes = model.nodes
    pairs: set[tuple[str, str]] = set()
    for index, link in enumerate(model.links):
        place = f"links[{index}]"
        if link.source != TODAY_ID and link.source not in nodes:
            yield Problem(f"{place}.source", "starts at something that is not there")
        if link.target != TODAY_ID and link.target not in nodes:
            yield Problem(f"{place}.target", "ends at something that is not there")
        if reason := why_not_link(link.source, link.target, outcomes):
            yield Problem(place, reason)
        if (link.source, link.target) in pairs:
            yield Problem(place, "these two are linked already")
        pairs.add((link.source, link.target))


def why_not_link(source: str, target: str, outcomes: set[str] | frozenset[str]) -> str:
    """Give the reason why two nodes may not be linked in this direction.

    Parameters
    ----------
    source, target : str
        Ids of the nodes.
    outcomes : set of str
        Ids of all outcomes of the model.

    Returns
    -------
    str
        Without a capital letter or a full stop; ``""`` when they may be linked.
    """
    if source == target:
        return "a link cannot join something to itself"
    if source in outcomes:
        return "a link cannot start at an outcome: an outcome is where routes end"
    if target == TODAY_ID:
        return "a link cannot lead back to Today"
    return ""
