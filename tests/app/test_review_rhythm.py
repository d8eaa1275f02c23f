"""The rhythm of reviews: its date, set by a person, and how one is reminded."""

from datetime import date

import pytest

from careerapp.domain.items import Idea
from careerapp.domain.workspace import Settings
from tests.app.kept import Kept
from tests.app.support import Person
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
RIGID = "What on your map is most rigid, or most exposed?"


def review_of(person: Person) -> Person:
    person.at.session_state["revise-tabs"] = "Review"
    return person.go("revise")


def sit_down(person: Person) -> Person:
    return review_of(person).press("Begin the review")


@pytest.fixture
def person(at_work) -> Person:
    return sit_down(at_work(MODEL))


def test_the_rhythm_is_a_persons_own(person: Person, kept: Kept):
    person.fill("Every how many weeks?", 2)
    assert kept.repository.settings(kept.workspace).review_every_weeks == 2
    assert person.notices == ["A review every two weeks"]


def test_a_review_that_is_overdue_says_so_kindly_on_the_first_page(at_work, kept: Kept):
    person = at_work(MODEL)
    assert "A good moment to look back" not in person.texts
    kept.repository.save_settings(kept.workspace, Settings(last_review=date(2026, 4, 20)))
    person.reload()
    assert "A good moment to look back" in person.texts
    told = "Your review, whenever you have ten minutes. It was for Monday 18 May."
    assert told in person.texts
    assert "Monday 18 May, whenever you have ten minutes." in review_of(person).said


def test_the_first_page_leads_to_the_review_and_to_one_that_was_begun(at_work):
    person = at_work(MODEL).press("Sit down")
    assert person.title == "Ten minutes with your map"
    person.press("Begin the review").press("Next").go("start").press("Go on with it")
    assert RIGID in person.texts
