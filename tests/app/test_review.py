"""The review: one's own answers first, then the map's; one small thing; a snapshot to close it."""

from datetime import date

import pytest

from careerapp.domain.items import DataPoint, Idea, Reflection
from careerapp.domain.workspace import Settings
from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "maria course Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria"},
        "Lead": {"title": "Team lead"},
    },
    ideas=(Idea(id="i", text="A stall"),),
)
RIGID = "What in your plan is most rigid, or most exposed?"
OTHER = "Which other ways have crossed your mind but are not on the map?"
OFTEN = "How often do you look at your assumptions again?"


def review_of(person: Person) -> Person:
    person.at.session_state["revise-tabs"] = "Review"
    return person.go("revise")


@pytest.fixture
def person(at_work) -> Person:
    return review_of(at_work(MODEL))


@pytest.mark.parametrize(
    ("question", "answer_of_the_map"),
    [
        (RIGID, "Two ways lead to Team lead. Both need Maria."),
        (OTHER, "One idea waits in the tray."),
        (OFTEN, "You changed something on one day of the last ninety"),
    ],
)
def test_the_map_answers_a_question_only_after_the_person_has(
    person: Person, kept: Kept, question: str, answer_of_the_map: str
):
    assert answer_of_the_map not in person.said
    person.fill("Your answer", "The study,\nI guess.", near=question)
    person.press("Answer", near=question)
    assert answer_of_the_map in person.said
    assert "The study,  \nI guess." in person.texts
    (reflection,) = kept.model.reflections
    assert (reflection.answer, reflection.at) == ("The study,\nI guess.", TODAY)


def test_an_empty_answer_is_no_answer(person: Person, kept: Kept):
    person.press("Answer", near=RIGID)
    assert person.notices == ["A few words first; the map answers after you."]
    assert kept.model == MODEL


def test_earlier_answers_can_be_looked_up(at_work):
    given = Reflection(id="r", at=date(2026, 3, 2), question="rigid", answer="The shop.")
    person = review_of(at_work(MODEL.replace(reflections=(given,))))
    assert {"Monday 2 March", "The shop."} <= set(person.texts)
    assert len([label for label in person.labels if label == "Answer"]) == 3


def test_what_happened_since_the_last_review_is_told(at_work, kept: Kept):
    points = [
        DataPoint(id=f"p{month}", at=date(2026, month, 1), kind="win", note=f"Month {month}.")
        for month in (3, 5, 6)
    ]
    person = at_work(MODEL.replace(journal=tuple(points)))
    kept.repository.save_settings(kept.workspace, Settings(last_review=date(2026, 4, 20)))
    review_of(person)
    assert [text for text in person.texts if text.startswith("Month")] == ["Month 6.", "Month 5."]


def test_balance_that_was_reached_is_asked_after_again(at_work, kept: Kept):
    reached = {"kind": "balance", "status": "reached", "title": "Fridays at home"}
    person = review_of(at_work(sketch("today Fridays", nodes={"Fridays": reached})))
    assert "Fridays at home" in person.texts
    person.press("No longer")
    assert kept.item("Fridays at home").status == "open"


def test_a_role_that_was_reached_is_not_asked_after(at_work):
    model = sketch("today Lead", nodes={"Lead": {"status": "reached"}})
    assert not review_of(at_work(model)).has("No longer")


def test_one_small_thing_to_try_is_written_down_with_a_date(person: Person, kept: Kept):
    person.fill("One small thing to try", "Ask the union").press("I will try it")
    assert kept.item("Ask the union").due == date(2026, 6, 29)


def test_a_small_thing_without_words_is_refused_at_its_field(person: Person, kept: Kept):
    person.press("I will try it")
    assert person.below("One small thing to try") == "This may not be empty."
    assert kept.model == MODEL


def test_finishing_keeps_a_snapshot_and_sets_the_next_date(person: Person, kept: Kept):
    person.press("Keep a snapshot and finish")
    assert kept.snapshots[0].name == "Review of 15 June 2026"
    assert kept.repository.settings(kept.workspace).last_review == TODAY
    assert person.notices == ["Review done. The next one: Monday 13 July"]
    assert "Monday 13 July, in 4 weeks." in person.said


def test_the_rhythm_is_a_persons_own(person: Person, kept: Kept):
    person.fill("Every how many weeks?", 2)
    assert kept.repository.settings(kept.workspace).review_every_weeks == 2
    assert person.notices == ["A review every two weeks"]


def test_a_review_that_is_overdue_says_so_kindly_on_the_first_page(at_work, kept: Kept):
    person = at_work(MODEL)
    assert "A review is waiting" not in person.texts
    kept.repository.save_settings(kept.workspace, Settings(last_review=date(2026, 4, 20)))
    person.reload()
    assert "A review is waiting" in person.texts
    assert "Was due Monday 18 May, 4 weeks ago" in person.texts
    assert "Whenever you have ten minutes." in review_of(person).said
