"""Saved means saved, and never half: whatever is killed, whenever."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from careerapp.storage.repository import Repository
from tests.faults import children
from tests.faults.support import assert_sound, everything, killed
from tests.storage.support import begin, opened
from tests.storage.test_transfer import in_one_order, with_ids_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows kills in another way")

KILLS = [
    *range(6),
    *(pytest.param(number, marks=pytest.mark.slow) for number in range(6, 60)),
]


def edits_kept(repository: Repository, version: str) -> int:
    head = repository.head(version)
    number = head.seq - 1
    assert head.model == children.model_after(number)
    assert head.undoes == (f"Edit {number}" if number else None)
    assert [each.description for each in repository.history(version, most=1_000)] == [
        *(f"Edit {each}" for each in range(number, 0, -1)),
        "Began",
    ]
    return number


def snapshots_kept(repository: Repository, version: str) -> int:
    names = [kept.name for kept in repository.snapshots(version)]
    assert names == [f"Snapshot {number}" for number in range(len(names), 0, -1)]
    for kept in repository.snapshots(version):
        assert repository.snapshot_model(kept.id) == repository.head(version).model
    return len(names)


def files_kept(repository: Repository, version: str) -> int:
    taken_in = [record for record in repository.workspaces() if record.origin == "file"]
    for number, record in enumerate(reversed(taken_in), 1):
        given, wanted = repository.read_workspace(record.id), children.workspace(number)
        assert in_one_order(with_ids_of(given, wanted)) == wanted
    return len(taken_in)


KEPT: dict[str, Callable[[Repository, str], int]] = {
    "edit": edits_kept,
    "snapshot": snapshots_kept,
    "import": files_kept,
}


@pytest.mark.parametrize("number", KILLS)
@pytest.mark.parametrize("what", KEPT)
def test_a_kill_loses_nothing_that_was_kept_and_leaves_nothing_half_done(
    tmp_path: Path, what: str, number: int
) -> None:
    path = tmp_path / "careerapp.db"
    with opened(path) as repository:
        version = begin(repository)
    done = killed(children.work, what, path, version, seed=f"{what} {number}")
    with opened(path) as repository:
        kept = KEPT[what](repository, version)
        # One more may have been kept than there was time to tell of.
        assert done <= kept <= done + 1
        repository.save(version, children.edit(kept + 1))
    assert_sound(path)


@pytest.mark.parametrize("number", range(7))
def test_a_kill_while_a_database_is_made_leaves_a_whole_one_or_none(
    tmp_path: Path, number: int
) -> None:
    done = killed(children.make_databases, tmp_path, seed=f"make {number}", most=2)
    made = sorted(tmp_path.glob("*.db"))
    assert done <= len(made) <= done + 1
    for path in [*made, tmp_path / f"{done + 1}.db"]:
        with opened(path) as repository:
            version = begin(repository)
            assert edits_kept(repository, version) == 0
        assert_sound(path)


def test_a_save_that_a_power_cut_left_half_written_is_taken_back(
    work: SimpleNamespace, tmp_path: Path
) -> None:
    """The files are copied while pages of a change are in the one and undone by the other."""
    torn = tmp_path / "torn" / "careerapp.db"
    torn.parent.mkdir()
    with closing(sqlite3.connect(work.path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE document SET body = zeroblob(20000)")
        writer.execute("DELETE FROM revision")
        torn.write_bytes(work.path.read_bytes())
        undoing = work.path.with_name("careerapp.db-journal").read_bytes()
        torn.with_name("careerapp.db-journal").write_bytes(undoing)
        writer.execute("ROLLBACK")
    assert torn.read_bytes() != work.path.read_bytes()
    with opened(torn) as repository:
        assert everything(repository) == work.everything
    assert_sound(torn)
