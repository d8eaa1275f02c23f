"""What is kept from one model to the next must never show in the numbers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import assess, routes
from careerapp.analysis.engine import study
from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.measures import assessment, losable
from careerapp.analysis.measures.assessment import assess_study
from careerapp.domain.items import DataPoint, Position
from careerapp.domain.model import WorkModel
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import BELIEFS, SPANS, maps

MAYBE = st.none() | BELIEFS
MIXED = maps(beliefs=MAYBE, months=st.none() | SPANS)
BACK = ("today a b c Lead", "today b a Lead", "today c b Lead")


def believing(model: WorkModel, beliefs: dict[str, float | None]) -> WorkModel:
    return model.replace(
        links=tuple(
            link.replace(confidence=beliefs.get(link.id, link.confidence)) for link in model.links
        )
    )


@given(MIXED, MIXED, st.data())
def test_after_edits_the_numbers_are_those_of_a_model_never_seen_before(
    one: WorkModel, other: WorkModel, data: st.DataObject
) -> None:
    """Generated maps share ids, so one after the other is an edit of everything at once."""
    for model in (one, other, one):
        assert assess(model, DAY) == assess_study(Study(model, DAY))
        if model.links:
            some = st.sampled_from([link.id for link in model.links])
            edited = believing(model, data.draw(st.dictionaries(some, MAYBE)))
            assert assess(edited, DAY) == assess_study(Study(edited, DAY))


def test_a_new_belief_sweeps_the_same_worlds_as_a_model_never_seen_before() -> None:
    before = judged(*BACK)
    after = believing(before, {"a>b": 0.9, "today>c": 0.25})
    kept = study_of(before, DAY)
    assert not kept.chance("Lead").exact
    again, fresh = study_of(after, DAY), Study(after, DAY)
    assert again.chance("Lead") == fresh.chance("Lead") != kept.chance("Lead")
    assert again.graph.blocks is kept.graph.blocks
    for node, row in fresh.sampled.reached.items():
        assert (row == again.sampled.reached[node]).all()


def test_a_new_belief_leaves_what_follows_from_the_drawing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = judged(*BACK)
    first = assess(before, DAY).outcomes["Lead"]
    for name in ("independent_routes", "survives_any_two"):
        monkeypatch.delattr(assessment, name)
    monkeypatch.delattr(losable, "ended_by")
    second = assess(believing(before, {"a>b": 0.9}), DAY).outcomes["Lead"]
    assert second.chance != first.chance
    assert second.hinges_on == first.hinges_on
    assert second.independent_routes == first.independent_routes


def test_ruling_a_link_out_or_judging_it_first_draws_the_map_anew() -> None:
    before = judged(*BACK)
    for belief in (0.0, None):
        after = believing(before, {"a>b": belief})
        assert assess(after, DAY) == assess_study(Study(after, DAY))
        assert assess(before, DAY) == assess_study(Study(before, DAY))


def test_a_data_point_and_another_date_move_the_numbers_of_what_was_kept() -> None:
    model = judged("today a Lead")
    point = DataPoint(id="d", at=date(2025, 3, 1), kind="win", about=("today>a",))
    assert assess(model, DAY).outcomes["Lead"].chance == 0.25
    after = model.replace(journal=(point,))
    faded = assess(after, DAY).outcomes["Lead"].chance
    fresh = assess(after, point.at).outcomes["Lead"].chance
    assert 0.25 < faded < fresh


def test_one_model_is_made_ready_once_however_often_it_is_asked_about() -> None:
    model = judged(*BACK)
    ready = study_of(model, DAY)
    routes(model, "Lead", as_of=DAY)
    assert study_of(model, DAY) is ready
    assert study_of(model.model_copy(deep=True), DAY) is ready
    assert study_of(model, date(2027, 3, 2)) is not ready


def test_moving_a_node_makes_no_study_anew() -> None:
    model = judged(*BACK)
    ready = study_of(model, DAY)
    moved = model.replace(layout=(Position(node="a", x=1.0, y=2.0),))
    assert study_of(moved, DAY) is ready


def test_many_threads_that_ask_at_once_get_the_numbers_of_their_own_model() -> None:
    asked = [judged(*BACK, belief=0.2 + 0.1 * (number % 7)) for number in range(42)]
    expected = [Study(model, DAY).chance("Lead") for model in asked[:7]]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda model: study_of(model, DAY).chance("Lead"), asked))
    assert found == expected * 6


def test_only_the_latest_models_are_kept() -> None:
    first = judged("today a Lead", belief=0.3)
    ready = study_of(first, DAY)
    for number in range(study.KEPT_STUDIES):
        study_of(judged("today a Lead", belief=0.4 + number / 10), DAY)
    assert study_of(first, DAY) is not ready
