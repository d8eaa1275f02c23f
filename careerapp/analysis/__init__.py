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
    from careerapp.analysis.arrival import ArrivalCurve, arrival_curve
    from careerapp.analysis.assessment import Assessment, OutcomeAssessment, assess
    from careerapp.analysis.drills import Drill, OutcomeDrill, drill, present_roles, rehearse
    from careerapp.analysis.fragility import SingleLoss, pair_losses
    from careerapp.analysis.routing import Route, routes
    from careerapp.analysis.tradeoffs import Front, front

_HOME = {
    "ArrivalCurve": "arrival",
    "Assessment": "assessment",
    "Drill": "drills",
    "Evidence": "evidence",
    "Front": "tradeoffs",
    "OutcomeAssessment": "assessment",
    "OutcomeDrill": "drills",
    "Route": "routing",
    "SingleLoss": "fragility",
    "arrival_curve": "arrival",
    "assess": "assessment",
    "drill": "drills",
    "front": "tradeoffs",
    "pair_losses": "fragility",
    "present_roles": "drills",
    "rehearse": "drills",
    "routes": "routing",
}
"""Which module each name is in: what reads the drawing alone need not wait for NumPy."""

__all__ = [
    "ArrivalCurve",
    "Assessment",
    "Drill",
    "Front",
    "OutcomeAssessment",
    "OutcomeDrill",
    "Route",
    "SingleLoss",
    "arrival_curve",
    "assess",
    "drill",
    "front",
    "pair_losses",
    "present_roles",
    "rehearse",
    "routes",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__]
