"""What a free text seems to be about, and whether it tells of a win or a setback."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.journal.mentions import SURE, likely_kind, mentioned
from careerapp.domain.items import Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.samples import SAMPLES, load_sample
from tests.sketch import sketch
from tests.strategies import models, texts

MODEL = WorkModel(
    outcomes=(Outcome(id="lead", kind="role", title="Team lead in analytics"),),
    stones=(
        Stone(id="maria", kind="relationship", title="Maria, regional analyst"),
        Stone(id="study", kind="experience", title="Stock-loss study"),
        Stone(id="sql", kind="skill", title="SQL basics"),
        Stone(id="course", kind="skill", title="Evening course"),
        Stone(id="rota", kind="experience", title="A rota that runs without me"),
        Stone(id="work", kind="role", title="Work"),
    ),
)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Maria showed it to her team.", {"maria"}),
        ("MARIA called", {"maria"}),
        ("The stock-loss study is done", {"study"}),
        ("Finished both studies of losses", {"study"}),
        ("Passed SQL", {"sql"}),
        ("The evening courses are full", {"course"}),
        ("Rotas again", {"rota"}),
        ("Without a word", set()),
        ("The study has to wait", {"study"}),
        ("The rota runs", {"rota"}),
        ("A good day at work with the others", set()),
        ("Mary rang", set()),
        ("", set()),
        ("!!! 12 —", set()),
    ],
)
def test_a_text_is_about_what_its_words_name(text, about):
    assert set(mentioned(MODEL, text)) == about


def test_what_a_text_names_most_fully_comes_first():
    assert (
        mentioned(MODEL, "The stock-loss study, with a basics course on an evening")[0] == "study"
    )


def test_a_word_that_two_titles_have_is_not_enough_for_either():
    studies = (
        Stone(id="study", kind="experience", title="Stock-loss study"),
        Stone(id="other", kind="experience", title="Night-shift study"),
    )
    assert mentioned(WorkModel(stones=studies), "The study has to wait") == ()


def test_no_more_is_offered_than_was_asked_for():
    text = "Maria, the stock-loss study, SQL basics and the evening course"
    assert len(mentioned(MODEL, text)) == 4
    assert mentioned(MODEL, text, most=2) == mentioned(MODEL, text)[:2]


def telling(title: str) -> list[str]:
    """Words of three letters and more, as a person would count them."""
    return [word for word in re.findall(r"[^\W_]+", title) if len(word) >= 3]


@given(models(), texts)
def test_only_what_is_on_the_map_is_offered_each_once(model, text):
    offered = mentioned(model, text)
    assert len(offered) <= 5
    assert len(set(offered)) == len(offered)
    assert set(offered) <= model.nodes.keys()


@pytest.mark.parametrize("key", [sample.key for sample in SAMPLES])
def test_a_title_said_in_full_is_always_recognised(key):
    for version in load_sample(key, date(2030, 1, 1)).versions:
        for node in version.model.nodes.values():
            said = f"Today: {node.title.upper()}!"
            if telling(node.title):
                assert node.id in mentioned(version.model, said, most=len(version.model.nodes))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Passed the exam", "win"),
        ("They accepted my talk.", "win"),
        ("Maria agreed to read it", "win"),
        ("Head office froze hiring until March.", "setback"),
        ("The course is cancelled", "setback"),
        ("did not get the post", "setback"),
        ("I won't be asked again", "setback"),
        ("LAID OFF", "setback"),
        ("I didn\N{RIGHT SINGLE QUOTATION MARK}t hear back", "setback"),
        ("They turned me down", "setback"),
        ("Petra's clinic closes down", "setback"),
        ("The shop shut down", "setback"),
        ("Passed over for the promotion", "setback"),
        ("They withdrew the offer", "setback"),
        ("My boss said no", "setback"),
        ("Got a raise", "win"),
        ("Fridays matter more than I thought", "change"),
        ("", "change"),
        ("Wonderful weather, showers later", "change"),
    ],
)
def test_words_of_luck_and_loss_tell_the_kind(text, kind):
    assert likely_kind(text) == kind


@given(st.text())
def test_every_text_has_a_kind(text):
    assert likely_kind(text) in ("win", "setback", "change")


def test_a_loss_outweighs_a_win_in_the_same_breath():
    assert likely_kind("Passed the test, but the course is cancelled") == "setback"


def test_only_a_person_is_surely_spoken_of_by_the_first_word_of_a_title():
    model = sketch(
        "maria project Lead",
        nodes={
            "maria": {"title": "Maria, analyst", "kind": "relationship"},
            "project": {"title": "Loss project, six shops", "kind": "experience"},
        },
    )
    text = "Maria saw the stock-loss study."
    assert mentioned(model, text) == ("maria", "project")
    assert mentioned(model, text, share=SURE) == ("maria",)
