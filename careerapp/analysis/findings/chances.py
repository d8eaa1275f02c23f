"""How likely outcomes and ways are, in words."""

from collections.abc import Mapping
from math import prod
from typing import TYPE_CHECKING

from careerapp.analysis.drawing.ways import Way
from careerapp.wording.numbers import count, in_ten

if TYPE_CHECKING:  # it waits for NumPy, which what only joins words need not
    from careerapp.analysis.measures.assessment import OutcomeAssessment


def way_chance(way: Way, beliefs: Mapping[str, float | None]) -> float | None:
    """Give the chance that all of one way works, from every link's effective confidence.

    Of its starts any one will do. None while a link on it is not judged.
    """
    judged = {id: belief for id in way.drawn_links if (belief := beliefs[id]) is not None}
    if len(judged) < len(way.drawn_links):
        return None
    starts = (way.links[0], *way.start_links)
    begun = 1 - prod(1 - judged[id] for id in starts) if way.start_links else judged[way.links[0]]
    return begun * prod(judged[id] for id in (*way.links[1:], *way.also_links))


def describe_way_chance(way: Way, beliefs: Mapping[str, float | None]) -> str:
    """Give how likely all of one way works in words; empty while a link on it is not judged."""
    chance = way_chance(way, beliefs)
    return "" if chance is None else f"{in_ten(chance)} on its own, by your guesses"


def describe_chance(found: "OutcomeAssessment") -> str:
    """Give an outcome's chance in words, or that it is not judged yet; Markdown.

    Empty without a way: `careerapp.analysis.findings.way_words.no_way` says why there is none.
    """
    if not found.has_way:
        return ""
    if found.chance is None:
        links = len(found.unjudged)
        return f"not judged yet: {count(links, 'link')} to go"
    return f"by your own guesses, **{in_ten(found.chance)}**"
