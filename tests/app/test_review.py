"""The review: one step at a time, one's own answers first, taken up again where it was left."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import DataPoint, Experiment, Idea, Reflection, Signpost
from careerapp.domain.workspace import Settings
from tests.app.kept import Kept
from tests.app.support import TODAY, Person, plain
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "maria course Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria"},
        "Lead": {"title": "Team lead"},
    },
    ideas=(Idea(id="i", text="A stall"),),
)
RIGID = "What on your map is most rigid, or most exposed?"
OTHER = "Which other ways have crossed your mind but are not on the map?"
OFTEN = "How often do you look at your assumptions again?"


NOTHING = "Nothing was written down yet. That is an answer too."


def review_of(person: Person) -> Person:
    person.at.session_state["revise-tabs"] = "Review"
    return person.go("revise")


def sit_down(person: Person) -> Person:
    return review_of(person).press("Begin the review")


def go_on_to(person: Person, title: str) -> Person:
    """Pass over the steps before the one of this title."""
    for _ in range(8):
        if title in [plain(each.value) for each in person.at.subheader]:
            return person
        person.press("Next" if person.has("Next") else "Skip this one")
    raise AssertionError(f"no step is called {title!r}")


@pytest.fixture
def person(at_work) -> Person:
    return sit_down(at_work(MODEL))


# --- a sitting ---------------------------------------------------------------------------------


def test_a_review_begins_with_an_invitation(at_work, kept: Kept):
    person = review_of(at_work(MODEL))
    assert person.title == "Ten minutes with your map"
    assert "So far: nothing was written down. That is fine too." in person.said
    assert kept.repository.settings(kept.workspace).sitting is None


def test_the_invitation_says_what_waits(at_work):
    points = (DataPoint(id="p", at=TODAY, kind="win", note="A talk."),)
    check = Experiment(id="e", about="maria", question="Will she?", due=TODAY)
    person = at_work(MODEL.replace(journal=points, experiments=(check,)))
    waits = "Something on your list asks to be looked at again."
    assert f"So far: one data point written down. {waits}" in review_of(person).said


def test_with_nothing_logged_seven_presses_are_a_review(person: Person, kept: Kept):
    assert NOTHING in person.texts
    person.press("Next")
    for _ in range(3):
        person.press("Skip this one")
    person.press("Next").press("Keep a snapshot and finish")
    assert kept.snapshots[0].name == "Review of 15 June 2026"
    assert kept.history[0] == "Reviewed: looked back on no data points"
    assert kept.model == MODEL


def test_one_step_is_shown_at_a_time_and_how_far_one_is(person: Person):
    subheaders = [plain(each.value) for each in person.at.subheader]
    assert "What happened since" in subheaders
    assert not {"What is rigid", "Keep it"} & set(subheaders)
    assert not person.has("Your answer")
    person.press("Next")
    assert person.has("Your answer")
    assert NOTHING not in person.texts
    assert not person.has("One small thing to try")


def test_a_sitting_goes_on_where_it_was_left(person: Person, kept: Kept, monkeypatch):
    person.press("Next").fill("Your answer", "Maria.").press("Answer").press("Next")
    monkeypatch.setenv("CAREERAPP_TODAY", "2026-06-17")
    again = review_of(Person())
    assert OTHER in again.texts
    assert "Begun 2 days ago. What you answered is kept." in again.texts
    again.press("Back")
    assert {RIGID, "Maria."} <= set(again.texts)


def test_a_sitting_can_be_stopped_and_its_answers_stay(person: Person, kept: Kept):
    person.press("Next").fill("Your answer", "Maria.").press("Answer").press("Stop this sitting")
    assert person.has("Begin the review")
    assert [each.answer for each in kept.model.reflections] == ["Maria."]
    assert kept.repository.settings(kept.workspace).last_review is None


def test_two_tabs_share_a_sitting_and_it_is_finished_once(person: Person, kept: Kept):
    other = review_of(Person())
    go_on_to(person, "Keep it")
    assert not other.has("Your answer")
    other.press("Next")
    assert other.has("Keep a snapshot and finish")
    person.press("Keep a snapshot and finish")
    other.press("Keep a snapshot and finish")
    assert other.notices == ["This review was finished in another tab."]
    assert len(kept.snapshots) == 1


# --- what happened since -----------------------------------------------------------------------


def test_what_happened_since_the_last_review_is_told(at_work, kept: Kept):
    points = [
        DataPoint(id=f"p{month}", at=date(2026, month, 1), kind="win", note=f"Month {month}.")
        for month in (3, 5, 6)
    ]
    person = at_work(MODEL.replace(journal=tuple(points)))
    kept.repository.save_settings(kept.workspace, Settings(last_review=date(2026, 4, 20)))
    sit_down(person)
    assert [text for text in person.texts if text.startswith("Month")] == ["Month 6.", "Month 5."]


def test_what_was_written_down_late_counts_as_new_since_the_last_review(person: Person, kept: Kept):
    go_on_to(person, "Keep it").press("Keep a snapshot and finish")
    late = DataPoint(id="p", at=date(2026, 2, 1), kind="setback", note="In February.")
    kept.another_tab_does(edits.log(late))
    assert "one data point written down." in person.reload().said
    assert "In February." in sit_down(person).texts


def test_a_check_that_is_due_is_answered_in_the_sitting(at_work, kept: Kept):
    check = Experiment(id="e", about="maria", question="Will she?", due=TODAY)
    person = sit_down(at_work(MODEL.replace(experiments=(check,))))
    person.fill("How did it turn out?", "worked").press("Keep this answer")
    assert kept.model.experiments[0].result == "worked"
    assert "Will she?" not in person.said.replace("Will she? It worked.", "")


def test_every_sign_one_watches_for_is_asked_about_what_is_due_first(at_work, kept: Kept):
    signs = tuple(
        Signpost(id=f"s{n}", about="maria", watch_for=f"Sign {n}", by=by, then="ring Maria")
        for n, by in enumerate((None, date(2026, 9, 1), date(2026, 6, 1)))
    )
    later = Experiment(id="e", about="maria", question="Will she?", due=date(2026, 9, 1))
    person = sit_down(at_work(MODEL.replace(signposts=signs, experiments=(later,))))
    told = person.texts[person.texts.index("What came of these?") :]
    named = [text for text in told if text in ("Sign 0", "Sign 1", "Sign 2", "Will she?")]
    assert named == ["Sign 2", "Sign 1", "Sign 0"]
    person.press("It happened", near="Sign 2")
    assert kept.model.items["s2"].status == "fired"
    assert "Did you ring Maria?" in person.texts


def test_a_quiet_look_is_counted_as_that_and_as_no_data_point(at_work):
    quiet = DataPoint(id="q", at=TODAY, kind="nothing", note="Nothing new.")
    person = review_of(at_work(MODEL.replace(journal=(quiet,))))
    assert "So far: one quiet look written down." in person.said
    go_on_to(person.press("Begin the review"), "Your assumptions")
    person.fill("Your answer", "Often").press("Answer")
    assert "In the last ninety days one quiet look came in." in person.texts


def test_a_copy_that_was_opened_today_is_not_said_to_be_on_its_first_day(at_work):
    points = tuple(
        DataPoint(id=f"p{n}", at=at, kind="win", note="A talk.")
        for n, at in enumerate((date(2025, 3, 1), date(2026, 5, 4), date(2026, 5, 11)))
    )
    person = review_of(at_work(MODEL.replace(journal=points)))
    assert "Since Saturday 1 March 2025, 15 months ago: three data points written down." in (
        person.said
    )
    go_on_to(person.press("Begin the review"), "Your assumptions")
    person.fill("Your answer", "Often").press("Answer")
    assert "first day" not in person.said
    told = person.texts[person.texts.index("The map") + 1 :]
    assert told[:3] == [
        "You changed or wrote down something on two days of the ninety before today; the last time"
        " was 5 weeks ago.",
        "What it tells goes back to 1 March 2025.",
        "In the last ninety days two data points came in.",
    ]


# --- still true? -------------------------------------------------------------------------------


@pytest.fixture
def fridays(at_work) -> Person:
    reached = {"kind": "balance", "status": "reached", "title": "Fridays at home"}
    person = sit_down(at_work(sketch("today Fridays", nodes={"Fridays": reached})))
    return go_on_to(person, "Still true?")


def test_balance_that_was_reached_is_asked_after_again(fridays: Person, kept: Kept):
    assert "Fridays at home" in fridays.texts
    fridays.press("No longer")
    assert kept.item("Fridays at home").status == "open"
    (point,) = kept.model.journal
    assert (point.kind, point.about[0].made) == ("setback", "no_longer_true")
    assert "Setback · Fridays at home no longer true" in fridays.go("start").texts


def test_what_is_still_true_is_noted(fridays: Person, kept: Kept):
    fridays.press("Still true")
    assert "Still true" in [text.strip() for text in fridays.texts]
    assert not fridays.has("Still true")
    assert kept.repository.settings(kept.workspace).sitting.still_true == ("Fridays",)
    assert kept.item("Fridays at home").status == "reached"


def test_a_role_that_was_reached_is_not_asked_after(at_work):
    model = sketch("today Lead", nodes={"Lead": {"status": "reached"}})
    person = sit_down(at_work(model)).press("Next")
    assert RIGID in person.texts
    assert "Still true?" not in person.texts


# --- the three questions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "question", "answer_of_the_map"),
    [
        ("What is rigid", RIGID, "Two ways lead to Team lead. Both need Maria."),
        ("Other ways", OTHER, "One idea waits in the tray: A stall."),
        ("Your assumptions", OFTEN, "This is your first day with this map."),
    ],
)
def test_the_map_answers_a_question_only_after_the_person_has(
    person: Person, kept: Kept, title: str, question: str, answer_of_the_map: str
):
    go_on_to(person, title)
    assert question in person.texts
    assert answer_of_the_map not in person.said
    assert not person.has("Next")
    person.fill("Your answer", "The study,\nI guess.").press("Answer")
    assert answer_of_the_map in person.said
    assert "The study,  \nI guess." in person.texts
    (reflection,) = kept.model.reflections
    assert (reflection.answer, reflection.at) == ("The study,\nI guess.", TODAY)
    assert person.has("Next")


def test_other_ways_that_crossed_ones_mind_go_into_the_tray_line_by_line_in_one_step(
    person: Person, kept: Kept
):
    before = kept.model.ideas
    go_on_to(person, "Other ways")
    person.fill("Your answer", "- Night school\n\n- A rota job").press("Answer")
    person.press("Put mine into the tray")
    assert [idea.text for idea in kept.model.ideas[len(before) :]] == ["Night school", "A rota job"]
    assert "Three ideas wait in the tray: A stall, Night school and A rota job." in person.said
    assert not person.has("Put mine into the tray")
    person.go("routes").press("undo")
    assert kept.model.ideas == before


def test_what_was_answered_last_time_can_be_read_again_before_the_next(person: Person, kept: Kept):
    person.press("Next").fill("Your answer", "Maria,\nmost of all.").press("Answer")
    assert kept.history[0] == "Answered what is most rigid: *Maria, most of all.*"
    go_on_to(person, "Keep it").press("Keep a snapshot and finish")
    assert {RIGID, "Maria,  \nmost of all."} <= set(person.texts)
    assert OTHER not in person.texts


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("today maria Lead",),
            "If Maria falls away, nothing is left of Lead, now 7 in 10, by your own guesses.",
        ),
        (
            ("today maria Lead", "today study Lead"),
            "If Maria falls away, Lead goes from 8 in 10 to 2 in 10, by your own guesses.",
        ),
    ],
)
def test_where_links_are_judged_the_map_says_what_the_worst_loss_takes(at_work, lines, said):
    beliefs = {"today>maria": 0.8, "maria>Lead": 0.9, "today>study": 0.5, "study>Lead": 0.45}
    used = {id: {"confidence": beliefs[id]} for id in beliefs if id.split(">")[0] in "".join(lines)}
    links = {id: fields for id, fields in used.items() if id.split(">")[1] in "".join(lines)}
    model = sketch(*lines, nodes={"maria": {"title": "Maria"}}, links=links)
    person = go_on_to(sit_down(at_work(model)), "What is rigid")
    person.fill("Your answer", "Maria").press("Answer")
    assert said in person.texts


def test_how_often_one_revises_is_read_from_the_history(person: Person, kept: Kept, monkeypatch):
    go_on_to(person, "Your assumptions").fill("Your answer", "Often").press("Answer")
    assert "This is the first review of this version." in person.texts
    go_on_to(person, "Keep it").press("Keep a snapshot and finish")
    monkeypatch.setenv("CAREERAPP_TODAY", "2026-07-27")
    person = sit_down(Person())
    go_on_to(person, "Your assumptions").fill("Your answer", "Less").press("Answer")
    assert "The last review was 6 weeks ago." in person.texts
    changed = "You changed something on one day of the ninety before today"
    assert f"{changed}; the last time was 6 weeks ago." in person.texts
    assert "In the last ninety days no data points came in." in person.texts


def test_answers_that_came_with_a_file_are_no_first_review(at_work):
    given = Reflection(id="r", at=date(2026, 5, 18), question="rigid", answer="The shop.")
    person = sit_down(at_work(MODEL.replace(reflections=(given,))))
    go_on_to(person, "Your assumptions").fill("Your answer", "Less").press("Answer")
    assert "You last answered questions like these 4 weeks ago." in person.texts


def test_an_empty_answer_is_no_answer(person: Person, kept: Kept):
    person.press("Next").press("Answer")
    assert person.notices == ["A few words first; the map answers after you."]
    assert kept.model == MODEL


def test_an_answer_can_be_said_differently(person: Person, kept: Kept):
    person.press("Next").fill("Your answer", "The study").press("Answer")
    person.fill("Your answer", "The study, and Maria").press("Save")
    assert [each.answer for each in kept.model.reflections] == ["The study, and Maria"]


def test_an_answer_counts_though_the_clock_was_set_back_since_the_sitting_began(
    person: Person, kept: Kept, monkeypatch
):
    monkeypatch.setenv("CAREERAPP_TODAY", "2026-06-14")
    person.press("Next").fill("Your answer", "The study").press("Answer")
    assert "The map" in person.texts


def test_earlier_answers_can_be_looked_up(at_work):
    given = Reflection(id="r", at=date(2026, 3, 2), question="rigid", answer="The shop.")
    person = sit_down(at_work(MODEL.replace(reflections=(given,)))).press("Next")
    assert {"Monday 2 March, 3 months ago", "The shop."} <= set(person.unfold().texts)
    assert person.has("Answer")


# --- one small thing, and the end --------------------------------------------------------------


def test_one_small_thing_to_try_is_written_down_with_a_date(person: Person, kept: Kept):
    go_on_to(person, "One small thing to try")
    person.fill("One small thing to try", "Ask the union").press("I will try it")
    assert kept.item("Ask the union").due == date(2026, 6, 29)
    assert "- Ask the union By Monday 29 June, in 2 weeks." in person.texts


def test_a_small_thing_without_words_is_refused_at_its_field(person: Person, kept: Kept):
    go_on_to(person, "One small thing to try").press("I will try it")
    assert person.below("One small thing to try") == "This may not be empty."
    assert kept.model == MODEL


def test_finishing_keeps_a_snapshot_with_a_note_and_sets_the_next_date(person: Person, kept: Kept):
    go_on_to(person, "What is rigid").fill("Your answer", "Maria").press("Answer")
    go_on_to(person, "Keep it")
    assert "> Reviewed: looked back on no data points, answered one question." in person.texts
    person.fill("A line to yourself, for next time", "Calm.").press("Keep a snapshot and finish")
    (snapshot,) = kept.snapshots
    assert (snapshot.name, snapshot.note) == ("Review of 15 June 2026", "Calm.")
    assert kept.repository.settings(kept.workspace) == Settings(last_review=TODAY)
    assert person.notices == ["Review done. The next one: Monday 13 July"]
    assert "Monday 13 July, in 4 weeks." in person.said
    assert {"Last time", "Review of 15 June 2026", "Calm."} <= set(person.texts)
