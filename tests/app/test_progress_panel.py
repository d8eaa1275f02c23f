"""What happened since a day, told in the review, and two signed numbers where asked for."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Snapshot, Version, Workspace
from careerapp.storage.repository import Repository
from tests.app.kept import Kept
from tests.app.support import Person
from tests.app.test_review import sit_down
from tests.sketch import sketch

NUMBERS = "Show the numbers"
TOO_EARLY = "How far this moved your hopes is too early to say."

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


def asked_for_numbers() -> Person:
    return sit_down(Person()).open("progress-numbers")


def test_what_happened_stands_in_front_and_no_number_with_it(kept: Kept):
    told_over_months(kept, 0.0, 0.25, 0.5)
    version = kept.version
    kept.repository.save(version, edits.change("study", status="done"))
    person = sit_down(Person())
    assert "Since March" in person.texts
    assert "One step finished: study." in person.said
    assert "shorter" not in person.said
    assert "likelier" not in person.said
    assert not person.at.get("vega_lite_chart")


def test_the_two_numbers_are_said_with_their_signs_once_there_is_enough(kept: Kept):
    told_over_months(kept, 0.0, 0.25, 0.5)
    person = asked_for_numbers()
    assert (
        "The way left to Team lead looks about three months shorter than in March,"
        " by your own guesses." in person.texts
    )
    assert "Team lead looks about as likely as in March, by your own guesses." in person.texts
    # The chance stood still, so there is one line to draw.
    assert len(person.at.get("vega_lite_chart")) == 1
    assert "closer" not in person.said


def test_a_loss_is_said_and_makes_the_hope_look_less_likely(kept: Kept):
    two_ways = sketch(
        "today study Lead",
        "today mother Lead",
        nodes={
            "study": {"months": MONTHS},
            "mother": {"months": MONTHS, "title": "Mother"},
            "Lead": {"title": "Team lead"},
        },
        links={
            id: {"confidence": 0.5}
            for id in ("today>study", "study>Lead", "today>mother", "mother>Lead")
        },
    )
    version = lived_through(
        kept, {date(2026, 3, 2): 0.0, date(2026, 4, 2): 0.0, date(2026, 5, 2): 0.0}, two_ways
    )
    fall = DataPoint(
        id="fall", at=date(2026, 6, 1), kind="setback", about=(About(id="mother", made="gone"),)
    )
    kept.repository.save(version, edits.log(fall))
    person = sit_down(Person())
    assert "Without Mother, one way to Team lead is no longer open." in person.said
    assert "Written down: one setback" in person.said
    person.open("progress-numbers")
    assert "Team lead looks less likely than in March, by your own guesses." in person.texts
    assert "shorter than" not in person.said


def test_one_tick_on_a_hope_is_told_as_a_hope_that_came_true_and_earns_no_months(kept: Kept):
    version = lived_through(
        kept, {date(2026, 3, 2): 0.0, date(2026, 4, 2): 0.0, date(2026, 5, 2): 0.0}
    )
    kept.repository.save(version, edits.change("Lead", status="reached"))
    person = sit_down(Person())
    assert "One hope came true: Team lead." in person.said
    person.open("progress-numbers")
    assert "The way left to Team lead looks about as long as in March" in person.said


def test_before_that_it_is_too_early_to_say_and_what_it_takes_is_said(kept: Kept):
    told_over_months(kept, 0.5)
    person = asked_for_numbers()
    assert TOO_EARLY in person.texts
    assert "at least two before today, the first of them a month ago or longer." in person.said
    assert not person.at.get("vega_lite_chart")


def test_who_keeps_no_snapshots_is_told_all_the_same_and_how_fast(kept: Kept):
    first = date(2026, 3, 17)
    lived_through(kept, {first + timedelta(days=15 * n): n / 12 for n in range(6)})
    person = asked_for_numbers()
    assert not kept.snapshots
    assert "looks about 2½ months shorter than in March, by your own guesses." in person.said
    assert "Lately, since 17 March, about a month shorter each month, give or take" in person.said


def test_without_months_there_is_a_chance_to_speak_of_and_no_time(kept: Kept):
    bare = JUDGED.replace(stones=(JUDGED.stones[0].replace(months=None),))
    lived_through(kept, {date(2026, 3, 2): 0.0, date(2026, 4, 2): 0.2, date(2026, 5, 2): 0.5}, bare)
    person = asked_for_numbers()
    assert "Team lead looks about as likely as in March" in person.said
    assert "too early to say: months are not guessed." in person.said
    assert "shorter than" not in person.said


def test_what_is_not_judged_has_no_numbers(at_work, kept: Kept):
    assert NUMBERS not in sit_down(at_work(sketch("today study Lead"))).said
    doubtful = sketch(
        "today study Lead",
        nodes={"study": {"months": MONTHS}},
        links={"today>study": {"confidence": 0.5}},
    )
    lived_through(kept, {date(2026, 3, 2): 0.0, date(2026, 4, 2): 0.2}, doubtful)
    assert "No hope can be counted yet" in asked_for_numbers().said


def test_over_which_hopes_a_number_is_said_with_it(kept: Kept):
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
    person = asked_for_numbers()
    assert (
        "The way left to two hopes of three together looks about three months shorter"
        in person.said
    )
    assert "Team lead: about as likely, about three months shorter." in person.said


def test_a_map_of_today_has_nothing_to_compare_with(at_work):
    person = sit_down(at_work(JUDGED))
    assert "Since" not in person.texts
    assert NUMBERS not in person.said
