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
    >>> belief_said(Evidence(0.7, 0.6, 0.3, 0.9, 0, 1, 0.0, None, (2,)))
    'You believed 7 in 10; after one setback, shared among two ways in, more like 6 in 10 (3 to 9).'
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
    happened += _sharing(found)
    was, now = in_ten(found.belief), in_ten(found.value)
    still = "still about" if was == now else "more like"
    band = ""
    if found.low is not None and found.high is not None:
        band = f" ({round(found.low * 10)} to {round(found.high * 10)})"
    old = " Most of that is old, so it counts less." if found.faded > OLD else ""
    return f"You believed {was}; after {happened} {still} {now}{band}.{old}"


def _sharing(found: Evidence) -> str:
    """Say which of the data points count only in part, since they speak for other ways in too."""
    if not found.shared:
        return ""
    number = found.wins + found.setbacks
    ways = set(found.shared)
    among = count(ways.pop(), "way") if len(ways) == 1 else "several ways"
    if len(found.shared) == number:
        each = "each " if number > 1 else ""
        return f", {each}shared among {among} in,"
    return f" ({count(len(found.shared), 'of them', 'of them')} shared among {among} in)"


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
