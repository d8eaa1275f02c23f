"""To check: small tests answered, signs watched for, and what comes of each."""

import json
from datetime import date

import pytest

from careerapp.domain.items import Experiment, Idea, Signpost
from careerapp.domain.types import TODAY_ID
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


def answer(person: Person, result: str, near: str = "") -> Person:
    """Say how a test turned out, and keep that with what it is guessed to have made."""
    return person.fill(HOW, result, near=near).press("Keep this answer", near=near)


def test_nothing_to_check_says_what_a_small_test_is_for(at_work):
    assert "Nothing is waiting to be checked." in at_work(MODEL).go("revise").texts


def test_a_test_is_added_with_what_one_expects_of_it(at_work, kept: Kept):
    person = at_work(MODEL).go("revise")
    person.fill("What do you want to find out?", "Will they let me sit in?")
    person.fill("What is it about?", "maria", near="Add to the list")
    person.fill("What do you expect?", "likely").fill(
        "By when?", date(2026, 7, 1), near="Add to the list"
    )
    person.press("Add to the list")
    check = kept.item("Will they let me sit in?")
    assert (check.about, check.prediction, check.due) == ("maria", 0.75, date(2026, 7, 1))
    assert "By Wednesday 1 July, in 2 weeks. You expected: likely. About maria." in person.texts


def test_one_may_rather_not_say_what_one_expects(at_work, kept: Kept):
    person = at_work(MODEL).go("revise").fill("What do you want to find out?", "Is it open?")
    person.press("Add to the list")
    assert kept.item("Is it open?").prediction is None
    assert "You expected" not in person.said


@pytest.mark.parametrize("form", ["Add to the list", "Watch for it"])
def test_a_check_without_words_is_refused_at_its_field(person: Person, kept: Kept, form: str):
    field = {"Add to the list": "What do you want to find out?", "Watch for it": "Watch for"}[form]
    person.fill("What is it about?", TODAY_ID, near=form).press(form)
    assert person.below(field) == "This may not be empty."
    assert person.widget("What is it about?", near=form).value == TODAY_ID
    assert kept.model == WAITING


def test_a_test_that_is_late_says_since_when_and_what_was_expected(person: Person):
    told = "It was for Friday 12 June. You expected: likely. About maria to Team lead."
    assert told in person.texts


@pytest.mark.parametrize(
    ("result", "kind", "made"),
    [
        ("worked", "win", "holds"),
        ("failed", "setback", "harder"),
        ("inconclusive", "change", "unchanged"),
    ],
)
def test_answering_a_test_closes_it_and_logs_a_data_point(
    person: Person, kept: Kept, result: str, kind: str, made: str
):
    person.fill("What happened?", "She sat with me for an hour.")
    answer(person, result)
    check = kept.model.items["e"]
    assert (check.result, check.resolved_at) == (result, date(2026, 6, 15))
    (point,) = kept.model.journal
    said = "Does Maria still lead there? She sat with me for an hour."
    assert (point.kind, point.note) == (kind, said)
    assert "You expected: likely." in person.texts
    assert [(about.id, about.made) for about in point.about] == [("maria>Lead", made)]
    assert not person.has(HOW)
    person.go("routes").press("undo")
    assert kept.model == WAITING


def test_answering_without_words_takes_the_question_for_them(person: Person, kept: Kept):
    answer(person, "worked")
    assert kept.model.journal[0].note == "Does Maria still lead there? It worked."


def test_a_test_can_be_taken_off_the_list(person: Person, kept: Kept):
    person.press("remove-e")
    assert kept.model.experiments == ()
    assert kept.model.journal == ()


def test_a_sign_is_watched_for_with_what_to_do_then(at_work, kept: Kept):
    person = at_work(MODEL).go("revise").fill("Watch for", "The shop is sold")
    person.fill("When it happens, I will", "call Maria").press("Watch for it")
    sign = kept.item("The shop is sold")
    assert (sign.about, sign.then, sign.by) == ("Lead", "call Maria", date(2026, 9, 7))
    assert "Watching until Monday 7 September. Then: call Maria" in person.texts


