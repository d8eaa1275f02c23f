"""Whatever is done in whatever order, with restarts between: every history leads back to its start.

Beside the repository runs the simplest thing that could be right: a list of models for each
version, a place in it that undo and redo move, and nothing on any disk.
"""

import shutil
import tempfile
from itertools import count
from pathlib import Path
from types import SimpleNamespace

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from careerapp.domain import edits
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError
from careerapp.exchange import read_bundle, write_bundle
from careerapp.storage.engine import open_engine
from tests.storage.support import forget_what_was_read, repository_of, unplaced
from tests.storage.test_transfer import in_one_order, with_ids_of
from tests.strategies import edits_of, models, titles, workspaces


class Line:
    """What a version's history should be: models, where in them it is, how each came about."""

    def __init__(self, model: WorkModel) -> None:
        self.models = [unplaced(model)]
        self.said: list[str] = []
        self.here = 0

    def go_on(self, model: WorkModel, said: str) -> None:
        model = unplaced(model)
        if model != self.models[self.here]:
            self.models[self.here + 1 :] = [model]
            self.said[self.here :] = [said]
            self.here += 1

    @property
    def undoes(self) -> str | None:
        return self.said[self.here - 1] if self.here else None

    @property
    def redoes(self) -> str | None:
        return self.said[self.here] if self.here < len(self.said) else None


class AnyOrder(RuleBasedStateMachine):
    """Edits, undo, redo, snapshots, reviews, restores, branches, files and restarts."""

    versions = Bundle("versions")
    snapshots = Bundle("snapshots")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.fresh = (f"fresh {number}" for number in count())
        self.lines: dict[str, Line] = {}
        self.kept: dict[str, SimpleNamespace] = {}
        self._open()

    def _open(self) -> None:
        forget_what_was_read()
        self.engine = open_engine(self.folder / "careerapp.db")
        self.repository = repository_of(self.engine)

    @initialize(target=versions, model=models(max_nodes=4), name=titles)
    def begin(self, model: WorkModel, name: str) -> str:
        self.workspace = self.repository.new_workspace(
            name, model, version_name=name, description="Began"
        )
        (version,) = self.repository.versions(self.workspace)
        self.lines[version.id] = Line(model)
        return version.id

    @rule(version=versions, data=st.data())
    def edit(self, version: str, data: st.DataObject) -> None:
        now = self.repository.head(version)
        edit = data.draw(edits_of(now.model, self.fresh))
        try:
            wanted = edit(now.model)
        except EditError:
            return
        saved = self.repository.save(version, edit).after
        assert unplaced(saved.model) == unplaced(wanted.model)
        self.lines[version].go_on(wanted.model, wanted.description)

    @rule(version=versions)
    def undo(self, version: str) -> None:
        line = self.lines[version]
        assert (self.repository.undo(version) is None) == (line.here == 0)
        line.here = max(line.here - 1, 0)

    @rule(version=versions)
    def redo(self, version: str) -> None:
        line = self.lines[version]
        assert (self.repository.redo(version) is None) == (line.redoes is None)
        line.here = min(line.here + 1, len(line.said))

    @rule(version=versions, data=st.data())
    def drag(self, version: str, data: st.DataObject) -> None:
        before = self.repository.head(version)
        node = data.draw(st.sampled_from(["today", *before.model.nodes]))
        self.repository.place(version, {node: (3.0, 4.0)})
        after = self.repository.head(version)
        assert after._replace(model=before.model) == before
        assert any(place.node == node and place.x == 3.0 for place in after.model.layout)

    @rule(target=snapshots, version=versions, name=titles)
    def keep_snapshot(self, version: str, name: str) -> str:
        kept = self.repository.keep_snapshot(version, name)
        model = self.repository.head(version).model
        self.kept[kept.id] = SimpleNamespace(version=version, name=name, model=model)
        return kept.id

    @rule(id=snapshots)
    def restore(self, id: str) -> None:
        kept = self.kept[id]
        now = self.repository.head(kept.version)
        try:
            wanted = edits.restore(kept.model, kept.name)(now.model)
        except EditError:
            return
        self.repository.restore(kept.version, id)
        self.lines[kept.version].go_on(wanted.model, wanted.description)

    @rule(version=versions, data=st.data())
    def go_back_to_a_moment(self, version: str, data: st.DataObject) -> None:
        now = self.repository.head(version)
        seq = data.draw(st.integers(1, now.seq))
        then = self.repository.model_at(version, seq)
        try:
            wanted = edits.restore(then, "Then")(now.model)
        except EditError:
            return
        self.repository.restore_moment(version, seq, "Then")
        self.lines[version].go_on(wanted.model, wanted.description)

    @rule(version=versions)
    def finish_a_review(self, version: str) -> None:
        self.repository.finish_review(version, name="Review", note="", description="Looked at it")

    @rule(id=snapshots)
    def look_at_a_snapshot(self, id: str) -> None:
        assert self.repository.snapshot_model(id) == self.kept[id].model

    @precondition(lambda self: len(self.lines) < 4)
    @rule(target=versions, version=versions, name=titles)
    def branch(self, version: str, name: str) -> str:
        branched = self.repository.branch(version, name)
        self.lines[branched] = Line(self.repository.head(version).model)
        return branched

    @rule()
    def write_a_file_and_open_it(self) -> None:
        given = self.repository.read_workspace(self.workspace)
        copy = self.repository.add_workspace(read_bundle(write_bundle(given)), origin="file")
        taken_in = self.repository.read_workspace(copy)
        assert in_one_order(with_ids_of(taken_in, given)) == in_one_order(given)

    @rule(workspace=workspaces())
    def open_somebody_elses_file(self, workspace) -> None:
        self.repository.add_workspace(workspace, origin="file")

    @rule()
    def restart(self) -> None:
        self.engine.dispose()
        self._open()

    @invariant()
    def everything_is_where_it_should_be(self) -> None:
        for version, line in self.lines.items():
            head = self.repository.head(version)
            assert unplaced(head.model) == line.models[line.here]
            assert (head.undoes, head.redoes) == (line.undoes, line.redoes)

    def teardown(self) -> None:
        try:
            for version, line in self.lines.items():
                while self.repository.undo(version) is not None:
                    pass
                assert unplaced(self.repository.head(version).model) == line.models[0]
                while self.repository.redo(version) is not None:
                    pass
                assert unplaced(self.repository.head(version).model) == line.models[-1]
        finally:
            self.engine.dispose()
            shutil.rmtree(self.folder)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=settings.default.max_examples // 2,
    stateful_step_count=25,
    phases=set(Phase) - {Phase.explain},
)
