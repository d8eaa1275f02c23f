"""One thing to do next and why, and what is under More, on the What if…? page."""

import pytest

from careerapp.domain.items import Link
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

JUDGED = {
    link: {"confidence": belief}
    for link, belief in {
        "today>maria": 0.8,
        "maria>Lead": 0.5,
        "today>course": 0.7,
        "course>Lead": 0.4,
        "maria>Fridays": 0.9,
    }.items()
}
MODEL = sketch(
    "today maria Lead",
    "today course Lead",
    "maria Fridays",
    nodes={"maria": {"kind": "relationship", "title": "Maria"}, "course": {"appeal": "drains"}},
    links=JUDGED,
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("what_if")


def test_a_step_that_ends_a_hope_says_so(person: Person):
    assert "Maria\nWithout it no way leads to Fridays." in person.said


def test_a_step_that_only_hurts_says_by_how_much(at_work):
    model = sketch("today maria Lead", "today course Lead", links=JUDGED)
    person = at_work(model).go("what_if")
    assert "Left out, Lead goes from 6 in 10 to 3 in 10, by your own guesses." in person.said


def test_what_drains_is_said_to_do_so(at_work):
    model = sketch("today course Lead", nodes={"course": {"appeal": "drains"}})
    assert "You said that it drains you." in at_work(model).go("what_if").said


def test_the_step_opens_on_the_map(person: Person):
    person.press("Open it on the map")
    assert (person.title, person.widget("Title").value) == ("Routes", "Maria")


def test_more_says_what_to_test_first_and_what_keeps_doors_open(person: Person):
    person.open("more-advice")
    assert "Test first\nWhether Maria leads to Lead: knowing that would change most." in person.said
    assert "Keeps most doors open\nMaria is on a way to two hopes." in person.said


def test_one_more_link_is_drawn_with_one_click_not_judged_yet(person: Person, kept: Kept):
    person.open("more-advice")
    assert "course leads to Fridays: about" in person.said
    person.press("advice-draw-0")
    (link,) = (link for link in kept.model.links if link.id not in JUDGED)
    assert link == Link(id=link.id, source="course", target="Fridays")
    assert kept.history[0] == "Linked *course* to *Fridays*"


def test_without_another_judged_way_no_test_would_change_anything(at_work):
    model = sketch("today a Lead", links={"today>a": {"confidence": 0.5}})
    person = at_work(model).go("what_if").open("more-advice")
    assert "no hope has two ways that are judged" in person.said


def test_with_nothing_judged_it_says_when_a_test_is_named(at_work):
    person = at_work(sketch("today a Lead")).go("what_if").open("more-advice")
    assert "Once a few links are judged" in person.said


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (
            sketch("a Lead", nodes={"a": {"status": "done"}}),
            "Everything on your ways is had already.",
        ),
        (sketch("a Lead"), "No way leads to a hope yet."),
        (sketch("today a Lead", nodes={"Lead": {"status": "reached"}}), "No hope is open now."),
    ],
)
def test_where_no_step_is_ahead_it_says_why(at_work, model, said):
    assert said in at_work(model).go("what_if").said