def test_a_sign_that_was_seen_logs_a_change_and_reminds_of_the_decision(person: Person, kept: Kept):
    assert "You decided: Ask for the clinic" in person.unfold().texts
    person.press("It happened")
    assert kept.model.items["s"].status == "fired"
    (point,) = kept.model.journal
    assert (point.kind, point.note, point.about_ids) == (
        "change",
        "The depot announces a move",
        ("maria",),
    )


@pytest.mark.parametrize(
    ("made", "kind", "speaks"),
    [("easier", "win", True), ("unchanged", "change", True), ("gone", "setback", False)],
)
def test_what_a_sign_that_was_seen_made_of_things_is_asked_and_bad_news_speaks_for_no_way(
    person: Person, kept: Kept, made: str, kind: str, speaks: bool
):
    person.open("seen-s-False").fill("It was a", kind, near="It happened")
    person.fill("maria now", made)
    lost = "No way to Team lead is left on the map."
    assert (lost in person.said) == (made == "gone")
    person.press("It happened")
    (point,) = kept.model.journal
    assert (point.kind, point.about[0].made) == (kind, made)
    assert ("It speaks for this way to Team lead:" in person.texts) == speaks
    assert ("No other way to Team lead is on the map" in person.texts) != speaks
    person.go("routes").press("undo")
    assert kept.model == WAITING


def test_a_sign_that_watches_for_bad_news_is_taken_for_that_until_it_is_said_otherwise(
    at_work, kept: Kept
):
    model = WAITING.replace(signposts=(SIGN.replace(watch_for="Maria is leaving"),))
    at_work(model).go("revise").press("It happened")
    (point,) = kept.model.journal
    assert (point.kind, point.about[0].made) == ("setback", "harder")


def test_a_sign_no_longer_watched_for_leaves_no_data_point(person: Person, kept: Kept):
    person.press("Stop watching")
    assert kept.model.items["s"].status == "retired"
    assert kept.model.journal == ()


def test_a_sign_that_was_seen_shows_the_way_it_speaks_for_and_stays(person: Person, kept: Kept):
    person.fill("What happened?", "It was in the paper.", near="It happened").press("It happened")
    assert kept.model.journal[0].note == "It was in the paper."
    assert "It speaks for this way to Team lead:" in person.texts
    assert "You decided: Ask for the clinic" in person.texts
    assert lit(person) == ["Today", "maria", "Team lead"]
    person.press("Done")
    assert "Seen. You decided: Ask for the clinic About maria." in person.unfold().texts
    person.press("lit-s")
    assert person.title == "Routes"
    assert person.has("submit-stone-maria")


def lit(person: Person) -> list[str]:
    """The nodes of the small map that a sign which was seen brings out."""
    drawn = (each.proto for each in person.at.get("bidi_component"))
    (sent,) = (json.loads(each.bytes) for each in drawn if "map" in each.component_name)
    labels = sent["drawing"]["nodes"]["columns"]["label"]
    return [label.replace("\n", " ") for label in labels]


def test_what_an_answer_changed_is_told_in_the_list_where_the_test_stood(at_work):
    tests = tuple(
        Experiment(id=str(day), about="maria", question=f"Number {day}?", due=date(2026, 6, day))
        for day in (1, 2, 3)
    )
    person = at_work(MODEL.replace(experiments=tests))
    for page in ("start", "revise"):
        which = "2-True" if page == "start" else "1-False"
        person.go(page).fill(f"how-{which}", "failed").press(f"keep-answer-{which}")
        told = person.texts[person.texts.index("To check") :]
        places = [told.index(words) for words in ("Kept", "Number 3?")]
        assert places == sorted(places)
        assert ("Number 1?" in told[: told.index("Kept")]) == (page == "start")
        assert person.texts.count("Kept") == 1


