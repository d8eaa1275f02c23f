"""Work models in the repository: read, save, undo and redo, places on the map, history."""

from collections.abc import Mapping

from sqlmodel import col, delete, select

from careerapp.domain.edits import Edit, Shown, conflicts
from careerapp.domain.items import Position
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_COORDINATE, TODAY_ID
from careerapp.errors import EditError
from careerapp.storage import timeline
from careerapp.storage.base import Base, version_row
from careerapp.storage.documents import whole
from careerapp.storage.engine import reading, writing
from careerapp.storage.records import Head, RevisionKind, RevisionRecord
from careerapp.storage.tables import PositionRow, RevisionRow


class Models(Base):
    """What is kept of each version's work model. All of these raise `StorageError`."""

    def head(self, version_id: str) -> Head:
        """Read a version as it is now."""
        with reading(self._engine) as session:
            return timeline.head_of(session, timeline.at_head(session, version_id))

    def save(
        self,
        version_id: str,
        edit: Edit,
        shown: Shown | None = None,
        kind: RevisionKind = "edit",
    ) -> Head:
        """Apply an edit to a version as it is at this moment, and keep the result.

        Parameters
        ----------
        version_id : str
        edit : Edit
            Applied to the newest model, which may not be the one that was on the screen.
        shown : Shown, optional
            What the form showed of the fields that the person changed.
        kind : str
            How the history calls it.

        Returns
        -------
        Head
            The version as it is then. An edit that changed nothing, or only where nodes lie on the
            map, has added no revision.

        Raises
        ------
        ConflictError
            When ``shown`` has changed elsewhere since; nothing was saved.
        EditError
            When the edit cannot be done; nothing was saved.
        """
        with writing(self._engine) as session:
            now = timeline.at_head(session, version_id)
            if shown is not None:
                conflicts(now.model, shown)
            model, description = edit(now.model)
            then = timeline.append(session, now, model, self._now(), kind, description)
            return timeline.head_of(session, then)

    def undo(self, version_id: str) -> Head | None:
        """Take back the last edit that was not taken back; ``None`` when there is none."""
        return self._show_again(version_id, "undo")

    def redo(self, version_id: str) -> Head | None:
        """Do again what was taken back last; ``None`` when there is nothing."""
        return self._show_again(version_id, "redo")

    def _show_again(self, version_id: str, kind: RevisionKind) -> Head | None:
        with writing(self._engine) as session:
            now = timeline.at_head(session, version_id)
            seq = now.revision.parent if kind == "undo" else now.revision.redo
            if seq is None:
                return None
            target = timeline.revision_row(session, version_id, seq)
            timeline.show_again(session, now, target, self._now(), kind)
            return timeline.head_of(session, timeline.at_head(session, version_id))

    def place(self, version_id: str, positions: Mapping[str, tuple[float, float] | None]) -> None:
        """Keep where nodes were dragged to. This is no revision and never a conflict.

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
        with writing(self._engine) as session:
            there = {TODAY_ID, *timeline.at_head(session, version_id).model.nodes}
            timeline.place(
                session, version_id, {node: at for node, at in wanted.items() if node in there}
            )

    def tidy_up(self, version_id: str) -> dict[str, tuple[float, float]]:
        """Forget all dragged places; gives them, so that `place` can bring them back."""
        with writing(self._engine) as session:
            version_row(session, version_id)
            rows = session.exec(select(PositionRow).where(PositionRow.version_id == version_id))
            places = {row.node: (row.x, row.y) for row in rows}
            session.exec(delete(PositionRow).where(col(PositionRow.version_id) == version_id))
            return places

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
        with reading(self._engine) as session:
            version_row(session, version_id)
            query = select(
                RevisionRow.seq, RevisionRow.at, RevisionRow.kind, RevisionRow.description
            ).where(RevisionRow.version_id == version_id)
            if before is not None:
                query = query.where(RevisionRow.seq < before)
            rows = session.exec(query.order_by(col(RevisionRow.seq).desc()).limit(most))
            return tuple(RevisionRecord(*row) for row in rows)  # type: ignore[arg-type]

    def model_at(self, version_id: str, seq: int) -> WorkModel:
        """Read a version as it was at a revision, with the journal of then.

        Nodes lie where they lie now, so that a person sees the map change and not jump.
        """
        with reading(self._engine) as session:
            version = version_row(session, version_id)
            model = timeline.at(session, version, seq).model
            return whole(model, model.journal, timeline.layout(session, version_id, model))


def _position(node: str, spot: tuple[float, float]) -> Position:
    x, y = spot
    if not all(-MAX_COORDINATE <= value <= MAX_COORDINATE for value in (x, y)):
        raise EditError("That place is off the map.", "layout")
    return Position(node=node, x=float(x), y=float(y))
