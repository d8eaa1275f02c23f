"""What the drawing says is true, names what is on it, and reads as a sentence."""

import re

import pytest
from hypothesis import example, given

from careerapp.analysis.drawing.ways import hinges, ways
from careerapp.analysis.findings.sentences import (
    finding_about,
    main_finding,
    summary,
    untried,
    way_remark,
)
from careerapp.analysis.findings.way_words import way_name
from careerapp.domain.items import Outcome, Stone
from careerapp.domain.kinds import STONE_KINDS
from careerapp.domain.model import WorkModel
from careerapp.wording.numbers import count
from careerapp.wording.phrases import ENDS, capital
from tests.sketch import sketch
from tests.strategies import models, titles
from tests.unit.analysis.drawings import drawings

TITLE = re.compile(r"\*((?:[^*\\]|\\.)*)\*")
AS_DRAWN = (
    "That is so as it is drawn. Does each of them need somebody or something that is not on the"
    " map yet?"
)
SPELT = ("No", "One", "Two", "Three", "Four", "Five", "Six")


def titles_in(sentence: str) -> list[str]:
    """Read the titles between asterisks, as whoever shows the sentence does."""
    rest = TITLE.sub("", sentence)
    assert "*" not in rest, sentence
    return [re.sub(r"\\(.)", r"\1", title) for title in TITLE.findall(sentence)]


def everything_said(model: WorkModel) -> list[str]:
    """Every sentence there is about a model."""
    found = main_finding(model)
    said = [found.headline, found.detail, summary(model), *untried(model)]
    for outcome in model.outcomes:
        if outcome.status == "open":
            about = finding_about(model, outcome)
            said += [about.headline, about.detail]
        there = ways(model, outcome.id)
        said += [f"{way_name(model, way, there)}." for way in there]
        said += [f"{capital(way_remark(model, way))}." for way in there]
    return said


def word_of(sentence: str) -> int:
    """The number a sentence begins with."""
    return SPELT.index(sentence.split()[0])


@given(models())
def test_every_sentence_names_only_what_is_on_the_map_whatever_it_is_called(model):
    on_it = {"Today", *(node.title for node in model.nodes.values())}
    for sentence in everything_said(model):
        assert set(titles_in(sentence)) <= on_it


@given(models())
def test_every_sentence_begins_with_a_capital_and_comes_to_an_end(model):
    for said in everything_said(model):
        bare = TITLE.sub("Title", said)
        assert re.fullmatch(r"(?!.*  )[A-Z0-9][^*\n]*", bare), said
        assert bare.endswith((".", "?")) or said.endswith(ENDS), said


@given(titles)
@example(" ".join(["Somewhere"] * 15))
def test_a_title_is_said_as_it_was_typed(title):
    model = sketch("today a Lead", nodes={"Lead": {"title": title}})
    (said,) = titles_in(main_finding(model).headline)
    cut = len(said) <= 60 and said.endswith("…") and title.startswith(said[:-1])
    assert cut if len(title) > 60 else said == title


def test_marks_in_a_title_are_not_taken_for_its_end():
    model = sketch("today a Lead", nodes={"Lead": {"title": r"A *star* \ or two"}})
    assert main_finding(model).headline == r"One way leads to *A \*star\* \\ or two*."


@given(drawings())
def test_a_finding_says_what_ways_and_hinges_say(model):
    for outcome in model.outcomes:
        if outcome.status != "open":
            continue
        found = finding_about(model, outcome)
        there, critical = ways(model, outcome.id), hinges(model, outcome.id)
        assert found.ways == there
        assert found.hinge == (critical[0] if critical else None)
        assert word_of(found.headline) == len(there)
        assert outcome.title in titles_in(found.headline)
        expected = "no way" if not there else "one way" if len(there) == 1 else None
        assert found.case == (expected or ("hinge" if critical else "sturdy"))
        if found.hinge and len(there) > 1:
            named = [found.hinge] if found.hinge in model.nodes else found.hinge.split(">")
            assert titles_in(found.headline)[1:] == [model.title_of(id) for id in named]


@given(drawings())
def test_the_first_sentence_is_about_what_matters_most(model):
    open_hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    found = main_finding(model)
    if open_hopes:
        about = next(outcome for outcome in open_hopes if outcome.id == found.outcome)
        assert about.importance == max(outcome.importance for outcome in open_hopes)
        assert found == finding_about(model, about)
    else:
        reached = any(outcome.status == "reached" for outcome in model.outcomes)
        assert found.case == ("all reached" if reached else "no hopes")
        assert found.outcome is None
        assert found.ways == ()


@given(drawings())
def test_the_summary_counts_all_ways_and_hopes(model):
    open_hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    each = [len(ways(model, outcome.id)) for outcome in open_hopes]
    said = summary(model)
    if each in ([0], []):
        assert said == main_finding(model).headline
        return
    ways_there = f"{count(sum(each), 'way').capitalize()} to {count(len(each), 'hope')}."
    none = f"{count(len(each), 'hope').capitalize()} have no way "
    assert said.startswith(ways_there if sum(each) else none)
    assert (" no way " in said) == (0 in each)


