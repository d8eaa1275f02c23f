"""Outcomes, step 1: hopes added, changed, weighed, put in order, copied and taken out."""

import pytest

from careerapp.domain import edits
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

NEW = "What do you hope is true of your work?"
HOPES = sketch(
    "today a Lead",
    "today Fridays",
    "today Clinic",
    nodes={"Fridays": {"kind": "balance"}, "Clinic": {"kind": "recognition"}},
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(HOPES).go("outcomes").open("change-Lead")


def titles(kept: Kept) -> list[str]:
    return [outcome.title for outcome in kept.model.outcomes]


def test_a_hope_is_added_with_a_kind_guessed_from_its_words(person: Person, kept: Kept):
    person.fill(NEW, "Evenings with the children").press("Add this hope")
    assert kept.item("Evenings with the children").kind == "balance"
    assert person.notices == ["Saved: Added outcome Evenings with the children"]
    assert "Evenings with the children" in person.said
    assert person.widget(NEW).value == ""


def test_a_hope_is_added_with_everything_that_was_said_of_it(person: Person, kept: Kept):
    form = "Add this hope"
    person.open("more-add-outcome").fill(NEW, "A small firm").fill(
        "What kind?", "environment", near=form
    )
    person.fill("Why does it matter?", "Big ones are loud.\nVery.", near=form)
    person.fill("How would you know it is true?", "I know every name.", near=form)
    person.fill("By when, if there is a date", "2028-06", near=form).press(form)
    hope = kept.item("A small firm")
    assert (hope.kind, hope.why, hope.sign, hope.by) == (
        "environment",
        "Big ones are loud.\nVery.",
        "I know every name.",
        "2028-06",
    )
    assert "by June 2028" in person.said


@pytest.mark.parametrize("empty", ["", "   "])
def test_a_hope_without_words_is_refused_at_its_field_and_nothing_typed_is_lost(
    person: Person, kept: Kept, empty: str
):
    form = "Add this hope"
    person.open("more-add-outcome")
    person.fill(NEW, empty).fill("Why does it matter?", "Because.", near=form).press(form)
    assert person.below(NEW) == "This may not be empty."
    assert person.widget("Why does it matter?", near=form).value == "Because."
    assert kept.model == HOPES
    person.fill(NEW, "Lead a choir").press(form)
    assert kept.item("Lead a choir").why == "Because."
    assert "This may not be empty." not in person.said


@pytest.mark.parametrize(
    ("label", "value", "field", "expected"),
    [
        ("What do you hope is true?", "  Team   lead ", "title", "Team lead"),
        ("Where is it now?", "reached", "status", "reached"),
        ("Where is it now?", "let_go", "status", "let_go"),
        ("Why does it matter?", "Line one\nLine two", "why", "Line one\nLine two"),
        ("How would you know it is true?", "x" * 4_000, "sign", "x" * 4_000),
        ("By when, if there is a date", "2029-01", "by", "2029-01"),
        ("To be reached it needs", "all", "needs", "all"),
    ],
)
def test_each_field_of_a_hope_can_be_changed_and_only_that_changes(
    person: Person, kept: Kept, label: str, value: str, field: str, expected: str
):
    before = kept.model.items["Lead"]
    person.fill(label, value, near="submit-outcome-Lead").press("submit-outcome-Lead")
    assert kept.model.items["Lead"] == before.replace(**{field: expected})
    assert len(kept.history) == 2


def test_a_click_changes_the_kind_of_a_hope_in_the_list(person: Person, kept: Kept):
    before = kept.model.items["Lead"]
    person.fill(f"Kind of {before.title}", "skill")
    assert kept.model.items["Lead"] == before.replace(kind="skill")
    assert len(kept.history) == 2


def test_a_title_that_was_emptied_is_refused_and_the_rest_is_kept_to_be_saved(
    person: Person, kept: Kept
):
    save = "submit-outcome-Lead"
    person.fill("What do you hope is true?", "", near=save)
    person.fill("Why does it matter?", "For the people.", near=save).press(save)
    assert "This may not be empty." in person.said
    assert kept.model == HOPES
    person.fill("What do you hope is true?", "Team lead", near=save).press(save)
    assert (kept.model.items["Lead"].title, kept.model.items["Lead"].why) == (
        "Team lead",
        "For the people.",
    )


def test_saving_what_was_not_changed_adds_nothing_to_the_history(person: Person, kept: Kept):
    person.press("submit-outcome-Lead")
    assert person.notices == ["Nothing to save: nothing was changed."]
    assert kept.history == ["Began"]


def test_a_copy_stands_beside_the_original(person: Person, kept: Kept):
    person.choose("menu-Lead", "Duplicate")
    assert titles(kept) == ["Lead", "Lead (copy)", "Fridays", "Clinic"]
    assert "Lead (copy)" in person.said


def test_a_hope_that_is_removed_takes_its_links_and_undo_brings_them_back(
    person: Person, kept: Kept
):
    person.choose("menu-Lead", "Remove")
    assert (titles(kept), len(kept.model.links)) == (["Fridays", "Clinic"], 3)
    person.go("routes").press("undo")
    assert kept.model == HOPES
    assert person.notices == ["Undone: Removed outcome Lead"]
    person.press("redo")
    assert titles(kept) == ["Fridays", "Clinic"]


def test_hopes_are_put_in_order_by_hand(person: Person, kept: Kept):
    assert person.order("Lead", "Fridays", "Clinic") == ["Lead", "Fridays", "Clinic"]
    person.choose("menu-Clinic", "Move up")
    assert person.order("Lead", "Fridays", "Clinic") == ["Lead", "Clinic", "Fridays"]
    person.choose("menu-Lead", "Move down")
    assert person.order("Lead", "Fridays", "Clinic") == ["Clinic", "Lead", "Fridays"]
    assert titles(kept) == ["Clinic", "Lead", "Fridays"]


def test_a_hope_moves_only_past_those_that_matter_as_much(at_work):
    model = sketch("today Most", "today A", "today B", nodes={"Most": {"importance": 5}})
    person = at_work(model).go("outcomes")

    def ways(hope: str) -> list[str]:
        options = person.widget(f"menu-{hope}").options
        return [option for option in options if option.startswith("Move")]

    assert (ways("Most"), ways("A"), ways("B")) == ([], ["Move down"], ["Move up"])


def test_what_matters_is_weighed_in_one_step_that_can_be_undone(person: Person, kept: Kept):
    person.fill("Clinic", 5).fill("Lead", 1).press("Save what matters")
    weights = {outcome.title: outcome.importance for outcome in kept.model.outcomes}
    assert weights == {"Lead": 1, "Fridays": 3, "Clinic": 5}
    assert person.order("Lead", "Fridays", "Clinic") == ["Clinic", "Fridays", "Lead"]
    person.go("routes").press("undo")
    assert kept.model == HOPES


def test_one_hope_alone_is_not_weighed_against_anything(at_work):
    assert not at_work(sketch("today Lead")).go("outcomes").has("Save what matters")


def test_kinds_nothing_is_hoped_for_in_are_shown_with_an_example(person: Person):
    missing = [text for text in person.texts if text.startswith("Nothing yet. For example")]
    assert len(missing) == 2
    assert any("team that laughs" in text for text in missing)


def test_a_hope_that_was_let_go_leaves_room_for_another_of_its_kind(at_work):
    model = sketch("today Lead", nodes={"Lead": {"status": "let_go"}})
    person = at_work(model).go("outcomes")
    assert "let go" in person.said
    assert person.widget(NEW).placeholder == "For example: team lead in analytics"


@pytest.mark.parametrize(
    ("kind", "said"), [("role", "reached"), ("balance", "true now"), ("environment", "true now")]
)
def test_what_is_reached_is_called_true_now_where_it_is_no_arrival(at_work, kind: str, said: str):
    model = sketch("today Lead", nodes={"Lead": {"status": "reached", "kind": kind}})
    assert said in at_work(model).go("outcomes").texts


def test_where_one_is_today_is_written_down_with_how_far_one_looks(person: Person, kept: Kept):
    person.fill("In a few sentences", "At the till, four days a week.")
    person.fill("How far ahead do you look?", 5).press("Save", near="How far ahead do you look?")
    assert (kept.model.today, kept.model.horizon_years) == ("At the till, four days a week.", 5)
    assert "In the next 5 years." in person.said


def test_without_any_hope_the_page_says_that_one_is_enough(at_work, kept: Kept):
    person = at_work(sketch("today a")).go("outcomes")
    assert "One is enough to begin with." in person.said
    person.fill(NEW, "Lead a choir").press("Add this hope")
    assert titles(kept) == ["Lead a choir"]


def test_a_form_shows_what_an_undo_brought_back(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("Lead", why="For the people."))
    person.reload()
    assert person.widget("Why does it matter?", near="submit-outcome-Lead").value == (
        "For the people."
    )
    person.go("routes").press("undo").go("outcomes").open("change-Lead")
    assert person.widget("Why does it matter?", near="submit-outcome-Lead").value == ""


def test_a_date_can_be_taken_off_again(at_work, kept: Kept):
    model = sketch("today Lead", nodes={"Lead": {"by": "2020-01"}})
    person = at_work(model).go("outcomes").open("change-Lead")
    assert "by January 2020" in person.said
    person.fill("By when, if there is a date", "No date", near="submit-outcome-Lead")
    person.press("submit-outcome-Lead")
    assert kept.model.items["Lead"].by is None


def test_hopes_of_the_same_weight_change_places_whatever_stands_between_them_in_the_file(
    at_work,
):
    model = sketch("today A", "today Most", "today B", nodes={"Most": {"importance": 5}})
    person = at_work(model).go("outcomes")
    assert person.order("Most", "A", "B") == ["Most", "A", "B"]
    person.choose("menu-B", "Move up")
    assert person.order("Most", "A", "B") == ["Most", "B", "A"]
