"""What happened and what moved, in words no finer than what is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.drawing.since import happened
from careerapp.analysis.findings.progress import (
    describe_happened,
    describe_judged,
    describe_likelier,
    describe_nearer,
    describe_over,
    describe_pace,
)
from careerapp.analysis.measures.movement import Figure
from careerapp.analysis.measures.progress import Line, Pace
from careerapp.domain.items import About, DataPoint, Experiment
from tests.sketch import sketch

DAY = date(2026, 6, 15)


def test_what_happened_is_said_in_the_order_in_which_one_would_tell_it() -> None:
    test = Experiment(id="t", about="a", question="Is it?", result="open")
    old = sketch("today a Lead", "today b Lead", "b Home", "today Chef", experiments=(test,))
    stones = tuple(s.replace(status={"a": "done", "b": "blocked"}[s.id]) for s in old.stones)
    outcomes = tuple(o.replace(status="reached") if o.id == "Chef" else o for o in old.outcomes)
    points = (
        DataPoint(id="s", at=DAY, kind="setback", about=(About(id="b>Lead"),)),
        DataPoint(id="n", at=DAY, kind="nothing"),
    )
    new = old.replace(
        stones=stones,
        outcomes=outcomes,
        journal=points,
        experiments=(test.replace(result="inconclusive"),),
    )
    assert [*describe_happened(happened([old, new]))] == [
        "One hope came true: *Chef*.",
        "One step finished: *a*.",
        "One thing gone or on hold: *b*.",
        "Without *b*, two ways are no longer open: one to *Lead* and one to *Home*.",
        "Small tests answered: one could not be told.",
        "Written down: one setback and one time that nothing happened,"
        " which spoke for or against one link.",
    ]
    assert [*describe_happened(happened([new, old]))] == [
        "One hope no longer true: *Chef*.",
        "Two ways newly open: one to *Lead* and one to *Home*.",
    ]


def test_of_many_things_some_are_counted() -> None:
    old = sketch("today a b c d e Lead")
    new = old.replace(stones=tuple(each.replace(status="done") for each in old.stones))
    assert [*describe_happened(happened([old, new]))] == [
        "Five steps finished: *a*, *b*, *c* and two more."
    ]


@pytest.mark.parametrize(
    ("months", "margin", "said"),
    [
        (1.1, 0.1, "looks about a month shorter than in March"),
        (-3.8, 0.4, "looks about four months longer than in March"),
        (0.2, 0.0, "looks about as long as in March"),
        (2.0, 2.5, "looks about as long as in March"),
    ],
)
def test_nearer_has_a_sign_and_is_said_roughly(months: float, margin: float, said: str) -> None:
    assert describe_nearer(Figure(months, margin), "March", "*Lead*") == (
        f"The way left to *Lead* {said}, by your own guesses."
    )


@pytest.mark.parametrize(
    ("chance", "margin", "said"),
    [
        (0.04, 0.0, "a little likelier than"),
        (0.1, 0.01, "likelier than"),
        (-0.2, 0.0, "less likely than"),
        (-0.5, 0.0, "much less likely than"),
        (0.01, 0.0, "about as likely as"),
        (-0.05, 0.06, "about as likely as"),
    ],
)
def test_likelier_has_a_sign_and_no_figure(chance: float, margin: float, said: str) -> None:
    assert describe_likelier(Figure(chance, margin), "March", "*Lead*") == (
        f"*Lead* looks {said} in March, by your own guesses."
    )
    many = describe_likelier(Figure(chance, margin), "March", "two hopes of five together")
    assert many.startswith(f"Two hopes of five together look {said}")


def test_which_hopes_a_number_is_over_is_said_with_it() -> None:
    lone = sketch("today Lead")
    five = sketch("today Lead", "today Chef", "today A", "today B", "today C")
    figure = Figure(0.0, 0.0)
    assert describe_over(lone, Line((), {"Lead": figure})) == "*Lead*"
    assert describe_over(five, Line((), {"Lead": figure})) == "*Lead*, one hope of five,"
    two = Line((), {"Lead": figure, "Chef": figure})
    assert describe_over(five, two) == "two hopes of five together"
    every = Line((), dict.fromkeys(("Lead", "Chef", "A", "B", "C"), figure))
    assert describe_over(five, every) == "the five hopes together"
    # One let go counts no more; one that came true meanwhile was counted until then.
    outcomes = tuple(
        o.replace(status={"A": "let_go", "Chef": "reached"}.get(o.id, "open"))
        for o in five.outcomes
    )
    assert describe_over(five.replace(outcomes=outcomes), two) == "two hopes of four together"


def test_what_judging_anew_did_is_told_apart_or_not_at_all() -> None:
    none = Figure(0.0, 0.0)
    assert describe_judged(none, none) == ""
    assert describe_judged(Figure(-2.0, 0.1), Figure(0.1, 0.0)).endswith(
        "By that alone: likelier and about two months longer."
    )


@pytest.mark.parametrize(
    ("rate", "error", "said"),
    [
        (2.1, 0.9, "about two months shorter each month, give or take a month."),
        (1.45, 0.3, "about 1½ months shorter each month, give or take a week."),
        (7.4, 2.4, "about seven months shorter each month, give or take 2½ months."),
        (0.9, 0.05, "about a month shorter each month, give or take a few days."),
        (-0.5, 0.2, "about half a month longer each month, give or take a week."),
        (0.3, 0.0, "about a week shorter each month, give or take a few days."),
        (0.12, 0.0, "neither shorter nor longer."),
        (-0.0, 0.0, "neither shorter nor longer."),
        (0.5, 0.5, "too unevenly to tell how fast."),
        (-1.0, 3.0, "too unevenly to tell how fast."),
    ],
)
def test_a_pace_is_said_as_roughly_as_it_is_known(rate: float, error: float, said: str) -> None:
    assert describe_pace(Pace(rate, error, date(2026, 4, 1))) == f"Lately, since 1 April, {said}"


def test_no_pace_is_too_early_to_say() -> None:
    assert describe_pace(None) == "How fast of late is too early to say."


@given(st.floats(-60, 60), st.floats(0, 60))
def test_a_direction_is_only_said_where_it_is_clear(rate: float, error: float) -> None:
    said = describe_pace(Pace(rate, error, DAY))
    assert ("each month" in said) == (abs(rate) > error and max(abs(rate), error) >= 1 / 8)
    assert (" shorter each" in said) <= (rate > 0)
