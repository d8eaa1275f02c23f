"""The positions of dragged nodes: one row a node, apart from revisions."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlmodel import col

from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.storage.tables import PositionRow

Places = dict[str, Position]

_OF_VERSION = (
    select(col(PositionRow.node), col(PositionRow.x), col(PositionRow.y))
    .where(col(PositionRow.version_id) == bindparam("version_id"))
    .order_by(col(PositionRow.node))
)


def read(connection: Connection, version_id: str) -> Places:
    """Read the positions of a version, also of nodes that are not in the model now."""
    rows = connection.execute(_OF_VERSION, {"version_id": version_id})
    return {node: Position(node=node, x=x, y=y) for node, x, y in rows}


def of(model: WorkModel, places: Places) -> tuple[Position, ...]:
    """Give the positions of the nodes that are in a model."""
    if not places:
        return ()
    there = {TODAY_ID, *model.nodes}
    return tuple(place for node, place in places.items() if node in there)


def keep(connection: Connection, version_id: str, changes: Mapping[str, Position | None]) -> None:
    """Save the positions of nodes; ``None`` removes one."""
    if not changes:
        return
    connection.execute(
        delete(PositionRow).where(
            col(PositionRow.version_id) == version_id,
            col(PositionRow.node) == bindparam("gone"),
        ),
        [{"gone": node} for node in changes],
    )
    new = [
        {"version_id": version_id, "node": node, "x": place.x, "y": place.y}
        for node, place in changes.items()
        if place is not None
    ]
    if new:
        connection.execute(insert(PositionRow), new)


def forget(connection: Connection, version_id: str) -> None:
    """Remove all positions of a version."""
    connection.execute(delete(PositionRow).where(col(PositionRow.version_id) == version_id))


def changed(before: WorkModel, after: WorkModel) -> dict[str, Position | None]:
    """Give the positions that an edit changed; a node that it removed keeps its own."""
    old = {place.node: place for place in before.layout}
    new = {place.node: place for place in after.layout}
    if old == new:
        return {}
    there = {TODAY_ID, *after.nodes}
    return {
        node: new.get(node)
        for node in old.keys() | new.keys()
        if node in there and old.get(node) != new.get(node)
    }
