"""What happened, what it made of things, and going back without forgetting it."""

from datetime import date

import pytest

from careerapp.domain.edits import (
    add,
    change,
    correct_effect,
    fitting,
    log,
    remove,
    resolve,
    restore,
    settle,
    take_up,
)
from careerapp.domain.items import (
    About,
    DataPoint,
    Experiment,
    Idea,
    Outcome,
    Position,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.errors import EditError, ItemGoneError
from tests.sketch import sketch

DAY = date(2026, 3, 1)
MODEL = sketch(
    "today maria Lead",
    "today sql Lead",
    ideas=(Idea(id="idea", text="Teach"),),
    experiments=(Experiment(id="test", about="maria>Lead", question="Will she ask?"),),
    signposts=(Signpost(id="sign", about="sql", watch_for="A course opens"),),
)


def point(*about: About, id: str = "d", kind: str = "setback") -> DataPoint:
    return DataPoint(id=id, at=DAY, kind=kind, note="It happened.", about=about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("id", "made", "status"),
    [
        ("maria", "gone", "blocked"),
        ("maria", "done", "done"),
        ("Lead", "done", "reached"),
        ("Lead", "gone", "let_go"),
        ("maria", "harder", "idea"),
        ("maria", "easier", "idea"),
        ("Lead", "unchanged", "open"),
        ("Lead", "no_longer_true", "open"),
    ],
)
def test_a_data_point_does_what_it_made_of_a_node(id, made, status):
    after, description = log(point(About(id=id, made=made)))(MODEL)
    assert after.nodes[id].status == status
    links = tuple(link.id for link in MODEL.links_into[id])
    assert after.journal[0].about == (About(id=id, made=made, title=id, links=links),)
    assert description == "Logged a setback: *It happened*"


@pytest.mark.parametrize(
    ("before", "made", "after"),
    [
        (3, "matters_more", 4),
        (3, "matters_less", 2),
        (5, "matters_more", 5),
        (1, "matters_less", 1),
        (3, "harder", 3),
    ],
)
def test_a_change_of_interest_moves_what_a_hope_matters(before, made, after):
    model = change("Lead", importance=before)(MODEL).model
    logged = log(point(About(id="Lead", made=made), kind="change"))(model).model
    assert logged.nodes["Lead"].importance == after
    back = correct_effect("d", "Lead", "unchanged", model.nodes["Lead"])(logged).model
    assert back.nodes["Lead"].importance == before


def test_a_link_is_closed_by_what_happened_and_open_again_when_it_holds_after_all():
    closed = log(point(About(id="maria>Lead", made="closed")))(MODEL).model
    assert closed.items["maria>Lead"].closed
    assert closed.items["maria>Lead"].confidence == MODEL.items["maria>Lead"].confidence
    again = log(point(About(id="maria>Lead", made="holds"), id="e", kind="win"))(closed).model
    assert not again.items["maria>Lead"].closed
    assert not correct_effect("d", "maria>Lead", "harder")(closed).model.items["maria>Lead"].closed


def test_what_a_data_point_speaks_for_is_kept_where_it_leads_to_what_it_is_about():
    happened = point(About(id="Lead", made="harder")).replace(
        spoke_for=("maria>Lead", "today>maria", "nowhere")
    )
    assert log(happened)(MODEL).model.journal[0].spoke_for == ("maria>Lead",)


def test_only_links_that_were_open_are_written_down_with_what_a_data_point_is_about():
    model = change("maria>Lead", closed=True)(MODEL).model
    (about,) = log(point(About(id="Lead")))(model).model.journal[0].about
    assert about.links == ("sql>Lead",)


def test_a_sitting_in_which_nothing_happened_is_logged_as_that():
    happened = DataPoint(id="d", at=DAY, kind="nothing", note="Nothing new.")
    after, description = log(happened)(MODEL)
    assert (after.journal[0].kind, description) == ("nothing", "Logged *Nothing new*")


def test_something_new_one_wants_becomes_a_hope_with_the_same_edit():
    hope = Outcome(id="New", kind="balance", title="Mornings free")
    after = log(point(kind="change"), hope=hope)(MODEL).model
    assert after.nodes["New"] == hope
    assert len(after.journal) == 1
    with pytest.raises(EditError, match="already"):
        log(point(id="e", kind="change"), hope=hope)(after)


def test_one_data_point_may_touch_several_things():
    happened = point(About(id="maria", made="gone"), About(id="sql", made="done"), About(id="idea"))
    after = log(happened)(MODEL).model
    assert (after.nodes["maria"].status, after.nodes["sql"].status) == ("blocked", "done")
    assert [about.title for about in after.journal[0].about] == ["maria", "sql", "Teach"]


@pytest.mark.parametrize("about", [(), (About(id="maria>Lead"),), (About(id="today"),)])
def test_a_data_point_may_be_about_nothing_a_link_or_today(about):
    after = log(point(*about))(MODEL).model
    assert after.journal[0].about_ids == tuple(each.id for each in about)
    assert after.nodes == MODEL.nodes


def test_an_unexpected_opening_becomes_an_idea_with_the_same_edit():
    after = log(point(), idea=Idea(id="new", text="A post in Leeds"))(MODEL).model
    assert [idea.id for idea in after.ideas] == ["idea", "new"]
    assert len(after.journal) == 1


@pytest.mark.parametrize(
    ("id", "made"),
    [
        *(
            (id, made)
            for id in ("maria>Lead", "idea", "test", "today")
            for made in ("done", "gone")
        ),
        ("maria", "matters_more"),
        ("maria", "holds"),
        ("maria>Lead", "no_longer_true"),
        ("Lead", "closed"),
    ],
)
def test_an_effect_that_does_not_fit_what_it_is_on_is_refused(id, made):
    with pytest.raises(EditError, match="cannot be said of this") as caught:
        log(point(About(id=id, made=made)))(MODEL)
    assert caught.value.field == "about"


def test_a_data_point_about_what_is_gone_is_refused():
    with pytest.raises(ItemGoneError):
        log(point(About(id="nowhere")))(MODEL)


def test_nothing_is_logged_twice():
    after = log(point())(MODEL).model
    with pytest.raises(EditError, match="already"):
        log(point())(after)
    with pytest.raises(EditError, match="already"):
        log(point(id="e"), idea=Idea(id="idea", text="x"))(after)


@pytest.mark.parametrize(
    ("id", "first", "then", "before", "status"),
    [
        ("maria", "gone", "harder", "done", "done"),
        ("maria", "gone", "harder", "", "active"),
        ("maria", "gone", "done", "idea", "done"),
        ("maria", "easier", "gone", "", "blocked"),
        ("Lead", "done", "unchanged", "", "open"),
        ("Lead", "unchanged", "done", "", "reached"),
    ],
)
def test_what_a_data_point_made_of_a_node_is_put_right_and_the_map_with_it(
    id, first, then, before, status
):
    was = change(id, status=before)(MODEL).model.items[id] if before else None
    logged = log(point(About(id=id, made=first)))(MODEL).model
    after, description = correct_effect("d", id, then, was)(logged)
    assert after.nodes[id].status == status
    (about,) = after.journal[0].about
    assert (about.id, about.made, about.title) == (id, then, id)
    words = {("Lead", "done"): "came true", ("Lead", "unchanged"): "as before"}
    said = words.get((id, then), then)
    assert description == f"Corrected what *It happened* made of *{id}*: {said}"


def test_a_node_that_stands_elsewhere_by_now_is_left_there_when_it_is_put_right():
    logged = log(point(About(id="maria", made="gone")))(MODEL).model
    moved = change("maria", status="active")(logged).model
    was = change("maria", status="done")(MODEL).model.items["maria"]
    after = correct_effect("d", "maria", "harder", was)(moved).model
    assert after.nodes["maria"].status == "active"


@pytest.mark.parametrize(("id", "about"), [("d", "sql"), ("maria", "maria"), ("d", "nowhere")])
def test_only_what_a_data_point_is_about_can_be_put_right(id, about):
    logged = log(point(About(id="maria")))(MODEL).model
    with pytest.raises(EditError):
        correct_effect(id, about, "harder")(logged)


def test_several_ideas_go_into_the_tray_at_once():
    ideas = [Idea(id="x", text="Teach nights"), Idea(id="y", text="A rota")]
    after, description = take_up(ideas)(MODEL)
    assert [idea.id for idea in after.ideas] == ["idea", "x", "y"]
    assert description == "Put *Teach nights* and 1 more into the tray of ideas"
    for refused in ([], ideas):
        with pytest.raises(EditError):
            take_up(refused)(after)


# Experiments and signposts


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("worked", "it worked"),
        ("failed", "it failed"),
        ("inconclusive", "cannot tell"),
        ("not_tried", "not tried after all"),
    ],
)
def test_an_experiment_is_answered_together_with_its_data_point(result, said):
    happened = point(About(id="maria", made="gone"))
    after, description = resolve("test", result, DAY, happened)(MODEL)
    (test,) = after.experiments
    assert (test.result, test.resolved_at, test.about_title) == (result, DAY, "maria to Lead")
    assert after.journal[0].id == "d"
    assert after.nodes["maria"].status == "blocked"
    assert description == f"Answered *Will she ask?*: {said}"


