"""Every edit is kept; undo and redo are linear, have names and survive a restart."""

from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.edits import Edited
from careerapp.domain.items import DataPoint, Idea, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, begin, opened, rows


def add(title: str) -> edits.Edit:
    return edits.add(Stone(id=title.lower(), kind="skill", title=title))


def titles(model: WorkModel) -> list[str]:
    return [stone.title for stone in model.stones]


def said(repository: Repository, version: str) -> list[tuple[int, str, str]]:
    return [(each.seq, each.kind, each.description) for each in repository.history(version)]


def test_a_saved_edit_is_there_after_a_restart(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, sketch("today a Lead"))
        saved = repository.save(version, add("Welding")).after
    with opened(path) as repository:
        assert repository.head(version) == saved
    assert titles(saved.model) == ["a", "Welding"]


def test_every_field_of_a_model_comes_back(path: Path) -> None:
    model = sketch(
        "today a b Lead",
        nodes={
            "a": {"months": {"low": 1.0, "likely": 2.5, "high": 9.0}, "tags": ("retail",)},
            "Lead": {"by": "2029-06", "needs": "all", "why": "Zoë says 日本 🙂\n\ttwo lines"},
        },
        links={"a>b": {"confidence": 0.1 + 0.2, "assumption": "She stays"}},
        title="Mine",
        today="At the till",
        ideas=(Idea(id="i", text="A stall", at=DAY),),
        journal=(DataPoint(id="p", at=DAY, kind="win", note="It went well"),),
        layout=({"node": "a", "x": 1.5, "y": -2.25},),
    )
    with opened(path) as repository:
        version = begin(repository, model)
    with opened(path) as repository:
        assert repository.head(version).model == model


def test_undo_takes_back_one_edit_at_a_time_and_redo_does_them_again(
    repository: Repository, version: str
) -> None:
    models = [repository.head(version).model]
    models += [repository.save(version, add(title)).after.model for title in ("Ada", "Bo", "Cy")]
    for model in reversed(models[:-1]):
        assert repository.undo(version).after.model == model
    assert repository.undo(version) is None
    for model in models[1:]:
        assert repository.redo(version).after.model == model
    assert repository.redo(version) is None


def test_undo_and_redo_say_what_they_will_do(repository: Repository, version: str) -> None:
    def labels() -> tuple[str | None, str | None]:
        head = repository.head(version)
        return head.undoes, head.redoes

    ada, bo = "Added stepping stone *Ada*", "Added stepping stone *Bo*"
    assert labels() == (None, None)
    repository.save(version, add("Ada"))
    repository.save(version, add("Bo"))
    assert labels() == (bo, None)
    repository.undo(version)
    assert labels() == (ada, bo)
    repository.undo(version)
    assert labels() == (None, ada)
    repository.redo(version)
    assert labels() == (ada, bo)
    repository.redo(version)
    assert labels() == (bo, None)


def test_what_is_given_back_is_what_the_next_reading_gives(
    repository: Repository, version: str
) -> None:
    for step in (
        lambda: repository.save(version, add("Ada")),
        lambda: repository.save(version, add("Bo")),
        lambda: repository.undo(version),
        lambda: repository.redo(version),
        lambda: repository.undo(version),
    ):
        done = step()
        assert done.after == repository.head(version)
        assert done.after.model is repository.head(version).model


def test_undo_and_redo_survive_a_restart(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository)
        repository.save(version, add("Ada"))
        repository.save(version, add("Bo"))
        repository.undo(version)
    with opened(path) as repository:
        assert repository.head(version).redoes == "Added stepping stone *Bo*"
        assert titles(repository.redo(version).after.model) == ["Ada", "Bo"]
    with opened(path) as repository:
        repository.undo(version)
        assert titles(repository.undo(version).after.model) == []


def test_a_new_edit_after_undo_ends_redo(repository: Repository, version: str) -> None:
    repository.save(version, add("Ada"))
    repository.save(version, add("Bo"))
    repository.undo(version)
    assert repository.save(version, add("Cy")).after.redoes is None
    assert repository.redo(version) is None
    assert titles(repository.head(version).model) == ["Ada", "Cy"]
    assert titles(repository.undo(version).after.model) == ["Ada"]
    assert titles(repository.redo(version).after.model) == ["Ada", "Cy"]


def test_history_tells_edits_undo_and_redo_apart_newest_first(
    repository: Repository, version: str
) -> None:
    repository.save(version, add("Ada"))
    repository.undo(version)
    repository.redo(version)
    assert said(repository, version) == [
        (4, "redo", "Did again: Added stepping stone *Ada*"),
        (3, "undo", "Took back: Added stepping stone *Ada*"),
        (2, "edit", "Added stepping stone *Ada*"),
        (1, "start", "Began"),
    ]


def test_history_is_only_ever_added_to(repository: Repository, version: str) -> None:
    seen = said(repository, version)
    for step in (
        lambda: repository.save(version, add("Ada")),
        lambda: repository.undo(version),
        lambda: repository.save(version, add("Bo")),
        lambda: repository.redo(version),
        lambda: repository.keep_snapshot(version, "Spring"),
    ):
        step()
        assert said(repository, version)[-len(seen) :] == seen
        seen = said(repository, version)


