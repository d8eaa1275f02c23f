"""The inspector on the Routes page: what is selected is told, changed, linked and taken out."""

from typing import Any

import pytest

from careerapp.domain import edits
from careerapp.domain.items import Asks, Months
from careerapp.domain.types import TODAY_ID
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "maria course Lead",
    "today Fridays",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria", "status": "done"},
        "study": {"kind": "experience", "title": "Stock-loss study", "tags": ("retail",)},
        "course": {"title": "SQL course"},
        "Lead": {"title": "Team lead"},
        "Fridays": {"kind": "balance", "title": "Fridays at home"},
    },
    links={"maria>study": {"confidence": 0.7, "assumption": "She stays."}},
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL)


@pytest.mark.parametrize(
    ("label", "value", "field", "expected"),
    [
        ("Where is it now?", "blocked", "status", "blocked"),
        ("Note", "Ask again in May.\nOr June.", "note", "Ask again in May.\nOr June."),
        ("Title", "  Stock   study ", "title", "Stock study"),
        ("How long might it take?", "weeks", "months", Months(low=0.5, likely=1, high=2)),
        ("How far along, while it is under way", 35, "progress", 0.35),
        ("Tags", ["retail", "head office"], "tags", ("retail", "head office")),
        ("A bold step: risky or out of the ordinary", True, "bold", True),
        ("How is it to do?", "energises", "appeal", "energises"),
        ("To get it, this needs", "all", "needs", "all"),
        ("Works against", ["Fridays"], "against", ("Fridays",)),
        ("Hours a week it asks", 6.0, "asks", Asks(hours_a_week=6)),
        (
            "In months: at best, likely, at worst",
            "2, 4, 9.5",
            "months",
            Months(low=2, likely=4, high=9.5),
        ),
    ],
)
def test_each_field_of_a_stone_can_be_changed_and_only_that_changes(
    person: Person, kept: Kept, label: str, value: Any, field: str, expected: Any
):
    save = "submit-stone-study"
    person.select("study").fill(label, value, near=save).press(save)
    assert kept.model.items["study"] == MODEL.items["study"].replace(**{field: expected})
    assert len(kept.history) == 2
    assert "Stock" in person.notices[0]


@pytest.mark.parametrize(
    ("node", "title", "kind"),
    [("study", "Stock-loss study", "role"), ("Fridays", "Fridays at home", "environment")],
)
def test_a_click_changes_the_kind_of_what_is_selected_and_another_undoes_it(
    person: Person, kept: Kept, node: str, title: str, kind: str
):
    person.select(node).fill(f"Kind of {title}", kind)
    assert kept.model.items[node] == MODEL.items[node].replace(kind=kind)
    assert title in person.notices[0]
    person.press("Undo")
    assert kept.model == MODEL
    assert person.widget(f"Kind of {title}").value == MODEL.items[node].kind


def test_a_kind_that_changed_elsewhere_meanwhile_is_not_overwritten(person: Person, kept: Kept):
    person.select("study")
    kept.another_tab_does(edits.change("study", kind="skill"))
    person.fill("Kind of Stock-loss study", "role")
    assert kept.item("Stock-loss study").kind == "skill"
    assert person.widget("Kind of Stock-loss study").value == "skill"


def test_the_form_that_is_being_filled_in_is_not_begun_anew_by_a_change_of_kind(person: Person):
    form = person.select("study").widget("Note").key
    assert person.fill("Kind of Stock-loss study", "role").widget("Note").key == form


@pytest.mark.parametrize("wrong", ["9, 4, 2", "1, 2, 601", "one, two, three", "4"])
def test_months_that_will_not_do_are_refused_and_what_was_typed_stays(
    person: Person, kept: Kept, wrong: str
):
    field, save = "In months: at best, likely, at worst", "submit-stone-study"
    person.select("study").fill(field, wrong, near=save).fill("Note", "Kept.", near=save)
    person.press(save)
    assert "the smallest first" in person.below(field)
    assert (person.widget(field).value, person.widget("Note").value) == (wrong, "Kept.")
    assert kept.model == MODEL
    person.fill(field, "2, 4, 9", near=save).press(save)
    assert kept.model.items["study"].months == Months(low=2, likely=4, high=9)
    assert kept.model.items["study"].note == "Kept."


