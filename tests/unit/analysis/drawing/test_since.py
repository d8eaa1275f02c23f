"""What happened between moments: named and counted from the maps and the journal, never priced."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.drawing.since import Happened, happened, with_states_of
from careerapp.domain.items import About, DataPoint, Experiment, Stone
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis.maps import maps

DAY = date(2027, 3, 1)


def change(model: WorkModel, **statuses: str) -> WorkModel:
    return model.replace(
        stones=tuple(s.replace(status=statuses.get(s.id, s.status)) for s in model.stones),
        outcomes=tuple(o.replace(status=statuses.get(o.id, o.status)) for o in model.outcomes),
    )


def titles(things) -> list[str]:
    return [each.title for each in things]


def ways_of(changes) -> list[tuple[str, ...]]:
    return [each.way.nodes for each in changes]


def point(id: str, kind: str, *about: About, **fields: object) -> DataPoint:
    return DataPoint(id=id, at=DAY, kind=kind, about=about, **fields)


@given(maps())
def test_nothing_happened_between_a_map_and_itself(model: WorkModel) -> None:
    assert happened([model, model]).is_nothing
    assert happened([model]) == happened([]) == Happened()


@given(maps(), st.integers(1, 5))
def test_made_up_steps_that_are_done_at_once_are_no_steps_finished(model, many: int) -> None:
    fakes = tuple(Stone(id=f"fake{n}", kind="skill", title="F", status="done") for n in range(many))
    assert happened([model, model.replace(stones=(*model.stones, *fakes))]).is_nothing


def test_statuses_are_told_as_they_are_at_last_and_what_was_taken_back_is_not() -> None:
    old = sketch("today a b Lead", "today c Chef", "today d Home", "today e Home")
    between = change(old, a="done", c="done", d="blocked", e="dropped", Chef="reached")
    new = change(old, a="done", d="blocked", e="dropped", Lead="let_go", Home="reached")
    found = happened([old, between, new])
    assert titles(found.finished) == ["a"]
    assert (titles(found.fell_away), titles(found.given_up)) == (["d"], ["e"])
    assert (titles(found.came_true), titles(found.let_go)) == (["Home"], ["Lead"])
    assert titles(happened([new, old]).no_longer_true) == ["Home"]


def test_a_step_under_way_is_begun_or_further_along_and_never_back() -> None:
    def at(a: float, **fields: str) -> WorkModel:
        nodes = {"a": {"status": "active", "progress": a}, "b": fields}
        return sketch("today a b Lead", nodes=nodes)

    found = happened([at(0.2), at(0.4, status="active")])
    assert (titles(found.further), titles(found.begun)) == (["a"], ["b"])
    assert happened([at(0.4), at(0.2)]).is_nothing


def test_a_step_added_since_is_finished_if_it_was_there_before_or_something_said_so() -> None:
    old = sketch("today Lead")
    begun, done = sketch("today a Lead"), change(sketch("today a Lead"), a="done")
    assert titles(happened([old, begun, done]).finished) == ["a"]
    assert titles(happened([old, done]).finished) == []
    said = done.replace(journal=(point("d", "win", About(id="a", made="done")),))
    assert titles(happened([old, said]).finished) == ["a"]


def test_a_way_is_lost_with_what_lay_on_it_and_stands_again_when_that_is_back() -> None:
    old = sketch("today mother Back", "today school Back", "mother Home")
    gone = change(old, mother="blocked")
    found = happened([old, gone])
    assert ways_of(found.lost) == [("today", "mother", "Back"), ("today", "mother", "Home")]
    assert {each.by for each in found.lost} == {"mother"}
    assert not found.opened
    assert happened([old, gone, old]).is_nothing


def test_a_way_that_came_and_went_meanwhile_is_lost() -> None:
    first, more = sketch("today a Lead"), sketch("today a Lead", "today b Lead")
    found = happened([first, more, change(more, b="blocked")])
    assert ways_of(found.lost) == [("today", "b", "Lead")]
    assert not found.opened


def test_a_step_that_is_done_loses_no_way_and_opens_none() -> None:
    old = sketch("today a c Lead", "today b c Lead", "today d Lead")
    for done in ("a", "b", "c", "d"):
        found = happened([old, change(old, **{done: "done"})])
        assert (found.lost, found.opened) == ((), ())


def test_one_of_several_things_one_has_is_no_way_of_its_own() -> None:
    had = {id: {"status": "done"} for id in "abc"}
    old = sketch("a exam Lead", "b exam Lead", "c exam Lead", nodes=had)
    one_less = change(old, a="blocked")
    assert happened([old, one_less]).lost == ()
    assert len(happened([old, change(old, a="blocked", b="blocked", c="blocked")]).lost) == 1


def test_a_closed_link_closes_its_way_and_a_new_link_opens_one() -> None:
    old = sketch("today a Lead", "today b Lead")
    shut = sketch("today a Lead", "today b Lead", links={"b>Lead": {"closed": True}})
    (lost,) = happened([old, shut]).lost
    assert (lost.way.nodes, lost.by) == (("today", "b", "Lead"), "b>Lead")
    assert ways_of(happened([shut, old]).opened) == [("today", "b", "Lead")]
    more = sketch("today a Lead", "today b Lead", "today c Lead")
    assert ways_of(happened([old, more]).opened) == [("today", "c", "Lead")]


def test_a_step_put_in_between_opens_no_way() -> None:
    old, new = sketch("today a Lead"), sketch("today a b Lead")
    assert happened([old, new]).is_nothing


def test_a_step_that_is_no_longer_done_does_not_hide_a_way_that_is_back() -> None:
    old = sketch("today a Lead", "today b Lead")
    found = happened([change(old, a="done", b="blocked"), old])
    assert ways_of(found.opened) == [("today", "b", "Lead")]


def test_what_is_taken_off_the_map_is_not_lost_unless_something_said_it_is_gone() -> None:
    old, tidy = sketch("today a Lead", "today b Lead"), sketch("today b Lead")
    assert happened([old, tidy]).is_nothing
    gone = point("d", "setback", About(id="a", made="gone", title="a"))
    found = happened([old, tidy.replace(journal=(gone,))])
    assert titles(found.fell_away) == ["a"]
    assert ways_of(found.lost) == [("today", "a", "Lead")]
    # The last word counts.
    back = DataPoint(
        id="e", at=date(2027, 4, 1), kind="win", about=(About(id="a", made="done", title="a"),)
    )
    assert happened([old, tidy.replace(journal=(gone, back))]).lost == ()


def test_tests_and_data_points_count_from_after_the_first_moment() -> None:
    tests = [
        Experiment(id=id, about="a", question=id, result=result)
        for id, result in (("asked", "open"), ("known", "worked"), ("waiting", "open"))
    ]
    before = point("before", "win", About(id="a>Lead"))
    old = sketch("today a Lead", experiments=tuple(tests), journal=(before,))
    answered = tests[0].replace(result="failed")
    added = Experiment(id="new", about="a", question="new", result="worked")
    new = old.replace(
        experiments=(answered, *tests[1:], added),
        journal=(
            before,
            point("w", "win", About(id="today>a")),
            point("n", "nothing"),
            point("c", "change", About(id="Lead")),
        ),
    )
    found = happened([old, new])
    assert [(test.id, test.answer) for test in found.answered] == [
        ("asked", "failed"),
        ("new", "worked"),
    ]
    assert found.met_evidence == ("today>a",)
    assert dict(found.points) == {"win": 1, "nothing": 1, "change": 1}


@given(maps(), maps())
def test_the_old_plan_keeps_what_it_believes_and_takes_only_states(old, new) -> None:
    now = with_states_of(old, new)
    assert [link.replace(closed=False) for link in now.links] == [
        link.replace(closed=False) for link in old.links
    ]
    for then, later in zip(old.stones, now.stones, strict=True):
        assert later.replace(status=then.status, progress=then.progress) == then
        if then.id in new.nodes:
            assert later.status == new.nodes[then.id].status
    assert now.outcomes == old.outcomes
