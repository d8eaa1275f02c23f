"""Surprises: findings about a map that are hard to see by looking at it, as sentences."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.verdict import falls_along
from careerapp.analysis.measures.assessment import Assessment, OutcomeAssessment
from careerapp.analysis.measures.fragility import SingleLoss
from careerapp.analysis.measures.losses import present_roles, rehearse
from careerapp.analysis.measures.pairs import pair_losses
from careerapp.domain.model import WorkModel
from careerapp.domain.people import names_a_person
from careerapp.domain.reach import held, reachable
from careerapp.domain.statuses import HELD_STATUSES
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import capital, listed, named, sentence

MUCH = 1 / 3
"""Least share of an outcome's chance that must go with something held for a surprise."""

MOST_TAGS = 40
"""How many tags are tried, the most used first: each takes a search of the whole map."""

MOST_BLOCKED = 20
"""How many blocked stones are tried, as each takes a search too."""


class Surprise(NamedTuple):
    """One sentence, with the losses that show it; titles are between asterisks.

    Attributes
    ----------
    sentence : the finding.
    without : ids of stones whose loss shows it.
    tags : tags whose loss shows it.
    """

    sentence: str
    without: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def surprises(model: WorkModel, found: Assessment, most: int = 3) -> tuple[Surprise, ...]:
    """List surprises, at most one of each kind, in this order.

    1. A stone that several hopes hang on.
    2. The present job, when no hope ends with its loss.
    3. The person or role a person has whose loss would cost most.
    4. A tag whose loss ends several hopes more.
    5. Two stones whose loss together ends a hope that has several ways.

    Parameters
    ----------
    model : WorkModel
    found : Assessment
        Of this model, as `careerapp.analysis.assess` gives it.
    most : int
        No more than this.

    Examples
    --------
    >>> from datetime import date
    >>> from careerapp.analysis import assess
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(
    ...         Outcome(id="lead", kind="role", title="Team lead"),
    ...         Outcome(id="home", kind="balance", title="Home by six"),
    ...     ),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...         Link(id="c", source="maria", target="home"),
    ...     ),
    ... )
    >>> surprises(model, assess(model, as_of=date(2027, 3, 1)))[0].sentence
    'Two hopes hang on *Maria*: without them no way leads to *Team lead* and *Home by six*.'
    """
    hopes = [
        each
        for outcome in sorted(model.outcomes, key=lambda outcome: -outcome.importance)
        if (each := found.outcomes[outcome.id]).status == "open" and each.has_way
    ]
    told: list[Surprise] = []
    seen: set[str] = set()
    for surprise in _candidates(model, hopes, found):
        if len(told) == most:
            break
        # Each is about other things: a stone and its own tag would give the same finding twice.
        about = {*surprise.without, *surprise.tags}
        if not about & seen:
            told.append(surprise)
            seen |= about
    return tuple(told)


def _candidates(
    model: WorkModel, hopes: Sequence[OutcomeAssessment], found: Assessment
) -> Iterator[Surprise]:
    shared = _shared_stone(model, hopes)
    if shared:
        yield shared
    yield from _harmless_job(model, hopes, found)
    yield from _had_and_needed(model, hopes)
    yield from _shared_tag(model, hopes, shared)
    yield from _only_together(model, hopes, found)


def _shared_stone(model: WorkModel, hopes: Sequence[OutcomeAssessment]) -> Surprise | None:
    """Find the stone that the most hopes hang on, if they are several; of equals the first."""
    hanging: dict[str, list[str]] = {}
    for hope in hopes:
        for id in hope.hinges_on:
            if id in model.nodes:
                hanging.setdefault(id, []).append(hope.id)
    if not hanging:
        return None
    best = max(hanging, key=lambda id: len(hanging[id]))
    if len(hanging[best]) < 2:
        return None
    lead = f"{count(len(hanging[best]), 'hope')} hang on {named(model.title_of(best))}"
    gone = _stood_in(model, best, hanging[best])
    lead = f"Since {named(model.title_of(gone))} fell away, {lead}" if gone else capital(lead)
    without = f"without {_pronoun(model, best)} no way leads to {_titles(model, hanging[best])}"
    return Surprise(sentence(f"{lead}: {without}"), (best,))


