"""The story of a version: everything that took place, once each, in order, in pages, for good."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint, Experiment, Signpost, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.workspace import Settings, Sitting, Snapshot, Version, Workspace
from careerapp.errors import EditError, NotFoundError
from careerapp.storage.records import Event
from careerapp.storage.repository import Repository
from tests.sketch import sketch
from tests.storage.support import DAY, Clock, begin, opened, unplaced

MODEL = sketch("today a b Lead")


@pytest.fixture
def version(repository: Repository) -> str:
    return begin(repository, MODEL)


def point(id: str, note: str = "It went well", at: date = DAY, **fields) -> DataPoint:
    return DataPoint(id=id, at=at, kind="win", note=note, **fields)


def add(title: str) -> edits.Edit:
    return edits.add(Stone(id=title.lower(), kind="skill", title=title))


def told(event: Event) -> tuple[int, str, str]:
    if event.kind == "snapshot" and event.snapshot:
        return event.seq, event.kind, event.snapshot.name
    if event.kind == "data point":
        return event.seq, event.kind, " / ".join(each.note for each in event.points)
    return event.seq, event.kind, event.description


def story(repository: Repository, version: str, **how) -> list[tuple[int, str, str]]:
    return [told(event) for event in repository.story(version, **how)]


def a_life(repository: Repository, version: str) -> None:
    repository.save(version, add("Ada"))
    repository.keep_snapshot(version, "Spring")
    repository.save(version, edits.log(point("p", "A talk")))
    repository.save(version, edits.remove("ada"))
    repository.undo(version)
    repository.redo(version)
    repository.restore_moment(version, 2, "2 March")
    repository.finish_review(version, name="Review", note="Calm.", description="Looked at it")


LIFE = [
    (8, "review", "Looked at it"),
    (7, "restore", "Went back to *2 March*"),
    (6, "snapshot", "Before going back to 2 March"),
    (6, "redo", "Did again: Removed stepping stone *Ada*"),
    (5, "undo", "Took back: Removed stepping stone *Ada*"),
    (4, "edit", "Removed stepping stone *Ada*"),
    (3, "data point", "A talk"),
    (2, "snapshot", "Spring"),
    (2, "edit", "Added stepping stone *Ada*"),
    (1, "start", "Began"),
]


def test_all_that_takes_place_is_told_once_newest_first(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL)
        a_life(repository, version)
        assert story(repository, version) == LIFE
    with opened(path) as repository:
        assert story(repository, version) == LIFE


def test_a_story_is_read_page_by_page_and_by_kind(repository: Repository, version: str) -> None:
    a_life(repository, version)
    pages = [story(repository, version, most=4, skip=skip) for skip in (0, 4, 8, 12)]
    assert pages == [LIFE[:4], LIFE[4:8], LIFE[8:], []]
    kinds = ("snapshot", "data point")
    assert story(repository, version, kinds=kinds) == [each for each in LIFE if each[1] in kinds]
    assert story(repository, version, kinds=kinds, most=1, skip=2) == [LIFE[7]]


def test_a_story_is_counted_by_kind(repository: Repository, version: str) -> None:
    a_life(repository, version)
    counts = repository.story_counts(version)
    assert counts == {kind: sum(each[1] == kind for each in LIFE) for _, kind, _ in LIFE}
    assert sum(counts.values()) == len(LIFE)


def test_a_data_point_that_is_corrected_or_brought_back_is_told_as_it_was_logged(
    repository: Repository, version: str
) -> None:
    repository.save(version, edits.log(point("p", "A tlak")))
    repository.save(version, edits.change("p", note="A talk"))
    repository.save(version, edits.remove("p"))
    repository.undo(version)
    kinds = [(seq, kind) for seq, kind, _ in story(repository, version)]
    assert kinds == [(5, "undo"), (4, "edit"), (3, "edit"), (2, "data point"), (1, "start")]
    assert story(repository, version)[3] == (2, "data point", "A tlak")


def test_answered_experiments_and_fired_signposts_are_told_in_their_own_words(
    repository: Repository,
) -> None:
    model = MODEL.replace(
        experiments=(Experiment(id="e", about="a", question="Will she?"),),
        signposts=(Signpost(id="s", about="b", watch_for="The depot moves"),),
    )
    version = begin(repository, model)
    repository.save(version, edits.resolve("e", "worked", DAY, point("p", "She did")))
    repository.save(version, edits.settle("s", "fired", point("q", "It moved")))
    fired, answered, _ = repository.story(version)
    assert (fired.kind, fired.description) == ("data point", "Seen: *The depot moves*")
    assert (answered.kind, answered.description) == (
        "data point",
        "Answered *Will she?*: it worked",
    )
    assert answered.points[0].note == "She did"


def test_what_came_with_a_file_is_told_in_order_with_the_dates_it_speaks_of(
    repository: Repository,
) -> None:
    march, april, may = (date(2026, month, 3) for month in (3, 4, 5))
    then = MODEL.replace(journal=(point("p", "First", march),))
    now = MODEL.replace(journal=(*then.journal, point("q", "Second", may)))
    snapshot = Snapshot(id="s", name="Spring", at=april, model=then)
    workspace = Workspace(
        name="Ana", versions=(Version(id="v", name="One", model=now, snapshots=(snapshot,)),)
    )
    id = repository.add_workspace(workspace, origin="file")
    (version,) = repository.versions(id)
    events = repository.story(version.id)
    assert [told(event)[1:] for event in events] == [
        ("start", "Opened *Ana*"),
        ("data point", "Second"),
        ("snapshot", "Spring"),
        ("data point", "First"),
    ]
    assert [event.on for event in events] == [None, may, april, march]
    assert [moment.on for moment in repository.moments(version.id)] == [april, None]
    pages = [repository.story(version.id, most=1, skip=skip) for skip in range(5)]
    assert [event for page in pages for event in page] == list(events)


def test_a_version_that_was_branched_tells_what_it_brought_along(
    repository: Repository, version: str
) -> None:
    repository.save(version, edits.log(point("p", "A talk")))
    other = repository.branch(version, "Two")
    assert story(repository, other) == [
        (1, "branch", "Branched from *One*"),
        (1, "data point", "A talk"),
    ]


def test_a_snapshot_put_away_leaves_the_story(repository: Repository, version: str) -> None:
    kept = repository.keep_snapshot(version, "Spring")
    repository.remove_snapshot(kept.id)
    assert story(repository, version) == [(1, "start", "Began")]


# --- moments -----------------------------------------------------------------------------------


def test_every_step_is_a_moment_while_there_are_few(repository: Repository, version: str) -> None:
    for title in ("Ada", "Bo"):
        repository.save(version, add(title))
    moments = repository.moments(version)
    assert [(each.seq, each.description) for each in moments] == [
        (1, "Began"),
        (2, "Added stepping stone *Ada*"),
        (3, "Added stepping stone *Bo*"),
    ]
    assert [repository.moment(version, each.seq) for each in moments] == list(moments)


def test_many_moments_are_thinned_to_the_last_of_each_day(path: Path) -> None:
    days = [datetime(2027, 3, 1 + number // 3, 12, number, tzinfo=UTC) for number in range(15)]
    with opened(path, Clock([days[0], *days])) as repository:
        version = begin(repository, MODEL)
        for number in range(14):
            repository.save(version, add(f"Step {number}"))
        assert [each.seq for each in repository.moments(version, most=15)] == list(range(1, 16))
        assert [each.seq for each in repository.moments(version, most=6)] == [1, 3, 6, 9, 12, 15]
        also = repository.moments(version, most=6, also=(5, 99))
        assert [each.seq for each in also] == [1, 3, 5, 6, 9, 12, 15]
        few = [each.seq for each in repository.moments(version, most=3)]
        assert (few[0], few[-1], len(few)) == (1, 15, 3)


@pytest.mark.parametrize("seq", [0, 2, -1])
def test_a_moment_that_never_was_cannot_be_used(
    repository: Repository, version: str, seq: int
) -> None:
    before = repository.head(version)
    for use in (
        lambda: repository.moment(version, seq),
        lambda: repository.restore_moment(version, seq, "Then"),
        lambda: repository.branch_at(version, seq, "Two", "then"),
    ):
        with pytest.raises(NotFoundError):
            use()
    assert repository.head(version) == before


def learned_since(repository: Repository, version: str) -> None:
    """Of the two nodes of then one goes; one that was not there yet is learned about and goes."""
    repository.save(version, add("Ada"))
    about = (About(id="ada"), About(id="a"))
    repository.save(version, edits.log(point("p", "A talk", about=about)))
    check = Experiment(id="e", about="ada", question="Will she?")
    repository.save(version, edits.add(check))
    repository.save(version, edits.resolve("e", "failed", DAY, None))
    repository.save(version, edits.remove("b"))


def test_going_back_to_any_moment_keeps_what_was_learned_and_can_be_undone(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL)
        learned_since(repository, version)
        before = repository.head(version).model
        after = repository.restore_moment(version, 1, "1 March 2027").model
        assert set(after.nodes) == set(MODEL.nodes)
        assert [each.note for each in after.journal] == ["A talk"]
        assert [each.title for each in after.journal[0].about] == ["Ada", "a"]
        assert [(each.result, each.about_title) for each in after.experiments] == [
            ("failed", "Ada")
        ]
        (kept,) = repository.snapshots(version)
        assert kept.name == "Before going back to 1 March 2027"
        assert unplaced(repository.snapshot_model(kept.id)) == unplaced(before)
    with opened(path) as repository:
        assert repository.head(version).model == after
        assert repository.undo(version).after.model == before
        assert repository.redo(version).after.model == after


def test_going_back_to_the_present_does_nothing_at_all(
    repository: Repository, version: str
) -> None:
    before = repository.head(version)
    assert repository.restore_moment(version, before.seq, "Today") == before
    assert repository.snapshots(version) == ()
    assert len(repository.history(version)) == 1


def test_a_version_from_any_moment_has_its_map_and_what_was_learned_since(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL, name="The shop")
        learned_since(repository, version)
        before = repository.head(version)
        other = repository.branch_at(version, 2, "The clinic", "1 March 2027")
    with opened(path) as repository:
        assert repository.head(version) == before
        model = repository.head(other).model
        assert set(model.nodes) == {*MODEL.nodes, "ada"}
        assert [each.note for each in model.journal] == ["A talk"]
        (said, *_) = repository.history(other)
        assert said.description == "Branched from *The shop* as of *1 March 2027*"
        assert repository.head(other).undoes is None
        assert [each.name for each in repository.versions(_workspace(repository))] == [
            "The shop",
            "The clinic",
        ]


def _workspace(repository: Repository) -> str:
    (record,) = repository.workspaces()
    return record.id


# --- reviews -----------------------------------------------------------------------------------


def test_a_finished_review_is_told_kept_and_sets_the_rhythm(path: Path) -> None:
    with opened(path) as repository:
        version = begin(repository, MODEL)
        workspace = _workspace(repository)
        sitting = Sitting(begun=DAY, done=("happened",), still_true=("Lead",))
        repository.save_settings(workspace, Settings(review_every_weeks=2, sitting=sitting))
        assert repository.settings(workspace).sitting == sitting
        kept = repository.finish_review(
            version, name="Review of 1 March", note="Calm.", description="Looked at it"
        )
    with opened(path) as repository:
        settings = repository.settings(workspace)
        assert settings == Settings(review_every_weeks=2, last_review=DAY)
        review, _ = repository.story(version)
        assert (review.kind, review.description, review.snapshot) == (
            "review",
            "Looked at it",
            kept,
        )
        assert repository.snapshots(version) == (kept,)
        assert repository.snapshot_model(kept.id) == MODEL


def test_undo_and_redo_pass_over_a_review(repository: Repository, version: str) -> None:
    repository.save(version, add("Ada"))
    repository.save(version, add("Bo"))
    repository.undo(version)
    before = repository.head(version)
    repository.finish_review(version, name="Review", note="", description="Looked at it")
    head = repository.head(version)
    assert (head.undoes, head.redoes) == (before.undoes, before.redoes)
    assert head.model == before.model
    assert [each.title for each in repository.redo(version).after.model.stones] == [
        "a",
        "b",
        "Ada",
        "Bo",
    ]
    assert [each.title for each in repository.undo(version).after.model.stones] == ["a", "b", "Ada"]
    assert repository.undo(version).after.model == MODEL


def test_a_review_without_a_name_leaves_no_trace(repository: Repository, version: str) -> None:
    before = story(repository, version)
    with pytest.raises(EditError):
        repository.finish_review(version, name=" ", note="", description="Looked at it")
    assert story(repository, version) == before
    assert repository.settings(_workspace(repository)) == Settings()


def test_an_empty_workspace_has_a_story_of_one_line(repository: Repository) -> None:
    assert story(repository, begin(repository, WorkModel())) == [(1, "start", "Began")]
