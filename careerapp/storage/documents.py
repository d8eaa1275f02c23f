"""Work models as bytes: packed JSON under the hash of its content, and read back."""

import json
import zlib
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from careerapp.domain.items import DataPoint, Position
from careerapp.domain.model import WorkModel
from careerapp.domain.upgrade import FORMAT_VERSION, upgrade
from careerapp.domain.workspace import Future, Note
from careerapp.storage import failures

NOTES = TypeAdapter(tuple[Note, ...])
FUTURES = TypeAdapter(tuple[Future, ...])
LAYOUT = TypeAdapter(tuple[Position, ...])
_JOURNAL = TypeAdapter(tuple[DataPoint, ...])

_APART = {"journal", "layout"}
"""What has rows of its own, so that a revision's document stays small."""


class Packed(NamedTuple):
    """A value as it is kept: today's format, and JSON that zlib has packed and checksummed."""

    format: int
    body: bytes


class Document(NamedTuple):
    """The structure of a work model as it is kept."""

    hash: str
    nodes: int
    packed: Packed


def document(model: WorkModel) -> Document:
    """Pack a model without its journal and layout; the same structure gives the same hash."""
    text = model.model_dump_json(exclude=_APART).encode()
    digest = blake2b(text, digest_size=20, salt=FORMAT_VERSION.to_bytes(2)).hexdigest()
    nodes = len(model.outcomes) + len(model.stones)
    return Document(digest, nodes, Packed(FORMAT_VERSION, zlib.compress(text, 1)))


def structure(packed: Packed) -> WorkModel:
    """Read a model back, still without journal and layout.

    Raises
    ------
    DamagedError, NewerDataError
    """
    text = _unpacked(packed)
    try:
        if packed.format < FORMAT_VERSION:
            text = json.dumps(upgrade(json.loads(text), packed.format)).encode()
        return WorkModel.model_validate_json(text)
    except ValueError:
        raise failures.damaged() from None


def pack_point(point: DataPoint) -> Packed:
    """Pack one data point."""
    return Packed(FORMAT_VERSION, zlib.compress(point.model_dump_json().encode(), 1))


def journal(points: Sequence[Packed]) -> tuple[DataPoint, ...]:
    """Read data points back, in the order given.

    Raises
    ------
    DamagedError, NewerDataError
    """
    try:
        return _JOURNAL.validate_json(b"[" + b",".join(map(_point_text, points)) + b"]")
    except ValidationError:
        raise failures.damaged() from None


def whole(model: WorkModel, points: tuple[DataPoint, ...], layout: Iterable[Position]) -> WorkModel:
    """Put journal and layout to a structure; they were checked together when they were saved."""
    parts: dict[str, Any] = {name: getattr(model, name) for name in WorkModel.model_fields}
    return WorkModel.model_construct(**{**parts, "journal": points, "layout": tuple(layout)})


def _point_text(packed: Packed) -> bytes:
    text = _unpacked(packed)
    if packed.format == FORMAT_VERSION:
        return text
    (point,) = upgrade({"journal": [json.loads(text)]}, packed.format)["journal"]
    return json.dumps(point).encode()


def _unpacked(packed: Packed) -> bytes:
    if packed.format > FORMAT_VERSION:
        raise failures.newer()
    try:
        return zlib.decompress(packed.body)
    except zlib.error:
        raise failures.damaged() from None
