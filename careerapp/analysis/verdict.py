"""What a rehearsed loss means, as one sentence; titles stand between asterisks."""

from collections.abc import Sequence

from careerapp.analysis.drills import Drill, Standing
from careerapp.analysis.sentences import count
from careerapp.domain.edits import named
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital

_BECOMES: dict[Standing, str] = {
    "lost": "would have no way left",
    "weakened": "would lose a way",
    "intact": "would keep all ways",
}


def verdict(model: WorkModel, found: Drill) -> str:
    """Say what becomes of the open hopes; that a loss changes nothing is said too.

    Examples
    --------
    >>> from datetime import date
    >>> from careerapp.analysis.drills import rehearse
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...     ),
    ... )
    >>> verdict(model, rehearse(model, {"maria"}, as_of=date(2027, 3, 1)))
    '*Team lead* would have no way left.'
    """
    hopes = {outcome.id for outcome in model.outcomes if outcome.status == "open"}
    standing = {
        id: each.standing
        for id, each in found.outcomes.items()
        if id in hopes and each.standing != "no way"
    }
    if not standing:
        return "No hope has a way on the map yet, so there is nothing to lose."
    if set(standing.values()) == {"intact"}:
        return "Every hope keeps all its ways."
    parts = []
    for what, becomes in _BECOMES.items():
        ids = [id for id in standing if standing[id] == what]
        if ids:
            who = named(model.title_of(ids[0])) if len(ids) == 1 else count(len(ids), "hope")
            parts.append(f"{who} {becomes}")
    return capital(listed(parts)) + "."


def listed(parts: Sequence[str]) -> str:
    """Join parts of a sentence as people do.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
