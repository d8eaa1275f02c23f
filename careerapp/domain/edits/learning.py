"""Edits that record what happened: data points, answered experiments, signposts; restoring."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from careerapp.domain.edits.core import Edit, Edited, find, revised, revised_item, with_items
from careerapp.domain.edits.remembering import SomeCheck, remembered
from careerapp.domain.items import (
    About,
    Answer,
    DataPoint,
    Effect,
    Experiment,
    Idea,
    Item,
    Link,
    Outcome,
    Signpost,
    SignpostStatus,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item, title_then
from careerapp.domain.statuses import ANSWERS, SIGNPOST_STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.errors import EditError
from careerapp.wording.phrases import named

STATUS_BY_EFFECT: Mapping[tuple[type, Effect], str] = {
    (Stone, "done"): "done",
    (Stone, "gone"): "blocked",
    (Outcome, "done"): "reached",
    (Outcome, "gone"): "let_go",
}
"""The status that a data point gives a node.

*Gone* is lost, never merely less likely. A lost stone stays on the map, hatched, so that one sees
what depended on it; only a person drops it.
"""


def log(point: DataPoint, idea: Idea | None = None) -> Edit:
    """Add a data point and set the status of each node it made done or gone, as one edit.

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
        after = _logged(model, point)
        if idea is not None:
            if idea.id in after.items:
                raise EditError("That is there already.")
            after = revised(after, ideas=(*after.ideas, idea))
        return Edited(after, f"Logged a {point.kind}: {name_item(after, point.id)}")

    return edit


def correct_effect(point_id: str, about_id: str, made: Effect, before: str = "") -> Edit:
    """Correct the effect that a data point had on something, and the node's status with it.

    Parameters
    ----------
    point_id, about_id : str
        Ids of the data point, and of the node or link.
    made : Effect
        The right effect.
    before : str
        The node's status before the data point; ``""`` where nobody knows, which counts as under
        way or still hoped for. A node that was given another status since keeps that.

    Raises
    ------
    EditError
        When the data point is gone or is not about that, or the effect does not fit.
    """

    def edit(model: WorkModel) -> Edited:
        point = find(model, point_id)
        old = (
            next((each for each in point.about if each.id == about_id), None)
            if isinstance(point, DataPoint)
            else None
        )
        if not isinstance(point, DataPoint) or old is None:
            raise EditError("That is not about this any more.", "about")
        new = old.replace(made=made)
        about = tuple(new if each is old else each for each in point.about)
        after = with_items(model, revised_item(point, about=about))
        node = model.nodes.get(about_id)
        if node is not None and node.status == STATUS_BY_EFFECT.get((type(node), old.made)):
            status = before or ("open" if isinstance(node, Outcome) else "active")
            after = with_items(after, revised_item(node, status=status))
        if (item := _node_after(after, new)) is not None:
            after = with_items(after, item)
        title = named(title_then(model, about_id)) if about_id in model.items else "something"
        return Edited(after, f"Corrected what {name_item(model, point_id)} made of {title}: {made}")

    return edit


def take_up(ideas: Sequence[Idea]) -> Edit:
    """Put ideas into the tray, all of them as one edit."""

    def edit(model: WorkModel) -> Edited:
        if not ideas or any(idea.id in model.items for idea in ideas):
            raise EditError("That is there already.")
        after = revised(model, ideas=(*model.ideas, *ideas))
        more = f" and {len(ideas) - 1} more" if len(ideas) > 1 else ""
        return Edited(after, f"Put {named(ideas[0].text)}{more} into the tray of ideas")

    return edit


def fitting(point: DataPoint, model: WorkModel) -> DataPoint | None:
    """Reduce a data point to the nodes and links that another version has too.

    Returns
    -------
    DataPoint or None
        With the same id: it is the same event. None where the other version has nothing that it is
        about, or has it in its journal already.
    """
    links = {link.id for link in model.links}
    shared = tuple(about for about in point.about if about.id in model.nodes or about.id in links)
    if not shared or point.id in model.items:
        return None
    return revised_item(point, about=shared)


def _logged(model: WorkModel, point: DataPoint, *settled: Experiment | Signpost) -> WorkModel:
    """Add a data point to the journal, with its effects, and the checks that it settles."""
    if point.id in model.items:
        raise EditError("That is there already.")
    nodes = {about.id: node for about in point.about if (node := _node_after(model, about))}
    titled = (about.replace(title=title_then(model, about.id)) for about in point.about)
    kept = revised_item(point, about=tuple(titled))
    return with_items(model, *nodes.values(), *settled, journal=(*model.journal, kept))


