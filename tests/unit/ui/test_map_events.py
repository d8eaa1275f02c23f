"""What comes from the browser is believed only as far as it makes sense; what goes is plain."""

import json
import math
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.domain.types import MAX_COORDINATE
from careerapp.picture.network import network_data
from careerapp.picture.overlay import Mark, Overlay
from careerapp.picture.view import view_of
from careerapp.ui.pathway_map.events import (
    MOST_EVENTS,
    NEW_KINDS,
    Added,
    Heard,
    IdeaMapped,
    Linked,
    Moved,
    Picked,
    Removed,
    Renamed,
    Selected,
    Stepped,
    parse_events,
    unheard,
)
from careerapp.ui.pathway_map.packing import pack, steps
from careerapp.ui.pathway_map.payload import MapMoment, as_sent, find_nodes, map_of, moment_of
from tests.sketch import sketch
from tests.strategies import models
from tests.unit.picture.maps import WRITTEN

MODEL = sketch("today a b Lead")

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["op", "id", "to", "a", "today"]), inner, max_size=4)
    ),
    max_leaves=12,
)
some_id = st.sampled_from(["a", "today", "a>b", "gone", "", "x" * 65])
place = st.lists(st.floats() | st.booleans() | st.integers(), max_size=3)
almost = st.fixed_dictionaries(
    {
        "op": st.sampled_from(
            ["select", "pick", "move", "add", "link", "rename", "remove", "idea", "undo", "delete"]
        )
    },
    optional={
        "id": anything | some_id,
        "ids": anything | st.lists(anything | some_id),
        "to": anything | some_id | st.dictionaries(some_id, place),
        "from": anything | some_id,
        "title": anything | st.text(max_size=4_500),
        "was": anything,
        "kind": anything | st.sampled_from([*NEW_KINDS, "today"]),
        "at": anything | place,
    },
)


def is_place(at):
    return at is None or (len(at) == 2 and all(abs(number) <= MAX_COORDINATE for number in at))


@given(anything | st.lists(almost))
def test_whatever_the_browser_sends_only_sense_gets_through(raw):
    for event in parse_events(raw, MODEL):
        match event:
            case Selected(id=id, kind=kind):
                assert id in {None, "today", *MODEL.nodes, "today>a", "a>b", "b>Lead"}
                assert (id is None) == (kind is None)
            case Picked(ids=ids):
                assert len(set(ids)) == len(ids) > 1
                assert set(ids) <= MODEL.nodes.keys()
            case Moved(positions=positions):
                assert positions
                assert positions.keys() <= {"today", *MODEL.nodes}
                assert all(map(is_place, positions.values()))
            case Added(title=title, kind=kind, at=at, source=source):
                assert "\n" not in title
                assert kind in {None, *NEW_KINDS}
                assert is_place(at)
                assert source is None or 0 < len(source) <= 64
            case Removed(ids=ids):
                assert ids
                assert all(0 < len(id) <= 64 for id in ids)
            case IdeaMapped(id=id, at=at):
                assert 0 < len(id) <= 64
                assert is_place(at)
            case Linked(source=source, target=target):
                assert 0 < len(source) <= 64 >= len(target) > 0
            case Renamed(id=id, title=title, was=was):
                assert isinstance(was, str)
                assert "\n" not in title
            case Stepped(back=back):
                assert isinstance(back, bool)


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
    assert len(parse_events(raw * 500, MODEL)) == MOST_EVENTS


def test_several_are_picked_only_where_they_are():
    def picked(*ids):
        return parse_events([{"op": "pick", "ids": list(ids)}], MODEL)

    assert picked("a", "gone", "today", "b", "a") == (Picked(("a", "b")),)
    assert picked("gone", "b") == (Selected("b", "node"),)
    assert picked("gone", "a>b") == ()


def test_numbers_no_float_can_hold_are_passed_over():
    (added,) = parse_events(
        [{"op": "add", "title": "x", "kind": None, "at": [10**400, 0], "from": None}], MODEL
    )
    assert added == Added("x", None, None, None)


def test_a_title_far_too_long_stays_too_long_and_is_not_carried_whole():
    (added,) = parse_events([{"op": "add", "title": "t" * 10**6}], MODEL)
    assert isinstance(added, Added)
    assert 200 < len(added.title) < 10_000


def test_an_event_is_heard_once_however_often_it_is_sent():
    def said(*numbers, by="tab"):
        return [{"op": "undo", "by": by, "n": n} for n in numbers]

    fresh, heard = unheard(said(1, 2), None)
    assert (fresh, heard) == (said(1, 2), Heard("tab", 2))
    fresh, heard = unheard(said(1, 2, 3), heard)
    assert (fresh, heard) == (said(3), Heard("tab", 3))
    assert unheard(said(2, 3), heard) == ([], heard)


