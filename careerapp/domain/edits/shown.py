"""The values a form showed, by which a save notices that somebody else changed them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from careerapp.domain.model import WorkModel
from careerapp.errors import ConflictError


class Shown(NamedTuple):
    """The field values of one item that a form showed and the person then changed.

    ``id`` is the item's, or ``None`` for fields of the model as a whole.
    """

    id: str | None
    fields: Mapping[str, Any]


def conflicts(model: WorkModel, shown: Shown) -> None:
    """Refuse a save when what it would overwrite has changed since it was shown.

    Raises
    ------
    ConflictError
        With the names of the fields that differ now, or none when the item is gone.
    """
    subject = model if shown.id is None else model.items.get(shown.id)
    if subject is None:
        raise ConflictError(())
    differing = tuple(
        name for name, value in shown.fields.items() if getattr(subject, name, None) != value
    )
    if differing:
        raise ConflictError(differing)
