"""Edits of single items: add, change, remove, duplicate, put in order."""

from collections.abc import Sequence, Set
from typing import Any

from careerapp.domain.edits.core import Edit, Edited, find, revised, revised_item, with_items
from careerapp.domain.edits.remembering import remembered
from careerapp.domain.items import (
    Experiment,
    Item,
    Link,
    Outcome,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import COLLECTIONS, WorkModel
from careerapp.domain.naming import NOUNS, describe_answer, name_item, title_then
from careerapp.domain.statuses import STATUSES
from careerapp.errors import EditError
from careerapp.wording.numbers import count
from careerapp.wording.phrases import listed, named


def add(item: Item) -> Edit:
    """Add an outcome, stone, link, idea, experiment, signpost, data point or reflection.

    A data point added this way is only written down; `log` also changes what it is about.

    Raises
    ------
    EditError
        When its id is in the model, or an invariant of `WorkModel` would break.
    """

    def edit(model: WorkModel) -> Edited:
        if item.id in model.items:
            raise EditError("That is there already.")
        kept = item
        if isinstance(item, Experiment | Signpost) and not item.about_title:
            kept = revised_item(item, about_title=title_then(model, item.about))
        field = COLLECTIONS[type(item)]
        after = revised(model, **{field: (*getattr(model, field), kept)})
        if isinstance(item, Link):
            source, target = model.title_of(item.source), model.title_of(item.target)
            return Edited(after, f"Linked {named(source)} to {named(target)}")
        if isinstance(item, Reflection):
            return Edited(after, f"Answered {describe_answer(item)}")
        return Edited(after, f"Added {NOUNS[type(item)]} {name_item(after, item.id)}")

    return edit


def change(id: str, /, **fields: Any) -> Edit:
    """Change fields of the item with an id.

    Parameters
    ----------
    id : str
        Which item.
    **fields
        Field names and their new values; ``id`` cannot be changed.

    Raises
    ------
    ItemGoneError
        When nothing has that id.
    EditError
        When a value will not do; ``.field`` names the field.
    """

    def edit(model: WorkModel) -> Edited:
        old = find(model, id)
        if "id" in fields:
            raise EditError("An id stays for life.", "id")
        new = revised_item(old, **fields)
        if isinstance(new, Experiment | Signpost) and "about" in fields:
            new = revised_item(new, about_title=title_then(model, new.about))
        return Edited(with_items(model, new), _describe_change(model, old, new))

    return edit


def _describe_change(model: WorkModel, old: Item, new: Item) -> str:
    changed = {name for name in type(old).model_fields if getattr(old, name) != getattr(new, name)}
    if isinstance(old, Outcome | Stone) and isinstance(new, Outcome | Stone):
        if changed == {"title"}:
            return f"Renamed {named(old.title)} to {named(new.title)}"
        if changed == {"status"}:
            return f"Set {named(new.title)} to {STATUSES[new.status].word}"
    if changed == {"closed"} and isinstance(new, Link):
        leads = "no longer leads there" if new.closed else "leads there again"
        return f"Set {name_item(model, old.id)}: {leads}"
    if changed == {"confidence"}:
        return f"Judged {name_item(model, old.id)}"
    if isinstance(old, Reflection):
        return f"Changed {name_item(model, old.id)}"
    return f"Changed {NOUNS[type(old)]} {name_item(model, old.id)}"


def remove(*ids: str) -> Edit:
    """Remove items; a node takes its links, their open experiments and watching signposts along.

    What is resolved or fired, and every data point, stays, with the title of what it is about.

    Raises
    ------
    EditError
        Without any id, for Today, or (`ItemGoneError`) for an item that is gone.
    """

    def edit(model: WorkModel) -> Edited:
        found = {id: find(model, id) for id in ids}
        if not found:
            raise EditError("Nothing is picked to be removed.")
        what = f"{len(found)} items"
        if len(found) == 1:
            (item,) = found.values()
            what = f"{NOUNS[type(item)]} {name_item(model, item.id)}"
        after = without(model, set(found))
        return Edited(after, f"Removed {what}{_checks_along(model, after, found.keys())}")

    return edit


def _checks_along(model: WorkModel, after: WorkModel, ids: Set[str]) -> str:
    """Count the tests and signs removed along with what they are about; ``""`` for none."""
    gone = []
    for field, noun in (("experiments", "small test"), ("signposts", "sign")):
        was, now = ({each.id for each in getattr(of, field)} for of in (model, after))
        if number := len(was - now - ids):
            gone.append(count(number, noun))
    them = "it" if len(ids) == 1 else "them"
    return f", with {listed(gone)} about {them}" if gone else ""


def without(model: WorkModel, ids: set[str]) -> WorkModel:
    """Take items out of a model with all that depends on them.

    That is links of a node, checks that are open, positions, and ``against`` of stones.
    """
    gone = set(ids)
    gone |= {link.id for link in model.links if link.source in gone or link.target in gone}

    def kept(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(item for item in items if item.id not in gone)

    def checks(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(item for item in kept(items) if not (item.is_open and item.about in gone))

    learned = remembered(model, gone)
    stones = tuple(
        stone
        if gone.isdisjoint(stone.against)
        else revised_item(stone, against=tuple(id for id in stone.against if id not in gone))
        for stone in kept(model.stones)
    )
    return revised(
        model,
        outcomes=kept(model.outcomes),
        stones=stones,
        links=kept(model.links),
        ideas=kept(model.ideas),
        experiments=checks(learned.experiments),
        signposts=checks(learned.signposts),
        journal=kept(learned.journal),
        reflections=kept(model.reflections),
        layout=tuple(place for place in model.layout if place.node not in gone),
    )


def duplicate(id: str, new_id: str) -> Edit:
    """Copy an outcome or stone, without its links, right after the original in its list.

    Parameters
    ----------
    id, new_id : str
        Of the original, and a fresh one for the copy.

    Raises
    ------
    EditError
        When it is another kind of item, or is gone.
    """

    def edit(model: WorkModel) -> Edited:
        old = find(model, id)
        if not isinstance(old, Outcome | Stone):
            raise EditError("Only outcomes and stepping stones can be duplicated.")
        copy = revised_item(old, id=new_id, title=f"{old.title[:191]} (copy)")
        field = COLLECTIONS[type(old)]
        items = tuple(
            item
            for each in getattr(model, field)
            for item in ((each, copy) if each.id == id else (each,))
        )
        after = revised(model, **{field: items})
        return Edited(after, f"Duplicated {NOUNS[type(old)]} {named(old.title)}")

    return edit


def move(id: str, by: int) -> Edit:
    """Move an outcome or stone by so many places in its list: up where ``by`` < 0, else down."""

    def edit(model: WorkModel) -> Edited:
        item = find(model, id)
        field = COLLECTIONS[type(item)]
        items = list(getattr(model, field))
        place = next(index for index, each in enumerate(items) if each.id == id)
        items.insert(max(place + by, 0), items.pop(place))
        way = "up" if by < 0 else "down"
        return Edited(
            revised(model, **{field: tuple(items)}), f"Moved {name_item(model, id)} {way}"
        )

    return edit


def describe(**fields: Any) -> Edit:
    """Change fields of the model as a whole: ``title``, ``today``, ``horizon_years``.

    Raises
    ------
    EditError
        For another field or a bad value; ``.field`` names it.
    """

    def edit(model: WorkModel) -> Edited:
        unknown = set(fields) - {"title", "today", "horizon_years"}
        if unknown:
            raise EditError("This field cannot be changed here.", sorted(unknown)[0])
        said = {
            "title": "the title",
            "today": "where you are today",
            "horizon_years": "the horizon",
        }
        changed = [said[name] for name in fields if getattr(model, name) != fields[name]]
        return Edited(revised(model, **fields), f"Changed {' and '.join(changed) or 'nothing'}")

    return edit
