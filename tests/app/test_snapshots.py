"""Snapshots: kept with a note, compared in sentences, gone back to without losing a thing."""

import pytest

from careerapp.domain import edits
from careerapp.domain.items import DataPoint
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
    person.at.session_state["revise-tabs"] = "Snapshots"
    return person.go("revise")


def test_a_snapshot_is_kept_under_the_date_that_is_offered(person: Person, kept: Kept):
    assert "Nothing to compare yet." in person.said
    person.press(KEEP)
    (snapshot,) = kept.snapshots
    assert (snapshot.name, snapshot.note, snapshot.at) == ("15 June 2026", "", TODAY)
    assert person.notices == ["Kept the snapshot 15 June 2026"]
    assert "Nothing differs between the two." in person.texts


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


def test_what_changed_since_a_snapshot_is_told_in_sentences(person: Person, kept: Kept):
    person.press(KEEP)
    kept.another_tab_does(edits.change("maria", status="blocked"))
    kept.another_tab_does(edits.duplicate("Lead", "second"))
    kept.another_tab_does(edits.change("maria>Lead", confidence=0.9))
    person.reload()
    told = [text.removeprefix("- ") for text in person.texts if text.startswith("- ")]
    assert told == [
        "Added the outcome Team lead (copy).",
        "Maria: status changed from not started to blocked.",
        "Maria to Team lead: not judged yet became almost sure.",
    ]


def test_any_two_moments_can_be_compared(person: Person, kept: Kept):
    person.fill("Name", "First").press(KEEP)
    kept.another_tab_does(edits.change("maria", title="Mary"))
    person.fill("Name", "Second").press(KEEP)
    kept.another_tab_does(edits.change("Lead", title="Head"))
    first, second = (snapshot.id for snapshot in reversed(kept.snapshots))
    person.fill("From", first).fill("To", second)
    assert "- Maria is now called Mary." in person.texts
    assert "Head" not in person.said
    person.fill("From", second).fill("To", "now")
    assert "- Team lead is now called Head." in person.texts
    assert "Mary." not in person.said


def test_going_back_restores_the_map_keeps_the_journal_and_can_be_undone(
    person: Person, kept: Kept
):
    person.fill("Name", "As it was").press(KEEP)
    kept.another_tab_does(edits.remove("maria"))
    kept.another_tab_does(edits.log(DataPoint(id="p", at=TODAY, kind="win", note="A talk.")))
    changed = kept.model
    person.reload().press("Go back")
    assert kept.model.replace(journal=()) == MODEL
    assert [point.note for point in kept.model.journal] == ["A talk."]
    assert [snapshot.name for snapshot in kept.snapshots] == [
        "Before going back to As it was",
        "As it was",
    ]
    person.go("routes").press("undo")
    assert kept.model == changed


def test_what_was_there_before_going_back_is_a_snapshot_to_go_back_to(person: Person, kept: Kept):
    person.fill("Name", "As it was").press(KEEP)
    kept.another_tab_does(edits.remove("maria"))
    without = kept.model
    person.reload().press("Go back", near="As it was").reload()
    person.press("Go back", near="Before going back to As it was")
    assert kept.model == without


def test_a_snapshot_can_be_taken_off_the_list(person: Person, kept: Kept):
    person.press(KEEP).press("Remove this snapshot")
    assert kept.snapshots == ()
    assert "Nothing to compare yet." in person.said


def test_once_the_map_stands_the_first_page_offers_to_keep_it(at_work, kept: Kept):
    person = at_work(MODEL).press("start-snapshot")
    assert person.title == "What has changed?"
    person.press(KEEP).go("start")
    assert not person.has("start-snapshot")
    assert len(kept.snapshots) == 1
