"""What is laid over the map: the ways to one hope, hinges, a filter, a loss."""

import pytest

from careerapp.analysis.drawing.ways import hinges, ways
from careerapp.picture.overlay import (
    FADED,
    STRONG,
    Mark,
    hinge_overlay,
    loss_overlay,
    routes_overlay,
)
from tests.sketch import sketch

TWO_WAYS = sketch("today maria a Lead", "maria b Lead", "today other Else")


def test_the_ways_to_one_hope_stand_out_and_the_rest_fades():
    overlay = routes_overlay(TWO_WAYS, "Lead", ways(TWO_WAYS, "Lead"))
    assert {id for id, mark in overlay.nodes.items() if mark.faded} == {"other", "Else"}
    assert {id for id, mark in overlay.links.items() if mark.strong} == {
        "today>maria", "maria>a", "a>Lead", "maria>b", "b>Lead",
    }  # fmt: skip
    assert {id for id, mark in overlay.links.items() if mark.faded} == {"today>other", "other>Else"}
    assert "Lead" in overlay.name


def test_a_hope_without_a_way_stands_alone():
    overlay = routes_overlay(TWO_WAYS, "Lead", ())
    assert "Lead" not in overlay.nodes
    assert set(overlay.nodes.values()) == set(overlay.links.values()) == {FADED}
    assert not overlay.legend


def test_what_it_hinges_on_is_ringed_and_says_so():
    overlay = hinge_overlay(TWO_WAYS, hinges(TWO_WAYS, "Lead"), 2)
    assert overlay.nodes == {"maria": Mark(ring=True, badge="both ways need this")}
    assert overlay.links == {"today>maria": STRONG._replace(words="both ways need this")}
    assert {entry.sample for entry in overlay.legend} == {"mark ring", "mark strong"}


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "the one way needs this"), (2, "both ways need this"), (3, "all 3 ways need this")],
)
def test_hinges_count_their_ways_in_words(count, words):
    assert hinge_overlay(TWO_WAYS, "maria", count).nodes["maria"].badge == words


def test_where_nothing_hinges_nothing_is_marked():
    overlay = hinge_overlay(TWO_WAYS, None, 0)
    assert not overlay.nodes
    assert not overlay.links
    assert not overlay.legend


def test_a_loss_is_struck_out_and_every_hope_says_what_becomes_of_it():
    model = sketch("today maria a Lead", "maria Teach", "today b Teach", "today c Rest")
    standing = {"Lead": "lost", "Teach": "weakened", "Rest": "intact"}
    overlay = loss_overlay(model, {"maria"}, standing)
    said = {id: mark.badge for id, mark in overlay.nodes.items() if mark.badge}
    assert said == {"Lead": "would end", "Teach": "would hurt", "Rest": "still stands"}
    assert {id for id, mark in overlay.nodes.items() if mark.lost} == {"maria", "a", "Lead"}
    assert {id for id, mark in overlay.nodes.items() if mark.weak} == {"Teach"}
    assert overlay.links.keys() == {"today>maria", "maria>a", "a>Lead", "maria>Teach"}


def test_what_one_has_and_would_lose_along_is_struck_out_too():
    had = {"status": "done"}
    nodes = {"shop": had, "rota": {**had, "rests": True}, "own": had}
    model = sketch("shop rota", "shop own", "rota Lead", "own Lead", nodes=nodes)
    marks = loss_overlay(model, {"shop"}, {"Lead": "weakened"}).nodes
    assert {id for id, mark in marks.items() if mark.lost} == {"shop", "rota"}


def test_a_link_can_be_lost_by_itself():
    model = sketch("today maria a Lead", "today b Lead")
    overlay = loss_overlay(model, {"a>Lead"}, {"Lead": "weakened"})
    assert overlay.links == {"a>Lead": Mark(lost=True)}
    assert not any(mark.lost for mark in overlay.nodes.values())
