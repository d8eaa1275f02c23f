"""Snapshots: kept with a name and a note, renamed, taken off the list."""

import pytest

from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria Lead",
    nodes={"maria": {"title": "Maria"}, "Lead": {"title": "Team lead"}},
)
KEEP = "Keep a snapshot"


@pytest.fixture
def person(at_work) -> Person:
    return snapshots_of(at_work(MODEL))


def snapshots_of(person: Person) -> Person:
    person.at.session_state["revise-tabs"] = "History"
    return person.go("revise")


def test_a_snapshot_is_kept_under_the_date_that_is_offered(person: Person, kept: Kept):
    person.press(KEEP)
    (snapshot,) = kept.snapshots
    assert (snapshot.name, snapshot.note, snapshot.at) == ("15 June 2026", "", TODAY)
    assert person.notices == ["Kept the snapshot 15 June 2026"]
    assert {"15 June 2026", "Snapshot 15 Jun"} <= set(person.texts)


def test_a_snapshot_has_a_name_and_a_note(person: Person, kept: Kept):
    person.fill("Name", "  Before   the summer ").fill("A note to yourself", "Curious.\nReally.")
    person.press(KEEP)
    assert (kept.snapshots[0].name, kept.snapshots[0].note) == (
        "Before the summer",
        "Curious.\nReally.",
    )
    assert {"Before the summer", "Curious.  \nReally."} <= set(person.texts)
    assert person.widget("A note to yourself").value == ""


def test_a_snapshot_without_a_name_is_refused_and_its_note_stays(person: Person, kept: Kept):
    person.fill("Name", " ").fill("A note to yourself", "Curious.").press(KEEP)
    assert "Give it a name; the date will do." in person.texts
    assert person.widget("A note to yourself").value == "Curious."
    assert kept.snapshots == ()


def test_a_snapshot_can_be_taken_off_the_list(person: Person, kept: Kept):
    person.press(KEEP).press("Remove this snapshot")
    assert kept.snapshots == ()
    assert "15 June 2026" not in person.texts


def test_a_snapshot_is_given_another_name_and_note(person: Person, kept: Kept):
    person.press(KEEP)
    person.fill("Name", "Before it all", near="15 June 2026").fill("Note", "Calm.")
    person.press("Save")
    assert [(each.name, each.note) for each in kept.snapshots] == [("Before it all", "Calm.")]
    assert {"Before it all", "Calm."} <= set(person.texts)


def test_a_snapshot_keeps_its_name_when_the_new_one_is_empty(person: Person, kept: Kept):
    person.press(KEEP).fill("Name", "  ", near="15 June 2026").press("Save")
    assert person.notices == ["A name may not be empty."]
    assert kept.snapshots[0].name == "15 June 2026"


def test_once_the_map_stands_the_first_page_offers_to_keep_it(at_work, kept: Kept):
    person = at_work(MODEL).press("start-snapshot")
    assert person.title == "How it came to this"
    person.press(KEEP).go("start")
    assert not person.has("start-snapshot")
    assert len(kept.snapshots) == 1
