"""A chance and months before and after something, in words; months never stand alone."""

from careerapp.wording.numbers import count, in_ten

Pair = tuple[float | None, float | None]


def describe_moved(chance: Pair, months: Pair = (None, None)) -> str:
    """Describe how a chance moved, and behind it how long it takes if it still works out.

    Losing a slow way makes what is left look fast. So where a chance moved at all, only the months
    that are left are said, behind it; months are compared with months where the chance stood still.

    Parameters
    ----------
    chance, months : tuple of (float or None)
        Before and after; ``None`` where it is not known.

    Returns
    -------
    str
        A sentence without a capital letter and full stop; ``""`` where there is nothing to say.

    Examples
    --------
    >>> describe_moved((0.41, 0.12), (10.0, 9.0))
    'from 4 in 10 to 1 in 10, by your own guesses; if it still works out, about nine months'
    >>> describe_moved((0.41, 0.38), (10.0, 9.0))
    'a little down, still 4 in 10, by your own guesses; if it still works out, about nine months'
    >>> describe_moved((0.41, 0.41), (10.0, 9.0))
    'still 4 in 10, by your own guesses; if it works out, about nine months instead of ten months'
    """
    was, now = chance
    if was is None or now is None:
        return ""
    before, after = (None if each is None else round(each) for each in months)
    old, new = in_ten(was), in_ten(now)
    if was == now:
        if before is None or after is None or before == after:
            return ""
        spans = f"{_span(after)} instead of {_span(before).removeprefix('about ')}"
        return f"still {new}, by your own guesses; if it works out, {spans}"
    if old == new and before == after:
        return ""
    way = "up" if now > was else "down"
    words = f"from {old} to {new}" if old != new else f"a little {way}, still {new}"
    said = f"{words}, by your own guesses"
    if not after or now == 0:
        return said
    still = "still works out" if now < was else "works out"
    return f"{said}; if it {still}, {_span(after)}"


def _span(months: int) -> str:
    return f"about {count(months, 'month')}" if months else "less than a month"