PERSON = {"kind": "relationship", "title": "Maria"}
GROUP = {"kind": "relationship", "title": "The union"}
ACTION = {"kind": "relationship", "title": "Ask Zoë about training shifts"}
HAVE = {"status": "done"}
ROLE = {"kind": "role", "title": "Stand-in"}


@pytest.mark.parametrize(
    ("model", "headline", "detail"),
    [
        (
            sketch("today maria a Lead", "maria b Lead", nodes={"maria": PERSON}),
            "Two ways lead to *Lead*. Both need *Maria*.",
            "If *Maria* moved on, nothing on the map would get you there."
            " That is worth one small test, not a worry.",
        ),
        (
            sketch("today union a Lead", "union b Lead", nodes={"union": GROUP}),
            "Two ways lead to *Lead*. Both need *The union*.",
            "If *The union* fell away, nothing on the map would get you there."
            " That is worth one small test, not a worry.",
        ),
        (
            sketch("today ask a Lead", "ask b Lead", nodes={"ask": ACTION}),
            "Two ways lead to *Lead*. Both need *Ask Zoë about training shifts*.",
            "If *Ask Zoë about training shifts* did not work out, nothing on the map would get you"
            " there. That is worth one small test, not a worry.",
        ),
        (
            sketch("today m a Lead", "m b Lead", "m c Lead", nodes={"m": ROLE}),
            "Three ways lead to *Lead*. All need *Stand-in*.",
            "If *Stand-in* fell away, nothing on the map would get you there."
            " That is worth one small test, not a worry.",
        ),
        (
            sketch("today m a Lead", "m b Lead"),
            "Two ways lead to *Lead*. Both need *m*.",
            "If *m* did not work out, nothing on the map would get you there."
            " That is worth one small test, not a worry.",
        ),
        (
            sketch("today a Lead", "today b Lead"),
            "Two ways lead to *Lead*. No single loss ends both.",
            AS_DRAWN,
        ),
        (
            sketch("today a Lead", "today b Lead", "today c Lead"),
            "Three ways lead to *Lead*. No single loss ends them all.",
            AS_DRAWN,
        ),
        (
            sketch("today maria Lead", nodes={"maria": PERSON}),
            "One way leads to *Lead*.",
            "If *Maria* moved on, nothing on the map would get you there."
            " A second way, even a rough one, would change that.",
        ),
        (
            sketch("today Lead"),
            "One way leads to *Lead*.",
            "If that step did not work, nothing on the map would get you there."
            " A second way, even a rough one, would change that.",
        ),
        (
            sketch("a Lead"),
            "No way to *Lead* is open yet.",
            "What is drawn towards it does not start at what you have. What would be a first step?",
        ),
        (
            sketch("today a Lead", nodes={"a": {"status": "blocked"}}),
            "No way to *Lead* is open now.",
            "Something that the ways drawn to it need is on hold, let go or no longer leads"
            " there. What would open one?",
        ),
        (
            sketch("today a Lead", links={"a>Lead": {"closed": True}}),
            "No way to *Lead* is open now.",
            "Something that the ways drawn to it need is on hold, let go or no longer leads"
            " there. What would open one?",
        ),
        (
            sketch("today Lead", nodes={"Lead": {"status": "reached"}}),
            "All you hoped for here is true now.",
            "Good places to go on: what would you like to be true next?",
        ),
        (
            sketch("today a"),
            "No hope is on the map yet.",
            "Start with one thing you would like to be true of your work in a few years.",
        ),
    ],
)
def test_the_first_sentence_in_every_case(model, headline, detail):
    found = main_finding(model)
    assert (found.headline, found.detail) == (headline, detail)


@pytest.mark.parametrize(
    ("model", "headline", "detail"),
    [
        (
            sketch("sql Lead", "excel Lead", nodes=dict.fromkeys(("sql", "excel"), HAVE)),
            "One way leads to *Lead*: straight from *sql* or *excel*.",
            "No single loss ends it: all that is drawn towards it, you have. Is it true by now, or"
            " is something still missing on the map?",
        ),
        (
            sketch("maria Lead", nodes={"maria": PERSON | HAVE}),
            "One way leads to *Lead*: straight from *Maria*.",
            "If *Maria* moved on, nothing on the map would get you there."
            " A second way, even a rough one, would change that.",
        ),
    ],
)
def test_where_no_step_is_left_it_is_said_from_what_one_has(model, headline, detail):
    found = main_finding(model)
    assert (found.headline, found.detail) == (headline, detail)


def test_that_something_is_left_is_said_once_a_link_is_judged():
    judged = {"today>a": {"confidence": 0.5}}
    model = sketch("today a Lead", "today b Lead", links=judged)
    assert (
        main_finding(model).detail
        == "Whatever one thing falls away, something is left to build on."
    )


