"""How much nearer and likelier an old plan is by what was done since: against plain loops."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerapp.analysis import movement
from careerapp.analysis.measures.movement import NOTHING_MOVED, Movement, Shift
from careerapp.domain.items import About, DataPoint, Link, Months, Outcome, Stone
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps
from tests.unit.analysis.routing.test_routes import SURE_SPANS

LATER = DAY + timedelta(days=90)
STATES = ("idea", "active", "done", "blocked", "dropped")


def lasting(low: float, likely: float, high: float, **fields: object) -> dict[str, object]:
    return {"months": Months(low=low, likely=likely, high=high), **fields}


def steady(months: float, **fields: object) -> dict[str, object]:
    return lasting(months, months, months, **fields)


def moved(old: WorkModel, new: WorkModel) -> Movement:
    return movement(old, new, DAY, LATER)


def change(model: WorkModel, id: str, **fields: object) -> WorkModel:
    """The model with other fields of one stone or link."""
    stones = [each.replace(**fields) if each.id == id else each for each in model.stones]
    links = [each.replace(**fields) if each.id == id else each for each in model.links]
    return model.replace(stones=tuple(stones), links=tuple(links))


@st.composite
def later_than(draw: st.DrawFn, old: WorkModel) -> WorkModel:
    """A later model: other states, some links closed, some stones off the map."""
    gone = (
        draw(st.sets(st.sampled_from(sorted(each.id for each in old.stones)), max_size=2))
        if (old.stones)
        else set()
    )
    stones = tuple(
        stone.replace(
            status=draw(st.sampled_from((stone.status, *STATES))),
            progress=draw(st.sampled_from([0.0, 0.5])),
        )
        for stone in old.stones
        if stone.id not in gone
    )
    links = tuple(
        link.replace(closed=draw(st.sampled_from([False, False, True])))
        for link in old.links
        if not {link.source, link.target} & gone
    )
    return old.replace(stones=stones, links=links)


TWO = maps(months=SURE_SPANS).flatmap(lambda old: st.tuples(st.just(old), later_than(old)))


def standing(old: WorkModel, new: WorkModel) -> WorkModel:
    """By hand: the old plan as it stands now; a closed link is one that never works."""
    stones, links = [], []
    for stone in old.stones:
        now = [each for each in new.stones if each.id == stone.id]
        fields = {"status": now[0].status, "progress": now[0].progress} if now else {}
        stones.append(stone.replace(**fields))
    for link in old.links:
        now = [each for each in new.links if each.id == link.id]
        shut = now[0].closed if now else link.closed
        links.append(link.replace(closed=False, confidence=0.0 if shut else link.confidence))
    return old.replace(stones=tuple(stones), links=tuple(links))


def months_left(model: WorkModel) -> dict[str, float]:
    left = {}
    for stone in model.stones:
        share = 1 - stone.progress if stone.status == "active" else 1.0
        left[stone.id] = stone.months.likely * share
    return left


@given(TWO)
def test_likelier_is_the_difference_of_two_sums_over_all_worlds(two) -> None:
    old, new = two
    was, now = oracle.chances(standing(old, old)), oracle.chances(standing(old, new))
    found = moved(old, new)
    both = {each.id for each in new.outcomes if each.status == "open"}
    assert {each.id for each in found.hopes} == both
    for each in found.hopes:
        if each.done.likelier is None:
            assert was[each.id] == now[each.id] == 0
        else:
            allowed = 1e-9 + each.done.likelier.margin * 1.6
            assert each.done.likelier.value == pytest.approx(
                now[each.id] - was[each.id], abs=allowed
            )
        assert each.judged.likelier in (None, NOTHING_MOVED)


@given(TWO)
def test_nearer_is_the_mean_over_the_worlds_in_which_a_hope_comes_true_both_times(two) -> None:
    old, new = two
    then, now = standing(old, old), standing(old, new)
    chance = dict.fromkeys((each.id for each in old.outcomes), 0.0)
    less = dict(chance)
    # The worlds of the old plan as it was drawn: a link that is closed in one never works there.
    plan = old.replace(links=tuple(link.replace(closed=False) for link in old.links))
    for share, working in oracle.worlds(plan):
        before = oracle.arrivals(then, working & oracle.possible(then), months_left(then))
        after = oracle.arrivals(now, working & oracle.possible(now), months_left(now))
        for id in chance.keys() & before.keys() & after.keys():
            chance[id] += share
            less[id] += share * (before[id] - after[id])
    for each in moved(old, new).hopes:
        if each.done.nearer is None:
            # No way in one of both, or so seldom both that hardly any world tells.
            assert chance[each.id] < 0.03
        else:
            expected = less[each.id] / chance[each.id]
            # A few worlds tell less than their spread says.
            few = 1 / (2048 * chance[each.id]) ** 0.5
            allowed = 2.5 * each.done.nearer.margin + 40 * few * (each.done.nearer.margin == 0)
            assert each.done.nearer.value == pytest.approx(expected, abs=allowed + 40 * few**2)


@given(maps(), st.integers(1, 30))
def test_ticking_off_made_up_steps_earns_exactly_nothing(model: WorkModel, many: int) -> None:
    fakes = [Stone(id=f"fake{n}", kind="skill", title="F", status="done") for n in range(many)]
    shortcuts = [
        Link(id=f"{fake.id}>{each.id}", source=fake.id, target=each.id, confidence=1.0)
        for fake in fakes
        for each in model.outcomes
    ]
    new = model.replace(stones=(*model.stones, *fakes), links=(*model.links, *shortcuts))
    found = moved(model, new)
    assert {*found.done, *found.judged} <= {None, NOTHING_MOVED}
    assert found == moved(model, model)


@given(TWO)
def test_undoing_takes_back_to_the_sign_what_doing_gave(two) -> None:
    old, new = two
    new = standing(old, new).replace(
        links=tuple(
            link.replace(closed=any(now.id == link.id and now.closed for now in new.links))
            for link in old.links
        )
    )
    for there, back in zip(moved(old, new).hopes, moved(new, old).hopes, strict=True):
        for one, other in zip(there.done, back.done, strict=True):
            assert (one is None) == (other is None)
            assert one is None or one.value == pytest.approx(-other.value, abs=1e-6)


@given(maps(), st.data())
def test_a_loss_makes_no_hope_nearer_or_likelier(model: WorkModel, data: st.DataObject) -> None:
    assume(model.stones or model.links)
    id = data.draw(st.sampled_from([each.id for each in (*model.stones, *model.links)]))
    is_link = any(link.id == id for link in model.links)
    lost = {"closed": True} if is_link else {"status": data.draw(st.sampled_from(STATES[3:]))}
    found = moved(model, change(model, id, **lost))
    for shift in (found.done, *(each.done for each in found.hopes)):
        assert all(figure is None or figure.value <= 1e-9 for figure in shift)


@given(TWO, st.data())
def test_a_further_loss_makes_no_hope_likelier(two, data: st.DataObject) -> None:
    old, new = two
    assume(new.stones)
    id = data.draw(st.sampled_from([stone.id for stone in new.stones]))
    worse = change(new, id, status="blocked")
    for one, other in zip(moved(old, new).hopes, moved(old, worse).hopes, strict=True):
        if one.done.likelier and other.done.likelier:
            room = 1e-9 + one.done.likelier.margin + other.done.likelier.margin
            assert other.done.likelier.value <= one.done.likelier.value + room


@given(maps(), st.data())
def test_guessing_anew_and_data_points_move_only_what_is_told_apart(
    model: WorkModel, data: st.DataObject
) -> None:
    links = tuple(
        link.replace(confidence=data.draw(st.floats(0.01, 0.99)), grounds="strong")
        for link in model.links
    )
    stones = tuple(stone.replace(months=Months(low=1, likely=2, high=3)) for stone in model.stones)
    points = [
        DataPoint(id=f"d{n}", at=LATER, kind=kind, about=(About(id=link.id),), strength=3)
        for n, (link, kind) in enumerate(zip(links, ["win", "setback"] * 5, strict=False))
    ]
    new = model.replace(links=links, stones=stones, journal=tuple(points))
    for each in moved(model, new).hopes:
        assert {*each.done} <= {None, NOTHING_MOVED}


def test_what_judging_anew_changed_is_a_number_of_its_own() -> None:
    old = judged("today a Lead", belief=0.5, nodes={"a": steady(6)})
    new = change(change(old, "a", **steady(2)), "today>a", confidence=0.75)
    found = moved(old, new)
    assert found.done == Shift(NOTHING_MOVED, NOTHING_MOVED)
    assert found.judged == Shift((4.0, 0.0), (0.125, 0.0))
    # It is told of what was done since, not of the plan as it was.
    both = moved(old, change(new, "a", status="done"))
    assert both.done == Shift((6.0, 0.0), (0.25, 0.0))
    assert both.judged.likelier == (0.0, 0.0)


def test_a_data_point_since_counts_apart_and_one_before_for_both() -> None:
    plan = judged("today a Lead", belief=0.5, nodes={"a": steady(6)})
    win = DataPoint(id="d", at=DAY, kind="win", about=(About(id="a>Lead"),))
    later = moved(plan, plan.replace(journal=(win.model_copy(update={"at": LATER}),)))
    assert later.done.likelier == (0.0, 0.0)
    assert later.judged.likelier.value == pytest.approx(0.5 * (2 / 3 - 0.5))
    before = plan.replace(journal=(win,))
    found = moved(before, change(before, "a", status="done"))
    assert found.done.likelier.value == pytest.approx(0.5 * 2 / 3)
    # Only that it is older tells against it.
    assert -0.02 < found.judged.likelier.value < 0


def test_what_is_done_is_nearer_by_what_it_took_and_undoing_it_takes_that_back() -> None:
    old = judged("today a b Lead", belief=1.0, nodes={"a": steady(6), "b": steady(4)})
    new = change(old, "a", status="done")
    assert moved(old, new).done.nearer == (6.0, 0.0)
    assert moved(new, old).done.nearer == (-6.0, 0.0)
    half = change(old, "a", status="active", progress=0.5)
    assert moved(old, half).done.nearer == (3.0, 0.0)


@pytest.mark.parametrize("lost", ["blocked", "dropped"])
def test_a_stone_lost_at_both_moments_stays_lost_in_the_old_plan(lost: str) -> None:
    old = judged("today a Lead", "today b Lead", belief=0.5, nodes={"b": steady(9)})
    old = change(change(old, "a", **steady(1)), "a", status=lost)
    new = change(change(old, "b", status="done"), "a", status="dropped")
    # Were the short way open in either, the nine months would not be what is saved.
    assert moved(old, new).done == Shift((9.0, 0.0), (0.25, 0.0))


def test_what_was_lost_since_is_lost_and_what_was_taken_off_the_map_is_not() -> None:
    old = judged("today a Lead", "today b Lead", belief=0.5, nodes={"a": steady(1)})
    gone = change(old, "a", status="blocked")
    assert moved(old, gone).done.likelier.value == pytest.approx(0.25 - 0.4375)
    tidy = judged("today b Lead", belief=0.5)
    assert moved(old, tidy).done.likelier == (0.0, 0.0)
    said = DataPoint(
        id="d", at=LATER, kind="setback", about=(About(id="a", made="gone", title="a"),)
    )
    assert moved(old, tidy.replace(journal=(said,))).done == moved(old, gone).done


def test_a_closed_link_never_works_in_the_old_plan_and_works_once_it_is_open_again() -> None:
    old = judged("today a Lead", "today b Lead", belief=0.5)
    shut = change(old, "today>a", closed=True)
    assert moved(old, shut).done.likelier.value == pytest.approx(-0.1875)
    assert moved(shut, old).done.likelier.value == pytest.approx(0.1875)
    bare = judged("today b Lead", "a Lead", belief=0.5)
    assert moved(old, bare).done.likelier == (0.0, 0.0)
    said = DataPoint(id="d", at=LATER, kind="setback", about=(About(id="today>a", made="closed"),))
    assert moved(old, bare.replace(journal=(said,))).done == moved(old, shut).done


def test_a_link_that_is_ruled_out_stays_so_whatever_spoke_for_it() -> None:
    wins = tuple(
        DataPoint(id=f"d{at:%j}", at=at, kind="win", about=(About(id="today>a"),))
        for at in (DAY, LATER)
    )
    old = judged("today a Lead", "today b Lead", belief=0.5).replace(journal=wins[:1])
    old = change(old, "today>a", confidence=0.0)
    found = moved(old, change(old.replace(journal=wins), "b", status="done"))
    assert (found.done.likelier, found.judged.likelier) == ((0.25, 0.0), (0.0, 0.0))


def test_what_is_sampled_on_a_map_with_a_circle_has_its_sign_and_margin() -> None:
    old = judged("today a b Lead", "today b a Lead", belief=0.4)
    was = oracle.chances(old)["Lead"]
    for status, sign in (("done", 1), ("blocked", -1)):
        new = change(old, "a", status=status)
        found = moved(old, new).done.likelier
        assert 0 < found.margin < 0.01
        assert sign * found.value > 0.1
        expected = oracle.chances(new)["Lead"] - was
        assert found.value == pytest.approx(expected, abs=1.6 * found.margin)


def test_closing_one_way_does_not_shift_older_data_points_to_another() -> None:
    """What a data point says of a node is shared among its links; one less changes no share."""
    win = DataPoint(id="d", at=DAY, kind="win", about=(About(id="Lead"),), strength=3)
    old = judged("today Lead", "today a Lead", belief=0.5).replace(journal=(win,))
    found = moved(old, change(old, "a>Lead", closed=True)).done.likelier
    # Each of both links counted one of the two that the data point weighs: 2 / 3.
    assert found.value == pytest.approx(2 / 3 - (1 - (1 - 2 / 3) * (1 - 0.5 * 2 / 3)))


def test_hopes_that_came_true_or_were_let_go_have_no_figure() -> None:
    old = judged("today a Lead", "today b Chef", belief=1.0, nodes={"a": steady(8), "b": steady(2)})
    for status in ("reached", "let_go"):
        nodes = {"a": steady(8), "b": steady(2, status="done"), "Lead": {"status": status}}
        new = judged("today a Lead", "today b Chef", belief=1.0, nodes=nodes)
        assert [each.id for each in moved(old, new).hopes] == ["Chef"]
        assert moved(old, new).done.nearer == (2.0, 0.0)
        assert moved(new, old).done.nearer == (-2.0, 0.0)


def test_hopes_are_weighed_by_how_much_they_mattered_then_over_those_with_a_price() -> None:
    nodes = {"a": steady(8), "Lead": {"importance": 3}, "Chef": {"importance": 1}}
    old = judged("today a Lead", "today b Chef", belief=1.0, nodes={**nodes, "b": steady(8)})
    new = change(old, "b", status="done").replace(
        outcomes=tuple(each.replace(importance=5) for each in old.outcomes)
    )
    assert moved(old, new).done.nearer.value == pytest.approx(8 / 4)
    # One whose months nobody guessed is not counted as one that stood still.
    vague = change(old, "a", months=None)
    assert moved(vague, change(vague, "b", status="done")).done.nearer.value == pytest.approx(8)


@given(st.floats(0.5, 12), st.floats(1, 2), st.floats(1, 3), st.integers(2, 6))
def test_splitting_a_stone_along_a_chain_keeps_the_mean(
    low: float, more: float, still_more: float, parts: int
) -> None:
    spans = [low, low * more, low * more * still_more]
    whole = judged("today a Lead", belief=1.0, nodes={"a": lasting(*spans)})
    names = [f"a{n}" for n in range(parts)]
    piece = lasting(*(month / parts for month in spans))
    split = judged(f"today {' '.join(names)} Lead", belief=1.0, nodes=dict.fromkeys(names, piece))
    done = split
    for name in names:
        done = change(done, name, status="done")
    one = moved(whole, change(whole, "a", status="done")).done.nearer
    other = moved(split, done).done.nearer
    assert one.value == pytest.approx(other.value, rel=2e-3)


def test_nothing_is_said_of_what_is_not_judged_or_has_no_way() -> None:
    bare = sketch("today a Lead", nodes={"a": steady(3)})
    assert moved(bare, change(bare, "a", status="done")).done == (None, None)
    adrift = sketch("a Lead", nodes={"a": steady(3)})
    assert moved(adrift, adrift).done == (None, None)
    # Without months there is a chance to speak of, and no time.
    dateless = judged("today a Lead", belief=0.5)
    assert moved(dateless, change(dateless, "a", status="done")).done == (None, (0.25, 0.0))


def test_a_hope_that_lost_its_last_way_is_less_likely_and_no_more_or_less_near() -> None:
    old = judged("today a Lead", belief=0.5, nodes={"a": steady(3)})
    gone = change(old, "a", status="blocked")
    assert moved(old, gone).done == Shift(None, (-0.25, 0.0))
    assert moved(gone, change(gone, "a", status="done")).done == Shift(None, (0.5, 0.0))


def test_an_outcome_and_a_stone_of_one_id_in_two_models_are_not_the_same() -> None:
    stone = judged("today a Lead", belief=1.0, nodes={"a": steady(3)})
    outcome = WorkModel(outcomes=(Outcome(id="a", kind="skill", title="a", status="reached"),))
    assert moved(stone, outcome).hopes == ()
    assert moved(stone, outcome).done == (None, None)


def test_the_date_of_the_old_plan_is_what_its_data_points_have_faded_by() -> None:
    win = DataPoint(id="d", at=date(2020, 1, 1), kind="win", about=(About(id="a>Lead"),))
    old = judged("today a Lead", belief=0.5).replace(journal=(win,))
    new = change(old, "a", status="done")
    fresh = movement(old, new, date(2020, 1, 1), LATER).done.likelier.value
    faded = movement(old, new, date(2026, 1, 1), LATER).done.likelier.value
    assert fresh == pytest.approx(0.5 * 2 / 3)
    assert 0.25 < faded < fresh
