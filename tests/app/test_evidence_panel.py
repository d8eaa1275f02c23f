"""A belief beside what happened since: asked where they part, never overwritten."""

from datetime import date

import pytest

from careerapp.domain.items import About, DataPoint
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

SETBACKS = tuple(
    DataPoint(id=f"d{month}", at=date(2026, month, 1), kind="setback", about=(About(id="a>Lead"),))
    for month in (3, 4, 5)
)
SAID = "You believed 9 in 10; after three setbacks more like 4 in 10 (1 to 7)."


def judged(*journal: DataPoint):
    links = {"today>a": {"confidence": 0.5}, "a>Lead": {"confidence": 0.9}}
    nodes = {"a": {"title": "Course"}, "Lead": {"title": "Team lead"}}
    return sketch("today a Lead", nodes=nodes, links=links, journal=journal)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(judged(*SETBACKS)).go("revise")


def test_where_belief_and_evidence_part_clearly_it_asks_which_is_right(person: Person, kept: Kept):
    told = person.texts[person.texts.index("Which is right?") :]
    assert told[1:3] == ["Course leads to Team lead", SAID]
    assert kept.item("Course to Team lead").confidence == 0.9


def test_setting_the_belief_is_one_click_and_one_step_back(person: Person, kept: Kept):
    person.press("Set my belief to 4 in 10")
    link = kept.item("Course to Team lead")
    assert link.confidence == pytest.approx(1.8 / (2 + 2.79), abs=0.01)
    assert link.grounds == "some"
    assert "Which is right?" not in person.texts
    person.go("routes").press("undo")
    assert kept.item("Course to Team lead").confidence == 0.9


def test_who_keeps_theirs_is_asked_again_only_when_more_has_happened(person: Person, kept: Kept):
    person.press("Keep mine: 9 in 10")
    assert kept.item("Course to Team lead").confidence == 0.9
    assert "Which is right?" not in person.texts
    assert not person.select("a>Lead").has("evidence-panel-a>Lead")
    person.go("revise").fill("In your own words", "They refused the team lead.").press("Keep it")
    assert kept.model.journal[-1].about_ids == ("Lead",)
    assert "Which is right?" in person.texts


def test_the_link_itself_shows_both_with_the_band_and_asks_too(person: Person):
    person.select("a>Lead")
    assert SAID in person.texts
    assert person.has("evidence-panel-a>Lead")


@pytest.mark.parametrize("journal", [(), SETBACKS[:1]])
def test_where_they_do_not_part_nothing_is_asked(at_work, journal):
    assert "Which is right?" not in at_work(judged(*journal)).go("revise").texts


def test_nothing_is_asked_or_believed_of_a_link_that_no_longer_leads_there(at_work):
    model = judged(*SETBACKS)
    links = tuple(link.replace(closed=link.id == "a>Lead") for link in model.links)
    person = at_work(model.replace(links=links)).go("revise")
    assert "Which is right?" not in person.texts
    person.select("a>Lead")
    assert SAID not in person.texts


def test_what_speaks_for_several_ways_in_is_told_as_shared_and_not_in_full(at_work):
    links = {id: {"confidence": 0.6} for id in ("today>a", "today>b", "a>Lead", "b>Lead")}
    point = DataPoint(
        id="d", at=date(2026, 6, 1), kind="setback", strength=3, about=(About(id="Lead"),)
    )
    model = sketch("today a Lead", "today b Lead", links=links, journal=(point,))
    person = at_work(model).select("a>Lead")
    # 1.2 / (2 + 2/2): half of a strong setback, against a guess that is worth two.
    shared = "You believed 6 in 10; after one setback, shared among two ways in, more like 4 in 10"
    assert shared in person.said
    picked = model.replace(journal=(point.replace(spoke_for=("a>Lead",)),))
    person = at_work(picked).select("a>Lead")
    assert "You believed 6 in 10; after one setback more like 3 in 10" in person.said
    assert "setback" not in person.select("b>Lead").said
