"""Adding, changing, removing and ordering single items, and what is said of it."""

from datetime import date

import pytest

from careerapp.domain.edits import Shown, add, change, conflicts, describe, duplicate, move, remove
from careerapp.domain.items import (
    About,
    DataPoint,
    Experiment,
    Idea,
    Link,
    Months,
    Outcome,
    Position,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.errors import ConflictError, EditError, ItemGoneError
from tests.sketch import sketch

DAY = date(2026, 3, 1)
MODEL = sketch("today maria Lead", "today sql Lead")


def refusal(edit, model=MODEL) -> EditError:
    with pytest.raises(EditError) as caught:
        edit(model)
    return caught.value


# Adding


def test_what_is_added_comes_last_and_is_said():
    stone = Stone(id="x", kind="skill", title="SQL *basics*")
    after, description = add(stone)(MODEL)
    assert after.stones == (*MODEL.stones, stone)
    assert description == r"Added stepping stone *SQL \*basics\**"


def test_adding_a_link_says_what_it_joins():
    after, description = add(Link(id="x", source="maria", target="sql"))(MODEL)
    assert description == "Linked *maria* to *sql*"
    assert after.links[-1].id == "x"


@pytest.mark.parametrize(
    ("item", "description"),
    [
        (Outcome(id="x", kind="balance", title="Fridays"), "Added outcome *Fridays*"),
        (Idea(id="x", text="Teach"), "Added idea *Teach*"),
        (Experiment(id="x", about="sql", question="Like it?"), "Added small test *Like it?*"),
        (Signpost(id="x", about="Lead", watch_for="A post"), "Added sign *A post*"),
        (DataPoint(id="x", at=DAY, kind="win", note="Yes\nno"), "Added data point *Yes*"),
        (DataPoint(id="x", at=DAY, kind="win", note=" "), "Added data point *win*"),
        (
            Reflection(id="x", at=DAY, question="rigid", answer="All"),
            "Answered what is most rigid: *All*",
        ),
    ],
)
def test_every_kind_of_item_can_be_added(item, description):
    after, said = add(item)(MODEL)
    assert said == description
    assert after.items["x"].id == "x"


@pytest.mark.parametrize("about", ["maria", "maria>Lead", "today"])
def test_a_check_keeps_the_title_of_what_it_is_about(about):
    after = add(Experiment(id="x", about=about, question="?"))(MODEL).model
    assert after.experiments[0].about_title == MODEL.title_of(about)


def test_a_title_kept_stays_within_its_limit_and_reads_back_the_same():
    long = sketch("today a Lead", nodes={"a": {"title": "x" * 199}, "Lead": {"title": "L"}})
    after = add(Signpost(id="s", about="a", watch_for="?"))(long).model
    after = add(Signpost(id="t", about="a>Lead", watch_for="?"))(after).model
    assert WorkModel.model_validate_json(after.model_dump_json()) == after


def test_nothing_is_added_twice():
    assert "already" in str(refusal(add(MODEL.stones[0])))


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (("Lead", "sql"), "A link cannot start at an outcome: an outcome is where routes end."),
        (("sql", "today"), "A link cannot lead back to Today."),
        (("sql", "sql"), "A link cannot join something to itself."),
        (("sql", "Lead"), "These two are linked already."),
        (("sql", "gone"), "Ends at something that is not there."),
    ],
)
def test_a_link_that_makes_no_sense_is_refused_in_a_sentence(link, message):
    source, target = link
    assert str(refusal(add(Link(id="x", source=source, target=target)))) == message


# Changing


