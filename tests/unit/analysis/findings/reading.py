"""Every sentence the findings make over the samples and forty generated maps, to be read aloud.

``python -m tests.unit.analysis.findings.reading`` prints each with what it came from; names of
functions after it, such as ``effects summary``, print only theirs.
"""

import random
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from careerapp.analysis.drawing.since import happened
from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.beliefs import belief_said
from careerapp.analysis.findings.effects import effects
from careerapp.analysis.findings.made import why_unmoved
from careerapp.analysis.findings.progress import describe_happened
from careerapp.analysis.findings.sentences import (
    finding_about,
    main_finding,
    summary,
    untried,
    way_remark,
)
from careerapp.analysis.findings.shifts import chance_shifts, link_shifts
from careerapp.analysis.findings.surprises import surprises
from careerapp.analysis.findings.verdict import exposure, verdict
from careerapp.analysis.findings.way_words import by_name, way_name
from careerapp.analysis.measures.assessment import assess
from careerapp.analysis.measures.beliefs import evidence
from careerapp.analysis.measures.losses import rehearse
from careerapp.domain.difference import difference, sentences
from careerapp.domain.edits import log
from careerapp.domain.effects import effects_on
from careerapp.domain.items import About, DataPoint, Link, Months, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import CONFIDENCE_WORDS
from careerapp.samples import SAMPLES, TOLD_ON, load_sample
from careerapp.wording.phrases import capital, sentence

GENERATED = 40

TITLES = (
    "Excel course",
    "Maria, regional analyst",
    "Ask Zoë about training shifts",
    "Finish a talk under 30 min.",
    "Is the depot open?",
    "A season of stream data, cleaned, sorted and handed over to the people upstairs at last",
    "Stand-in for the team lead",
    "Letters in plain language",
    "Driving licence",
    "A place in after-school care",
)
HOPES = (
    "Home by seven",
    "Team lead in analytics",
    "Asked by strangers!",
    "Out by the water every week",
    "A contract without an end date, in a town where I can walk to work and back home again",
)
KINDS = ("skill", "role", "experience", "relationship")
HOPE_KINDS = ("role", "skill", "recognition", "balance", "environment")


class Read(NamedTuple):
    """A sentence (or several), with what it came from.

    Attributes
    ----------
    model : name of the map.
    where : the function that made it.
    about : what it was asked about, as ids.
    said : its words, titles between asterisks.
    after_loss : whether something had just been lost.
    in_words : whether all that it is about was judged in words.
    """

    model: str
    where: str
    about: str
    said: str
    after_loss: bool = False
    in_words: bool = False


def generated(seed: int) -> WorkModel:
    """Draw a map of up to ten stones and five hopes, with titles that end in all sorts of ways."""
    dice = random.Random(seed)
    stones = [f"stone-{n}" for n in range(dice.randint(1, len(TITLES)))]
    hopes = [f"hope-{n}" for n in range(dice.randint(1, len(HOPES)))]
    names = dice.sample(TITLES, len(stones))
    wanted = dice.sample(HOPES, len(hopes))
    pairs = [
        (source, target)
        for source in ("today", *stones)
        for target in (*stones, *hopes)
        if source != target
    ]
    ends = dice.sample(pairs, min(len(pairs), dice.randint(1, 2 * len(stones) + len(hopes))))
    words = [each for each in CONFIDENCE_WORDS.values() if each is not None]
    judged = dice.random()
    exact = seed % 4 == 3

    def belief() -> float | None:
        if dice.random() > judged:
            return None
        return dice.choice((0.0, 0.33, 0.62, 0.9)) if exact else dice.choice(words)

    statuses = ("idea", "idea", "active", "done", "done", "blocked", "dropped")
    return WorkModel(
        stones=tuple(
            Stone(
                id=id,
                kind=dice.choice(KINDS),
                title=title,
                status=dice.choice(statuses),
                needs=dice.choice(("any", "any", "any", "all")),
                tags=dice.choice(((), (), ("retail",), ("family",))),
                rests=dice.random() < 0.2,
                months=dice.choice((None, Months(low=1, likely=3, high=6))),
            )
            for id, title in zip(stones, names, strict=True)
        ),
        outcomes=tuple(
            Outcome(
                id=id,
                kind=dice.choice(HOPE_KINDS),
                title=title,
                importance=dice.randint(1, 5),
                status=dice.choice(("open", "open", "open", "open", "reached", "let_go")),
                needs=dice.choice(("any", "any", "any", "all")),
            )
            for id, title in zip(hopes, wanted, strict=True)
        ),
        links=tuple(
            Link(
                id=f"link-{number}",
                source=source,
                target=target,
                confidence=belief(),
                closed=dice.random() < 0.1,
            )
            for number, (source, target) in enumerate(ends)
        ),
    )


