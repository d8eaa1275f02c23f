"""The first map of all: what it draws, what it leaves open, and what an answer to that draws."""

from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.edits import (
    Answers,
    add,
    change,
    first_map,
    is_linked,
    open_pairings,
    remove,
    start_with,
)
from careerapp.domain.edits.start import steps_of
from careerapp.domain.items import About, DataPoint, Experiment, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import reachable
from careerapp.errors import EditError, ItemGoneError


def fresh(letter: str = "n") -> Iterator[str]:
    return (f"{letter}{number}" for number in count())


def drawn(model: WorkModel) -> set[str]:
    """All links of a model as "Maria > Lead"."""
    titled = model.title_of
    return {f"{titled(link.source)} > {titled(link.target)}" for link in model.links}


def first(*answers: str) -> WorkModel:
    return first_map(Answers(*answers), fresh())(WorkModel()).model


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", ()),
        ("  ", ()),
        ("SQL", ("SQL",)),
        ("sql course, then analyst", ("Sql course", "Analyst")),
        ("a -> b → c => d", ("A", "B", "C", "D")),
        ("one\ntwo;three.", ("One", "Two", "Three")),
        ("a,,  , then b", ("A", "B")),
        ("\r", ()),
        ("a,\r .", ("A",)),
        ("further education", ("Further education",)),
        ("strengthen my network", ("Strengthen my network",)),
    ],
)
def test_an_answer_is_split_into_steps(text, steps):
    assert steps_of(text) == steps


def test_no_link_is_drawn_to_or_from_what_no_way_speaks_of():
    model = first("Team lead", "Maria, SQL basics", "Evening course, then analyst", "Stock study")
    assert drawn(model) == {
        "Today > Evening course",
        "Evening course > Analyst",
        "Analyst > Team lead",
        "Today > Stock study",
        "Stock study > Team lead",
    }
    assert {stone.title: stone.status for stone in model.stones} == {
        "Evening course": "idea",
        "Analyst": "idea",
        "Stock study": "idea",
        "Maria": "done",
        "SQL basics": "done",
    }


def test_what_a_way_speaks_of_starts_that_way_and_no_other():
    model = first("Bread school", "Savings, Lotte who owns the mill", "Courses at Lotte's", "Teach")
    assert drawn(model) == {
        "Today > Lotte who owns the mill",
        "Lotte who owns the mill > Courses at Lotte's",
        "Courses at Lotte's > Bread school",
        "Today > Teach",
        "Teach > Bread school",
    }


@pytest.mark.parametrize(
    ("had", "way"),
    [
        ("Zoë in HR", "Ask Zoë about training shifts"),
        ("Uncle Ben", "Weekends at Ben's garage"),
        ("Mrs Okafor at the bank", "A post with Okafor"),
        ("SQL basics", "SQL exam"),
    ],
)
def test_a_way_speaks_of_somebody_by_name_and_of_a_thing_by_a_word_of_its_own(had, way):
    assert f"{had} > {way}" in drawn(first("Lead", had, way))


@pytest.mark.parametrize(
    ("had", "way"),
    [
        ("Evening course", "SQL course"),
        ("Ten years of shifts", "Six years as a clerk"),
        ("Mrs Okafor", "Mrs Miller's shop"),
        ("Ann from sales", "An annual report"),
    ],
)
def test_a_word_that_may_stand_anywhere_speaks_of_nothing(had, way):
    assert f"{had} > {way}" not in drawn(first("Lead", had, way))


def test_a_way_that_speaks_of_nothing_had_starts_today_where_another_speaks_of_all():
    model = first("Team lead", "Maria", "Project with Maria", "Evening course")
    assert drawn(model) == {
        "Today > Maria",
        "Maria > Project with Maria",
        "Project with Maria > Team lead",
        "Today > Evening course",
        "Evening course > Team lead",
    }


def test_what_one_has_is_had_also_where_a_way_names_it():
    model = first("Team lead", "SQL, Maria", "maria, Analyst", "")
    had = {stone.title for stone in model.stones if stone.status == "done"}
    assert had == {"SQL", "Maria"}
    assert [stone.title for stone in model.stones].count("Maria") == 1


def test_the_same_way_twice_is_one_way():
    model = first("Team lead", "Maria", "Analyst", "analyst")
    assert drawn(model) == {"Today > Analyst", "Analyst > Team lead"}


def test_without_a_way_what_one_has_stands_there_without_a_link():
    model = first("Team lead", "Maria, SQL")
    assert drawn(model) == set()
    assert {stone.title for stone in model.stones} == {"Maria", "SQL"}


def test_with_a_second_way_only_there_is_one_way():
    assert drawn(first("Team lead", "", "", "Study")) == {"Today > Study", "Study > Team lead"}


def test_with_nothing_but_a_hope_there_is_no_way_yet():
    model = first("  Team   lead ")
    assert [outcome.title for outcome in model.outcomes] == ["Team lead"]
    assert model.stones == model.links == ()


