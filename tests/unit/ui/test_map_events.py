"""What comes from the browser is believed only as far as it makes sense; what goes is plain."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.types import MAX_COORDINATE
from careerapp.picture.view import view_of
from careerapp.ui.pathway_map.events import (
    MOST_EVENTS,
    Moved,
    Selected,
    last_selected,
    parse_events,
)
from careerapp.ui.pathway_map.payload import found_by, payload_of
from tests.sketch import sketch
from tests.strategies import models

MODEL = sketch("today a b Lead")

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["op", "id", "to", "a", "today"]), inner, max_size=4)
    ),
    max_leaves=12,
)
almost = st.fixed_dictionaries(
    {"op": st.sampled_from(["select", "move", "delete"])},
    optional={
        "id": anything | st.sampled_from(["a", "today", "a>b", "gone"]),
        "to": anything
        | st.dictionaries(
            st.sampled_from(["a", "today", "gone"]), st.lists(st.floats() | st.booleans())
        ),
    },
)


@given(anything | st.lists(almost))
def test_whatever_the_browser_sends_only_sense_gets_through(raw):
    for event in parse_events(raw, MODEL):
        if isinstance(event, Selected):
            assert event.id in {None, "today", *MODEL.nodes, "today>a", "a>b", "b>Lead"}
            assert (event.id is None) == (event.kind is None)
        else:
            assert event.positions
            assert event.positions.keys() <= {"today", *MODEL.nodes}
            numbers = [number for place in event.positions.values() for number in place]
            assert all(abs(number) <= MAX_COORDINATE for number in numbers)


@pytest.mark.parametrize(
    ("id", "kind"),
    [("a", "node"), ("Lead", "node"), ("today", "node"), ("a>b", "link"), (None, None)],
)
def test_a_click_selects_a_node_a_link_or_nothing(id, kind):
    assert parse_events([{"op": "select", "id": id}], MODEL) == (Selected(id, kind),)


def test_places_that_make_no_sense_are_passed_over_and_the_others_kept():
    to = {"a": [1, -2.5], "b": [math.nan, 0], "Lead": [True, 0], "today": [1e9, 0], "gone": [0, 0]}
    assert parse_events([{"op": "move", "to": to}], MODEL) == (Moved({"a": (1.0, -2.5)}),)


def test_events_come_in_the_order_they_happened_and_not_without_end():
    raw = [{"op": "select", "id": "a"}, {"op": "select", "id": "b"}]
    events = parse_events(raw, MODEL)
    assert [event.id for event in events if isinstance(event, Selected)] == ["a", "b"]
    assert last_selected(events) == Selected("b", "node")
    assert last_selected(parse_events([{"op": "move", "to": {"a": [0, 0]}}], MODEL)) is None
    assert len(parse_events(raw * 500, MODEL)) == MOST_EVENTS


@given(models())
def test_everything_sent_to_the_browser_is_plain_json(model):
    payload = payload_of(view_of(model), key="map", height=520)._asdict()
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload


def test_a_selection_that_is_not_drawn_is_not_sent():
    view = view_of(MODEL, only={"today", "a"})
    for id, sent in (("a", "a"), ("today>a", "today>a"), ("b", None), ("a>b", None)):
        assert payload_of(view, key="map", height=520, selected=id).selected == sent


def test_a_still_picture_cannot_be_rearranged():
    view = view_of(MODEL)
    assert payload_of(view, key="map", height=520).placing
    assert not payload_of(view, key="map", height=520, still=True).placing
    assert payload_of(view, key="map", height=520, legend=False).legend == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("  ", None),
        ("MARIA", {"a"}),
        ("sql evenings", {"b"}),
        ("evenings sql", {"b"}),
        ("proud", {"Lead"}),
        ("nowhere", set()),
    ],
)
def test_search_looks_in_titles_notes_reasons_and_tags_for_all_words(text, found):
    model = sketch(
        "today a b Lead",
        nodes={
            "a": {"title": "Maria"},
            "b": {"note": "Learn SQL", "tags": ("evenings",)},
            "Lead": {"why": "I would be proud"},
        },
    )
    assert found_by(model, text) == found
