"""What hands do on the map, as edits: described, placed, and refused in words."""

from itertools import count

import pytest

from careerapp.domain.edits import conflicts
from careerapp.domain.items import Idea, Link, Outcome, Position, Stone
from careerapp.errors import ConflictError, EditError, ItemGoneError
from careerapp.ui.map.map_edits import edit_for
from careerapp.ui.pathway_map.events import Added, IdeaMapped, Linked, Removed, Renamed
from tests.sketch import sketch

MODEL = sketch("today maria Lead", "today sql Lead", ideas=(Idea(id="i", text="Teach"),))


def done(event, model=MODEL):
    """Apply what an event asks for; gives the model, the line for the history, what is selected."""
    numbers = count(1)
    edit, shown, then = edit_for(event, lambda: f"new{next(numbers)}")
    if shown is not None:
        conflicts(model, shown)
    return *edit(model), then


def test_a_title_typed_somewhere_is_a_node_there():
    after, description, then = done(Added("Night school", "skill", (3.0, 4.0), None))
    assert after.stones[-1] == Stone(id="new1", kind="skill", title="Night school")
    assert after.layout == (Position(node="new1", x=3, y=4),)
    assert description == "Added stepping stone *Night school*"
    assert then == "new1"


def test_without_a_kind_it_is_guessed_and_without_a_place_left_to_the_layout():
    after, _, _ = done(Added("Maria", None, None, None))
    assert after.stones[-1].kind == "relationship"
    assert after.layout == ()
    after, _, _ = done(Added("Fridays at home", "outcome", None, None))
    assert after.outcomes[-1] == Outcome(id="new1", kind="balance", title="Fridays at home")


def test_a_link_dropped_on_nothing_is_a_node_and_a_link_in_one_edit():
    after, description, _ = done(Added("Course", "skill", (1.0, 2.0), "maria"))
    assert after.links[-1] == Link(id="new2", source="maria", target="new1")
    assert description == "Added stepping stone *Course* after *maria*"
    assert [position.node for position in after.layout] == ["new1"]


def test_two_nodes_are_linked_and_what_is_selected_stays():
    after, description, then = done(Linked("maria", "sql"))
    assert (after.links[-1].source, after.links[-1].target) == ("maria", "sql")
    assert description == "Linked *maria* to *sql*"
    assert then == ""


def test_a_new_title_is_taken_only_for_the_one_that_stood_there():
    after, description, _ = done(Renamed("maria", "Maria K.", "maria"))
    assert after.title_of("maria") == "Maria K."
    assert description == "Renamed *maria* to *Maria K.*"
    with pytest.raises(ConflictError):
        done(Renamed("maria", "Maria K.", "Mary"))


def test_several_are_removed_in_one_edit():
    after, description, then = done(Removed(("maria", "sql")))
    assert not after.stones
    assert description == "Removed 2 items"
    assert then is None


@pytest.mark.parametrize("at", [None, (5.0, 6.0)])
def test_an_idea_becomes_a_stone_where_it_was_dropped(at):
    after, description, then = done(IdeaMapped("i", at))
    assert after.title_of("new1") == "Teach"
    assert not after.ideas
    assert [(place.x, place.y) for place in after.layout] == ([at] if at else [])
    assert (description, then) == ("Put *Teach* on the map", "new1")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Added("t" * 201, None, None, None), "at most 200 characters"),
        (Added("", None, None, None), "may not be empty"),
        (Added("\x00", "outcome", None, None), "cannot be kept"),
        (Renamed("maria", "t" * 4_000, "maria"), "at most 200 characters"),
        (Linked("Lead", "maria"), "an outcome is where routes end"),
        (Linked("maria", "today"), "cannot lead back to Today"),
        (Linked("maria", "Lead"), "linked already"),
        (Linked("maria", "maria"), "cannot join something to itself"),
        (Removed(("today",)), "it stays as it is"),
        (IdeaMapped("maria", None), "Only an idea"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(event, words):
    with pytest.raises(EditError, match=words):
        done(event)


@pytest.mark.parametrize(
    "event",
    [
        Linked("gone", "maria"),
        Linked("maria", "gone"),
        Added("x", None, None, "gone"),
        Removed(("maria", "gone")),
        IdeaMapped("gone", None),
    ],
)
def test_what_was_taken_away_meanwhile_is_said_to_be_gone(event):
    with pytest.raises(ItemGoneError):
        done(event)


@pytest.mark.parametrize(
    "title", ["<img src=x onerror=alert(1)>", "מורה בערב", "*Maria*", "\u202eabc"]
)
def test_whatever_is_typed_is_kept_as_typed(title):
    after, _, _ = done(Added(title, "skill", None, None))
    assert after.title_of("new1") == title
