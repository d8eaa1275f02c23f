"""The differences between two work models, matched by id, as values, sentences and a table."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from careerapp.domain.items import (
    Asks,
    DataPoint,
    Experiment,
    Idea,
    Item,
    Link,
    Months,
    Outcome,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import NOUNS, describe_answer, name_item
from careerapp.domain.scales import (
    GROUNDS_WORDS,
    IMPORTANCE_WORDS,
    NEEDS_WORDS,
    confidence_word,
    months_word,
)
from careerapp.domain.statuses import ANSWERS, SIGNPOST_STATUSES, STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.wording.dates import full_day
from careerapp.wording.phrases import named, sentence

FIELD_WORDS = {
    "kind": "kind",
    "title": "title",
    "why": "why it matters",
    "sign": "how I would know",
    "importance": "importance",
    "by": "by when",
    "needs": "what it needs",
    "status": "status",
    "note": "note",
    "months": "time it takes",
    "progress": "progress",
    "tags": "tags",
    "bold": "bold",
    "appeal": "appeal",
    "against": "what it works against",
    "source": "source",
    "asks": "what it asks",
    "confidence": "confidence",
    "grounds": "grounds",
    "assumption": "assumption",
    "about": "what it is about",
    "prediction": "what was predicted",
    "due": "due date",
    "result": "result",
    "resolved_at": "date of the answer",
    "then": "what to do then",
    "at": "date",
    "strength": "strength",
    "question": "question",
    "answer": "answer",
    "rests": "only while what leads to it stands",
    "closed": "closed",
    "plan": "when and where",
    "spoke_for": "which way it spoke for",
    "today": "where I am today",
    "horizon_years": "horizon",
}
"""Names of fields for people, within a sentence."""

NAME_FIELDS: dict[type, str] = {
    Outcome: "title",
    Stone: "title",
    Idea: "text",
    Experiment: "question",
    Signpost: "watch_for",
}
"""The field of each kind of item that holds its name."""

NEWS_OF_STATUS = {
    "open": "is hoped for again",
    "reached": "has come true",
    "let_go": "is let go",
    "idea": "is back to not started",
    "active": "is under way",
    "done": "is done: you have it",
    "blocked": "is gone, or on hold",
    "dropped": "is given up",
}
"""The status that a node has come to, after its name."""

ANEW = {
    "assumption": "what must be true for it reads differently now",
    "note": "the note reads differently now",
    "why": "why it matters reads differently now",
    "sign": "how you would know reads differently now",
    "then": "what to do then reads differently now",
    "plan": "when and where reads differently now",
}
"""Fields of long texts, which are not quoted."""

MOST_IN_CELL = 120
"""Longest text in a cell of the table, in characters; the rest is cut."""


class FieldChange(NamedTuple):
    """One field of one item (or, with id ``None``, of the model) that differs."""

    id: str | None
    field: str
    old: Any
    new: Any


class Difference(NamedTuple):
    """Items added and removed, and fields changed, from one model to another."""

    old: WorkModel
    new: WorkModel
    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    changed: tuple[FieldChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed)


def difference(old: WorkModel, new: WorkModel) -> Difference:
    """Compare two models by id; the layout and the order of lists do not count.

    Parameters
    ----------
    old, new : WorkModel

    Returns
    -------
    Difference
        The ids in ``changed`` are in both models, those in ``added`` only in the new, those in
        ``removed`` only in the old one.
    """
    changes = [
        FieldChange(None, field, getattr(old, field), getattr(new, field))
        for field in ("title", "today", "horizon_years")
        if getattr(old, field) != getattr(new, field)
    ]
    # An id that has come to mean another kind of thing is one thing gone and another come.
    kept = {id for id, item in new.items.items() if type(old.items.get(id)) is type(item)}
    for id, item in new.items.items():
        if id not in kept or old.items[id] == item:
            continue
        for field in type(item).model_fields:
            was, now = getattr(old.items[id], field), getattr(item, field)
            if was != now and field != "about_title":
                changes.append(FieldChange(id, field, was, now))
    return Difference(
        old=old,
        new=new,
        added=tuple(item for id, item in new.items.items() if id not in kept),
        removed=tuple(item for id, item in old.items.items() if id not in kept),
        changed=tuple(changes),
    )


def sentences(found: Difference) -> tuple[str, ...]:
    """Put a difference into sentences, titles between asterisks as in `Edited.description`."""
    return (
        *(_added(found.new, item) for item in found.added),
        *(_removed(found.old, item) for item in found.removed),
        *_changed(found),
    )


class ChangeRow(NamedTuple):
    """One line of a difference as a table.

    Attributes
    ----------
    what : what kind of thing, such as ``"stepping stone"``; ``""`` for the model as a whole.
    name : what it is called, titles between asterisks as in `Edited.description`.
    change : ``"added"``, ``"removed"`` or the word for the field that changed.
    was, now : the values, long texts cut; ``""`` for none.
    """

    what: str
    name: str
    change: str
    was: str
    now: str


def rows(found: Difference) -> tuple[ChangeRow, ...]:
    """Give a difference as a table, in the order of `sentences`."""
    return (
        *(
            ChangeRow(NOUNS[type(each)], name_item(found.new, each.id), "added", "", "")
            for each in found.added
        ),
        *(
            ChangeRow(NOUNS[type(each)], name_item(found.old, each.id), "removed", "", "")
            for each in found.removed
        ),
        *(
            ChangeRow(
                NOUNS[type(found.new.items[id])] if id else "",
                name_item(found.new, id) if id else "The whole map",
                FIELD_WORDS.get(field, field.replace("_", " ")),
                _cell(found.old, field, was),
                _cell(found.new, field, now),
            )
            for id, field, was, now in found.changed
        ),
    )


def _cell(model: WorkModel, field: str, value: Any) -> str:
    """Write a value for the table: figures and texts too, but cut, and titles in place of ids."""
    match field, value:
        case _, bool():
            said = "yes" if value else "no"
        case "confidence", float():
            said = f"{confidence_word(value)} ({value:.0%})"
        case "months", Months(low=low, high=high):
            said = f"{low:g} to {high:g} months"
        case "about" | "target", str():
            said = model.title_of(value)
        case "source", str() if value in model.nodes or value == TODAY_ID:
            said = model.title_of(value)  # of a link; that of a stone is anybody's words
        case "about", tuple():
            said = ", ".join(model.title_of(about.id) for about in value)
        case "spoke_for", tuple():
            said = ", ".join(map(model.title_of, value))
        case "against", tuple():
            said = ", ".join(map(model.title_of, value))
        case "tags", tuple():
            said = ", ".join(value)
        case "asks", Asks():
            said = ", ".join(str(each) for each in value.model_dump().values() if each)
        case "due" | "at" | "by", date():
            said = full_day(value)
        case _, str():
            said = _value(field, value) or value
        case _:
            said = _value(field, value) or ("" if value is None else str(value))
    return said if len(said) <= MOST_IN_CELL else f"{said[: MOST_IN_CELL - 1].rstrip()}…"


def _added(model: WorkModel, item: Item) -> str:
    if isinstance(item, Link):
        return sentence(f"Linked {name_item(model, item.id)}")
    if isinstance(item, DataPoint):
        if item.kind == "nothing":
            return "Wrote down that nothing had happened."
        return sentence(f"Logged a {item.kind}: {name_item(model, item.id)}")
    if isinstance(item, Reflection):
        return sentence(f"Answered {describe_answer(item)}")
    return sentence(f"Added {_called(model, item)}")


def _removed(model: WorkModel, item: Item) -> str:
    if isinstance(item, Link):
        return sentence(f"Unlinked {name_item(model, item.id)}")
    return sentence(f"Removed {_called(model, item)}")


def _called(model: WorkModel, item: Item) -> str:
    if isinstance(item, Reflection):
        return name_item(model, item.id)
    return f"the {NOUNS[type(item)]} {name_item(model, item.id)}"


def _changed(found: Difference) -> Iterator[str]:
    for id, field, old, new in found.changed:
        if id is None:
            subject = {"title": "The title", "today": "Where you are today"}.get(
                field, "The horizon"
            )
            yield f"{subject} changed{_from_to(field, old, new)}."
        elif NAME_FIELDS.get(type(found.new.items[id])) == field:
            yield sentence(f"{named(old)} is now called {named(new)}")
        elif field == "resolved_at":
            continue  # the result says it
        elif field == "result" and new in ANSWERS:
            yield f"Answered {name_item(found.new, id)}: {ANSWERS[new].words}."
        elif field == "status" and new in ("fired", "retired"):
            news = SIGNPOST_STATUSES[new].news
            yield sentence(f"{news}: {name_item(found.new, id)}")
        elif field == "status" and new in NEWS_OF_STATUS:
            yield f"{name_item(found.new, id)} {_news(found.new.items[id], new)}."
        elif field == "importance":
            more = "more" if new > old else "less"
            yield f"{name_item(found.new, id)} matters {more} than before: {_weight(new)}."
        elif field in ANEW:
            yield f"{name_item(found.new, id)}: {ANEW[field]}."
        elif field == "needs":
            yield f"{name_item(found.new, id)} now needs {NEEDS_WORDS[new]}."
        elif field == "grounds":
            was, now = GROUNDS_WORDS[old], GROUNDS_WORDS[new]
            yield f"{name_item(found.new, id)}: {now} now, {was} before."
        elif field == "bold":
            yield f"{name_item(found.new, id)} is {'now' if new else 'no longer'} a bold step."
        elif field == "closed":
            leads = "no longer leads there" if new else "leads there again"
            yield f"{name_item(found.new, id)} {leads}."
        elif field == "rests":
            stands = "only while what leads to it stands" if new else "whatever becomes of the rest"
            yield f"{name_item(found.new, id)} is there {stands}."
        elif field == "confidence":
            yield f"{name_item(found.new, id)}: {_belief(old, new)}."
        else:
            word = FIELD_WORDS.get(field, field.replace("_", " "))
            subject = name_item(found.new, id)
            yield f"{subject[0].upper()}{subject[1:]}: {word} changed{_from_to(field, old, new)}."


def _news(item: Item, status: str) -> str:
    lasting = isinstance(item, Outcome) and OUTCOME_KINDS[item.kind].lasting
    return "is true now" if lasting and status == "reached" else NEWS_OF_STATUS[status]


def _weight(importance: int) -> str:
    """Give the word for how much something matters, with a verb where it has none."""
    word = IMPORTANCE_WORDS[importance]
    return {1: "it would be nice to have", 2: "somewhat", 3: "it matters"}.get(importance, word)


def _belief(old: float | None, new: float | None) -> str:
    """Write how a belief changed: in words, or in figures where both have the same word."""
    was, now = confidence_word(old), confidence_word(new)
    if old is None or new is None or was != now:
        return f"{was} became {now}"
    return f"still {now}, {old:.0%} became {new:.0%}"


def _from_to(field: str, old: Any, new: Any) -> str:
    was, now = _value(field, old), _value(field, new)
    return f" from {was} to {now}" if was and now and was != now else ""


def _status(value: Any) -> str:
    known = STATUSES.get(value) or SIGNPOST_STATUSES.get(value)
    return known.word if known else str(value)


def _value(field: str, value: Any) -> str:
    """Write a value for a sentence; ``""`` for long texts, which are not quoted."""
    match field, value:
        case "confidence", _:
            return confidence_word(value)
        case "months", Months() | None:
            return months_word(value)
        case "status", str():
            return _status(value)
        case "progress" | "prediction", float():
            return f"{value:.0%}"
        case "needs", str():
            return f"{value} of its links"
        case "importance", int():
            return f"{value} of 5"
        case "horizon_years", int():
            return f"{value} years"
        case "due" | "at", date():
            return full_day(value)
        case "kind" | "by" | "grounds" | "appeal" | "result", str():
            return value
        case _:
            return ""
