"""Words before numbers: how a belief, a length of time and an importance are said and picked."""

from careerapp.domain.items import Months

CONFIDENCE_WORDS: dict[str, float | None] = {
    "not judged yet": None,
    "long shot": 0.15,
    "could go either way": 0.5,
    "likely": 0.75,
    "almost sure": 0.95,
}
"""What a person picks, and the belief it stands for."""

MONTHS_WORDS: dict[str, Months | None] = {
    "not judged yet": None,
    "weeks": Months(low=0.5, likely=1, high=2),
    "a few months": Months(low=2, likely=3, high=6),
    "about a year": Months(low=8, likely=12, high=18),
    "longer": Months(low=18, likely=24, high=36),
}
"""What a person picks, and the months it stands for."""


def confidence_word(confidence: float | None) -> str:
    """Say a belief in the nearest word.

    >>> confidence_word(0.7), confidence_word(None)
    ('likely', 'not judged yet')
    """
    if confidence is None:
        return "not judged yet"
    judged = {word: belief for word, belief in CONFIDENCE_WORDS.items() if belief is not None}
    return min(judged, key=lambda word: abs(judged[word] - confidence))


def months_word(months: Months | None) -> str:
    """Say a length of time in the nearest word.

    >>> months_word(Months(low=1, likely=4, high=9))
    'a few months'
    """
    if months is None:
        return "not judged yet"
    known = {word: span.likely for word, span in MONTHS_WORDS.items() if span is not None}
    return min(known, key=lambda word: abs(known[word] - months.likely))


def in_ten(chance: float) -> str:
    """Say a chance as people do, never as nought or ten unless it is.

    >>> in_ten(0.41), in_ten(0.004), in_ten(0.999), in_ten(1.0)
    ('4 in 10', 'under 1 in 10', 'over 9 in 10', '10 in 10')
    """
    tenths = round(chance * 10)
    if tenths == 0 and chance > 0:
        return "under 1 in 10"
    if tenths == 10 and chance < 1:
        return "over 9 in 10"
    return f"{tenths} in 10"


def capital(words: str) -> str:
    """Start words with a capital letter.

    >>> capital("under way")
    'Under way'
    """
    return words[:1].upper() + words[1:]
