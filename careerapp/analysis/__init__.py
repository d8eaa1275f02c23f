"""Figures and findings about a work model: pure functions, the same for the same model and date.

Examples
--------
>>> from datetime import date
>>> from careerapp.analysis import assess, drill
>>> from careerapp.domain.items import Link, Outcome
>>> from careerapp.domain.model import WorkModel
>>> model = WorkModel(
...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
...     links=(Link(id="a", source="today", target="lead", confidence=0.5),),
... )
>>> assess(model, as_of=date(2027, 3, 1)).outcomes["lead"].chance
0.5
>>> drill(model, remove={"a"}, as_of=date(2027, 3, 1))
{'lead': 0.0}
"""

from importlib import import_module
from typing import TYPE_CHECKING

# Names are imported when they are first used: NumPy and SciPy would slow the start of the app, and
# pages that only read the drawing need neither.
if TYPE_CHECKING:
    from careerapp.analysis.advice.more_links import MoreLink, one_more_link
    from careerapp.analysis.advice.next_steps import (
        NextStep,
        WorthTesting,
        keeps_doors_open,
        next_steps,
        worth_testing,
    )
    from careerapp.analysis.evidence import effective_confidences
    from careerapp.analysis.measures.arrival import ArrivalCurve, arrival_curve
    from careerapp.analysis.measures.assessment import Assessment, OutcomeAssessment, assess
    from careerapp.analysis.measures.beliefs import Evidence
    from careerapp.analysis.measures.calibration import Calibration, calibration
    from careerapp.analysis.measures.fragility import SingleLoss
    from careerapp.analysis.measures.losses import (
        Drill,
        OutcomeDrill,
        drill,
        present_roles,
        rehearse,
    )
    from careerapp.analysis.measures.movement import Movement, movement
    from careerapp.analysis.measures.pairs import pair_losses
    from careerapp.analysis.measures.progress import (
        OutcomeChange,
        Pace,
        Progress,
        compare_assessments,
        progress,
    )
    from careerapp.analysis.routing.pareto import Front, front
    from careerapp.analysis.routing.routes import MeasuredRoute, routes

_HOME = {
    "ArrivalCurve": "measures.arrival",
    "Assessment": "measures.assessment",
    "Calibration": "measures.calibration",
    "Drill": "measures.losses",
    "Evidence": "measures.beliefs",
    "Front": "routing.pareto",
    "MoreLink": "advice.more_links",
    "Movement": "measures.movement",
    "OutcomeChange": "measures.progress",
    "NextStep": "advice.next_steps",
    "OutcomeAssessment": "measures.assessment",
    "OutcomeDrill": "measures.losses",
    "Pace": "measures.progress",
    "Progress": "measures.progress",
    "MeasuredRoute": "routing.routes",
    "SingleLoss": "measures.fragility",
    "WorthTesting": "advice.next_steps",
    "arrival_curve": "measures.arrival",
    "assess": "measures.assessment",
    "calibration": "measures.calibration",
    "drill": "measures.losses",
    "effective_confidences": "evidence",
    "front": "routing.pareto",
    "keeps_doors_open": "advice.next_steps",
    "compare_assessments": "measures.progress",
    "movement": "measures.movement",
    "next_steps": "advice.next_steps",
    "one_more_link": "advice.more_links",
    "pair_losses": "measures.pairs",
    "present_roles": "measures.losses",
    "progress": "measures.progress",
    "rehearse": "measures.losses",
    "routes": "routing.routes",
    "worth_testing": "advice.next_steps",
}
"""The module of each name."""

__all__ = [
    "ArrivalCurve",
    "Assessment",
    "Calibration",
    "Drill",
    "Evidence",
    "Front",
    "MeasuredRoute",
    "MoreLink",
    "Movement",
    "NextStep",
    "OutcomeAssessment",
    "OutcomeChange",
    "OutcomeDrill",
    "Pace",
    "Progress",
    "SingleLoss",
    "WorthTesting",
    "arrival_curve",
    "assess",
    "calibration",
    "compare_assessments",
    "drill",
    "effective_confidences",
    "front",
    "keeps_doors_open",
    "movement",
    "next_steps",
    "one_more_link",
    "pair_losses",
    "present_roles",
    "progress",
    "rehearse",
    "routes",
    "worth_testing",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__]
