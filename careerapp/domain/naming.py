"""Names of the items of a work model in sentences."""

from careerapp.domain.items import (
    DataPoint,
    Experiment,
    Idea,
    Link,
    Outcome,
    Question,
    Reflection,
    Signpost,
    Stone,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TITLE
from careerapp.wording.phrases import named

NOUNS: dict[type, str] = {
    Outcome: "outcome",
    Stone: "stepping stone",
    Link: "link",
    Idea: "idea",
    Experiment: "small test",
    Signpost: "sign",
    DataPoint: "data point",
    Reflection: "reflection",
}

QUESTION_WORDS: dict[Question, str] = {
    "rigid": "what is most rigid",
    "other_routes": "which other ways there are",
    "updating": "how often to look again",
}
"""The questions of a review, within a sentence."""


def name_item(model: WorkModel, id: str) -> str:
    """Name an item in a sentence, titles between asterisks."""
    item = model.items.get(id)
    if isinstance(item, Link):
        return f"{named(model.title_of(item.source))} to {named(model.title_of(item.target))}"
    if isinstance(item, DataPoint):
        return named(item.note.strip().split("\n")[0].rstrip(". ") or item.kind)
    if isinstance(item, Reflection):
        return f"the answer to {QUESTION_WORDS[item.question]}"
    return named(model.title_of(id))


def describe_answer(reflection: Reflection) -> str:
    """Name a question of a review with the beginning of its answer."""
    return f"{QUESTION_WORDS[reflection.question]}: {named(reflection.answer)}"


def title_then(model: WorkModel, id: str) -> str:
    """Give the present title of an item, to be kept with what may outlive it."""
    return model.title_of(id)[:MAX_TITLE].rstrip()
