"""A workspace moves in time as a whole and stays what it is otherwise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.items import DataPoint, Experiment, Idea, Outcome, Reflection, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Note, Settings, Snapshot, Version, Workspace
from careerapp.exchange import shift_dates
from tests.strategies import workspaces

DAY = date(2026, 1, 30)


def workspace_on(day: date, month: str) -> Workspace:
    """A workspace that has a date wherever there can be one."""
    model = WorkModel(
        today="Since 2026-01-30, by 2026-02",
        outcomes=(Outcome(id="o", kind="role", title="2026-02", by=month),),
        ideas=(Idea(id="i", text="A stall", at=day),),
        experiments=(
            Experiment(
                id="e", about="o", question="Now?", due=day, result="worked", resolved_at=day
            ),
        ),
        signposts=(Signpost(id="p", about="o", watch_for="Rain", by=day),),
        journal=(DataPoint(id="d", at=day, kind="win", note="2026-01-30"),),
        reflections=(Reflection(id="r", at=day, question="rigid", answer=""),),
    )
    snapshot = Snapshot(id="s", name="First", at=day, model=model)
    notes = (Note(at=day, text="By hand"),)
    version = Version(id="v", name="Mine", notes=notes, model=model, snapshots=(snapshot,))
    return Workspace(versions=(version,), settings=Settings(last_review=day))


def test_every_date_moves_and_nothing_else_does() -> None:
    moved = shift_dates(workspace_on(DAY, "2026-02"), 31)
    assert moved == workspace_on(DAY + timedelta(31), "2026-03")


@pytest.mark.parametrize(
    ("days", "month"),
    [(10, "2026-02"), (14, "2026-03"), (-14, "2026-02"), (-15, "2026-01"), (365, "2027-02")],
)
def test_a_month_goes_where_its_middle_goes(days: int, month: str) -> None:
    moved = shift_dates(workspace_on(DAY, "2026-02"), days)
    assert moved.versions[0].model.outcomes[0].by == month


@given(workspaces(), st.integers(-20_000, 20_000))
def test_what_moves_there_and_back_has_its_days_again(workspace: Workspace, days: int) -> None:
    back = shift_dates(shift_dates(workspace, days), -days)
    for mine, theirs in zip(workspace.versions, back.versions, strict=True):
        assert mine.notes == theirs.notes
        assert mine.model.journal == theirs.model.journal
        assert mine.model.experiments == theirs.model.experiments
        assert mine.model.stones == theirs.model.stones


def test_nothing_moves_by_no_days() -> None:
    workspace = workspace_on(DAY, "2026-02")
    assert shift_dates(workspace, 0) == workspace


def test_a_date_cannot_leave_the_calendar() -> None:
    with pytest.raises(OverflowError):
        shift_dates(workspace_on(date.max, "2026-02"), 1)