def _stood_in(model: WorkModel, stone: str, hopes: Sequence[str]) -> str | None:
    """Find a blocked stone that, if it were done, would lead all these hopes around a stone."""
    blocked = [each for each in model.stones if each.status == "blocked"]
    for each in blocked[:MOST_BLOCKED]:
        stones = (one.replace(status="done") if one == each else one for one in model.stones)
        if reachable(model.replace(stones=tuple(stones)), {stone}).issuperset(hopes):
            return each.id
    return None


def _harmless_job(
    model: WorkModel, hopes: Sequence[OutcomeAssessment], found: Assessment
) -> Iterator[Surprise]:
    """Describe the loss of the present job, when no hope ends with it."""
    jobs = present_roles(model)
    if not jobs or not hopes:
        return
    rehearsed = rehearse(model, jobs, as_of=found.as_of)
    after = rehearsed.outcomes
    standings = {after[hope.id].standing for hope in hopes}
    if "lost" in standings:
        return
    lead = f"You could lose {_titles(model, jobs)}, and"
    falls = rehearsed.falls
    brought = [id for id in _brought(model, jobs, hopes) if id not in falls]
    stays = f", as long as {_titles(model, brought)} {_stay(brought)}" if brought else ""
    if "weakened" not in standings:
        gone = falls_along(model, rehearsed)
        ends = any(id in rehearsed.outcomes for id in falls)
        none = "no hope that is still open" if ends else "no hope"
        said = f"{lead} {none} would lose a way{stays}."
        yield Surprise(f"{said} {gone}".rstrip(), jobs)
        return
    hit = [hope for hope in hopes if after[hope.id].standing == "weakened"]
    lower = (_fall(model, hope, after[hope.id].after.value) for hope in hit)
    though = next((f"; but {fall}" for fall in lower if fall), "")
    every = "every hope would still have a way"
    if found.without_way:
        every = "every hope that has a way would keep one"
    said = f"{lead} {every}{stays}{though}. {falls_along(model, rehearsed)}"
    yield Surprise(said.rstrip(), jobs)


def _brought(
    model: WorkModel, jobs: Sequence[str], hopes: Sequence[OutcomeAssessment]
) -> list[str]:
    """List what one has through a job, and needs on ways ahead: it has to outlast the job."""
    had = held(model)
    through = _beyond(jobs, lambda id: (link.target for link in model.links_from.get(id, ())))
    ends = [hope.id for hope in hopes]
    leading = _beyond(ends, lambda id: (link.source for link in model.links_into.get(id, ())))
    return [
        id
        for id in through
        if id in had
        and id not in jobs
        and any(
            link.target in leading and link.target not in had
            for link in model.links_from.get(id, ())
        )
    ]


def _beyond(starts: Iterable[str], after: Callable[[str], Iterable[str]]) -> dict[str, None]:
    """Collect nodes and all that come after them, breadth first."""
    seen = dict.fromkeys(starts)
    ahead = deque(seen)
    while ahead:
        for id in after(ahead.popleft()):
            if id not in seen:
                seen[id] = None
                ahead.append(id)
    return seen


def _stay(things: Sequence[str]) -> str:
    return "stays" if len(things) == 1 else "stay"


