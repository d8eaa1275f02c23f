"""A save never overwrites what somebody else did, and a person never stands in their own way."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.edits import Edited, Shown
from careerapp.domain.items import DataPoint, Stone
from careerapp.domain.model import WorkModel
from careerapp.errors import BusyError, ConflictError, EditError
from careerapp.storage import engine
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, begin, opened

MODEL = sketch("today maria Lead", nodes={"maria": {"kind": "relationship", "note": "Met in May"}})


@pytest.fixture
def version(repository: Repository) -> str:
    return begin(repository, MODEL)


def maria(repository: Repository, version: str) -> Stone:
    item = repository.head(version).model.items["maria"]
    assert isinstance(item, Stone)
    return item


def test_another_field_of_the_same_item_is_no_conflict(
    repository: Repository, version: str
) -> None:
    repository.save(version, edits.change("maria", note="Met in June"))
    shown = Shown("maria", {"title": "maria"})
    repository.save(version, edits.change("maria", title="Maria B."), shown)
    assert (maria(repository, version).title, maria(repository, version).note) == (
        "Maria B.",
        "Met in June",
    )


def test_a_field_that_changed_meanwhile_is_named_and_kept(
    repository: Repository, version: str
) -> None:
    repository.save(version, edits.change("maria", title="Mary"))
    before = repository.head(version)
    shown = Shown("maria", {"title": "maria", "note": "Met in May"})
    with pytest.raises(ConflictError) as caught:
        repository.save(version, edits.change("maria", title="Maria B.", note=""), shown)
    assert caught.value.fields == ("title",)
    assert repository.head(version) == before


def test_an_item_that_went_meanwhile_is_said_to_be_gone(
    repository: Repository, version: str
) -> None:
    repository.save(version, edits.remove("maria"))
    before = repository.head(version)
    with pytest.raises(ConflictError) as caught:
        repository.save(
            version, edits.change("maria", title="Maria B."), Shown("maria", {"title": "maria"})
        )
    assert caught.value.fields == ()
    assert repository.head(version) == before


def test_fields_of_the_model_as_a_whole_conflict_likewise(
    repository: Repository, version: str
) -> None:
    shown = Shown(None, {"today": ""})
    repository.save(version, edits.describe(today="At the till"), shown)
    with pytest.raises(ConflictError) as caught:
        repository.save(version, edits.describe(today="On leave"), shown)
    assert caught.value.fields == ("today",)
    assert repository.head(version).model.today == "At the till"


def test_a_field_set_back_to_what_was_shown_is_no_conflict(
    repository: Repository, version: str
) -> None:
    repository.save(version, edits.change("maria", title="Mary"))
    repository.undo(version)
    shown = Shown("maria", {"title": "maria"})
    repository.save(version, edits.change("maria", title="Maria B."), shown)
    assert maria(repository, version).title == "Maria B."


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda repository, version: repository.place(version, {"maria": (10.0, 20.0)}),
        lambda repository, version: repository.tidy_up(version),
        lambda repository, version: repository.keep_snapshot(version, "Spring"),
        lambda repository, version: repository.branch(version, "Two"),
        lambda repository, version: repository.rename_version(version, "Mine"),
        lambda repository, version: repository.save(
            version, edits.add(Stone(id="new", kind="skill", title="Welding"))
        ),
        lambda repository, version: repository.save(
            version, edits.log(DataPoint(id="p", at=DAY, kind="win", note="Lunch"))
        ),
        lambda repository, version: repository.save(version, edits.change("Lead", importance=5)),
    ],
    ids=["drag", "tidy up", "snapshot", "branch", "rename", "add", "log", "change another"],
)
def test_a_person_never_conflicts_with_their_own_doings_while_a_form_is_open(
    repository: Repository, version: str, meanwhile
) -> None:
    shown = Shown("maria", {"title": "maria", "note": "Met in May"})
    meanwhile(repository, version)
    repository.save(version, edits.change("maria", title="Maria B.", note="Lunch"), shown)
    assert maria(repository, version).title == "Maria B."


def test_saving_the_same_form_twice_is_no_conflict_with_what_it_saved(
    repository: Repository, version: str
) -> None:
    for old, new in (("maria", "Mary"), ("Mary", "Maria B.")):
        repository.save(version, edits.change("maria", title=new), Shown("maria", {"title": old}))
    assert maria(repository, version).title == "Maria B."


def test_an_edit_is_applied_to_what_is_there_not_to_what_was_shown(path: Path) -> None:
    with opened(path) as here:
        version = begin(here, MODEL)
        with opened(path) as there:
            here.save(version, edits.add(Stone(id="here", kind="skill", title="Here")))
            saved = there.save(
                version, edits.add(Stone(id="there", kind="skill", title="There"))
            ).after
        assert [stone.id for stone in saved.model.stones] == ["maria", "here", "there"]
        assert here.head(version) == saved
        assert [each.description for each in here.history(version)] == [
            "Added stepping stone *There*",
            "Added stepping stone *Here*",
            "Began",
        ]


def test_undo_takes_back_the_newest_edit_whoever_made_it(path: Path) -> None:
    with opened(path) as here:
        version = begin(here, MODEL)
        with opened(path) as there:
            here.save(version, edits.change("maria", title="Mary"))
            there.save(version, edits.change("maria", note="Lunch"))
        undone = here.undo(version).after
        assert undone.model.items["maria"].title == "Mary"
        assert undone.model.items["maria"].note == "Met in May"


def one_more(model: WorkModel) -> Edited:
    """Read a number, add one, write it: what two writers at once would spoil."""
    number = int(model.today or "0") + 1
    return Edited(model.replace(today=str(number)), f"Counted to {number}")


def counted_by(repositories: list[Repository], version: str, threads: int, times: int) -> None:
    """Let threads count at once, each so many times; who is told to wait asks again.

    On a busy machine a save may be refused, after as long as a person waits. That is no fault: it
    says so, and has done nothing. A refused save that did something after all would count double.
    """

    def count_once(repository: Repository) -> None:
        while True:
            try:
                repository.save(version, one_more)
            except BusyError:
                continue
            return

    def count(worker: int) -> None:
        for _ in range(times):
            count_once(repositories[worker % len(repositories)])

    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(count, worker) for worker in range(threads)]:
            done.result()


@pytest.mark.parametrize("files_open", [1, 2])
@pytest.mark.parametrize(("patience", "times"), [(engine.BUSY_SECONDS, 15), (0, 3)])
def test_twenty_threads_lose_nothing_and_count_nothing_twice(
    path: Path, files_open: int, patience: float, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", patience)
    with opened(path) as one, opened(path) as two:
        version = begin(one)
        counted_by([one, two][:files_open], version, threads=20, times=times)
        numbers = range(20 * times, 0, -1)
        assert one.head(version).model.today == str(20 * times)
        history = one.history(version, most=1_000)
        assert [each.seq for each in history] == [1 + number for number in numbers] + [1]
        assert [each.description for each in history[:-1]] == [
            f"Counted to {number}" for number in numbers
        ]


def test_while_an_edit_is_worked_out_nobody_else_can_begin_to_write(path: Path) -> None:
    """Were the lock taken only once there is something to write, two edits would meet there, and
    one of them be refused though waiting would have done."""
    with opened(path) as repository:
        version = begin(repository)

        def edit(model: WorkModel) -> Edited:
            with (
                closing(sqlite3.connect(path, timeout=0)) as other,
                pytest.raises(sqlite3.OperationalError, match="locked"),
            ):
                other.execute("BEGIN IMMEDIATE")
            return one_more(model)

        assert repository.save(version, edit).after.model.today == "1"


def test_readers_beside_a_writer_see_whole_revisions_only(path: Path) -> None:
    """Each edit writes one number in three places; a torn read would show two numbers."""

    def write_everywhere(model: WorkModel) -> Edited:
        number = len(model.journal) + 1
        point = DataPoint(id=f"p{number}", at=DAY, kind="win", note=str(number))
        journal = (*model.journal, point)
        return Edited(model.replace(today=str(number), journal=journal), f"Wrote {number}")

    with opened(path) as writer, opened(path) as reader:
        version = begin(writer)
        with ThreadPoolExecutor(1) as pool:
            done = pool.submit(lambda: [writer.save(version, write_everywhere) for _ in range(40)])
            seen = [reader.head(version)]
            while not done.done():
                seen.append(reader.head(version))
            done.result()
        for head in seen:
            assert int(head.model.today or "0") == len(head.model.journal) == head.seq - 1
            assert head.undoes == (f"Wrote {head.seq - 1}" if head.seq > 1 else None)
        assert [head.seq for head in seen] == sorted(head.seq for head in seen)
        assert reader.head(version).model.today == "40"


def test_a_refused_save_hinders_nobody(path: Path) -> None:
    with opened(path) as here, opened(path) as there:
        version = begin(here, MODEL)
        with pytest.raises(EditError):
            here.save(version, edits.remove("nobody"))
        there.save(version, one_more)
        assert here.head(version).model.today == "1"