def _node_after(model: WorkModel, about: About) -> Item | None:
    """Give a node with the status that a data point gives it; None where nothing changes."""
    item = None if about.id == TODAY_ID else find(model, about.id)
    if about.made not in ("done", "gone"):
        return None
    if isinstance(item, Link):
        raise EditError("A link cannot be done or gone; say what became of its ends.", "about")
    status = STATUS_BY_EFFECT.get((type(item), about.made))
    if item is None or status is None:
        raise EditError("That cannot be done or gone.", "about")
    return revised_item(item, status=status)


def resolve(experiment_id: str, result: Answer, at: date, point: DataPoint | None) -> Edit:
    """Close an experiment with its result.

    Parameters
    ----------
    experiment_id : str
    result : str
        ``"worked"``, ``"failed"`` or ``"inconclusive"``.
    at : date
        The day of the answer.
    point : DataPoint or None
        Logged with it: a win for one that worked, a setback for one that failed, else a change.

    Raises
    ------
    EditError
        When it is gone or was answered already, or the data point will not do.
    """

    def edit(model: WorkModel) -> Edited:
        experiment = find(model, experiment_id)
        if not isinstance(experiment, Experiment) or not experiment.is_open:
            raise EditError("This was answered already.")
        if result not in ANSWERS:
            raise EditError("Say how it turned out.", "result")
        title = title_then(model, experiment.about)
        closed = revised_item(experiment, result=result, resolved_at=at, about_title=title)
        after = _logged(model, point, closed) if point else with_items(model, closed)
        return Edited(after, f"Answered {named(experiment.question)}: {ANSWERS[result].words}")

    return edit


def settle(signpost_id: str, status: SignpostStatus, point: DataPoint | None = None) -> Edit:
    """Close a signpost.

    Parameters
    ----------
    signpost_id : str
    status : str
        ``"fired"`` where it happened, ``"retired"`` where it need not be watched any more.
    point : DataPoint, optional
        Logged with it.

    Raises
    ------
    EditError
        When it is gone or closed already, or the data point will not do.
    """

    def edit(model: WorkModel) -> Edited:
        signpost = find(model, signpost_id)
        if not isinstance(signpost, Signpost) or not signpost.is_open:
            raise EditError("This signpost is no longer being watched.")
        if status not in ("fired", "retired"):
            raise EditError("Say whether it happened or need not be watched any more.", "status")
        title = title_then(model, signpost.about)
        closed = revised_item(signpost, status=status, about_title=title)
        after = _logged(model, point, closed) if point else with_items(model, closed)
        return Edited(after, f"{SIGNPOST_STATUSES[status].news}: {named(signpost.watch_for)}")

    return edit


def restore(snapshot: WorkModel, name: str) -> Edit:
    """Go back to a snapshot's structure, keeping what was learned since; ``name`` describes it.

    The journal, answered experiments, fired and retired signposts and reflections stay as they are
    now, and so do the dragged places of nodes that are still there. An experiment or signpost that
    was open in the snapshot comes back, in the state it has reached since.
    """

    def edit(model: WorkModel) -> Edited:
        places = {place.node: place for place in (*snapshot.layout, *model.layout)}
        nodes = {TODAY_ID, *snapshot.nodes}
        learned = remembered(model, model.items.keys() - snapshot.items.keys())
        after = revised(
            snapshot,
            experiments=_checks_after(snapshot.experiments, learned.experiments),
            signposts=_checks_after(snapshot.signposts, learned.signposts),
            journal=learned.journal,
            reflections=model.reflections,
            layout=tuple(place for node, place in places.items() if node in nodes),
        )
        return Edited(after, f"Went back to {named(name)}")

    return edit


def _checks_after(then: Iterable[SomeCheck], now: Iterable[SomeCheck]) -> tuple[SomeCheck, ...]:
    """Give the checks that were open then, as they are by now, then all others that are settled."""
    settled: dict[str, SomeCheck] = {check.id: check for check in now if not check.is_open}
    brought_back = [settled.pop(check.id, check) for check in then if check.is_open]
    return (*brought_back, *settled.values())
