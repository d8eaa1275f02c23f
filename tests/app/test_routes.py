"""Routes, step 2: ways built from typed steps, single stones, ideas, and the ways by name."""

import pytest

from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

GOAL = "To what you hope for"
MODEL = sketch(
    "today maria study Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria", "status": "done"},
        "study": {"kind": "experience", "title": "Stock-loss study"},
        "Lead": {"title": "Team lead"},
    },
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("routes")


def step(person: Person, title: str) -> Person:
    """Type a step and press Enter."""
    steps = len(person.at.session_state["route_draft"])
    return person.fill(f"Step {steps + 1}" if steps else "First step", title)


def paths(kept: Kept) -> list[str]:
    """The links of the map, by title, oldest first."""
    return [
        f"{kept.model.title_of(link.source)} > {kept.model.title_of(link.target)}"
        for link in kept.model.links
    ]


OLD = ["Today > Maria", "Maria > Stock-loss study", "Stock-loss study > Team lead"]


def test_a_way_is_drawn_over_typed_steps_as_one_edit_that_undo_takes_back(
    person: Person, kept: Kept
):
    step(person, "Evening course")
    step(person, "Reporting analyst")
    assert paths(kept) == OLD
    person.press("Draw this way")
    new = ["Today > Evening course", "Evening course > Reporting analyst"]
    assert paths(kept) == [*OLD, *new, "Reporting analyst > Team lead"]
    assert [kept.item("Evening course").kind, kept.item("Reporting analyst").kind] == [
        "skill",
        "role",
    ]
    assert person.notices == ["Saved: Drew a way to Team lead by Evening course"]
    assert "Through Evening course" in person.texts
    person.press("undo")
    assert kept.model == MODEL


def test_a_step_that_is_on_the_map_is_found_by_its_name(person: Person, kept: Kept):
    step(person, " stock-loss  STUDY ")
    assert "on the map" in person.texts
    step(person, "Analyst").press("Draw this way")
    assert [stone.title for stone in kept.model.stones] == ["Maria", "Stock-loss study", "Analyst"]
    assert paths(kept) == [
        *OLD,
        "Today > Stock-loss study",
        "Stock-loss study > Analyst",
        "Analyst > Team lead",
    ]


def test_a_way_may_start_at_what_is_there_and_lead_to_a_new_hope(person: Person, kept: Kept):
    person.fill(GOAL, "Fridays at home").fill("From", "maria")
    step(person, "Four-day contract").press("Draw this way")
    assert paths(kept)[3:] == [
        "Maria > Four-day contract",
        "Four-day contract > Fridays at home",
    ]
    assert kept.item("Fridays at home").kind == "balance"


def test_a_new_hope_of_a_known_name_is_the_hope_that_is_there(person: Person, kept: Kept):
    person.fill(GOAL, "team LEAD").press("Draw this way")
    assert paths(kept) == [*OLD, "Today > Team lead"]
    assert len(kept.model.outcomes) == 1


def test_the_kind_of_a_new_step_is_a_guess_that_can_be_changed(person: Person, kept: Kept):
    step(person, "Evening course")
    person.choose("Skill", "experience", near="Evening course").press("Draw this way")
    assert kept.item("Evening course").kind == "experience"


def test_steps_can_be_left_out_again_one_by_one_or_all_at_once(person: Person, kept: Kept):
    for title in ("One", "Two", "Three"):
        step(person, title)
    person.press("route-drop-1-Two").press("Draw this way")
    assert paths(kept)[3:] == ["Today > One", "One > Three", "Three > Team lead"]
    step(person, "Four").press("Start over")
    assert not person.has("route-drop-0-Four")
    assert person.has("First step")


def test_the_same_step_twice_on_a_way_is_refused_where_it_was_typed(person: Person):
    step(person, "Evening course")
    step(person, "evening COURSE")
    assert "That step is on this way already." in person.said
    assert len(person.at.session_state["route_draft"]) == 1
    step(person, "Analyst")
    assert "That step is on this way already." not in person.said


def test_an_empty_step_is_no_step(person: Person):
    step(person, "   ")
    assert person.has("First step")


def test_a_way_that_is_there_already_is_refused_and_its_steps_stay_to_be_changed(
    person: Person, kept: Kept
):
    step(person, "Maria")
    step(person, "Stock-loss study").press("Draw this way")
    assert "This way is on the map already." in person.said
    assert len(person.at.session_state["route_draft"]) == 2
    assert kept.history == ["Began"]


def test_a_way_to_nowhere_is_refused_and_its_steps_stay(at_work, kept: Kept):
    person = step(at_work(sketch("today a")).go("routes"), "Evening course")
    person.press("Draw this way")
    assert "Where does this way lead?" in person.said
    assert len(person.at.session_state["route_draft"]) == 1
    person.fill(GOAL, "Lead a choir").press("Draw this way")
    assert paths(kept) == ["Today > a", "Today > Evening course", "Evening course > Lead a choir"]


