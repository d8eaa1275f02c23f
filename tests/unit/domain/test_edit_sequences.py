"""Whatever is edited in whatever order: the model stays sound, and edits stay pure."""

from itertools import count

from hypothesis import given, note
from hypothesis import strategies as st

from careerapp.domain.difference import difference, sentences
from careerapp.domain.edits import Edit, Edited, remove, restore
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError
from tests.strategies import edits_of, models


def assert_sound(model: WorkModel) -> None:
    """Check every invariant of the concept, one by one, without the model's own checks."""
    all_items = [
        *model.outcomes,
        *model.stones,
        *model.links,
        *model.ideas,
        *model.experiments,
        *model.signposts,
        *model.journal,
        *model.reflections,
    ]
    ids = ["today", *(item.id for item in all_items)]
    assert len(ids) == len(set(ids))
    outcomes = {outcome.id for outcome in model.outcomes}
    nodes = outcomes | {stone.id for stone in model.stones}
    pairs = [(link.source, link.target) for link in model.links]
    assert len(pairs) == len(set(pairs))
    for source, target in pairs:
        assert source in nodes | {"today"}
        assert source not in outcomes
        assert target in nodes
        assert source != target
    there = {"today", *nodes, *(x.id for x in model.links), *(x.id for x in model.ideas)}
    assert all(test.about in there for test in model.experiments if test.result == "open")
    assert all(sign.about in there for sign in model.signposts if sign.status == "watching")
    assert all(outcomes.issuperset(stone.against) for stone in model.stones)
    placed = [place.node for place in model.layout]
    assert len(placed) == len(set(placed))
    assert set(placed) <= nodes | {"today"}


def outcome_of(edit: Edit, model: WorkModel) -> Edited:
    """What an edit gives; refused, it gives the model as it was, and the reason."""
    try:
        return edit(model)
    except EditError as error:
        return Edited(model, str(error))


@given(models(), st.data())
def test_any_sequence_of_edits_keeps_every_invariant_and_is_pure(model, data):
    fresh = (f"fresh {number}" for number in count())
    for _ in range(data.draw(st.integers(1, 6), label="edits")):
        edit = data.draw(edits_of(model, fresh))
        before = model.model_dump_json()
        after, description = outcome_of(edit, model)
        note(description)
        assert model.model_dump_json() == before
        assert outcome_of(edit, model) == (after, description)
        assert description[0].isupper()
        assert description.splitlines() == [description]
        assert_sound(after)
        assert WorkModel.model_validate_json(after.model_dump_json()) == after
        model = after


@given(models(), st.data())
def test_removing_takes_what_hangs_on_it_and_nothing_else(model, data):
    if not model.items:
        return
    picked = data.draw(st.sets(st.sampled_from(list(model.items)), min_size=1, max_size=3))
    after = remove(*picked)(model).model
    gone = model.items.keys() - after.items.keys()
    links = {link.id for link in model.links if {link.source, link.target} & picked}
    checks = {
        check.id
        for check in (*model.experiments, *model.signposts)
        if check.is_open and check.about in picked | links
    }
    assert gone == picked | links | checks
    assert all(point.id in after.items for point in model.journal if point.id not in picked)


@given(models(), models())
def test_going_back_from_anywhere_is_sound_and_forgets_nothing_learned(then, now):
    try:
        after = restore(then, "Spring")(now).model
    except EditError:
        # Two unrelated models may use one id for different things; nothing else is in the way.
        assert then.items.keys() & now.items.keys()
        return
    assert_sound(after)
    assert (after.stones, after.outcomes, after.links) == (then.stones, then.outcomes, then.links)
    assert [point.id for point in after.journal] == [point.id for point in now.journal]
    assert after.reflections == now.reflections
    settled = {check.id for check in (*now.experiments, *now.signposts) if not check.is_open}
    assert settled <= after.items.keys()
    assert restore(then, "Spring")(after).model == after


@given(models(), models())
def test_a_difference_accounts_for_everything(old, new):
    found = difference(old, new)
    assert {item.id for item in found.added} - old.items.keys() <= new.items.keys()
    ends = (".", ".*", "?*", "!*", "…*")
    assert all(line.endswith(ends) and line.splitlines() == [line] for line in sentences(found))
    assert difference(new, new).is_empty
    assert found.is_empty == (
        {id: _content(item) for id, item in old.items.items()}
        == {id: _content(item) for id, item in new.items.items()}
        and (old.title, old.today, old.horizon_years) == (new.title, new.today, new.horizon_years)
    )


def _content(item):
    return type(item), item.model_dump(exclude={"about_title"})
