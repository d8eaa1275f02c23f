"""Shifts of chances and confidences from one model to another, as sentences."""

from collections.abc import Collection, Iterator
from datetime import date

from careerapp.analysis.evidence import Share, effective_confidences, shares_by_link
from careerapp.analysis.measures.assessment import assess
from careerapp.domain.items import Grounds
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.domain.scales import CONFIDENCE_WORDS, GROUNDS_WORDS, confidence_word
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import named

TOO_SMALL = 0.005
"""Shifts of less than this are left out."""


def chance_shifts(before: WorkModel, after: WorkModel, as_of: date) -> tuple[str, ...]:
    """Describe each chance that shifts, the most important outcomes first.

    Outcomes that are not judged in both models are left out, and so are those that came true, were
    let go or have no way any more: that is no matter of guesses. Titles are between asterisks.

    Examples
    --------
    >>> from careerapp.domain.items import About, DataPoint, Link, Outcome
    >>> before = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Lead"),),
    ...     links=(Link(id="a", source="today", target="lead", confidence=0.7),),
    ... )
    >>> point = DataPoint(
    ...     id="d", at=date(2027, 3, 1), kind="setback", about=(About(id="a", made="harder"),)
    ... )
    >>> after = before.replace(journal=(point,))
    >>> print(*chance_shifts(before, after, date(2027, 3, 1)))
    *Lead* goes from 7 in 10 to 5 in 10, by your own guesses.
    >>> print(*link_shifts(before, after, date(2027, 3, 1)))
    *Today* to *Lead* counts as 47% now, 70% before: a clear setback, and so far it was a guess.
    """
    return tuple(_chances(before, after, as_of))


def chances_that_stay(model: WorkModel, about: Collection[str], as_of: date) -> tuple[str, ...]:
    """Describe the chance of each open hope that leads on from some nodes or links.

    For what was to be expected to move it, and did not. Hopes that are not judged are left out.
    """
    known = assess(model, as_of).outcomes
    beyond, pending = set(about), list(about)
    ends = {link.id: link.target for link in model.links}
    while pending:
        id = pending.pop()
        targets = [ends[id]] if id in ends else [x.target for x in model.links_from.get(id, ())]
        pending += [target for target in targets if target not in beyond]
        beyond.update(targets)
    return tuple(
        f"{named(hope.title)} stays at {in_ten(chance)}, by your own guesses."
        for hope in sorted(model.outcomes, key=lambda each: -each.importance)
        if hope.id in beyond
        and hope.status == "open"
        and (chance := known[hope.id].chance) is not None
    )


def link_shifts(before: WorkModel, after: WorkModel, as_of: date) -> tuple[str, ...]:
    """Describe each link whose effective confidence shifts; titles are between asterisks.

    A belief that was picked in words is told in words. Where a single data point is new, its
    strength and the grounds of the belief are named. Links of lost nodes are left out, and links
    that are closed. A link with belief 0 stays at 0 whatever happens.
    """
    return tuple(_links(before, after, as_of))


def _chances(before: WorkModel, after: WorkModel, as_of: date) -> Iterator[str]:
    old, new = assess(before, as_of).outcomes, assess(after, as_of).outcomes
    for outcome in sorted(after.outcomes, key=lambda each: -each.importance):
        was = old[outcome.id].chance if outcome.id in old else None
        now = new[outcome.id].chance
        if was is None or now is None or abs(was - now) < TOO_SMALL:
            continue
        if not (new[outcome.id].has_way and before.nodes[outcome.id].status == outcome.status):
            continue  # what became of it is said without a number
        title, first, then = named(outcome.title), in_ten(was), in_ten(now)
        if first == then:
            way = "up" if now > was else "down"
            yield f"{title} goes a little {way}, still {then}, by your own guesses."
        else:
            yield f"{title} goes from {first} to {then}, by your own guesses."


def _links(before: WorkModel, after: WorkModel, as_of: date) -> Iterator[str]:
    old, new = effective_confidences(before, as_of), effective_confidences(after, as_of)
    fresh = [point for point in after.journal if point.id not in before.items]
    shares = shares_by_link(after) if len(fresh) == 1 else {}
    for link in after.links:
        ends_of = (after.nodes.get(link.source), after.nodes.get(link.target))
        if link.closed or any(node and node.status in LOST_STATUSES for node in ends_of):
            continue
        was, now = old.get(link.id), new[link.id]
        if was is not None and now is not None and abs(was - now) >= TOO_SMALL:
            ends = name_item(after, link.id)
            if link.confidence == 0:
                yield f"{ends} stays ruled out until you judge it anew."
                continue
            told = next((each for each in shares.get(link.id, ()) if each.point in fresh), None)
            why = f": {_weighing(told, link.grounds)}" if told else ""
            in_words = link.confidence in CONFIDENCE_WORDS.values()
            moved = _in_words if in_words else _in_figures
            yield f"{ends} {moved(was, now)}{why}."


def _in_figures(was: float, now: float) -> str:
    first, then = f"{was:.0%}", f"{now:.0%}"
    return f"still counts as {then}" if first == then else f"counts as {then} now, {first} before"


def _in_words(was: float, now: float) -> str:
    first, then = confidence_word(was), confidence_word(now)
    looks = "likelier" if now > was else "less likely"
    if first == then:
        return f"looks a little {looks} than before, still “{then}”"
    return f"looks {looks} than before, from “{first}” to “{then}”"


_SIGN = {1: "a faint", 2: "a clear", 3: "a strong"}


def _weighing(told: Share, grounds: Grounds) -> str:
    """Name its strength and the grounds: ``a clear setback, and so far it was a guess``."""
    shared = f", shared among {count(told.ways, 'way')} in" if told.ways > 1 else ""
    was = "so far it was" if grounds == "guess" else "so far it had"
    happened = f"{_SIGN[told.point.strength]} {told.point.kind}{shared}"
    return f"{happened}, and {was} {GROUNDS_WORDS[grounds]}"
