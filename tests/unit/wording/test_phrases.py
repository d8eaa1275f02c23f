"""Titles are cut for a place with little room."""

from hypothesis import given
from hypothesis import strategies as st

from careerapp.wording.phrases import short
from tests.strategies import texts


@given(texts | st.text(" \t\nx", max_size=90), st.integers(2, 80))
def test_a_shortened_title_fits_and_begins_as_the_whole(text: str, most: int):
    cut = short(text, most)
    assert len(cut) <= most or cut == text
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
