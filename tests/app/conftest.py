"""A folder of its own for every test, and a look into the file past the app."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerapp.domain.model import WorkModel
from tests.app.kept import Kept
from tests.app.support import TODAY, Person


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's work is kept."""
    monkeypatch.setenv("CAREERAPP_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CAREERAPP_TODAY", TODAY.isoformat())
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def _the_main_module_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest puts a stand-in there, which processes started later would take for theirs."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def kept(folder: Path) -> Iterator[Kept]:
    """The file, read past the app."""
    kept = Kept()
    yield kept
    kept.close()


@pytest.fixture
def at_work(kept: Kept) -> Callable[[WorkModel], Person]:
    """Somebody whose work is this model already, at their first page."""

    def begin(model: WorkModel) -> Person:
        kept.begin(model)
        return Person()

    return begin
