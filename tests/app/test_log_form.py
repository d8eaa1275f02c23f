"""Something happened: in one's own words, what it touched, and its effect said before."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint
from careerapp.ui.journal.effect_picker import NOT_SURE
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
    assert person.go("start").title == "No way to Team lead is open."


def test_after_a_setback_what_is_still_of_use_is_told(person: Person):
    person.fill(WORDS, "The course is cancelled.").fill("About", ["course"])
    person.fill("Evening course now", "gone")
    assert "Team lead had two ways; one way is left: through Stock-loss study." in person.said
    assert "Still of use on other ways: Maria, analyst." in person.texts


def test_a_win_that_gains_something_changes_where_it_stands(person: Person, kept: Kept):
    person.fill(WORDS, "Passed the evening course!").fill("About", ["course"])
    person.fill("Evening course now", "done")
    assert "If you keep this: You have Evening course now." in person.said
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


# --- what has changed: what I want, or what is around me -----------------------------------------


def test_a_change_of_interest_is_logged_as_what_it_is(person: Person, kept: Kept):
    person.fill(WORDS, "I no longer want to be team lead.")
    assert person.widget("It was a").value == "change"
    assert person.widget("What changed?").value is True
    assert person.widget("About").value == ["Lead"]
    hope = person.widget("Team lead now")
    assert (hope.options, hope.value) == (
        ["As before", "Matters more", "Matters less", "Let go"],
        "matters_less",
    )
    assert "If you keep this: Team lead matters less: some, and before that matters." in person.said
    person.fill("Team lead now", "gone")
    assert "If you keep this: Team lead is let go; it stays in the story." in person.said
    person.press("Keep it")
    (point,) = kept.model.journal
    assert (point.kind, point.about[0].made) == ("change", "gone")
    assert kept.item("Team lead").status == "let_go"
    assert "Change · Team lead let go" in person.texts


def test_every_open_hope_is_offered_where_what_one_wants_has_changed(at_work):
    model = sketch("today a Lead", "today a Home", nodes={"Home": {"importance": 5}})
    person = at_work(model).go("revise").fill(WORDS, "I see it differently now.")
    assert offered(person) == ["Something on the map", "Something new"]
    person.fill("What changed?", True)
    assert offered(person) == ["Home", "Lead", "Something on the map", "Something new I want"]
    person.fill("About", ["Home"])
    # What matters most already cannot matter more.
    assert person.widget("Home now").options == ["As before", "Matters less", "Let go"]


def test_something_new_that_one_wants_goes_onto_the_map_as_one_step(person: Person, kept: Kept):
    person.fill(WORDS, "I would like to teach.").fill("About", [NEW])
    said = "Onto the map goes I would like to teach, a hope of the kind role."
    assert said in person.said
    asked = "What do you hope for? It goes onto the map"
    person.fill(asked, "Fridays at home")
    assert person.widget("What kind of hope is it?").value == "balance"
    person.fill("What kind of hope is it?", "environment").press("Keep it")
    hope = kept.item("Fridays at home")
    assert (hope.kind, kept.model.ideas) == ("environment", ())
    assert "Onto the map goes Fridays at home, a hope of the kind environment." in person.texts
    person.go("routes").press("undo")
    assert kept.model == MODEL


def test_a_change_around_me_may_close_what_led_there_and_open_it_again(person: Person, kept: Kept):
    person.fill(WORDS, "Things moved.").fill("About", [ELSE])
    assert person.widget("What changed?").value is False
    person.fill("What else is it about?", ["course>Lead"])
    person.fill("Evening course to Team lead now", "closed")
    assert "Evening course no longer leads to Team lead." in person.said
    person.press("Keep it")
    assert kept.model.links[-1].closed
    assert "Change · Evening course to Team lead no longer leads there" in person.texts
    person.fill(WORDS, "Things moved back.").fill("About", [ELSE])
    person.fill("What else is it about?", ["course>Lead"])
    assert "Leads there again" in person.widget("Evening course to Team lead now").options
    person.fill("Evening course to Team lead now", "holds").press("Keep it")
    assert not kept.model.links[-1].closed


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("Maria showed my chart.", ["As before", "Easier"]),
        ("Maria refused.", ["As before", "Harder", "Gone"]),
    ],
)
def test_a_win_offers_what_is_good_and_a_setback_what_is_bad(person: Person, words, offers):
    assert person.fill(WORDS, words).widget("Maria, analyst now").options == offers


# --- what may rest on what is gone, and which way it spoke for ------------------------------------

JOB = sketch(
    "today job rota Home",
    "job shifts rota",
    nodes={
        "job": {"title": "Store manager", "kind": "role", "status": "done"},
        "rota": {"title": "The rota", "status": "done"},
        "shifts": {"title": "Own shifts", "status": "done"},
        "Home": {"title": "Home by six", "kind": "balance", "status": "reached"},
    },
)


def test_what_may_rest_on_what_is_gone_is_asked_and_falls_only_where_one_says_so(
    at_work, kept: Kept
):
    person = at_work(JOB).go("revise").fill(WORDS, "The shop closes.").fill("About", [ELSE])
    person.fill("What else is it about?", ["job"])
    rota = "If Store manager goes, would The rota go too?"
    assert not person.has(rota)
    person.fill("Store manager now", "gone")
    assert person.widget(rota).value == "unsure"
    assert not person.has("If The rota goes, would Home by six go too?")
    person.fill(rota, "yes").fill("If The rota goes, would Home by six go too?", "yes")
    assert "The rota is gone." in person.said
    assert "Home by six is hoped for again; no way leads there yet." in person.said
    person.press("Keep it")
    (point,) = kept.model.journal
    assert [(about.id, about.made) for about in point.about] == [
        ("job", "gone"),
        ("rota", "gone"),
        ("Home", "no_longer_true"),
    ]
    fell = {id: (node.status, node.rests) for id, node in kept.model.nodes.items()}
    assert fell == {
        "job": ("blocked", False),
        "rota": ("blocked", True),
        "shifts": ("done", False),
        "Home": ("open", True),
    }


TWO_WAYS_IN = sketch(
    "today maria Lead",
    "today study Lead",
    nodes={
        "maria": {"title": "Maria"},
        "study": {"title": "Study"},
        "Lead": {"title": "Team lead"},
    },
)
WHICH = "Which of these does it change?"


def test_which_way_in_it_spoke_for_is_asked_where_there_is_a_choice(at_work, kept: Kept):
    person = at_work(TWO_WAYS_IN).go("revise").fill(WORDS, "They refused me as team lead.")
    assert [plain(option) for option in person.widget(WHICH).options] == [
        "From Maria",
        "From Study",
        "Not sure",
    ]
    person.press("Keep it")
    assert kept.model.journal[0].spoke_for == ()
    assert kept.model.journal[0].about[0].links == ("maria>Lead", "study>Lead")
    person.fill(WORDS, "They refused me as team lead again.")
    person.fill(WHICH, [NOT_SURE, "maria>Lead"])
    assert person.widget(WHICH).value == ["maria>Lead"]
    person.press("Keep it")
    assert kept.model.journal[1].spoke_for == ("maria>Lead",)


@pytest.mark.parametrize("words", ["Team lead looks different now.", "Maria refused."])
def test_no_way_in_is_asked_for_where_there_is_no_choice_or_no_news(at_work, words):
    assert not at_work(TWO_WAYS_IN).go("revise").fill(WORDS, words).has(WHICH)


def test_the_way_in_that_an_entry_spoke_for_can_be_put_right(at_work, kept: Kept):
    point = past(1).replace(kind="setback", about=(About(id="Lead", made="harder"),))
    person = at_work(TWO_WAYS_IN.replace(journal=(point,))).go("revise")
    person.fill(WHICH, [NOT_SURE, "study>Lead"], near="Remove it")
    assert kept.model.journal[0].spoke_for == ("study>Lead",)
    person.fill(WHICH, ["study>Lead", NOT_SURE], near="Remove it")
    assert kept.model.journal[0].spoke_for == ()


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
    assert "No other way to Team lead is on the map yet" in person.texts
    assert person.press("Add another way").has("Draw this way")


def test_what_moved_and_why_is_said_before_and_after(at_work, kept: Kept):
    links = {link.id: {"confidence": 0.7} for link in MODEL.links}
    judged = MODEL.replace(links=tuple(each.replace(**links[each.id]) for each in MODEL.links))
    person = at_work(judged).go("revise").fill(WORDS, "The evening course is full.")
    moved = "Evening course to Team lead counts as 70%"
    why = (
        "Maria, analyst to Evening course counts as 47% after that, 70% before:"
        " a clear setback against a guess."
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
    kept.repository.save(bare, edits.remove("maria"))
    kept.repository.save(tech, edits.remove("course"))
    person.go("revise").fill(WORDS, "Maria left, and the evening course with her.")
    person.fill("Maria, analyst now", "gone").press("Keep it")
    assert "Maria, analyst is in Tech too." in person.texts
    assert "Evening course is in Bare too." in person.texts
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
    assert "1 of seven data points, newest first." in person.texts
    person.fill("When", "Last year")
    assert "Nothing like that is written down." in person.texts
    person.fill("Search what has happened", "").fill("Kinds", ["win"])
    assert listed(person) == [f"Win {number}." for number in range(5, 0, -1)]
    person.fill("Kinds", []).fill("About", "night", near="Kinds")
    assert "1 of seven data points, newest first." in person.texts
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
    assert "No other way to Team lead is on the map yet" in person.texts


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
