"""What a setback leaves, against the ways there are and a search of one's own."""

from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.drawing.salvage import salvage, ways_through
from careerapp.analysis.drawing.ways import Way, ways
from careerapp.domain.edits import change
from tests.sketch import sketch
from tests.unit.analysis.drawings import drawings

MODEL = sketch(
    "sql maria Lead",
    "sql study Lead",
    "choir Fridays",
    "talk Lead",
    nodes={
        "sql": {"status": "done"},
        "choir": {"status": "done"},
        "talk": {"status": "done"},
        "Fridays": {"importance": 5},
    },
)


def test_other_ways_are_named_those_that_use_the_same_things_first():
    (hope,) = salvage(MODEL, MODEL, {"maria"}).hopes
    assert hope.outcome == "Lead"
    assert [(each.way.nodes, each.reuses) for each in hope.standing] == [
        (("sql", "study", "Lead"), ("sql",)),
        (("talk", "Lead"), ()),
    ]


def test_what_still_counts_lies_on_a_way_that_was_left_alone():
    assert salvage(MODEL, MODEL, {"maria"}).still_counts == ("sql",)
    # What only the way that was hit has use for counts no more.
    alone = sketch("sql maria Lead", nodes={"sql": {"status": "done"}})
    assert salvage(alone, alone, {"maria"}).still_counts == ()


def test_a_hope_that_has_no_other_way_is_told_with_none():
    model = sketch("today maria Lead")
    lost = change("maria", status="blocked")(model).model
    (hope,) = salvage(model, lost, {"maria"}).hopes
    assert (hope.outcome, hope.standing) == ("Lead", ())


def test_what_happened_to_a_link_leaves_the_other_link_to_the_same_stone_alone():
    (hope,) = salvage(MODEL, MODEL, {"maria>Lead"}).hopes
    assert all("maria>Lead" not in each.way.all_links for each in hope.standing)


def test_a_hope_of_which_nothing_was_hit_is_not_spoken_of():
    assert salvage(MODEL, MODEL, {"somewhere else"}) == ((), ())
    assert salvage(MODEL, MODEL, {"Lead"}).hopes == ()


def test_ways_through_something_lead_over_it_or_to_it():
    assert [way.nodes for _, way in ways_through(MODEL, "maria")] == [("sql", "maria", "Lead")]
    assert {outcome for outcome, _ in ways_through(MODEL, "sql")} == {"Lead"}
    assert len(ways_through(MODEL, "Lead")) == len(ways(MODEL, "Lead"))
    assert [way.nodes for _, way in ways_through(MODEL, "talk>Lead")] == [("talk", "Lead")]
    assert ways_through(MODEL, "nowhere") == ()


def needs(way: Way, id: str) -> bool:
    """Whether a way cannot do without a stone: of several starts any one will do."""
    return id in way.all_nodes and (id != way.nodes[0] or not way.other_starts)


@given(drawings(), st.data())
def test_no_way_that_stands_runs_over_what_was_hit(model, data):
    stone = data.draw(st.sampled_from(sorted(stone.id for stone in model.stones)))
    lost = change(stone, status="blocked")(model).model
    found = salvage(model, lost, {stone})
    hit = {
        outcome.id
        for outcome in model.outcomes
        if outcome.status == "open" and any(needs(way, stone) for way in ways(model, outcome.id))
    }
    assert {each.outcome for each in found.hopes} == hit
    for hope in found.hopes:
        for each in hope.standing:
            assert each.way in ways(lost, hope.outcome)
            assert not needs(each.way, stone)
            assert set(each.reuses) <= each.way.all_nodes
    assert stone not in found.still_counts
