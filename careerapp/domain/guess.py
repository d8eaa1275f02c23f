"""A guess at the kind of an outcome or stone from its title; people see and can change it."""

import re

from careerapp.domain.items import OutcomeKind, StoneKind
from careerapp.domain.kinds import OUTCOME_KINDS, STONE_KINDS
from careerapp.domain.people import could_be_a_trade, is_told_of_people, looks_like_a_name
from careerapp.domain.titles import (
    begins_with_learning,
    begins_with_verb,
    first_word,
    main_noun,
    main_phrase,
)

_OUTCOME_SIGNS = [
    (kind, known.signs)
    for kind, known in sorted(OUTCOME_KINDS.items(), key=lambda each: each[1].turn)
    if known.signs
]
_STONE_SIGNS = [
    (kind, known.signs)
    for kind, known in sorted(STONE_KINDS.items(), key=lambda each: each[1].turn)
]
_STONE_ENDINGS = [(kind, known.endings) for kind, known in STONE_KINDS.items() if known.endings]

_SOMEBODYS = re.compile(
    r"^(my|our|an? (old|former)|former|old|ex) (?!own\b|present\b|current\b)", re.I
)
"""Before a trade: *My old teacher* is a person, not a role of one's own."""

_THINGS = re.compile(r"\b(jobs?|posts?|roles?|positions?)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"^(?!CV\b)[A-Z]{2,}\b")


def guess_outcome_kind(title: str) -> OutcomeKind:
    """Guess what kind of hope a title is; a role where nothing speaks for another.

    >>> guess_outcome_kind("Fridays at home"), guess_outcome_kind("Team lead in analytics")
    ('balance', 'role')
    """
    return next((kind for kind, signs in _OUTCOME_SIGNS if _has(signs, title)), "role")


def guess_stone_kind(title: str) -> StoneKind:
    """Guess what kind of stepping stone a title is; an experience where nothing speaks for another.

    What begins with a verb is an experience, or learning; then come names; then what the main noun
    says, by itself or by how it ends; then what any word says.

    >>> [guess_stone_kind(title) for title in ("SQL course", "Maria", "Ask Maria about the course")]
    ['skill', 'relationship', 'experience']
    """
    text = " ".join(title.split())
    if begins_with_learning(text):
        return "skill"
    if begins_with_verb(text):
        return "experience"
    if is_told_of_people(text) or (looks_like_a_name(text) and not _is_known_word(text)):
        return "relationship"
    phrase, noun = main_phrase(text), main_noun(text)
    known = _spoken_for(noun) or _ending(noun) or _spoken_for(phrase)
    if known == "role" and _SOMEBODYS.match(text) and not _THINGS.search(phrase):
        return "relationship"
    if known is None and (_ABBREVIATION.match(text) or _ending(first_word(text)) == "skill"):
        return "skill"
    return known or _spoken_for(text) or "experience"


def _is_known_word(text: str) -> bool:
    """Tell whether what could be a name is a word for a kind of thing: *Baker*, *Bus Driver*.

    *Anna Baker* and *Günther, retired carpenter* are names, though they end like a trade.
    """
    phrase, noun = main_phrase(text), main_noun(text)
    if _spoken_for(noun):
        return True
    more = text.removeprefix(phrase)
    trade = _spoken_for(more) or _ending(main_noun(more.strip(", ")))
    told = more.startswith(",") and trade in ("role", "relationship")
    return " " not in phrase and not told and _ending(noun) is not None


def _spoken_for(text: str) -> StoneKind | None:
    return next((kind for kind, signs in _STONE_SIGNS if _has(signs, text)), None)


def _ending(noun: str) -> StoneKind | None:
    """Give the kind of a noun by how it ends, unless it is a name that ends so."""
    fits = (
        kind
        for kind, endings in _STONE_ENDINGS
        if could_be_a_trade(noun) and re.fullmatch(endings, noun, re.IGNORECASE)
    )
    return next(fits, None)


def _has(signs: str, title: str) -> bool:
    return re.search(signs, title, re.IGNORECASE) is not None


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles are equal, case and white space aside.

    >>> same_title(" SQL  basics", "sql basics")
    True
    """
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
