"""A chance that moved, and months behind it, never alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import assess, compare_assessments
from careerapp.analysis.findings.moved import describe_moved
from careerapp.domain.model import WorkModel
from careerapp.wording.numbers import in_ten
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps

CHANCES, SPANS = st.floats(0, 1), st.none() | st.floats(0, 90)


@pytest.mark.parametrize(
    ("chance", "months", "said"),
    [
        (
            (0.4, 0.1),
            (10, 9),
            "from 4 in 10 to 1 in 10, by your own guesses; if it still works"
            " out, about nine months",
        ),
        (
            (0.4, 0.7),
            (9, 14),
            "from 4 in 10 to 7 in 10, by your own guesses; if it works out, about 14 months",
        ),
        ((0.4, 0.0), (10, None), "from 4 in 10 to 0 in 10, by your own guesses"),
        (
            (0.4, 0.4),
            (10, 9),
            "still 4 in 10, by your own guesses; if it works out, about nine"
            " months instead of ten months",
        ),
        (
            (0.41, 0.38),
            (10, 9),
            "a little down, still 4 in 10, by your own guesses; if it still works out, about nine"
            " months",
        ),
        ((0.4, 0.39), (10, 10), ""),
        ((0.4, 0.4), (10, 10.2), ""),
        ((None, 0.4), (10, 9), ""),
    ],
)
def test_months_stand_behind_the_chance(chance, months, said: str) -> None:
    assert describe_moved(chance, months) == said


@given(CHANCES, CHANCES, SPANS, SPANS)
def test_no_time_is_said_without_its_chance_nor_compared_where_that_moved(was, now, long, short):
    said = describe_moved((was, now), (long, short))
    if "month" in said:
        assert said.index("in 10") < said.index("month")
    if was != now:
        assert "instead of" not in said
    if in_ten(was) != in_ten(now):
        assert said.startswith(f"from {in_ten(was)} to {in_ten(now)}, by your own guesses")


@given(maps())
def test_a_loss_never_reads_as_speed(model: WorkModel) -> None:
    for stone in model.stones:
        lost = [s.replace(status="blocked") if s == stone else s for s in model.stones]
        after = assess(model.replace(stones=tuple(lost)), DAY)
        for each in compare_assessments(assess(model, DAY), after):
            said = describe_moved(each.chance, each.median_months)
            if "instead of" in said:
                assert each.median_months[1] >= each.median_months[0]


def test_losing_two_of_three_ways_is_told_by_its_chance() -> None:
    nodes = {
        id: {"months": {"low": n, "likely": n, "high": n}} for id, n in zip("abc", (9, 14, 15))
    }
    old = judged("today a Lead", "today b Lead", "today c Lead", belief=0.4, nodes=nodes)
    left = {"b": "blocked", "c": "blocked"}
    new = old.replace(stones=tuple(s.replace(status=left.get(s.id, s.status)) for s in old.stones))
    (lead,) = compare_assessments(assess(old, DAY), assess(new, DAY))
    assert lead.median_months[1] < lead.median_months[0]
    assert describe_moved(lead.chance, lead.median_months) == (
        "from 4 in 10 to 2 in 10, by your own guesses; if it still works out, about nine months"
    )
