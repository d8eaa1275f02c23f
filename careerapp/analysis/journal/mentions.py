"""Nodes that a free text mentions, and a guess whether it is a win, a setback or a change."""

import re
from collections import Counter

from careerapp.domain.items import DataPointKind
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

    >>> likely_kind("Head office froze hiring until March."), likely_kind("Passed the SQL course")
    ('setback', 'win')
    """
    plain = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for kind, signs in _SIGNS:
        if re.search(signs, plain, re.IGNORECASE):
            return kind
    return "change"


def _telling_words(text: str) -> list[str]:
    return [word for word in _WORDS.findall(text.casefold()) if word not in _COMMON]


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    stem = max(4, len(shorter) - 2)
    return len(shorter) >= 4 and len(longer) - len(shorter) <= 4 and longer[:stem] == shorter[:stem]
