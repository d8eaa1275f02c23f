"""Chances are said as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.wording.numbers import in_ten


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
