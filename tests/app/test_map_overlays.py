"""What can be laid over the map on Routes, as the map in words tells it."""

from datetime import timedelta

import pytest

from careerapp.domain import edits
from careerapp.domain.items import DataPoint
from careerapp.domain.workspace import Future
from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch

SHOW = "Show on the map"
MODEL = sketch(
    "today maria study Lead",
    "today sql Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria", "status": "done"},
        "study": {"kind": "experience", "title": "Stock-loss study"},
        "sql": {"title": "SQL", "status": "active", "progress": 0.6},
        "Lead": {"title": "Team lead"},
    },
    journal=(
        DataPoint(id="p", at=TODAY - timedelta(days=400), kind="win", about=("today>maria",)),
    ),
)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("routes").open("in-words")


def told(person: Person) -> dict[str, str]:
    """What the map in words says is shown of each node."""
    (table,) = (each.value for each in person.at.dataframe if "shown" in each.value.columns)
    return dict(zip(table["title"], table["shown"], strict=True))


def from_today(person: Person) -> str:
    (table,) = (each.value for each in person.at.dataframe if "shown" in each.value.columns)
    return str(table.set_index("title").loc["Today", "leads_to"])


def test_a_large_map_says_so_with_a_filter_at_hand(person: Person, monkeypatch):
    assert "takes a moment" not in person.said
    monkeypatch.setattr("careerapp.ui.map.map_panel.MANY", 3)
    person.reload()
    assert "A map of 4 nodes takes a moment to draw. Filter shows a part of it" in person.said
    person.fill("Kinds of stone", ["skill"])
    assert "takes a moment" not in person.said


def test_the_plain_map_comes_first_and_says_nothing_more(person: Person):
    assert person.widget(SHOW).value == "The plain map"
    assert set(told(person).values()) == {""}


def test_the_ways_to_a_hope_are_shown_all_together_or_one_by_one(person: Person):
    person.fill(SHOW, "Ways to one hope")
    assert person.widget("Which way").options == [
        "All ways",
        "Through Stock-loss study",
        "Through SQL",
    ]
    assert told(person)["Stock-loss study"] == "On a way"
    person.fill("Which way", "Through SQL")
    shown = told(person)
    assert (shown["Stock-loss study"], shown["SQL"]) == ("", "On a way")
    assert "SQL (not judged yet, on a way)" in from_today(person)


def test_what_a_hope_hinges_on_is_asked_for_one_hope(person: Person):
    person.fill(SHOW, "What it hinges on")
    assert person.has("Which hope")
    assert set(told(person).values()) == {""}, "there are two ways"
    person.fill(SHOW, "The plain map")
    assert not person.has("Which hope")


def test_a_kept_what_if_shows_what_would_be_lost(person: Person, kept: Kept):
    future = Future(id="f", name="Maria goes abroad", without=("maria",))
    elsewhere = Future(id="g", name="The fund ends", tags=("fund",))
    for each in (future, elsewhere):
        kept.repository.keep_future(kept.workspace, each)
    person.fill(SHOW, "If something falls away")
    assert person.widget("What falls away").options == ["Maria goes abroad"]
    shown = told(person)
    assert (shown["Team lead"], shown["Maria"], shown["SQL"]) == ("Would hurt", "Lost", "")


def test_what_is_taken_away_on_what_if_is_shown_here_too(person: Person):
    person.go("what_if").fill("What falls away?", ["study", "today>sql"])
    person.go("routes").open("in-words")
    person.fill(SHOW, "If something falls away")
    assert person.widget("What falls away").options[0] == "What I took away on What if…?"
    shown = told(person)
    assert (shown["Team lead"], shown["Stock-loss study"], shown["SQL"]) == (
        "Would end",
        "Lost",
        "Lost",
    )
    assert person.go("what_if").widget("What falls away?").value == ["study", "today>sql"]


def test_without_any_loss_to_show_it_says_where_one_is_taken_away(person: Person):
    person.fill(SHOW, "If something falls away")
    assert "Take something away on What if…?" in person.said
    assert not person.has("What falls away")


def test_where_things_stand_says_what_could_start(person: Person):
    person.fill(SHOW, "Where things stand")
    assert told(person) == {
        "Team lead": "",
        "Today": "",
        "Maria": "Have it",
        "Stock-loss study": "Could start now",
        "SQL": "Under way (60%)",
    }


def test_the_age_of_evidence_counts_from_today(person: Person):
    person.fill(SHOW, "Age of evidence")
    assert "Maria (not judged yet, met evidence 13 months ago)" in from_today(person)
    assert "SQL (not judged yet, never tested)" in from_today(person)


def test_without_a_snapshot_it_says_where_to_keep_one(person: Person):
    person.fill(SHOW, "Since a snapshot")
    assert "Keep a snapshot on Revise" in person.said
    assert not person.has("Which snapshot")


def test_what_changed_since_a_snapshot_is_marked_and_what_was_removed_is_told(
    person: Person, kept: Kept
):
    kept.repository.keep_snapshot(kept.version, "Before the summer", "")
    person.fill(SHOW, "Since a snapshot")
    assert "Nothing on the map has changed since." in person.said
    kept.another_tab_does(edits.remove("study"))
    kept.another_tab_does(edits.change("sql", status="done"))
    person.reload()
    assert told(person) == {
        "Team lead": "",
        "Today": "",
        "Maria": "",
        "SQL": "Changed: was under way",
        "Stock-loss study": "Removed",
    }
