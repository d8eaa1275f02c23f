"""Titles fit on their nodes, in every script, and lose nothing without saying so."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.picture.wrapping import MOST_LINES, WIDEST, cells, ems, wrap
from tests.strategies import titles

words = st.lists(
    st.text("abcdefghijklmnop", min_size=1, max_size=WIDEST), min_size=1, max_size=12
).map(" ".join)
scripts = st.text(
    st.sampled_from("aß ё한字かｱع ש้é👩\u200d🔬\u0301\u0308🏳️"),
    min_size=1,
    max_size=200,
).filter(str.strip)


@given(titles | scripts | words)
def test_a_title_takes_at_most_three_lines_none_too_wide(title):
    lines = wrap(title)
    assert 1 <= len(lines) <= MOST_LINES
    assert all(cells(line) <= WIDEST for line in lines)


@given(words)
def test_a_title_of_words_is_told_whole_or_ends_in_an_ellipsis(title):
    shown = " ".join(wrap(title))
    if shown.endswith("…"):
        assert title.startswith(shown[:-1].rstrip())
        assert len(shown) > WIDEST, "it is not cut before it has to be"
    else:
        assert shown == title


@given(scripts)
def test_no_line_begins_with_half_a_character(title):
    first, *rest = wrap(title)
    own = not unicodedata.combining(title.split()[0][0])
    begins = [line[0] for line in ([first, *rest] if own else rest)]
    spaced = {word[0] for word in title.split()}
    assert all(not unicodedata.combining(mark) or mark in spaced for mark in begins)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Maria", ("Maria",)),
        ("Team lead", ("Team lead",)),
        ("Reporting analyst", ("Reporting", "analyst")),
        ("Lead a small team in analytics", ("Lead a small", "team in", "analytics")),
        ("Twelve cells", ("Twelve cells",)),
        ("Thirteen cell", ("Thirteen", "cell")),
        ("Thirteencells thirteencells", ("Thirteencells", "thirteencells")),
        ("Fourteencellsx thirteencells x", ("Fourteencellsx", "thirteencells", "x")),
        ("1234567890123456789", ("12345678901234567", "89")),
        ("字字字字字字字字字字", ("字字字字字字字字", "字字")),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschifff-", "ahrtsgesellschaft")),
    ],
)
def test_lines_are_of_about_the_same_width(title, lines):
    assert wrap(title) == lines


def test_two_hundred_characters_fill_three_lines_and_say_that_there_is_more():
    lines = wrap("word " * 40)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_wide_characters_take_two_cells_and_marks_none():
    assert cells("字字") == 4
    assert cells("e\u0301") == 1
    assert cells("abc") == 3
    assert cells("Ａｂ") == 4
    assert cells("\U0001f469\u200d\U0001f52c") == 4


def test_joined_characters_that_may_not_be_torn_apart_are_kept_whole_however_wide():
    title = "aaaaaaa" + "\u304b" * 3 + "\U0001f469" * 2 + "\u200d\U0001f469"
    assert "".join(wrap(title)) == title


def test_a_title_that_just_fits_is_told_whole_and_one_that_does_not_loses_as_little_as_can_be():
    full = "a" * WIDEST
    assert wrap(f"{full} {full} {full}") == (full,) * 3
    assert wrap(f"{full} {full} {full} a") == (full, full, f"{'a' * (WIDEST - 1)}…")
    assert wrap("") == ()


def test_narrow_letters_take_less_room_than_wide_ones_and_wide_characters_two_of_these():
    inks = [ems(letter) for letter in " lfcaAm"]
    assert inks == sorted(inks)
    assert len(set(inks)) == len(inks)
    assert ems("字") == 2 * ems("a")
    assert ems("a\u0301") == ems("a")
    assert ems("lm lm") == pytest.approx(2 * ems("lm") + ems(" "))


def test_a_word_is_not_broken_where_characters_are_joined():
    joined = "a" * 15 + "\U0001f469\u200d\U0001f469"
    assert wrap(f"{joined}b") == (joined, "b")
    assert wrap(joined) == (joined,), "and no empty line comes after it"
    marked = f"{joined}\u0301"
    assert wrap(f"{marked}b") == (marked, "b"), "and no line begins with a mark"
    assert wrap(f"{joined}\u200d\U0001f469b") == (f"{joined}\u200d\U0001f469", "b")
