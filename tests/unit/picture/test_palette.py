"""Every kind and status has its own look, and words for it."""

from typing import get_args

import pytest

from careerapp.domain.items import (
    DataPointKind,
    Outcome,
    OutcomeKind,
    OutcomeStatus,
    Stone,
    StoneKind,
    StoneStatus,
)
from careerapp.picture.palette import (
    HAPPENINGS,
    colour_of,
    icon_of,
    kind_in_words,
    node_kind,
    status_in_words,
)


def test_every_kind_of_stone_has_a_colour_and_an_icon_of_its_own():
    kinds = get_args(StoneKind)
    assert len({colour_of(kind) for kind in kinds} | {colour_of("role", outcome=True)}) == 5
    assert len({icon_of(kind) for kind in kinds}) == len(kinds)


def test_every_kind_of_outcome_has_an_icon_of_its_own_and_one_colour():
    kinds = get_args(OutcomeKind)
    assert len({icon_of(kind, outcome=True) for kind in kinds}) == len(kinds)
    assert {colour_of(kind, outcome=True) for kind in kinds} == {"green"}


@pytest.mark.parametrize("kind", get_args(OutcomeKind))
def test_outcomes_are_drawn_alike_and_named_apart(kind):
    outcome = Outcome(id="o", kind=kind, title="Something")
    assert node_kind(outcome) == "outcome"
    assert kind_in_words(outcome).startswith("Outcome: ")


@pytest.mark.parametrize("kind", get_args(StoneKind))
def test_stones_are_drawn_and_named_by_their_kind(kind):
    stone = Stone(id="s", kind=kind, title="Something")
    assert node_kind(stone) == kind
    assert kind_in_words(stone).casefold() == kind


def test_statuses_are_told_apart_in_words():
    stones = [Stone(id="s", kind="skill", title="s", status=each) for each in get_args(StoneStatus)]
    hopes = [Outcome(id="o", kind="role", title="o", status=s) for s in get_args(OutcomeStatus)]
    for nodes in (stones, hopes):
        assert len({status_in_words(node) for node in nodes}) == len(nodes)


def test_progress_is_told_while_something_is_under_way():
    fields = {"id": "s", "kind": "skill", "title": "s", "progress": 0.6}
    assert status_in_words(Stone(**fields, status="active")) == "under way (60%)"
    assert "%" not in status_in_words(Stone(**fields, status="done"))


@pytest.mark.parametrize("kind", ["balance", "environment"])
def test_a_balance_that_is_reached_is_true_now(kind):
    now = Outcome(id="o", kind=kind, title="Evenings free", status="reached")
    assert status_in_words(now) == "true now"


def test_every_kind_of_happening_has_icon_colour_and_word():
    assert HAPPENINGS.keys() == set(get_args(DataPointKind))
    for column in zip(*HAPPENINGS.values(), strict=True):
        assert len(set(column)) == len(HAPPENINGS)
