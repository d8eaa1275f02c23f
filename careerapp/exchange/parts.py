"""The problems of a workspace's plain values, found part by part, in plain words."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from careerapp.domain.edits.core import plain_words
from careerapp.domain.items import Position
from careerapp.domain.model import COLLECTIONS, InvariantError
from careerapp.domain.types import Value
from careerapp.domain.workspace import Future, Note, Snapshot, Version
from careerapp.errors import Problem
from careerapp.exchange.strict_json import field_place

_PARTS: dict[str, type[Value]] = {
    "versions": Version,
    "snapshots": Snapshot,
    "futures": Future,
    "notes": Note,
    "layout": Position,
    **{field: kind for kind, field in COLLECTIONS.items()},
}
"""The fields that are lists, and the type of their entries."""


def problems_of_parts(plain: dict[str, Any]) -> Iterator[Problem]:
    """Yield problems part by part; a caller that has enough of them stops the check."""
    for place, kind, value in _parts("", plain):
        try:
            kind.model_validate_json(json.dumps(value))
        except ValidationError as error:
            yield from problems_in(error, place)


def _parts(place: str, holder: dict[str, Any]) -> Iterator[tuple[str, type[Value], Any]]:
    """Yield place, type and value of each entry of each list, with the lists in it emptied."""
    for name, value in holder.items():
        where = field_place(place, name)
        if name == "model" and isinstance(value, dict):
            yield from _parts(where, value)
        elif name in _PARTS and isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield f"{where}[{index}]", _PARTS[name], _hollow(entry)
                    yield from _parts(f"{where}[{index}]", entry)
                else:
                    yield f"{where}[{index}]", _PARTS[name], entry


def _hollow(entry: dict[str, Any]) -> dict[str, Any]:
    hollow = dict(entry)
    for name, value in entry.items():
        if name == "model" and isinstance(value, dict):
            hollow[name] = {}
        elif name in _PARTS and isinstance(value, list):
            hollow[name] = []
    return hollow


def problems_in(error: ValidationError, place: str = "") -> Iterator[Problem]:
    """Yield pydantic's findings in the value at a place, each with the place of its field."""
    found = error.errors(include_url=False, include_input=False)
    within = {each["loc"][:depth] for each in found for depth in range(len(each["loc"]))}
    for each in found:
        if each["type"] == "too_short" and each["loc"] in within:
            continue  # of a list pydantic counts only the entries that are right
        where = place
        for part in each["loc"]:
            where = f"{where}[{part}]" if isinstance(part, int) else field_place(where, part)
        cause = each.get("ctx", {}).get("error")
        if isinstance(cause, InvariantError):
            for inner in cause.problems:
                at = f"{where}.{inner.place}" if where else inner.place
                yield Problem(at, f"{inner.message[0].upper()}{inner.message[1:]}.")
        else:
            yield Problem(where, plain_words(each["type"], each.get("ctx", {}), each["msg"]))