@pytest.mark.parametrize(
    ("answers", "field", "message"),
    [
        ((" ", "Maria"), "hope", "one hope"),
        (("x" * 201,), "hope", "too long"),
        (("Lead", "x" * 201), "have", "too long"),
        (("Lead", "", "ok, " + "x" * 201), "one_way", "too long"),
        (("Lead", "", "", "a\x00b"), "another_way", "cannot be kept"),
    ],
)
def test_an_answer_that_will_not_do_is_told_at_its_question(answers, field, message):
    with pytest.raises(EditError, match=message) as caught:
        first(*answers)
    assert caught.value.field == field


typed = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)


@given(st.tuples(typed, typed, typed, typed))
def test_any_answers_with_a_hope_give_a_map(answers):
    if not answers[0].strip():
        with pytest.raises(EditError):
            first(*answers)
        return
    model = first(*answers)
    (hope,) = model.outcomes
    has_steps = any(steps_of(answer) for answer in answers[2:])
    assert (hope.id in reachable(model)) == has_steps
    for thing, steps in open_pairings(Answers(*answers), model):
        assert not is_linked(model, thing)
        assert {model.nodes[id].status for id in steps} == {"idea"}


# What is asked after it


def asked(*answers: str) -> list[tuple[str, tuple[str, ...]]]:
    """What `open_pairings` finds on the first map of these answers, by title."""
    model = first(*answers)
    found = open_pairings(Answers(*answers), model)
    return [(model.title_of(thing), tuple(map(model.title_of, steps))) for thing, steps in found]


def test_each_thing_that_no_way_speaks_of_is_asked_about_by_the_first_step_of_each_way():
    assert asked(
        "Team lead",
        "Maria, SQL basics, evening shifts",
        "SQL exam, then analyst",
        "maria, stock study",
    ) == [("Evening shifts", ("SQL exam", "Stock study"))]


def test_with_one_way_there_is_one_step_to_ask_about():
    assert asked("Lead", "Maria", "Study, analyst") == [("Maria", ("Study",))]
    assert asked("Lead", "Maria", "Study, analyst", "study, clerk") == [("Maria", ("Study",))]


def test_nothing_is_asked_without_a_way_or_where_each_thing_has_its_place():
    assert asked("Lead", "Maria") == []
    assert asked("Lead", "Maria", "Maria") == []
    assert asked("Lead", "Maria", "Project with Maria") == []
    assert asked("Lead", "", "Study", "Course") == []


FIRST = first("Lead", "Maria, SQL", "Study", "Clerk")
IDS = {node.title: id for id, node in FIRST.nodes.items()}


def answered(thing: str, *steps: str, model: WorkModel = FIRST) -> WorkModel:
    return start_with(IDS[thing], [IDS[step] for step in steps], fresh("m"))(model).model


def test_a_way_that_something_helps_with_starts_with_it_in_one_edit():
    after, said = start_with(IDS["Maria"], [IDS["Study"]], fresh("m"))(FIRST)
    assert drawn(after) == {
        "Today > Maria",
        "Maria > Study",
        "Study > Lead",
        "Today > Clerk",
        "Clerk > Lead",
    }
    assert said == "Let *Study* start with *Maria*"


def test_both_ways_may_start_with_it():
    after, said = start_with(IDS["Maria"], [IDS["Study"], IDS["Clerk"]], fresh("m"))(FIRST)
    assert drawn(after) == {
        "Today > Maria",
        "Maria > Study",
        "Study > Lead",
        "Maria > Clerk",
        "Clerk > Lead",
    }
    assert said == "Let *Study* and *Clerk* start with *Maria*"


def test_a_second_thing_that_helps_stands_beside_the_first():
    once = answered("Maria", "Study")
    twice = start_with(IDS["SQL"], [IDS["Study"]], fresh("o"))(once).model
    assert drawn(twice) - drawn(once) == {"Today > SQL", "SQL > Study"}
    assert drawn(once) <= drawn(twice)


@pytest.mark.parametrize(
    "said",
    [
        lambda link: change(link, confidence=0.6),
        lambda link: change(link, assumption="They take beginners"),
        lambda link: add(Experiment(id="e", about=link, question="?")),
        lambda link: add(Signpost(id="s", about=link, watch_for="?")),
        lambda link: add(
            DataPoint(id="d", at=date(2026, 6, 1), kind="win", about=(About(id=link),))
        ),
    ],
    ids=["belief", "assumption", "test", "sign", "data point"],
)
def test_a_link_from_today_of_which_something_was_said_stays(said):
    (link,) = (each.id for each in FIRST.links if each.target == IDS["Study"])
    spoken = said(link)(FIRST).model
    after = answered("Maria", "Study", model=spoken)
    assert drawn(after) == drawn(FIRST) | {"Today > Maria", "Maria > Study"}
    assert link in after.items


def test_what_is_drawn_already_or_gone_cannot_be_drawn_again():
    once = answered("Maria", "Study")
    with pytest.raises(EditError, match="on the map already"):
        answered("Maria", "Study", model=once)
    with pytest.raises(ItemGoneError):
        answered("Maria", "Study", model=remove(IDS["Maria"])(FIRST).model)
