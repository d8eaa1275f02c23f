"""Work models as bytes: packed JSON under the hash of its content, checked, and read back."""

import json
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from careerapp.domain.edits.core import as_edit_error
from careerapp.domain.items import DataPoint, Position
from careerapp.domain.model import COLLECTIONS, WorkModel
from careerapp.domain.types import Value
from careerapp.domain.upgrade import FORMAT_VERSION, upgrade
from careerapp.domain.workspace import Future, Note, SameThing
from careerapp.storage import failures

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")

NOTES = TypeAdapter(tuple[Note, ...])
SAME = TypeAdapter(tuple[SameThing, ...])
FUTURES = TypeAdapter(tuple[Future, ...])
LAYOUT = TypeAdapter(tuple[Position, ...])

_APART = {"journal", "layout"}
"""Fields that have rows of their own, so that a revision's document stays small."""

_FAST = 1
"""zlib's quickest level: a tenth larger than its best, in a sixth of the time."""


class Packed(NamedTuple):
    """A packed value: its format, and JSON that zlib has packed and checksummed."""

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
    """Read a data point back; the last 20,000 are cached.

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
    """Join a structure, journal and layout to a model, unchecked: that was done at the save."""
    parts: dict[str, Any] = {name: getattr(model, name) for name in WorkModel.model_fields}
    return WorkModel.model_construct(**{**parts, "journal": tuple(points), "layout": tuple(layout)})


def sound(before: WorkModel, after: WorkModel) -> WorkModel:
    """Check all that is new in a model, so that what is saved can be read back.

    Raises
    ------
    EditError
        When it could not be.
    """
    parts: dict[str, Any] = {name: getattr(after, name) for name in WorkModel.model_fields}
    changed = not after.was_checked
    try:
        for field in COLLECTIONS.values():
            new = _new_items(getattr(before, field), parts[field])
            read = {
                id(item): type(item).model_validate_json(item.model_dump_json()) for item in new
            }
            if any(item != read[id(item)] for item in new):
                parts[field] = tuple(read.get(id(item), item) for item in parts[field])
                changed = True
        return WorkModel.model_validate(parts) if changed else after
    except ValidationError as error:
        raise as_edit_error(error) from None


def _read_back(item: Value) -> Value:
    return type(item).model_validate_json(item.model_dump_json())


def _new_items(before: Sequence[Value], after: Sequence[Value]) -> list[Value]:
    """List the items of a collection that are not the very ones it had before."""
    if len(before) == len(after):
        return [item for item, was in zip(after, before, strict=True) if item is not was]
    kept = set(map(id, before))
    return [item for item in after if id(item) not in kept]


class Recent(Generic[Key, Kept]):
    """A cache of the values asked for lately; safe for threads.

    For values that never change under their key, so that nothing in it can be out of date.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key) -> Kept | None:
        """Give the value of a key, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def get(self, key: Key, read: Callable[[], Kept]) -> Kept:
        """Give the value of a key; reads and keeps it where it is not in the cache."""
        kept = self.find(key)
        if kept is None:
            self.put(key, kept := read())
        return kept

    def put(self, key: Key, value: Kept) -> None:
        """Keep a value, and drop the one that was not asked for the longest."""
        with self._lock:
            self._kept[key] = value
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Drop all values."""
        with self._lock:
            self._kept.clear()


def _unpacked(packed: Packed) -> bytes:
    if packed.format > FORMAT_VERSION:
        raise failures.newer()
    try:
        return zlib.decompress(packed.body)
    except zlib.error:
        raise failures.damaged() from None
