"""Verdicts on losses as sentences; titles are between asterisks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from careerapp.analysis.drawing.salvage import left_over
from careerapp.analysis.drawing.ways import Way, ways
from careerapp.analysis.findings.way_words import no_ways
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.wording.numbers import NUMBERS, count
from careerapp.wording.phrases import capital, listed, named, sentence

if TYPE_CHECKING:  # both import NumPy, which joining words can do without
    from careerapp.analysis.measures.assessment import Assessment
    from careerapp.analysis.measures.losses import Drill

MOST_TITLES = 3
"""More hopes than this are counted rather than named."""


def ways_left(model: WorkModel, found: "Drill") -> dict[str, tuple[Way, ...]]:
    """Give the ways left to each open outcome that loses something and keeps a way, by id."""
    left = left_over(model, found.lost)
    hurt = [each.id for each in found.outcomes.values() if each.standing == "weakened"]
    return {id: ways(left, id) for id in hurt if model.nodes[id].status == "open"}


def verdict(
    model: WorkModel,
    found: "Drill",
    before: Mapping[str, Sequence[Way]] | None = None,
    left: Mapping[str, Sequence[Way]] | None = None,
) -> str:
    """Describe what a loss does to open outcomes: lost, weakened or unchanged.

    What a person has and would lose along gets a sentence of its own.

    Parameters
    ----------
    model : WorkModel
    found : Drill
        As `careerapp.analysis.rehearse` gives it.
    before, left : mapping of str to sequence of Way, optional
        The ways to open hopes as they are, and what `ways_left` gives, where they are known.

    Examples
    --------
    >>> from datetime import date
    >>> from careerapp.analysis.measures.losses import rehearse
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
    now = falls_along(model, found)
    if not hopes:
        return now or "No hope is open, so there is nothing to lose."
    if not standing:
        return now or "No hope has a way on the map now, so there is nothing to lose."
    if set(standing.values()) == {"intact"}:
        still = any(id in found.falls for id in found.outcomes)
        every = "Every hope that is still open" if still else "Every hope"
        return " ".join(filter(None, [f"{every} keeps all its ways.", now]))
    hurt = [id for id in standing if standing[id] == "weakened"]
    had = {id: before[id] if before else ways(model, id) for id in hurt}
    have = ways_left(model, found) if left is None else left
    whole = list(standing.values()).count("intact")
    parts = [
        *_said_of(model, [id for id in standing if standing[id] == "lost"], "have no way left"),
        *_hurt(model, hurt, had, have),
        *_said_of(
            model,
            [id for id in standing if standing[id] == "intact"],
            f"keep all {'its' if whole == 1 else 'their'} ways",
        ),
    ]
    return " ".join(filter(None, [f"{capital(listed(parts))}.", now]))


def _said_of(model: WorkModel, ids: Sequence[str], becomes: str) -> Iterator[str]:
    if ids:
        yield f"{_who(model, ids)} would {becomes}"


def _hurt(
    model: WorkModel,
    ids: Sequence[str],
    before: Mapping[str, Sequence[Way]],
    left: Mapping[str, Sequence[Way]],
) -> Iterator[str]:
    """Describe how many ways a hope has left; of several hopes only that these are fewer."""
    fewer = [id for id in ids if len(left[id]) < len(before[id])]
    if len(fewer) == 1:
        of = f"{NUMBERS[len(left[fewer[0]])]} of {NUMBERS[len(before[fewer[0]])]} ways left"
        yield from _said_of(model, fewer, f"have {of}")
    else:
        yield from _said_of(model, fewer, "have fewer ways left")
    yield from _said_of(
        model, [id for id in ids if id not in fewer], "lose a part of what leads there"
    )


