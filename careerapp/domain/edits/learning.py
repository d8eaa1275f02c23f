"""Edits that record what happened: data points, answered experiments, signposts; restoring."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from careerapp.domain.edits.core import Edit, Edited, find, revised, revised_item, with_items
from careerapp.domain.edits.remembering import SomeCheck, remembered
from careerapp.domain.effects import effect_words, effects_on, fields_after, ways_in
from careerapp.domain.items import (
    About,
    Answer,
    DataPoint,
    Effect,
    Experiment,
    Idea,
    Item,
    Link,
    Node,
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


def log(
    point: DataPoint,
    *,
    idea: Idea | None = None,
    hope: Outcome | None = None,
    rests: Collection[str] = (),
) -> Edit:
    """Add a data point and change what it is about as it says, as one edit.

    A stone becomes done or blocked, a link closed or open again, a hope true, open or let go, or it
    matters more or less.

    Parameters
    ----------
    point : DataPoint
        What happened. Each of ``about`` must be there now; its title is kept with it, and the links
        into it that are open now.
    idea : Idea, optional
        An unexpected opening that goes into the tray with it.
    hope : Outcome, optional
        Something new that one wants, put on the map with it.
    rests : collection of str
        Ids of what one had only while what is gone now stood; it is marked so.

    Raises
    ------
    EditError
        When an effect does not fit what it is on, or an item is not there.
    """

    def edit(model: WorkModel) -> Edited:
        after = _logged(_marked_resting(model, rests), point)
        for new, field in ((idea, "ideas"), (hope, "outcomes")):
            if new is None:
                continue
            if new.id in after.items:
                raise EditError("That is there already.")
            after = revised(after, **{field: (*getattr(after, field), new)})
        return Edited(after, f"Logged {_a_kind(point)}{name_item(after, point.id)}")

    return edit


def _marked_resting(model: WorkModel, ids: Collection[str]) -> WorkModel:
    nodes = [node for id in ids if isinstance(node := find(model, id), Stone | Outcome)]
    return (
        with_items(model, *(revised_item(node, rests=True) for node in nodes)) if nodes else model
    )


def _a_kind(point: DataPoint) -> str:
    return "" if point.kind == "nothing" else f"a {point.kind}: "


def correct_effect(point_id: str, about_id: str, made: Effect, before: Item | None = None) -> Edit:
    """Correct the effect that a data point had on something, and the thing itself with it.

    Parameters
    ----------
    point_id, about_id : str
        Ids of the data point, and of the node or link.
    made : Effect
        The right effect.
    before : Item, optional
        The node or link as it was before the data point. Where nobody knows, a node counts as
        under way or still hoped for, a link as open, and importance stays. What was changed
        otherwise since then keeps that.

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
        item = after.items.get(about_id)
        if isinstance(item, Stone | Outcome | Link) and old.made in effects_on(item):
            item = _as_before(item, old.made, before if type(before) is type(item) else None)
            after = with_items(after, item)
        if (item := _item_after(after, new)) is not None:
            after = with_items(after, item)
        title = named(title_then(model, about_id)) if about_id in model.items else "something"
        said = effect_words(model.items.get(about_id), made)
        return Edited(after, f"Corrected what {name_item(model, point_id)} made of {title}: {said}")

    return edit


def _as_before(item: Node | Link, made: Effect, before: Item | None) -> Node | Link:
    """Take back the fields that an effect set, unless they were given another value since."""
    if before is not None:
        changed = fields_after(before, made)
        was = {name: getattr(before, name) for name in changed}
    else:
        changed = dict(effects_on(item)[made].sets)
        was = {name: _USUAL[type(item), name] for name in changed}
    back = {name: was[name] for name, value in changed.items() if getattr(item, name) == value}
    return revised_item(item, **back) if back else item


_USUAL: Mapping[tuple[type, str], object] = {
    (Stone, "status"): "active",
    (Outcome, "status"): "open",
    (Link, "closed"): False,
}
"""The value that a field counts as having had where nobody knows."""


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
    shared = tuple(
        about
        for about in point.about
        if (about.id in model.nodes or about.id in links)
        and about.made in effects_on(model.items[about.id])
    )
    if not shared or point.id in model.items:
        return None
    return revised_item(
        point, about=shared, spoke_for=tuple(id for id in point.spoke_for if id in links)
    )


