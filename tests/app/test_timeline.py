"""What has happened: listed, looked through, put right."""

from datetime import date

import pytest

from careerapp.domain.items import About, DataPoint
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

WORDS = "In your own words"
MODEL = sketch(
    "today maria study Lead",
    "maria course Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria, analyst", "status": "done"},
        "study": {"kind": "experience", "title": "Stock-loss study"},
        "course": {"title": "Evening course"},
        "Lead": {"title": "Team lead"},
    },
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("revise")


# --- what has happened -------------------------------------------------------------------------


def past(number: int) -> DataPoint:
    return DataPoint(id=f"p{number}", at=date(2026, 1, number), kind="win", note=f"Win {number}.")


def listed(person: Person) -> list[str]:
    return [text for text in person.texts if text.startswith(("Win ", "Old "))]


def test_what_happened_is_listed_newest_first_page_by_page(at_work):
    person = at_work(MODEL.replace(journal=tuple(map(past, range(1, 24))))).go("revise")
    assert listed(person) == [f"Win {number}." for number in range(23, 13, -1)]
    person.at.pagination[0].set_value(3)
    assert listed(person.reload()) == ["Win 3.", "Win 2.", "Win 1."]
    person.fill("Search what has happened", "win 7")
    assert listed(person) == ["Win 17.", "Win 7."]


def test_it_can_be_looked_through_by_words_kind_what_it_is_about_and_when(at_work):
    others = (
        DataPoint(id="old", at=date(2024, 5, 1), kind="setback", note="Old trouble."),
        DataPoint(
            id="left",
            at=date(2026, 6, 1),
            kind="change",
            note="Moved on.",
            about=(About(id="night", title="Night school"),),
        ),
    )
    wins = tuple(map(past, range(1, 6)))
    person = at_work(MODEL.replace(journal=(*wins, *others))).go("revise")
    person.fill("Search what has happened", "TROUBLE")
    assert listed(person) == ["Old trouble."]
    assert "1 of seven entries, newest first." in person.texts
    person.fill("When", "Last year")
    assert "Nothing like that is written down." in person.texts
    person.fill("Search what has happened", "").fill("Kinds", ["win"])
    assert listed(person) == [f"Win {number}." for number in range(5, 0, -1)]
    person.fill("Kinds", []).fill("About", "night", near="Kinds")
    assert "1 of seven entries, newest first." in person.texts
    assert "Change · Night school (not on this map)" in person.texts


def test_dates_that_cannot_be_are_shown_as_they_came_and_can_be_put_right(at_work, kept: Kept):
    odd = (
        DataPoint(id="first", at=date.min, kind="win"),
        DataPoint(id="last", at=date.max, kind="setback", note="Still to come."),
    )
    person = at_work(MODEL.replace(journal=(*odd, past(1), past(2)))).go("revise")
    assert {"1 Jan 1", "31 Dec 9999", "Win without a note"} <= set(person.texts)
    save = "submit-point-last"
    person.fill("When was it?", date(2026, 5, 1), near=save).press(save)
    assert kept.model.items["last"] == odd[1].replace(at=date(2026, 5, 1))
    assert "31 Dec 9999" not in person.go("start").texts


def test_what_an_entry_is_about_can_be_put_right_and_what_stays_keeps_what_it_made(
    at_work, kept: Kept
):
    about = (About(id="maria", made="easier"), About(id="gone", title="Night school"))
    point = past(1).replace(about=about)
    person = at_work(MODEL.replace(journal=(point,))).go("revise")
    save = "submit-point-p1"
    person.fill("What is it about?", ["maria", "course>Lead"], near=save).press(save)
    (corrected,) = kept.model.journal
    assert corrected.about == (
        about[0],
        About(id="course>Lead", title="Evening course to Team lead"),
    )
    assert kept.history[0] == "Changed data point *Win 1*"
    person.go("routes").press("undo")
    assert kept.model.journal == (point,)


def test_what_an_entry_made_of_things_can_be_put_right_and_the_map_is_as_it_was(
    person: Person, kept: Kept
):
    person.fill(WORDS, "Maria left.").fill("Maria, analyst now", "gone").press("Keep it")
    assert kept.model.items["maria"].status == "blocked"
    person.fill("Maria, analyst now", "harder", near="Remove it")
    (point,) = kept.model.journal
    assert point.about[0].made == "harder"
    assert kept.model.items["maria"].status == "done"
    assert kept.history[0] == "Corrected what *Maria left* made of *Maria, analyst*: harder"
    assert "No way to Team lead is left on the map." not in person.said
    person.go("routes").press("undo")
    assert kept.model.items["maria"].status == "blocked"


def test_what_was_kept_can_be_corrected_where_it_is_told(person: Person, kept: Kept):
    person.fill(WORDS, "A long talk.").press("Keep it")
    (point,) = kept.model.journal
    save = f"submit-kept-{point.id}"
    person.fill("What is it about?", ["maria"], near=save).press(save)
    assert kept.model.journal[0].about_ids == ("maria",)
    person.fill("Maria, analyst now", "gone", near=save)
    assert kept.model.items["maria"].status == "blocked"
    assert "No other way to Team lead is on the map" in person.texts


def test_an_entry_can_be_corrected_and_taken_out(at_work, kept: Kept):
    person = at_work(MODEL.replace(journal=(past(1), past(2)))).go("revise")
    save = "submit-point-p1"
    person.fill(WORDS, "It was a change.", near=save).fill("What was it?", "change", near=save)
    person.fill("When was it?", date(2025, 12, 24), near=save).press(save)
    assert kept.model.items["p1"] == past(1).replace(
        note="It was a change.", kind="change", at=date(2025, 12, 24)
    )
    person.press("point-remove-p2")
    assert [point.id for point in kept.model.journal] == ["p1"]
    person.go("routes").press("undo").press("undo")
    assert kept.model.journal == (past(1), past(2))
