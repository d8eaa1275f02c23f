"""Answers to small tests and signs: what they made of things, what follows, what is asked after."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import Experiment, Signpost
from careerapp.ui.journal.effect_picker import NOT_SURE
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

MODEL = sketch("today maria Lead", nodes={"Lead": {"title": "Team lead"}})
TEST = Experiment(
    id="e",
    about="maria>Lead",
    question="Does Maria still lead there?",
    prediction=0.75,
    due=date(2026, 6, 12),
)
SIGN = Signpost(
    id="s",
    about="maria",
    watch_for="The depot announces a move",
    by=date(2026, 9, 1),
    then="Ask for the clinic",
)
WAITING = MODEL.replace(experiments=(TEST,), signposts=(SIGN,))


HOW = "How did it turn out?"


@pytest.fixture
def person(at_work) -> Person:
    return at_work(WAITING).go("revise")


def test_what_each_answer_would_change_is_said_before_one_is_given(at_work, kept: Kept):
    links = {"today>maria": {"confidence": 0.9}, "maria>Lead": {"confidence": 0.5}}
    model = sketch("today maria Lead", links=links).replace(experiments=(TEST,))
    person = at_work(model).go("revise").open("answer-e-False")
    assert not person.has("Keep this answer")
    person.fill(HOW, "worked")
    up = "Team lead goes from 4 in 10 to 6 in 10".replace("Team lead", "Lead")
    assert up in person.said
    person.fill(HOW, "failed")
    assert "Lead goes from 4 in 10 to 3 in 10, by your own guesses." in person.said
    person.fill("maria to Lead now", "closed")
    assert "maria no longer leads to Lead." in person.said
    assert "No way to Lead is left on the map." in person.said
    person.fill(HOW, "inconclusive")
    assert "If you keep this: The map stays as it is. It remembers this." in person.said
    assert kept.model == model


def test_list_answer_and_page_speak_of_the_same_consequence(person: Person, kept: Kept):
    """No box may call a loss nothing while the list says what hangs on it."""
    ends = "If it no longer leads there, no way leads to Team lead."
    assert ends in person.said
    person.open("answer-e-False").fill(HOW, "failed")
    unjudged = "The ways stay as they are. How likely they are is not judged yet"
    assert f"If you keep this: {unjudged}, so no chance moves." in person.said
    person.fill("maria to Team lead now", "closed")
    assert "No way to Team lead is left on the map." in person.said
    person.press("Keep this answer")
    assert "No way to Team lead is left on the map." in person.said
    assert ends not in person.said
    assert kept.model.links[-1].closed
    assert "nothing is gained or lost" not in person.said.lower()


def test_a_failed_test_about_what_one_has_says_why_the_hope_of_the_same_name_stays(at_work):
    beliefs = {"today>trial": {"confidence": 0.5}, "trial>Lead": {"confidence": 0.8}}
    called = {"trial": {"title": "Team lead", "status": "done"}, "Lead": {"title": "Team lead"}}
    model = sketch("today trial Lead", nodes=called, links=beliefs)
    test = TEST.replace(about="trial", question="Do they let me lead?")
    person = at_work(model.replace(experiments=(test,))).go("revise").open("answer-e-False")
    person.fill(HOW, "failed")
    why = "You have Team lead, and the map counts on it unless you say that it is gone."
    stays = "Team lead stays at 8 in 10, by your own guesses."
    assert f"If you keep this: {why} {stays}" in person.said
    assert person.widget("Team lead now").options == ["As before", "Harder", "Gone"]
    person.fill("Team lead now", "gone")
    assert "Team lead is gone." in person.said
    person.press("Keep this answer")
    assert "stays at" not in person.said


def test_what_nobody_got_to_gets_another_day_and_leaves_no_data_point(person: Person, kept: Kept):
    person.open("answer-e-False").fill(HOW, "not_tried")
    assert person.widget("Another day?").value == date(2026, 6, 29)
    person.press("Try it then")
    assert kept.model.items["e"] == TEST.replace(due=date(2026, 6, 29))
    assert kept.model.journal == ()
    person.press("Leave it at that")
    assert (kept.model.items["e"].result, kept.model.journal) == ("not_tried", ())
    assert "Not tried, today." in person.unfold().said


def test_a_test_is_let_go_quietly_and_comes_back_with_undo(person: Person, kept: Kept):
    person.press("let-go-e-False")
    assert kept.model == MODEL.replace(signposts=(SIGN,))
    person.go("routes").press("undo")
    assert kept.model == WAITING


def test_when_and_where_a_test_is_done_stands_beside_it(at_work, kept: Kept):
    person = at_work(MODEL).go("revise").fill("What do you want to find out?", "Is it open?")
    person.fill("When and where?", "Tuesday, at the clinic", near="Add to the list")
    person.press("Add to the list")
    assert kept.item("Is it open?").plan == "Tuesday, at the clinic"
    told = next(text for text in person.texts if text.startswith("Tuesday, at the clinic. By "))
    assert told.startswith("Tuesday, at the clinic. By Monday 13 July, in 4 weeks.")
    kept.another_tab_does(edits.change(kept.item("Is it open?").id, plan="Ring first."))
    assert any(text.startswith("Ring first. By Monday") for text in person.reload().texts)


def test_what_was_decided_for_a_sign_is_asked_after_until_it_is_done_or_let_go(
    person: Person, kept: Kept
):
    person.press("It happened")
    (to_do,) = (test for test in kept.model.experiments if test.id != "e")
    assert (to_do.question, to_do.about) == ("Ask for the clinic", "maria")
    asked = "Did you ask for the clinic?"
    for page in ("start", "revise"):
        assert asked in person.go(page).texts
    person.press("Not yet")
    assert kept.model.items[to_do.id].due == date(2026, 6, 22)
    assert "The sign was seen. Asked again in 7 days. About maria." in person.texts
    person.press("Yes")
    assert to_do.id not in kept.model.items
    done = kept.model.journal[-1]
    assert (done.kind, done.note) == ("change", "Done, as decided: Ask for the clinic")
    assert asked not in person.said
    person.go("routes").press("undo")
    person.go("revise").press("Let it go", near=asked)
    assert to_do.id not in kept.model.items
    assert len(kept.model.journal) == 1


def test_a_sign_without_a_decision_asks_for_nothing_after_it(at_work, kept: Kept):
    at_work(MODEL.replace(signposts=(SIGN.replace(then=""),))).go("revise").press("It happened")
    assert kept.model.experiments == ()


def test_an_answer_about_what_two_ways_lead_to_asks_which_of_them_it_changes(at_work, kept: Kept):
    model = sketch("today maria Lead", "today study Lead")
    model = model.replace(experiments=(TEST.replace(about="Lead"),))
    person = at_work(model).go("revise").open("answer-e-False").fill(HOW, "worked")
    ways = "Which of these does it change?"
    assert person.widget(ways).value == [NOT_SURE]
    person.fill(ways, [NOT_SURE, "maria>Lead"]).press("Keep this answer")
    assert kept.model.journal[0].spoke_for == ("maria>Lead",)


def test_an_answer_that_something_is_gone_asks_what_rested_on_it(at_work, kept: Kept):
    had = {id: {"status": "done"} for id in ("job", "rota")}
    model = sketch("today job rota Home", nodes=had)
    model = model.replace(experiments=(TEST.replace(about="job"),))
    person = at_work(model).go("revise").open("answer-e-False").fill(HOW, "failed")
    person.fill("job now", "gone").fill("If job goes, would rota go too?", "yes")
    assert "rota is gone." in person.said
    person.press("Keep this answer")
    assert kept.model.nodes["rota"].rests
    assert {kept.model.nodes[id].status for id in ("job", "rota")} == {"blocked"}
