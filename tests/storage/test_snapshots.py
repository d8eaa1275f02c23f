"""Snapshots are kept as they were; going back to one forgets nothing that was learned."""

from datetime import date
from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint, Experiment, Reflection, Signpost, Stone
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, Clock, begin, opened, unplaced

MODEL = sketch("today a b Lead")


@pytest.fixture
def version(repository: Repository) -> str:
    return begin(repository, MODEL)


def names(repository: Repository, version: str) -> list[str]:
    return [snapshot.name for snapshot in repository.snapshots(version)]


def setback(id: str, **fields) -> DataPoint:
    return DataPoint(id=id, at=DAY, kind="setback", note="The shop closed", **fields)


def test_a_snapshot_is_as_it_was_whatever_happens_since(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL)
        repository.place(version, {"a": (1.0, 2.0)})
        repository.save(version, edits.log(setback("p")))
        then = repository.head(version).model
        kept = repository.keep_snapshot(version, "Spring", "Before the fair")
        repository.place(version, {"a": (9.0, 9.0)})
        repository.save(version, edits.log(setback("q")))
        repository.save(version, edits.remove("a", "p"))
    with opened(path) as repository:
        assert repository.snapshot_model(kept.id) == then
        (listed,) = repository.snapshots(version)
        assert listed == kept
        assert (listed.name, listed.note, listed.at) == ("Spring", "Before the fair", DAY)


def test_keeping_a_snapshot_is_no_edit(repository: Repository, version: str) -> None:
    repository.save(version, edits.remove("a"))
    before = repository.undo(version).after
    repository.keep_snapshot(version, "Spring")
    assert repository.head(version) == before
    assert before.redoes is not None


def test_snapshots_are_listed_newest_first_also_two_of_one_revision(
    repository: Repository, version: str
) -> None:
    for name in ("Spring", "Spring", "Autumn"):
        repository.keep_snapshot(version, name)
    repository.save(version, edits.remove("a"))
    repository.keep_snapshot(version, "Winter")
    assert names(repository, version) == ["Winter", "Autumn", "Spring", "Spring"]


def test_a_snapshot_bears_the_local_date_it_was_kept_on(
    repository: Repository, clock: Clock, version: str
) -> None:
    for day in (date(2027, 3, 1), date(2027, 6, 1)):
        clock.today = day
        repository.keep_snapshot(version, "Another")
    assert [kept.at.month for kept in repository.snapshots(version)] == [6, 3]


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "a\x00b", "\ud800"])
def test_a_name_that_will_not_do_is_said_at_its_field(
    repository: Repository, version: str, name: str
) -> None:
    with pytest.raises(EditError) as caught:
        repository.keep_snapshot(version, name)
    assert caught.value.field == "name"
    assert names(repository, version) == []


def test_a_note_that_will_not_do_is_said_at_its_field(repository: Repository, version: str) -> None:
    with pytest.raises(EditError) as caught:
        repository.keep_snapshot(version, "Spring", "x" * 4_001)
    assert caught.value.field == "note"
    assert names(repository, version) == []


def test_name_and_note_can_change_and_what_it_holds_cannot(
    repository: Repository, version: str
) -> None:
    kept = repository.keep_snapshot(version, "Spring", "Before the fair")
    repository.change_snapshot(kept.id, name="  Early   spring ")
    repository.change_snapshot(kept.id, note="")
    (changed,) = repository.snapshots(version)
    assert changed == kept._replace(name="Early spring", note="")
    with pytest.raises(EditError):
        repository.change_snapshot(kept.id, name="")
    assert repository.snapshot_model(kept.id) == MODEL


def test_a_snapshot_put_away_is_not_found_any_more(repository: Repository, version: str) -> None:
    spring = repository.keep_snapshot(version, "Spring")
    repository.keep_snapshot(version, "Autumn")
    repository.remove_snapshot(spring.id)
    assert names(repository, version) == ["Autumn"]
    for asked in (
        lambda: repository.snapshot_model(spring.id),
        lambda: repository.restore(version, spring.id),
        lambda: repository.remove_snapshot(spring.id),
        lambda: repository.change_snapshot(spring.id, name="Gone"),
    ):
        with pytest.raises(NotFoundError):
            asked()


