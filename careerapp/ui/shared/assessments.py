"""Assessments of versions, their surprises and their ways, kept for all tabs."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from careerapp import analysis
from careerapp.analysis.drawing.ways import Way, ways
from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head

if TYPE_CHECKING:
    from careerapp.analysis.findings.surprises import Surprise

KEPT = 64
"""How many assessments are kept, for all tabs together."""


@lru_cache(maxsize=KEPT)
def _assess(model: WorkModel, as_of: date) -> "analysis.Assessment":
    return analysis.assess(model, as_of)


def assess_model(model: WorkModel, as_of: date) -> "analysis.Assessment":
    """Assess a model as of a date; where its nodes lie makes no difference."""
    return _assess(model.unplaced, as_of)


def assess_head(head: Head, today: date) -> "analysis.Assessment":
    """Assess a version as it is now."""
    return assess_model(head.model, today)


@lru_cache(maxsize=KEPT)
def _surprises(model: WorkModel, as_of: date) -> "tuple[Surprise, ...]":
    from careerapp.analysis.findings.surprises import surprises  # it imports NumPy

    return surprises(model, _assess(model, as_of))


def find_surprises(head: Head, today: date) -> "tuple[Surprise, ...]":
    """Find what few would guess from the map of a version as it is now."""
    return _surprises(head.model.unplaced, today)


@lru_cache(maxsize=KEPT)
def _ways(drawing: WorkModel) -> dict[str, tuple[Way, ...]]:
    hopes = (outcome for outcome in drawing.outcomes if outcome.status == "open")
    return {hope.id: ways(drawing, hope.id) for hope in hopes}


def ways_of(head: Head) -> Mapping[str, tuple[Way, ...]]:
    """Give the ways to each open hope of a version, by id; a large map takes a while."""
    return _ways(head.model.drawing)


def assess_hope(head: Head, outcome_id: str, today: date) -> "analysis.OutcomeAssessment | None":
    """Give the assessment of one hope that has a way and a chance, or None.

    A map without a judged link is not assessed at all.
    """
    if all(link.confidence is None for link in head.model.links):
        return None
    found = assess_head(head, today).outcomes[outcome_id]
    return found if found.has_way and found.chance is not None else None
