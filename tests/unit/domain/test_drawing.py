"""Routes drawn at once, ideas put on the map, nodes moved about."""

from itertools import count

import pytest

from careerapp.domain.edits import (
    RouteStep,
    add,
    build_route,
    map_idea,
    place,
)
from careerapp.domain.items import Experiment, Idea, Position, Signpost
from careerapp.domain.model import WorkModel
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
