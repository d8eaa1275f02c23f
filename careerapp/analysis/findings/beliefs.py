"""Beliefs and their evidence, as sentences."""

from careerapp.analysis.measures.beliefs import Evidence
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import listed

OLD = 0.5
"""Share of evidence that has faded from which it is called old."""


def belief_said(found: Evidence) -> str:
    """Describe a belief and its effective confidence; empty without a belief or data points.

    Examples
    --------
    >>> belief_said(Evidence(0.7, 0.68, 0.41, 0.9, 2, 1, 0.1, None))
    'You believed 7 in 10; after two wins and one setback still about 7 in 10 (4 to 9).'
    """
    if found.belief is None or found.value is None or not (found.wins or found.setbacks):
        return ""
    happened = listed(
        [
            count(number, noun)
            for number, noun in ((found.wins, "win"), (found.setbacks, "setback"))
            if number
        ]
    )
    was, now = in_ten(found.belief), in_ten(found.value)
    still = "still about" if was == now else "rather"
    band = ""
    if found.low is not None and found.high is not None:
        band = f" ({round(found.low * 10)} to {round(found.high * 10)})"
    old = " Most of that is old, so it counts less." if found.faded > OLD else ""
    return f"You believed {was}; after {happened} {still} {now}{band}.{old}"


APART = 0.05
"""Least distance of belief and effective confidence that is worth a question."""


def parts_clearly(found: Evidence) -> bool:
    """Whether a belief is outside the band of its effective confidence, so that one may be wrong.

    >>> parts_clearly(Evidence(0.9, 0.5, 0.3, 0.7, 0, 3, 0.0, None))
    True
    """
    if found.belief is None or found.value is None or found.low is None or found.high is None:
        return False
    apart = abs(found.belief - found.value) >= APART
    return apart and not found.low <= found.belief <= found.high
