"""Start: one true sentence, one obvious next thing, and what happened lately."""

from datetime import date

import pytest

from careerapp.analysis.findings.sentences import main_finding
from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.ui.start.small_map import nodes_around
from tests.app.support import Person
from tests.sketch import sketch

MARIA = {"maria": {"kind": "relationship", "title": "Maria"}}


@pytest.mark.parametrize(
    ("model", "sentence", "next_thing", "page"),
    [
        (sketch("today a"), "No hope is on the map yet.", "Name one hope", "What do you hope for?"),
        (
            sketch("today a", "Lead").replace(links=()),
            "No way leads to Lead yet.",
            "Find a way there",
            "Routes",
        ),
        (sketch("today a Lead"), "One way leads to Lead.", "Find a second way", "Routes"),
        (
            sketch("today maria a Lead", "maria b Lead", nodes=MARIA),
            "Two ways lead to Lead. Both need Maria.",
            "Find a way without Maria",
            "Routes",
        ),
        (
            sketch("today a Lead", "today b Lead"),
            "Two ways lead to Lead. No single loss ends both.",
            "Look at the map",
            "Routes",
        ),
        (
            sketch("today Lead", nodes={"Lead": {"status": "reached"}}),
            "All you hoped for here is true now.",
            "Name the next hope",
            "What do you hope for?",
        ),
    ],
)
def test_it_says_one_true_sentence_and_leads_to_what_is_next(
    at_work, model: WorkModel, sentence: str, next_thing: str, page: str
):
    person = at_work(model)
    assert person.title == sentence
    assert person.press(next_thing).title == page


def test_the_next_thing_is_about_the_hope_the_sentence_speaks_of(at_work):
    model = sketch("today a Lead", "today Clinic", nodes={"Clinic": {"importance": 5}})
    person: Person = at_work(model.replace(links=model.links[:2])).press("Find a way there")
    assert person.widget("To what you hope for").value == "Clinic"


def test_what_the_sentence_rests_on_is_told_way_by_way(at_work):
    person = at_work(sketch("today maria a Lead", "maria b Lead", nodes=MARIA))
    assert {"Today → Maria → a → Lead", "Today → Maria → b → Lead"} <= set(person.texts)


def test_the_last_three_happenings_are_told_newest_first(at_work):
    journal = tuple(
        DataPoint(id=f"p{month}", at=date(2026, month, 1), kind="win", note=f"Month {month}.")
        for month in (4, 2, 5, 3)
    )
    person = at_work(sketch("today a Lead", journal=journal))
    assert [text for text in person.texts if text.startswith("Month")] == [
        "Month 5.",
        "Month 4.",
        "Month 3.",
    ]


def test_of_one_day_the_last_written_down_is_told_first(at_work):
    journal = tuple(
        DataPoint(id=f"p{number}", at=date(2026, 6, 1), kind="win", note=f"Note {number}.")
        for number in range(5)
    )
    person = at_work(sketch("today a Lead", journal=journal))
    assert [text for text in person.texts if text.startswith("Note")] == [
        "Note 4.",
        "Note 3.",
        "Note 2.",
    ]


def test_a_way_without_what_all_need_is_looked_for_on_a_map_that_rings_it(at_work):
    person: Person = at_work(sketch("today maria a Lead", "maria b Lead", nodes=MARIA))
    person.press("Find a way without Maria")
    assert person.widget("Show on the map").value == "What it hinges on"
    assert person.widget("Which hope").value == "Lead"


def test_where_nothing_happened_yet_it_says_what_counts(at_work):
    assert "it all counts." in at_work(sketch("today a Lead")).said


def test_every_hope_is_listed_with_its_ways_the_weightiest_first(at_work):
    model = sketch(
        "today a Lead",
        "today b Lead",
        "today Clinic",
        nodes={"Clinic": {"importance": 5, "status": "reached"}},
    )
    person = at_work(model)
    hopes = person.texts[person.texts.index("What you hope for") :]
    assert hopes[1:5] == ["Clinic", "reached", "Lead", "two ways"]


def test_what_the_headline_hangs_on_is_on_the_small_map_where_it_lies_before_the_ways():
    had = {"status": "done"}
    nodes = {"job": {**had, "kind": "role"}, "records": {**had, "rests": True}}
    model = sketch("job records study Lead", "job other", nodes=nodes)
    finding = main_finding(model)
    assert finding.hinge == "job"
    assert nodes_around(model, finding) == {"job", "records", "study", "Lead"}
