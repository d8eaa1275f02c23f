"""Findings about the drawing as sentences; titles are between asterisks."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from careerapp.analysis.drawing.standing import was_open
from careerapp.analysis.drawing.ways import (
    Way,
    hinges,
    unjudged_links,
    untried_kind,
    ways,
    weakest_link,
)
from careerapp.analysis.findings.way_words import by_name, no_way, no_ways
from careerapp.domain.items import Outcome, Stone
from careerapp.domain.kinds import STONE_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.domain.people import names_a_person
from careerapp.domain.reach import held
from careerapp.domain.titles import begins_with_verb
from careerapp.domain.types import TODAY_ID
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital, listed, named, sentence

Case = Literal["no hopes", "no way", "one way", "hinge", "sturdy", "all reached"]


class Finding(NamedTuple):
    """One finding about a map.

    Attributes
    ----------
    case : which kind of finding it is.
    headline : one sentence.
    detail : one or two sentences on its meaning.
    outcome : id of the outcome it is about, or None.
    hinge : id of a stone or link that all ways need, or None.
    ways : the ways to the outcome.
    """

    case: Case
    headline: str
    detail: str
    outcome: str | None = None
    hinge: str | None = None
    ways: tuple[Way, ...] = ()


def main_finding(model: WorkModel) -> Finding:
    """Give the finding for the first page: about a most important open outcome, hinges first."""
    hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    if not hopes:
        let_go = any(outcome.status == "let_go" for outcome in model.outcomes)
        if any(outcome.status == "reached" for outcome in model.outcomes):
            return Finding(
                "all reached",
                f"All you {'still hope' if let_go else 'hoped'} for here is true now.",
                "Good places to go on: what would you like to be true next?",
            )
        return Finding(
            "no hopes",
            "No hope is open now." if let_go else "No hope is on the map yet.",
            "Start with one thing you would like to be true of your work in a few years.",
        )
    telling: dict[Case, int] = {"hinge": 3, "no way": 2, "one way": 1}
    findings = [finding_about(model, outcome) for outcome in hopes]
    importance = {outcome.id: outcome.importance for outcome in hopes}
    return max(
        findings,
        key=lambda found: (importance[found.outcome or ""], telling.get(found.case, 0)),
    )


def finding_about(model: WorkModel, outcome: Outcome) -> Finding:
    """Give the finding about an open outcome: how many ways lead to it, and what all need."""
    title = named(outcome.title)
    found = ways(model, outcome.id)
    if not found and was_open(model, outcome.id):
        return Finding(
            "no way",
            f"No way to {title} is open now.",
            "Something that the ways drawn to it need is on hold, let go or no longer leads there."
            " What would open one?",
            outcome.id,
        )
    if not found and model.links_into.get(outcome.id):
        return Finding(
            "no way",
            f"No way to {title} is open yet.",
            "What is drawn towards it does not start at what you have. What would be a first step?",
            outcome.id,
        )
    if not found:
        return Finding(
            "no way",
            f"No way leads to {title} yet.",
            "That is fine to begin with. One way, however rough, makes it something to work on.",
            outcome.id,
        )
    critical = hinges(model, outcome.id)
    hinge = critical[0] if critical else None
    if len(found) == 1:
        return _one_way(model, outcome, found, hinge)
    lead = sentence(f"{capital(count(len(found), 'way'))} lead to {title}")
    if hinge is None:
        return _nothing_ends_it(model, outcome, found, lead)
    every = "Both" if len(found) == 2 else "All"
    return Finding(
        "hinge",
        sentence(f"{lead} {every} need {_thing(model, hinge)}"),
        f"{_if_lost(model, hinge)} That is worth one small test, not a worry.",
        outcome.id,
        hinge,
        found,
    )


def _one_way(
    model: WorkModel, outcome: Outcome, found: tuple[Way, ...], hinge: str | None
) -> Finding:
    """Give the finding about an outcome with one way; where no step is left, from what it leads."""
    (way,) = found
    left = way.all_nodes - held(model) - {outcome.id}
    lead = f"One way leads to {named(outcome.title)}"
    if not left and way.starts != (TODAY_ID,):
        lead = f"{lead}: {by_name(model, found)}"
    if hinge:
        more = f"{_if_lost(model, hinge)} A second way, even a rough one, would change that."
    elif left:
        more = "No single loss ends it."
    else:
        more = (
            "No single loss ends it: all that is drawn towards it, you have. Is it true by now, or"
            " is something still missing on the map?"
        )
    return Finding("one way", sentence(lead), more, outcome.id, hinge, found)


def _nothing_ends_it(
    model: WorkModel, outcome: Outcome, found: tuple[Way, ...], lead: str
) -> Finding:
    """Give the finding that no single loss ends all ways, as far as that is known.

    While nothing is judged and something one has is linked to nothing, nobody has said yet where
    it helps, and perhaps all ways need it: then that stands beside it, and not in the headline.
    """
    both = len(found) == 2
    judged = any(unjudged_links(model, way) < len(way.all_links) for way in found)
    aside = [named(stone.title) for stone in _unlinked(model)]
    ends = f"o single loss ends {'both' if both else 'them all'}"
    if judged:
        detail = "Whatever one thing falls away, something is left to build on."
    elif aside:
        things = aside if len(aside) < 4 else [*aside[:2], f"{len(aside) - 2} more"]
        are = "is" if len(aside) == 1 else "are"
        none = "neither" if both else "none of them"
        return Finding(
            "sturdy",
            lead,
            f"N{ends} as it is drawn. But {listed(things)} {are} on {none}: is that so in life,"
            " too?",
            outcome.id,
            None,
            found,
        )
    else:
        detail = (
            "That is so as it is drawn. Does each of them need somebody or something that is not"
            " on the map yet?"
        )
    return Finding("sturdy", f"{lead} N{ends}.", detail, outcome.id, None, found)


def _unlinked(model: WorkModel) -> list[Stone]:
    """List what one has that no link leads to or from."""
    return [
        stone
        for stone in model.stones
        if stone.status == "done"
        and stone.id not in model.links_into
        and stone.id not in model.links_from
    ]


def _thing(model: WorkModel, id: str) -> str:
    return name_item(model, id) if id in model.nodes else f"the step from {name_item(model, id)}"


def _if_lost(model: WorkModel, id: str | None) -> str:
    node = model.nodes.get(id or "")
    if not isinstance(node, Stone):
        return "If that step did not work, nothing on the map would get you there."
    if names_a_person(node):
        lost = "moved on"
    elif node.kind in ("role", "relationship") and not begins_with_verb(node.title):
        lost = "fell away"
    else:
        lost = "did not work out"
    return f"If {named(node.title)} {lost}, nothing on the map would get you there."


def way_remark(model: WorkModel, way: Way) -> str:
    """Name the weakest link of a way, or how many of its links are judged."""
    total, open_links = len(way.all_links), unjudged_links(model, way)
    weakest = weakest_link(model, way)
    if open_links == total:
        return "not judged yet"
    if open_links or weakest is None:
        return f"{total - open_links} of {total} links judged"
    return f"weakest: {name_item(model, weakest.id)}"


def summary(model: WorkModel, found: Mapping[str, tuple[Way, ...]] | None = None) -> str:
    """Describe how many ways lead to how many hopes, and which hopes have none.

    Parameters
    ----------
    model : WorkModel
    found : mapping of str to tuple of Way, optional
        The ways to each open outcome by id, where they are known already.
    """
    hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    known = {outcome.id: ways(model, outcome.id) for outcome in hopes} if found is None else found
    counts = {outcome.id: len(known[outcome.id]) for outcome in hopes}
    total = sum(counts.values())
    if not hopes:
        return main_finding(model).headline
    if not total and len(hopes) == 1:
        return finding_about(model, hopes[0]).headline
    said = f"{capital(count(total, 'way'))} to {count(len(hopes), 'hope')}." if total else ""
    missing = [outcome for outcome in hopes if not counts[outcome.id]]
    if len(missing) == 1:
        return f"{said} {named(missing[0].title)} has {no_way(model, missing[0].id)}."
    if missing:
        none = no_ways(model, [each.id for each in missing])
        return f"{said} {capital(count(len(missing), 'hope'))} have {none}.".lstrip()
    return said


def untried(model: WorkModel) -> tuple[str, ...]:
    """List a question for each open outcome that no stepping stone of some kind leads to."""
    sentences = []
    for outcome in sorted(model.outcomes, key=lambda each: -each.importance):
        kind = untried_kind(model, outcome.id)
        if outcome.status == "open" and kind and model.links_into.get(outcome.id):
            sentences.append(STONE_KINDS[kind].untried.format(named(outcome.title)))
    return tuple(sentences)
