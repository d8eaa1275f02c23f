"""What one has can hang on something else one has, and falls with it; what is unmarked stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.edits import rest_on
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import (
    after_fall,
    falling,
    held,
    reachable,
    resting,
    supports,
)
from careerapp.errors import EditError
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.maps import maps

HAD = {"status": "done"}
RESTS = {**HAD, "rests": True}
JOB = {"job": HAD, "rota": RESTS}


def falls(model: WorkModel, *lost: str) -> set[str]:
    return set(falling(model, frozenset(lost)))


def test_what_rests_on_a_job_falls_with_it_and_what_is_ones_own_stays():
    model = sketch("today job rota", "job skill", nodes={"job": HAD, "rota": RESTS, "skill": HAD})
    assert falls(model, "job") == {"rota"}
    assert held(model, frozenset({"job"})) == {"today", "skill"}
    assert falls(model, "job>rota") == {"rota"}
    assert falls(model, "skill") == set()
    assert falls(model) == set()


def test_what_rests_on_what_rests_falls_too():
    nodes = {"job": HAD, "rota": RESTS, "Fridays": {"status": "reached", "rests": True}}
    model = sketch("job rota Fridays", nodes=nodes)
    assert falls(model, "job") == {"rota", "Fridays"}
    assert supports(model, ["Fridays"]) == ({"job", "rota"}, {"job>rota", "rota>Fridays"})


@pytest.mark.parametrize(
    ("needs", "lost", "gone"),
    [
        ("any", ["job"], set()),
        ("any", ["job", "shed"], {"rota"}),
        ("all", ["job"], {"rota"}),
        ("all", ["job>rota"], {"rota"}),
    ],
)
def test_it_falls_by_its_rule(needs, lost, gone):
    nodes = {"job": HAD, "shed": HAD, "rota": {**RESTS, "needs": needs}}
    assert falls(sketch("job rota", "shed rota", nodes=nodes), *lost) == gone


@pytest.mark.parametrize(
    "model",
    [
        sketch("today x", "rota Lead", nodes={"rota": RESTS}),  # nothing leads to it
        sketch("job rota", nodes={"rota": RESTS}),  # what leads to it is not had
        sketch("job rota", nodes={"job": HAD, "rota": RESTS}, links={"job>rota": {"closed": True}}),
        sketch(
            "job rota", nodes={"job": HAD, "rota": RESTS}, links={"job>rota": {"confidence": 0.0}}
        ),
        sketch("rota other rota", nodes={"rota": RESTS, "other": RESTS}),  # on each other
        sketch("job rota", "x rota", nodes={"job": HAD, "rota": {**RESTS, "needs": "all"}}),
    ],
)
def test_what_did_not_stand_on_anything_before_never_falls(model):
    everything = {*model.nodes, *(link.id for link in model.links)} - {"rota"}
    assert "rota" not in falls(model, *everything)
    assert "rota" not in resting(model)


def test_what_hangs_on_a_circle_falls_with_a_part_of_it():
    nodes = {"one": RESTS, "two": RESTS, "leaf": RESTS}
    model = sketch("one two one", "two leaf", nodes=nodes)
    assert falls(model, "one") == set()
    assert falls(model, "two") == {"leaf"}


def test_what_fell_can_be_gained_again_by_another_way():
    nodes = {"job": HAD, "rota": RESTS}
    model = sketch("today job rota Lead", "today other rota", nodes=nodes)
    left = after_fall(model, frozenset({"job"}))
    assert left.nodes["rota"].status == "idea"
    assert "rota" in reachable(model, frozenset({"job"}))
    assert after_fall(model, frozenset({"other"})) is model


@given(maps(statuses=("idea", "done", "done", "done", "blocked")), st.data())
def test_what_is_had_after_a_loss_is_what_trying_it_step_by_step_finds(model, data):
    there = [*model.nodes, *(link.id for link in model.links)]
    lost = data.draw(st.sets(st.sampled_from(there), max_size=3)) if there else set()
    assert held(model, frozenset(lost)) == oracle.had(model, lost)
    assert reachable(model, frozenset(lost)) == oracle.reached(model, oracle.possible(model), lost)


@given(maps(statuses=("done", "done", "idea")), st.data())
def test_the_more_is_lost_the_less_is_had_and_nothing_falls_without_a_loss(model, data):
    there = [*model.nodes, *(link.id for link in model.links)]
    more = data.draw(st.sets(st.sampled_from(there), max_size=4)) if there else set()
    fewer = data.draw(st.sets(st.sampled_from(sorted(more)))) if more else set()
    assert held(model, frozenset(more)) <= held(model, frozenset(fewer)) <= held(model)
    unmarked = {id for id in held(model) - {"today"} if not model.nodes[id].rests}
    assert unmarked - more <= held(model, frozenset(more))
    assert held(model) == {"today"} | {
        id for id, node in model.nodes.items() if node.status in ("done", "reached")
    }


@pytest.mark.parametrize(
    ("model", "needs"),
    [
        (sketch("job rota", nodes={"job": HAD, "rota": HAD}), "any"),
        (sketch("job rota", "today rota", nodes={"job": HAD, "rota": HAD}), "all"),
        (sketch("job rota", "shed rota", nodes={"job": HAD, "shed": HAD, "rota": HAD}), "all"),
    ],
)
def test_saying_that_it_would_go_with_something_makes_it_so(model, needs):
    after, description = rest_on("rota", "job")(model)
    assert (after.nodes["rota"].rests, after.nodes["rota"].needs) == (True, needs)
    assert falls(after, "job") == {"rota"}
    assert description == "Said that *rota* is there only while *job* stands"


def test_what_another_thing_could_still_bring_cannot_be_said_to_go_with_one():
    model = sketch("job rota", "shed rota", "plan rota", nodes={**JOB, "shed": HAD})
    with pytest.raises(EditError, match=r"\*plan\*"):
        rest_on("rota", "job")(model)