@pytest.mark.parametrize(
    ("label", "value", "field", "expected"),
    [
        ("How likely does it lead there?", "almost sure", "confidence", 0.95),
        ("How likely does it lead there?", "not judged yet", "confidence", None),
        ("What must be true for that?", "He stays.", "assumption", "He stays."),
        ("How do you know?", "strong", "grounds", "strong"),
        ("In figures, out of 100", 62.0, "confidence", 0.62),
        ("In figures, out of 100", 0.0, "confidence", 0.0),
    ],
)
def test_each_field_of_a_link_can_be_changed_and_only_that_changes(
    person: Person, kept: Kept, label: str, value: Any, field: str, expected: Any
):
    save = "submit-link-maria>study"
    person.select("maria>study").fill(label, value, near=save).press(save)
    old = MODEL.items["maria>study"]
    assert kept.model.items["maria>study"] == old.replace(**{field: expected})


def test_a_word_left_alone_leaves_the_exact_figure_behind_it_alone(person: Person, kept: Kept):
    person.select("maria>study").fill("How do you know?", "some").press("submit-link-maria>study")
    assert person.widget("How likely does it lead there?").value == "likely"
    assert kept.model.items["maria>study"].confidence == 0.7


def test_a_hope_can_be_changed_beside_the_map(person: Person, kept: Kept):
    save = "submit-map-outcome-Lead"
    person.select("Lead").fill("What do you hope is true?", "Lead of analytics", near=save)
    person.fill("Where is it now?", "reached", near=save).press(save)
    changed = {"title": "Lead of analytics", "status": "reached"}
    assert kept.model.items["Lead"] == MODEL.items["Lead"].replace(**changed)


@pytest.mark.parametrize(
    ("id", "label", "save"),
    [
        ("study", "Title", "submit-stone-study"),
        ("Lead", "What do you hope is true?", "submit-map-outcome-Lead"),
    ],
)
def test_a_title_that_was_emptied_is_refused_at_its_field(
    person: Person, kept: Kept, id: str, label: str, save: str
):
    person.select(id).fill(label, " ", near=save).press(save)
    assert person.below(label) == "This may not be empty."
    assert kept.model == MODEL


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("maria", "Both ways to Team lead need this."),
        ("study", "On a way to Team lead; there is another without it."),
        ("Lead", "Two ways lead here."),
        ("Fridays", "One way leads here."),
    ],
)
def test_what_hangs_on_a_node_is_told_from_the_drawing(person: Person, id: str, told: str):
    assert told in person.select(id).texts


def test_a_stone_on_no_way_says_so(at_work):
    said = at_work(sketch("today a Lead", "b")).select("b").texts
    assert "On no way to a hope yet: nothing leads here." in said


def test_selecting_today_shows_where_one_stands(person: Person, kept: Kept):
    person.select(TODAY_ID).fill("In a few sentences", "At the till.")
    person.press("Save", near="In a few sentences")
    assert kept.model.today == "At the till."
    assert not person.has("Title")


def test_links_are_one_click_away_in_both_directions(person: Person):
    person.select("study").press("Maria · likely")
    assert "Maria → Stock-loss study" in [text for text in person.texts if "→" in text]
    person.select("study").press("Team lead · not judged yet")
    assert "Stock-loss study → Team lead" in [text for text in person.texts if "→" in text]


@pytest.mark.parametrize(
    ("id", "label", "other", "made"),
    [
        ("study", "To", "Fridays", ("study", "Fridays")),
        ("study", "From", "course", ("course", "study")),
        ("study", "From", TODAY_ID, (TODAY_ID, "study")),
        ("Lead", "From", "maria", ("maria", "Lead")),
        (TODAY_ID, "To", "course", (TODAY_ID, "course")),
    ],
)
def test_a_link_is_added_either_way_round(
    person: Person, kept: Kept, id: str, label: str, other: str, made: tuple[str, str]
):
    person.select(id).fill(label, other, near="Link").press("Link", near=label)
    assert [(link.source, link.target) for link in kept.model.links[len(MODEL.links) :]] == [made]


def test_only_what_can_be_linked_is_offered(person: Person):
    person.select("study")
    assert set(person.widget("To", near="Link").options) == {
        "Maria",
        "SQL course",
        "Fridays at home",
    }
    assert set(person.widget("From", near="Link").options) == {"Today", "SQL course"}
    assert not person.select("Lead").has("To")


