"""Both sides of the map mean the same: what is kept here is what Python says today."""

import json

import pytest

from tests.contract.made import CONTRACT, HERE, MODEL, SENT, as_kept


@pytest.mark.parametrize("name", CONTRACT)
def test_what_is_kept_of_the_contract_is_what_python_says(name):
    kept = (HERE / f"{name}.json").read_text(encoding="utf-8")
    assert as_kept(CONTRACT[name]()) == kept, "meant? then: python -m tests.contract.made"


def test_every_kind_of_event_is_part_of_it():
    from careerapp.ui.pathway_map.events import MapEvent

    kept = json.loads((HERE / "events.json").read_text(encoding="utf-8"))
    assert {each["as"] for each in kept.values()} == {kind.__name__ for kind in MapEvent.__args__}
    assert len(kept) == len(SENT)


def test_the_refusals_kept_are_of_every_kind():
    kept = json.loads((HERE / "links.json").read_text(encoding="utf-8"))
    assert len(kept) == (len(MODEL.nodes) + 1) ** 2
    assert len({each["why"] for each in kept}) == 5
