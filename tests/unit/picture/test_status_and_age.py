"""Where things stand, and how long ago links last met evidence."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from careerapp.analysis.evidence import last_evidence
from careerapp.domain.items import DataPoint
from careerapp.picture.overlay import FADED, Mark, age_overlay, status_overlay
from careerapp.picture.table import rows_of
from careerapp.picture.view import view_of
from tests.sketch import sketch
from tests.strategies import models

AS_OF = date(2026, 6, 15)
HAVE = {"status": "done"}


def test_what_could_be_started_is_told_from_what_comes_later():
    model = sketch("today a b c Lead", "today d", nodes={"a": HAVE})
    overlay = status_overlay(model)
    assert {id for id, mark in overlay.nodes.items() if mark.badge == "could start now"} == {
        "b",
        "d",
    }
    assert {id for id, mark in overlay.nodes.items() if mark.faded} == {"c"}
    assert {id for id, mark in overlay.links.items() if mark.strong} == {"today>a"}
    assert overlay.links["b>c"] == FADED


@pytest.mark.parametrize(("needs", "can"), [("any", True), ("all", False)])
def test_what_needs_all_can_start_only_once_all_is_had(needs, can):
    model = sketch("today a c", "today b c", nodes={"a": HAVE, "c": {"needs": needs}})
    assert (status_overlay(model).nodes["c"].badge == "could start now") == can


def test_each_status_is_said_in_words_below_its_node():
    model = sketch(
        "today a b Lead",
        nodes={"a": {"status": "active", "progress": 0.6}, "b": {"status": "blocked"}},
    )
    overlay = status_overlay(model)
    assert overlay.nodes["a"] == Mark(badge="under way (60%)")
    assert overlay.nodes["b"] == Mark(badge="blocked", tone="end")
    assert "Lead" not in overlay.nodes


@given(models())
def test_no_stone_is_without_words(model):
    marks = status_overlay(model).nodes
    assert all(marks[stone.id].said for stone in model.stones)


def aged(*days: int):
    """A link for each age of its evidence in days."""
    ids = [f"s{number}" for number in range(len(days))]
    journal = tuple(
        DataPoint(id=f"p{id}", at=AS_OF - timedelta(days=age), kind="win", about=(f"today>{id}",))
        for id, age in zip(ids, days, strict=True)
    )
    return sketch(*(f"today {id}" for id in ids), "today never", journal=journal)


def test_links_tell_by_form_and_words_how_long_ago_they_met_evidence():
    model = aged(92, 93, 365, 366)
    links = age_overlay(model, last_evidence(model), AS_OF).links
    forms = [(mark.strong, mark.weak, mark.faded) for mark in links.values()]
    plain = (False, False, False)
    assert forms == [
        (True, False, False), plain, plain, (False, True, False), (False, False, True),
    ]  # fmt: skip
    said = [mark.words for mark in links.values()]
    assert said[0] == said[1] == "met evidence 3 months ago"
    assert said[4] == "never tested"


def test_the_latest_of_several_counts_and_what_is_to_come_counts_as_today():
    points = [(AS_OF - timedelta(days=500), "one"), (AS_OF + timedelta(days=3), "two")]
    journal = tuple(
        DataPoint(id=id, at=at, kind="setback", about=("today>a",)) for at, id in points
    )
    model = sketch("today a", journal=journal)
    mark = age_overlay(model, last_evidence(model), AS_OF).links["today>a"]
    assert (mark.strong, mark.words) == (True, "met evidence today")


def test_the_legend_explains_what_is_there_and_nothing_else():
    model = aged(10)
    legend = age_overlay(model, last_evidence(model), AS_OF).legend
    assert [entry.words for entry in legend] == ["Met evidence lately", "Never tested"]


def test_words_of_marks_reach_the_picture_and_the_table():
    model = aged(10)
    overlay = age_overlay(model, last_evidence(model), AS_OF)
    edge = next(edge for edge in view_of(model, overlay=overlay).edges if edge.target == "s0")
    assert edge.text == "not judged yet, met evidence 10 days ago"
    assert "s0 (not judged yet, met evidence 10 days ago)" in rows_of(model, overlay)[0].leads_to
    standing = {row.title: row.shown for row in rows_of(model, status_overlay(model))}
    assert standing["s0"] == "Could start now"