def test_an_experiment_may_be_answered_without_a_data_point():
    assert resolve("test", "worked", DAY, None)(MODEL).model.journal == ()


def test_an_experiment_is_answered_once_and_with_a_result():
    after = resolve("test", "worked", DAY, None)(MODEL).model
    with pytest.raises(EditError, match="already"):
        resolve("test", "failed", DAY, None)(after)
    for result in ("open", "maybe"):
        with pytest.raises(EditError, match="how it turned out"):
            resolve("test", result, DAY, None)(MODEL)  # type: ignore[arg-type]
    with pytest.raises(EditError):
        resolve("maria", "worked", DAY, None)(MODEL)
    with pytest.raises(ItemGoneError):
        resolve("gone", "worked", DAY, None)(MODEL)


@pytest.mark.parametrize(("status", "verb"), [("fired", "Seen"), ("retired", "Stopped watching")])
def test_a_signpost_is_settled_with_or_without_a_data_point(status, verb):
    for happened in (None, point(About(id="sql", made="easier"), kind="win")):
        after, description = settle("sign", status, happened)(MODEL)
        assert after.signposts[0].status == status
        assert after.signposts[0].about_title == "sql"
        assert len(after.journal) == (happened is not None)
        assert description == f"{verb}: *A course opens*"


def test_a_signpost_is_settled_once():
    after = settle("sign", "fired")(MODEL).model
    with pytest.raises(EditError, match="no longer"):
        settle("sign", "retired")(after)
    with pytest.raises(EditError):
        settle("sign", "watching")(MODEL)
    with pytest.raises(EditError):
        settle("test", "fired")(MODEL)


