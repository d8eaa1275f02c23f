"""What moves when something is written down, against the numbers themselves."""

from datetime import date

from hypothesis import given

from careerapp.analysis.findings.shifts import chance_shifts, link_shifts
from careerapp.analysis.measures.assessment import assess
from careerapp.domain.edits import change, log
from careerapp.domain.items import About, DataPoint
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.strategies import models

TODAY = date(2026, 6, 15)
JUDGED = sketch(
    "today maria Lead",
    "today choir Fridays",
    links={
        "today>maria": {"confidence": 0.9},
        "maria>Lead": {"confidence": 0.7},
        "today>choir": {"confidence": 0.8},
    },
)


def told(kind: str, about: str, made: str = "unchanged") -> DataPoint:
    return DataPoint(id="d", at=TODAY, kind=kind, about=(About(id=about, made=made),))


def shifts(before: WorkModel, after: WorkModel, as_of: date) -> tuple[str, ...]:
    return (*chance_shifts(before, after, as_of), *link_shifts(before, after, as_of))


def after(point: DataPoint) -> tuple[str, ...]:
    return shifts(JUDGED, log(point)(JUDGED).model, TODAY)


def test_a_setback_moves_the_chance_and_the_link_it_moves_by():
    assert after(told("setback", "maria>Lead", "harder")) == (
        "*Lead* goes from 6 in 10 to 4 in 10, by your own guesses.",
        "*maria* to *Lead* counts as 47% now, 70% before: a clear setback, and so far it was a"
        " guess.",
    )


def test_a_chance_that_moves_within_a_tenth_is_said_no_finer():
    surer = change("maria>Lead", grounds="strong")(JUDGED).model
    for kind, way in (("win", "up"), ("setback", "down")):
        moved = log(told(kind, "maria>Lead"))(surer).model
        assert chance_shifts(surer, moved, TODAY) == (
            f"*Lead* goes a little {way}, still 6 in 10, by your own guesses.",
        )


def test_a_win_moves_them_the_other_way():
    first, second = after(told("win", "maria>Lead", "easier"))
    assert first == "*Lead* goes from 6 in 10 to 7 in 10, by your own guesses."
    assert second == (
        "*maria* to *Lead* counts as 80% now, 70% before: a clear win, and so far it was a guess."
    )


def test_what_weighs_against_what_is_said_by_its_strength_and_by_its_grounds():
    grounded = change("maria>Lead", grounds="strong")(JUDGED).model
    point = told("setback", "maria>Lead").replace(strength=3)
    (said,) = (
        each for each in shifts(grounded, log(point)(grounded).model, TODAY) if "counts as" in each
    )
    assert said.endswith("before: a strong setback, and so far it had strong grounds.")


def test_what_is_not_judged_does_not_move_any_chance():
    said = after(told("setback", "choir", "harder"))
    assert [sentence for sentence in said if "Fridays" in sentence] == []


def test_a_change_moves_nothing():
    assert after(told("change", "maria>Lead")) == ()


@given(models())
def test_nothing_moves_between_a_model_and_itself(model):
    assert shifts(model, model, TODAY) == ()


@given(models())
def test_just_the_outcomes_whose_chance_differs_are_named(model):
    lowered = model.replace(
        links=tuple(
            link if link.confidence is None else link.replace(confidence=link.confidence / 2)
            for link in model.links
        )
    )
    old, new = assess(model, TODAY).outcomes, assess(lowered, TODAY).outcomes
    moved = [
        id
        for id in old
        if old[id].chance is not None
        and new[id].chance is not None
        and abs(old[id].chance - new[id].chance) >= 0.005
    ]
    said = [each for each in shifts(model, lowered, TODAY) if " goes " in each]
    assert len(said) == len(moved)


def test_what_is_ruled_out_stays_so_until_it_is_judged_anew():
    model = sketch("today maria Lead", links={"today>maria": {"confidence": 0.0}})
    point = told("win", "today>maria", "easier")
    assert link_shifts(model, log(point)(model).model, TODAY) == (
        "*Today* to *maria* stays ruled out until you judge it anew.",
    )


def test_a_link_from_what_is_gone_counts_as_nothing_any_more():
    point = told("setback", "maria>Lead").replace(
        about=(About(id="maria", made="gone"), About(id="maria>Lead", made="harder"))
    )
    assert link_shifts(JUDGED, log(point)(JUDGED).model, TODAY) == ()


def test_what_is_gone_counts_as_nothing_any_more():
    model = sketch("today maria Lead", links={"today>maria": {"confidence": 0.9}})
    point = told("setback", "maria", "gone")
    assert link_shifts(model, log(point)(model).model, TODAY) == ()


def test_what_was_judged_in_words_moves_in_words():
    model = sketch("today maria Lead", links={"today>maria": {"confidence": 0.75}})
    easier, harder = told("win", "today>maria", "easier"), told("setback", "today>maria", "harder")
    assert link_shifts(model, log(easier)(model).model, TODAY) == (
        "*Today* to *maria* looks a little likelier than before, still “likely”:"
        " a clear win, and so far it was a guess.",
    )
    assert link_shifts(model, log(harder)(model).model, TODAY) == (
        "*Today* to *maria* looks less likely than before, from “likely” to “could go either way”:"
        " a clear setback, and so far it was a guess.",
    )


def test_a_step_that_is_closed_is_not_weighed():
    point = told("setback", "maria>Lead", "closed")
    assert link_shifts(JUDGED, log(point)(JUDGED).model, TODAY) == ()
