"""What a rehearsed loss means, in one sentence."""

from datetime import date

import pytest

from careerapp.analysis import assess
from careerapp.analysis.findings.verdict import exposure, verdict
from careerapp.analysis.measures.losses import rehearse
from careerapp.wording.phrases import listed
from tests.sketch import sketch

TODAY = date(2026, 6, 15)
TWO_WAYS = sketch("today maria study Lead", "today course Lead", "today choir Fridays")


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (
            {"maria"},
            "*Lead* would have one of two ways left and *Fridays* would keep all its ways.",
        ),
        (
            {"maria", "course"},
            "*Lead* would have no way left and *Fridays* would keep all its ways.",
        ),
        ({"maria", "course", "choir"}, "Two hopes would have no way left."),
        (set(), "Every hope keeps all its ways."),
    ],
)
def test_the_verdict_is_one_sentence(lost, said):
    assert verdict(TWO_WAYS, rehearse(TWO_WAYS, lost, as_of=TODAY)) == said


def test_a_hope_that_loses_two_of_three_ways_has_one_of_three_left():
    model = sketch("today a Lead", "today b Lead", "today c Lead")
    said = verdict(model, rehearse(model, {"a", "b"}, as_of=TODAY))
    assert said == "*Lead* would have one of three ways left."


def test_a_hope_that_loses_a_turn_of_its_way_loses_a_part_of_it():
    model = sketch("today a b c e f g Lead", "a d c")
    said = verdict(model, rehearse(model, {"d"}, as_of=TODAY))
    assert said == "*Lead* would lose a part of what leads there."


def test_a_hope_that_is_let_go_is_not_spoken_of():
    model = sketch("today a Lead", "today a Old", nodes={"Old": {"status": "let_go"}})
    assert verdict(model, rehearse(model, {"a"}, as_of=TODAY)) == "*Lead* would have no way left."


REACHED = {"status": "reached"}
HAD = {"status": "done"}


def test_what_one_has_and_would_lose_along_comes_in_a_sentence_of_its_own():
    nodes = {
        "shop": HAD,
        "rota": {**HAD, "rests": True},
        "Home": {**REACHED, "rests": True},
    }
    model = sketch("today shop rota Home", "today b Lead", nodes=nodes)
    assert verdict(model, rehearse(model, {"shop"}, as_of=TODAY)) == (
        "Every hope that is still open keeps all its ways."
        " *rota* would go too. *Home* would no longer be true."
    )
    assert verdict(model, rehearse(model, {"shop", "b"}, as_of=TODAY)) == (
        "*Lead* would have no way left. *rota* would go too. *Home* would no longer be true."
    )


def test_what_one_has_and_nobody_said_that_it_rests_on_anything_stays():
    nodes = {"shop": HAD, "rota": HAD, "Home": REACHED}
    model = sketch("today shop rota Home", "today b Lead", nodes=nodes)
    said = verdict(model, rehearse(model, {"shop"}, as_of=TODAY))
    assert said == "Every hope keeps all its ways."


def test_where_no_hope_is_open_none_can_be_lost():
    model = sketch("today a Lead", "today b", nodes={"Lead": {"status": "let_go"}})
    assert "No hope is open" in verdict(model, rehearse(model, {"a"}, as_of=TODAY))


def test_without_any_way_there_is_nothing_to_lose():
    model = sketch("a Lead")
    assert "nothing to lose" in verdict(model, rehearse(model, {"a"}, as_of=TODAY))


def exposed(model) -> str:
    return " ".join(exposure(model, assess(model, TODAY)))


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (
            sketch("today a Lead", "today b Lead", "today a Home", "today b Home"),
            "Two hopes survive any one loss.",
        ),
        (sketch("today a Lead", "a Home"), "One loss, *a*, would end two hopes."),
        (sketch("today a Lead", "today b Home"), "Each of two hopes would end with one loss."),
        (sketch("today Lead"), "One loss, *Today* to *Lead*, would end *Lead*."),
        (sketch("a Lead", "b Home"), "Two hopes have no way yet."),
        (sketch("today a Lead", nodes={"Lead": {"status": "reached"}}), ""),
    ],
)
def test_how_exposed_a_map_is_follows_from_the_drawing(model, said):
    assert exposed(model) == said


def test_how_much_the_worst_losses_take_is_said_of_the_hopes_that_are_judged():
    judged = {id: {"confidence": 0.5} for id in ("today>a", "a>Lead", "a>Home")}
    model = sketch("today a Lead", "a Home", links=judged)
    assert exposed(model).endswith(
        "Over two hopes, the worst single loss of each takes all of its chance."
    )
    more = sketch("today a Lead", "a Home", "today b Rest", links=judged)
    assert "Over the two hopes that are judged, the worst" in exposed(more)


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_parts_are_listed_as_people_do(parts, said):
    assert listed(parts) == said