# Going back


def later():
    """The model after a while: things answered, logged, thought, added and removed."""
    model = resolve("test", "worked", DAY, point(kind="win"))(MODEL).model
    model = settle("sign", "fired", point(id="e"))(model).model
    reflection = Reflection(id="r", at=DAY, question="rigid", answer="Maria")
    model = add(reflection)(model).model
    model = add(Stone(id="new", kind="role", title="Analyst"))(model).model
    model = add(Experiment(id="open since", about="new", question="?"))(model).model
    model = add(Experiment(id="closed since", about="new", question="?"))(model).model
    model = resolve("closed since", "failed", DAY, None)(model).model
    model = change("sql", title="SQL, at last", status="done")(model).model
    return remove("maria")(model).model


def test_going_back_brings_the_drawing_back():
    after, description = restore(MODEL, "Before spring")(later())
    assert (after.stones, after.outcomes, after.links) == (
        MODEL.stones,
        MODEL.outcomes,
        MODEL.links,
    )
    assert after.ideas == MODEL.ideas
    assert description == "Went back to *Before spring*"


def test_going_back_keeps_what_was_learned():
    now = later()
    after = restore(MODEL, "x")(now).model
    assert after.journal == now.journal
    assert after.reflections == now.reflections
    assert {check.id: check.result for check in after.experiments} == {
        "test": "worked",
        "closed since": "failed",
    }
    assert after.experiments[1].about_title == "Analyst"
    assert [(sign.id, sign.status) for sign in after.signposts] == [("sign", "fired")]


def test_an_open_check_of_the_snapshot_comes_back_when_it_was_removed_since():
    now = remove("test", "sign")(MODEL).model
    after = restore(MODEL, "x")(now).model
    assert (after.experiments, after.signposts) == (MODEL.experiments, MODEL.signposts)


def test_an_answer_removed_on_purpose_does_not_come_back():
    answered = resolve("test", "worked", DAY, None)(MODEL).model
    now = remove("test")(answered).model
    assert restore(answered, "x")(now).model.experiments == ()


def test_a_data_point_keeps_the_title_of_what_going_back_takes_away():
    now = add(Stone(id="new", kind="role", title="Analyst"))(MODEL).model
    now = now.replace(journal=(point(About(id="new")),))
    after = restore(MODEL, "x")(now).model
    assert after.journal[0].about == (About(id="new", title="Analyst"),)


def test_dragged_places_of_what_is_still_there_stay():
    then = MODEL.replace(
        layout=(Position(node="maria", x=1, y=1), Position(node="sql", x=2, y=2)),
    )
    now = later().replace(
        layout=(Position(node="sql", x=9, y=9), Position(node="new", x=5, y=5)),
    )
    after = restore(then, "x")(now).model
    assert {place.node: place.x for place in after.layout} == {"maria": 1, "sql": 9}


def test_going_back_to_now_changes_nothing():
    now = later()
    after = restore(now, "x")(now).model
    assert after.items == now.items


# --- the same thing in another version ------------------------------------------------------------


def test_a_data_point_is_cut_down_to_what_another_version_has_too():
    other = sketch("today maria Lead")
    point = DataPoint.model_validate(
        {"id": "p", "at": DAY, "kind": "win", "about": ("maria", "gone", "maria>Lead", "today")}
    )
    cut = fitting(point, other)
    assert cut is not None
    assert (cut.id, cut.about_ids) == ("p", ("maria", "maria>Lead"))
    assert log(cut)(other).model.journal[0].about_ids == cut.about_ids


def test_what_has_nothing_in_common_or_counts_already_does_not_fit():
    other = sketch("today maria Lead")
    point = DataPoint(id="p", at=DAY, kind="win", about=(About(id="course"),))
    assert fitting(point, other) is None
    counted = point.replace(about=(About(id="maria"),))
    assert fitting(counted, log(counted)(other).model) is None
