"""What carries most and was tested least, and how predictions came true."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint, Experiment, Signpost
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


@pytest.fixture
def person(at_work) -> Person:
    return at_work(WAITING).go("revise")


def test_what_carries_most_and_was_tested_least_becomes_a_test_with_one_click(at_work, kept: Kept):
    links = {
        "today>maria": {"confidence": 0.9},
        "maria>Lead": {"confidence": 0.5, "assumption": "She stays"},
    }
    point = DataPoint(
        id="p", at=date(2026, 3, 7), kind="win", note="She called.", about=(About(id="maria"),)
    )
    person = at_work(sketch("today maria Lead", links=links, journal=(point,))).go("revise")
    told = person.texts[person.texts.index("Carries most, tested least") :]
    assert told[1:6] == [
        "maria leads to Lead",
        "If it no longer leads there, no way leads to Lead. Never tested yet.",
        "It rests on: She stays",
        "Today leads to maria",
        "If it no longer leads there, no way leads to Lead."
        " Nothing has spoken for or against it since Saturday 7 March.",
    ]
    person.press("test-this-maria>Lead")
    test = kept.item("Does maria lead to Lead?")
    assert (test.about, test.prediction, test.due) == ("maria>Lead", 0.5, date(2026, 6, 29))
    assert "Being tested." in person.texts
    assert not person.has("test-this-maria>Lead")


def test_what_would_only_hurt_says_from_what_to_what(at_work):
    links = {id: {"confidence": 0.5} for id in ("today>a", "a>Lead", "today>b", "b>Lead")}
    person = at_work(sketch("today a Lead", "today b Lead", links=links)).go("revise")
    # Two ways of 1/4 each: 7/16, and 1/4 without one of them.
    assert (
        "If it no longer leads there, Lead goes from 4 in 10 to 2 in 10. Never tested yet."
        in person.texts
    )


def test_without_beliefs_the_drawing_says_what_carries_most(at_work):
    person = at_work(MODEL).go("revise")
    assert (
        "If it no longer leads there, no way leads to Team lead. Never tested yet." in person.texts
    )


# --- how predictions came true -----------------------------------------------------------------


def answered(number: int, prediction: float, result: str, id: str = "t") -> list[Experiment]:
    return [
        TEST.replace(
            id=f"{id}{result}{n}", prediction=prediction, result=result, resolved_at=TEST.due
        )
        for n in range(number)
    ]


def test_of_seven_predictions_nothing_is_said(at_work):
    model = MODEL.replace(experiments=tuple(answered(7, 0.75, "worked")))
    assert "predictions" not in at_work(model).go("revise").said


def test_eight_predictions_are_told_with_those_that_are_not_in_the_figures(at_work):
    tests = [
        *answered(2, 0.75, "worked"),
        *answered(6, 0.75, "failed"),
        *answered(1, 0.95, "worked", "sure"),
        *answered(2, 0.5, "inconclusive"),
        TEST,
    ]
    person = at_work(MODEL.replace(experiments=tuple(tests))).go("revise")
    told = person.texts[person.texts.index("How predictions came true") :]
    assert told[1] == (
        "Of nine predictions answered so far, 3 in 10 came true; on average you had said 8 in 10."
        " So these predictions were too hopeful: less came true than was said."
    )
    # (2 * 0.25^2 + 6 * 0.75^2 + 0.05^2) / 9
    assert "Brier score 0.39" in told[3]
    assert told[4] == (
        "One more is past the date without an answer, and not in this."
        " Two tests told nothing either way."
    )


def test_a_prediction_that_two_versions_share_counts_once(at_work, kept: Kept):
    tests = tuple(answered(7, 0.75, "worked"))
    person = at_work(MODEL.replace(experiments=tests))
    branch = kept.repository.branch(kept.version, "Tech")
    assert "predictions" not in person.go("revise").said
    kept.repository.save(branch, edits.add(answered(1, 0.15, "failed", "other")[0]))
    assert "Of eight predictions answered so far" in person.reload().said
