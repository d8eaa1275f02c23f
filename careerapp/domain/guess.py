"""A guess at the kind of an outcome or stone from its title; people see and can change it."""

import re

from careerapp.domain.items import OutcomeKind, StoneKind
from careerapp.domain.kinds import OUTCOME_KINDS, STONE_KINDS

_OUTCOME_SIGNS = [
    (kind, known.signs)
    for kind, known in sorted(OUTCOME_KINDS.items(), key=lambda each: each[1].turn)
    if known.signs
]
_STONE_SIGNS = [
    (kind, known.signs)
    for kind, known in sorted(STONE_KINDS.items(), key=lambda each: each[1].turn)
]

_CONTACT = re.compile(
    r"^(ask|talk (to|with)|speak (to|with)|meet|get to know|call|write to)\b", re.IGNORECASE
)
"""Beginnings that name something done with a person, whatever the person's job is."""

_A_NAME = re.compile(r"^[A-ZÀ-ÖØ-Þ][a-zà-ÿ'’-]+(,.*| (from|at|in|who) .*)?$")
"""One capitalised word, perhaps with a place after it (*Maria from the mill*): often a person."""

_NOT_NAMES = re.compile(
    r"^(Excel|Python|English|French|German|Spanish|Savings|Money|Time|Patience|Health"
    r"|Teach|Work|Study|Help|Train|Apply|Start|Begin|Move|Join|Shadow|Sell|Write|Run|Build|Open"
    r"|Live|Stay|Stand|Lead|Speak|Give|Get|Find|Make|Take|Go|Do|Try|Show|Read|Rent|Retrain"
    r"|[A-Z][a-z]+(ing|ings|tion|ment|ness|ship|ics|graphy|ogy))\b"
)
"""Capitalised first words that are no names: languages, means, activities."""


def guess_outcome_kind(title: str) -> OutcomeKind:
    """Guess what kind of hope a title is; a role where nothing speaks for another.

    >>> guess_outcome_kind("Fridays at home"), guess_outcome_kind("Team lead in analytics")
    ('balance', 'role')
    """
    return next((kind for kind, signs in _OUTCOME_SIGNS if _has(signs, title)), "role")


def guess_stone_kind(title: str) -> StoneKind:
    """Guess what kind of stepping stone a title is; an experience where nothing speaks for another.

    >>> [guess_stone_kind(title) for title in ("SQL course", "Maria", "Stock-loss study")]
    ['skill', 'relationship', 'experience']
    """
    text = " ".join(title.split())
    if _CONTACT.match(text) or _looks_like_a_name(text):
        return "relationship"
    return next((kind for kind, signs in _STONE_SIGNS if _has(signs, text)), "experience")


def _looks_like_a_name(title: str) -> bool:
    first = title.split(",")[0]
    return (
        _A_NAME.match(title) is not None
        and _NOT_NAMES.match(title) is None
        and not any(_has(signs, first) for _, signs in _STONE_SIGNS)
    )


def _has(signs: str, title: str) -> bool:
    return re.search(signs, title, re.IGNORECASE) is not None


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles are equal, case and white space aside.

    >>> same_title(" SQL  basics", "sql basics")
    True
    """
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
