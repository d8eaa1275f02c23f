"""Words for beliefs, lengths of time, importance and the like, and the values they stand for."""

from collections.abc import Mapping

from careerapp.domain.items import Appeal, Grounds, Months, Needs

CONFIDENCE_WORDS: dict[str, float | None] = {
    "not judged yet": None,
    "long shot": 0.15,
    "could go either way": 0.5,
    "likely": 0.75,
    "almost sure": 0.95,
}
"""The words to pick from, and the belief each stands for, 0 to 1."""

MONTHS_WORDS: dict[str, Months | None] = {
    "not judged yet": None,
    "weeks": Months(low=0.5, likely=1, high=2),
    "a few months": Months(low=2, likely=3, high=6),
    "about a year": Months(low=8, likely=12, high=18),
    "longer": Months(low=18, likely=24, high=36),
}
"""The words to pick from, and the months each stands for."""

NEEDS_WORDS: Mapping[Needs, str] = {"any": "any one of its links", "all": "all of its links"}
GROUNDS_WORDS: Mapping[Grounds, str] = {
    "guess": "a guess",
    "some": "some grounds",
    "strong": "strong grounds",
}
APPEAL_WORDS: Mapping[Appeal, str] = {
    "unset": "no matter",
    "drains": "drains me",
    "neutral": "neutral",
    "energises": "energises me",
}
STRENGTH_WORDS = {1: "a hint", 2: "clear", 3: "strong"}
IMPORTANCE_WORDS = {1: "nice to have", 2: "some", 3: "matters", 4: "a lot", 5: "most of all"}
MOST_IMPORTANT = max(IMPORTANCE_WORDS)


def confidence_word(confidence: float | None) -> str:
    """Give the word nearest to a belief (0 to 1, or None).

    >>> confidence_word(0.7), confidence_word(None)
    ('likely', 'not judged yet')
    """
    if confidence is None:
        return "not judged yet"
    judged = {word: belief for word, belief in CONFIDENCE_WORDS.items() if belief is not None}
    return min(judged, key=lambda word: abs(judged[word] - confidence))


def months_word(months: Months | None) -> str:
    """Give the word nearest to a length of time.

    >>> months_word(Months(low=1, likely=4, high=9))
    'a few months'
    """
    if months is None:
        return "not judged yet"
    known = {word: span.likely for word, span in MONTHS_WORDS.items() if span is not None}
    return min(known, key=lambda word: abs(known[word] - months.likely))
