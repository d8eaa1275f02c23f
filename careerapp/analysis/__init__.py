"""Numbers and findings about a work model; pure, no clock, the same for the same model.

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

if TYPE_CHECKING:
    from careerapp.analysis.advice import (
        NextStep,
        WorthTesting,
        keeps_doors_open,
        next_steps,
        worth_testing,
    )
    from careerapp.analysis.arrival import ArrivalCurve, arrival_curve
    from careerapp.analysis.assessment import Assessment, OutcomeAssessment, assess
    from careerapp.analysis.drills import Drill, OutcomeDrill, drill, present_roles, rehearse
    from careerapp.analysis.evidence import Evidence, effective_confidences
    from careerapp.analysis.fragility import SingleLoss
    from careerapp.analysis.more_links import MoreLink, one_more_link
    from careerapp.analysis.pairs import pair_losses
    from careerapp.analysis.predictions import Calibration, calibration
    from careerapp.analysis.progress import (
        Earned,
        Moved,
        Pace,
        Progress,
        ToGo,
        earned,
        moved,
        to_go,
    )
    from careerapp.analysis.routing import Route, routes
    from careerapp.analysis.tradeoffs import Front, front

_HOME = {
    "ArrivalCurve": "arrival",
    "Assessment": "assessment",
    "Calibration": "predictions",
    "Drill": "drills",
    "Earned": "progress",
    "Evidence": "evidence",
    "Front": "tradeoffs",
    "MoreLink": "more_links",
    "Moved": "progress",
    "NextStep": "advice",
    "OutcomeAssessment": "assessment",
    "OutcomeDrill": "drills",
    "Pace": "progress",
    "Progress": "progress",
    "Route": "routing",
    "SingleLoss": "fragility",
    "ToGo": "progress",
    "WorthTesting": "advice",
    "arrival_curve": "arrival",
    "assess": "assessment",
    "calibration": "predictions",
    "drill": "drills",
    "earned": "progress",
    "effective_confidences": "evidence",
    "front": "tradeoffs",
    "keeps_doors_open": "advice",
    "moved": "progress",
    "next_steps": "advice",
    "one_more_link": "more_links",
    "pair_losses": "pairs",
    "present_roles": "drills",
    "rehearse": "drills",
    "routes": "routing",
    "to_go": "progress",
    "worth_testing": "advice",
}
"""Which module each name is in: what reads the drawing alone need not wait for NumPy."""

__all__ = [
    "ArrivalCurve",
    "Assessment",
    "Calibration",
    "Drill",
    "Earned",
    "Evidence",
    "Front",
    "MoreLink",
    "Moved",
    "NextStep",
    "OutcomeAssessment",
    "OutcomeDrill",
    "Pace",
    "Progress",
    "Route",
    "SingleLoss",
    "ToGo",
    "WorthTesting",
    "arrival_curve",
    "assess",
    "calibration",
    "drill",
    "earned",
    "effective_confidences",
    "front",
    "keeps_doors_open",
    "moved",
    "next_steps",
    "one_more_link",
    "pair_losses",
    "present_roles",
    "rehearse",
    "routes",
    "to_go",
    "worth_testing",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__]
