"""Numbers and findings about a work model; pure, no clock, the same for the same model."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerapp.analysis.assessment import Assessment, OutcomeAssessment, assess

_HOME = {
    "Assessment": "assessment",
    "OutcomeAssessment": "assessment",
    "assess": "assessment",
}
"""Which module each name is in: what reads the drawing alone need not wait for NumPy."""

__all__ = ["Assessment", "OutcomeAssessment", "assess"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__]
