"""What scripts rely on: the names, arguments and fields that are promised to them."""

import inspect
from dataclasses import fields

import pytest

from careerapp import analysis
from careerapp.analysis import (
    Assessment,
    MeasuredRoute,
    OutcomeAssessment,
    assess,
    drill,
    one_more_link,
    rehearse,
    routes,
)
from careerapp.domain.items import Months
from tests.unit.analysis.engine.test_chance import DAY, judged

FUNCTIONS = [name for name in analysis.__all__ if inspect.isfunction(getattr(analysis, name))]


def test_every_name_is_there_and_listed() -> None:
    assert dir(analysis) == analysis.__all__ == sorted(analysis.__all__)
    assert {"assess", "routes", "drill", "next_steps", "one_more_link"} <= set(FUNCTIONS)
    with pytest.raises(AttributeError, match="no_such_thing"):
        analysis.no_such_thing  # noqa: B018


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_comes_with_an_example_that_is_run(name: str) -> None:
    function = getattr(analysis, name)
    assert ">>>" in (inspect.getdoc(function) or "")
    assert inspect.signature(function).return_annotation is not inspect.Signature.empty


def test_results_have_the_fields_they_are_promised_to_have() -> None:
    assert {"as_of", "outcomes", "rigidity"} <= {field.name for field in fields(Assessment)}
    assert {
        "chance",
        "margin",
        "exact",
        "months",
        "hinges_on",
        "survives_any_one",
        "survives_any_two",
        "worst_loss",
        "chance_after_worst_loss",
        "independent_routes",
    } <= {field.name for field in fields(OutcomeAssessment)}
    assert {"nodes", "links", "months", "chance"} <= set(MeasuredRoute._fields)


def test_what_cannot_be_meant_is_refused_instead_of_answered() -> None:
    model = judged("today a Lead")
    with pytest.raises(TypeError, match="collection"):
        drill(model, "Lead", as_of=DAY)  # its letter "a" is an id
    with pytest.raises(TypeError, match="collection"):
        rehearse(model, tags="retail", as_of=DAY)
    with pytest.raises(ValueError, match="months, chance, risk"):
        routes(model, "Lead", by="speed")  # type: ignore[arg-type]
    for confidence in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="from 0 to 1"):
            one_more_link(model, confidence=confidence)


def test_scripts_call_them_by_these_arguments() -> None:
    spans = {id: {"months": Months(low=1, likely=2, high=3)} for id in "ab"}
    model = judged("today a Lead", "today b Lead", nodes=spans)
    found = assess(model, as_of=DAY)
    lead = found.outcomes["Lead"]
    low, likely, high = lead.months
    assert low <= likely <= high
    assert (lead.chance, lead.margin, lead.exact) == (0.4375, 0.0, True)
    assert (lead.independent_routes, lead.survives_any_two) == (2, False)
    assert drill(model, remove={"a"}, tags={"retail"}, as_of=DAY) == {"Lead": 0.25}
    for by in ("months", "chance", "risk"):
        best = routes(model, "Lead", k=3, by=by, different=False)
        assert {(route.nodes, route.links) for route in best} == {
            (("today", id, "Lead"), (f"today>{id}", f"{id}>Lead")) for id in "ab"
        }
    assert isinstance(best, tuple)
