"""What differs between two models, and how it is said."""

from datetime import date

import pytest

from careerapp.domain.difference import (
    FIELD_WORDS,
    ChangeRow,
    FieldChange,
    difference,
    rows,
    sentences,
)
from careerapp.domain.edits import add, change, describe, log, move, place, remove, settle
from careerapp.domain.items import (
    Asks,
    DataPoint,
    Experiment,
    Idea,
    Link,
    Months,
    Outcome,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import WorkModel
from tests.sketch import sketch

DAY = date(2026, 3, 1)
MODEL = sketch(
    "today maria Lead",
    "today sql Lead",
    links={"sql>Lead": {"confidence": 0.7}},
    ideas=(Idea(id="idea", text="Teach"),),
    experiments=(Experiment(id="test", about="sql", question="Like it?"),),
    signposts=(Signpost(id="sign", about="sql", watch_for="A course"),),
    reflections=(Reflection(id="mirror", at=DAY, question="rigid", answer="Maria"),),
)


def said(edit, model: WorkModel = MODEL) -> tuple[str, ...]:
    return sentences(difference(model, edit(model).model))


def test_a_model_does_not_differ_from_itself():
    assert difference(MODEL, MODEL).is_empty
    assert sentences(difference(MODEL, MODEL)) == ()


@pytest.mark.parametrize("kind", [Outcome, Stone])
def test_every_field_of_a_node_has_words_for_people(kind):
    assert kind.model_fields.keys() - {"id"} <= FIELD_WORDS.keys()


def test_order_and_dragged_places_do_not_count():
    assert said(move("maria", 1)) == ()
    assert said(place({"maria": (1, 2)})) == ()


def test_what_came_and_went_is_told_by_id():
    after = remove("maria")(add(Stone(id="new", kind="role", title="New"))(MODEL).model).model
    found = difference(MODEL, after)
    assert [item.id for item in found.added] == ["new"]
    assert {item.id for item in found.removed} == {"maria", "today>maria", "maria>Lead"}
    assert found.changed == ()
    assert not found.is_empty


def test_a_change_is_told_field_by_field():
    after = change("sql", status="done", note="x")(MODEL).model
    assert set(difference(MODEL, after).changed) == {
        FieldChange("sql", "status", "idea", "done"),
        FieldChange("sql", "note", "", "x"),
    }


def test_an_id_that_came_to_mean_another_kind_of_thing_is_one_gone_and_one_come():
    old = WorkModel(stones=(Stone(id="x", kind="skill", title="SQL"),))
    new = WorkModel(outcomes=(Outcome(id="x", kind="skill", title="SQL"),))
    assert sentences(difference(old, new)) == (
        "Added the outcome *SQL*.",
        "Removed the stepping stone *SQL*.",
    )


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (add(Outcome(id="x", kind="role", title="A *b*")), r"Added the outcome *A \*b\**."),
        (add(Link(id="x", source="maria", target="sql")), "Linked *maria* to *sql*."),
        (remove("maria>Lead"), "Unlinked *maria* to *Lead*."),
        (remove("idea"), "Removed the idea *Teach*."),
        (remove("mirror"), "Removed the answer to what is most rigid."),
        (log(DataPoint(id="x", at=DAY, kind="win", note="Got it")), "Logged a win: *Got it*."),
        (change("sql", title="SQL"), "*sql* is now called *SQL*."),
        (change("idea", text="Tutor"), "*Teach* is now called *Tutor*."),
        (change("test", question="Fun?"), "*Like it?* is now called *Fun?*"),
        (change("sign", watch_for="A post"), "*A course* is now called *A post*."),
        (change("mirror", answer="All of it"), "The answer to what is most rigid: answer changed."),
        (change("sql", status="done"), "*sql* is done: you have it."),
        (change("sql", kind="role"), "*sql*: kind changed from skill to role."),
        (change("sql", note="secret"), "*sql*: the note reads differently now."),
        (change("sql", bold=True), "*sql* is now a bold step."),
        (change("sql", progress=0.25), "*sql*: progress changed from 0% to 25%."),
        (
            change("sql", months=Months(low=2, likely=3, high=5)),
            "*sql*: time it takes changed from not judged yet to a few months.",
        ),
        (change("Lead", importance=5), "*Lead* matters more than before: most of all."),
        (change("Lead", by="2028-06"), "*Lead*: by when changed."),
        (
            change("Lead", needs="all"),
            "*Lead* now needs all of its links.",
        ),
        (change("sql>Lead", confidence=0.1), "*sql* to *Lead*: likely became long shot."),
        (change("sql>Lead", confidence=0.8), "*sql* to *Lead*: still likely, 70% became 80%."),
        (change("sql>Lead", confidence=None), "*sql* to *Lead*: likely became not judged yet."),
        (
            change("sql>Lead", grounds="strong"),
            "*sql* to *Lead*: strong grounds now, a guess before.",
        ),
        (change("test", due=DAY), "*Like it?*: due date changed."),
        (change("test", result="worked"), "Answered *Like it?*: it worked."),
        (describe(title="Mine"), "The title changed."),
        (describe(today="On shifts"), "Where you are today changed."),
        (describe(horizon_years=5), "The horizon changed from 4 years to 5 years."),
    ],
)
def test_each_difference_is_said_in_a_sentence(edit, sentence):
    assert said(edit) == (sentence,)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [("fired", "Seen: *A course*."), ("retired", "Stopped watching: *A course*.")],
)
def test_what_became_of_a_sign_is_said_as_in_the_history(status, sentence):
    assert said(settle("sign", status)) == (sentence,)


