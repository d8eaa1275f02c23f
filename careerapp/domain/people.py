"""Which titles name a person: people's words (*moved on*, *them*) are said of no others."""

import re

from careerapp.domain.items import Node, Stone
from careerapp.domain.kinds import GROUP_SIGNS, PERSON_SIGNS
from careerapp.domain.titles import begins_with_verb, main_phrase, words_in, words_of

_ADDRESSES = words_in(
    """
    abuela abuelo aunt auntie bhai brother canon captain coach cousin dame deacon didi doctor
    doña don dr elder father frau gran grandad grandma grandpa granny herr imam lady lord
    ma'am madam madame mademoiselle mama miss mister mme monsieur mother mr mrs ms mx nan nana
    nurse oma opa pan pani papa pastor prof professor rabbi rev reverend sa señor señora
    señorita sensei sheikh signor signora sir sister sr sra tante tía tío uncle ustad
    """
)
"""What stands before a name."""

_PARTICLES = words_in(
    """
    abu af al and av ben bin bint binti d da de del della dem den der di do dos du e el ibn la
    las le los na of the y van von und zu zum zur ten ter
    """
)
"""What stands within a name, without a capital."""

_PREFIX = re.compile(r"^(al|as|el|ul|d|l)['’-](?=\w)")
"""What stands before a part of a name, tied to it: *al-Sayed*, *d'Arc*."""

_NO_NAMES = words_in(
    """
    able access advanced advice air allotment art background basic bicycle bike bread
    broadband budget calm camera capital car childcare citizenship confidence contract courage
    cv data debt desk drive drawing driving education energy equipment experience faith fame
    fluent food freedom garage garden good grant gumption health help holiday home hope house
    housing humour income inheritance insurance interest internet karma kitchen land laptop
    love luck machine maternity money motivation music native nothing office oven parking
    passport patience patient peace pension permit persistence phone place poetry portfolio
    power practice pride proof quiet redundancy rent resilience respect rest room routine
    sabbatical savings scholarship self severance sleep some space stamina strength studio
    strong support talent tea time tool tools transport trust truck unemployment van visa wage
    website welfare will wit workshop
    """
)
"""Words that are had, too, and are no names, though each stands with a capital as the first."""

_DETERMINERS = frozenset(("a", "an", "her", "his", "my", "our", "the", "their"))

_ENDS_OF_NOUNS = re.compile(
    r"(?<!^wil)(tion|sion|ment|ness|ship|ence|ency|ancy|logy|graphy|hood|ism|ability|ivity"
    r"|[^aeiou]ing|[bcdfgkmpt]ings?|[tmnhpr]ics)$"
)
_PLURAL = re.compile(r"[^aeious]s$|[aeiou][bcdfgklmnprtvw]es$|[bcdfgklmnpqrtvwxz]ies$")
_TOLD = re.compile(
    r"\w,? who(m|se)? |\bI (know|knew|met)\b|^([Mm]y|[Oo]ur|[Hh]er|[Hh]is) [a-z-]+ [A-Z]\w+$"
)
"""What is told only of people: *who …*, *I know*, *My godson Luca*."""

_NAMES_IN_S = words_in(
    """
    agnes alexis amos anders andreas andrés angelos ans anaïs carlos charles chris christos
    claus dennis dolores doris els frances francis frans giannis gladys hans idris ilias ines
    inés iris jacques james janis jens joris jules julius kris lars les lewis lois lourdes
    lucas luis luís marcos marcus markus mats mercedes miles moses myles nicholas niels
    nikolaos nils otis paris phyllis piers rhys stavros thomas tobias travis wes
    yannis yves
    """
)
_NAMES_LIKE_TRADES = words_in(
    """
    alexander amber asher christopher dexter eleanor ester esther ginger gunther hector
    heather homer igor jasper javier jennifer kester lester nestor oliver parker peter
    piper rainer reiner rutger salvador skyler taylor tudor tyler victor viktor walter werner
    wouter xavier
    """
)