@pytest.mark.parametrize(
    ("id", "fields", "description"),
    [
        ("sql", {"title": "SQL basics"}, "Renamed *sql* to *SQL basics*"),
        ("sql", {"status": "done"}, "Set *sql* to have it"),
        ("Lead", {"status": "let_go"}, "Set *Lead* to let go"),
        ("sql>Lead", {"confidence": 0.4}, "Judged *sql* to *Lead*"),
        ("sql", {"note": "x", "bold": True}, "Changed stepping stone *sql*"),
        ("sql", {"title": "New", "status": "done"}, "Changed stepping stone *sql*"),
        ("sql>Lead", {"assumption": "x"}, "Changed link *sql* to *Lead*"),
    ],
)
def test_a_change_says_what_it_changed(id, fields, description):
    after, said = change(id, **fields)(MODEL)
    assert said == description
    assert {name: getattr(after.items[id], name) for name in fields} == fields


def test_a_change_touches_nothing_else_and_keeps_the_order():
    after = change("maria", title="Maria")(MODEL).model
    assert [stone.id for stone in after.stones] == [stone.id for stone in MODEL.stones]
    assert after.stones[1] == MODEL.stones[1]
    assert (after.outcomes, after.links) == (MODEL.outcomes, MODEL.links)


def test_a_link_can_be_led_elsewhere_unless_it_would_break_the_map():
    after = change("today>sql", target="maria")
    assert str(refusal(after)) == "These two are linked already."
    assert change("today>sql", source="maria")(MODEL).model.links_into["sql"][0].source == "maria"


def test_a_check_that_is_led_elsewhere_keeps_the_new_title():
    model = add(Experiment(id="x", about="sql", question="?"))(MODEL).model
    after = change("x", about="maria")(model).model
    assert after.experiments[0].about_title == "maria"
    assert str(refusal(change("x", about="gone"), model))


@pytest.mark.parametrize(
    ("id", "fields", "field", "message"),
    [
        ("sql", {"title": " "}, "title", "This may not be empty."),
        ("sql", {"title": "x" * 201}, "title", "This is too long: at most 200 characters."),
        ("sql", {"note": "x" * 4001}, "note", "This is too long: at most 4,000 characters."),
        ("sql", {"title": "a\x00"}, "title", "This has a character that cannot be kept."),
        ("sql", {"title": 3}, "title", "This must be text."),
        ("sql", {"tags": ("a",) * 21}, "tags", "There are too many of these: at most 20."),
        ("sql", {"tags": ("", "b")}, "tags", "This may not be empty."),
        (
            "sql",
            {"kind": "hobby"},
            "kind",
            "This must be 'skill', 'role', 'experience' or 'relationship'.",
        ),
        ("sql", {"progress": 1.5}, "progress", "This must be at most 1."),
        ("sql", {"progress": float("nan")}, "progress", "This must be an ordinary number."),
        ("sql", {"progress": "much"}, "progress", "This must be a number."),
        ("sql", {"bold": "very"}, "bold", "This must be yes or no."),
        ("sql", {"against": ("gone",)}, "", "Points at an outcome that is not there."),
        ("sql", {"wrong": 1}, "wrong", "This field is not known."),
        ("sql", {"asks": "a lot"}, "asks", "This must have fields of its own."),
        (
            "sql",
            {"months": {"low": 3, "likely": 2, "high": 1}},
            "months",
            "The low month may not pass the likely one, nor that the high one.",
        ),
        ("Lead", {"importance": 9}, "importance", "This must be at most 5."),
        ("Lead", {"importance": 0}, "importance", "This must be at least 1."),
        ("Lead", {"importance": 2.5}, "importance", "This must be a number."),
        ("Lead", {"by": "soon"}, "by", "This should look like 2028-06."),
        ("sql>Lead", {"confidence": 2}, "confidence", "This must be at most 1."),
        ("sql", {"id": "other"}, "id", "An id stays for life."),
        ("today", {"title": "x"}, "", "Today is where every way starts; it stays as it is."),
    ],
    ids=lambda value: None,
)
def test_a_bad_value_is_told_at_its_field_in_plain_words(id, fields, field, message):
    error = refusal(change(id, **fields))
    assert (error.field, str(error)) == (field, message)


