"""Edits that take in what happened: data points, answered experiments, signposts, restores."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from careerapp.domain.edits.core import (
    Edit,
    Edited,
    find,
    named,
    revised,
    revised_item,
    say,
    with_item,
)
from careerapp.domain.items import (
    About,
    DataPoint,
    Experiment,
    ExperimentResult,
    Idea,
    Link,
    Made,
    Outcome,
    Signpost,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError

MADE_STATUS: Mapping[tuple[type, Made], str] = {
    (Stone, "done"): "done",
    (Stone, "gone"): "blocked",
    (Outcome, "done"): "reached",
    (Outcome, "gone"): "let_go",
}
"""What a data point does to a node. Gone is lost, never merely less likely; a lost stone stays on
the map, hatched, so that what it held up can be seen, and is dropped only by hand."""


def log(point: DataPoint, idea: Idea | None = None) -> Edit:
    """Write down what happened and do what it made of each node, as one undoable edit.

    Parameters
    ----------
    point : DataPoint
        What happened. Each of ``about`` must be there now; its title is kept with it.
    idea : Idea, optional
        An unexpected opening that goes into the tray with it.

    Raises
    ------
    EditError
        When a link is said to be done or gone (a link has no status), or an item is not there.
    """

    def edit(model: WorkModel) -> Edited:
        after = model
        abouts: list[About] = []
        for about in point.about:
            item = find(model, about.id)
            abouts.append(about.model_copy(update={"title": model.title_of(about.id)[:200]}))
            if about.made not in ("done", "gone"):
                continue
            if isinstance(item, Link):
                raise EditError(
                    "A link cannot be done or gone; say what became of its ends.", "about"
                )
            status = MADE_STATUS.get((type(item), about.made))
            if status is None:
                raise EditError("That cannot be done or gone.", "about")
            after = with_item(after, revised_item(item, status=status))
        kept = point.model_copy(update={"about": tuple(abouts)})
        ideas = (*after.ideas, idea) if idea else after.ideas
        after = revised(after, journal=(*after.journal, kept), ideas=ideas)
        return Edited(after, f"Logged a {point.kind}: {say(after, point.id)}")

    return edit


def resolve(
    experiment_id: str, result: ExperimentResult, at: date, point: DataPoint | None
) -> Edit:
    """Close an experiment with its result; ``point`` is the data point that goes with it.

    A result that worked is a win, one that failed a setback, an inconclusive one a change.
    """

    def edit(model: WorkModel) -> Edited:
        experiment = find(model, experiment_id)
        if not isinstance(experiment, Experiment) or not experiment.is_open:
            raise EditError("This was answered already.")
        title = model.title_of(experiment.about)[:200]
        closed = revised_item(experiment, result=result, resolved_at=at, about_title=title)
        after = with_item(model, closed)
        if point is not None:
            after = log(point)(after).model
        said = {"worked": "it worked", "failed": "it failed", "inconclusive": "cannot tell"}
        return Edited(after, f"Answered {named(experiment.question)}: {said[result]}")

    return edit


def settle(signpost_id: str, status: str, point: DataPoint | None = None) -> Edit:
    """Mark a signpost as ``"fired"`` (it happened; ``point`` goes with it) or ``"retired"``."""

    def edit(model: WorkModel) -> Edited:
        signpost = find(model, signpost_id)
        if not isinstance(signpost, Signpost) or not signpost.is_open:
            raise EditError("This signpost is no longer being watched.")
        title = model.title_of(signpost.about)[:200]
        after = with_item(model, revised_item(signpost, status=status, about_title=title))
        if point is not None:
            after = log(point)(after).model
        what = "Seen" if status == "fired" else "Stopped watching"
        return Edited(after, f"{what}: {named(signpost.watch_for)}")

    return edit


def restore(snapshot: WorkModel, name: str) -> Edit:
    """Go back to a snapshot's structure, keeping what was learned since.

    The journal, resolved experiments, fired and retired signposts and reflections stay, and so do
    the dragged places of nodes that are still there.
    """

    def edit(model: WorkModel) -> Edited:
        past = {id for id, item in model.items.items() if not _is_structure(item)}
        kept_layout = {place.node: place for place in (*snapshot.layout, *model.layout)}
        nodes = {"today", *snapshot.nodes}
        after = revised(
            snapshot,
            experiments=_merged(snapshot.experiments, model.experiments, past),
            signposts=_merged(snapshot.signposts, model.signposts, past),
            journal=model.journal,
            reflections=model.reflections,
            layout=tuple(place for id, place in kept_layout.items() if id in nodes),
        )
        return Edited(after, f"Went back to {named(name)}")

    return edit


def _is_structure(item: Any) -> bool:
    return not isinstance(item, Experiment | Signpost) or item.is_open


def _merged(old: tuple[Any, ...], new: tuple[Any, ...], past: set[str]) -> tuple[Any, ...]:
    """The snapshot's open checks, with those settled by now in the state they are in now."""
    settled = {item.id: item for item in new if item.id in past}
    kept = tuple(settled.pop(item.id, item) for item in old)
    return (*(item for item in kept), *settled.values())
