"""How much closer one has come, told in the review: to what, since when, and how fast."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from careerapp.domain import edits
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Snapshot, Version, Workspace
from careerapp.storage.repository import Repository
from tests.app.kept import Kept
from tests.app.support import Person
from tests.app.test_review import sit_down
from tests.sketch import sketch


def test_how_much_closer_is_not_said_of_a_map_without_months(at_work):
    assert "closer" not in sit_down(at_work(sketch("today study Lead"))).said


def test_nor_where_something_is_not_judged_on_every_way_there_is(kept: Kept):
    doubtful = sketch("today study Lead", "away Chef", nodes={"study": {"months": MONTHS}})
    lived_through(
        kept, {date(2026, 3, 2): 0.0, date(2026, 4, 2): 0.2, date(2026, 5, 2): 0.5}, doubtful
    )
    assert "closer" not in sit_down(Person()).said


MONTHS = {"low": 6.0, "likely": 6.0, "high": 6.0}
JUDGED = sketch(
    "today study Lead",
    nodes={"study": {"months": MONTHS}, "Lead": {"title": "Team lead"}},
    links={"today>study": {"confidence": 1.0}, "study>Lead": {"confidence": 1.0}},
)


def told_over_months(kept: Kept, *progress: float) -> None:
    """Keep a workspace with a snapshot each month, the study that far each time."""
    models = [edits.change("study", status="active", progress=each)(JUDGED) for each in progress]
    snapshots = tuple(
        Snapshot(id=f"s{n}", name=f"Month {n}", at=date(2026, 3 + n, 1), model=each.model)
        for n, each in enumerate(models)
    )
    version = Version(id="v", name="One", model=models[-1].model, snapshots=snapshots)
    workspace = kept.repository.add_workspace(Workspace(versions=(version,)), origin="file")
    kept.repository.mark_opened(workspace)


def lived_through(kept: Kept, days: dict[date, float], model: WorkModel = JUDGED) -> str:
    """Work on a map day by day and keep no snapshot: how far the study is at the end of each."""
    day = min(days)
    repository = Repository(
        kept.repository._engine,
        now=lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        today=lambda: day,
        new_id=lambda: uuid4().hex,
    )
    workspace = repository.new_workspace("", model, version_name="One", description="Began")
    (version,) = repository.versions(workspace)
    for on, progress in days.items():
        day = on
        # Done in the morning, taken back, and then as far as it really was.
        repository.save(version.id, edits.change("study", status="done"))
        repository.undo(version.id)
        repository.save(version.id, edits.change("study", status="active", progress=progress))
    repository.mark_opened(workspace)
    return version.id


def test_how_much_closer_is_said_once_there_is_enough(kept: Kept):
    told_over_months(kept, 0.0, 0.25, 0.5)
    person = sit_down(Person())
    assert "Since March, about 3 months closer to Team lead, by your own estimates." in person.texts
    assert len(person.at.get("vega_lite_chart")) == 1


def test_before_that_it_is_too_early_to_say_and_what_it_takes_is_said(kept: Kept):
    told_over_months(kept, 0.5)
    person = sit_down(Person())
    assert "How much closer you have come is too early to say." in person.texts
    assert "at least two before today, the first of them a month ago or longer." in person.said
    assert not person.at.get("vega_lite_chart")


def test_who_keeps_no_snapshots_is_told_how_much_closer_and_how_fast(kept: Kept):
    first = date(2026, 3, 17)
    lived_through(kept, {first + timedelta(days=15 * n): n / 12 for n in range(6)})
    person = sit_down(Person())
    assert not kept.snapshots
    assert "Since March, about 2 months closer to Team lead, by your own estimates." in person.texts
    assert "Lately, since 17 March, about a month closer each month, give or take" in person.said
    assert len(person.at.get("vega_lite_chart")) == 1


def test_since_when_begins_on_the_day_from_which_months_were_guessed(kept: Kept):
    bare = JUDGED.replace(stones=(JUDGED.stones[0].replace(months=None),))
    version = lived_through(kept, {date(2025, 12, 1): 0.0, date(2026, 1, 20): 0.0}, bare)
    model = kept.repository.head(version).model
    assert model.stones[0].months is None
    kept.repository.save(version, edits.change("study", months=MONTHS))
    person = sit_down(Person())
    # The months were said today, so there is nothing to compare with yet.
    assert "How much closer you have come is too early to say." in person.texts


def test_what_counts_and_what_does_not_yet_is_said(kept: Kept):
    vague = sketch(
        "today study Lead",
        "study Chef",
        "today Home",
        nodes={"study": {"months": MONTHS}, "Lead": {"title": "Team lead"}},
        links={id: {"confidence": 1.0} for id in ("today>study", "study>Lead", "study>Chef")},
    )
    lived_through(
        kept, {date(2026, 3, 2): 0.0, date(2026, 4, 2): 0.0, date(2026, 5, 2): 0.5}, vague
    )
    person = sit_down(Person())
    assert "about 3 months closer to what you hope for, by your own estimates." in person.said
    assert "Team lead and Chef count, each weighed by how much it matters to you." in person.said
    assert "One more hope does not count yet: a guess is missing on the way there." in person.said
