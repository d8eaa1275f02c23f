"""A link that no longer leads there opens no way, waits for no belief and is offered nowhere."""

from datetime import date

import pytest

from careerapp.analysis import (
    assess,
    front,
    keeps_doors_open,
    next_steps,
    one_more_link,
    rehearse,
    routes,
    worth_testing,
)
from careerapp.analysis.drawing.assumptions import aged_assumptions
from careerapp.analysis.drawing.ways import ways
from careerapp.domain.items import DataPoint, Months
from careerapp.domain.model import WorkModel
from tests.sketch import sketch

DAY = date(2027, 3, 1)
JUDGED = {id: {"confidence": 0.5} for id in ("today>a", "a>Lead", "today>b")}
CLOSED = {"b>Lead": {"closed": True}}
SURE_ONCE = {"b>Lead": {"closed": True, "confidence": 1.0}}


@pytest.fixture(params=[CLOSED, SURE_ONCE])
def shut(request: pytest.FixtureRequest) -> WorkModel:
    nodes = {id: {"months": Months(low=1, likely=2, high=3)} for id in "ab"}
    return sketch("today a Lead", "today b Lead", nodes=nodes, links=JUDGED | request.param)


def test_it_is_not_waited_for(shut: WorkModel):
    found = assess(shut, DAY).outcomes["Lead"]
    assert (found.unjudged, found.chance, found.exact) == ((), 0.25, True)
    assert found.hinges_on == ("a", "today>a", "a>Lead")


def test_it_opens_no_way(shut: WorkModel):
    only = [("today>a", "a>Lead")]
    assert [way.links for way in ways(shut, "Lead")] == only
    for by in ("months", "chance", "risk"):
        assert [each.links for each in routes(shut, "Lead", 9, by, as_of=DAY)] == only
    assert [each.links for each in front(shut, "Lead", as_of=DAY).routes] == only
    assert rehearse(shut, {"b"}, as_of=DAY).outcomes["Lead"].standing == "intact"


def test_it_is_offered_nowhere(shut: WorkModel):
    assert {each.id for each in worth_testing(shut, 9, as_of=DAY)} <= {"today>a", "a>Lead"}
    assert {each.id for each in next_steps(shut, 9, as_of=DAY)} == {"a"}
    assert {each.id for each in keeps_doors_open(shut, 9, as_of=DAY)} == {"a"}
    assert {each.link.id for each in aged_assumptions(shut, DAY)} == {"today>a", "a>Lead"}
    more = one_more_link(shut, 9, direct=True, as_of=DAY)
    assert ("b", "Lead") not in {(each.source, each.target) for each in more}


def test_it_blocks_what_needs_all():
    nodes = {"Lead": {"needs": "all"}}
    shut = sketch("today a Lead", "today b Lead", nodes=nodes, links=JUDGED | CLOSED)
    found = assess(shut, DAY).outcomes["Lead"]
    assert (found.has_way, found.chance, found.unjudged) == (False, 0.0, ())


def test_what_happens_later_does_not_open_it_again(shut: WorkModel):
    wins = tuple(
        DataPoint(id=f"d{number}", at=DAY, kind="win", strength=3, about=("b>Lead",))
        for number in range(5)
    )
    assert assess(shut.replace(journal=wins), DAY).outcomes["Lead"].chance == 0.25
