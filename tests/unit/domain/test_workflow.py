"""The three steps: what is complete and what comes next; the rhythm of reviews."""

from datetime import date

import pytest

from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.workflow import next_review, three_steps
from careerapp.domain.workspace import Settings
from tests.sketch import sketch


@pytest.mark.parametrize(
    ("model", "snapshots", "complete", "following"),
    [
        (WorkModel(), 0, set(), "outcomes"),
        (sketch("today a"), 0, set(), "outcomes"),
        (sketch("Lead"), 0, {"outcomes"}, "routes"),
        (sketch("today a", "b Lead"), 0, {"outcomes"}, "routes"),
        (sketch("today a Lead"), 0, {"outcomes", "routes"}, "revise"),
        (sketch("today a Lead"), 1, {"outcomes", "routes", "revise"}, "revise"),
        (sketch("Lead"), 1, {"outcomes", "revise"}, "routes"),
        (sketch("today a Lead", "Home"), 1, {"outcomes", "revise"}, "routes"),
    ],
)
def test_steps_are_complete_by_what_is_on_the_map(model, snapshots, complete, following):
    found = three_steps(model, snapshots)
    assert found.complete == complete
    assert found.next == following
    assert found.snapshots == snapshots


def test_a_way_that_cannot_be_gone_does_not_count():
    for broken in (
        sketch("today a Lead", nodes={"a": {"status": "blocked"}}),
        sketch("today a Lead", links={"a>Lead": {"confidence": 0.0}}),
        sketch("today a Lead", "b Lead", nodes={"Lead": {"needs": "all"}}),
    ):
        assert three_steps(broken).without_way == ("Lead",)


def test_a_hope_reached_needs_no_way_and_one_let_go_is_not_counted():
    model = sketch("Lead", "Home", nodes={"Lead": {"status": "reached"}})
    assert three_steps(model).without_way == ("Home",)
    model = sketch("Lead", nodes={"Lead": {"status": "reached"}})
    assert three_steps(model).complete == {"outcomes", "routes"}
    assert "role" not in three_steps(model).empty_kinds
    model = sketch("Lead", nodes={"Lead": {"status": "let_go"}})
    assert three_steps(model).complete == frozenset()


def test_kinds_of_hope_that_are_still_empty_are_named_in_order():
    model = sketch(
        "Lead", "Home", nodes={"Home": {"kind": "balance"}, "Lead": {"status": "let_go"}}
    )
    assert three_steps(WorkModel()).empty_kinds == tuple(OUTCOME_KINDS)
    assert three_steps(model).empty_kinds == ("role", "skill", "recognition", "environment")


def test_a_review_comes_so_many_weeks_after_the_last_or_the_first_day():
    started = date(2026, 1, 1)
    assert next_review(Settings(review_every_weeks=2), started) == date(2026, 1, 15)
    last = Settings(review_every_weeks=4, last_review=date(2026, 3, 1))
    assert next_review(last, started) == date(2026, 3, 29)


def test_after_the_last_day_of_the_calendar_no_review_comes():
    assert next_review(Settings(last_review=date.max), date(2026, 1, 1)) == date.max
