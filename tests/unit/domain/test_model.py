"""The invariants of a work model, and what it tells about itself."""

import pickle
from copy import copy, deepcopy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from careerapp.domain.items import (
    DataPoint,
    Experiment,
    Idea,
    Link,
    Outcome,
    Position,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import InvariantError, WorkModel
from careerapp.domain.types import MAX_LINKS, MAX_NODES
from tests.sketch import sketch
from tests.strategies import models

A = Stone(id="a", kind="skill", title="A")
B = Stone(id="b", kind="role", title="B")
LEAD = Outcome(id="lead", kind="role", title="Lead")


def problems_of(**fields: object) -> dict[str, str]:
    """What an invariant finds in a model of these fields, message by place."""
    with pytest.raises(ValidationError) as caught:
        WorkModel(**fields)  # type: ignore[arg-type]
    (finding,) = caught.value.errors()
    error = finding["ctx"]["error"]
    assert isinstance(error, InvariantError)
    return dict(error.problems)


def test_an_empty_model_is_a_model():
    assert WorkModel().is_empty
    assert not WorkModel(stones=(A,)).is_empty


@pytest.mark.parametrize(
    ("link", "place", "message"),
    [
        (("lead", "a"), "links[0]", "an outcome is where routes end"),
        (("a", "today"), "links[0]", "cannot lead back to Today"),
        (("a", "a"), "links[0]", "join something to itself"),
        (("gone", "a"), "links[0].source", "starts at something that is not there"),
        (("a", "gone"), "links[0].target", "ends at something that is not there"),
    ],
)
def test_a_link_that_makes_no_sense_is_refused(link, place, message):
    source, target = link
    bad = Link(id="l", source=source, target=target)
    assert message in problems_of(stones=(A,), outcomes=(LEAD,), links=(bad,))[place]


def test_two_nodes_have_at_most_one_link_a_direction():
    there = Link(id="1", source="a", target="b")
    back = Link(id="2", source="b", target="a")
    assert len(WorkModel(stones=(A, B), links=(there, back)).links) == 2
    again = Link(id="3", source="a", target="b")
    found = problems_of(stones=(A, B), links=(there, back, again))
    assert found == {"links[2]": "these two are linked already"}


def test_cycles_are_fine():
    assert len(sketch("today a b c a", "c Lead").links) == 5


@pytest.mark.parametrize(
    ("field", "twin"),
    [
        ("stones", B.replace(id="a")),
        ("outcomes", LEAD.replace(id="a")),
        ("links", Link(id="a", source="today", target="a")),
        ("ideas", Idea(id="a", text="x")),
        ("experiments", Experiment(id="a", about="a", question="x")),
        ("signposts", Signpost(id="a", about="a", watch_for="x")),
        ("journal", DataPoint(id="a", at=date(2026, 1, 1), kind="win", note="x")),
        ("reflections", Reflection(id="a", at=date(2026, 1, 1), question="rigid", answer="x")),
    ],
)
def test_an_id_is_used_once_among_all_that_has_one(field, twin):
    stones = (A, twin) if field == "stones" else (A,)
    found = problems_of(**{"stones": stones, field: stones if field == "stones" else (twin,)})
    assert set(found.values()) == {"this id is used twice"}


def test_the_id_of_today_is_reserved():
    found = problems_of(stones=(A.replace(id="today"),))
    assert "kept for the start node" in found["stones[0].id"]


@pytest.mark.parametrize("about", ["today", "a", "lead", "l", "i"])
def test_open_checks_may_be_about_a_node_a_link_or_an_idea(about):
    WorkModel(
        stones=(A,),
        outcomes=(LEAD,),
        links=(Link(id="l", source="a", target="lead"),),
        ideas=(Idea(id="i", text="x"),),
        experiments=(Experiment(id="e", about=about, question="x"),),
        signposts=(Signpost(id="s", about=about, watch_for="x"),),
    )


def test_open_checks_may_not_be_about_what_is_not_there_but_settled_ones_may():
    test = Experiment(id="e", about="gone", question="x")
    sign = Signpost(id="s", about="gone", watch_for="x")
    found = problems_of(experiments=(test,), signposts=(sign,))
    assert set(found) == {"experiments[0].about", "signposts[0].about"}
    for status in ("fired", "retired"):
        WorkModel(
            experiments=(test.replace(result="failed"),),
            signposts=(sign.replace(status=status),),
        )


def test_a_stone_works_against_outcomes_that_are_there():
    assert WorkModel(stones=(A.replace(against=("lead",)),), outcomes=(LEAD,))
    for against in ("gone", "a"):
        assert "stones[0].against" in problems_of(stones=(A.replace(against=(against,)),))


def test_a_node_is_placed_once_and_only_where_it_is():
    here = Position(node="a", x=1, y=2)
    start = Position(node="today", x=0, y=0)
    assert len(WorkModel(stones=(A,), layout=(here, start)).layout) == 2
    assert "layout[1].node" in problems_of(stones=(A,), layout=(here, here))
    assert "layout[0].node" in problems_of(layout=(here,))


def test_all_that_is_wrong_is_told_at_once():
    bad = Link(id="l", source="x", target="y")
    found = problems_of(links=(bad,), stones=(A, A), layout=(Position(node="z", x=0, y=0),))
    assert set(found) == {"stones[1].id", "links[0].source", "links[0].target", "layout[0].node"}


def test_there_is_room_for_2000_nodes_and_no_more():
    stones = tuple(A.replace(id=str(number)) for number in range(MAX_NODES))
    assert len(WorkModel(stones=stones).nodes) == MAX_NODES
    assert "more than 2,000" in problems_of(stones=stones, outcomes=(LEAD,))["stones"]


def test_there_is_room_for_10000_links_and_no_more():
    stones = tuple(A.replace(id=str(number)) for number in range(101))
    pairs = [(a.id, b.id) for a in stones for b in stones if a != b][: MAX_LINKS + 1]
    links = tuple(Link(id=f"{a}>{b}", source=a, target=b) for a, b in pairs)
    assert len(WorkModel(stones=stones, links=links[:-1]).links) == MAX_LINKS
    with pytest.raises(ValidationError):
        WorkModel(stones=stones, links=links)


def test_the_horizon_is_three_to_five_years():
    assert WorkModel().horizon_years == 4
    for years in (2, 6):
        with pytest.raises(ValidationError):
            WorkModel(horizon_years=years)


def test_everything_has_a_name_to_be_called_by():
    model = sketch(
        "today a Lead",
        ideas=(Idea(id="i", text="Teach"),),
        experiments=(Experiment(id="e", about="a", question="Would it?"),),
        signposts=(Signpost(id="s", about="a", watch_for="A post opens"),),
        journal=(DataPoint(id="d", at=date(2026, 1, 1), kind="win", note="x"),),
    )
    names = {id: model.title_of(id) for id in ("today", "a", "a>Lead", "i", "e", "s", "d", "no")}
    assert names == {
        "today": "Today",
        "a": "a",
        "a>Lead": "a to Lead",
        "i": "Teach",
        "e": "Would it?",
        "s": "A post opens",
        "d": "something removed",
        "no": "something removed",
    }


def test_links_are_found_from_both_ends():
    model = sketch("today a Lead", "b Lead")
    assert [link.id for link in model.links_into["Lead"]] == ["a>Lead", "b>Lead"]
    assert [link.id for link in model.links_from["a"]] == ["a>Lead"]
    assert "Lead" not in model.links_from
    assert "b" not in model.links_into


@given(models())
def test_a_model_written_as_json_reads_back_the_same(model):
    assert WorkModel.model_validate_json(model.model_dump_json()) == model


@given(models())
def test_every_item_is_found_by_its_id(model):
    assert set(model.nodes) <= set(model.items)
    assert all(model.items[id].id == id for id in model.items)
    assert sum(map(len, model.links_into.values())) == len(model.links)
    assert sum(map(len, model.links_from.values())) == len(model.links)


# --- the same model or another one --------------------------------------------------------------


def anew(model: WorkModel) -> WorkModel:
    """The same model, put together of other objects."""
    return WorkModel.model_validate_json(model.model_dump_json())


@given(models())
def test_a_model_read_anew_is_equal_and_has_the_same_hash(model):
    other = anew(model)
    assert other is not model
    assert other == model
    assert hash(other) == hash(model)
    assert {model: "found"}[other] == "found"


@given(models(), models())
def test_models_are_equal_only_where_all_their_fields_are(one, other):
    assert (one == other) == (one.model_dump() == other.model_dump())


@pytest.mark.parametrize("field", WorkModel.model_fields)
def test_a_model_that_differs_in_any_one_field_is_another(field):
    other = {
        "title": "Plan",
        "today": "Shop assistant",
        "horizon_years": 3,
        "outcomes": (LEAD,),
        "stones": (A.replace(title="Another A"), B),
        "links": (),
        "ideas": (Idea(id="i", text="Ask around"),),
        "experiments": (Experiment(id="e", about="a", question="Works?"),),
        "signposts": (Signpost(id="s", about="a", watch_for="Cuts", then="Ask"),),
        "journal": (DataPoint(id="d", at=date(2027, 3, 1), kind="win"),),
        "reflections": (Reflection(id="r", at=date(2027, 3, 1), question="rigid", answer="So"),),
        "layout": (Position(node="a", x=1.0, y=2.0),),
    }[field]
    model = WorkModel(stones=(A, B), links=(Link(id="l", source="a", target="b"),))
    assert model.replace(**{field: other}) != model


def test_a_model_is_no_other_kind_of_thing():
    assert WorkModel() != LEAD
    assert WorkModel() != "model"


@given(models(), st.booleans())
def test_a_copy_with_other_fields_knows_nothing_of_the_former_ones(model, deep):
    found_out = (hash(model), model.nodes, model.items, model.links_into, model.links_from)
    assert len(found_out) == 5
    assert hash(model.drawing) == hash(model.unplaced.drawing)
    changed = {"stones": (A,), "outcomes": (), "links": (), "journal": (), "layout": ()}
    copied = model.model_copy(update={**changed, "experiments": (), "signposts": ()}, deep=deep)
    fresh = model.replace(**changed, experiments=(), signposts=())
    assert copied == fresh
    assert hash(copied) == hash(fresh)
    for known in ("nodes", "items", "links_into", "links_from", "drawing", "unplaced"):
        assert getattr(copied, known) == getattr(fresh, known)


@given(models())
def test_copies_and_pickles_are_the_same_model(model):
    hash(model)
    for same in (
        model.model_copy(),
        model.model_copy(deep=True),
        copy(model),
        deepcopy(model),
        pickle.loads(pickle.dumps(model)),
    ):
        assert same == model
        assert hash(same) == hash(model)


def test_a_pickle_takes_no_hash_along_since_other_processes_hash_texts_otherwise():
    model = sketch("today a Lead")
    kept = {hash(model), len(model.nodes)}
    assert kept
    state = pickle.loads(pickle.dumps(model)).__dict__
    assert set(state) == set(WorkModel.model_fields)


def test_moving_a_node_leaves_the_drawing_and_the_unplaced_model_equal():
    model = sketch("today a Lead", layout=(Position(node="a", x=1.0, y=2.0),))
    moved = model.replace(layout=(Position(node="a", x=3.0, y=2.0),))
    assert moved != model
    assert moved.unplaced == model.unplaced
    assert moved.drawing == model.drawing
    assert model.unplaced.layout == ()
    assert model.unplaced.unplaced is model.unplaced


def test_a_data_point_leaves_the_drawing_equal_and_a_belief_does_not():
    model = sketch("today a Lead")
    (link, _) = model.links
    point = DataPoint(id="d", at=date(2027, 3, 1), kind="win", about=(link.id,))
    logged = model.replace(journal=(point,))
    assert logged.drawing == model.drawing
    assert logged.unplaced != model.unplaced
    judged = model.replace(links=(link.replace(confidence=0.5), *model.links[1:]))
    assert judged.drawing != model.drawing
