"""Guessing kinds, and saying beliefs and lengths in words."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.guess import guess_outcome_kind, guess_stone_kind, same_title
from careerapp.domain.items import Appeal, Grounds, Months, Needs
from careerapp.domain.scales import (
    APPEAL_WORDS,
    CONFIDENCE_WORDS,
    GROUNDS_WORDS,
    MONTHS_WORDS,
    NEEDS_WORDS,
    confidence_word,
    months_word,
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Team lead in analytics", "role"),
        ("Director of a museum", "role"),
        ("Head of nursing", "role"),
        ("Fridays at home", "balance"),
        ("Part-time while the children are small", "balance"),
        ("Known for good reports", "recognition"),
        ("A published author", "recognition"),
        ("A team that laughs", "environment"),
        ("Work for a non-profit", "environment"),
        ("Fluent in Spanish", "skill"),
        ("Able to lead a meeting without notes", "skill"),
        ("Two afternoons with the twins", "balance"),
        ("No night shifts any more", "balance"),
        ("Time for my mother", "balance"),
        ("Working four days", "balance"),
        ("My name on the programme", "recognition"),
        ("People come to me for advice", "recognition"),
        ("Head office acts on my numbers", "recognition"),
        ("A boss who listens", "environment"),
        ("A workplace without shouting", "environment"),
        ("Out by the water", "environment"),
        ("My own bakery", "role"),
        ("A permanent contract", "role"),
    ],
)
def test_the_kind_of_a_hope_is_guessed_from_its_words(title, kind):
    assert guess_outcome_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("SQL course", "skill"),
        ("Learn to drive", "skill"),
        ("Bookkeeping certificate", "skill"),
        ("Reporting analyst", "role"),
        ("Shift work in retail", "role"),
        ("Maria", "relationship"),
        ("Maria, the head of sales", "relationship"),
        ("Åsa from the choir", "relationship"),
        ("A mentor in the company", "relationship"),
        ("Ask the depot manager", "experience"),
        ("Volunteer at the library", "experience"),
        ("Stock-loss study", "experience"),
        ("Statistics", "skill"),
        ("Lotte who owns the mill", "relationship"),
        ("Savings", "experience"),
        ("Teach at the college", "experience"),
        ("Photography", "skill"),
        ("xyz", "experience"),
    ],
)
def test_the_kind_of_a_stone_is_guessed_from_its_words(title, kind):
    assert guess_stone_kind(title) == kind


@given(st.text(max_size=200))
def test_any_text_gets_a_kind(title):
    assert guess_outcome_kind(title)
    assert guess_stone_kind(title)


def test_titles_mean_the_same_whatever_their_case_and_spaces():
    assert same_title("  SQL   Basics", "sql basics\n")
    assert same_title("STRASSE", "straße")
    assert not same_title("SQL basics", "SQL basic")


@pytest.mark.parametrize("word", CONFIDENCE_WORDS)
def test_a_belief_picked_as_a_word_is_said_with_that_word(word):
    assert confidence_word(CONFIDENCE_WORDS[word]) == word


@pytest.mark.parametrize("word", MONTHS_WORDS)
def test_a_length_picked_as_a_word_is_said_with_that_word(word):
    assert months_word(MONTHS_WORDS[word]) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_stronger_belief_never_has_a_weaker_word(one, other):
    order = list(CONFIDENCE_WORDS)
    low, high = sorted((one, other))
    assert order.index(confidence_word(low)) <= order.index(confidence_word(high))


@given(st.floats(0, 600), st.floats(0, 600))
def test_a_longer_time_never_has_a_shorter_word(one, other):
    order = list(MONTHS_WORDS)
    low, high = (Months(low=likely, likely=likely, high=likely) for likely in sorted((one, other)))
    assert order.index(months_word(low)) <= order.index(months_word(high))


@pytest.mark.parametrize(
    ("words", "values"),
    [(NEEDS_WORDS, Needs), (GROUNDS_WORDS, Grounds), (APPEAL_WORDS, Appeal)],
)
def test_every_value_that_can_be_picked_has_words_of_its_own(words, values):
    assert list(words) == list(get_args(values))
    assert len(set(words.values())) == len(words)
