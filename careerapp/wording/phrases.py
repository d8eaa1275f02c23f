"""Parts of sentences: titles set off, lists, capital letters and full stops."""

from collections.abc import Sequence

LINE = 60
"""Longest title within a description, in characters."""

ENDS = (".*", "?*", "!*", "…*")
"""Endings of a sentence that need no full stop: a title that brings its own."""


def named(title: str) -> str:
    """Put a title between asterisks, on one line, shortened after a word where that is possible.

    >>> named("Petra used my version of the list all week and only swore once.")
    '*Petra used my version of the list all week and only swore…*'
    """
    line = " ".join(title.split())
    if len(line) > LINE:
        space = line.rfind(" ", 2 * LINE // 3, LINE)
        line = f"{line[: space if space > 0 else LINE - 1].rstrip(' .,;:')}…"
    return "*" + line.replace("\\", "\\\\").replace("*", "\\*") + "*"


def sentence(words: str) -> str:
    """End words with a full stop, unless a title at their end brings its own.

    >>> sentence("Added *Is it open?*"), sentence("Added *A door*")
    ('Added *Is it open?*', 'Added *A door*.')
    """
    return words if words.endswith(ENDS) else f"{words}."


def listed(parts: Sequence[str]) -> str:
    """Join parts of a sentence as people do.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def either(parts: Sequence[str]) -> str:
    """Join parts of a sentence of which one will do.

    >>> either(["one", "two", "three"])
    'one, two or three'
    """
    return " or ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def capital(words: str) -> str:
    """Start words with a capital letter.

    >>> capital("under way")
    'Under way'
    """
    return words[:1].upper() + words[1:]


def short(text: str, most: int = 40) -> str:
    """Cut a title to so many characters, with an ellipsis where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
