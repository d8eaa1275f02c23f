"""Escaping typed text for Markdown; nothing else escapes it."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LINE_END = re.compile(r"\r\n|\r|\n")
_INDENT = re.compile(r"^[ \t]+")
_SHORTCODE = re.compile(r"\\:(?=[\w+\\])")
_ARROW = re.compile(r"(?<=[-=<>~])(?=\\?[-=<>~])")
_ADDRESS = re.compile(r"(?i)(?<=www)(?=\\\.)|(?<=\\@)")
_TITLE = re.compile(r"\*((?:[^*\\]|\\.)*)\*")
_MARKED = re.compile(r"\\(.)")

JOINER = "\u2060"
"""A word joiner: invisible, and it keeps ``:tada:`` and ``->`` from being turned into pictures."""


def escape(text: str) -> str:
    """Escape typed text so that Streamlit shows it as typed wherever it renders Markdown.

    Every mark is written with a backslash before it; Streamlit's own short codes and arrows, and
    web and mail addresses, which are looked for after that, are broken up by an invisible word
    joiner.
    """
    plain = _INDENT.sub(" ", " ".join(_lines(text)))
    escaped = _PUNCTUATION.sub(r"\\\1", plain)
    escaped = _SHORTCODE.sub(rf"\\:{JOINER}", escaped)
    escaped = _ADDRESS.sub(JOINER, escaped)
    return _ARROW.sub(JOINER, escaped)


def paragraphs(text: str) -> str:
    """Escape typed text as `escape` does, and keep its line breaks."""
    return "  \n".join(escape(line) for line in _lines(text))


def _lines(text: str) -> list[str]:
    """Split a text into lines; an indent becomes a space, or the line would be shown as code."""
    return [_INDENT.sub(" ", line) for line in _LINE_END.split(text)]


def marked(sentence: str) -> str:
    """Turn a sentence with ``*titles*`` (as edits and findings give it) into safe Markdown.

    The titles come out in italics, everything else as it is.
    """
    parts: list[str] = []
    end = 0
    for match in _TITLE.finditer(sentence):
        parts.append(escape(sentence[end : match.start()]))
        title = _MARKED.sub(r"\1", match[1])
        parts.append(f"*{escape(title)}*" if title.strip() else "")
        end = match.end()
    return "".join(parts) + escape(sentence[end:])


def unmarked(sentence: str) -> str:
    """Give a sentence with ``*titles*`` as plain text, for places that do not render Markdown."""
    return _TITLE.sub(lambda match: _MARKED.sub(r"\1", match[1]), sentence)