def test_a_bad_date_is_told_with_an_example():
    model = add(Experiment(id="x", about="sql", question="?"))(MODEL).model
    error = refusal(change("x", due="tomorrow"), model)
    assert (error.field, str(error)) == ("due", "This must be a date like 2028-06-30.")


def test_changing_what_is_gone_says_so():
    with pytest.raises(ItemGoneError, match="not there any more"):
        change("gone", title="x")(MODEL)


# Removing


def full_model() -> WorkModel:
    """A map whose stone "maria" is spoken of by everything that can speak of it."""
    return sketch(
        "today maria Lead",
        "today sql Lead",
        "maria Home",
        nodes={"sql": {"against": ("Home", "Lead")}},
        ideas=(Idea(id="idea", text="Ask Maria"),),
        experiments=(
            Experiment(id="open", about="maria", question="?"),
            Experiment(id="of link", about="maria>Lead", question="?"),
            Experiment(id="of idea", about="idea", question="?"),
            Experiment(id="settled", about="maria", question="?", result="worked"),
            Experiment(id="other", about="sql", question="?"),
        ),
        signposts=(
            Signpost(id="watching", about="maria", watch_for="?"),
            Signpost(id="fired", about="maria>Lead", watch_for="?", status="fired"),
            Signpost(id="retired", about="maria", watch_for="?", status="retired"),
            Signpost(id="watch idea", about="idea", watch_for="?"),
        ),
        journal=(
            DataPoint(id="win", at=DAY, kind="win", note="x", about=(About(id="maria"),)),
            DataPoint(
                id="both",
                at=DAY,
                kind="setback",
                note="x",
                about=(About(id="maria>Lead"), About(id="sql", title="then")),
            ),
        ),
        layout=(Position(node="maria", x=1, y=1), Position(node="sql", x=2, y=2)),
    )


def ids(items) -> list[str]:
    return [item.id for item in items]


def test_a_stone_takes_its_links_and_open_checks_along():
    model = full_model()
    after, description = remove("maria")(model)
    along = "with two small tests and one sign about it"
    assert description == f"Removed stepping stone *maria*, {along}"
    assert ids(after.stones) == ["sql"]
    assert ids(after.links) == ["today>sql", "sql>Lead"]
    assert ids(after.experiments) == ["of idea", "settled", "other"]
    assert ids(after.signposts) == ["fired", "retired", "watch idea"]
    assert [place.node for place in after.layout] == ["sql"]
    assert (after.outcomes, after.ideas) == (model.outcomes, model.ideas)


def test_what_was_learned_stays_with_the_title_it_spoke_of():
    after = remove("maria")(full_model()).model
    assert ids(after.journal) == ["win", "both"]
    titles = [[about.title for about in point.about] for point in after.journal]
    assert titles == [["maria"], ["maria to Lead", "then"]]
    assert {check.about_title for check in after.signposts[:2]} == {"maria to Lead", "maria"}
    assert after.experiments[1].about_title == "maria"


def test_a_title_kept_earlier_is_not_overwritten():
    model = full_model()
    model = change("settled", about_title="Maria, as she was then")(model).model
    after = remove("maria")(model).model
    assert after.experiments[1].about_title == "Maria, as she was then"


def test_an_outcome_is_no_longer_worked_against():
    after = remove("Home")(full_model()).model
    assert after.stones[1].against == ("Lead",)
    assert ids(after.links) == ["today>maria", "maria>Lead", "today>sql", "sql>Lead"]


def test_a_link_takes_only_what_is_about_it():
    after, description = remove("maria>Lead")(full_model())
    assert description == "Removed link *maria* to *Lead*, with one small test about it"
    assert ids(after.experiments) == ["open", "of idea", "settled", "other"]
    assert ids(after.signposts) == ["watching", "fired", "retired", "watch idea"]
    assert set(after.nodes) == set(full_model().nodes)


def test_an_idea_takes_its_open_checks_along():
    after = remove("idea")(full_model()).model
    assert after.ideas == ()
    assert "of idea" not in ids(after.experiments)
    assert "watch idea" not in ids(after.signposts)