@cache
def everything() -> tuple[Read, ...]:
    """Give every sentence, of the samples first."""
    said: list[Read] = []
    for sample in SAMPLES:
        for version in load_sample(sample.key, TOLD_ON).versions:
            name = f"{sample.key}: {version.name}"
            said += read(name, version.model)
            then = [*(snapshot.model for snapshot in version.snapshots), version.model]
            said += [
                Read(name, "difference", "", each)
                for old, new in pairwise(then)
                for each in sentences(difference(old, new))
            ]
            if len(then) > 1:
                told = describe_happened(happened(then))
                said += [Read(name, "describe_happened", "", each) for each in told]
    for seed in range(GENERATED):
        said += read(f"generated {seed}", generated(seed))
    return tuple(said)


def read(name: str, model: WorkModel) -> Iterator[Read]:
    """Yield every sentence about a map, and about what may happen on it."""
    yield from _as_it_is(name, model)
    yield from _losses(name, model)
    for id, item in model.items.items():
        if isinstance(item, Stone | Outcome | Link):
            for made, known in effects_on(item).items():
                point = DataPoint(
                    id="point",
                    at=TOLD_ON,
                    kind=known.news,
                    about=(About(id=id, made=made),),
                )
                yield from _happening(name, model, point)
    yield from _happening(name, model, DataPoint(id="point", at=TOLD_ON, kind="nothing"))


def _as_it_is(name: str, model: WorkModel) -> Iterator[Read]:
    found = main_finding(model)
    yield Read(name, "main_finding", found.outcome or "", f"{found.headline} {found.detail}")
    yield Read(name, "summary", "", summary(model))
    for each in untried(model):
        yield Read(name, "untried", "", each)
    for outcome in model.outcomes:
        if outcome.status != "open":
            continue
        about = finding_about(model, outcome)
        yield Read(name, "finding_about", outcome.id, f"{about.headline} {about.detail}")
        there = ways(model, outcome.id)
        for way in there:
            words = f"{way_name(model, way, there)}: {way_remark(model, way)}"
            yield Read(name, "way_name, way_remark", outcome.id, sentence(words))
        if there:
            yield Read(name, "by_name", outcome.id, sentence(capital(by_name(model, there))))
    assessed = assess(model, TOLD_ON)
    for each in exposure(model, assessed):
        yield Read(name, "exposure", "", each)
    for surprise in surprises(model, assessed, most=9):
        about_ids = " ".join((*surprise.without, *surprise.tags))
        yield Read(name, "surprises", about_ids, surprise.sentence)
    for id, met in evidence(model, TOLD_ON).items():
        if words := belief_said(met):
            yield Read(name, "belief_said", id, words)


def _losses(name: str, model: WorkModel) -> Iterator[Read]:
    for stone in model.stones:
        said = verdict(model, rehearse(model, {stone.id}, as_of=TOLD_ON))
        yield Read(name, "verdict", stone.id, said, after_loss=True)
    for tag in sorted({tag for stone in model.stones for tag in stone.tags}):
        said = verdict(model, rehearse(model, tags={tag}, as_of=TOLD_ON))
        yield Read(name, "verdict", tag, said, after_loss=True)


def _happening(name: str, model: WorkModel, point: DataPoint) -> Iterator[Read]:
    about = " ".join(f"{each.id} {each.made}" for each in point.about)
    after = log(point)(model).model
    lost = any(each.made in ("gone", "closed") for each in point.about)
    words = list(effects(model, point))
    for each in words:
        yield Read(name, "effects", about, each, after_loss=lost)
    for each in chance_shifts(model, after, TOLD_ON):
        yield Read(name, "chance_shifts", about, each, after_loss=lost)
    judged = {link.id: link.confidence for link in model.links}
    into = [
        link.id
        for link in model.links
        if link.id in point.about_ids or link.target in point.about_ids
    ]
    in_words = all(judged[id] in CONFIDENCE_WORDS.values() for id in into)
    for each in link_shifts(model, after, TOLD_ON):
        yield Read(name, "link_shifts", about, each, after_loss=lost, in_words=in_words)
    if not words:
        yield Read(name, "why_unmoved", about, why_unmoved(model, point))
    elif lost:
        found = main_finding(after)
        yield Read(name, "main_finding", about, found.headline, after_loss=True)
        yield Read(name, "summary", about, summary(after))


def main() -> None:
    """Print every sentence, each once for where it comes from, in the order of the functions."""
    seen: set[tuple[str, str]] = set()
    only = sys.argv[1:]
    for each in sorted(everything(), key=lambda one: one.where):
        if (each.where, each.said) in seen or (only and each.where not in only):
            continue
        seen.add((each.where, each.said))
        print(f"{each.where:22} {each.model:24.24} {each.about:30.30} {each.said}")


if __name__ == "__main__":
    main()
