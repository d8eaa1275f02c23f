"""Typed text comes through Markdown as it was typed."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from careerapp.wording.markdown import JOINER, escape, marked, paragraphs, unmarked
from careerapp.wording.phrases import named
from tests.strategies import texts, titles

marks = st.text(st.sampled_from(string.punctuation + "ax1 \n\t\r"), max_size=30)
"""Text made of hardly anything but what means something to Markdown."""

blanks = st.lists(st.sampled_from([" ", "\t", "\n", "\r", "x"]), max_size=12).map("".join)
"""Text made of hardly anything but what separates words."""

typed = marks | blanks | texts

TURNED_INTO_PICTURES = re.compile(r":[\w+-]+:|<->|<-|->|--|>=|<=|~=|=>")
"""What Streamlit turns into icons, emoji and arrows after it has read the Markdown."""

NASTY = (
    "![seen](http://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "# no heading",
    "- no list",
    "1. no list",
    "`code` and ~~struck~~ and **bold** and _leaning_",
    "$x^2$ and $$y$$",
    ":tada: :material/home: :red[red] :blue-badge[x] :small[y]",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "&lt;b&gt; &copy; &#33;",
    "back\\slash \\* \\",
    "| a | b |\n|---|---|",
    "> quoted",
    "www.evil.example and https://evil.example and a@evil.example",
)


def as_read(markdown: str) -> str:
    """Read inline Markdown in which no mark may be live; gives the text with joiners in it."""
    read: list[str] = []
    rest = iter(markdown)
    for letter in rest:
        if letter == "\\":
            letter = next(rest)
            assert letter in string.punctuation, f"a backslash that is shown: {markdown!r}"
        else:
            assert letter not in string.punctuation, f"a live mark {letter!r} in {markdown!r}"
        read.append(letter)
    return "".join(read)


def without_joiners(text: str) -> str:
    return text.replace(JOINER, "")


@given(typed)
def test_nothing_in_escaped_text_is_turned_into_a_picture(text: str):
    assert TURNED_INTO_PICTURES.search(as_read(escape(text))) is None


@pytest.mark.parametrize("text", NASTY)
def test_what_means_something_to_markdown_means_nothing_any_more(text: str):
    read = as_read(escape(text))
    assert without_joiners(read) == text.replace("\n", " ")
    assert TURNED_INTO_PICTURES.search(read) is None


@given(titles | marks.filter(str.strip), titles | marks.filter(str.strip))
def test_titles_in_a_sentence_lean_and_everything_else_is_plain(one: str, other: str):
    sentence = f"Linked {named(one)} to {named(other)}!"
    shown = marked(sentence)
    found = re.fullmatch(r"Linked \*(.*)\* to \*(.*)\*\\!", shown)
    assert found is not None
    for title, part in ((one, found[1]), (other, found[2])):
        read = without_joiners(as_read(part))
        whole = without_joiners(" ".join(title.split()))
        assert read == whole or (read.endswith("…") and whole.startswith(read[:-1]))


@given(titles)
def test_a_sentence_without_its_marks_says_the_titles_as_they_are(title: str):
    whole = " ".join(title.split())
    said = unmarked(f"Removed {named(title)}.").removeprefix("Removed ").removesuffix(".")
    cut = len(said) <= 60 and said.endswith("…") and whole.startswith(said[:-1])
    assert cut if len(whole) > 60 else said == whole


@given(typed)
def test_escaped_text_is_read_as_it_was_typed_on_one_line(text: str):
    read = without_joiners(as_read(escape(text)))
    assert read.split() == without_joiners(text).split()
    assert not set("\n\r") & set(read)


@given(typed)
def test_paragraphs_keep_the_line_breaks_a_person_made(text: str):
    lines = paragraphs(text).split("  \n")
    typed_lines = re.split(r"\r\n|\n|\r", text)
    assert [without_joiners(as_read(line)).split() for line in lines] == [
        without_joiners(line).split() for line in typed_lines
    ]


@given(typed)
@example("\t\n\t\n\t\nx")
def test_escaped_text_is_never_taken_for_code(text: str):
    """Four spaces or a tab at the start of a line would make it so, backslashes and all."""
    lines = [escape(text), *paragraphs(text).split("\n")]
    assert not any(re.match(r" {4}| {0,3}\t", line) for line in lines)
