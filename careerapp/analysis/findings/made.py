"""What one data point does to hopes, stones and links, and why it may do nothing, as sentences.

Titles are between asterisks.
"""

from collections.abc import Iterator

from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.way_words import no_way
from careerapp.domain.effects import ways_in
from careerapp.domain.items import DataPoint, Link, Outcome, Stone
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.domain.reach import works
from careerapp.domain.scales import IMPORTANCE_WORDS
from careerapp.domain.statuses import HELD_STATUSES, LOST_STATUSES
from careerapp.wording.numbers import count
from careerapp.wording.phrases import named, sentence


def moved(before: WorkModel, after: WorkModel) -> Iterator[str]:
    """Describe each hope, stone and link that is no longer what it was.

    Examples
    --------
    >>> from careerapp.domain.edits import change
    >>> before = WorkModel(outcomes=(Outcome(id="o", kind="role", title="Team lead"),))
    >>> print(*moved(before, change("o", status="let_go")(before).model))
    *Team lead* is let go; it stays in the story.
    """
    for id, node in before.nodes.items():
        now = after.nodes.get(id, node)
        if now.status != node.status:
            yield _status(after, now)
        if isinstance(node, Outcome) and isinstance(now, Outcome):
            yield from _importance(node, now)
    links = {link.id: link for link in after.links}
    for link in before.links:
        closed = links[link.id].closed if link.id in links else link.closed
        if closed != link.closed:
            source, target = (named(before.title_of(end)) for end in (link.source, link.target))
            said = f"no longer leads to {target}" if closed else f"leads to {target} again"
            yield sentence(f"{source} {said}")


def _status(after: WorkModel, node: Outcome | Stone) -> str:
    title = named(node.title)
    match node.status:
        case "done":
            return f"You have {title} now."
        case "blocked":
            return f"{title} is gone."
        case "dropped":
            return f"{title} is let go."
        case "let_go":
            return f"{title} is let go; it stays in the story."
        case "reached":
            lasting = isinstance(node, Outcome) and OUTCOME_KINDS[node.kind].lasting
            return f"{title} is true now." if lasting else f"{title} has come true."
        case "open":
            number = len(ways(after, node.id))
            there = (
                f"{count(number, 'way', 'ways')} lead there"
                if number > 1
                else "one way leads there"
            )
            there = there if number else f"there is {no_way(after, node.id)}"
            return f"{title} is hoped for again; {there}."
        case _:
            return f"{title} is open to you again."


def _importance(was: Outcome, now: Outcome) -> Iterator[str]:
    if was.importance != now.importance:
        more = "more" if now.importance > was.importance else "less"
        word, before = (IMPORTANCE_WORDS[each.importance] for each in (now, was))
        yield f"{named(now.title)} matters {more}: *{word}*, and before that *{before}*."


def why_unmoved(model: WorkModel, point: DataPoint) -> str:
    """Say why a data point changes neither the map nor a chance: one sentence, always true.

    Parameters
    ----------
    model : WorkModel
        With the data point, or without.
    point : DataPoint

    Examples
    --------
    >>> from careerapp.domain.items import About
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="o", kind="role", title="Team lead"),),
    ...     links=(Link(id="l", source="today", target="o"),),
    ... )
    >>> from datetime import date
    >>> harder = (About(id="o", made="harder"),)
    >>> point = DataPoint(id="d", at=date(2027, 3, 1), kind="setback", about=harder)
    >>> print(why_unmoved(model, point))
    The ways stay as they are. How likely they are is not judged yet, so no chance moves.
    """
    on_map = [about for about in point.about if isinstance(model.items.get(about.id), _ON_MAP)]
    if not on_map or point.kind not in ("win", "setback"):
        stays = "The map stays as it is. It remembers this"
        weighed = any(about.made in ("easier", "harder") for about in on_map)
        return f"{stays}; only a win or a setback moves a chance." if weighed else f"{stays}."
    reasons = list(dict.fromkeys(_why_no_weight(model, about.id, point.kind) for about in on_map))
    return reasons[0] if len(reasons) == 1 else UNMOVED


UNMOVED = "The ways stay as they are, and no chance moves by as much as one can tell."
"""What is said where nothing tells why."""

_ON_MAP = (Outcome, Stone, Link)


def _why_no_weight(model: WorkModel, id: str, kind: str) -> str:
    """Say why a win or setback about one node or link moves no chance."""
    item = model.items[id]
    title = name_item(model, id)
    links: tuple[Link, ...] = ()
    if isinstance(item, Link):
        links = (item,)
        if item.closed:
            return f"{title} stays closed until you say that it leads there again."
    elif isinstance(item, Outcome | Stone):
        links = ways_in(model, id)
        if item.status in HELD_STATUSES:
            true = isinstance(item, Outcome)
            if kind == "setback":
                has, lose = f"You have {title}", "gone"
                if true:
                    has, lose = f"{title} is true now", "no longer true"
                return f"{has}, and the map counts on it unless you say that it is {lose}."
            has = f"{title} is true" if true else f"You have {title}"
            return f"{has} already, so it cannot get likelier."
        if item.status in LOST_STATUSES:
            return f"{title} is out of reach on the map, and stays so."
        if not links:
            return f"Nothing on the map leads to {title}, so there is no chance to move."
    if all(link.confidence is None for link in links):
        return (
            "The ways stay as they are. How likely they are is not judged yet, so no chance moves."
        )
    if not any(works(link) for link in links):
        what = title if isinstance(item, Link) else f"What leads to {title}"
        return f"{what} is ruled out until you judge it anew."
    return UNMOVED
