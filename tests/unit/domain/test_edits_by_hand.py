"""What hands do on the map in one edit: put down, link on, set and tag several."""

import pytest

from careerapp.domain.edits import add, add_after, join, place, placed, set_status, tag
from careerapp.domain.items import Outcome, Position, Stone
from careerapp.errors import EditError, ItemGoneError
from tests.sketch import sketch

MODEL = sketch("today maria Lead", "today sql Lead", nodes={"sql": {"tags": ("evenings",)}})
NEW = Stone(id="x", kind="skill", title="Statistics")


def test_a_node_is_put_down_where_a_hand_wants_it_and_told_as_what_it_is():
    after, description = placed(add(NEW), {"x": (3.0, 4.0)})(MODEL)
    assert after.stones[-1] == NEW
    assert after.layout == (Position(node="x", x=3, y=4),)
    assert description == "Added stepping stone *Statistics*"
    assert placed(add(NEW), {})(MODEL) == add(NEW)(MODEL)


def test_what_is_placed_beside_keeps_the_places_of_the_others():
    before = place({"maria": (1.0, 2.0)})(MODEL).model
    after = placed(add(NEW), {"x": (3.0, 4.0)})(before).model
    assert {position.node: position.x for position in after.layout} == {"maria": 1, "x": 3}


def test_two_nodes_are_joined_unless_one_of_them_is_gone():
    after, description = join("maria", "sql", "l")(MODEL)
    assert (after.links[-1].source, after.links[-1].target) == ("maria", "sql")
    assert description == "Linked *maria* to *sql*"
    for source, target in (("gone", "sql"), ("maria", "gone")):
        with pytest.raises(ItemGoneError):
            join(source, target, "l")(MODEL)


@pytest.mark.parametrize("source", ["maria", "today"])
def test_a_node_comes_with_the_link_that_leads_to_it(source):
    after, description = add_after(NEW, source, "l")(MODEL)
    assert after.stones[-1] == NEW
    assert (after.links[-1].source, after.links[-1].target) == (source, "x")
    title = MODEL.title_of(source)
    assert description == f"Added stepping stone *Statistics* after *{title}*"


def test_an_outcome_can_be_put_after_a_stone_and_nothing_after_an_outcome():
    goal = Outcome(id="o", kind="role", title="Owner")
    assert add_after(goal, "maria", "l")(MODEL).description == "Added outcome *Owner* after *maria*"
    with pytest.raises(EditError, match="an outcome is where routes end"):
        add_after(NEW, "Lead", "l")(MODEL)
    with pytest.raises(ItemGoneError):
        add_after(NEW, "gone", "l")(MODEL)


def test_several_stones_are_set_at_once_and_the_outcome_among_them_is_left():
    after, description = set_status(("maria", "Lead", "sql", "maria", "today"), "done")(MODEL)
    assert {stone.status for stone in after.stones} == {"done"}
    assert after.outcomes == MODEL.outcomes
    assert description == "Set 2 stepping stones to have it"
    assert set_status(("sql",), "active")(MODEL).description == "Set *sql* to under way"


def test_several_stones_are_tagged_at_once_and_none_of_them_twice():
    after, description = tag(("maria", "sql"), "  Team Y ")(MODEL)
    assert [stone.tags for stone in after.stones] == [("Team Y",), ("evenings", "Team Y")]
    assert description == "Tagged 2 stepping stones *Team Y*"
    after, description = tag(("maria", "sql"), "Evenings")(MODEL)
    assert [stone.tags for stone in after.stones] == [("Evenings",), ("evenings",)]
    assert description == "Tagged *maria* *Evenings*"


@pytest.mark.parametrize(
    "edit", [set_status(("Lead",), "done"), tag((), "x"), tag(("sql",), " Evenings")]
)
def test_what_would_change_nothing_is_refused(edit):
    with pytest.raises(EditError):
        edit(MODEL)


@pytest.mark.parametrize("word", ["", " ", "w" * 61])
def test_a_tag_that_will_not_do_is_refused_at_its_field(word):
    with pytest.raises(EditError) as caught:
        tag(("maria",), word)(MODEL)
    assert caught.value.field == "tags"


def test_something_gone_among_several_is_said():
    with pytest.raises(ItemGoneError):
        set_status(("maria", "gone"), "done")(MODEL)
