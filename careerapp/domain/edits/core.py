"""What an edit is: a pure step from one work model to the next, and a line that says it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import ValidationError

from careerapp.domain.items import (
    DataPoint,
    Experiment,
    Idea,
    Item,
    Link,
    Outcome,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import COLLECTIONS, InvariantError, WorkModel
from careerapp.errors import EditError, ItemGoneError

NOUNS: dict[type, str] = {
    Outcome: "outcome",
    Stone: "stepping stone",
    Link: "link",
    Idea: "idea",
    Experiment: "experiment",
    Signpost: "signpost",
    DataPoint: "data point",
    Reflection: "reflection",
}


class Edited(NamedTuple):
    """What an edit gives: the next model, and one line for the history.

    In ``description`` titles stand between asterisks (``Linked *Maria* to *Team lead*``); an
    asterisk or backslash that a person typed is written with a backslash before it, so that the
    line can be told apart again.
    """

    model: WorkModel
    description: str


Edit = Callable[[WorkModel], Edited]
"""A pure function; raises `EditError` when it cannot be done and leaves nothing behind."""


def named(title: str) -> str:
    """Set off a title within a description, shortened to stay one line."""
    short = title if len(title) <= 60 else f"{title[:59].rstrip()}…"
    return "*" + short.replace("\\", "\\\\").replace("*", "\\*") + "*"


def say(model: WorkModel, id: str) -> str:
    """Name an item in a description."""
    item = model.items.get(id)
    if isinstance(item, Link):
        return f"{named(model.title_of(item.source))} to {named(model.title_of(item.target))}"
    if isinstance(item, DataPoint):
        return named(item.note.split("\n")[0] or item.kind)
    if isinstance(item, Reflection):
        return "a reflection"
    return named(model.title_of(id))


def find(model: WorkModel, id: str) -> Item:
    """Give the item with an id, or say kindly that it is gone."""
    item = model.items.get(id)
    if item is None:
        raise ItemGoneError("That is not there any more. It was removed in the meantime.")
    return item


def revised(model: WorkModel, **fields: Any) -> WorkModel:
    """Replace fields of a model; a broken invariant becomes an `EditError`."""
    try:
        return model.replace(**fields)
    except ValidationError as error:
        raise as_edit_error(error) from None


def revised_item(item: Item, **fields: Any) -> Item:
    """Replace fields of an item, checked anew; a bad value becomes an `EditError` at its field."""
    try:
        return item.replace(**fields)
    except ValidationError as error:
        raise as_edit_error(error) from None


def with_item(model: WorkModel, item: Item) -> WorkModel:
    """Put an item in the place of the one with its id."""
    field = COLLECTIONS[type(item)]
    items = tuple(item if old.id == item.id else old for old in getattr(model, field))
    return revised(model, **{field: items})


def as_edit_error(error: ValidationError) -> EditError:
    """Put the first thing pydantic found into plain words, at its field."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = next((str(part) for part in first["loc"] if isinstance(part, str)), "")
    cause = first.get("ctx", {}).get("error")
    if isinstance(cause, InvariantError):
        message = cause.problems[0].message
        return EditError(f"{message[0].upper()}{message[1:]}.")
    return EditError(plain_words(first["type"], first.get("ctx", {}), first["msg"]), field)


def plain_words(kind: str, context: dict[str, Any], fallback: str) -> str:
    """Say one of pydantic's findings in plain words, without what was typed."""
    match kind:
        case "too_short" | "string_too_short" | "missing":
            return "This may not be empty."
        case "too_long" | "string_too_long":
            return (
                f"This is too long: at most {context.get('max_length', 0):,} characters or entries."
            )
        case "greater_than_equal" | "less_than_equal":
            bound = context.get("ge", context.get("le"))
            edge = "least" if "ge" in context else "most"
            return f"This must be at {edge} {bound:g}."
        case "finite_number":
            return "This must be an ordinary number."
        case "literal_error":
            return "This is not one of the choices."
        case "extra_forbidden":
            return "This field is not known."
        case "string_pattern_mismatch":
            return "This should look like 2028-06."
        case "int_type" | "float_type" | "int_parsing" | "float_parsing":
            return "This must be a number."
        case "string_type":
            return "This must be text."
        case "date_type" | "date_parsing" | "date_from_datetime_parsing":
            return "This must be a date like 2028-06-30."
        case _:
            return f"{fallback[0].upper()}{fallback[1:].rstrip('.')}."
