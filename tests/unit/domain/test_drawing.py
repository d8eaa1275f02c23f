"""Routes drawn at once, ideas put on the map, nodes moved about, and the first map of all."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.edits import (
    Answers,
    RouteStep,
    add,
    build_route,
    first_map,
    map_idea,
    place,
)
from careerapp.domain.edits.start import steps_of
from careerapp.domain.items import Experiment, Idea, Position, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from careerapp.errors import EditError, ItemGoneError
from tests.sketch import sketch

MODEL = sketch("today maria Lead", nodes={"maria": {"title": "Maria"}, "Lead": {"title": "Lead"}})


def fresh():
    return (f"n{number}" for number in count())


def drawn(model: WorkModel) -> set[str]:
    """All links of a model as "Maria > Lead"."""
    titled = model.title_of
    return {f"{titled(link.source)} > {titled(link.target)}" for link in model.links}


# Routes


def test_a_route_makes_its_stones_and_links_in_one_edit():
    after, description = build_route(
        [RouteStep("SQL course"), RouteStep("Analyst")], "Lead", fresh()
    )(MODEL)
    assert drawn(after) - drawn(MODEL) == {
        "Today > SQL course",
        "SQL course > Analyst",
        "Analyst > Lead",
    }
    assert [(stone.title, stone.kind) for stone in after.stones[1:]] == [
        ("SQL course", "skill"),
        ("Analyst", "role"),
    ]
    assert description == "Drew a way to *Lead* by *SQL course*"


def test_a_step_with_a_known_name_is_the_stone_of_that_name():
    after = build_route([RouteStep("  mARIA "), RouteStep("Analyst")], "Lead", fresh())(MODEL).model
    assert [stone.title for stone in after.stones] == ["Maria", "Analyst"]
    assert len(after.links) == len(MODEL.links) + 2


def test_links_that_are_there_stay_as_they_are():
    judged = MODEL.replace(links=tuple(link.replace(confidence=0.3) for link in MODEL.links))
    after = build_route([RouteStep("Maria"), RouteStep("Analyst")], "Lead", fresh())(judged).model
    assert after.links[: len(judged.links)] == judged.links
    assert after.links[-1].confidence is None


def test_an_outcome_is_found_by_id_or_title_or_made():
    for name in ("Lead", " lead "):
        assert len(build_route([RouteStep("New")], name, fresh())(MODEL).model.outcomes) == 1
    after = build_route([RouteStep("New")], "Fridays at home", fresh())(MODEL).model
    assert (after.outcomes[1].title, after.outcomes[1].kind) == ("Fridays at home", "balance")
    picked = build_route([], "Fridays at home", fresh(), outcome_kind="environment")(MODEL).model
    assert picked.outcomes[1].kind == "environment"


def test_kind_and_status_of_a_step_are_kept_where_given():
    step = RouteStep("Analyst", kind="experience", status="done")
    stone = build_route([step], "Lead", fresh())(MODEL).model.stones[1]
    assert (stone.kind, stone.status) == ("experience", "done")


def test_a_route_may_start_at_any_stone():
    after = build_route([RouteStep("Analyst")], "Lead", fresh(), start="maria")(MODEL).model
    assert drawn(after) - drawn(MODEL) == {"Maria > Analyst", "Analyst > Lead"}


@pytest.mark.parametrize(
    ("steps", "outcome", "start", "field", "message"),
    [
        (["Maria"], "Lead", "today", "steps", "on the map already"),
        (["SQL", "Maria", "sql"], "Lead", "today", "steps", "only once"),
        (["Maria"], "Lead", "maria", "steps", "only once"),
        (["SQL"], "  ", "today", "outcome", "Name an outcome"),
        (["SQL", " "], "Lead", "today", "steps", "may not be empty"),
        (["x" * 201], "Lead", "today", "steps", "too long"),
        (["SQL"], "x" * 201, "today", "outcome", "too long"),
        (["SQL"], "Lead", "Lead", "", "cannot start at an outcome"),
    ],
)
def test_a_route_that_cannot_be_drawn_is_told_at_its_field(steps, outcome, start, field, message):
    with pytest.raises(EditError, match=message) as caught:
        build_route(map(RouteStep, steps), outcome, fresh(), start=start)(MODEL)
    assert caught.value.field == field


def test_a_route_from_what_is_gone_says_so():
    with pytest.raises(ItemGoneError):
        build_route([RouteStep("SQL")], "Lead", fresh(), start="gone")(MODEL)


def test_the_same_edit_done_again_uses_the_same_ids():
    edit = build_route([RouteStep("SQL course")], "New hope", fresh())
    first = edit(MODEL).model
    elsewhere = add(Idea(id="i", text="x"))(MODEL).model
    assert edit(MODEL).model == first
    assert edit(elsewhere).model.stones == first.stones


def test_too_few_ids_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="too few"):
        build_route([RouteStep("SQL")], "Lead", ["only one"])(MODEL)


# Ideas and places


def test_an_idea_becomes_a_stone_and_its_checks_move_along():
    model = MODEL.replace(
        ideas=(Idea(id="i", text="SQL course"), Idea(id="j", text="x")),
        experiments=(Experiment(id="e", about="i", question="?"),),
        signposts=(Signpost(id="s", about="i", watch_for="?"),),
    )
    after, description = map_idea("i", "stone")(model)
    assert [idea.id for idea in after.ideas] == ["j"]
    assert (after.nodes["stone"].title, after.nodes["stone"].kind) == ("SQL course", "skill")
    assert {after.experiments[0].about, after.signposts[0].about} == {"stone"}
    assert description == "Put *SQL course* on the map"
    assert map_idea("i", "stone", "role")(model).model.nodes["stone"].kind == "role"


def test_only_an_idea_can_be_put_on_the_map():
    with pytest.raises(EditError):
        map_idea("maria", "stone")(MODEL)
    with pytest.raises(ItemGoneError):
        map_idea("gone", "stone")(MODEL)


def test_places_of_nodes_that_are_there_are_kept():
    after = place({"maria": (1, 2.5), "gone": (0, 0), "today": (-3, 0)})(MODEL).model
    assert set(after.layout) == {
        Position(node="maria", x=1, y=2.5),
        Position(node="today", x=-3, y=0),
    }
    moved = place({"maria": (5, 5)})(after).model
    assert {spot.node: spot.x for spot in moved.layout} == {"maria": 5, "today": -3}


def test_a_place_out_of_this_world_is_refused():
    for x in (float("nan"), 1e12):
        with pytest.raises(EditError):
            place({"maria": (x, 0)})(MODEL)


# The first map


def first(*answers: str) -> WorkModel:
    return first_map(Answers(*answers), fresh())(WorkModel()).model


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", ()),
        ("  ", ()),
        ("SQL", ("SQL",)),
        ("sql course, then analyst", ("Sql course", "Analyst")),
        ("a -> b → c => d", ("A", "B", "C", "D")),
        ("one\ntwo;three.", ("One", "Two", "Three")),
        ("a,,  , then b", ("A", "B")),
        ("\r", ()),
        ("a,\r .", ("A",)),
        ("further education", ("Further education",)),
        ("strengthen my network", ("Strengthen my network",)),
    ],
)
def test_an_answer_is_split_into_steps(text, steps):
    assert steps_of(text) == steps


def test_two_ways_through_what_one_has():
    model = first("Team lead", "Maria", "SQL course, then analyst", "Stock-loss study")
    assert drawn(model) == {
        "Today > Maria",
        "Maria > SQL course",
        "SQL course > Analyst",
        "Analyst > Team lead",
        "Maria > Stock-loss study",
        "Stock-loss study > Team lead",
    }
    assert model.stones[0].status == "done"
    assert {stone.status for stone in model.stones[1:]} == {"idea"}


def test_the_second_thing_had_starts_the_second_way_and_more_the_first():
    model = first("Team lead", "Maria, SQL basics, ten years of shifts", "Analyst", "Study")
    assert drawn(model) == {
        "Today > Maria",
        "Maria > Analyst",
        "Analyst > Team lead",
        "Today > SQL basics",
        "SQL basics > Study",
        "Study > Team lead",
        "Today > Ten years of shifts",
        "Ten years of shifts > Analyst",
    }


def test_what_a_way_speaks_of_starts_that_way_and_no_other():
    model = first("Bread school", "Savings, Lotte who owns the mill", "Courses at Lotte's", "Teach")
    assert drawn(model) == {
        "Today > Lotte who owns the mill",
        "Lotte who owns the mill > Courses at Lotte's",
        "Courses at Lotte's > Bread school",
        "Today > Savings",
        "Savings > Teach",
        "Teach > Bread school",
    }


def test_a_way_that_speaks_of_nothing_had_starts_today_where_another_speaks_of_all():
    model = first("Team lead", "Maria", "Project with Maria", "Evening course")
    assert drawn(model) == {
        "Today > Maria",
        "Maria > Project with Maria",
        "Project with Maria > Team lead",
        "Today > Evening course",
        "Evening course > Team lead",
    }


def test_what_one_has_is_had_also_where_a_way_names_it():
    model = first("Team lead", "SQL, Maria", "maria, Analyst", "")
    had = {stone.title for stone in model.stones if stone.status == "done"}
    assert had == {"SQL", "Maria"}
    assert [stone.title for stone in model.stones].count("Maria") == 1


def test_the_same_way_twice_is_one_way():
    model = first("Team lead", "Maria", "Analyst", "analyst")
    assert drawn(model) == {"Today > Maria", "Maria > Analyst", "Analyst > Team lead"}


def test_without_a_way_what_one_has_leads_straight_there():
    assert drawn(first("Team lead", "Maria, SQL")) == {
        "Today > Maria",
        "Maria > Team lead",
        "Today > SQL",
        "SQL > Team lead",
    }


def test_with_a_second_way_only_there_is_one_way():
    assert drawn(first("Team lead", "", "", "Study")) == {"Today > Study", "Study > Team lead"}


def test_with_nothing_but_a_hope_there_is_no_way_yet():
    model = first("  Team   lead ")
    assert [outcome.title for outcome in model.outcomes] == ["Team lead"]
    assert model.stones == model.links == ()


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ((" ", "Maria"), "hope", "one hope"),
        (("x" * 201,), "hope", "too long"),
        (("Lead", "x" * 201), "have", "too long"),
        (("Lead", "", "ok, " + "x" * 201), "one_way", "too long"),
        (("Lead", "", "", "a\x00b"), "another_way", "cannot be kept"),
    ],
)
def test_an_answer_that_will_not_do_is_told_at_its_question(answers, field, message):
    with pytest.raises(EditError, match=message) as caught:
        first(*answers)
    assert caught.value.field == field


typed = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)


@given(st.tuples(typed, typed, typed, typed))
def test_any_answers_with_a_hope_give_a_map(answers):
    if not answers[0].strip():
        with pytest.raises(EditError):
            first(*answers)
        return
    model = first(*answers)
    (hope,) = model.outcomes
    has_steps = any(steps_of(answer) for answer in answers[1:])
    assert (hope.id in reachable(model)) == has_steps
