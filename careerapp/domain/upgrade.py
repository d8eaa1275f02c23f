"""Documents of past formats, brought to today's; one number for database documents and bundles."""

from collections.abc import Callable
from typing import Any

FORMAT_VERSION = 2
"""The present format of a work model's document, in the database and in files."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def _with_quiet_sittings(document: dict[str, Any]) -> dict[str, Any]:
    """Step from format 1, which logged a sitting without news as a change that says so.

    All else that format 2 has is new, and left at its default.
    """
    return {
        **document,
        "journal": [
            {**point, "kind": "nothing"} if _says_nothing(point) else point
            for point in document.get("journal", [])
        ],
    }


def _says_nothing(point: dict[str, Any]) -> bool:
    return (
        point.get("kind") == "change"
        and not point.get("about")
        and point.get("note") == "Nothing new."
    )


STEPS: dict[int, Upgrade] = {1: _with_quiet_sittings}
"""The step from format n to n + 1, by n. A step that was released never changes."""


def upgrade(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring one work model's plain document from a past format to today's.

    Parameters
    ----------
    document : dict
        A work model as plain JSON values.
    version : int
        The format it was written in, 1 to `FORMAT_VERSION`.

    Raises
    ------
    ValueError
        When the format is newer than this careerapp, or not one at all.
    """
    if not 1 <= version <= FORMAT_VERSION:
        raise ValueError("unknown format version")
    for number in range(version, FORMAT_VERSION):
        document = STEPS[number](document)
    return document
