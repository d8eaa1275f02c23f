"""What a form shows and reads back: a field left alone changes nothing, a word means its figure."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.items import Asks, Months
from careerapp.domain.kinds import STONE_KINDS
from careerapp.domain.scales import CONFIDENCE_WORDS, MONTHS_WORDS, NEEDS_WORDS
from careerapp.domain.types import MAX_TAGS
from careerapp.errors import EditError
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import Field
from careerapp.wording.dates import describe_month
from tests.sketch import sketch
from tests.strategies import asks, dates, lengths, month_names, shares, texts, titles

TODAY = date(2026, 6, 15)
MODEL = sketch("today a Lead", "today Clinic")

beliefs = st.none() | shares
some_titles = st.lists(titles, max_size=MAX_TAGS).map(tuple)

FIELDS: dict[str, tuple[Field, st.SearchStrategy[Any]]] = {
    "line": (fields.line("title", "Title"), titles),
    "area": (fields.area("note", "Note"), texts),
    "choice": (
        fields.choice("needs", "Needs", NEEDS_WORDS),
        st.sampled_from(["any", "all"]),
    ),
    "kind": (fields.kind(STONE_KINDS), st.sampled_from(["skill", "role"])),
    "status": (fields.status("status", ("idea", "done")), st.sampled_from(["idea", "done"])),
    "confidence": (fields.CONFIDENCE, beliefs),
    "exact confidence": (fields.EXACT_CONFIDENCE, beliefs),
    "months": (fields.MONTHS, st.none() | lengths),
    "exact months": (fields.EXACT_MONTHS, st.none() | lengths),
    "tags": (fields.tags(()), some_titles),
    "toggle": (fields.toggle("bold", "Bold"), st.booleans()),
    "progress": (fields.PROGRESS, shares),
    "against": (fields.against(MODEL), st.sampled_from([(), ("Lead",), ("Clinic", "Lead")])),
    "month": (fields.month("by", "By", TODAY), st.none() | month_names),
    "due": (fields.due("due", "Due"), dates),
    "prediction": (fields.PREDICTION, beliefs),
    "hours": (fields.ASKS_HOURS, asks),
}


@pytest.mark.parametrize("name", FIELDS)
@given(data=st.data())
def test_a_field_that_was_left_alone_changes_nothing(name: str, data: st.DataObject):
    field, values = FIELDS[name]
    value = data.draw(values)
    assert field.read(field.show(value), value) == value


@pytest.mark.parametrize("field", [fields.CONFIDENCE, fields.PREDICTION], ids=lambda f: f.name)
@pytest.mark.parametrize("word", CONFIDENCE_WORDS)
@given(old=beliefs)
def test_a_word_that_is_picked_means_its_figure(field: Field, word: str, old: float | None):
    new = field.read(word, old)
    assert new == (old if field.show(old) == word else CONFIDENCE_WORDS[word])
    assert field.show(new) == word


@pytest.mark.parametrize("word", MONTHS_WORDS)
@given(old=st.none() | lengths)
def test_a_word_for_a_time_means_its_months(word: str, old: Months | None):
    new = fields.MONTHS.read(word, old)
    assert new == (old if fields.MONTHS.show(old) == word else MONTHS_WORDS[word])
    assert fields.MONTHS.show(new) == word


@given(beliefs, st.integers(0, 100))
def test_an_exact_belief_is_read_as_a_share_of_a_hundred(old: float | None, percent: int):
    new = fields.EXACT_CONFIDENCE.read(float(percent), old)
    assert new == pytest.approx(percent / 100)


@given(shares, st.sampled_from(range(0, 101, 5)))
def test_progress_is_read_as_a_share_of_a_hundred(old: float, percent: int):
    assert fields.PROGRESS.read(percent, old) == pytest.approx(percent / 100, abs=0.005)


@given(st.none() | lengths, lengths)
def test_three_numbers_of_months_are_read_as_typed(old: Months | None, new: Months):
    typed = f" {new.low!r},{new.likely!r} , {new.high!r}"
    assert fields.EXACT_MONTHS.read(typed, old) == new


@pytest.mark.parametrize(
    "typed",
    ["3", "1, 2", "1, 2, 3, 4", "3, 2, 1", "1, 2, 601", "-1, 2, 3", "a, b, c", "1, 2, nan", "1;2;3",
     "1, 2, inf", "1, 2, 1e999"],
)  # fmt: skip
def test_other_months_are_refused_at_their_field_without_being_quoted(typed: str):
    with pytest.raises(EditError) as caught:
        fields.EXACT_MONTHS.read(typed, None)
    assert caught.value.field == "exact_months"
    assert "smallest first" in str(caught.value)


@given(st.none() | lengths, st.sampled_from(["", "  "]))
def test_emptied_months_stay_as_the_words_above_have_them(old: Months | None, empty: str):
    assert fields.EXACT_MONTHS.read(empty, old) == old


@given(month_names)
def test_a_month_is_said_by_its_name_and_can_be_taken_off(month: str):
    year, number = month.split("-")
    said = describe_month(month)
    assert said == f"{date(int(year), int(number), 1):%B} {year}"
    assert fields.month("by", "By", TODAY).read(fields.NO_MONTH, month) is None


@given(asks, st.floats(0.5, 168))
def test_hours_are_changed_without_touching_what_else_a_step_asks(old: Asks, hours: float):
    assert fields.ASKS_HOURS.read(hours, old) == old.replace(hours_a_week=hours)
    assert not fields.ASKS_HOURS.read(0.0, old).hours_a_week
