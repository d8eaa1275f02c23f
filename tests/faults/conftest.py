"""A database with a history of its own for every test, made once and copied."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from careerapp.domain import edits
from tests.faults import children
from tests.faults.support import everything
from tests.storage.support import begin, forget_what_was_read, opened


@pytest.fixture(scope="session")
def _work(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    path = tmp_path_factory.mktemp("work") / "careerapp.db"
    with opened(path) as repository:
        repository.add_workspace(children.workspace(0), origin="file")
        version = begin(repository, children.model_after(4))
        repository.keep_snapshot(version, "Spring")
        repository.save(version, edits.remove("s1"))
        repository.save(version, edits.change("s2", title="Second"))
        repository.undo(version)
        repository.place(version, {"s2": (1.0, 2.0)})
        repository.mark_opened(repository.head(version).version.workspace_id, version)
        return SimpleNamespace(
            data=path.read_bytes(), version=version, everything=everything(repository)
        )


@pytest.fixture
def work(_work: SimpleNamespace, tmp_path: Path) -> SimpleNamespace:
    """A file with work in it (``path``), one of its versions and all that is in it."""
    forget_what_was_read()
    path = tmp_path / "careerapp.db"
    path.write_bytes(_work.data)
    return SimpleNamespace(path=path, version=_work.version, everything=_work.everything)
