"""Titles are cut for a place with little room."""

from hypothesis import given
from hypothesis import strategies as st

from careerapp.wording.phrases import LINE, named, short
from tests.strategies import texts


@given(texts | st.text(" \t\nx", max_size=90), st.integers(2, 80))
def test_a_shortened_title_fits_and_begins_as_the_whole(text: str, most: int):
    cut = short(text, most)
    assert len(cut) <= most or cut == text
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_a_title_in_a_sentence_stays_on_one_line_and_is_cut_only_where_it_is_too_long():
    assert named("a" * LINE) == f"*{'a' * LINE}*"
    assert named("a" * (LINE + 1)) == f"*{'a' * (LINE - 1)}…*"
    assert named(f"{'a' * (LINE - 3)}, bcd") == f"*{'a' * (LINE - 3)}…*"
    assert named(f"ab {'c' * LINE}") == f"*ab {'c' * (LINE - 4)}…*", "a word near the beginning"
    assert named("two\n lines") == "*two lines*"
    assert named("2 * 3 \\ 4") == "*2 \\* 3 \\\\ 4*"
