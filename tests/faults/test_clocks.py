"""Order is by sequence: whatever a clock says, what was done last comes first."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.model import WorkModel
from tests.storage.support import Clock, opened

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
BERLIN = timezone(timedelta(hours=1), "CET")
BERLIN_SUMMER = timezone(timedelta(hours=2), "CEST")
AUCKLAND = timezone(timedelta(hours=13), "NZDT")

CLOCKS = {
    "set back by an hour": [NOON, NOON - timedelta(hours=1), NOON - timedelta(minutes=30)],
    "standing still": [NOON] * 3,
    "summer time ends": [
        datetime(2027, 10, 31, 2, 59, tzinfo=BERLIN_SUMMER),
        datetime(2027, 10, 31, 2, 1, tzinfo=BERLIN),
        datetime(2027, 10, 31, 2, 2, tzinfo=BERLIN),
    ],
    "another zone": [
        datetime(2027, 3, 1, 23, 30, tzinfo=AUCKLAND),
        datetime(2027, 3, 1, 12, 0, tzinfo=BERLIN),
        datetime(2027, 3, 1, 11, 30, tzinfo=UTC),
    ],
    "from the future": [NOON + timedelta(days=20_000), NOON, NOON + timedelta(seconds=1)],
    "past 2038": [
        datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),
        datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
        datetime(2106, 2, 7, 6, 28, 16, 999_999, tzinfo=UTC),
    ],
}


class Told(Clock):
    """Says one moment until it is told another."""

    def tell(self, moment: datetime) -> None:
        self.moment, self.today = moment, moment.date()

    def now(self) -> datetime:
        return self.moment


@pytest.mark.parametrize("moments", CLOCKS.values(), ids=CLOCKS)
def test_whatever_the_clock_says_the_order_is_that_of_what_was_done(
    tmp_path: Path, moments: list[datetime]
) -> None:
    clock = Told()
    names = [str(number) for number in range(len(moments))]
    with opened(tmp_path / "careerapp.db", clock) as repository:
        workspaces = []
        for name, moment in zip(names, moments):
            clock.tell(moment)
            workspaces.append(
                repository.new_workspace(name, WorkModel(), version_name="One", description="Began")
            )
            repository.mark_opened(workspaces[-1])
        assert [record.name for record in repository.workspaces()] == names[::-1]
        assert repository.last_opened() == workspaces[-1]

        (version,) = repository.versions(workspaces[0])
        for name, moment in zip(names, moments):
            clock.tell(moment)
            repository.save(version.id, edits.describe(title=name))
            repository.keep_snapshot(version.id, name)
            assert repository.head(version.id).changed_at == moment
        assert repository.workspaces()[0].id == workspaces[0]
        assert [kept.name for kept in repository.snapshots(version.id)] == names[::-1]
        history = repository.history(version.id)
        assert [each.at for each in history] == [*reversed(moments), moments[0]]
        assert all(each.at.utcoffset() == timedelta(0) for each in history)

    with opened(tmp_path / "careerapp.db", clock) as repository:
        titles = [repository.head(version.id).model.title]
        while (undone := repository.undo(version.id)) is not None:
            titles.append(undone.after.model.title)
        assert titles == [*names[::-1], ""]
