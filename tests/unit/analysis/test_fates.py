"""What becomes of hopes when parts fall away, against trying every way one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.fates import fates, listed, present_jobs, verdict, with_tags, without
from careerapp.analysis.structure import hinges, ways
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from tests.sketch import sketch
from tests.strategies import models

TWO_WAYS = sketch("today maria study Lead", "today course Lead", "today choir Fridays")


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        ({"maria"}, {"Lead": "hurts", "Fridays": "stands"}),
        ({"maria", "course"}, {"Lead": "ends", "Fridays": "stands"}),
        ({"choir"}, {"Lead": "stands", "Fridays": "ends"}),
        ({"course>Lead"}, {"Lead": "hurts", "Fridays": "stands"}),
        ({"nobody"}, {"Lead": "stands", "Fridays": "stands"}),
        (set(), {"Lead": "stands", "Fridays": "stands"}),
    ],
)
def test_a_loss_ends_hurts_or_spares_each_hope(lost, expected):
    assert fates(TWO_WAYS, lost).outcomes == expected


def test_what_can_no_longer_be_reached_is_gone_with_its_links():
    found = fates(TWO_WAYS, {"maria"})
    assert found.gone == {"maria", "study"}
    assert found.dead_links == {"today>maria", "maria>study", "study>Lead"}


def test_only_what_is_on_a_way_that_is_left_still_counts():
    assert fates(TWO_WAYS, {"maria"}).of_use == ("course", "choir")
    assert fates(TWO_WAYS, {"maria", "course", "choir"}).of_use == ()


def test_a_lost_link_blocks_what_needs_all_of_its_links():
    model = sketch("today a Lead", "today b Lead", nodes={"Lead": {"needs": "all"}})
    assert fates(model, {"b>Lead"}).outcomes == {"Lead": "ends"}


def test_a_hope_that_has_no_way_or_is_not_open_has_no_fate():
    model = sketch("today a Lead", "today b Old", "c Far", nodes={"Old": {"status": "let_go"}})
    assert set(fates(model, {"a"}).outcomes) == {"Lead"}


@given(models(), st.data())
def test_fates_agree_with_taking_the_parts_away_and_looking_again(model: WorkModel, data):
    ids = [*model.nodes, *(link.id for link in model.links)]
    lost = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    found = fates(model, lost)
    # Independent of `without`: reach counts with what is lost left out.
    after = reachable(model, frozenset(lost - {outcome.id for outcome in model.outcomes}))
    for id, fate in found.outcomes.items():
        assert (fate == "ends") == (id not in after)
        if fate == "stands":
            assert all(way.all_nodes <= after for way in ways(model, id))
    assert not found.gone & after
    assert set(found.of_use) <= after


@given(models())
def test_just_the_hinges_end_a_hope_alone(model: WorkModel):
    for outcome in model.outcomes:
        for id in hinges(model, outcome.id):
            assert fates(model, {id}).outcomes[outcome.id] == "ends"


@given(models(), st.data())
def test_losing_more_never_helps(model: WorkModel, data):
    ids = [stone.id for stone in model.stones]
    if not ids:
        return
    some = data.draw(st.sets(st.sampled_from(ids)))
    more = some | data.draw(st.sets(st.sampled_from(ids)))
    fewer, rest = fates(model, some), fates(model, more)
    ended = {id for id, fate in fewer.outcomes.items() if fate == "ends"}
    assert ended <= {id for id, fate in rest.outcomes.items() if fate == "ends"}
    assert fewer.gone <= rest.gone


@given(models())
def test_taking_nothing_away_leaves_the_model_as_it_is(model: WorkModel):
    assert without(model, frozenset()) == model


def test_a_tag_takes_all_that_carry_it_and_the_present_job_is_a_role_one_has():
    model = sketch(
        "today job Lead",
        "today course Lead",
        nodes={
            "job": {"kind": "role", "status": "done", "tags": ("retail",)},
            "course": {"tags": ("retail", "night")},
        },
    )
    assert with_tags(model, {"retail"}) == {"job", "course"}
    assert with_tags(model, {"night"}) == {"course"}
    assert with_tags(model, ()) == frozenset()
    assert present_jobs(model) == ("job",)


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"maria"}, "*Lead* would lose a way and *Fridays* would keep all ways."),
        (
            {"maria", "course"},
            "*Lead* would have no way left and *Fridays* would keep all ways.",
        ),
        ({"maria", "course", "choir"}, "Two hopes would have no way left."),
        (set(), "Every hope keeps all its ways."),
    ],
)
def test_the_verdict_is_one_sentence(lost, said):
    assert verdict(TWO_WAYS, fates(TWO_WAYS, lost)) == said


def test_without_any_way_there_is_nothing_to_lose():
    model = sketch("a Lead")
    assert "nothing to lose" in verdict(model, fates(model, {"a"}))


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_parts_are_listed_as_people_do(parts, said):
    assert listed(parts) == said
