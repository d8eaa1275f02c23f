from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import drill, pair_losses, present_roles, rehearse
from careerapp.analysis.drawing.salvage import left_over
from careerapp.analysis.measures.losses import MAX_SHOCKS, fallen
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps

SHOP = {"kind": "role", "status": "done", "tags": ("retail",)}


def things(model: WorkModel) -> list[str]:
    return ["today", *model.nodes, *(link.id for link in model.links)]


@given(maps(cycles=False), st.data())
def test_a_drill_gives_the_chance_over_all_worlds_without_what_is_taken_out(
    model: WorkModel, data: st.DataObject
) -> None:
    lost = data.draw(st.sets(st.sampled_from(things(model))))
    tags = data.draw(st.sets(st.sampled_from(["retail", "north"])))
    tagged = {stone.id for stone in model.stones if tags.intersection(stone.tags)}
    expected = oracle.chances(model, lost | tagged)
    assert drill(model, lost, tags, as_of=DAY) == pytest.approx(expected, abs=1e-12)


@given(maps(cycles=False), st.floats(0, 1))
def test_a_shared_shock_mixes_the_drill_and_the_map_as_it_is(model: WorkModel, q: float) -> None:
    tagged = {stone.id for stone in model.stones if "retail" in stone.tags}
    whole, without = oracle.chances(model), oracle.chances(model, tagged)
    expected = {id: q * without[id] + (1 - q) * whole[id] for id in whole}
    found = drill(model, shocks={"retail": q}, as_of=DAY)
    assert found == pytest.approx(expected, abs=1e-12)


def test_two_shocks_make_four_cases() -> None:
    nodes = {"a": {"tags": ("north",)}, "b": {"tags": ("retail", "north")}}
    model = judged("today a Lead", "today b Lead", nodes=nodes, belief=1.0)
    found = drill(model, shocks={"north": 0.5, "retail": 0.5}, as_of=DAY)
    assert found["Lead"] == pytest.approx(0.5)


def test_too_many_shocks_and_impossible_ones_are_refused() -> None:
    model = judged("today Lead")
    with pytest.raises(ValueError, match="at most"):
        drill(model, shocks={f"tag {n}": 0.5 for n in range(MAX_SHOCKS + 1)}, as_of=DAY)
    with pytest.raises(ValueError, match="from 0 to 1"):
        drill(model, shocks={"retail": 1.5}, as_of=DAY)


@given(maps(), st.data())
def test_where_an_outcome_stands_follows_from_the_drawing(
    model: WorkModel, data: st.DataObject
) -> None:
    lost = data.draw(st.sets(st.sampled_from(things(model)), max_size=3))
    found = rehearse(model, lost, as_of=DAY)
    before = oracle.reached(model, oracle.possible(model))
    after = oracle.reached(model, oracle.possible(model), lost)
    for id, drilled in found.outcomes.items():
        if id not in before:
            assert drilled.standing == "no way"
        elif id not in after:
            assert drilled.standing == "lost"
            assert (drilled.after.value, drilled.still_counts) == (0.0, ())
        else:
            assert drilled.standing in ("intact", "weakened")
            assert drilled.after.value <= drilled.before.value
        if drilled.standing == "intact":
            assert drilled.after == drilled.before
        assert lost.isdisjoint(drilled.still_counts)


def test_what_still_counts_is_on_ways_that_are_left() -> None:
    model = judged(
        "shop a Lead", "sql b Lead", "shop c Chef", nodes={"shop": SHOP, "sql": {"status": "done"}}
    )
    found = rehearse(model, {"shop"}, as_of=DAY)
    lead, chef = found.outcomes["Lead"], found.outcomes["Chef"]
    assert (lead.standing, set(lead.still_counts)) == ("weakened", {"sql", "b"})
    assert (chef.standing, chef.still_counts) == ("lost", ())
    assert set(lead.hit) == {"shop"}
    assert (set(found.still_counts), set(found.cut_off)) == ({"sql", "b"}, {"a", "c"})
    assert found.idle == ()
    assert found == rehearse(model, tags={"retail"}, as_of=DAY)


def test_what_leads_nowhere_any_more_is_told_from_what_can_no_longer_be_reached() -> None:
    model = sketch(
        "today sql report Lead", "today maria report", nodes={"report": {"needs": "all"}}
    )
    found = rehearse(model, {"maria"}, as_of=DAY)
    assert (found.idle, found.cut_off) == (("sql",), ("report",))


