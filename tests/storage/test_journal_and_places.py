"""The journal has rows of its own, and so have dragged places, which are no revisions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint, Stone
from careerapp.errors import EditError
from careerapp.storage import journal
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, begin, opened, rows

MODEL = sketch("today a b Lead")


@pytest.fixture
def version(repository: Repository) -> str:
    return begin(repository, MODEL)


def point(id: str, note: str = "", **fields) -> DataPoint:
    return DataPoint(id=id, at=DAY, kind="win", note=note, **fields)


def notes(repository: Repository, version: str) -> list[str]:
    return [point.note for point in repository.head(version).model.journal]


def places(repository: Repository, version: str) -> dict[str, tuple[float, float]]:
    layout = repository.head(version).model.layout
    return {place.node: (place.x, place.y) for place in layout}


def test_logging_can_be_undone_with_all_it_did(repository: Repository, version: str) -> None:
    before = repository.head(version).model
    gone = point("p", "She moved away", about=(About(id="a", made="gone"),))
    logged = repository.save(version, edits.log(gone)).after
    assert logged.model.items["a"].status == "blocked"
    assert repository.undo(version).after.model == before
    assert repository.redo(version).after.model == logged.model


def test_a_logged_point_adds_one_row_and_its_document_holds_no_journal(
    repository: Repository, engine: Engine, version: str
) -> None:
    before = len(rows(engine, "SELECT hash FROM document"))
    for number in range(5):
        repository.save(version, edits.log(point(f"p{number}", "private")))
    assert len(rows(engine, "SELECT id FROM data_point")) == 5
    assert len(rows(engine, "SELECT hash FROM document")) == before


def test_the_journal_keeps_its_order_through_any_change(
    repository: Repository, version: str
) -> None:
    for name in "uvwxyz":
        repository.save(version, edits.log(point(name, name)))
    assert notes(repository, version) == list("uvwxyz")
    repository.save(version, edits.move("z", -5))
    assert notes(repository, version) == list("zuvwxy")
    repository.save(version, edits.remove("v"))
    repository.save(version, edits.change("w", note="W"))
    assert notes(repository, version) == list("zuWxy")
    repository.save(version, edits.log(point("v", "v again")))
    assert notes(repository, version) == [*"zuWxy", "v again"]
    for wanted in (list("zuWxy"), list("zuwxy"), list("zuvwxy"), list("uvwxyz")):
        repository.undo(version)
        assert notes(repository, version) == wanted


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True), min_size=1, max_size=6))
def test_changed_entries_say_the_new_journal_and_leave_alone_what_did_not_change(orders) -> None:
    kept: journal.Entries = ()
    before: tuple[DataPoint, ...] = ()
    for turn, order in enumerate(orders):
        after = tuple(point(id, f"{id}{turn}" if id in "ab" else id) for id in order)
        then = journal.renewed(kept, before, after)
        assert journal.read(then) == after
        ordinals = [entry.ordinal for entry in then]
        assert ordinals == sorted(set(ordinals))
        if after[: len(before)] == before:
            assert then[: len(kept)] == kept
        kept, before = then, after


def test_a_drag_is_no_revision_and_takes_no_redo_away(repository: Repository, version: str) -> None:
    repository.save(version, edits.add(Stone(id="c", kind="skill", title="c")))
    before = repository.undo(version).after
    repository.place(version, {"a": (1.0, 2.0), "today": (-3.5, 0.0)})
    after = repository.head(version)
    assert places(repository, version) == {"a": (1.0, 2.0), "today": (-3.5, 0.0)}
    assert after._replace(model=before.model) == before
    assert len(repository.history(version)) == 3


def test_the_last_drag_of_a_node_counts(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL)
        for x in (1.0, 2.0, 3.0):
            repository.place(version, {"a": (x, -x)})
        repository.place(version, {"b": (9.0, 9.0)})
    with opened(path) as repository:
        assert places(repository, version) == {"a": (3.0, -3.0), "b": (9.0, 9.0)}


def test_a_place_can_be_forgotten(repository: Repository, version: str) -> None:
    repository.place(version, {"a": (1.0, 1.0), "b": (2.0, 2.0)})
    repository.place(version, {"a": None})
    assert places(repository, version) == {"b": (2.0, 2.0)}


def test_what_is_not_on_the_map_is_passed_over(repository: Repository, version: str) -> None:
    repository.place(version, {"nobody": (1.0, 1.0), "a>b": (1.0, 1.0), "a": (2.0, 2.0)})
    assert places(repository, version) == {"a": (2.0, 2.0)}


@pytest.mark.parametrize("x", [float("nan"), float("inf"), -float("inf"), 100_001.0, -1e300])
def test_a_place_off_the_map_is_refused_with_all_beside_it(
    repository: Repository, version: str, x: float
) -> None:
    with pytest.raises(EditError):
        repository.place(version, {"a": (1.0, 1.0), "b": (x, 0.0)})
    assert places(repository, version) == {}


def test_a_node_that_comes_back_lies_where_it_lay(repository: Repository, version: str) -> None:
    repository.place(version, {"a": (1.0, 2.0)})
    repository.save(version, edits.remove("a"))
    assert places(repository, version) == {}
    repository.undo(version)
    assert places(repository, version) == {"a": (1.0, 2.0)}


def test_undo_leaves_nodes_where_they_were_dragged_since(
    repository: Repository, version: str
) -> None:
    repository.place(version, {"a": (1.0, 1.0)})
    repository.save(version, edits.change("a", title="Ada"))
    repository.place(version, {"a": (5.0, 5.0)})
    repository.undo(version)
    assert places(repository, version) == {"a": (5.0, 5.0)}
    assert places_then(repository, version, 1) == {"a": (5.0, 5.0)}


def places_then(repository: Repository, version: str, seq: int) -> dict[str, tuple[float, float]]:
    return {each.node: (each.x, each.y) for each in repository.model_at(version, seq).layout}


def test_tidying_up_forgets_all_places_and_can_be_taken_back(
    repository: Repository, version: str
) -> None:
    there = {"a": (1.0, 2.0), "Lead": (3.0, 4.0), "today": (0.0, 0.0)}
    repository.place(version, there)
    forgotten = repository.tidy_up(version)
    assert places(repository, version) == {}
    repository.place(version, forgotten)
    assert places(repository, version) == forgotten == there


def test_an_edit_of_places_alone_is_no_revision_either(
    repository: Repository, version: str
) -> None:
    saved = repository.save(version, edits.place({"a": (7.0, 8.0)})).after
    assert (saved.seq, saved.undoes) == (1, None)
    assert places(repository, version) == {"a": (7.0, 8.0)}


def test_places_of_one_version_move_nothing_in_another(repository: Repository) -> None:
    mine = begin(repository, MODEL)
    repository.place(mine, {"a": (1.0, 1.0)})
    yours = repository.branch(mine, "Two")
    repository.place(yours, {"a": (2.0, 2.0)})
    assert places(repository, mine) == {"a": (1.0, 1.0)}
    repository.tidy_up(mine)
    assert places(repository, yours) == {"a": (2.0, 2.0)}
