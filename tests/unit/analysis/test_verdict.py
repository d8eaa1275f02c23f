"""What a rehearsed loss means, in one sentence."""

from datetime import date

import pytest

from careerapp.analysis.drills import rehearse
from careerapp.analysis.verdict import listed, verdict
from tests.sketch import sketch

TODAY = date(2026, 6, 15)
TWO_WAYS = sketch("today maria study Lead", "today course Lead", "today choir Fridays")


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"maria"}, "*Lead* would lose a way and *Fridays* would keep all ways."),
        (
            {"maria", "course"},
            "*Lead* would have no way left and *Fridays* would keep all ways.",
        ),
        ({"maria", "course", "choir"}, "Two hopes would have no way left."),
        (set(), "Every hope keeps all its ways."),
    ],
)
def test_the_verdict_is_one_sentence(lost, said):
    assert verdict(TWO_WAYS, rehearse(TWO_WAYS, lost, as_of=TODAY)) == said


@pytest.mark.parametrize("status", ["reached", "let_go"])
def test_only_open_hopes_are_spoken_of(status):
    model = sketch("today a Lead", "today a Old", nodes={"Old": {"status": status}})
    assert verdict(model, rehearse(model, {"a"}, as_of=TODAY)) == "*Lead* would have no way left."


def test_without_any_way_there_is_nothing_to_lose():
    model = sketch("a Lead")
    assert "nothing to lose" in verdict(model, rehearse(model, {"a"}, as_of=TODAY))


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_parts_are_listed_as_people_do(parts, said):
    assert listed(parts) == said