def test_a_drill_needs_no_beliefs_to_say_what_is_lost() -> None:
    found = rehearse(sketch("today a Lead", "today b Lead"), {"a"}, as_of=DAY).outcomes["Lead"]
    assert (found.standing, found.before.value, found.after.value) == ("weakened", None, None)
    assert drill(sketch("today a Lead"), {"a"}, as_of=DAY) == {"Lead": 0.0}


def test_an_outcome_is_intact_when_nothing_on_its_ways_falls_away() -> None:
    model = judged("today a Lead", "today b Lead", "today c Chef", "c d")
    standing = {
        id: {each.id: each.standing for each in rehearse(model, {id}, as_of=DAY).outcomes.values()}
        for id in ("a", "c", "d", "today>a")
    }
    assert standing["a"] == standing["today>a"] == {"Lead": "weakened", "Chef": "intact"}
    assert standing["c"] == {"Lead": "intact", "Chef": "lost"}
    assert standing["d"] == {"Lead": "intact", "Chef": "intact"}


def test_a_shock_that_is_sure_is_the_loss_itself() -> None:
    even = {"confidence": 0.5}
    model = sketch(
        "today a Lead",
        "today b Lead",
        nodes={"a": {"tags": ("retail",)}},
        links={"today>b": even, "b>Lead": even},
    )
    assert drill(model, shocks={"retail": 1.0}, as_of=DAY) == {"Lead": 0.25}
    assert drill(model, shocks={"retail": 0.0}, as_of=DAY) == {"Lead": None}


def test_a_chance_is_given_once_what_nobody_judged_has_fallen_away() -> None:
    judged_way = {"today>a": {"confidence": 0.5}, "a>Lead": {"confidence": 0.5}}
    model = sketch("today a Lead", "today b Lead", links=judged_way)
    assert drill(model, as_of=DAY) == {"Lead": None}
    assert drill(model, {"b"}, as_of=DAY) == {"Lead": 0.25}
    assert drill(model, shocks={"retail": 0.5}, as_of=DAY) == {"Lead": None}


def test_a_link_that_fell_away_carries_nothing_where_another_is_not_judged() -> None:
    """What is left is a smaller map, and the link is not on it any more."""
    even = {"confidence": 0.5}
    model = sketch(
        "today a Lead",
        "today b Lead",
        "today Lead",
        links={"today>b": even, "b>Lead": even, "today>Lead": even},
    )
    assert drill(model, {"a"}, as_of=DAY) == {"Lead": 0.625}
    assert drill(model, {"a", "today>Lead"}, as_of=DAY) == {"Lead": 0.25}
    assert drill(model, {"today>a"}, as_of=DAY) == {"Lead": 0.625}
    assert rehearse(model, {"b>Lead"}, as_of=DAY).still_counts == ("a",)


@given(maps(beliefs=st.sampled_from([None, 0.5, 0.5]), max_links=7, cycles=False), st.data())
def test_after_a_drill_only_what_is_left_must_be_judged_and_still_counts(
    model: WorkModel, data: st.DataObject
) -> None:
    lost = data.draw(st.sets(st.sampled_from(things(model)), min_size=1, max_size=3))
    found = rehearse(model, lost, as_of=DAY)
    ends = {link.id: {link.source, link.target} for link in model.links}
    guessed = model.replace(links=tuple(link.replace(confidence=0.5) for link in model.links))
    expected = oracle.chances(guessed, lost)
    for id, drilled in found.outcomes.items():
        deciding = oracle.pivotal(model, id, lost)
        if any(link.id in deciding and link.confidence is None for link in model.links):
            assert drilled.after.value is None
        else:
            assert drilled.after.value == pytest.approx(expected[id], abs=1e-12)
        touched = {end for link in deciding for end in ends[link]}
        stones = {stone.id for stone in model.stones}
        assert set(drilled.still_counts) == touched & stones


@given(maps(), st.data())
def test_what_is_left_over_reaches_what_the_map_reaches_without_the_lost(
    model: WorkModel, data: st.DataObject
) -> None:
    losable = [each.id for each in (*model.stones, *model.links)]
    lost = data.draw(st.sets(st.sampled_from(losable))) if losable else set()
    assert reachable(left_over(model, lost)) == reachable(model, lost)


