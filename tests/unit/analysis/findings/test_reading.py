"""What must be so of every sentence that the findings make of samples and generated maps."""

import re

import pytest

from tests.unit.analysis.findings.reading import GENERATED, Read, everything, generated

TITLE = re.compile(r"\*((?:[^*\\]|\\.)*)\*")
NO_YET = re.compile(r"no way yet|No way leads to|No way .* yet")


@pytest.fixture(scope="module")
def said() -> tuple[Read, ...]:
    return everything()


def those(said: tuple[Read, ...], wrong: str) -> list[Read]:
    """The sentences in which a pattern is found."""
    return [each for each in said if re.search(wrong, each.said)]


def bare(words: str) -> str:
    """A sentence with its titles taken out, as a word each; their ends are kept."""
    return TITLE.sub(lambda title: f"Title{title[1][-1] if title[1][-1] in '.?!…' else ''}", words)


def test_every_function_that_makes_sentences_is_heard(said):
    heard = {each.where for each in said}
    assert heard >= {
        "belief_said",
        "chance_shifts",
        "describe_happened",
        "effects",
        "exposure",
        "finding_about",
        "link_shifts",
        "main_finding",
        "summary",
        "surprises",
        "untried",
        "verdict",
        "why_unmoved",
    }
    assert len({each.model for each in said}) > GENERATED


def test_a_map_is_drawn_the_same_from_the_same_seed():
    assert generated(7) == generated(7)
    assert generated(7) != generated(8)


def test_every_sentence_begins_with_a_capital_a_title_or_a_number_above_ten(said):
    assert [each for each in said if not re.match(r"[A-Z*]|[1-9][0-9]", each.said)] == []


def test_every_sentence_ends_once(said):
    assert [each for each in said if not re.search(r"[.?!…]$", bare(each.said))] == []
    doubled = r"[.?!…][.]|[.?!…] [.]|[,;:][.]"
    assert [each for each in said if re.search(doubled, bare(each.said))] == []


def test_no_sentence_shows_what_is_meant_for_the_code(said):
    ids = r"\b(?:stone|hope|link)-\d|\bpoint\b|today\b>"
    assert those(said, rf"{ids}|None|True|False|\{{|\}}|let_go|_") == []


def test_no_sentence_has_a_hole_in_it(said):
    assert those(said, r"  |\*\*|: \.| ,|\( |^ | $") == []


def test_what_was_judged_in_words_is_told_without_percent(said):
    told = [each for each in said if each.in_words]
    assert told
    assert those(tuple(told), "%") == []


def test_what_was_just_lost_is_not_missing_yet(said):
    """A hope that nothing led to before may still have none yet; what was lost had a way."""
    effects = [each for each in said if each.after_loss and each.where in ("effects", "verdict")]
    assert effects
    assert [each for each in effects if NO_YET.search(each.said)] == []


def test_nothing_that_got_done_or_was_won_is_told_as_a_loss(said):
    gains = [each for each in said if each.where == "effects" and re.search("done$", each.about)]
    assert gains
    assert those(tuple(gains), r"\bhad\b|\bleft\b|fewer|no longer open|\bgone\b|No way") == []


def test_nobody_says_from_one_status_to_another_or_numbers_that_stand_still(said):
    assert those(said, r"goes from (?:not started|have it|under way|still hoped for|blocked)") == []
    for each in said:
        for was, now in re.findall(r"(\d+%) now, (\d+%) before", each.said):
            assert was != now, each


def test_a_single_thing_is_not_many(said):
    assert those(said, r"\b[Oo]ne (?:ways|hopes|steps|links|things) \b|\b[Nn]o ways? to no\b") == []