def test_going_back_brings_the_structure_back_in_one_revision(
    repository: Repository, version: str
) -> None:
    spring = repository.keep_snapshot(version, "Spring")
    repository.save(version, edits.change("a", title="Ada"))
    repository.save(version, edits.remove("b"))
    now = repository.head(version)
    back = repository.restore(version, spring.id)
    assert back.model == MODEL
    assert (back.seq, back.undoes) == (now.seq + 1, "Went back to *Spring*")
    newest = repository.history(version)[0]
    assert (newest.kind, newest.description) == ("restore", "Went back to *Spring*")
    assert repository.undo(version).after.model == now.model
    assert repository.redo(version).after.model == MODEL


def test_before_going_back_a_snapshot_of_now_is_kept(repository: Repository, version: str) -> None:
    spring = repository.keep_snapshot(version, "Spring")
    repository.save(version, edits.remove("b"))
    repository.place(version, {"a": (4.0, 4.0)})
    now = repository.head(version).model
    repository.restore(version, spring.id)
    automatic, first = repository.snapshots(version)
    assert (automatic.name, first) == ("Before going back to Spring", spring)
    assert repository.snapshot_model(automatic.id) == now


def test_the_automatic_snapshots_name_fits_whatever_the_other_is_called(
    repository: Repository, version: str
) -> None:
    long = repository.keep_snapshot(version, "x" * 200)
    repository.save(version, edits.remove("b"))
    repository.restore(version, long.id)
    automatic = repository.snapshots(version)[0]
    assert automatic.name == ("Before going back to " + "x" * 200)[:200]


def test_going_back_to_what_is_there_does_nothing_at_all(
    repository: Repository, version: str
) -> None:
    spring = repository.keep_snapshot(version, "Spring")
    before = repository.head(version)
    assert repository.restore(version, spring.id) == before
    assert names(repository, version) == ["Spring"]


def test_what_was_learned_since_stays_when_going_back(repository: Repository, version: str) -> None:
    repository.save(version, edits.add(Experiment(id="e", about="a", question="Do I like it?")))
    repository.save(version, edits.add(Signpost(id="s", about="b", watch_for="A new boss")))
    spring = repository.keep_snapshot(version, "Spring")
    happened = setback("p", about=(About(id="a", made="gone"),))
    reflection = Reflection(id="r", at=DAY, question="rigid", answer="The shop")
    for edit in (
        edits.resolve("e", "worked", DAY, DataPoint(id="w", at=DAY, kind="win")),
        edits.settle("s", "fired"),
        edits.log(happened),
        edits.add(reflection),
        edits.remove("b"),
    ):
        repository.save(version, edit)
    back = repository.restore(version, spring.id).model
    assert [point.id for point in back.journal] == ["w", "p"]
    assert back.items["e"].result == "worked"
    assert back.items["s"].status == "fired"
    assert back.reflections == (reflection,)
    assert {"a", "b", "Lead"} == back.nodes.keys()
    assert back.items["a"].status == "idea"


def test_a_snapshot_of_another_version_is_none_of_this_ones(repository: Repository) -> None:
    mine, yours = begin(repository, MODEL), begin(repository)
    kept = repository.keep_snapshot(mine, "Spring")
    with pytest.raises(NotFoundError):
        repository.restore(yours, kept.id)
    assert repository.head(yours).model == WorkModel()


def test_going_back_and_forth_between_snapshots_gives_each_as_it_was(
    repository: Repository, version: str
) -> None:
    kept = {}
    for title in ("Ada", "Bo", "Cy"):
        head = repository.save(version, edits.add(Stone(id=title, kind="skill", title=title))).after
        kept[repository.keep_snapshot(version, title).id] = unplaced(head.model)
    for id in [*kept, *reversed(kept)]:
        assert unplaced(repository.restore(version, id).model) == kept[id]
