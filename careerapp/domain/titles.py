"""How a title reads: whether it begins with a verb, and which noun it is about."""

import re


def words_in(text: str) -> frozenset[str]:
    """Give the words of a list written as one text."""
    return frozenset(text.split())


_WORD = re.compile(r"[\w'’.&+#-]+")

_VERBS = words_in(
    """
    accept adopt advertise agree answer apply approach arrange ask attend audition bake become
    begin book borrow bring build buy carry catch celebrate change chat check choose collect
    compare compete complete convince create cycle deal decide deliver demonstrate describe
    dig discuss do document donate draft draw earn edit email enrol enroll enter explain
    explore fetch figure find finish fix follow gather get give go grow harvest hire hold
    invite join keep knock launch lend let listen live look maintain make manage meet mend
    mind move negotiate observe offer organise organize pass pay perform photograph pick pitch
    prepare propose publish put raise read rebuild recruit reduce register rehearse renew
    renovate rent repair replace request resign restore return ring run save search see sell
    send serve set shadow share show sing sit speak spend stand start stay stop submit suggest
    swap take talk teach tell transcribe translate travel try turn use visit volunteer wait
    walk wash watch win write
    """
)
"""Verbs that a title hardly ever begins with as a noun."""

_VERBS_OR_NOUNS = words_in(
    """
    call care clean close coach contact cook design drive exhibit farm film fish found guide
    hand head help host interview judge lead mentor nurse open own paint phone pilot plan play
    post practice present record report research review sew shop sign stage study supply
    support test tour train trial tutor visit work
    """
)
"""Verbs only where a word follows that no noun goes before, as in *Cook for fifty people*."""

_AFTER_VERBS = words_in(
    """
    a about an another any around as at back each every five for four from her his in into it
    more my on one others our out over people six some ten that the their them these this
    those three to two up us with
    """
)
_ALSO_AFTER_NOUNS = frozenset(("at", "from", "in", "on", "to", "with"))
_DOERS = frozenset(
    ("coach", "contact", "cook", "guide", "head", "host", "lead", "mentor", "nurse", "post")
)
"""Words for a person or a post too, which may be *at* a place."""

_LEARNING = frozenset(("improve", "learn", "practise", "qualify", "relearn", "retrain"))
_GAINING = frozenset(("complete", "do", "finish", "get", "pass", "renew", "sit", "start", "take"))
_COURSES = words_in(
    """
    certificate certified class classes course degree diploma exam lessons licence license
    qualification training
    """
)
_DONE = words_in(
    "been brought built did grew kept led looked made managed ran sold taught won wrote"
)
"""Past forms that do not end in -ed, or that anything may follow."""

_LASTING = words_in(
    """
    bringing caring helping living looking raising running serving shadowing travelling
    volunteering working
    """
)
"""What is lived through where something follows: *Raising three children*."""

_REST = re.compile(
    r"[,:;(–—]|\s-\s|\s(?:about|across|after|against|among|as|at|behind|between|by|during|for|from"
    r"|in|into|near|next door|of|on|over|the|to|under|until|upstairs|where|which|who"
    r"|whose|with)(?:\s|$)",
    re.IGNORECASE,
)


def words_of(title: str) -> list[str]:
    return _WORD.findall(title)


def first_word(title: str) -> str:
    return next(iter(words_of(title)), "")


def main_phrase(title: str) -> str:
    """Give what a title is about, without where, whose or what for.

    >>> main_phrase("Evening course in bookkeeping"), main_phrase("Mrs Okafor, my old boss")
    ('Evening course', 'Mrs Okafor')
    """
    return _REST.split(title, maxsplit=1)[0].strip()


def main_noun(title: str) -> str:
    """Give the last word of what a title is about, the noun in English; ``""`` without any.

    >>> main_noun("Stock-loss study at the shop")
    'study'
    """
    words = words_of(main_phrase(title))
    return words[-1] if words else ""


def begins_with_verb(title: str) -> bool:
    """Tell whether a title names something to do, by its first word.

    >>> [begins_with_verb(each) for each in ("Cook for fifty people", "Cook in a school kitchen")]
    [True, False]
    """
    first, *rest = [word.casefold() for word in words_of(title)] or [""]
    if first in _VERBS or first in _LEARNING:
        return True
    if first in _LASTING or first in _DONE:
        return bool(rest)
    if not rest or not (first in _VERBS_OR_NOUNS or first.endswith("ed")):
        return False
    follows = rest[0] in _AFTER_VERBS or rest[0].isdecimal()
    return follows and not (first in _DOERS and rest[0] in _ALSO_AFTER_NOUNS)


def begins_with_learning(title: str) -> bool:
    """Tell whether what a title says to do is to learn: by its verb, or as *Take a course*.

    >>> begins_with_learning("Learn to code"), begins_with_learning("Teach a class")
    (True, False)
    """
    words = [word.casefold() for word in words_of(title)]
    if not words:
        return False
    return words[0] in _LEARNING or (words[0] in _GAINING and not _COURSES.isdisjoint(words))
