"""Every kind and status has its own icon, colour and words, and its example is guessed as it."""

from typing import get_args

import pytest

from careerapp.domain.effects import ON_LINK, ON_OUTCOME, ON_STONE
from careerapp.domain.guess import guess_outcome_kind
from careerapp.domain.items import (
    DataPointKind,
    Effect,
    Link,
    Outcome,
    OutcomeKind,
    OutcomeStatus,
    Stone,
    StoneKind,
    StoneStatus,
)
from careerapp.domain.kinds import (
    DATA_POINT_KINDS,
    OUTCOME_KINDS,
    STONE_KINDS,
    KindOfDataPoint,
    describe_kind,
)
from careerapp.domain.statuses import ANSWERS, SIGNPOST_STATUSES, describe_status


def test_every_kind_of_stone_has_a_colour_a_shape_and_an_icon_of_its_own():
    assert list(STONE_KINDS) == list(get_args(StoneKind))
    kinds = STONE_KINDS.values()
    drawn = [(kind.word, kind.icon, kind.colour, kind.shape, kind.turn) for kind in kinds]
    for column in zip(*drawn, strict=True):
        assert len(set(column)) == len(kinds)
    assert "green" not in {kind.colour for kind in kinds}


def test_every_kind_of_outcome_has_an_icon_of_its_own_and_one_colour():
    assert list(OUTCOME_KINDS) == list(get_args(OutcomeKind))
    assert len({kind.icon for kind in OUTCOME_KINDS.values()}) == len(OUTCOME_KINDS)
    assert {kind.colour for kind in OUTCOME_KINDS.values()} == {"green"}


@pytest.mark.parametrize("kind", get_args(OutcomeKind))
def test_the_example_of_a_kind_of_outcome_is_guessed_as_that_kind(kind):
    assert guess_outcome_kind(OUTCOME_KINDS[kind].example) == kind


@pytest.mark.parametrize("kind", get_args(OutcomeKind))
def test_outcomes_are_named_by_their_kind(kind):
    outcome = Outcome(id="o", kind=kind, title="Something")
    assert describe_kind(outcome) == f"Outcome: {OUTCOME_KINDS[kind].word}"


@pytest.mark.parametrize("kind", get_args(StoneKind))
def test_stones_are_named_by_their_kind(kind):
    stone = Stone(id="s", kind=kind, title="Something")
    assert describe_kind(stone).casefold() == kind


def test_statuses_are_told_apart_in_words():
    stones = [Stone(id="s", kind="skill", title="s", status=each) for each in get_args(StoneStatus)]
    hopes = [Outcome(id="o", kind="role", title="o", status=s) for s in get_args(OutcomeStatus)]
    for nodes in (stones, hopes):
        assert len({describe_status(node) for node in nodes}) == len(nodes)


def test_progress_is_told_while_something_is_under_way():
    fields = {"id": "s", "kind": "skill", "title": "s", "progress": 0.6}
    assert describe_status(Stone(**fields, status="active")) == "under way (60%)"
    assert "%" not in describe_status(Stone(**fields, status="done"))


@pytest.mark.parametrize("kind", ["balance", "environment"])
def test_a_balance_that_is_reached_is_true_now(kind):
    now = Outcome(id="o", kind=kind, title="Evenings free", status="reached")
    assert describe_status(now) == "true now"


def test_every_kind_of_data_point_has_icon_colour_word_and_mark():
    assert list(DATA_POINT_KINDS) == list(get_args(DataPointKind))
    for name in set(KindOfDataPoint._fields) - {"effect"}:
        assert len({getattr(kind, name) for kind in DATA_POINT_KINDS.values()}) == 4


def test_what_a_kind_is_taken_to_have_made_of_things_is_news_of_that_kind():
    for table in (ON_STONE, ON_LINK, ON_OUTCOME):
        for name, kind in DATA_POINT_KINDS.items():
            assert table[kind.effect].news == name or name == "nothing"


def test_every_effect_can_be_had_on_something_under_a_word_of_its_own_there():
    tables = (ON_STONE, ON_LINK, ON_OUTCOME)
    assert {effect for table in tables for effect in table} == set(get_args(Effect))
    for table in tables:
        assert len({known.word for known in table.values()}) == len(table)


def test_effects_set_fields_that_the_item_has():
    for what, table in ((Stone, ON_STONE), (Link, ON_LINK), (Outcome, ON_OUTCOME)):
        for known in table.values():
            assert set(known.sets) <= set(what.model_fields)


@pytest.mark.parametrize("table", [ANSWERS, SIGNPOST_STATUSES])
def test_answers_and_signs_are_told_apart_in_every_place(table):
    for column in zip(*table.values(), strict=True):
        assert len(set(column)) == len(table)