def test_a_long_history_is_read_page_by_page(repository: Repository, version: str) -> None:
    for number in range(7):
        repository.save(version, add(f"Step {number}"))
    everything = repository.history(version)
    assert [each.seq for each in everything] == [8, 7, 6, 5, 4, 3, 2, 1]
    first = repository.history(version, most=3)
    then = repository.history(version, most=3, before=first[-1].seq)
    assert (first, then) == (everything[:3], everything[3:6])


def test_any_moment_of_the_history_can_be_seen_again(repository: Repository, version: str) -> None:
    for title in ("Ada", "Bo"):
        repository.save(version, add(title))
    point = DataPoint(id="p", at=DAY, kind="setback", note="The shop closed")
    repository.save(version, edits.log(point))
    repository.save(version, edits.remove("ada"))
    repository.undo(version)
    seen = [repository.model_at(version, seq) for seq in range(1, 7)]
    assert [titles(model) for model in seen] == [
        [],
        ["Ada"],
        ["Ada", "Bo"],
        ["Ada", "Bo"],
        ["Bo"],
        ["Ada", "Bo"],
    ]
    assert [len(model.journal) for model in seen] == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize("seq", [0, 2, -1])
def test_a_moment_that_never_was_is_named(repository: Repository, version: str, seq: int) -> None:
    with pytest.raises(NotFoundError):
        repository.model_at(version, seq)


def test_an_edit_that_changes_nothing_leaves_no_trace(repository: Repository, version: str) -> None:
    repository.save(version, add("Ada"))
    repository.save(version, add("Bo"))
    before = repository.undo(version).after
    saved = repository.save(version, edits.change("ada", title="Ada"))
    assert not saved.changed
    assert saved.after == before
    assert repository.redo(version) is not None


def test_an_edit_that_cannot_be_done_leaves_no_trace(repository: Repository, version: str) -> None:
    before = repository.head(version)
    for wrong in (edits.remove("nobody"), edits.change("today", title="Now")):
        with pytest.raises(EditError):
            repository.save(version, wrong)
    assert repository.head(version) == before
    assert len(repository.history(version)) == 1


def test_an_edit_that_breaks_off_leaves_no_trace(repository: Repository, version: str) -> None:
    def breaks_off(model: WorkModel) -> Edited:
        raise RuntimeError("a slip of the programmer's")

    before = repository.head(version)
    with pytest.raises(RuntimeError):
        repository.save(version, breaks_off)
    assert repository.head(version) == before
    assert titles(repository.save(version, add("Ada")).after.model) == ["Ada"]


@pytest.mark.parametrize(
    "unsound",
    [
        {"stones": (Stone.model_construct(id="a", kind="skill", title=""),)},
        {"stones": (Stone.model_construct(id="a", kind="wish", title="Ada"),)},
        {"outcomes": (Outcome.model_construct(id="today", kind="role", title="Lead"),)},
        {"horizon_years": 9},
        {"today": "a\x00b"},
        {"journal": (DataPoint.model_construct(id="p", at=DAY, kind="win", strength=7),)},
    ],
    ids=["no title", "no such kind", "reserved id", "horizon", "NUL", "strength"],
)
def test_what_could_not_be_read_again_is_never_kept(
    repository: Repository, version: str, unsound: dict[str, object]
) -> None:
    before = repository.head(version)

    def unchecked(model: WorkModel) -> Edited:
        return Edited(model.model_copy(update=unsound), "Slipped in")

    with pytest.raises(EditError):
        repository.save(version, unchecked)
    assert repository.head(version) == before


def test_the_same_structure_is_kept_once(repository: Repository, engine, version: str) -> None:
    first = repository.save(version, add("Ada")).after
    repository.save(version, edits.change("ada", title="Bo"))
    second = repository.save(version, edits.change("ada", title="Ada")).after
    assert first.document_hash == second.document_hash
    kept = rows(engine, "SELECT document_hash FROM revision")
    assert len(rows(engine, "SELECT hash FROM document")) == len(set(kept)) == 3


def test_one_version_knows_nothing_of_anothers_history(repository: Repository) -> None:
    mine, yours = begin(repository), begin(repository)
    repository.save(mine, add("Ada"))
    assert repository.undo(yours) is None
    assert len(repository.history(yours)) == 1
    assert titles(repository.head(yours).model) == []


@pytest.mark.parametrize(
    ("method", "further"),
    [
        ("head", ()),
        ("save", (add("Ada"),)),
        ("undo", ()),
        ("redo", ()),
        ("history", ()),
        ("model_at", (1,)),
        ("place", ({"today": (0.0, 0.0)},)),
        ("tidy_up", ()),
        ("branch", ("Two",)),
        ("keep_snapshot", ("Spring",)),
        ("snapshot_model", ()),
        ("story", ()),
        ("story_counts", ()),
        ("moments", ()),
        ("moment", (1,)),
        ("restore_moment", (1, "Then")),
        ("branch_at", (1, "Two", "then")),
        ("versions", ()),
        ("read_workspace", ()),
        ("settings", ()),
    ],
)
def test_an_id_that_means_nothing_is_named(repository: Repository, method: str, further) -> None:
    with pytest.raises(NotFoundError, match="not there"):
        getattr(repository, method)("nothing", *further)