def test_a_link_to_nothing_is_refused_at_its_field(person: Person, kept: Kept):
    person.select("study").press("Link", near="To")
    assert person.below("To") == "Pick one first."
    assert kept.model == MODEL


def test_a_link_is_removed_and_brought_back(person: Person, kept: Kept):
    person.select("maria>study").press("Remove this link")
    assert "maria>study" not in kept.model.items
    assert not person.has("Remove this link")
    person.press("undo")
    assert kept.model == MODEL


def test_a_link_is_tried_out_by_one_small_thing(person: Person, kept: Kept):
    person.select("maria>study").fill("One small thing to try", "Ask Maria for an hour")
    person.press("I will try it")
    check = kept.item("Ask Maria for an hour")
    assert (check.about, check.due.isoformat()) == ("maria>study", "2026-06-29")


def test_a_node_is_deleted_with_its_links_and_brought_back_with_them(person: Person, kept: Kept):
    person.select("maria").choose("node-menu-maria", "Delete")
    assert {link.id for link in kept.model.links} == {
        "today>Fridays",
        "study>Lead",
        "course>Lead",
    }
    assert person.has("Draw this way")
    person.press("undo")
    assert kept.model == MODEL


def test_a_copy_of_a_stone_is_selected_at_once(person: Person, kept: Kept):
    person.select("study").choose("node-menu-study", "Duplicate")
    copy = kept.item("Stock-loss study (copy)")
    assert copy.replace(id="study", title="Stock-loss study") == MODEL.items["study"]
    assert person.widget("Title").value == "Stock-loss study (copy)"


def test_closing_it_leads_back_to_the_route_builder(person: Person):
    assert person.select("study").press("Close").has("Draw this way")
    assert person.select("study").press("tools-add").has("Draw this way")


def test_something_that_happened_about_it_is_written_down_from_here(person: Person, kept: Kept):
    person.select("study").press("Something happened")
    assert person.title == "Anything happen? Even nothing."
    person.fill("In your own words", "We began on Monday.").press("Keep it")
    (point,) = kept.model.journal
    assert [about.id for about in point.about] == ["study"]
    assert "We began on Monday." in person.select("study").unfold().texts


def test_something_that_happened_about_a_link_is_written_down_from_here(person: Person, kept: Kept):
    link = MODEL.links[0].id
    person.select(link).press("Something happened")
    person.fill("In your own words", "They said so.").press("Keep it")
    (point,) = kept.model.journal
    assert [about.id for about in point.about] == [link]


def test_what_is_selected_stays_so_on_the_way_to_other_pages(person: Person):
    assert person.select("study").go("start").go("routes").has("submit-stone-study")


def test_what_one_has_can_be_said_to_be_there_only_while_something_stands(at_work, kept: Kept):
    had = {"status": "done"}
    nodes = {"shop": {**had, "title": "Shop"}, "rota": had, "Home": {"status": "reached"}}
    model = sketch("today shop rota Home", "rota plan", nodes=nodes)
    person = at_work(model).select("rota")
    person.fill("Only while Shop stands", True)
    assert kept.model.nodes["rota"].rests
    person.fill("Only while Shop stands", False)
    assert not kept.model.nodes["rota"].rests
    assert person.select("Home").has("Only while rota stands")
    # What hangs on Today alone, or is not had yet, is not asked about.
    assert "Only while" not in "".join(person.select("shop").labels)
    assert "Only while" not in "".join(person.select("plan").labels)


def test_what_nothing_holds_up_is_told_that_it_never_falls(at_work):
    nodes = {"rota": {"status": "done", "rests": True}}
    person = at_work(sketch("today plan rota Lead", nodes=nodes)).select("rota")
    assert "so it never falls" in person.said


def test_a_link_can_be_closed_and_opened_again(person: Person, kept: Kept):
    person.select("maria>study").press("It no longer leads there")
    link = kept.model.items["maria>study"]
    assert link.closed
    assert link.confidence == 0.7
    assert "no longer leads there" in person.said
    person.press("It leads there again")
    assert kept.model.items["maria>study"] == MODEL.items["maria>study"]


def test_a_stone_that_is_lost_is_not_said_to_be_on_no_way_yet(at_work):
    model = sketch("today a Lead", nodes={"a": {"status": "blocked"}})
    said = at_work(model).select("a").said
    assert "No way leads over it now." in said