def names_a_person(node: Node) -> bool:
    """Tell whether a node is a person, or several, and not a group, a thing or something to do.

    It is meant to err on the side of *no*: what is said of things can be read of people too.

    >>> [
    ...     names_a_person(Stone(id="s", kind="relationship", title=title))
    ...     for title in ("Zoë in HR", "My old boss", "The union", "Ask Zoë about training shifts")
    ... ]
    [True, True, False, False]
    """
    if not isinstance(node, Stone) or node.kind != "relationship":
        return False
    title, about = node.title, main_phrase(node.title)
    if begins_with_verb(title) or _has(GROUP_SIGNS, about) or _ends_in_a_group(title):
        return False
    # It was picked as a relationship, so a name may be typed without its capital: "maria".
    named = looks_like_a_name(title[:1].upper() + title[1:])
    return named or is_told_of_people(title) or _has(PERSON_SIGNS, about)


def _ends_in_a_group(title: str) -> bool:
    """Whether a title is all about a group, as *Women in Trades group*: no "the" leads to it."""
    words = words_of(title)
    within = {word.casefold() for word in words[1:-1]} & _DETERMINERS
    return len(words) > 1 and not within and _has(GROUP_SIGNS, words[-1])


def is_told_of_people(title: str) -> bool:
    """Tell whether a title says what is said of people alone: ``"A recruiter who likes me"``."""
    return _TOLD.search(title) is not None


def looks_like_a_name(title: str) -> bool:
    """Tell whether a title begins with somebody's name, by capitals: ``"Zoë in HR"``.

    In scripts without capitals a short title is taken for a name.
    """
    words = words_of(main_phrase(title))
    if not words or len(words) > 6:
        return False
    if not any(letter.isupper() or letter.islower() for letter in "".join(words)):
        return _is_short(words)
    first = words[0].casefold().rstrip(".")
    if first in _ADDRESSES and len(words) > 1:
        return words[1][0].isupper()
    if len(words) == 1:
        return _could_be_called(words[0]) and not title[len(words[0]) :].startswith(" of ")
    return (
        all(_is_capitalised(word) or word.casefold() in _PARTICLES for word in words)
        and _is_capitalised(words[-1])
        and not any(word.casefold() in _NO_NAMES for word in words if word[0].isupper())
    )


def names_in(title: str) -> tuple[str, ...]:
    """Give the words of the name a title begins with: ``Okafor`` of *Mrs Okafor, my old boss*."""
    if not looks_like_a_name(title):
        return ()
    words = words_of(main_phrase(title))
    return tuple(
        word
        for word in words
        if _is_capitalised(word) and word.casefold().rstrip(".") not in _ADDRESSES
    )


def could_be_a_trade(word: str) -> bool:
    """Tell whether a word that ends like a trade (*baker*) is not a first name (*Peter*)."""
    return word.casefold() not in _NAMES_LIKE_TRADES


def _could_be_called(word: str) -> bool:
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    if len(word) < 2 or not _is_capitalised(word) or low in _NO_NAMES or _ENDS_OF_NOUNS.search(low):
        return False
    return low in _NAMES_IN_S or not _PLURAL.search(low)


def _is_capitalised(word: str) -> bool:
    """Whether a word is written as names are: not in small letters, not an abbreviation."""
    word = _PREFIX.sub("", word)
    plain = word.replace("'", "").replace("’", "").replace("-", "").rstrip(".")
    return plain[:1].isupper() and plain.isalpha() and (len(plain) == 1 or not plain.isupper())


def _is_short(words: list[str]) -> bool:
    letters = sum(map(len, words))
    spaced = any("\u0590" <= letter <= "\u0fff" for letter in words[0])
    return all(word.isalpha() or spaced for word in words) and letters <= (24 if spaced else 5)


def _has(signs: str, text: str) -> bool:
    return re.search(signs, text, re.IGNORECASE) is not None
