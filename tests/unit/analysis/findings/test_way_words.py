"""What is said of ways: a gain is never told as a loss, and a loss never as nothing."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.way_words import count_ways, no_way, no_ways, ways_moved
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis.drawings import drawings

LOSSES = ("left", "no longer open", " had ")


def having(model: WorkModel, *done: str) -> WorkModel:
    return model.replace(
        stones=tuple(
            stone.replace(status="done") if stone.id in done else stone for stone in model.stones
        )
    )


def losing(model: WorkModel, *gone: str) -> WorkModel:
    return model.replace(
        stones=tuple(
            stone.replace(status="blocked") if stone.id in gone else stone for stone in model.stones
        )
    )


def test_a_step_done_before_the_hope_is_told_as_the_straight_way_and_what_need_not_be_done():
    model = sketch("today a certificate Lead", "today b certificate", "today c certificate")
    assert len(ways(model, "Lead")) == 3
    assert list(ways_moved(model, having(model, "certificate"))) == [
        "It is straight from *certificate* to *Lead* now;"
        " no longer needed for it: *a*, *b* and *c*."
    ]


def test_a_first_step_done_makes_the_ways_through_it_shorter():
    model = sketch("today a b Lead", "b Home")
    assert list(ways_moved(model, having(model, "a"))) == [
        "Ways to *Lead* and *Home* are a step shorter."
    ]


def test_a_step_done_that_opens_a_way_is_counted():
    model = sketch("today a Lead", "b Lead")
    assert list(ways_moved(model, having(model, "b"))) == [
        "Two ways to *Lead*, one more than before."
    ]
    only = sketch("b Lead")
    assert list(ways_moved(only, having(only, "b"))) == [
        "One way leads to *Lead* now: straight from *b*."
    ]


def test_a_thing_lost_of_two_that_start_one_way_takes_no_way_away():
    model = having(sketch("maria course Lead", "savings course"), "maria", "savings")
    assert list(ways_moved(model, losing(model, "maria"))) == [
        "*savings* still leads where *maria* did: *Lead* keeps its way."
    ]
    assert list(ways_moved(model, losing(model, "maria", "savings"))) == [
        "No way to *Lead* is left on the map."
    ]


def test_a_closed_link_takes_its_way_and_an_open_one_brings_it_back():
    model = sketch("today a Lead", "today b Lead")
    links = tuple(link.replace(closed=link.id == "a>Lead") for link in model.links)
    closed = model.replace(links=links)
    assert list(ways_moved(model, closed)) == ["*Lead* had two ways; one is left: through *b*."]
    assert list(ways_moved(closed, model)) == ["Two ways to *Lead*, one more than before."]


@given(drawings(), st.data())
def test_what_gets_done_is_never_told_as_a_loss(model, data):
    ahead = [stone.id for stone in model.stones if stone.status in ("idea", "active")]
    assume(ahead)
    after = having(model, data.draw(st.sampled_from(ahead)))
    for said in ways_moved(model, after):
        assert not any(loss in said for loss in LOSSES), said
        assert said.endswith(".")


@given(drawings(), st.data())
def test_a_loss_says_so_for_every_hope_that_lost_a_way(model, data):
    gone = data.draw(st.sampled_from([stone.id for stone in model.stones]))
    after = losing(model, gone)
    said = " ".join(ways_moved(model, after))
    for outcome in model.outcomes:
        before, now = ways(model, outcome.id), ways(after, outcome.id)
        if before and not now:
            assert f"No way to *{outcome.title}* is left" in said
        if len(now) < len(before):
            assert f"*{outcome.title}*" in said
            assert any(loss in said for loss in LOSSES)


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (sketch("a Lead"), "no way yet"),
        (sketch("today b", "a Lead"), "no way yet"),
        (losing(sketch("today a Lead"), "a"), "no way open now"),
        (losing(sketch("today a b Lead"), "a"), "no way open now"),
        (sketch("today a Lead", links={"a>Lead": {"closed": True}}), "no way open now"),
        (sketch("today a Lead"), "one way"),
    ],
)
def test_a_way_that_was_lost_is_not_said_to_be_missing_yet(model, said):
    assert count_ways(model, "Lead") == said


def test_of_several_hopes_it_is_said_what_is_true_of_all():
    model = losing(sketch("today a Lead", "b Home"), "a")
    assert no_way(model, "Home") == "no way yet"
    assert no_ways(model, ["Home"]) == "no way yet"
    assert no_ways(model, ["Lead"]) == "no way open now"
    assert no_ways(model, ["Lead", "Home"]) == "no way open"
