"""A part of the map, chosen by kind, status, tag and hope; what it leaves out is said."""

import pytest

from tests.app.support import Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "today sql Calm",
    "sql study",
    "old Calm",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria"},
        "study": {"kind": "experience", "title": "Stock-loss study", "tags": ("retail",)},
        "sql": {"title": "SQL", "status": "done"},
        "old": {"title": "A summer abroad", "status": "dropped"},
        "Lead": {"title": "Team lead"},
        "Calm": {"title": "Calm evenings"},
    },
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("routes")


def test_the_whole_map_leaves_nothing_out_and_says_nothing(person: Person):
    assert "hides" not in person.said


@pytest.mark.parametrize(
    ("label", "chosen", "hidden"),
    [
        ("What leads to", ["Calm"], "hides 3 of 5"),  # Maria, the study and Team lead
        ("What leads to", ["Lead"], "hides 1 of 5"),
        ("Kinds of stone", ["skill"], "hides 2 of 5"),
        ("Where they are", ["done"], "hides 2 of 5"),
        ("Tags", ["retail"], "hides 2 of 5"),
    ],
)
def test_a_filter_says_how_much_it_hides(person: Person, label: str, chosen, hidden: str):
    person.fill(label, chosen)
    assert hidden in person.said
    person.fill(label, [])
    assert "hides" not in person.said


def test_what_a_search_finds_but_nobody_sees_is_said(person: Person):
    find = "Find on the map"
    person.fill(find, "stock")
    assert "Nothing on the map" not in person.said
    person.fill("Kinds of stone", ["skill"])
    assert "Filter hides what was found" in person.said
    person.fill(find, "summer")
    assert "Filter hides what was found" in person.said
    person.fill(find, "no such thing")
    assert "Nothing on the map says that" in person.said
