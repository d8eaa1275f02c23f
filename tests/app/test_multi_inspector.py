"""Several stones selected together, and what the inspector says of ways and of links."""

import pytest

from careerapp.domain.items import About, DataPoint
from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "today sql Lead",
    nodes={"maria": {"title": "Maria"}, "sql": {"title": "SQL"}, "Lead": {"title": "Team lead"}},
    journal=(
        DataPoint(
            id="p",
            at=TODAY,
            kind="setback",
            note="She moved away",
            about=(About(id="maria>study"),),
        ),
    ),
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("routes")


def pick(person: Person, *ids: str) -> Person:
    """Select several, as a box drawn on the map does."""
    person.at.session_state["selected_id"] = None
    person.at.session_state["picked_ids"] = ids
    return person.reload()


def test_a_status_for_several_stones_is_one_edit_and_the_outcome_among_them_stays(
    person: Person, kept: Kept
):
    pick(person, "maria", "sql", "Lead")
    assert "Three things selected" in person.said
    person.fill("Where are the stones now?", "done").press("Set them all")
    assert {stone.id for stone in kept.model.stones if stone.status == "done"} == {"maria", "sql"}
    assert person.notices == ["Saved: Set 2 stepping stones to have it"]
    assert "Three things selected" in person.said, "they stay selected"
    person.press("undo")
    assert kept.model == MODEL


def test_a_tag_for_several_stones_is_one_edit_and_an_empty_one_is_asked_for(
    person: Person, kept: Kept
):
    pick(person, "maria", "sql")
    person.press("Tag them")
    assert "Pick a tag or type one first." in person.said
    person.fill("Give the stones a tag", "evenings").press("Tag them")
    assert [stone.tags for stone in kept.model.stones] == [("evenings",), (), ("evenings",)]


def test_several_are_deleted_as_one_edit(person: Person, kept: Kept):
    pick(person, "maria", "Lead").press("Delete them")
    assert kept.model.nodes.keys() == {"study", "sql"}
    assert person.has("Draw this way"), "the panel makes room for the builder"
    person.press("undo")
    assert kept.model.nodes.keys() == MODEL.nodes.keys()


def test_what_is_gone_is_no_longer_selected(person: Person):
    assert "selected" not in pick(person, "maria", "gone").said


def test_the_inspector_names_the_ways_that_pass_a_node(person: Person):
    person.select("study").unfold()
    assert "Through Maria to Team lead" in person.said
    assert "Today → Maria → study → Team lead" in person.said
    assert "Ways through here (1)" in [plain.label for plain in person.at.expander]


def test_the_inspector_of_a_link_has_its_ways_and_what_happened(person: Person):
    person.select("maria>study").unfold()
    assert "Today → Maria → study → Team lead" in person.said
    assert "She moved away" in person.said
    person.select("sql>Lead").unfold()
    assert "She moved away" not in person.said