def _had_and_needed(model: WorkModel, hopes: Sequence[OutcomeAssessment]) -> Iterator[Surprise]:
    """Describe the person or role one has whose loss would cost the most."""
    importance = {outcome.id: outcome.importance for outcome in model.outcomes}
    hit: dict[str, list[tuple[OutcomeAssessment, SingleLoss]]] = {}
    for hope in hopes:
        for loss in hope.losses:
            node = model.nodes.get(loss.id)
            if node and node.status in HELD_STATUSES and _taken(loss) >= MUCH:
                hit.setdefault(loss.id, []).append((hope, loss))
    if not hit:
        return

    def weight(id: str) -> float:
        return sum(importance[hope.id] * _taken(loss) for hope, loss in hit[id])

    best = max(hit, key=weight)
    ended = [hope.id for hope, loss in hit[best] if loss.ends_it]
    parts = [f"no way leads to {_titles(model, ended)}"] if ended else []
    falls = [_fall(model, hope, loss.chance) for hope, loss in hit[best] if not loss.ends_it]
    parts += filter(None, [listed([*filter(None, falls)])])
    if parts:
        it = _pronoun(model, best)
        lead = f"You have {named(model.title_of(best))} already, and much hangs on {it}"
        yield Surprise(sentence(f"{lead}: without {it} {', and '.join(parts)}"), (best,))


def _taken(loss: SingleLoss) -> float:
    return 1 if loss.ends_it else loss.share or 0


def _shared_tag(
    model: WorkModel, hopes: Sequence[OutcomeAssessment], shared: Surprise | None
) -> Iterator[Surprise]:
    """Describe the tag whose loss ends the most hopes, unless the shared stone ends them too."""
    carriers: dict[str, set[str]] = {}
    for stone in model.stones:
        for tag in stone.tags:
            carriers.setdefault(tag, set()).add(stone.id)
    widest = sorted(carriers, key=lambda tag: (-len(carriers[tag]), tag))[:MOST_TAGS]
    ended: dict[str, list[str]] = {}
    for tag in widest:
        gone = carriers[tag]
        if len(gone) > 1 and not (shared and gone.intersection(shared.without)):
            left = reachable(model, gone)
            ended[tag] = [hope.id for hope in hopes if hope.id not in left]
    best = max(ended, key=lambda tag: len(ended[tag]), default=None)
    if best is None:
        return
    known = reachable(model, {*shared.without}) if shared else ended[best]
    if len([hope for hope in ended[best] if hope in known]) < 2:
        return
    titles = _titles(model, ended[best])
    said = f"Without everything tagged {named(best)} no way leads to {titles}"
    yield Surprise(sentence(said), tags=(best,))


def _only_together(
    model: WorkModel, hopes: Sequence[OutcomeAssessment], found: Assessment
) -> Iterator[Surprise]:
    """Describe two stones whose loss together ends a hope; hopes with more than two ways first."""
    numbers = {
        hope.id: len(ways(model, hope.id))
        for hope in hopes
        if hope.survives_any_one and hope.survives_any_two is False
    }
    for id in sorted(numbers, key=lambda each: numbers[each] <= 2):
        pair = next(iter(pair_losses(model, id, found.as_of)), ())
        if len(pair) == 2 and all(each in model.nodes for each in pair):
            title, both = named(model.title_of(id)), _titles(model, pair)
            if numbers[id] > 2:
                many = capital(count(numbers[id], "way"))
                yield Surprise(
                    f"{many} lead to {title}, but losing both {both} ends them all.", pair
                )
            else:
                stands = f"{title} stands whatever one thing falls away"
                yield Surprise(sentence(f"{stands}, but not without both {both}"), pair)
            return


def _fall(model: WorkModel, hope: OutcomeAssessment, left: float | None) -> str:
    """Describe how a chance falls; empty if it is not judged, or the same in tenths."""
    if hope.chance is None or left is None or in_ten(hope.chance) == in_ten(left):
        return ""
    return f"{named(model.title_of(hope.id))} goes from {in_ten(hope.chance)} to {in_ten(left)}"


def _pronoun(model: WorkModel, id: str) -> str:
    return "them" if names_a_person(model.nodes[id]) else "it"


def _titles(model: WorkModel, ids: Sequence[str]) -> str:
    return listed([named(model.title_of(id)) for id in ids])
