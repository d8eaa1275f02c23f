"""Work models as bytes: packed JSON under the hash of its content, checked, and read back."""

import json
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from careerapp.domain.edits.core import as_edit_error
from careerapp.domain.items import DataPoint, Position
from careerapp.domain.model import COLLECTIONS, WorkModel
from careerapp.domain.upgrade import FORMAT_VERSION, upgrade
from careerapp.domain.workspace import Future, Note
from careerapp.storage import failures

NOTES = TypeAdapter(tuple[Note, ...])
FUTURES = TypeAdapter(tuple[Future, ...])
LAYOUT = TypeAdapter(tuple[Position, ...])

_APART = {"journal", "layout"}
"""What has rows of its own, so that a revision's document stays small."""

_FAST = 1
"""zlib's quickest level: a tenth larger than its best, in a sixth of the time."""


class Packed(NamedTuple):
    """A value as it is kept: the format it is in, and JSON that zlib has packed and checksummed."""

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
    return Document(digest, nodes, Packed(FORMAT_VERSION, zlib.compress(text, _FAST)))


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
    return Packed(FORMAT_VERSION, zlib.compress(point.model_dump_json().encode(), _FAST))


@lru_cache(maxsize=20_000)
def point(packed: Packed) -> DataPoint:
    """Read a data point back; those read lately are remembered.

    Raises
    ------
    DamagedError, NewerDataError
    """
    text = _unpacked(packed)
    try:
        if packed.format < FORMAT_VERSION:
            past = {"journal": [json.loads(text)]}
            text = json.dumps(upgrade(past, packed.format)["journal"][0]).encode()
        return DataPoint.model_validate_json(text)
    except ValueError:
        raise failures.damaged() from None


def whole(model: WorkModel, points: Iterable[DataPoint], layout: Iterable[Position]) -> WorkModel:
    """Put journal and layout to a structure; they were checked together when they were saved."""
    parts: dict[str, Any] = {name: getattr(model, name) for name in WorkModel.model_fields}
    return WorkModel.model_construct(**{**parts, "journal": tuple(points), "layout": tuple(layout)})


def sound(before: WorkModel, after: WorkModel) -> WorkModel:
    """Check all that is new in a model, whoever made it: what is saved must be readable for ever.

    Raises
    ------
    EditError
        When it would not be.
    """
    kept = {id(item) for field in COLLECTIONS.values() for item in getattr(before, field)}
    parts: dict[str, Any] = {name: getattr(after, name) for name in WorkModel.model_fields}
    try:
        for field in COLLECTIONS.values():
            parts[field] = tuple(
                item if id(item) in kept else type(item).model_validate_json(item.model_dump_json())
                for item in parts[field]
            )
        return WorkModel.model_validate(parts)
    except ValidationError as error:
        raise as_edit_error(error) from None


class Recent:
    """Remembers the structures read or saved lately, by hash; safe for threads.

    What a hash stands for never changes, so nothing in here can be out of date.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._models: OrderedDict[str, WorkModel] = OrderedDict()
        self._lock = Lock()

    def get(self, hash: str, read: Callable[[], WorkModel]) -> WorkModel:
        """Give the structure with a hash, read when it is not remembered."""
        with self._lock:
            if hash in self._models:
                self._models.move_to_end(hash)
                return self._models[hash]
        model = read()
        self.put(hash, model)
        return model

    def put(self, hash: str, model: WorkModel) -> None:
        """Remember a structure, and forget the one that was not asked for the longest."""
        with self._lock:
            self._models[hash] = model
            if len(self._models) > self._most:
                self._models.popitem(last=False)


def _unpacked(packed: Packed) -> bytes:
    if packed.format > FORMAT_VERSION:
        raise failures.newer()
    try:
        return zlib.decompress(packed.body)
    except zlib.error:
        raise failures.damaged() from None