def test_a_check_about_an_idea_is_answered_and_leads_nowhere_on_the_map(at_work, kept: Kept):
    idea = Idea(id="idea", text="Teach")
    model = MODEL.replace(
        ideas=(idea,),
        experiments=(TEST.replace(about="idea"),),
        signposts=(SIGN.replace(about="idea"),),
    )
    person = answer(at_work(model).go("revise"), "worked")
    assert "Win · Teach" in person.texts
    assert not person.has("See it on the map")
    person.press("It happened")
    assert [point.about_ids for point in kept.model.journal] == [("idea",), ("idea",)]
    assert not person.has("See its way on the map")


def test_a_sign_past_its_last_day_stays_and_asks(at_work, kept: Kept):
    person = at_work(MODEL.replace(signposts=(SIGN.replace(by=date(2026, 6, 1)),)))
    assert (
        "Was watched for until Monday 1 June. Did it happen? Then: Ask for the clinic"
        in person.texts
    )
    person.press("Watch on")
    assert kept.model.signposts[0].by == date(2026, 9, 7)


def test_everything_waits_in_one_list_the_soonest_first_and_what_is_due_on_the_first_page(at_work):
    soon = [
        SIGN.replace(id=f"s{n}", watch_for=f"Sign {n}", by=date(2026, 6, 15 + n)) for n in (1, 3)
    ]
    tests = [
        TEST.replace(id=f"e{n}", question=f"Test {n}?", due=date(2026, 6, 15 + n))
        for n in (-9, -8, -7, -6, -5, 2)
    ]
    undated = TEST.replace(id="never", question="Some day?", due=None)
    model = MODEL.replace(experiments=(undated, *tests), signposts=tuple(soon))
    person = at_work(model)
    assert "A good moment to look back. A guess at what happened will do." in person.texts
    due = [f"Test {n}?" for n in (-9, -8, -7, -6, -5)]
    listed = {"Some day?", "Sign 1", "Test 2?", "Sign 3", *due}
    assert [text for text in person.texts if text in listed] == due
    assert [text for text in person.unfold().texts if text in listed][::2] == due
    person.go("revise")
    seen = dict.fromkeys(text for text in person.texts if text in listed)
    assert list(seen) == [*due, "Sign 1", "Test 2?", "Sign 3", "Some day?"]


def test_a_test_and_a_sign_can_be_changed(person: Person, kept: Kept):
    person.fill("The question", "Does she still lead there?").press("submit-experiment-e")
    person.fill("Then I will", "Ask Maria").press("submit-signpost-s")
    assert kept.model.items["e"] == TEST.replace(question="Does she still lead there?")
    assert kept.model.items["s"] == SIGN.replace(then="Ask Maria")


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize(("sure", "said"), [(0.0, "0 in 10"), (1.0, "10 in 10")])
def test_any_day_and_a_prediction_of_nothing_or_everything_can_be_answered(
    at_work, kept: Kept, day: date, sure: float, said: str
):
    odd = TEST.replace(due=day, prediction=sure)
    model = MODEL.replace(experiments=(odd,), signposts=(SIGN.replace(by=day),))
    person = at_work(model).go("revise")
    assert any(f"You said {said}." in text for text in person.texts)
    answer(person, "failed").press("It happened")
    assert kept.model.items["e"] == odd.replace(
        result="failed", resolved_at=date(2026, 6, 15), about_title="maria to Team lead"
    )
    assert len(kept.model.journal) == 2


def test_a_test_of_what_was_removed_since_stays_with_what_it_was_called(at_work):
    answered = TEST.replace(
        about="gone", about_title="Night school", result="worked", resolved_at=date(2026, 6, 1)
    )
    person = at_work(MODEL.replace(experiments=(answered,))).go("revise")
    told = person.unfold().texts
    assert "Worked, 2 weeks ago. You expected: likely. About Night school." in told


def test_the_first_page_offers_one_small_thing_and_then_reminds_of_it(at_work, kept: Kept):
    person = at_work(MODEL).fill("One small thing to try", "Ask Maria for one hour")
    person.press("I will try it")
    check = kept.item("Ask Maria for one hour")
    assert (check.about, check.due) == (TODAY_ID, date(2026, 6, 29))
    assert "Ask Maria for one hour" in person.texts
    assert not person.has("I will try it")
    answer(person, "worked")
    assert kept.model.journal[0].about == ()
