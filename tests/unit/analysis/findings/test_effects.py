"""What keeping a data point would do, against what logging it then does."""

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerapp.analysis.findings.effects import effects
from careerapp.analysis.findings.way_words import ways_moved
from careerapp.domain.edits import log
from careerapp.domain.items import About, DataPoint
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError
from tests.sketch import sketch
from tests.unit.analysis.drawings import drawings, had, smallest_closed_set

DAY = date(2026, 6, 15)
MADE = ("done", "gone", "harder", "easier", "unchanged")


def point_about(*about: tuple[str, str]) -> DataPoint:
    return DataPoint(
        id="p",
        at=DAY,
        kind="setback",
        note="It happened",
        about=tuple(About.model_validate({"id": id, "made": made}) for id, made in about),
    )


@st.composite
def happenings(draw: st.DrawFn) -> tuple[WorkModel, DataPoint]:
    """A map and something that happened to one or two of its nodes."""
    model = draw(drawings())
    about = draw(
        st.lists(
            st.tuples(st.sampled_from(sorted(model.nodes)), st.sampled_from(MADE)),
            unique_by=lambda each: each[0],
            min_size=1,
            max_size=2,
        )
    )
    return model, point_about(*about)


@given(happenings())
def test_every_status_that_keeping_it_changes_is_said_first_and_no_other(happening):
    model, point = happening
    after = log(point)(model).model
    changed = [node.title for id, node in model.nodes.items() if node != after.nodes[id]]
    said = list(effects(model, point))
    own = len(said) - len(tuple(ways_moved(model, after)))
    assert [re.findall(r"\*(.*?)\*", sentence)[0] for sentence in said[:own]] == changed


@given(happenings())
def test_what_becomes_of_the_ways_is_told_after_what_became_of_things(happening):
    model, point = happening
    told = tuple(ways_moved(model, log(point)(model).model))
    assert effects(model, point)[-len(told) or len(effects(model, point)) :] == told


@given(happenings())
def test_a_hope_is_said_to_have_no_way_left_just_when_it_cannot_be_reached_any_more(happening):
    model, point = happening
    after = log(point)(model).model
    before, now = smallest_closed_set(model), smallest_closed_set(after)
    ended = {
        outcome.title
        for outcome in after.outcomes
        if outcome.status == "open" and outcome.id in before - now
    }
    said = effects(model, point)
    assert {s[len("No way to *") :].split("*")[0] for s in said if s.startswith("No way")} == ended


@given(happenings())
def test_a_preview_changes_nothing(happening):
    model, point = happening
    before = model.model_dump_json()
    effects(model, point)
    assert model.model_dump_json() == before


@given(drawings(), st.sampled_from(("harder", "easier", "unchanged")), st.data())
def test_what_makes_nothing_done_or_gone_changes_nothing_on_the_map(model, made, data):
    point = point_about((data.draw(st.sampled_from(sorted(model.nodes))), made))
    assert effects(model, point) == ()


@given(drawings(), st.data())
def test_done_never_ends_a_hope(model, data):
    lost_ways = [stone.id for stone in model.stones if stone.id not in had(model)]
    assume(lost_ways)
    point = point_about((data.draw(st.sampled_from(lost_ways)), "done"))
    assert not any(s.startswith("No way to") for s in effects(model, point))


def test_a_person_who_leaves_ends_one_of_two_ways():
    model = sketch(
        "maria study Lead",
        "petra clinic Lead",
        nodes={
            "maria": {"title": "Maria", "kind": "relationship", "status": "done"},
            "petra": {"status": "done"},
        },
    )
    found = effects(model, point_about(("maria", "gone")))
    assert found == (
        "*Maria* is gone.",
        "*Lead* had two ways; one is left: through *clinic*.",
    )


def test_a_person_who_leaves_ends_the_only_way():
    model = sketch("today maria Lead")
    found = effects(model, point_about(("maria", "gone")))
    assert found == (
        "*maria* is gone.",
        "No way to *Lead* is left on the map.",
    )


def test_two_of_three_ways_that_are_left_are_spoken_of_as_several():
    model = sketch("today a Lead", "today b Lead", "today c Lead")
    found = effects(model, point_about(("a", "gone")))
    assert found[1] == ("*Lead* had three ways; two are left: through *b* and through *c*.")


def test_what_is_gained_opens_a_way():
    model = sketch("today a Lead", "b Lead")
    found = effects(model, point_about(("b", "done")))
    assert found == (
        "You have *b* now.",
        "Two ways to *Lead*, one more than before.",
    )


def test_a_hope_that_is_reached_or_let_go_is_not_said_to_lose_its_ways():
    model = sketch("today a Lead")
    assert effects(model, point_about(("Lead", "done"))) == ("*Lead* has come true.",)
    assert effects(model, point_about(("Lead", "gone"))) == (
        "*Lead* is let go; it stays in the story.",
    )


def test_marks_in_a_title_are_written_with_a_backslash():
    model = sketch("today a Lead", nodes={"a": {"title": "Five * hotel"}})
    said = effects(model, point_about(("a", "gone")))
    assert said[0] == r"*Five \* hotel* is gone."


@pytest.mark.parametrize("about", [("nothing", "gone"), ("today>a", "gone"), ("today", "done")])
def test_what_cannot_be_kept_has_no_preview_either(about):
    model = sketch("today a Lead")
    with pytest.raises(EditError):
        log(point_about(about))(model)
    with pytest.raises(EditError):
        effects(model, point_about(about))
