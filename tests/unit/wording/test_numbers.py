"""Chances are said as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.wording.numbers import describe_months, in_ten


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.0, "0 in 10"),
        (0.02, "under 1 in 10"),
        (0.06, "1 in 10"),
        (0.44, "4 in 10"),
        (0.94, "9 in 10"),
        (0.97, "over 9 in 10"),
        (1.0, "10 in 10"),
    ],
)
def test_a_chance_is_said_as_people_say_it(chance, said):
    assert in_ten(chance) == said


@given(st.floats(0, 1))
def test_never_and_always_are_said_only_when_true(chance):
    assert (in_ten(chance) == "0 in 10") == (chance == 0)
    assert (in_ten(chance) == "10 in 10") == (chance == 1)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 0, ""),
        (0.0, 0.2, "about 1 month"),
        (0.4, 1, "about 1 month"),
        (0.4, 1.6, "1 to 2 months"),
        (2, 2.4, "about 2 months"),
        (3, 17.9, "3 to 18 months"),
        (3, 18, "1 to 2 years"),
        (11, 17, "11 to 17 months"),
        (14, 18, "1 to 2 years"),
        (20, 27, "about 2 years"),
    ],
)
def test_how_long_it_takes_is_said_in_months_up_to_a_year_and_a_half(low, high, said):
    expected = f"if it works out, usually {said}" if said else ""
    assert describe_months((low, (low + high) / 2, high)) == expected
    assert describe_months(None) == ""
