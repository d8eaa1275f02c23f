"""What was decided for a sign that is seen: put on the list, told apart, asked after."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.follow_up import did_you, follow_up, follows_up
from careerapp.domain.items import DataPoint, Experiment, Signpost
from careerapp.errors import EditError
from tests.sketch import sketch

DAY = date(2026, 6, 15)
SIGN = Signpost(id="s", about="a", watch_for="They post it", then="Ring  Maria\nthe same day")
MODEL = sketch("today a Lead", signposts=(SIGN,))


def test_a_decision_goes_onto_the_list_as_the_sign_is_seen_and_is_told_from_tests():
    to_do = follow_up(SIGN, "f", DAY)
    after = edits.settle("s", "fired", None, follow_up=to_do)(MODEL).model
    (kept,) = after.experiments
    assert (kept.question, kept.about, kept.due) == ("Ring Maria the same day", "a", DAY)
    assert follows_up(after, kept)
    assert not follows_up(after, kept.replace(question="Does Maria answer?"))
    assert not follows_up(MODEL, kept)  # the sign was not seen yet


def test_no_decision_is_nothing_to_do():
    assert follow_up(SIGN.replace(then=" \n"), "f", DAY) is None


def test_a_decision_of_any_length_fits_the_list_and_is_found_again():
    sign = SIGN.replace(then="word " * 700)
    after = edits.settle("s", "fired", None, follow_up=follow_up(sign, "f", DAY))
    model = after(MODEL.replace(signposts=(sign,))).model
    assert follows_up(model, model.experiments[0])


def test_what_was_done_leaves_the_list_and_stands_in_the_story():
    seen = edits.settle("s", "fired", None, follow_up=follow_up(SIGN, "f", DAY))(MODEL).model
    point = DataPoint(id="p", at=DAY, kind="change", note="Done.")
    after, description = edits.carry_out("f", point)(seen)
    assert (after.experiments, after.journal) == ((), (point,))
    assert description == "Did *Ring Maria the same day*"
    with pytest.raises(EditError):
        edits.carry_out("f", point)(after)


@pytest.mark.parametrize(
    ("decided", "asked"),
    [
        ("Ring Maria.", "Did you *ring Maria*?"),
        ("I'll ask for the clinic", "Did you *ask for the clinic*?"),
        ("HR: ask them", "You had decided: *HR: ask them* Did you?"),
        ("Ask * twice", r"Did you *ask \* twice*?"),
        ("Should I ring?", "You had decided: *should I ring?* Did you?"),
    ],
)
def test_it_is_asked_after_in_the_words_it_was_decided_in(decided, asked):
    assert did_you(Experiment(id="e", about="today", question=decided)) == asked
