"""The answers of the map to the three questions of a review, shown after the person's own."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.sentences import main_finding, untried
from careerapp.analysis.findings.verdict import worst_losses
from careerapp.analysis.journal.search import count_of
from careerapp.domain.items import Question
from careerapp.domain.workflow import first_trace
from careerapp.storage.records import Head
from careerapp.ui.review.schedule import list_days_changed
from careerapp.ui.review.sitting import REVIEWS
from careerapp.ui.session import work
from careerapp.ui.shared import assessments
from careerapp.wording.dates import ago, full_day, lately
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import capital, listed, named, sentence

GUESSED = ", by your own guesses"

MOST_NAMED = 3
"""How many of the ideas in the tray are named."""

QUARTER = 90
"""How many days the question about updating looks back."""


def answers_from_map(head: Head, question: Question, today: date) -> tuple[str, ...]:
    """Answer a question in sentences, with titles between asterisks."""
    answers = {
        "rigid": _answer_rigid,
        "other_routes": _answer_other_routes,
        "updating": _answer_updating,
    }
    return tuple(answers[question](head, today))


def _answer_rigid(head: Head, today: date) -> Iterator[str]:
    """Describe what the drawing hinges on and, where links are judged, the worst single losses."""
    model = head.model
    found = main_finding(model)
    yield found.headline
    yield found.detail
    if all(link.confidence is None for link in model.links):
        return
    known = assessments.assess_head(head, today)
    rigid = [each for each in known.outcomes.values() if each.rigidity is not None]
    rigid = [each for each in rigid if each.status == "open" and each.worst_loss]
    weight = {outcome.id: outcome.importance for outcome in model.outcomes}
    for each in sorted(rigid, key=lambda each: -weight[each.id] * (each.rigidity or 0.0))[:2]:
        if each.chance is None or each.chance_after_worst_loss is None or not each.worst_loss:
            continue
        hope, loss = named(model.title_of(each.id)), named(model.title_of(each.worst_loss))
        now, after = in_ten(each.chance), each.chance_after_worst_loss
        if after:
            yield f"If {loss} falls away, {hope} goes from {now} to {in_ten(after)}{GUESSED}."
        else:
            yield f"If {loss} falls away, nothing is left of {hope}, now {now}{GUESSED}."
    yield from worst_losses(known)
    if known.without_way:
        yield f"{capital(count(len(known.without_way), 'hope'))} not counted: no way leads there."


def _answer_other_routes(head: Head, today: date) -> Iterator[str]:
    """Describe the ideas in the tray, hopes with a single way, and what is untried."""
    model = head.model
    number = len(model.ideas)
    waits = "waits" if number == 1 else "wait"
    names = listed([named(idea.text) for idea in model.ideas[-MOST_NAMED:]])
    named_so_far = f"the latest {MOST_NAMED}: " if number > MOST_NAMED else ""
    what = f": {named_so_far}{names}" if number else ""
    yield sentence(f"{capital(count(number, 'idea'))} {waits} in the tray{what}")
    for outcome in sorted(model.outcomes, key=lambda each: -each.importance):
        if outcome.status == "open" and len(ways(model, outcome.id, most=2)) == 1:
            yield sentence(f"Only one way leads to {named(outcome.title)}")
            break
    yield from untried(model)[:2]


def _answer_updating(head: Head, today: date) -> Iterator[str]:
    """Describe how often the model was revised, from its own history."""
    repo, version, model = work.repository(), head.version.id, head.model
    with repo.reading_together():
        # Today does not count: answering this very question is a change.
        changed = set(list_days_changed(version, QUARTER))
        latest = repo.story(version, kinds=REVIEWS, most=6)
        snapshots = repo.snapshots(version)
    since = today - timedelta(days=QUARTER)
    # A copy knows its former life from what was written down in it alone.
    written = {point.at for point in model.journal} | {each.at for each in model.reflections}
    days = sorted(changed | {day for day in written if since <= day < work.first_day()})
    kept = (each.at for each in snapshots)
    began = min(filter(None, (work.first_day(), first_trace(model), *kept)))
    if days:
        did = "changed" if changed.issuperset(days) else "changed or wrote down"
        which = f"You {did} something on {count(len(days), 'day')}"
        yield f"{which} of the ninety before today; the last time was {ago(days[-1], today)}."
    elif began < today:
        yield "You changed nothing in the ninety days before today."
    else:
        yield "This is your first day with this map."
    if began < min(work.first_day(), today):
        yield f"What it tells goes back to {full_day(began)}."
    late = [point for point in model.journal if since < point.at <= today]
    yield f"In the last ninety days {count_of(late)} came in."
    reviews = [event.at.astimezone().date() for event in latest]
    if not reviews:
        # Answers that came with a workspace file have no review in this history.
        before = [each.at for each in head.model.reflections if each.at < today]
        yield (
            f"You last answered questions like these {ago(max(before), today)}."
            if before
            else "This is the first review of this version."
        )
        return
    gaps = [max(0, (newer - older).days) for newer, older in pairwise([today, *reviews])]
    weeks = [f"{round(gap / 7) or 'under 1'}" for gap in gaps]
    if len(weeks) == 1:
        yield f"The last review was {lately(reviews[0], today)}."
    else:
        yield f"Weeks between your latest reviews, today's first: {', '.join(weeks)}."
