"""Every kind of node has its own look on the map."""

from typing import get_args

import pytest

from careerapp.domain.items import Outcome, OutcomeKind, Stone, StoneKind
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import STONE_STATUSES
from careerapp.picture.palette import NODE_KINDS, kind_word, node_kind, outline_of
from careerapp.picture.svg.drawing import KINDS
from careerapp.picture.view import view_of


@pytest.mark.parametrize("kind", get_args(OutcomeKind))
def test_outcomes_are_drawn_alike(kind):
    assert node_kind(Outcome(id="o", kind=kind, title="Something")) == "outcome"


@pytest.mark.parametrize("kind", get_args(StoneKind))
def test_stones_are_drawn_by_their_kind(kind):
    assert node_kind(Stone(id="s", kind=kind, title="Something")) == kind


def test_every_kind_on_the_map_has_a_colour_and_a_word_of_its_own():
    assert len({KINDS[kind].solid for kind in NODE_KINDS}) == len(NODE_KINDS)
    assert len({kind_word(kind) for kind in NODE_KINDS}) == len(NODE_KINDS)


def test_stones_and_outcomes_are_told_apart_without_colour():
    shapes = [outline_of(kind) for kind in NODE_KINDS if kind != "today"]
    assert len(set(shapes)) == len(shapes)


def test_the_legend_explains_every_status_that_a_stone_can_have():
    stones = tuple(
        Stone(id=status, kind="skill", title="Something", status=status)
        for status in STONE_STATUSES
    )
    view = view_of(WorkModel(stones=stones), show_dropped=True)
    shown = {entry.sample for entry in view.legend}
    assert {f"status {status}" for status in STONE_STATUSES} <= shown
