"""The numbers of a work model for the pages: computed once for a state, said as people say them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING

from careerapp.analysis.drawing.ways import Way, ways
from careerapp.analysis.findings.sentences import count
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import in_ten
from careerapp.storage.records import Head

if TYPE_CHECKING:
    from careerapp.analysis import Assessment, OutcomeAssessment
    from careerapp.analysis.findings.surprises import Surprise

KEPT = 64
"""How many assessments are remembered, for all tabs."""


@lru_cache(maxsize=KEPT)
def _assess(model: WorkModel, as_of: date) -> "Assessment":
    from careerapp.analysis import assess  # NumPy and SciPy wait until a number is wanted

    return assess(model, as_of)


def assessment_of(model: WorkModel, as_of: date) -> "Assessment":
    """Assess a model as of a date; moving nodes on the map changes nothing."""
    return _assess(model.unplaced, as_of)


def assessment(head: Head, today: date) -> "Assessment":
    """Assess a version as it is now."""
    return assessment_of(head.model, today)


@lru_cache(maxsize=KEPT)
def _surprises(model: WorkModel, as_of: date) -> "tuple[Surprise, ...]":
    from careerapp.analysis.findings.surprises import surprises

    return surprises(model, _assess(model, as_of))


def stands_out(head: Head, today: date) -> "tuple[Surprise, ...]":
    """Give what stands out about a version as it is now."""
    return _surprises(head.model.unplaced, today)


@lru_cache(maxsize=KEPT)
def _ways(drawing: WorkModel) -> dict[str, tuple[Way, ...]]:
    hopes = (outcome for outcome in drawing.outcomes if outcome.status == "open")
    return {hope.id: ways(drawing, hope.id) for hope in hopes}


def ways_of(head: Head) -> Mapping[str, tuple[Way, ...]]:
    """Give the ways to each open hope of a version as it is now; a large map takes a while."""
    return _ways(head.model.drawing)


def judged(head: Head, outcome_id: str, today: date) -> "OutcomeAssessment | None":
    """What is known of an outcome that has a chance; None where it has none, or none yet.

    A map on which nothing is judged is not assessed at all.
    """
    if all(link.confidence is None for link in head.model.links):
        return None
    found = assessment(head, today).outcomes[outcome_id]
    return found if found.has_way and found.chance is not None else None


def way_chance(way: Way, beliefs: Mapping[str, float | None]) -> float | None:
    """Give the chance that all of one way works, from every link's effective confidence.

    None while a link on it is not judged.
    """
    judged = [belief for id in way.all_links if (belief := beliefs[id]) is not None]
    return prod(judged) if len(judged) == len(way.all_links) else None


def way_said(way: Way, beliefs: Mapping[str, float | None]) -> str:
    """Say how likely all of one way works; empty while a link on it is not judged."""
    chance = way_chance(way, beliefs)
    return "" if chance is None else f"{in_ten(chance)} on its own, by your guesses"


def chance_said(found: "OutcomeAssessment") -> str:
    """Say an outcome's chance as what it is, or that it is not judged yet; Markdown."""
    if not found.has_way:
        return "no way yet"
    if found.chance is None:
        links = len(found.unjudged)
        return f"not judged yet: {count(links, 'link')} to go"
    return f"by your own guesses, **{in_ten(found.chance)}**"


def months_said(months: tuple[float, float, float] | None) -> str:
    """Say when an outcome comes about, if it does, from its 10th, 50th and 90th percentile.

    >>> months_said((11.0, 15.0, 25.0))
    'if it works out, usually 1 to 2 years'
    >>> months_said((0.8, 1.6, 4.0))
    'if it works out, usually 1 to 4 months'
    """
    if months is None:
        return ""
    low, _, high = months
    if high <= 0:
        return ""
    if high < 18:
        first, last, unit = max(1, round(low)), max(1, round(high)), "month"
    else:
        first, last, unit = max(1, round(low / 12)), max(1, round(high / 12)), "year"
    span = f"about {last} {unit}" if first == last else f"{first} to {last} {unit}"
    return f"if it works out, usually {span}{'s' if last > 1 else ''}"
