"""Which links carry most and were tested least, against losses tried one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from careerapp.analysis import assess
from careerapp.analysis.drawing.assumptions import aged_assumptions
from careerapp.analysis.evidence import DAYS_A_MONTH, HALF_LIFE
from careerapp.domain.edits import change, remove
from careerapp.domain.items import About, DataPoint
from careerapp.domain.reach import reachable
from tests.sketch import sketch
from tests.unit.analysis.drawings import drawings

DAY = date(2027, 3, 1)


def point(about: str, days_ago: int, kind: str = "win") -> DataPoint:
    return DataPoint.model_validate(
        {
            "id": f"{about}-{days_ago}",
            "at": DAY - timedelta(days=days_ago),
            "kind": kind,
            "about": (About(id=about),),
        }
    )


def order(model, losses=None) -> list[str]:
    return [each.link.id for each in aged_assumptions(model, DAY, losses)]


def test_what_ends_a_hope_comes_before_what_does_not():
    model = sketch("today hub a Lead", "hub b Lead")
    assert order(model)[0] == "today>hub"
    assert len(order(model)) == len(model.links)


def test_what_was_tried_lately_stands_back_and_comes_forward_again_with_time():
    model = sketch("today a b Lead")
    fresh = model.replace(journal=(point("today>a", 0), point("a>b", 400)))
    assert order(fresh) == ["b>Lead", "a>b", "today>a"]
    last = {each.link.id: each.last for each in aged_assumptions(fresh, DAY)}
    assert last == {"b>Lead": None, "a>b": DAY - timedelta(days=400), "today>a": DAY}


def test_what_was_tested_today_waits_behind_what_carries_less_and_never_was():
    model = sketch("today Lead", "today Fridays", nodes={"Fridays": {"importance": 5}})
    assert order(model.replace(journal=(point("today>Fridays", 0),))) == [
        "today>Lead",
        "today>Fridays",
    ]


def test_a_change_of_mind_is_no_evidence_and_what_is_about_a_node_is_about_the_links_into_it():
    model = sketch("today a Lead", journal=(point("Lead", 3), point("today>a", 1, "change")))
    last = {each.link.id: each.last for each in aged_assumptions(model, DAY)}
    assert last == {"today>a": None, "a>Lead": DAY - timedelta(days=3)}


def test_with_chances_what_would_hurt_most_comes_first():
    beliefs = {"today>a": 0.9, "a>Lead": 0.9, "today>b": 0.3, "b>Lead": 0.9}
    links = {id: {"confidence": belief} for id, belief in beliefs.items()}
    model = sketch("today a Lead", "today b Lead", links=links)
    found = {id: each.losses for id, each in assess(model, DAY).outcomes.items()}
    first, second, *rest = aged_assumptions(model, DAY, found)
    assert {first.link.id, second.link.id} == {"today>a", "a>Lead"}
    assert first.carries > max(each.carries for each in rest) > 0
    assert first.hurts == ("Lead",)
    assert first.ends == ()


def test_a_weightier_hope_weighs_more():
    model = sketch("today Lead", "today Fridays", nodes={"Fridays": {"importance": 5}})
    assert order(model) == ["today>Fridays", "today>Lead"]


def test_what_leads_to_no_open_hope_is_not_spoken_of():
    model = sketch("today a Lead", "today b", nodes={"Lead": {"status": "reached"}})
    assert aged_assumptions(model, DAY) == ()


def test_how_one_came_by_what_one_has_is_no_assumption_any_more():
    model = sketch("today maria Lead", nodes={"maria": {"status": "done"}})
    assert order(model) == ["maria>Lead"]


@given(drawings())
def test_a_link_is_said_to_end_just_the_hopes_that_cannot_be_reached_without_it(model):
    for found in aged_assumptions(model, DAY):
        without = reachable(change(found.link.id, confidence=0.0)(model).model)
        ended = {
            outcome.id
            for outcome in model.outcomes
            if outcome.status == "open"
            and outcome.id in reachable(model)
            and outcome.id not in without
        }
        assert set(found.ends) == ended
        assert set(found.hurts).isdisjoint(found.ends)


@given(drawings())
def test_all_links_of_ways_are_told_once_and_removing_one_takes_it_off_the_list(model):
    ids = order(model)
    assert len(set(ids)) == len(ids)
    if ids:
        assert ids[0] not in order(remove(ids[0])(model).model)


def test_a_link_never_tested_presses_by_all_that_it_carries_and_one_tested_today_not_at_all():
    model = sketch("today a Lead", nodes={"Lead": {"importance": 5}})
    for each in aged_assumptions(model, DAY):
        assert (each.last, each.carries, each.pressing) == (None, 1.0, 1.0)
    tested = model.replace(journal=(point("a>Lead", 0),))
    pressing = {each.link.id: each.pressing for each in aged_assumptions(tested, DAY)}
    assert pressing == {"today>a": 1.0, "a>Lead": 0.0}
    half = model.replace(journal=(point("a>Lead", round(HALF_LIFE * DAYS_A_MONTH)),))
    pressing = {each.link.id: each.pressing for each in aged_assumptions(half, DAY)}
    assert pressing["a>Lead"] == pytest.approx(0.5, abs=0.01)


def test_a_link_that_ends_the_only_hope_carries_all_of_it_by_its_chance_too():
    even = {id: {"confidence": 0.5} for id in ("today>a", "a>Lead")}
    model = sketch("today a Lead", links=even)
    losses = {id: each.losses for id, each in assess(model, DAY).outcomes.items()}
    found = aged_assumptions(model, DAY, losses)
    assert {each.link.id: each.carries for each in found} == {"today>a": 1.0, "a>Lead": 1.0}
