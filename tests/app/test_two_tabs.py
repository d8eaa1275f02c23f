"""Two tabs at once: nobody's work is overwritten, and nothing typed is lost."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import Experiment
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria Lead",
    "today Fridays",
    "today Clinic",
    nodes={"maria": {"title": "Maria"}, "Lead": {"title": "Team lead"}},
)
SAVE = "submit-stone-maria"
CONFLICT = "This was changed in another tab while you had it open. Nothing was overwritten."


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).select("maria").open("more-stone-maria")


def test_what_another_tab_saved_is_kept_and_what_was_typed_here_too(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("maria", note="Theirs."))
    person.fill("Note", "Mine.", near=SAVE).press(SAVE)
    assert kept.model.items["maria"].note == "Theirs."
    assert CONFLICT in person.texts
    assert person.widget("Note").value == "Mine."
    assert "Save again to keep yours." in person.below("Note")
    person.press(SAVE)
    assert kept.model.items["maria"].note == "Mine."
    assert CONFLICT not in person.texts


def test_other_fields_of_the_same_thing_do_not_get_in_each_others_way(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("maria", title="Mary"))
    person.fill("Note", "Mine.", near=SAVE).press(SAVE)
    assert (kept.model.items["maria"].title, kept.model.items["maria"].note) == ("Mary", "Mine.")


def test_weights_set_in_another_tab_are_not_overwritten(person: Person, kept: Kept):
    person.go("outcomes").open("importance")
    kept.another_tab_does(edits.change("Fridays", importance=5))
    person.fill("Team lead", 4).fill("Fridays", 1).press("Save what matters")
    assert [outcome.importance for outcome in kept.model.outcomes] == [3, 5, 3]
    assert any(CONFLICT in text for text in (*person.texts, *person.notices))


def test_hopes_removed_elsewhere_while_they_are_weighed_are_told(person: Person, kept: Kept):
    person.go("outcomes").open("importance")
    kept.another_tab_does(edits.remove("Clinic"))
    person.fill("Clinic", 5).press("Save what matters")
    assert "Clinic" not in kept.model.items
    assert any("removed" in text for text in (*person.texts, *person.notices))


def test_two_tabs_add_side_by_side(kept: Kept, at_work):
    here, there = at_work(MODEL).go("outcomes"), Person().go("outcomes")
    label = "What do you hope is true of your work?"
    here.fill(label, "A small firm")
    there.fill(label, "A choir").press("Add this hope")
    here.press("Add this hope")
    assert [outcome.title for outcome in kept.model.outcomes][-2:] == ["A choir", "A small firm"]


def test_each_tab_stays_in_its_version_while_another_goes_elsewhere(at_work, kept: Kept):
    here, there = at_work(MODEL), Person()
    there.go("your_data").fill("One more version, starting from this one", "The tech way")
    there.press("Make a version").go("outcomes").choose("menu-Lead", "Remove")
    assert here.go("outcomes").widget("menu-Lead")
    here.choose("menu-Clinic", "Remove")
    first, second = (kept.repository.head(version.id).model for version in kept.versions)
    assert [outcome.id for outcome in first.outcomes] == ["Lead", "Fridays"]
    assert [outcome.id for outcome in second.outcomes] == ["Fridays", "Clinic"]


def test_a_workspace_put_away_elsewhere_is_left_kindly(at_work, kept: Kept):
    person = at_work(MODEL)
    kept.repository.remove_workspace(kept.workspace)
    assert person.go("outcomes").title == "Start with what you hope for"


def test_a_version_put_away_elsewhere_is_left_kindly(at_work, kept: Kept):
    person = at_work(MODEL).go("your_data")
    person.fill("One more version, starting from this one", "The tech way").press("Make a version")
    kept.repository.remove_version(kept.versions[1].id)
    assert person.go("start").title == "One way leads to Team lead."


def test_a_route_begun_before_its_start_was_removed_elsewhere_says_so(person: Person, kept: Kept):
    person.select(None).fill("From", "maria").fill("First step", "A course")
    kept.another_tab_does(edits.remove("maria"))
    person.press("Draw this way")
    assert "maria" not in kept.model.items
    assert person.title == "Routes"


def test_a_check_answered_in_another_tab_is_answered_once(at_work, kept: Kept):
    check = Experiment(id="e", about="maria", question="Will she?", due=date(2026, 7, 1))
    person = at_work(MODEL.replace(experiments=(check,))).go("revise").unfold()
    person.fill("How did it turn out?", "failed")
    kept.another_tab_does(edits.resolve("e", "worked", date(2026, 6, 14), None))
    person.press("Keep this answer")
    assert kept.model.items["e"].result == "worked"
    assert kept.model.journal == ()
    assert person.notices == ["This was answered already."]


def test_what_another_tab_removed_is_not_brought_back_by_saving(person: Person, kept: Kept):
    kept.another_tab_does(edits.remove("maria"))
    without = kept.model
    person.fill("Note", "Mine.", near=SAVE).press(SAVE)
    assert kept.model == without
    told = "This was removed in another tab while you had it open. Nothing was overwritten."
    assert any(told in text for text in (*person.texts, *person.notices))


def test_today_is_not_overwritten_either(person: Person, kept: Kept):
    person.select("today")
    kept.another_tab_does(edits.describe(today="Theirs."))
    person.fill("In a few sentences", "Mine.").press("Save", near="In a few sentences")
    assert kept.model.today == "Theirs."
    assert any(CONFLICT in text for text in (*person.texts, *person.notices))
    assert person.widget("In a few sentences").value == "Mine."
    person.press("Save", near="In a few sentences")
    assert kept.model.today == "Mine."
