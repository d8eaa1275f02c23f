"""A simple guess at the kind of what was typed without one; always shown, changed in one click."""

import re

from careerapp.domain.items import OutcomeKind, StoneKind

_OUTCOME_SIGNS: tuple[tuple[OutcomeKind, str], ...] = (
    (
        "balance",
        r"\b(balance|home|evenings?|weekends?|fridays?|mondays?|famil(y|ies)|children|kids?"
        r"|school run|holidays?|part[- ]time|four[- ]day|three days?|less stress|sleep|free time"
        r"|hours|flexib\w+|remote|pace)\b",
    ),
    (
        "recognition",
        r"\b(recogni[sz]\w+|known|award|prize|respected|published|publish|author|speaker|speak at"
        r"|reputation|seen as|go[- ]to|asked for|credit|thanks)\b",
    ),
    (
        "environment",
        r"\b(environment|team that|colleagues|kind people|culture|place|office|outdoors?|outside"
        r"|city|country|small (firm|team|company)|health|climate|non[- ]?profit|mission|purpose"
        r"|meaningful|people who|work for)\b",
    ),
    (
        "skill",
        r"\b(fluent|able to|know(ing)? how|can\b|speak|skills?|master|expert in|good at"
        r"|confident)\b",
    ),
)

_STONE_SIGNS: tuple[tuple[StoneKind, str], ...] = (
    (
        "role",
        r"\b(lead|manager|analyst|officer|director|head of|assistant|engineer|developer|designer"
        r"|teacher|nurse|coordinator|supervisor|consultant|specialist|trainee|apprentice|intern"
        r"|secretary|administrator|editor|writer|owner|founder|job|post|position|shift work"
        r"|freelanc\w+)\b",
    ),
    (
        "relationship",
        r"\b(mentor|friend|coach|network|contact|colleague|sponsor|boss|partner|meet|know someone"
        r"|neighbou?r|client|alumni|community|group|union|aunt|uncle|cousin|sister|brother|mother"
        r"|father|husband|wife|parents?)\b",
    ),
    (
        "experience",
        r"\b(project|study|volunteer\w*|internship|placement|portfolio|talk|event|trip|year in"
        r"|pilot|trial|side|shadow\w*|secondment|experience|years? of|launch|build|run a"
        r"|help(ing)? at|thesis|competition|hackathon|stall|workshop|blog|article)\b",
    ),
    (
        "skill",
        r"\b(course|learn\w*|certificat\w*|degree|diploma|training|class(es)?|skills?|sql|python|excel"
        r"|spreadsheets?|english|french|german|spanish|writing|speaking|statistics|accounting|basics"
        r"|driving licen[cs]e|licen[cs]e|bookkeeping|coding|design)\b",
    ),
)

_CONTACT = re.compile(
    r"^(ask|talk (to|with)|speak (to|with)|meet|get to know|call|write to)\b", re.IGNORECASE
)
"""What one does with people, whatever their job is."""

_A_NAME = re.compile(r"^[A-ZÀ-ÖØ-Þ][a-zà-ÿ'’-]+(,.*| (from|at|in|who) .*)?$")
"""One capitalised word, perhaps with where one knows them from: most often a person."""

_NOT_NAMES = re.compile(
    r"^(Excel|Python|English|French|German|Spanish|Savings|Money|Time|Patience|Health"
    r"|Teach|Work|Study|Help|Train|Apply|Start|Begin|Move|Join|Shadow|Sell|Write|Run|Build|Open"
    r"|Live|Stay|Stand|Lead|Speak|Give|Get|Find|Make|Take|Go|Do|Try|Show|Read|Rent|Retrain"
    r"|[A-Z][a-z]+(ing|ings|tion|ment|ness|ship|ics|graphy|ogy))\b"
)
"""What else one word in front stands for: languages, means, and what one does."""


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
    """Whether two titles mean the same thing: case and white space aside.

    >>> same_title(" SQL  basics", "sql basics")
    True
    """
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