def test_losing_the_present_job_takes_away_the_roles_one_has() -> None:
    model = judged("shop Lead", "temp Lead", nodes={"shop": SHOP, "temp": {"kind": "role"}})
    assert present_roles(model) == ("shop",)
    assert drill(model, present_roles(model), as_of=DAY) == {"Lead": 0.0}


def test_what_is_not_there_any_more_is_passed_over() -> None:
    model = judged("today a Lead")
    assert fallen(model, {"gone", "a"}, {"no such tag"}) == {"a"}
    assert drill(model, {"gone"}, as_of=DAY) == {"Lead": 0.25}


@given(maps(max_links=8, outcome_statuses=("open",)))
def test_pairs_of_losses_end_an_outcome_that_neither_ends(model: WorkModel) -> None:
    possible = oracle.possible(model)
    for outcome in model.outcomes:
        if outcome.id not in oracle.reached(model, possible):
            assert pair_losses(model, outcome.id, DAY) == ()
            continue
        alone = oracle.hinges(model, outcome.id)
        rest = [id for id in oracle.can_be_lost(model) if id not in alone]
        expected = {
            frozenset((one, other))
            for number, one in enumerate(rest)
            for other in rest[number + 1 :]
            if outcome.id not in oracle.reached(model, possible, {one, other})
        }
        assert {frozenset(pair) for pair in pair_losses(model, outcome.id, DAY)} == expected


def test_pairs_of_stones_come_first() -> None:
    pairs = pair_losses(judged("today a Lead", "today b Lead"), "Lead", date(2027, 3, 1))
    assert set(pairs[0]) == {"a", "b"}
    assert len(pairs) == 9


def test_what_ends_an_outcome_alone_is_in_no_pair() -> None:
    pairs = pair_losses(judged("today a m Lead", "today b m Lead"), "Lead", DAY)
    either, other = ({id, f"today>{id}", f"{id}>m"} for id in "ab")
    assert {frozenset(pair) for pair in pairs} == {frozenset({x, y}) for x in either for y in other}


HAD = {"status": "done", "kind": "role"}
RESTS = {"status": "done", "rests": True}
TRUE_WHILE = {"status": "reached", "rests": True}


def test_pairs_are_sought_on_the_ways_by_which_what_falls_could_be_gained_again() -> None:
    model = sketch("job rota Lead", "today a rota", nodes={"job": HAD, "rota": RESTS})
    pairs = {frozenset(pair) for pair in pair_losses(model, "Lead", DAY)}
    back = ("a", "today>a", "a>rota")
    assert pairs == {frozenset({lost, each}) for lost in ("job", "job>rota") for each in back}


def test_what_can_only_fall_is_in_no_pair() -> None:
    nodes = {"job": HAD, "rota": RESTS}
    model = sketch("job rota Lead", "today a rota", "job Lead", nodes=nodes)
    pairs = {frozenset(pair) for pair in pair_losses(model, "Lead", DAY)}
    with_the_job = ("a", "today>a", "a>rota", "rota>Lead")
    assert pairs == {
        *(frozenset({"job", each}) for each in with_the_job),
        frozenset({"rota>Lead", "job>Lead"}),
    }


def test_what_rests_on_a_job_falls_with_it_and_a_hope_may_be_reached_anew() -> None:
    nodes = {"job": HAD, "rota": RESTS, "skill": {"status": "done"}}
    hopes = {"Fridays": TRUE_WHILE, "Shifts": TRUE_WHILE, "Own": {"status": "reached"}}
    routes = ("job rota Lead", "job skill Chef", "rota Fridays", "job Shifts", "job Own")
    model = judged(*routes, "today a Shifts", nodes={**nodes, **hopes})
    found = rehearse(model, present_roles(model), as_of=DAY)
    assert set(found.falls) == {"rota", "Fridays", "Shifts"}
    assert {id: (each.standing, each.after.value) for id, each in found.outcomes.items()} == {
        "Lead": ("lost", 0.0),
        "Chef": ("intact", 0.5),
        "Fridays": ("lost", 0.0),
        "Shifts": ("weakened", 0.25),
        "Own": ("intact", 1.0),
    }
    assert found.outcomes["Shifts"].still_counts == ("a",)
