"""Progress since a day as sentences: what happened, and two signed numbers with what they cover."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from careerapp.analysis.drawing.since import Happened, WayChange
from careerapp.domain.items import Answer, DataPointKind, Node
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.wording.numbers import NUMBERS, count
from careerapp.wording.phrases import capital, listed, named, sentence

if TYPE_CHECKING:  # both import NumPy, which joining words can do without
    from careerapp.analysis.measures.movement import Figure
    from careerapp.analysis.measures.progress import Line, Pace

MOST_NAMED = 3
"""Up to so many things are named; of more, some are counted."""

HARDLY = 0.02
"""A chance that moved by less is said to be as it was."""

A_LITTLE, MUCH = 0.07, 0.3
"""A chance that moved by less moved a little, one that moved by more moved much."""

HARDLY_MONTHS = 0.25
"""Months less than these are said to be none."""

AS_LIKELY = "about as likely"
TOGETHER = " together"

POINT_NOUNS: dict[DataPointKind, tuple[str, str]] = {
    "win": ("win", "wins"),
    "setback": ("setback", "setbacks"),
    "change": ("change", "changes"),
    "nothing": ("time that nothing happened", "times that nothing happened"),
}
ANSWER_WORDS: dict[Answer, str] = {
    "worked": "worked",
    "failed": "failed",
    "inconclusive": "could not be told",
    "not_tried": "not got to",
}


def describe_since(since: date, today: date) -> str:
    """Write since when, as the month, with its year where that may be in doubt.

    >>> describe_since(date(2026, 3, 2), date(2026, 9, 1))
    'March'
    >>> describe_since(date(2025, 3, 2), date(2026, 9, 1))
    'March 2025'
    """
    return f"{since:%B}" if (today - since).days < 330 else f"{since:%B %Y}"


def describe_happened(found: Happened) -> Iterator[str]:
    """Yield a sentence for each sort of thing that happened; titles are between asterisks."""
    hope, step = ("hope", "hopes"), ("step", "steps")
    for nodes, noun, words in (
        (found.came_true, hope, "came true"),
        (found.finished, step, "finished"),
        (found.begun, step, "begun"),
        (found.further, step, "further along"),
        (found.fell_away, ("thing", "things"), "gone or on hold"),
        (found.no_longer_true, hope, "no longer true"),
        (found.let_go, hope, "let go"),
        (found.given_up, step, "given up"),
    ):
        if nodes:
            yield sentence(f"{capital(count(len(nodes), *noun))} {words}: {_some_named(nodes)}")
    yield from describe_ways(found)
    answers = [test.answer for test in found.answered]
    parts = [
        f"{NUMBERS[number] if number < len(NUMBERS) else number} {words}"
        for answer, words in ANSWER_WORDS.items()
        if (number := answers.count(answer))
    ]
    if parts:
        yield f"Small tests answered: {listed(parts)}."
    if found.points:
        kinds = [
            count(found.points[kind], *nouns)
            for kind, nouns in POINT_NOUNS.items()
            if found.points.get(kind)
        ]
        links = len(found.met_evidence)
        spoke = f", which spoke for or against {count(links, 'link')}" if links else ""
        yield f"Written down: {listed(kinds)}{spoke}."


def describe_ways(found: Happened) -> Iterator[str]:
    """Yield which ways are no longer open, by what was lost on them, and how many opened."""
    by_loss: dict[str, list[WayChange]] = {}
    for change in found.lost:
        by_loss.setdefault(change.by, []).append(change)
    for loss, changes in by_loss.items():
        are = "is" if len(changes) == 1 else "are"
        model = changes[-1].model
        step = "" if loss in model.nodes else "the step from "
        who = f"{step}{name_item(model, loss)}"
        yield sentence(f"Without {who}, {_ways_to(changes, f'{are} no longer open')}")
    if found.opened:
        yield sentence(capital(_ways_to(found.opened, "newly open")))


def describe_nearer(figure: "Figure", since: str, over: str) -> str:
    """Describe how much shorter the way left looks; a setback makes it longer.

    Parameters
    ----------
    figure : Figure
        Months, with a sign.
    since : as `describe_since` gives it.
    over : the hopes it is about, as `describe_over` gives them.

    Examples
    --------
    >>> from careerapp.analysis.measures.movement import Figure
    >>> describe_nearer(Figure(1.1, 0.2), "March", "*Team lead*")
    'The way left to *Team lead* looks about a month shorter than in March, by your own guesses.'
    >>> describe_nearer(Figure(-2.2, 0.2), "March", "*Team lead*")
    'The way left to *Team lead* looks about two months longer than in March, by your own guesses.'
    """
    start, end = f"The way left to {over} looks", f"in {since}, by your own guesses."
    words = _shorter_words(figure)
    return f"{start} {words} than {end}" if words else f"{start} about as long as {end}"


def describe_likelier(figure: "Figure", since: str, over: str) -> str:
    """Describe how much likelier hopes look; a setback makes them less likely.

    Examples
    --------
    >>> from careerapp.analysis.measures.movement import Figure
    >>> describe_likelier(Figure(0.12, 0.0), "March", "*Team lead*")
    '*Team lead* looks likelier than in March, by your own guesses.'
    >>> describe_likelier(Figure(-0.04, 0.0), "March", "*Team lead*")
    '*Team lead* looks a little less likely than in March, by your own guesses.'
    """
    looks = "look" if over.endswith(TOGETHER) else "looks"
    how = _likely_words(figure)
    joint = "as" if how == AS_LIKELY else "than"
    return f"{capital(over)} {looks} {how} {joint} in {since}, by your own guesses."


def describe_each(model: WorkModel, nearer: "Line", likelier: "Line") -> Iterator[str]:
    """Yield the two numbers of each hope in short, where more than one is counted.

    >>> from careerapp.analysis.measures.movement import Figure
    >>> from careerapp.analysis.measures.progress import Line
    >>> from careerapp.domain.items import Outcome
    >>> hopes = tuple(Outcome(id=each, kind="role", title=each) for each in ("Lead", "Chef"))
    >>> months, chance = {"Lead": Figure(1.0, 0.1)}, {"Lead": Figure(0, 0), "Chef": Figure(-0.1, 0)}
    >>> print(*describe_each(WorkModel(outcomes=hopes), Line((), months), Line((), chance)))
    *Lead*: about as likely, about a month shorter. *Chef*: less likely.
    """
    counted = [id for id in likelier.hopes if id in model.nodes]
    for id in counted if len(counted) > 1 else ():
        parts = [_likely_words(likelier.hopes[id])]
        if id in nearer.hopes:
            parts.append(_shorter_words(nearer.hopes[id]) or "about as long")
        yield f"{named(model.title_of(id))}: {', '.join(parts)}."


def describe_over(model: WorkModel, line: "Line") -> str:
    """Name the hopes that a number is over, and of how many.

    >>> from careerapp.analysis.measures.movement import Figure
    >>> from careerapp.analysis.measures.progress import Line
    >>> from careerapp.domain.items import Outcome
    >>> lead = Outcome(id="lead", kind="role", title="Team lead")
    >>> home = Outcome(id="home", kind="balance", title="Home by seven")
    >>> describe_over(WorkModel(outcomes=(lead, home)), Line(hopes={"lead": Figure(1.0, 0.0)}))
    '*Team lead*, one hope of two,'
    """
    counted = [id for id in line.hopes if id in model.nodes]
    every = {*counted, *(each.id for each in model.outcomes if each.status == "open")}
    alone = len(every) == 1
    of = "" if alone else f", one hope of {_number(len(every))},"
    if len(counted) == 1:
        return f"{named(model.title_of(counted[0]))}{of}"
    if len(counted) == len(every):
        return f"the {_number(len(every))} hopes{TOGETHER}"
    return f"{_number(len(counted))} hopes of {_number(len(every))}{TOGETHER}"


def describe_judged(nearer: "Figure", likelier: "Figure") -> str:
    """Describe what judging anew alone changed; empty where that is next to nothing.

    >>> from careerapp.analysis.measures.movement import Figure
    >>> describe_judged(Figure(0.0, 0.0), Figure(0.1, 0.0))
    'Not counted in this: what you judged anew or wrote down. By that alone: likelier.'
    """
    parts = [
        "" if abs(likelier.value) <= max(likelier.margin, HARDLY) else _likely_words(likelier),
        _shorter_words(nearer),
    ]
    if not any(parts):
        return ""
    apart = "Not counted in this: what you judged anew or wrote down."
    return f"{apart} By that alone: {listed([each for each in parts if each])}."


def _likely_words(figure: "Figure") -> str:
    size = abs(figure.value)
    if size <= max(figure.margin, HARDLY):
        return AS_LIKELY
    how = "a little " if size < A_LITTLE else "much " if size > MUCH else ""
    return how + ("likelier" if figure.value > 0 else "less likely")


def _shorter_words(figure: "Figure") -> str:
    """Describe by how many months a way became shorter or longer; empty where by hardly any."""
    if abs(figure.value) <= max(figure.margin, HARDLY_MONTHS):
        return ""
    return f"about {_span(abs(figure.value))} {'shorter' if figure.value > 0 else 'longer'}"


def describe_pace(pace: "Pace | None") -> str:
    """Describe how fast the way left got shorter of late, and how far that may be off.

    >>> from careerapp.analysis.measures.progress import Pace
    >>> describe_pace(Pace(1.9, 0.8, date(2026, 4, 3)))
    'Lately, since 3 April, about two months shorter each month, give or take a month.'
    >>> describe_pace(Pace(-0.4, 0.1, date(2026, 4, 3)))
    'Lately, since 3 April, about half a month longer each month, give or take a few days.'
    >>> describe_pace(Pace(0.4, 0.5, date(2026, 4, 3)))
    'Lately, since 3 April, too unevenly to tell how fast.'
    """
    if pace is None:
        return "How fast of late is too early to say."
    when = f"Lately, since {pace.since.day} {pace.since:%B}"
    rate, error = pace.months_a_month, pace.standard_error
    if max(abs(rate), error) < 1 / 8:
        return f"{when}, neither shorter nor longer."
    if abs(rate) <= error:
        return f"{when}, too unevenly to tell how fast."
    way = "shorter" if rate > 0 else "longer"
    return f"{when}, about {_span(abs(rate))} {way} each month, give or take {_span(error)}."


def _ways_to(changes: Sequence[WayChange], words: str) -> str:
    """Describe how many ways became so, and how many of them lead to which hope."""
    by_hope: dict[str, list[WayChange]] = {}
    for change in changes:
        by_hope.setdefault(change.outcome, []).append(change)
    ways = count(len(changes), "way")
    groups = list(by_hope.values())
    hopes = [named(group[-1].model.title_of(group[-1].outcome)) for group in groups]
    if len(groups) == 1:
        return f"{ways} to {hopes[0]} {words}"
    many = len(groups) if len(groups) <= MOST_NAMED + 1 else MOST_NAMED
    parts = [
        f"{_number(len(group))} to {hope}"
        for group, hope in zip(groups[:many], hopes, strict=False)
    ]
    if rest := groups[many:]:
        parts.append(f"{_number(sum(map(len, rest)))} to {count(len(rest), 'more hope')}")
    return f"{ways} {words}: {listed(parts)}"


def _some_named(nodes: Sequence[Node]) -> str:
    names = [named(node.title) for node in nodes]
    more = len(names) - MOST_NAMED
    return listed(names if more <= 1 else [*names[:MOST_NAMED], f"{_number(more)} more"])


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def _span(months: float) -> str:
    """Describe a number of months roughly."""
    for least, words in ((1 / 8, "a few days"), (3 / 8, "a week"), (3 / 4, "half a month")):
        if months < least:
            return words
    if months < 1.25:
        return "a month"
    halves = round(2 * months)
    if halves % 2 and months < 3:
        return f"{halves // 2}½ months"
    return count(round(months), "month")