@pytest.mark.parametrize("id", ["open", "settled", "fired", "win"])
def test_checks_and_data_points_can_be_removed_themselves(id):
    after = remove(id)(full_model()).model
    assert set(full_model().items) - set(after.items) == {id}


def test_several_go_as_one_edit():
    after, description = remove("maria", "sql", "maria")(full_model())
    assert description == "Removed 2 items, with three small tests and one sign about them"
    assert after.stones == ()
    assert after.links == ()


def test_removing_nothing_today_or_what_is_gone_is_refused():
    assert "Nothing is picked" in str(refusal(remove()))
    assert "Today" in str(refusal(remove("today")))
    with pytest.raises(ItemGoneError):
        remove("sql", "gone")(MODEL)


# Copies, order, the model as a whole


def test_a_copy_stands_after_its_original_without_links():
    after, description = duplicate("maria", "copy")(MODEL)
    assert ids(after.stones) == ["maria", "copy", "sql"]
    assert after.stones[1].title == "maria (copy)"
    assert after.links == MODEL.links
    assert description == "Duplicated stepping stone *maria*"


def test_a_copy_of_the_longest_title_fits():
    model = change("sql", title="x" * 200)(MODEL).model
    assert duplicate("sql", "copy")(model).model.stones[2].title.endswith("x (copy)")


@pytest.mark.parametrize("id", ["sql>Lead", "gone"])
def test_only_nodes_are_copied(id):
    assert isinstance(refusal(duplicate(id, "copy")), EditError)


@pytest.mark.parametrize(
    ("id", "by", "order"),
    [
        ("a", 1, "bac"),
        ("c", -1, "acb"),
        ("c", -2, "cab"),
        ("a", 99, "bca"),
        ("c", -99, "cab"),
        ("b", 0, "abc"),
        ("a", -1, "abc"),
        ("b", -2, "bac"),
    ],
)
def test_an_item_moves_as_far_as_its_list_goes(id, by, order):
    model = sketch("today a b c Lead")
    after, description = move(id, by)(model)
    assert "".join(ids(after.stones)) == order
    assert description == f"Moved *{id}* {'up' if by < 0 else 'down'}"


def test_the_model_as_a_whole_is_described():
    after, description = describe(title="Mine", horizon_years=5)(MODEL)
    assert (after.title, after.horizon_years) == ("Mine", 5)
    assert description == "Changed the title and the horizon"
    assert describe(today="On shifts")(after).description == "Changed where you are today"


@pytest.mark.parametrize(
    ("fields", "field"), [({"horizon_years": 9}, "horizon_years"), ({"links": ()}, "links")]
)
def test_a_bad_description_is_told_at_its_field(fields, field):
    assert refusal(describe(**fields)).field == field


def test_a_long_title_is_cut_in_the_history():
    description = add(Idea(id="x", text="word " * 39))(MODEL).description
    assert description.endswith("…*")
    assert len(description) < 80
    assert "\n" not in description


# What a form showed


def test_a_save_over_what_was_shown_is_no_conflict():
    conflicts(MODEL, Shown("sql", {"title": "sql", "months": None}))
    conflicts(MODEL, Shown(None, {"today": ""}))
    other = change("sql", note="changed elsewhere")(MODEL).model
    conflicts(other, Shown("sql", {"title": "sql"}))


def test_a_save_over_what_another_tab_changed_names_the_fields():
    span = Months(low=1, likely=2, high=3)
    other = change("sql", title="SQL", months=span)(MODEL).model
    with pytest.raises(ConflictError, match="another tab") as caught:
        conflicts(other, Shown("sql", {"title": "sql", "months": None, "note": ""}))
    assert caught.value.fields == ("title", "months")


def test_a_save_of_what_another_tab_removed_is_a_conflict():
    with pytest.raises(ConflictError, match="removed") as caught:
        conflicts(remove("sql")(MODEL).model, Shown("sql", {"title": "sql"}))
    assert caught.value.fields == ()