def test_what_hinges_is_told_before_what_is_sturdy_where_both_matter_the_same():
    model = sketch("today a Sturdy", "today b Sturdy", "today m c Thin", "m d Thin")
    assert main_finding(model).outcome == "Thin"
    more = {"Sturdy": {"importance": 4}}
    weightier = sketch("today a Sturdy", "today b Sturdy", "today m c Thin", "m d Thin", nodes=more)
    assert main_finding(weightier).outcome == "Sturdy"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "no ways"),
        (1, "one way"),
        (2, "two ways"),
        (10, "ten ways"),
        (11, "11 ways"),
        (1234, "1,234 ways"),
    ],
)
def test_counts_are_said_in_words_up_to_ten(number, said):
    assert count(number, "way") == said


def test_a_plural_of_its_own_is_used():
    assert count(2, "person", "people") == "two people"
    assert count(1, "person", "people") == "one person"


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (sketch("today a Lead"), "One way to one hope."),
        (
            sketch("today a Lead", "today b Lead", "today c Rest", "d Prize"),
            "Three ways to three hopes. *Prize* has no way yet.",
        ),
        (
            sketch("today a Lead", "c Rest", "d Prize"),
            "One way to three hopes. Two hopes have no way yet.",
        ),
        (sketch("today a"), "No hope is on the map yet."),
    ],
)
def test_the_summary_in_sentences(model, said):
    assert summary(model) == said


def test_what_has_not_been_tried_is_said_of_the_weightiest_hope_first():
    kinds = {"a": {"kind": "relationship"}, "b": {"kind": "experience"}}
    model = sketch("today a Lead", "today b Rest", nodes=kinds | {"Rest": {"importance": 5}})
    assert untried(model) == (
        "Could anybody help with *Rest*?",
        "Is there something to try out on the way to *Lead*?",
    )


def test_a_hope_nothing_leads_to_is_not_said_to_lack_a_kind():
    assert untried(sketch("today a", "Lead")) == ()


@given(drawings())
def test_what_is_said_to_be_untried_is_tried_nowhere_before_that_hope(model):
    kinds = {
        re.escape(known.untried).replace(r"\{\}", ".*"): kind for kind, known in STONE_KINDS.items()
    }
    by_title = {node.title: node for node in model.nodes.values()}
    for sentence in untried(model):
        (title,) = titles_in(sentence)
        hope = by_title[title]
        assert isinstance(hope, Outcome)
        assert hope.status == "open"
        (kind,) = (kind for asked, kind in kinds.items() if re.fullmatch(asked, sentence))
        direct = [
            by_title[link.source] for link in model.links_into[hope.id] if link.source != "today"
        ]
        assert all(stone.kind != kind for stone in direct if isinstance(stone, Stone))


def test_ways_are_called_by_the_step_that_tells_them_apart():
    model = sketch("today m study Lead", "m course Lead", nodes={"m": {"status": "done"}})
    found = ways(model, "Lead")
    assert {way_name(model, way, found) for way in found} == {"Through *study*", "Through *course*"}


def test_what_one_has_before_the_same_step_is_one_way_under_the_name_of_the_step():
    had = {"savings": {"status": "done"}, "maria": {"status": "done"}}
    model = sketch("maria courses Lead", "savings courses Lead", nodes=had)
    (way,) = ways(model, "Lead")
    assert way_name(model, way, (way,)) == "Through *courses*"


def test_a_way_of_its_own_is_called_by_its_first_step_ahead():
    model = sketch("today m a Lead", nodes={"m": {"status": "done"}})
    (way,) = ways(model, "Lead")
    assert way_name(model, way) == "Through *a*"


def test_a_way_without_a_step_between_is_straight():
    had = {"m": {"status": "done"}}
    (straight,) = ways(sketch("today Lead"), "Lead")
    assert way_name(sketch("today Lead"), straight) == "Straight there"
    model = sketch("m Lead", nodes=had)
    (from_there,) = ways(model, "Lead")
    assert way_name(model, from_there) == "Straight from *m*"
    several = sketch("m Lead", "n Lead", "today Lead", nodes=had | {"n": {"status": "done"}})
    (from_each,) = ways(several, "Lead")
    assert way_name(several, from_each) == "Straight there or from *m* or *n*"
    both = sketch(
        "m Lead", "n Lead", nodes={**had, "n": {"status": "done"}, "Lead": {"needs": "all"}}
    )
    (from_both,) = ways(both, "Lead")
    assert way_name(both, from_both) in ("Straight from *m* and *n*", "Straight from *n* and *m*")


@pytest.mark.parametrize(
    ("beliefs", "said"),
    [
        ({}, "not judged yet"),
        ({"today>a": {"confidence": 0.9}}, "1 of 2 links judged"),
        (
            {"today>a": {"confidence": 0.9}, "a>Lead": {"confidence": 0.2}},
            "weakest: *a* to *Lead*",
        ),
    ],
)
def test_a_way_is_remarked_on_by_its_weakest_link_once_all_are_judged(beliefs, said):
    model = sketch("today a Lead", links=beliefs)
    (way,) = ways(model, "Lead")
    assert way_remark(model, way) == said


@given(drawings())
def test_names_of_ways_speak_of_steps_on_them(model):
    for outcome in model.outcomes:
        found = ways(model, outcome.id)
        for way in found:
            named = titles_in(way_name(model, way, found))
            assert {model.title_of(id) for id in way.drawn_nodes} >= set(named)