def test_a_length_within_the_same_word_is_not_said_to_go_from_it_to_itself():
    three = change("sql", months=Months(low=2, likely=3, high=5))(MODEL).model
    after = change("sql", months=Months(low=2, likely=4, high=5))
    assert said(after, three) == ("*sql*: time it takes changed.",)


# --- as a table --------------------------------------------------------------------------------


def table(edit, model: WorkModel = MODEL) -> tuple[ChangeRow, ...]:
    return rows(difference(model, edit(model).model))


def test_a_table_names_what_came_and_went():
    after = remove("idea")(add(Stone(id="new", kind="role", title="New"))(MODEL).model).model
    assert rows(difference(MODEL, after)) == (
        ChangeRow("stepping stone", "*New*", "added", "", ""),
        ChangeRow("idea", "*Teach*", "removed", "", ""),
    )


@pytest.mark.parametrize(
    ("fields", "was", "now"),
    [
        ({"status": "done"}, "not started", "have it"),
        ({"note": "It's *hers*"}, "", "It's *hers*"),
        ({"note": "x" * 200}, "", "x" * 119 + "…"),
        ({"months": Months(low=1, likely=2, high=3.5)}, "not judged yet", "1 to 3.5 months"),
        ({"tags": ("retail", "office")}, "", "retail, office"),
        ({"bold": True}, "no", "yes"),
        ({"progress": 0.4}, "0%", "40%"),
        ({"against": ("Lead",)}, "", "Lead"),
        ({"asks": Asks(hours_a_week=6, place="Leeds")}, "", "6.0, Leeds"),
    ],
)
def test_a_table_says_what_a_field_was_and_is(fields, was: str, now: str):
    (row,) = table(change("maria", **fields))
    assert (row.what, row.name) == ("stepping stone", "*maria*")
    assert (row.was, row.now) == (was, now)


def test_a_table_says_beliefs_with_their_figures():
    (row,) = table(change("sql>Lead", confidence=0.9))
    assert row == ChangeRow(
        "link", "*sql* to *Lead*", "confidence", "likely (70%)", "almost sure (90%)"
    )


def test_a_table_has_a_row_for_the_map_as_a_whole():
    assert table(describe(today="At the till")) == (
        ChangeRow("", "The whole map", "where I am today", "", "At the till"),
    )


def test_a_table_names_what_a_check_is_about():
    (row,) = table(change("test", about="maria"))
    assert (row.what, row.was, row.now) == ("small test", "sql", "maria")


def test_a_table_tells_where_a_stone_was_heard_of_in_its_own_words():
    after = MODEL.replace(
        stones=tuple(each.replace(source="Lena, at the shed") for each in MODEL.stones)
    )
    assert {row.now for row in rows(difference(MODEL, after))} == {"Lena, at the shed"}
