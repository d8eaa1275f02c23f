"""The pyvis network says all that the view says, and little more is sent."""

import json

from hypothesis import given

from careerapp.picture.looks import link_look
from careerapp.picture.network import OPTIONS, network_data, network_of, warm_up
from careerapp.picture.overlay import Mark, Overlay
from careerapp.picture.view import view_of
from tests.sketch import sketch
from tests.strategies import models
from tests.unit.picture.maps import WRITTEN


def node(model, id, **options):
    nodes = network_data(view_of(model, show_dropped=True, **options)).nodes
    (found,) = (each for each in nodes if each["id"] == id)
    return found


def edges(model):
    return {edge["id"]: edge for edge in network_data(view_of(model)).edges}


@given(models())
def test_every_node_and_link_of_the_view_is_in_the_pyvis_network(model):
    view = view_of(model)
    network = network_of(view)
    assert [each["id"] for each in network.nodes] == [each.id for each in view.nodes]
    assert [(each["id"], each["from"], each["to"]) for each in network.edges] == [
        (edge.id, edge.source, edge.target) for edge in view.edges
    ]


@given(models())
def test_all_of_it_can_be_sent_as_json(model):
    data = network_data(view_of(model))
    assert json.loads(json.dumps(data, allow_nan=False)) == [data.nodes, data.edges, data.options]


def test_titles_come_through_as_they_were_typed():
    nasty = '<img src=x onerror=alert(1)> "quoted" ![x](http://evil.example)'
    sent = node(sketch("today a", nodes={"a": {"title": nasty}}), "a")
    assert sent["title"].split("\n")[0] == nasty
    assert sent["title"].split("\n")[1] == "Skill, not started"


def test_kinds_are_told_apart():
    kinds = ("skill", "role", "experience", "relationship")
    model = sketch("a b c d Lead", nodes=dict(zip("abcd", ({"kind": kind} for kind in kinds))))
    groups = {each["id"]: each["group"] for each in network_data(view_of(model)).nodes}
    assert groups == {**dict(zip("abcd", kinds)), "Lead": "outcome", "today": "today"}


def test_every_status_is_sent_apart_from_the_kind():
    statuses = ("idea", "active", "done", "blocked", "dropped")
    sent = [
        node(sketch("today a", nodes={"a": {"status": status, "progress": 0.4}}), "a")
        for status in statuses
    ]
    assert len({json.dumps(each["look"]) for each in sent}) == len(statuses)
    assert [each.get("progress") for each in sent] == [None, 0.4, None, None, None]


def test_what_sets_a_node_off_is_sent_and_nothing_of_a_plain_one():
    model = sketch("today a b", nodes={"b": {"needs": "all"}})
    assert node(model, "b")["all"] is True
    assert not node(model, "a").keys() & {"all", "mark", "progress"}
    marked = node(model, "a", overlay=Overlay("", {"a": Mark(badge="x", tone="ok")}, {}))
    assert marked["mark"] == {"badge": "x", "tone": "ok"}
    faded = node(model, "a", overlay=Overlay("", {"a": Mark(faded=True)}, {}))
    assert faded["mark"] == {"faded": True}


def test_the_look_of_a_link_is_sent_for_both_times():
    view = view_of(sketch("today a b"), overlay=Overlay("", {}, {"a>b": Mark(lost=True)}))
    (sent,) = (edge for edge in network_data(view).edges if edge["id"] == "a>b")
    (edge,) = (edge for edge in view.edges if edge.id == "a>b")
    for name, look in (("look", link_look(edge)), ("selected", link_look(edge, selected=True))):
        assert sent[name] == look._asdict() | {"dashes": list(look.dashes)}
    assert sent["title"] == "not judged yet, lost"


def test_nothing_is_simulated():
    assert OPTIONS["physics"] == {"enabled": False}
    assert network_data(view_of(sketch("today a"))).options == OPTIONS


def test_the_network_of_the_same_view_is_built_once():
    model = WRITTEN["shop"]
    assert network_data(view_of(model)) is network_data(view_of(model))


def test_warming_up_takes_no_longer_than_importing_pyvis():
    warm_up()
    import sys

    assert "pyvis.network" in sys.modules
