"""What an item's fields may hold, and that nothing else gets in."""

from datetime import date, datetime

import pytest
from pydantic import ValidationError

from careerapp.domain.items import (
    DataPoint,
    Experiment,
    Idea,
    Link,
    Months,
    Outcome,
    Position,
    Stone,
)
from careerapp.domain.types import MAX_TAGS, MAX_TEXT, MAX_TITLE


def stone(**fields: object) -> Stone:
    return Stone(**{"id": "s", "kind": "skill", "title": "SQL", **fields})  # type: ignore[arg-type]


def outcome(**fields: object) -> Outcome:
    return Outcome(**{"id": "o", "kind": "role", "title": "Lead", **fields})  # type: ignore[arg-type]


def test_a_title_is_one_line_with_single_spaces():
    assert stone(title="  SQL \n\t basics ").title == "SQL basics"


def test_a_title_may_be_as_long_as_the_limit_and_no_longer():
    assert len(stone(title="x" * MAX_TITLE).title) == MAX_TITLE
    with pytest.raises(ValidationError):
        stone(title="x" * (MAX_TITLE + 1))


def test_the_limit_of_a_title_counts_what_is_kept_of_it():
    assert stone(title="x" + " " * 500 + "y").title == "x y"


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_a_title_may_not_be_empty(title):
    with pytest.raises(ValidationError):
        stone(title=title)


def test_a_text_keeps_its_lines_up_to_the_limit():
    assert stone(note="one\n two").note == "one\n two"
    assert len(stone(note="x" * MAX_TEXT).note) == MAX_TEXT
    with pytest.raises(ValidationError):
        stone(note="x" * (MAX_TEXT + 1))


@pytest.mark.parametrize("bad", ["\x00", "a\x00b", "\ud800", "x\udfff"])
@pytest.mark.parametrize("field", ["id", "title", "note", "source"])
def test_characters_that_cannot_be_kept_are_refused_everywhere(field, bad):
    with pytest.raises(ValidationError):
        stone(**{field: bad})


@pytest.mark.parametrize("text", ["été", "日本", "🙂", "\u202eabc", "a\u0301"])
def test_any_language_is_kept_as_typed(text):
    assert stone(title=text, note=text).title == text


@pytest.mark.parametrize("id", ["x", "x" * 64, "with space", "日"])
def test_an_id_is_any_short_text(id):
    assert stone(id=id).id == id


@pytest.mark.parametrize("id", ["", "x" * 65])
def test_an_id_is_neither_empty_nor_long(id):
    with pytest.raises(ValidationError):
        stone(id=id)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "hobby"},
        {"status": "reached"},
        {"needs": "some"},
        {"appeal": "fun"},
        {"progress": -0.1},
        {"progress": 1.1},
        {"progress": float("nan")},
        {"progress": float("inf")},
        {"progress": "0.5"},
        {"progress": True},
        {"bold": "yes"},
        {"bold": 1},
        {"title": 5},
        {"title": None},
        {"title": b"SQL"},
        {"tags": ("",)},
        {"tags": ("x" * 61,)},
        {"tags": ("x",) * (MAX_TAGS + 1)},
        {"months": 3},
        {"unknown": 1},
    ],
    ids=repr,
)
def test_a_stone_refuses_what_does_not_fit(fields):
    with pytest.raises(ValidationError):
        stone(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "relationship"},
        {"status": "done"},
        {"importance": 0},
        {"importance": 6},
        {"importance": 2.5},
        {"importance": True},
        {"by": "2028"},
        {"by": "2028-13"},
        {"by": "2028-6"},
        {"by": "2028-06-01"},
        {"by": "2028-06\n"},
        {"by": "２０２８-06"},
    ],
    ids=repr,
)
def test_an_outcome_refuses_what_does_not_fit(fields):
    with pytest.raises(ValidationError):
        outcome(**fields)


def test_a_belief_may_be_unset_and_reaches_from_nought_to_one():
    for confidence in (None, 0.0, 1.0, 0.37):
        link = Link(id="l", source="a", target="b", confidence=confidence)
        assert link.confidence == confidence
    with pytest.raises(ValidationError):
        Link(id="l", source="a", target="b", confidence=1.0001)


@pytest.mark.parametrize("span", [(0, 0, 0), (1, 1, 2), (1, 2, 2), (0, 300, 600)])
def test_months_may_be_equal_but_stay_in_order(span):
    low, likely, high = span
    assert Months(low=low, likely=likely, high=high).likely == likely


@pytest.mark.parametrize("span", [(2, 1, 3), (1, 3, 2), (-1, 0, 1), (0, 1, 601)])
def test_months_out_of_order_or_range_are_refused(span):
    low, likely, high = span
    with pytest.raises(ValidationError):
        Months(low=low, likely=likely, high=high)


def test_a_date_is_a_date_and_not_a_moment_or_a_text():
    for at in ("2026-01-02", datetime(2026, 1, 2, 10, 0), 20260102):  # noqa: DTZ001
        with pytest.raises(ValidationError):
            Idea(id="i", text="x", at=at)  # type: ignore[arg-type]


@pytest.mark.parametrize("x", [float("nan"), float("-inf"), 1e9])
def test_a_position_is_finite_and_near(x):
    with pytest.raises(ValidationError):
        Position(node="a", x=x, y=0)


def test_values_cannot_be_changed_in_place():
    with pytest.raises(ValidationError):
        stone().title = "Other"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        del outcome().why


def test_replacing_fields_checks_them_anew_and_leaves_the_old_value():
    old = stone()
    assert old.replace(title=" New ").title == "New"
    assert old.title == "SQL"
    for bad in ({"progress": 2.0}, {"title": ""}, {"nonsense": 1}):
        with pytest.raises(ValidationError):
            old.replace(**bad)


def test_equal_values_are_equal_and_hash_alike():
    assert stone() == stone()
    assert hash(stone()) == hash(stone())
    assert stone() != stone(title="R")


def test_an_error_does_not_quote_what_was_typed():
    with pytest.raises(ValidationError) as caught:
        stone(title="my secret " * 40)
    assert "secret" not in str(caught.value)


def test_a_data_point_in_a_file_may_name_just_the_ids_it_is_about():
    text = '{"id": "d", "at": "2026-01-02", "kind": "win", "note": "Yes", "about": ["s", "l"]}'
    point = DataPoint.model_validate_json(text)
    assert point.about_ids == ("s", "l")
    assert {about.made for about in point.about} == {"unchanged"}
    assert point.at == date(2026, 1, 2)


def test_an_experiment_is_open_until_it_has_a_result():
    test = Experiment(id="e", about="s", question="Does she still want to?")
    assert test.is_open
    assert not test.replace(result="inconclusive", resolved_at=date(2026, 1, 2)).is_open
