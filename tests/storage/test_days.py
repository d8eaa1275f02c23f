"""A version day by day: what stood at the end of each, whatever was undone or gone back from."""

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from careerapp.domain import edits
from careerapp.domain.items import DataPoint, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Snapshot, Version, Workspace
from careerapp.errors import NotFoundError
from careerapp.storage.records import DailyHead
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, Clock, begin, opened, repository_of, unplaced

MODEL = sketch("today a b Lead")
LONG_AGO, YEARS_ON = DAY - timedelta(days=4_000), DAY + timedelta(days=4_000)


class Calendar(Clock):
    """Shows noon, and some seconds, of the day that it is told."""

    def now(self) -> datetime:
        noon = datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC)
        return noon + timedelta(seconds=next(self._ticks))


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def version(repository: Repository) -> str:
    return begin(repository, MODEL)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def add(title: str) -> edits.Edit:
    return edits.add(Stone(id=title, kind="skill", title=title))


def days(
    repository: Repository, version: str, first: date = LONG_AGO, last: date = YEARS_ON
) -> list[tuple[date, int]]:
    return [(head.on, head.seq) for head in repository.daily_heads(version, first, last)]


def stood(repository: Repository, version: str) -> dict[date, set[str]]:
    """Give the steps there were at the end of each day."""
    heads = repository.daily_heads(version, LONG_AGO, YEARS_ON)
    models = repository.models_at(version, [head.seq for head in heads])
    return {
        head.on: {stone.id for stone in model.stones} - {"a", "b"}
        for head, model in zip(heads, models, strict=True)
    }


def test_the_last_revision_of_each_day_on_which_something_changed_is_its_head(
    repository: Repository, clock: Calendar, version: str
) -> None:
    repository.save(version, add("ada"))
    for number in (3, 9):
        clock.today = day(number)
        repository.save(version, add(f"x{number}"))
        repository.save(version, add(f"y{number}"))
    assert days(repository, version) == [(day(0), 2), (day(3), 4), (day(9), 6)]
    assert stood(repository, version)[day(3)] == {"ada", "x3", "y3"}


def test_what_was_undone_or_gone_back_from_on_the_same_day_never_stood(
    repository: Repository, clock: Calendar, version: str
) -> None:
    clock.today = day(1)
    repository.save(version, add("undone"))
    repository.undo(version)
    clock.today = day(2)
    repository.save(version, add("later"))
    repository.save(version, add("dropped"))
    repository.restore_moment(version, 4, "noon")
    clock.today = day(5)
    repository.undo(version)
    assert stood(repository, version) == {
        day(0): set(),
        day(1): set(),
        day(2): {"later"},
        # The day after, going back was taken back itself.
        day(5): {"later", "dropped"},
    }


def test_a_day_on_which_a_snapshot_was_kept_counts_though_nothing_changed(
    repository: Repository, clock: Calendar, version: str
) -> None:
    clock.today = day(7)
    kept = repository.keep_snapshot(version, "As it was")
    assert days(repository, version) == [(day(0), 1), (day(7), 1)]
    clock.today = day(8)
    repository.keep_snapshot(version, "At noon")
    repository.save(version, add("ada"))
    repository.remove_snapshot(kept.id)
    assert days(repository, version) == [(day(0), 1), (day(8), 2)]


def test_a_span_begins_with_what_there_was_when_it_began(
    repository: Repository, clock: Calendar, version: str
) -> None:
    for number in (3, 6, 9):
        clock.today = day(number)
        repository.save(version, add(f"s{number}"))
    assert days(repository, version, day(4), day(8)) == [(day(3), 2), (day(6), 3)]
    assert days(repository, version, day(6), day(6)) == [(day(6), 3)]
    assert days(repository, version, day(20), day(30)) == [(day(9), 4)]
    assert days(repository, version, day(-9), day(-1)) == []


def from_a_file(repository: Repository, *dates: date) -> str:
    """Take in a version with a snapshot of each of these dates, one step more in each."""
    models = [MODEL]
    for number in range(len(dates)):
        models.append(add(f"s{number}")(models[-1]).model)
    snapshots = tuple(
        Snapshot(id=f"k{n}", name=f"Of {at}", at=at, model=model)
        for n, (at, model) in enumerate(zip(dates, models[1:], strict=True))
    )
    version = Version(id="v", name="One", model=models[-1], snapshots=snapshots)
    workspace = repository.add_workspace(Workspace(versions=(version,)), origin="file")
    (record,) = repository.versions(workspace)
    return record.id


def test_snapshots_that_came_with_a_file_stand_at_their_own_dates(
    repository: Repository, clock: Calendar
) -> None:
    version = from_a_file(repository, day(-90), day(-30), day(0), day(40))
    clock.today = day(2)
    repository.save(version, add("ada"))
    found = repository.daily_heads(version, LONG_AGO, YEARS_ON)
    # Nobody knows what stood between them; what is dated after the file was opened cannot be.
    assert found == (
        DailyHead(day(-90), 1, lasted=False),
        DailyHead(day(-30), 2, lasted=False),
        DailyHead(day(0), 4, lasted=True),
        DailyHead(day(2), 5, lasted=True),
    )