def test_a_way_that_is_not_drawn_yet_outlives_a_look_at_another_page(person: Person):
    step(person, "Evening course").go("start").go("routes")
    assert person.has("route-drop-0-Evening course")


def test_a_hope_without_a_way_is_one_click_from_getting_one(at_work, kept: Kept):
    model = sketch("today a Lead", "today Fridays", nodes={"Fridays": {"kind": "balance"}})
    person = at_work(model.replace(links=model.links[:2])).go("routes")
    assert "One way to two hopes. Fridays has no way yet." in person.said
    person.press("Find a way")
    assert person.widget(GOAL).value == "Fridays"
    step(person, "Four-day contract").press("Draw this way")
    assert paths(kept)[2:] == ["Today > Four-day contract", "Four-day contract > Fridays"]


def test_ways_are_told_by_name_with_the_weakest_link_of_each(at_work):
    model = sketch(
        "today maria Lead",
        "today course Lead",
        links={
            "today>maria": {"confidence": 0.9},
            "maria>Lead": {"confidence": 0.2},
            "today>course": {"confidence": 0.5},
        },
    )
    texts = at_work(model).go("routes").texts
    assert {"Through maria", "Through course"} <= set(texts)
    assert {
        "2 in 10 on its own, by your guesses · weakest: maria to Lead",
        "1 of 2 links judged",
    } <= set(texts)


def test_the_map_in_words_has_every_node_with_what_it_comes_from_and_leads_to(person: Person):
    (table,) = person.open("in-words").at.dataframe
    rows = {row["title"]: row for row in table.value.to_dict("records")}
    assert set(rows) == {"Today", "Maria", "Stock-loss study", "Team lead"}
    assert rows["Stock-loss study"]["comes_from"].startswith("Maria")
    assert rows["Stock-loss study"]["leads_to"].startswith("Team lead")


# --- single stones and ideas -------------------------------------------------------------------


def test_a_single_stone_is_put_on_the_map_with_a_guessed_kind(person: Person, kept: Kept):
    person.fill("What is it?", "Mentor at the clinic").fill("Where is it now?", "done")
    person.press("Add the stone")
    stone = kept.item("Mentor at the clinic")
    assert (stone.kind, stone.status) == ("relationship", "done")


def test_a_stone_without_a_title_is_refused_at_its_field(person: Person, kept: Kept):
    person.fill("What kind?", "role").press("Add the stone")
    assert person.below("What is it?") == "This may not be empty."
    assert person.widget("What kind?").value == "role"
    assert kept.model == MODEL


def test_an_idea_waits_in_the_tray_and_becomes_a_stone_in_one_move(person: Person, kept: Kept):
    person.fill("An idea", "Ask the union for a course").press("Keep the idea")
    assert kept.item("Ask the union for a course").at.isoformat() == "2026-06-15"
    person.press("Put on the map")
    assert kept.model.ideas == ()
    assert kept.item("Ask the union for a course").kind == "experience"
    assert "Ask the union for a course" in person.at.subheader.values
    person.press("undo")
    assert [idea.text for idea in kept.model.ideas] == ["Ask the union for a course"]


def test_an_idea_is_taken_out_again(person: Person, kept: Kept):
    person.fill("An idea", "A stall").press("Keep the idea")
    person.press("Remove", near="A stall")
    assert kept.model.ideas == ()
    assert "Nothing is waiting here." in person.said


def test_an_empty_idea_is_refused_at_its_field(person: Person, kept: Kept):
    person.press("Keep the idea")
    assert person.below("An idea") == "This may not be empty."
    assert kept.model == MODEL


# Kinds, one by one


def test_the_kind_of_each_stone_is_changed_in_the_list_by_one_click(at_work, kept: Kept):
    person = at_work(MODEL).go("routes").open("kinds")
    person.fill("Kind of Stock-loss study", "skill")
    assert kept.model.items["study"] == MODEL.items["study"].replace(kind="skill")
    assert person.widget("Kind of Stock-loss study").value == "skill"


def test_the_newest_stones_are_listed_and_where_to_find_the_others_is_said(at_work):
    model = sketch("today " + " ".join(f"s{number}" for number in range(43)) + " Lead")
    person = at_work(model).go("routes").open("kinds")
    kinds = [label for label in person.labels if label.startswith("Kind of s")]
    assert kinds == [f"Kind of s{number}" for number in range(42, 2, -1)]
    assert "the newest 40" in person.said


def test_without_a_stone_there_are_no_kinds_to_list(at_work):
    assert "kinds" not in at_work(sketch("today Lead")).go("routes").unfold().at.session_state
