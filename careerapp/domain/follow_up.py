"""Following up a sign that was seen: what a person decided to do then becomes a thing to do.

It stands on the list among the small tests until they say that it is done or let it go.
It is told apart by what it says: the words of a sign that was seen, about the same thing.
"""

from datetime import date

from careerapp.domain.items import Experiment, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TITLE
from careerapp.wording.phrases import short


def follow_up(sign: Signpost, id: str, seen: date) -> Experiment | None:
    """Give the thing to do once a sign is seen; None where nothing was decided."""
    if not (decided := _decided(sign)):
        return None
    return Experiment(id=id, about=sign.about, question=decided, due=seen)


def follows_up(model: WorkModel, test: Experiment) -> bool:
    """Tell whether something on the list is what a person decided to do when a sign is seen."""
    return any(
        sign.status == "fired" and sign.about == test.about and _decided(sign) == test.question
        for sign in model.signposts
    )


def _decided(sign: Signpost) -> str:
    return short(" ".join(sign.then.split()), MAX_TITLE)


def did_you(test: Experiment) -> str:
    """Ask whether what was decided was done; its words stand between asterisks.

    >>> ask = Experiment(id="e", about="today", question="Ring Maria.")
    >>> did_you(ask)
    'Did you *ring Maria*?'
    >>> did_you(ask.replace(question="I will ask for the clinic. Then the bank."))
    'You had decided: *ask for the clinic. Then the bank.* Did you?'
    """
    words = test.question
    for start in ("I will ", "I'll ", "I would ", "to "):
        if words.casefold().startswith(start.casefold()):
            words = words[len(start) :]
    if words[:2] != words[:2].upper():
        words = words[:1].lower() + words[1:]
    marked = words.replace("\\", "\\\\").replace("*", "\\*")
    plain = marked.rstrip(".!")
    if plain.endswith("?") or any(end in plain for end in (". ", "! ", "? ", ": ", "; ")):
        return f"You had decided: *{marked}* Did you?"
    return f"Did you *{plain}*?"
