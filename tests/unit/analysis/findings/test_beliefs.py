"""A belief beside what happened since, in words."""

from datetime import date, timedelta

import pytest

from careerapp.analysis.findings.beliefs import belief_said, parts_clearly
from careerapp.analysis.measures.beliefs import Evidence, evidence
from careerapp.domain.items import About, DataPoint
from tests.sketch import sketch

TODAY = date(2026, 6, 15)


def after(*kinds: str, belief: float | None = 0.7, days: int = 0) -> Evidence:
    points = tuple(
        DataPoint(
            id=str(number),
            at=TODAY - timedelta(days=days),
            kind=kind,
            about=(About(id="today>Lead", made="unchanged"),),
        )
        for number, kind in enumerate(kinds)
    )
    model = sketch("today Lead", links={"today>Lead": {"confidence": belief}}, journal=points)
    return evidence(model, TODAY)["today>Lead"]


def test_wins_and_setbacks_are_said_with_what_they_make_of_the_belief():
    assert belief_said(after("win", "win", "setback")) == (
        "You believed 7 in 10; after two wins and one setback still about 7 in 10 (4 to 9)."
    )


def test_a_belief_that_moved_is_said_to_be_rather_something_else():
    assert belief_said(after("setback", "setback", "setback")) == (
        "You believed 7 in 10; after three setbacks more like 3 in 10 (1 to 5)."
    )


def test_old_evidence_says_that_it_counts_less():
    assert belief_said(after("win", days=1_000)).endswith("Most of that is old, so it counts less.")
    assert "old" not in belief_said(after("win", days=10))


@pytest.mark.parametrize("kinds", [(), ("change",)])
def test_without_wins_and_setbacks_there_is_nothing_to_compare(kinds):
    assert belief_said(after(*kinds)) == ""


def test_without_a_belief_there_is_nothing_to_compare():
    assert belief_said(after("win", belief=None)) == ""
    assert not parts_clearly(after("win", belief=None))


def test_a_belief_parts_from_what_happened_once_it_lies_outside_the_band():
    assert not parts_clearly(after("setback"))
    assert parts_clearly(after(*["setback"] * 5, belief=0.9))


def test_what_is_shared_among_ways_in_is_said_to_be_and_is_not_old_for_it():
    shared = DataPoint(id="s", at=TODAY, kind="setback", about=(About(id="Lead"),))
    own = DataPoint(id="o", at=TODAY, kind="win", about=(About(id="a>Lead"),))
    model = sketch(
        "today a Lead",
        "today b Lead",
        "today c Lead",
        links={"a>Lead": {"confidence": 0.5}, "b>Lead": {"confidence": 0.5}},
        journal=(shared, own),
    )
    found = evidence(model, TODAY)
    assert "after one setback, shared among three ways in, " in belief_said(found["b>Lead"])
    both = "after one win and one setback (one of them shared among three ways in) "
    assert both in belief_said(found["a>Lead"])
    assert found["b>Lead"].faded == pytest.approx(0)
    assert "old" not in belief_said(found["b>Lead"])