def test_a_map_that_began_anew_counts_from_the_start():
    event = {"op": "undo", "by": "other", "n": 1}
    assert unheard([event], Heard("tab", 9)) == ([event], Heard("other", 1))


@given(anything | st.lists(st.fixed_dictionaries({}, optional={"by": anything, "n": anything})))
def test_what_bears_no_number_is_not_heard(raw):
    fresh, heard = unheard(raw, None)
    assert all(type(event["n"]) is int and isinstance(event["by"], str) for event in fresh)
    assert (heard is None) == (not fresh)


def test_what_is_heard_tells_which_map_the_page_has_if_it_has_one():
    def said(n, **more):
        return [{"op": "undo", "by": "tab", "n": n, **more}]

    assert unheard(said(1, has="abc"), None)[1] == Heard("tab", 1, "abc")
    for odd in (None, 7, "", "x" * 65, ["abc"]):
        assert unheard(said(2, has=odd), Heard("tab", 1, "abc"))[1] == Heard("tab", 2)
    assert unheard(said(1), Heard("tab", 1, "abc"))[1] == Heard("tab", 1, "abc")


def test_to_need_a_map_changes_nothing():
    assert parse_events([{"op": "need", "has": None, "by": "tab", "n": 1}], MODEL) == ()


def moment(view, **options) -> MapMoment:
    return moment_of(view, key="map", map="abc", height=520, **options)


def unpacked(packed):
    """The plain reading of what `pack` says: item by item, name by name."""
    items: list[dict[str, Any]] = [{} for _ in range(packed["count"])]
    for name, column in packed["columns"].items():
        for index, item in enumerate(items):
            at = column.get("at", [0] * packed["count"]) if "of" in column else None
            value = column[index] if at is None else column["of"][at[index]]
            if value is not None:
                *outer, last = name.split(".")
                for part in outer:
                    item = item.setdefault(part, {})
                item[last] = value
    return items


values = st.recursive(
    st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=2)
)
names = st.sampled_from(["a", "b", "id"])
within = st.dictionaries(names, values, min_size=1)


@given(
    st.lists(st.dictionaries(names, values) | st.fixed_dictionaries({"look": within}), max_size=9)
)
def test_whatever_is_packed_comes_out_the_same(items):
    out = unpacked(json.loads(json.dumps(pack(items))))
    assert json.dumps(out, sort_keys=True) == json.dumps(items, sort_keys=True)


@given(st.lists(st.tuples(st.integers(-9_000, 9_000), st.integers(-9_000, 9_000))))
def test_a_line_told_in_steps_has_the_points_it_had(points):
    told = steps(points)
    assert list(accumulate(told[::2])) == [x for x, _ in points]
    assert list(accumulate(told[1::2])) == [y for _, y in points]


@given(models())
def test_everything_sent_to_the_browser_is_plain_json(model):
    view = view_of(model)
    drawing = map_of(view)
    now = moment(view)
    sent = json.loads(as_sent(now, drawing))
    network = network_data(view)
    assert {name: sent[name] for name in MapMoment._fields} == now._asdict()
    edges = unpacked(sent["drawing"]["edges"])
    ids = [node["id"] for node in unpacked(sent["drawing"]["nodes"])]
    assert ids == [node["id"] for node in network.nodes]
    assert [(ids[edge["from"]], ids[edge["to"]]) for edge in edges] == [
        (edge["from"], edge["to"]) for edge in network.edges
    ]
    assert json.loads(as_sent(now, None)) == now._asdict()


def test_little_is_sent_of_a_node_and_its_links_and_hardly_anything_of_a_click():
    for model in WRITTEN.values():
        view = view_of(model)
        assert len(map_of(view).text) / len(model.nodes) < 250
        assert len(as_sent(moment(view, selected=view.nodes[-1].id), None)) < 400


def test_a_map_is_another_one_if_anything_on_it_differs():
    view = view_of(MODEL)
    ids = {
        map_of(view).id,
        map_of(view, legend=False).id,
        map_of(view_of(MODEL, overlay=Overlay("", {}, {"a>b": Mark(lost=True)}))).id,
        map_of(view_of(sketch("today a b Lead", nodes={"a": {"title": "Maria"}}))).id,
    }
    assert len(ids) == 4
    assert map_of(view_of(sketch("today a b Lead"))).id in ids


def test_a_selection_that_is_not_drawn_is_not_sent():
    view = view_of(MODEL, only={"today", "a"})
    for id, sent in (("a", "a"), ("today>a", "today>a"), ("b", None), ("a>b", None)):
        assert moment(view, selected=id).selected == sent


def test_a_still_picture_cannot_be_rearranged():
    view = view_of(MODEL)
    assert moment(view).placing
    assert not moment(view, still=True).placing
    assert json.loads(map_of(view, legend=False).text)["legend"] == []


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
    assert find_nodes(model, text) == found
