"""People's words are said of people alone, whatever kind a title was given."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.guess import guess_stone_kind
from careerapp.domain.items import Outcome, Stone, StoneKind
from careerapp.domain.people import names_a_person

PEOPLE = (
    "Maria",
    "Zoë in HR",
    "Uncle Ben",
    "Mrs Okafor, my old boss",
    "Jan van der Berg",
    "María del Carmen",
    "Ibrahim al-Sayed",
    "Jean-Pierre",
    "O'Brien the plumber",
    "Tariq who runs the garage",
    "王芳",
    "محمد",
    "Олена",
    "My sister-in-law",
    "A mentor in the company",
    "Two regular clients",
)
NOT_PEOPLE = (
    "The union",
    "Alumni network",
    "Mothers' group",
    "Choir of the parish",
    "Local Women in Trades group",
    "Ask Zoë about training shifts",
    "Talk to Maria",
    "Get to know my neighbours",
    "A good word from my manager",
    "Letter of recommendation",
    "Savings",
    "Tools from the workshop",
    "The town hall",
    "n",
    "",
)


def tie(title: str) -> Stone:
    return Stone(id="s", kind="relationship", title=title or "-")


@pytest.mark.parametrize("title", PEOPLE)
def test_a_name_or_a_word_for_people_names_a_person_and_is_guessed_as_a_relationship(title):
    assert names_a_person(tie(title))
    assert guess_stone_kind(title) == "relationship"


def test_a_name_without_its_capital_is_one_too_once_it_was_picked_as_a_relationship():
    assert names_a_person(tie("maria"))
    assert not names_a_person(tie("union"))


@pytest.mark.parametrize("title", NOT_PEOPLE)
def test_groups_things_places_and_what_is_done_are_no_person_though_picked_as_one(title):
    assert not names_a_person(tie(title))


@pytest.mark.parametrize("kind", sorted({*get_args(StoneKind)} - {"relationship"}))
def test_what_was_not_said_to_be_a_relationship_is_no_person(kind):
    assert not names_a_person(Stone(id="s", kind=kind, title="Maria"))


def test_a_hope_is_no_person():
    assert not names_a_person(Outcome(id="o", kind="role", title="Maria"))


@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_title_is_answered(title):
    assert names_a_person(Stone.model_construct(id="s", kind="relationship", title=title)) in (
        True,
        False,
    )
