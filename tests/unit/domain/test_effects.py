"""Effects: what is offered for whom, what may fall with a loss, which ways in there are."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain import edits
from careerapp.domain.effects import (
    WHAT_I_WANT,
    asks_for_way,
    effect_words,
    effects_on,
    may_rest_on,
    offered_effects,
)
from careerapp.domain.items import About, DataPoint, DataPointKind, Effect, Link, Outcome, Stone
from careerapp.domain.reach import held
from tests.sketch import sketch
from tests.strategies import models

DAY = date(2026, 6, 15)
KINDS = get_args(DataPointKind)


@given(models(), st.sampled_from(KINDS), st.sampled_from((None, True, False)))
def test_at_most_five_effects_are_offered_and_each_can_be_logged_and_changes_what_it_says(
    model, kind, wants
):
    for id, item in model.items.items():
        offered = offered_effects(item, kind, wants)
        assert offered[0] == "unchanged"
        assert len(offered) <= 5
        for made in offered if isinstance(item, Outcome | Stone | Link) else ():
            about = (About(id=id, made=made),)
            point = DataPoint(id="the point", at=DAY, kind=kind, about=about)
            after = edits.log(point)(model).model
            known = effects_on(item)[made]
            changed = after.items[id] != item
            assert changed == known.changes_item or (made == "holds" and not item.closed)


@given(models())
def test_wins_offer_nothing_bad_and_setbacks_nothing_good(model):
    for item in model.items.values():
        for kind, other in (("win", "setback"), ("setback", "win")):
            news = {effects_on(item)[made].news for made in offered_effects(item, kind)}
            assert other not in news


def test_a_change_of_what_i_want_offers_only_that_and_of_nothing_but_hopes():
    hope = Outcome(id="o", kind="role", title="Lead")
    assert {*offered_effects(hope, "change", True)} == {"unchanged", *WHAT_I_WANT}
    assert not WHAT_I_WANT.intersection(offered_effects(hope, "change", False))
    stone = Stone(id="s", kind="skill", title="SQL")
    assert offered_effects(stone, "change", True) == ("unchanged",)
    assert offered_effects(stone, "change", False) == ("unchanged", "easier", "harder", "gone")


def test_what_is_not_a_change_any_more_is_not_offered():
    done = Stone(id="s", kind="skill", title="SQL", status="done")
    assert "done" not in offered_effects(done, "win")
    assert "gone" not in offered_effects(done.replace(status="blocked"), "setback")
    link = Link(id="l", source="today", target="s", closed=True)
    assert "closed" not in offered_effects(link, "setback")
    assert "holds" in offered_effects(link, "change", False)
    assert "holds" not in offered_effects(link.replace(closed=False), "change", False)
    hope = Outcome(id="o", kind="balance", title="Home", importance=5, status="reached")
    assert "matters_more" not in offered_effects(hope, "change", True)
    assert "no_longer_true" in offered_effects(hope, "setback")
    assert "no_longer_true" not in offered_effects(hope.replace(status="open"), "setback")


def test_no_effect_is_shown_to_people_by_its_name_in_the_code():
    for made in get_args(Effect):
        for item in (None, *(cls_item() for cls_item in (_stone, _link, _hope))):
            assert "_" not in effect_words(item, made)


def _stone() -> Stone:
    return Stone(id="s", kind="skill", title="SQL")


def _link() -> Link:
    return Link(id="l", source="today", target="s")


def _hope() -> Outcome:
    return Outcome(id="o", kind="role", title="Lead")


# --- what may rest on what is gone ----------------------------------------------------------------

HAD = {"status": "done"}


def test_what_one_has_and_a_link_leads_to_may_rest_on_a_stone_one_has():
    model = sketch(
        "today job rota Home",
        "job plan",
        nodes={"job": HAD, "rota": HAD, "Home": {"status": "reached"}},
    )
    assert may_rest_on(model, "job") == {"rota": False}
    assert may_rest_on(model, "rota") == {"Home": False}
    assert may_rest_on(model, "plan") == {}


def test_what_is_marked_as_resting_is_known_to_fall_however_far_off():
    rests = HAD | {"rests": True}
    model = sketch("today job rota course", nodes={"job": HAD, "rota": rests, "course": rests})
    assert may_rest_on(model, "job") == {"rota": True, "course": True}
    closed = sketch(
        "job rota", nodes={"job": HAD, "rota": HAD}, links={"job>rota": {"closed": True}}
    )
    assert may_rest_on(closed, "job") == {}


@given(models())
def test_only_what_one_has_is_asked_after_and_all_that_falls_is(model):
    for stone in model.stones:
        asked = may_rest_on(model, stone.id)
        assert stone.id not in asked
        assert {*asked} <= held(model)
        if stone.status == "done":
            assert held(model) - held(model, {stone.id}) - {stone.id} <= {*asked}


# --- which way in ---------------------------------------------------------------------------------

TWO = sketch("today a Lead", "today b Lead")


@pytest.mark.parametrize(
    ("kind", "about", "asked"),
    [
        ("win", About(id="Lead", made="easier"), True),
        ("setback", About(id="Lead", made="harder"), True),
        ("change", About(id="Lead"), False),
        ("win", About(id="Lead", made="done"), False),
        ("win", About(id="a", made="easier"), False),
        ("win", About(id="a>Lead", made="holds"), False),
        ("win", About(id="nowhere"), False),
    ],
)
def test_a_way_in_is_asked_for_where_there_is_a_choice_and_something_to_weigh(kind, about, asked):
    assert asks_for_way(TWO, kind, about) == asked


def test_a_way_in_that_is_closed_is_no_choice():
    model = sketch("today a Lead", "today b Lead", links={"b>Lead": {"closed": True}})
    assert not asks_for_way(model, "win", About(id="Lead", made="easier"))
