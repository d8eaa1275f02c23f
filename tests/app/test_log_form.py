"""Something happened: in one's own words, what it touched, and its effect said before."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About
from careerapp.ui.journal.log_form import ELSE, NEW
from tests.app.kept import Kept
from tests.app.support import Person, plain
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


def offered(person: Person) -> list[str]:
    return [plain(option).strip() for option in person.widget("About").options]


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("revise")


def test_words_alone_are_enough_to_be_kept(person: Person, kept: Kept):
    person.fill(WORDS, "A quiet month.").press("Keep it")
    (point,) = kept.model.journal
    assert (point.note, point.kind, point.about, point.at, point.strength) == (
        "A quiet month.",
        "change",
        (),
        date(2026, 6, 15),
        2,
    )
    assert person.widget(WORDS).value == ""
    assert "A quiet month." in person.texts


def test_what_the_words_speak_of_is_offered_and_its_loss_is_said_before_it_is_kept(
    person: Person, kept: Kept
):
    person.fill(WORDS, "Maria told me that she is leaving.")
    assert person.widget("It was a").value == "setback"
    assert offered(person) == ["Maria, analyst", "Something on the map", "Something new"]
    assert person.widget("About").value == ["maria"]
    assert person.widget("Maria, analyst now").value == "harder"
    person.fill("Maria, analyst now", "gone")
    assert "No way to Team lead is left on the map." in person.said
    assert kept.model == MODEL
    person.press("Keep it")
    (point,) = kept.model.journal
    led = ("today>maria",)
    assert point.about == (About(id="maria", made="gone", title="Maria, analyst", links=led),)
    assert kept.model.items["maria"].status == "blocked"
    assert person.go("start").title == "No way to Team lead is open now."


def test_after_a_setback_what_is_still_of_use_is_told(person: Person):
    person.fill(WORDS, "The course is cancelled.").fill("About", ["course"])
    person.fill("Evening course now", "gone")
    assert "Team lead had two ways; one is left: through Stock-loss study." in person.said
    assert "Still of use on other ways: Maria, analyst." in person.texts


def test_a_win_that_gains_something_changes_where_it_stands(person: Person, kept: Kept):
    person.fill(WORDS, "Passed the evening course!").fill("About", ["course"])
    person.fill("Evening course now", "done")
    assert "- You have Evening course now." in person.said
    person.press("Keep it")
    assert kept.model.items["course"].status == "done"
    assert kept.model.journal[0].kind == "win"


@pytest.mark.parametrize("made", ["easier", "harder", "unchanged"])
def test_what_only_got_easier_or_harder_leaves_the_map_as_it_is(
    person: Person, kept: Kept, made: str
):
    person.fill(WORDS, "The course moved.").fill("About", ["course"])
    person.fill("Evening course now", made)
    assert "If you keep this: The map stays as it is. It remembers this" in person.said
    moves = "; only a win or a setback moves a chance."
    assert (moves in person.said) == (made != "unchanged")
    person.press("Keep it")
    assert kept.model.journal[0].about[0].made == made
    assert kept.model.replace(journal=()) == MODEL


def test_a_guess_at_its_kind_follows_the_words_until_one_is_picked(person: Person, kept: Kept):
    person.fill(WORDS, "They refused.")
    assert person.widget("It was a").value == "setback"
    person.fill("It was a", "change").fill(WORDS, "They refused. Then they agreed.")
    assert person.widget("It was a").value == "change"
    person.press("Keep it")
    assert kept.model.journal[0].kind == "change"


def test_it_can_be_about_several_things_links_too_that_nothing_was_said_of(
    person: Person, kept: Kept
):
    person.fill(WORDS, "A new timetable.").fill("About", [ELSE])
    person.fill("What else is it about?", ["study", "course>Lead"])
    assert person.widget("Evening course to Team lead now").options == [
        "As before",
        "Easier",
        "Harder",
        "No longer leads there",
    ]
    person.fill("Evening course to Team lead now", "harder").press("Keep it")
    assert [(about.id, about.made) for about in kept.model.journal[0].about] == [
        ("study", "unchanged"),
        ("course>Lead", "harder"),
    ]


def test_when_it_was_and_how_strong_a_sign_can_be_said(person: Person, kept: Kept):
    person.fill(WORDS, "A talk.").fill("When was it?", date(2026, 5, 2))
    person.fill("How strong a sign is it?", 3).press("Keep it")
    assert (kept.model.journal[0].at, kept.model.journal[0].strength) == (date(2026, 5, 2), 3)


def test_an_opening_goes_into_the_tray_with_it_as_one_step(person: Person, kept: Kept):
    person.fill(WORDS, "They look for someone.")
    person.fill("About", [NEW])
    assert "Into the tray of ideas goes They look for someone." in person.said
    person.fill("What did it open? It goes into the tray of ideas", "A rota job")
    assert "Into the tray of ideas goes A rota job." in person.said
    person.press("Keep it")
    assert [idea.text for idea in kept.model.ideas] == ["A rota job"]
    person.go("routes").press("undo")
    assert kept.model == MODEL


def test_an_opening_that_is_not_called_anything_is_called_by_the_words(person: Person, kept: Kept):
    person.fill(WORDS, "They look for someone.\nFrom May.").fill("About", [NEW]).press("Keep it")
    assert [idea.text for idea in kept.model.ideas] == ["They look for someone."]


def test_that_nothing_happened_is_worth_a_word(person: Person, kept: Kept):
    person.press("Nothing happened")
    (point,) = kept.model.journal
    assert (point.kind, point.note, point.strength) == ("nothing", "Nothing new.", 1)
    assert "The map stays as it is. It remembers this." in person.texts
    person.press("Take it back")
    assert kept.model == MODEL


def test_without_a_word_nothing_is_kept_and_it_says_so_at_the_field(person: Person, kept: Kept):
    person.press("Keep it")
    assert person.below("Nothing happened") == "A few words first: what happened?"
    assert kept.model == MODEL
    person.fill(WORDS, "Something.").press("Keep it")
    assert "A few words first" not in person.said


def test_four_thousand_characters_are_kept_to_the_last(person: Person, kept: Kept):
    long = ("A sentence. " * 400)[:3_999] + "!"
    person.fill(WORDS, long).press("Keep it")
    assert kept.model.journal[0].note == long


def test_what_is_half_written_is_not_lost_when_the_map_changes_elsewhere(
    person: Person, kept: Kept
):
    person.fill(WORDS, "The course is cancelled.").fill("About", ["course"])
    kept.another_tab_does(edits.remove("course"))
    person.reload()
    assert person.widget(WORDS).value == "The course is cancelled."
    person.press("Keep it")
    assert kept.model.journal[0].note == "The course is cancelled."


def test_what_another_tab_removed_while_it_was_written_is_left_out_and_the_words_are_kept(
    person: Person, kept: Kept
):
    person.fill(WORDS, "Maria came to the evening course.")
    assert set(person.widget("About").value) == {"maria", "course"}
    kept.another_tab_does(edits.remove("course"))
    person.press("Keep it")
    (point,) = kept.model.journal
    assert (point.note, point.about_ids) == ("Maria came to the evening course.", ("maria",))


# --- what it changed, once it is kept ------------------------------------------------------------


def test_who_types_and_clicks_at_once_has_it_kept_as_it_is_taken_and_is_told(
    person: Person, kept: Kept
):
    person.widget(WORDS).set_value("Maria got promoted.")
    person.press("Keep it")
    (point,) = kept.model.journal
    assert (point.kind, point.note) == ("win", "Maria got promoted.")
    assert [(about.id, about.made) for about in point.about] == [("maria", "easier")]
    assert "Win · Maria, analyst easier" in person.texts
    person.press("Take it back")
    assert kept.model == MODEL
    assert not person.has("Take it back")


def test_it_is_taken_back_only_while_nothing_came_after_it(person: Person, kept: Kept):
    person.fill(WORDS, "Maria got promoted.").press("Keep it")
    assert person.has("Take it back")
    kept.another_tab_does(edits.change("course", title="Day course"))
    assert not person.reload().has("Take it back")
    kept.repository.undo(kept.version)
    assert not person.reload().has("Take it back")
    (point,) = kept.model.journal
    assert point.note == "Maria got promoted."


def test_after_a_setback_the_ways_that_stand_are_told_in_the_same_place(person: Person, kept: Kept):
    person.fill(WORDS, "The evening course is cancelled.").fill("Evening course now", "gone")
    person.press("Keep it")
    told = person.texts[person.texts.index("One other way to Team lead still stands") :]
    assert told[1] == "Through Stock-loss study with Maria, analyst, as before"
    assert told[2] == "Still of use on other ways: Maria, analyst."
    person.press("Add another way")
    assert person.title == "Routes"
    assert person.widget("To what you hope for").value == "Lead"
    assert person.go("revise").has("Take it back")
    assert not person.press("Done").has("Take it back")


def test_half_a_sentence_waits_while_something_is_looked_up_on_the_map(person: Person):
    person.fill(WORDS, "Maria said that").go("routes").go("revise")
    assert person.widget(WORDS).value == "Maria said that"


def test_on_a_phone_what_is_due_comes_before_what_has_happened(person: Person):
    person.at.session_state["viewport"] = {"narrow": True}
    person.reload()
    first, second = person.order("To check", "What has happened")
    assert (first, second) == ("To check", "What has happened")


def test_after_the_loss_that_ends_all_ways_it_leads_to_where_another_is_drawn(person: Person):
    person.fill(WORDS, "Maria left.").fill("Maria, analyst now", "gone").press("Keep it")
    assert "No other way to Team lead is on the map" in person.texts
    assert person.press("Add another way").has("Draw this way")


def test_what_moved_and_why_is_said_before_and_after(at_work, kept: Kept):
    links = {link.id: {"confidence": 0.7} for link in MODEL.links}
    judged = MODEL.replace(links=tuple(each.replace(**links[each.id]) for each in MODEL.links))
    person = at_work(judged).go("revise").fill(WORDS, "The evening course is full.")
    moved = "Evening course to Team lead counts as 70%"
    why = (
        "Maria, analyst to Evening course counts as 47% now, 70% before:"
        " a clear setback, and so far it was a guess."
    )
    assert why in person.said
    assert moved not in person.said
    person.press("Keep it")
    assert why in person.said
    assert kept.item("Maria, analyst to Evening course").confidence == 0.7


def test_it_can_be_written_down_on_the_first_page_without_leaving_it(at_work, kept: Kept):
    person = at_work(MODEL).press("Something happened")
    person.fill(WORDS, "Maria called.").press("Keep it")
    assert [point.note for point in kept.model.journal] == ["Maria called."]
    assert person.has("Take it back")
    assert person.title.startswith("Two ways lead to Team lead.")
    assert not person.press("Done").press("Something happened").has(WORDS)


def test_what_lives_in_another_version_too_is_counted_there_with_one_click(at_work, kept: Kept):
    person = at_work(MODEL)
    tech = kept.repository.branch(kept.version, "Tech")
    bare = kept.repository.branch(kept.version, "Bare")
    kept.repository.archive_version(kept.repository.branch(kept.version, "Put away"), True)
    kept.repository.save(bare, edits.remove("maria"))
    kept.repository.save(tech, edits.remove("course"))
    person.go("revise").fill(WORDS, "Maria left, and the evening course with her.")
    person.fill("Maria, analyst now", "gone").press("Keep it")
    assert "Maria, analyst is in Tech too." in person.texts
    assert "Evening course is in Bare too." in person.texts
    assert not any("Put away" in text for text in person.texts)
    person.press(f"count-in-{tech}")
    here, there = kept.model.journal[0], kept.repository.head(tech).model
    course, maria = here.about
    assert (course.id, maria.id) == ("course", "maria")
    assert there.journal == (here.replace(about=(maria,)),)
    assert there.items["maria"].status == "blocked"
    assert "Counts in Tech too." in person.texts
    assert not person.has(f"count-in-{tech}")
    assert person.has(f"count-in-{bare}")
    assert kept.repository.head(bare).model.journal == ()
