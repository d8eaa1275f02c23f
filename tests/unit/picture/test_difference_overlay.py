"""What has changed between two moments, on the map of the later one."""

from datetime import date

from hypothesis import given

from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import FADED, Overlay, difference_overlay
from careerapp.picture.table import rows_of
from careerapp.picture.view import view_of
from tests.sketch import sketch
from tests.strategies import models

BEFORE = sketch("today a b Lead", "a c Lead", "today d Else")


def test_what_is_new_is_marked_and_what_is_the_same_fades():
    overlay = difference_overlay(
        BEFORE, sketch("today a b Lead", "a c Lead", "today d e Else", "d Else")
    )
    assert overlay.nodes["e"].badge == "new"
    assert {id for id, mark in overlay.links.items() if mark.strong} == {"d>e", "e>Else"}
    assert overlay.nodes["b"] == overlay.links["a>b"] == FADED
    assert not overlay.nodes_too


def test_what_changed_says_what_it_was():
    after = sketch(
        "today a b Lead", "a c Lead", "today d Else",
        nodes={"b": {"title": "Bee", "status": "done"}},
        links={"a>b": {"confidence": 0.75}},
    )  # fmt: skip
    overlay = difference_overlay(BEFORE, after)
    assert overlay.nodes["b"].badge == overlay.links["a>b"].badge == "changed"
    assert overlay.nodes["b"].words == "changed: was called b, was not started"
    assert overlay.links["a>b"].words == "changed: was not judged yet"


def test_a_belief_that_moved_within_one_word_gives_its_figure():
    links = {"a>b": {"confidence": 0.75}}, {"a>b": {"confidence": 0.8}}
    before, after = (sketch("today a b", links=each) for each in links)
    assert difference_overlay(before, after).links["a>b"].words == "changed: was 75%"


def test_what_was_removed_is_drawn_struck_out_where_it_hung():
    after = sketch("today a c Lead", "today d Else")
    overlay = difference_overlay(BEFORE, after)
    view = view_of(after, overlay=overlay)
    drawn = {node.id: node for node in view.nodes}
    assert drawn["b"].mark.lost
    assert drawn["b"].text.endswith("removed")
    assert {edge.id for edge in view.edges if edge.mark.lost} == {"a>b", "b>Lead"}
    assert "Removed" in {entry.words for entry in view.legend}


def test_what_was_dropped_since_is_shown_though_the_map_leaves_it_out():
    after = sketch("today a b Lead", "a c Lead", "today d Else", nodes={"b": {"status": "dropped"}})
    view = view_of(after, overlay=difference_overlay(BEFORE, after))
    dropped = next(node for node in view.nodes if node.id == "b")
    assert (dropped.mark.badge, dropped.mark.words) == ("changed", "changed: was not started")


def test_two_alike_leave_the_map_plain():
    overlay = difference_overlay(BEFORE, BEFORE)
    assert overlay == Overlay("What has changed", {}, {})


def test_only_what_happened_leaves_the_map_plain():
    journal = (DataPoint(id="p", at=date(2026, 1, 1), kind="win", about=("a",)),)
    overlay = difference_overlay(BEFORE, BEFORE.replace(journal=journal))
    assert overlay == Overlay("What has changed", {}, {})


@given(models(), models())
def test_every_difference_can_be_drawn_and_put_into_words(before: WorkModel, after: WorkModel):
    overlay = difference_overlay(before, after)
    view = view_of(after, overlay=overlay, show_dropped=True)
    drawn = {node.id for node in view.nodes}
    assert set(after.nodes) <= drawn
    removed = {id for id, mark in overlay.nodes.items() if mark.lost}
    assert removed == set(before.nodes) - set(after.items) - {"today"}
    assert removed <= drawn
    assert len(rows_of(after, overlay)) == len(view.nodes)


def test_the_legend_says_what_pale_means_where_anything_has_changed_and_nothing_else():
    after = sketch("today a b Lead", "a c Lead", "today d Else", nodes={"b": {"title": "Bee"}})
    legend = difference_overlay(BEFORE, after).legend
    assert [entry.words for entry in legend] == ["Changed", "As it was"]
    assert difference_overlay(BEFORE, BEFORE).legend == ()
