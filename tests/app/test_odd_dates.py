"""A file with dates that cannot be: every page opens, says the year, and can be worked with."""

from datetime import date

import pytest

from careerapp.domain.items import About, DataPoint, Experiment, Outcome, Reflection, Signpost
from careerapp.domain.workspace import Settings, Sitting, Snapshot, Version, Workspace
from careerapp.ui.session.revise_state import REVISE_TABS
from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch


def odd(day: date) -> Workspace:
    """Everything that has a date has this one."""
    model = sketch("today maria Lead", links={"today>maria": {"confidence": 0.5}}).replace(
        journal=(
            DataPoint(id="p", at=day, kind="win", about=(About(id="today>maria"),)),
            DataPoint(id="q", at=day, kind="setback", about=(About(id="gone", title="School"),)),
        ),
        experiments=(
            Experiment(id="e", about="maria", question="Will she?", due=day, prediction=0.0),
            Experiment(
                id="f", about="gone", question="Did it?", due=day, prediction=1.0,
                result="worked", resolved_at=day,
            ),
        ),
        signposts=(Signpost(id="s", about="maria", watch_for="A move", by=day),),
        reflections=(Reflection(id="r", at=day, question="rigid", answer="The shop."),),
    )  # fmt: skip
    balance = Outcome(id="free", kind="balance", title="Fridays", status="reached")
    model = model.replace(outcomes=(*model.outcomes, balance))
    snapshot = Snapshot(id="k", name="Then", at=day, model=model.replace(journal=()))
    return Workspace(
        name="Odd",
        versions=(Version(id="v", name="One", model=model, snapshots=(snapshot,)),),
        settings=Settings(last_review=day, sitting=Sitting(begun=day)),
    )


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_file_of_odd_dates_is_looked_at_and_reviewed(day: date, kept: Kept):
    kept.repository.mark_opened(kept.repository.add_workspace(odd(day), origin="own"))
    person = Person()
    assert any(f"{day:%B} {day.year}" in text for text in person.texts)
    assert f"{day.day} {day:%b} {day.year}" in person.go("revise").texts
    person.at.session_state[REVISE_TABS] = "History"
    assert "How it came to this" in person.reload().texts
    person.at.session_state[REVISE_TABS] = "Review"
    person.reload()
    while not person.has("Keep a snapshot and finish"):
        person.press("Next" if person.has("Next") else "Skip this one")
    person.press("Keep a snapshot and finish")
    assert "Monday 13 July, in 4 weeks." in person.texts
    assert kept.repository.settings(kept.workspace).last_review == TODAY