def _logged(model: WorkModel, point: DataPoint, *settled: Experiment | Signpost) -> WorkModel:
    """Add a data point to the journal, with its effects, and the checks that it settles."""
    if point.id in model.items:
        raise EditError("That is there already.")
    items = {about.id: item for about in point.about if (item := _item_after(model, about))}
    written = tuple(
        about.replace(title=title_then(model, about.id), links=_open_links_into(model, about.id))
        for about in point.about
    )
    into = {link.id for about in point.about for link in model.links_into.get(about.id, ())}
    spoke_for = tuple(id for id in point.spoke_for if id in into)
    kept = revised_item(point, about=written, spoke_for=spoke_for)
    return with_items(model, *items.values(), *settled, journal=(*model.journal, kept))


def _open_links_into(model: WorkModel, id: str) -> tuple[str, ...] | None:
    """Give the ids of the open links into a node; None for what is no node."""
    if id not in model.nodes:
        return None
    return tuple(link.id for link in ways_in(model, id))


def _item_after(model: WorkModel, about: About) -> Item | None:
    """Give a node or link with the fields that an effect sets; None where it sets none."""
    item = None if about.id == TODAY_ID else find(model, about.id)
    if about.made not in effects_on(item):
        raise EditError("That cannot be said of this.", "about")
    if item is None or not (fields := fields_after(item, about.made)):
        return None
    return revised_item(item, **fields)


def resolve(
    experiment_id: str,
    result: Answer,
    at: date,
    point: DataPoint | None,
    rests: Collection[str] = (),
) -> Edit:
    """Close an experiment with its result.

    Parameters
    ----------
    experiment_id : str
    result : str
        ``"worked"``, ``"failed"``, ``"inconclusive"`` or ``"not_tried"``.
    at : date
        The day of the answer.
    point : DataPoint or None
        Logged with it: a win for one that worked, a setback for one that failed, a change for one
        that left it open.
    rests : collection of str
        As in `log`.

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
        before = _marked_resting(model, rests)
        after = _logged(before, point, closed) if point else with_items(before, closed)
        return Edited(after, f"Answered {named(experiment.question)}: {ANSWERS[result].words}")

    return edit


def settle(
    signpost_id: str,
    status: SignpostStatus,
    point: DataPoint | None = None,
    *,
    follow_up: Experiment | None = None,
    rests: Collection[str] = (),
) -> Edit:
    """Close a signpost.

    Parameters
    ----------
    signpost_id : str
    status : str
        ``"fired"`` where it happened, ``"retired"`` where it need not be watched any more.
    point : DataPoint, optional
        Logged with it.
    follow_up : Experiment, optional
        Put on the list with it, so that what was decided for then is asked after; see
        `careerapp.domain.follow_up`.
    rests : collection of str
        As in `log`.

    Raises
    ------
    EditError
        When it is gone or closed already, or the data point will not do.
    """

    def edit(model: WorkModel) -> Edited:
        signpost = find(model, signpost_id)
        if not isinstance(signpost, Signpost) or not signpost.is_open:
            raise EditError("This sign is no longer being watched.")
        if status not in ("fired", "retired"):
            raise EditError("Say whether it happened or need not be watched any more.", "status")
        title = title_then(model, signpost.about)
        closed = revised_item(signpost, status=status, about_title=title)
        before = _marked_resting(model, rests)
        after = _logged(before, point, closed) if point else with_items(before, closed)
        if follow_up is not None:
            after = revised(after, experiments=(*after.experiments, follow_up))
        return Edited(after, f"{SIGNPOST_STATUSES[status].news}: {named(signpost.watch_for)}")

    return edit


def carry_out(experiment_id: str, point: DataPoint) -> Edit:
    """Log that what was decided for a sign was done, and take it off the list.

    It was never a test, so it leaves no result among those that were answered; the data point and
    the sign tell of it.

    Raises
    ------
    EditError
        When it is gone or was answered already, or the data point will not do.
    """

    def edit(model: WorkModel) -> Edited:
        experiment = find(model, experiment_id)
        if not isinstance(experiment, Experiment) or not experiment.is_open:
            raise EditError("This was answered already.")
        after = _logged(model, point)
        left = tuple(each for each in after.experiments if each.id != experiment_id)
        return Edited(revised(after, experiments=left), f"Did {named(experiment.question)}")

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
