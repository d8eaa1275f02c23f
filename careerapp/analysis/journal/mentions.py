"""Nodes that a free text mentions, and guesses at the kind of news it is and at what it means."""

import re
from collections import Counter

from careerapp.domain.items import DataPointKind, Effect
from careerapp.domain.model import WorkModel
from careerapp.domain.people import names_a_person

_WORDS = re.compile(r"[^\W_]{3,}")

_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        the and for with that this from have has had was were will would could about into over
        then than them they their there what when where which who whom your you our out not but
        are can may one two got get did does been being some any all more most very just also
        after before until while without work job today week month year new old first last
        """,
    )
)

_SIGNS: tuple[tuple[DataPointKind, str], ...] = (
    (
        "setback",
        r"\b(fr(oze|ozen|eeze)|cancel\w*|reject\w*|refus\w*|fail\w*|lost|lose|losing|cut|cuts|closed|full"
        r"|clos(es|ing) down|shut(s|ting)? down"
        r"|postpon\w*|delay\w*|turned (\w+ )?down|said no|passed over|no longer"
        r"|not (get|got|going|happening)|didn'?t|did not"
        r"|won'?t|can'?t|quit|left|leaving|ill|sick|redundan\w*|laid off|bad news|stuck|harder"
        r"|withdr\w+|declin\w*|denied|fired|dismissed|broke|burn(t|ed) out|fell through"
        r"|too (expensive|far|late)|someone (else|internal))\b",
    ),
    (
        "win",
        r"\b(pass(ed)?|finish(ed)?|complet\w*|won|offer(ed)?|accept(ed)?|hired|promot\w*|prais\w*"
        r"|thank\w*|show(ed|n)?|agreed|yes|good news|succe\w*|learn(ed|t)|published|invited|got the"
        r"|certificate|easier|helped|met|signed|a raise|award\w*|recommend\w*|graduat\w*)\b",
    ),
)

_WANTS = re.compile(
    r"\bI('m| am)? ([\w']+ ){0,2}(want|wish|would like|would rather|prefer|care (more|less)"
    r"|dream of|tired of|drawn to|let go of|done with)\b"
    r"|\bI('d| would)( much| really)? (like|rather|prefer)\b"
    r"|\bmatter(s|ed)? (more|less|most|a lot|much|little|to me)\b|\bno longer matters?\b"
    r"|\b(lost|losing|no) interest in\b|\bnot for me\b|\bchanged my mind\b|\bletting? go of\b"
    r"|\b(more|less) important to me\b|\bgive up on\b|\bwhat I (really |most )?want\b",
    re.IGNORECASE,
)
"""Words of somebody who speaks of what they want now, not of what happened around them."""

_WISHES: tuple[tuple[Effect, str], ...] = (
    ("gone", r"\blet(ting)? go\b|\bg(i|a)ve up on\b|\bdone with\b|\bnot for me\b"),
    (
        "matters_less",
        r"\bless\b|\b(no longer|not|don'?t|never) (\w+ )?(want|care|matter|wish)|\binterest in\b"
        r"|\btired of\b|\blittle\b|\bno longer matters?\b",
    ),
    ("matters_more", r"\b(more|most|a lot|much|really want|matters to me)\b"),
)


LIKELY = 0.5
"""Least share of the telling words of a title in a text for which it is offered."""

LONG = 5
"""Least letters of a word that alone is enough, if no other title has it."""

SURE = 1.0
"""Share of the telling words of a title in a text for which it is surely mentioned."""


def mentioned(model: WorkModel, text: str, most: int = 5, share: float = LIKELY) -> tuple[str, ...]:
    """List the ids of the nodes a text seems to mention, the likeliest first.

    Parameters
    ----------
    model : WorkModel
    text : str
    most : int
        How many at the most.
    share : float
        How many of the telling words of a title have to be in the text, endings aside; the first
        word of a title with a comma counts as half of them, and as all where it is a person's name
        (``Maria, analyst``). A long word that no other title has counts as half of them too.
    """
    words = _telling_words(text)
    if not words:
        return ()
    wanting = {node.id: _telling_words(node.title) for node in model.nodes.values()}
    titles_with = Counter(word for wanted in wanting.values() for word in set(wanted))
    scored = []
    for place, node in enumerate(model.nodes.values()):
        wanted = wanting[node.id]
        hit = [word for word in wanted if any(_alike(word, other) for other in words)]
        hits = len(hit)
        if not hit:
            continue
        found = hits / len(wanted)
        if any(len(word) >= LONG and titles_with[word] == 1 for word in hit):
            found = max(found, LIKELY)
        if "," in node.title and wanted[0] in hit:
            found = SURE if names_a_person(node) else max(found, LIKELY)
        if found >= share:
            scored.append((-found, -hits, place, node.id))
    return tuple(id for *_, id in sorted(scored)[:most])


def likely_kind(text: str) -> DataPointKind:
    """Guess whether a text is a win, a setback or a change; a change where no word tells.

    Words of what a person wants tell nothing of it: "I no longer want …" is a change.

    >>> likely_kind("Head office froze hiring until March."), likely_kind("Passed the SQL course")
    ('setback', 'win')
    """
    plain = _WANTS.sub(" ", _with_plain_quotes(text))
    for kind, signs in _SIGNS:
        if re.search(signs, plain, re.IGNORECASE):
            return kind
    return "change"


def speaks_of_wants(text: str) -> bool:
    """Guess whether a text tells of a change of what a person wants, not of what is around them.

    >>> speaks_of_wants("I no longer want to lead a team."), speaks_of_wants("The depots merge.")
    (True, False)
    """
    return _WANTS.search(_with_plain_quotes(text)) is not None


def likely_wish(text: str) -> Effect:
    """Guess what a change of what a person wants means for the hopes it is about.

    >>> [likely_wish(text) for text in ("Home matters more to me.", "I care less for titles")]
    ['matters_more', 'matters_less']
    """
    plain = _with_plain_quotes(text)
    found = (effect for effect, signs in _WISHES if re.search(signs, plain, re.IGNORECASE))
    return next(found, "unchanged")


def _with_plain_quotes(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _telling_words(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text.casefold()) if word not in _COMMON]


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    stem = max(4, len(shorter) - 2)
    return len(shorter) >= 4 and len(longer) - len(shorter) <= 4 and longer[:stem] == shorter[:stem]
