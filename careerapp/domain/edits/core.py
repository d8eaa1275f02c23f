"""The type of edits, a pure step from one work model to the next, and what they are made of."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from careerapp.domain.items import (
    Item,
)
from careerapp.domain.model import COLLECTIONS, InvariantError, WorkModel
from careerapp.domain.types import TODAY_ID, Value
from careerapp.errors import EditError, ItemGoneError

SomeValue = TypeVar("SomeValue", bound=Value)


class Edited(NamedTuple):
    """The result of an edit: the next model, and one line for the history.

    In ``description`` titles stand between asterisks (``Linked *Maria* to *Team lead*``); an
    asterisk or backslash that a person typed is written with a backslash before it, so that the
    line can be told apart again.
    """

    model: WorkModel
    description: str


Edit = Callable[[WorkModel], Edited]
"""A pure function from a model to the next; raises `EditError` when it cannot be done."""

OWN_FINDINGS = frozenset({"plain_text", "months_order"})
"""Types of errors of the domain's own checks, whose messages are plain words already."""


def find(model: WorkModel, id: str) -> Item:
    """Give the item with an id; raises `ItemGoneError` when it is not there."""
    item = model.items.get(id)
    if id == TODAY_ID:
        raise EditError("Today is where every way starts; it stays as it is.")
    if item is None:
        raise ItemGoneError("That is not there any more. It was removed in the meantime.")
    return item


def revised(model: WorkModel, **fields: Any) -> WorkModel:
    """Replace fields of a model; a broken invariant becomes an `EditError`."""
    try:
        return model.replace(**fields)
    except ValidationError as error:
        raise as_edit_error(error) from None


def revised_item(item: SomeValue, **fields: Any) -> SomeValue:
    """Replace fields of an item, checked anew; a bad value becomes an `EditError` at its field."""
    try:
        return item.replace(**fields)
    except ValidationError as error:
        raise as_edit_error(error) from None


def make(what: type[SomeValue], at: str = "", /, **fields: Any) -> SomeValue:
    """Make a domain value from what was typed; a bad value becomes an `EditError`.

    Parameters
    ----------
    what : type
        Such as `Stone`.
    at : str
        The field of the form that the message belongs to, where it is not the value's own.
    """
    try:
        return what(**fields)
    except ValidationError as error:
        found = as_edit_error(error)
        raise EditError(str(found), at or found.field) from None


def with_items(model: WorkModel, *items: Item, **fields: Any) -> WorkModel:
    """Put items in the places of those with their ids, and replace further fields, at once."""
    replacing = {item.id: item for item in items}
    for field in {COLLECTIONS[type(item)] for item in items}:
        olds = fields.get(field, getattr(model, field))
        fields[field] = tuple(replacing.get(old.id, old) for old in olds)
    return revised(model, **fields)


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
    """Put one of pydantic's findings into plain words, without quoting what was typed.

    Parameters
    ----------
    kind, context, fallback : str, dict, str
        The finding's ``type``, ``ctx`` and ``msg``.
    """
    match kind:
        case "missing":
            return "This is missing."
        case "too_short" | "string_too_short":
            return "This may not be empty."
        case "too_long" if context.get("field_type") == "Tuple":
            return f"There are too many of these: at most {context['max_length']:,}."
        case "too_long" | "string_too_long":
            return f"This is too long: at most {context['max_length']:,} characters."
        case "greater_than_equal":
            return f"This must be at least {context['ge']:g}."
        case "less_than_equal":
            return f"This must be at most {context['le']:g}."
        case "finite_number":
            return "This must be an ordinary number."
        case "literal_error":
            return f"This must be {context['expected']}."
        case "extra_forbidden":
            return "This field is not known."
        case "string_pattern_mismatch":
            return "This should look like 2028-06."
        case "int_from_float":
            return "This must be a whole number."
        case "int_type" | "float_type" | "int_parsing" | "float_parsing":
            return "This must be a number."
        case "string_type":
            return "This must be text."
        case "tuple_type":
            return "This must be a list."
        case "model_type":
            return "This must have fields of its own."
        case "bool_type":
            return "This must be yes or no."
        case _ if kind.startswith("date"):
            return "This must be a date like 2028-06-30."
        case _ if kind in OWN_FINDINGS:
            return f"{fallback[0].upper()}{fallback[1:]}."
        case _:
            return "This does not fit here."
