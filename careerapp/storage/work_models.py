"""Work models in the repository: read, save, undo and redo, places on the map, history."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import col

from careerapp.domain.edits import Edit, Shown, conflicts
from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_COORDINATE, TODAY_ID
from careerapp.errors import EditError
from careerapp.storage import appending, places, states
from careerapp.storage.base import Base, find
from careerapp.storage.documents import whole
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import Head, RevisionKind, RevisionRecord, Saved
from careerapp.storage.tables import RevisionRow, VersionRow


class Models(Base):
    """The methods for the work model of a version. All of them raise `StorageError`."""

    def head(self, version_id: str) -> Head:
        """Read a version as it is now."""
        with reading(self._engine) as connection:
            return states.at_head(connection, version_id).head()

    def save(
        self,
        version_id: str,
        edit: Edit,
        shown: Shown | None = None,
        kind: RevisionKind = "edit",
    ) -> Saved:
        """Apply an edit to a version as it is at this moment, and keep the result.

        Parameters
        ----------
        version_id : str
        edit : Edit
            Applied to the newest model, which may be newer than the one on the screen.
        shown : Shown, optional
            The values the form showed of the fields that the person changed.
        kind : str
            The kind of the revision.

        Returns
        -------
        Saved
            The version before and after. An edit that changed nothing, or positions on the map
            alone, adds no revision.

        Raises
        ------
        ConflictError
            When ``shown`` has changed elsewhere since; nothing was saved.
        EditError
            When the edit cannot be done; nothing was saved.
        """
        with writing(self._engine) as connection:
            now = states.at_head(connection, version_id)
            if shown is not None:
                conflicts(now.model, shown)
            model, description = edit(now.model)
            then = appending.append(connection, now, model, self._now(), kind, description)
        states.remember(then)
        return Saved(now.head(), then.head())

    def undo(self, version_id: str) -> Saved | None:
        """Take back the last edit that was not taken back; ``None`` when there is none."""
        return self._show_again(version_id, "undo")

    def redo(self, version_id: str) -> Saved | None:
        """Do again what was taken back last; ``None`` when there is nothing."""
        return self._show_again(version_id, "redo")

    def _show_again(self, version_id: str, kind: RevisionKind) -> Saved | None:
        with writing(self._engine) as connection:
            now = states.at_head(connection, version_id)
            seq = now.revision.parent if kind == "undo" else now.revision.redo
            if seq is None:
                return None
            target = states.revision_at(connection, version_id, seq)
            then = appending.show_again(connection, now, target, self._now(), kind)
            return Saved(now.head(), then.head())

    def place(self, version_id: str, positions: Mapping[str, tuple[float, float] | None]) -> None:
        """Set the positions of nodes. This adds no revision and is never a conflict.

        Parameters
        ----------
        version_id : str
        positions : mapping
            Of node ids (``"today"`` too) to x and y, or to ``None`` to forget. A node that is not
            in the model is passed over.

        Raises
        ------
        EditError
            When a place is not a number, or too far out to be one on the map.
        """
        wanted = {node: spot and _position(node, spot) for node, spot in positions.items()}
        with writing(self._engine) as connection:
            there = {TODAY_ID, *states.at_head(connection, version_id).model.nodes}
            known = {node: place for node, place in wanted.items() if node in there}
            places.keep(connection, version_id, known)

    def tidy_up(self, version_id: str) -> dict[str, tuple[float, float]]:
        """Remove all positions; gives them, so that `place` can bring them back."""
        with writing(self._engine) as connection:
            find(connection, VersionRow, version_id)
            before = places.read(connection, version_id)
            places.forget(connection, version_id)
            return {node: (place.x, place.y) for node, place in before.items()}

    def history(
        self, version_id: str, *, most: int = 100, before: int | None = None
    ) -> tuple[RevisionRecord, ...]:
        """List a version's revisions, newest first.

        Parameters
        ----------
        version_id : str
        most : int
            How many at most.
        before : int, optional
            Only those with a smaller number, to read on where a list ended.
        """
        query = (
            select(
                col(RevisionRow.seq),
                col(RevisionRow.at),
                col(RevisionRow.kind),
                col(RevisionRow.description),
            )
            .where(col(RevisionRow.version_id) == version_id)
            .order_by(col(RevisionRow.seq).desc())
            .limit(most)
        )
        if before is not None:
            query = query.where(col(RevisionRow.seq) < before)
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            return tuple(RevisionRecord(*row) for row in connection.execute(query))

    def model_at(self, version_id: str, seq: int) -> WorkModel:
        """Read a version as it was at a revision, with the journal of then.

        Nodes have their present positions, so that the map changes without jumping.
        """
        with reading(self._engine) as connection:
            find(connection, VersionRow, version_id)
            model = states.at(connection, version_id, seq)
            where = places.of(model, places.read(connection, version_id))
            return whole(model, model.journal, where)


def _position(node: str, spot: tuple[float, float]) -> Position:
    x, y = spot
    if not all(-MAX_COORDINATE <= value <= MAX_COORDINATE for value in (x, y)):
        raise EditError("That place is off the map.", "layout")
    return Position(node=node, x=float(x), y=float(y))