def falls_along(model: WorkModel, found: "Drill") -> str:
    """Describe what a person has and would lose along, as it rests on what is lost; else empty."""
    said = []
    stones = [id for id in found.falls if isinstance(model.nodes[id], Stone)]
    true = [id for id in found.falls if id not in stones]
    for ids, becomes in ((stones, "go too"), (true, "no longer be true")):
        names = [named(model.title_of(id)) for id in ids]
        what = "thing" if ids is stones else "hope"
        who = listed(names) if len(ids) <= MOST_TITLES else capital(count(len(ids), what))
        said += [f"{who} would {becomes}."] if ids else []
    return " ".join(said)


def _who(model: WorkModel, ids: Sequence[str]) -> str:
    return named(model.title_of(ids[0])) if len(ids) == 1 else count(len(ids), "hope")


def exposure(model: WorkModel, found: "Assessment") -> Iterator[str]:
    """Describe which hopes one loss would end, how much the worst takes, and which have no way.

    Examples
    --------
    >>> from datetime import date
    >>> from careerapp.analysis.measures.assessment import assess
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(
    ...         Outcome(id="lead", kind="role", title="Team lead"),
    ...         Outcome(id="home", kind="balance", title="Home by six"),
    ...         Outcome(id="sql", kind="skill", title="SQL"),
    ...     ),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...         Link(id="c", source="maria", target="home"),
    ...         Link(id="d", source="today", target="home"),
    ...     ),
    ... )
    >>> for sentence in exposure(model, assess(model, as_of=date(2027, 3, 1))):
    ...     print(sentence)
    One loss, *Maria*, would end *Team lead*; *Home by six* survives any one.
    *SQL* has no way yet.
    """
    hopes = [each for each in found.outcomes.values() if each.status == "open" and each.has_way]
    ended = [each.id for each in hopes if not each.survives_any_one]
    safe = [each.id for each in hopes if each.survives_any_one]

    shared = [
        id
        for id in (found.outcomes[ended[0]].hinges_on if ended else ())
        if all(id in found.outcomes[each].hinges_on for each in ended)
    ]
    parts = []
    if shared:
        parts = [f"one loss, {name_item(model, shared[0])}, would end {_who(model, ended)}"]
    elif ended:
        parts = [f"each of {_who(model, ended)} would end with one loss"]
    stands = "survives" if len(safe) == 1 else "survive"
    parts += [f"{_who(model, safe)} {stands} any one" + ("" if ended else " loss")] if safe else []
    if parts:
        yield sentence(capital("; ".join(parts)))
    yield from worst_losses(found)
    if found.without_way:
        has = "has" if len(found.without_way) == 1 else "have"
        none = no_ways(model, found.without_way)
        yield f"{capital(_who(model, found.without_way))} {has} {none}."


def worst_losses(found: "Assessment") -> Iterator[str]:
    """Describe the rigidity of a version with several judged outcomes."""
    judged = [each for each in found.outcomes.values() if each.rigidity is not None]
    if found.rigidity is not None and len(judged) > 1:
        which = count(len(judged), "hope")
        those = f"the {which} that are judged" if found.unjudged or found.left_out else which
        yield f"Over {those}, the worst single loss of each takes {_share(found.rigidity)}."


_FRACTIONS = {
    0.1: "about a tenth",
    0.2: "about a fifth",
    0.25: "about a quarter",
    0.33: "about a third",
    0.4: "about two fifths",
    0.5: "about half",
    0.6: "about three fifths",
    0.67: "about two thirds",
    0.75: "about three quarters",
    0.8: "about four fifths",
    0.9: "nearly all",
}


def _share(rigidity: float) -> str:
    """Give a share of the chances in words.

    >>> _share(0.02), _share(0.43), _share(1.0)
    ('next to nothing', 'about two fifths of its chance', 'all of its chance')
    """
    if rigidity < 0.05:
        return "next to nothing"
    if rigidity == 1:
        return "all of its chance"
    nearest = min(_FRACTIONS, key=lambda share: abs(share - rigidity))
    return f"{_FRACTIONS[nearest]} of its chance"
