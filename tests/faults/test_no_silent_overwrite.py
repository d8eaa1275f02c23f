"""Two at once: what the second would overwrite unseen is refused, and all else is kept."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from careerapp.domain import edits
from careerapp.domain.edits import Shown
from careerapp.domain.items import Stone
from careerapp.errors import ConflictError
from careerapp.storage.repository import Repository
from tests.faults import children
from tests.storage.support import opened

Act = Callable[[Repository, str], object]

RENAME = edits.change("s2", title="Second")
SHOWN = Shown("s2", {"title": "Step 2"})


def restore(repository: Repository, version: str) -> None:
    """Go back to a snapshot in which the step is called otherwise."""
    repository.save(version, RENAME)
    kept = repository.keep_snapshot(version, "Renamed")
    repository.undo(version)
    repository.restore(version, kept.id)


FIRST: dict[str, Act] = {
    "edit": lambda repository, version: repository.save(version, RENAME),
    "delete": lambda repository, version: repository.save(version, edits.remove("s2")),
    "move": lambda repository, version: repository.place(version, {"s2": (7.0, 8.0)}),
    "restore": restore,
    "import": lambda repository, version: repository.add_workspace(
        children.workspace(1), origin="file"
    ),
}


@pytest.fixture
def version(work: SimpleNamespace) -> SimpleNamespace:
    """A version whose second step is called so, and its file."""
    with opened(work.path) as repository:
        assert repository.head(work.version).model.items["s2"].title == "Step 2"
    return work


@pytest.mark.parametrize("elsewhere", [False, True], ids=["same browser", "another"])
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("edit", edits.change("s2", title="Mine"), ("title",)),
        ("delete", edits.change("s2", title="Mine"), ()),
        ("edit", edits.remove("s2"), ("title",)),
        ("restore", edits.change("s2", title="Mine"), ("title",)),
        ("move", edits.change("s2", title="Mine"), None),
        ("import", edits.change("s2", title="Mine"), None),
    ],
    ids=["edit-edit", "delete-edit", "edit-delete", "restore-edit", "move-edit", "import-edit"],
)
def test_nothing_is_overwritten_unseen(
    version: SimpleNamespace,
    elsewhere: bool,
    first: str,
    second: edits.Edit,
    expected: tuple[str, ...] | None,
) -> None:
    """The second form was opened before the first was saved, and showed what was there then."""
    with opened(version.path) as one, opened(version.path) as another:
        repository = another if elsewhere else one
        FIRST[first](one, version.version)
        before = one.head(version.version)
        if expected is None:
            saved = repository.save(version.version, second, SHOWN).after
            stone = saved.model.items["s2"]
            assert isinstance(stone, Stone)
            assert stone.title == "Mine"
            assert saved.model.replace(stones=before.model.stones) == before.model
        else:
            with pytest.raises(ConflictError) as caught:
                repository.save(version.version, second, SHOWN)
            assert caught.value.fields == expected
            assert repository.head(version.version) == before
        assert one.head(version.version) == another.head(version.version)