def test_snapshots_that_a_file_lists_out_of_order_are_put_in_order(repository: Repository) -> None:
    version = from_a_file(repository, day(-30), day(-90))
    assert days(repository, version) == [(day(-90), 2), (day(-30), 1), (day(0), 2)]


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        ((5, 800, 3, 6), [(0, 1), (3, 4), (6, 5)]),
        ((3, 5, -20_000, 7), [(0, 1), (3, 2), (5, 3), (7, 5)]),
        ((3, 5, -20_000), [(0, 1), (3, 2), (5, 3)]),
        ((3, 9, 9, 4, 9), [(0, 1), (3, 2), (4, 5), (9, 6)]),
    ],
)
def test_where_a_clock_was_wrong_for_a_while_the_days_that_go_together_count(
    repository: Repository,
    clock: Calendar,
    version: str,
    dates: tuple[int, ...],
    kept: list[tuple[int, int]],
) -> None:
    for number, then in enumerate(dates):
        clock.today = day(then)
        repository.save(version, add(f"s{number}"))
    assert days(repository, version) == [(day(number), seq) for number, seq in kept]


def test_a_day_ends_at_midnight_where_the_person_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    try:
        monkeypatch.setitem(os.environ, "TZ", "Asia/Tokyo")
        time.tzset()
        with opened(path, Clock([late, late])) as repository:
            assert days(repository, begin(repository, MODEL)) == [(date(2027, 3, 2), 1)]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_hundred_days_are_listed_without_reading_one_model_and_a_dozen_read_in_three_looks(
    path: Path,
) -> None:
    calendar = Calendar()
    with opened(path, calendar) as repository:
        version = begin(repository, MODEL)
        for number in range(100):
            calendar.today = day(number)
            point = DataPoint(id=f"p{number}", at=calendar.today, kind="win", about=("a",))
            repository.save(version, edits.log(point))
    with opened(path, calendar) as repository:
        asked: list[str] = []

        def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(repository._engine, "before_cursor_execute", listen)
        heads = repository.daily_heads(version, LONG_AGO, YEARS_ON)
        assert len(heads) == 100
        assert not any("document" in each or "body" in each for each in asked)
        asked.clear()
        models = repository.models_at(version, [head.seq for head in heads[::9]])
        assert [len(model.journal) for model in models] == list(range(1, 101, 9))
        assert sum("document.body" in each for each in asked) == 1  # one drawing all the time
        assert sum("data_point.body" in each for each in asked) == 1


@pytest.mark.parametrize("seqs", [(0,), (1, 2), (-1,)])
def test_a_model_of_a_moment_that_never_was_cannot_be_read(
    repository: Repository, version: str, seqs: tuple[int, ...]
) -> None:
    with pytest.raises(NotFoundError):
        repository.models_at(version, seqs)
    with pytest.raises(NotFoundError):
        repository.daily_heads("nothing", LONG_AGO, YEARS_ON)


DOINGS = st.sampled_from(["add", "log", "undo", "redo", "snapshot", "restore", "a day", "a week"])


@settings(max_examples=25)
@given(st.lists(DOINGS, min_size=1, max_size=25), st.integers(0, 30), st.integers(0, 30))
def test_whatever_is_done_each_days_head_is_what_was_seen_last_that_day(
    doings: list[str], start: int, length: int
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder) / "careerapp.db") as first:
        calendar = Calendar()
        repository = repository_of(first._engine, calendar)
        version = begin(repository, MODEL)
        seen: dict[date, WorkModel] = {DAY: MODEL}
        for number, doing in enumerate(doings):
            if doing in ("a day", "a week"):
                calendar.today += timedelta(days=1 if doing == "a day" else 7)
                continue
            before = repository.head(version).seq
            if doing == "add":
                repository.save(version, add(f"s{number}"))
            elif doing == "log":
                point = DataPoint(id=f"p{number}", at=calendar.today, kind="win", about=("a",))
                repository.save(version, edits.log(point))
            elif doing == "snapshot":
                repository.keep_snapshot(version, "Kept")
            elif doing == "restore":
                repository.restore_moment(version, 1, "The beginning")
            else:
                repository.undo(version) if doing == "undo" else repository.redo(version)
            head = repository.head(version)
            if doing == "snapshot" or head.seq != before:
                seen[calendar.today] = unplaced(head.model)
        span = (day(start), day(start + length))
        heads = repository.daily_heads(version, *span)
        models = repository.models_at(version, [head.seq for head in heads])
        earlier = [on for on in seen if on <= span[0]][-1:]
        inside = [on for on in seen if span[0] < on <= span[1]]
        expected = [(on, seen[on]) for on in (*earlier, *inside)]
        assert [(h.on, m) for h, m in zip(heads, models, strict=True)] == expected
