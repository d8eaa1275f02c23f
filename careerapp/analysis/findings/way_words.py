"""Words for ways: their names, that there is none, how they change; titles between asterisks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from careerapp.analysis.drawing.standing import stands, was_open
from careerapp.analysis.drawing.ways import Way, to_do, ways
from careerapp.domain.items import Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import held
from careerapp.domain.types import TODAY_ID
from careerapp.wording.numbers import NUMBERS, count
from careerapp.wording.phrases import capital, either, listed, named, sentence

MOST_NAMED = 3
"""More things than this are counted rather than named."""


def way_name(model: WorkModel, way: Way, others: tuple[Way, ...] = ()) -> str:
    """Name a way by the steps that tell it from others: ``Through *Stock-loss study*``.

    One without a step left is straight from what one has.
    """
    had = held(model)
    ahead = [id for id in way.nodes[1:-1] if id not in had]
    ahead += [id for id in way.also if id not in had]
    if not ahead:
        needed = [*way.nodes[:1], *(id for id in way.also if id in had)]
        if len(needed) > 1:
            return f"Straight from {_and(model, needed)}"
        things = [id for id in way.starts if id != TODAY_ID]
        if not things:
            return "Straight there"
        return f"Straight {'there or ' * (TODAY_ID in way.starts)}from {_or(model, things)}"
    beside = [other.all_nodes for other in others if other != way]
    return f"Through {_and(model, _telling(ahead, beside))}"


def _telling(ahead: Sequence[str], others: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """Choose up to three steps of a way that no other has together, as few as it takes.

    Where a longer way has all of its steps, the one that the fewest others have.
    """
    for number in (1, 2, 3):
        for some in combinations(ahead, number):
            if not any(other.issuperset(some) for other in others):
                return some
    return (min(ahead, key=lambda id: sum(id in other for other in others)),)


def path_of(model: WorkModel, way: Way) -> tuple[str, ...]:
    """Give the titles along a way; where it has several starts, these first: ``SQL or Excel``."""
    starts = either([model.title_of(id) for id in way.starts])
    return (starts, *(model.title_of(id) for id in way.nodes[1:]))


def in_sentence(name: str) -> str:
    """Give the name of a way with a small letter, for within a sentence."""
    return name[:1].lower() + name[1:]


def by_name(model: WorkModel, found: tuple[Way, ...]) -> str:
    """Name ways within a sentence: ``through *Maria* and straight there``."""
    return listed([in_sentence(way_name(model, way, found)) for way in found])


def no_way(model: WorkModel, outcome_id: str) -> str:
    """Say that there is no way, within a sentence: *yet*, or *open now* where something was lost.

    >>> from tests.sketch import sketch
    >>> no_way(sketch("a Lead"), "Lead")
    'no way yet'
    >>> no_way(sketch("today a Lead", nodes={"a": {"status": "blocked"}}), "Lead")
    'no way open now'
    """
    return "no way open now" if was_open(model, outcome_id) else "no way yet"


def count_ways(model: WorkModel, outcome_id: str) -> str:
    """Say how many ways lead to an open hope, or that there is none."""
    number = len(ways(model, outcome_id))
    return count(number, "way") if number else no_way(model, outcome_id)


def no_ways(model: WorkModel, hopes: Iterable[str]) -> str:
    """Say the same of several hopes by id: ``no way yet``, ``no way open now``, or neither."""
    said = dict.fromkeys(no_way(model, id) for id in hopes)
    return next(iter(said)) if len(said) == 1 else "no way open"


def ways_moved(before: WorkModel, after: WorkModel) -> Iterator[str]:
    """Describe how the ways to open hopes change from one model to a later one.

    Ways are lost with something on them alone. What gets done takes none away: it makes them
    shorter, or leaves steps that need not be done any more.
    """
    shorter: list[str] = []
    for outcome in after.outcomes:
        was = before.nodes.get(outcome.id)
        if outcome.status != "open" or not isinstance(was, Outcome) or was.status != "open":
            continue
        old, new = ways(before, outcome.id), ways(after, outcome.id)
        lost = [way for way in old if not stands(after, way)]
        if lost or not new:
            yield from _fewer(after, outcome, old, new, lost)
        elif left := _begins_elsewhere(after, outcome, old, new):
            yield left
        elif len(new) > len(old):
            yield _more(after, outcome, old, new)
        elif gain := _shorter(before, after, outcome, old):
            if gain == _A_STEP:
                shorter.append(named(outcome.title))
            else:
                yield gain
    if shorter:
        way, are = ("A way to", "is") if len(shorter) == 1 else ("Ways to", "are")
        yield f"{way} {_some(shorter)} {are} a step shorter."


_A_STEP = "a step shorter"


def _begins_elsewhere(
    after: WorkModel, outcome: Outcome, old: tuple[Way, ...], new: tuple[Way, ...]
) -> str:
    """Say what still starts a way where something else did; ``""`` where nothing fell away."""
    has = held(after)
    for way in old:
        fell = [id for id in way.starts if id not in has]
        now = next((each for each in new if each.nodes[1:] == way.nodes[1:]), None)
        if fell and now is not None:
            leads = "leads" if len(now.starts) == 1 else "lead"
            starts = capital(_and(after, now.starts))
            its = "its way" if len(new) == 1 else "all its ways"
            did = f"{starts} still {leads} where {_and(after, fell)} did"
            return f"{did}: {named(outcome.title)} keeps {its}."
    return ""


def _fewer(
    after: WorkModel,
    outcome: Outcome,
    old: tuple[Way, ...],
    new: tuple[Way, ...],
    lost: Sequence[Way],
) -> Iterator[str]:
    title = named(outcome.title)
    if not new:
        if old:
            yield f"No way to {title} is left on the map."
        return
    left = f"{NUMBERS[len(new)]} {'is' if len(new) == 1 else 'are'} left"
    if len(new) == len(old) - len(lost):
        yield sentence(f"{title} had {count(len(old), 'way')}; {left}: {by_name(after, new)}")
    else:
        gone = f"{capital(count(len(lost), 'way'))} to {title} {'is' if len(lost) == 1 else 'are'}"
        yield sentence(f"{gone} no longer open; {left}: {by_name(after, new)}")


def _more(after: WorkModel, outcome: Outcome, old: tuple[Way, ...], new: tuple[Way, ...]) -> str:
    title = named(outcome.title)
    if not old:
        opens = "One way leads" if len(new) == 1 else f"{capital(count(len(new), 'way'))} lead"
        return sentence(f"{opens} to {title} now: {by_name(after, new)}")
    more = NUMBERS[len(new) - len(old)]
    return f"{capital(count(len(new), 'way'))} to {title}, {more} more than before."


def _shorter(before: WorkModel, after: WorkModel, outcome: Outcome, old: tuple[Way, ...]) -> str:
    """Describe what got done on the ways to a hope; ``""`` where nothing on them did."""
    had, has = held(before), held(after)
    fresh = has - had
    on = [way for way in old if not fresh.isdisjoint(way.all_nodes - had)]
    if not on:
        return ""
    now = ways(after, outcome.id)
    still = frozenset[str]().union(*(to_do(after, way, has).steps for way in now))
    left_out = [
        id
        for id in dict.fromkeys(id for way in on for id in (*way.nodes[1:-1], *way.also))
        if id not in has and id not in still and isinstance(after.nodes.get(id), Stone)
    ]
    title = named(outcome.title)
    straight = [way for way in now if not to_do(after, way, has).steps - {outcome.id}]
    done = [id for way in straight for id in way.starts if id in fresh]
    said = f"A way to {title} is a step shorter"
    if done:
        said = f"It is straight from {_and(after, done)} to {title} now"
    elif not left_out:
        return _A_STEP
    spared = f"; no longer needed for it: {_and(after, left_out)}" if left_out else ""
    return sentence(f"{said}{spared}")


def _and(model: WorkModel, ids: Sequence[str]) -> str:
    return _some([named(model.title_of(id)) for id in ids])


def _or(model: WorkModel, ids: Sequence[str]) -> str:
    parts = [named(model.title_of(id)) for id in ids]
    if len(parts) > MOST_NAMED:
        parts = [*parts[: MOST_NAMED - 1], f"{len(parts) - MOST_NAMED + 1} other things you have"]
    return either(parts)


def _some(parts: Sequence[str]) -> str:
    """List a few names, and count those beyond them."""
    if len(parts) > MOST_NAMED:
        return listed([*parts[: MOST_NAMED - 1], f"{len(parts) - MOST_NAMED + 1} more"])
    return listed(parts)
