"""What stands out about a map is true of it, and nothing that does not stand out is told."""

import re
from datetime import date

import pytest

from careerapp.analysis import assess, rehearse
from careerapp.analysis.findings.surprises import surprises
from careerapp.samples import SAMPLES, load_sample
from tests.sketch import sketch

TODAY = date(2026, 6, 15)
MODELS = [
    pytest.param(version.model, id=f"{sample.key}: {version.name}")
    for sample in SAMPLES
    for version in load_sample(sample.key, TODAY).versions
]


def told(model, most=3):
    return surprises(model, assess(model, TODAY), most)


@pytest.mark.parametrize("model", MODELS)
def test_each_sample_has_something_to_point_at(model):
    assert told(model)


@pytest.mark.parametrize("model", MODELS)
def test_hopes_that_are_said_to_end_are_those_a_rehearsed_loss_ends(model):
    for surprise in told(model, most=9):
        outcomes = rehearse(model, surprise.without, surprise.tags, as_of=TODAY).outcomes
        fallen = [id for id in outcomes if outcomes[id].standing == "lost"]
        lost = {model.title_of(id) for id in fallen if model.nodes[id].status == "open"}
        for id in fallen:
            if model.nodes[id].status == "reached" and "could lose" in surprise.sentence:
                assert f"*{model.title_of(id)}* would no longer be true" in surprise.sentence
        said = surprise.sentence.partition("no way leads to ")[2]
        ended = {title for title in lost if f"*{title}*" in said}
        if said:
            assert ended == lost
        elif "not without both" in surprise.sentence or "ends them all" in surprise.sentence:
            assert lost
            for one in surprise.without:
                alone = rehearse(model, {one}, as_of=TODAY).outcomes
                hope = next(
                    id
                    for id in outcomes
                    if outcomes[id].standing == "lost"
                    and (f"*{model.title_of(id)}*" in surprise.sentence)
                )
                assert alone[hope].standing != "lost"
        else:
            assert not lost


@pytest.mark.parametrize("model", MODELS)
def test_chances_are_said_as_a_rehearsed_loss_gives_them(model):
    for surprise in told(model, most=9):
        outcomes = rehearse(model, surprise.without, surprise.tags, as_of=TODAY).outcomes
        by_title = {model.title_of(id): each for id, each in outcomes.items()}
        for title, was, now in re.findall(
            r"\*([^*]+)\* goes from (\d+) in 10 to (\d+) in 10", surprise.sentence
        ):
            each = by_title[title]
            assert (round(10 * each.before.value), round(10 * each.after.value)) == (
                int(was),
                int(now),
            )


def test_a_job_that_ends_something_is_not_called_harmless():
    model = sketch("shop Lead", nodes={"shop": {"kind": "role", "status": "done"}})
    assert not any("could lose" in each.sentence for each in told(model))


def test_a_job_on_no_way_is_said_to_be_harmless():
    model = sketch("today course Lead", "shop", nodes={"shop": {"kind": "role", "status": "done"}})
    assert told(model)[0] == ("You could lose *shop*, and no hope would lose a way.", ("shop",), ())


def test_what_a_job_brought_is_said_to_have_to_outlast_it():
    model = sketch(
        "shop maria Lead",
        nodes={
            "shop": {"kind": "role", "status": "done"},
            "maria": {"kind": "relationship", "status": "done"},
        },
    )
    assert told(model)[0].sentence == (
        "You could lose *shop*, and no hope would lose a way, as long as *maria* stays."
    )


def test_what_is_true_now_by_the_job_is_said_where_no_hope_would_lose_a_way():
    home = {"status": "reached", "rests": True}
    nodes = {"shop": {"kind": "role", "status": "done"}, "Home": home}
    model = sketch("shop Home", "today course Lead", nodes=nodes)
    assert told(model)[0].sentence == (
        "You could lose *shop*, and no hope that is still open would lose a way."
        " *Home* would no longer be true."
    )


def test_what_something_else_brought_has_to_outlast_the_job_too():
    had = {"status": "done"}
    model = sketch(
        "shop sefa rota Fridays",
        nodes={"shop": {"kind": "role", **had}, "rota": {"kind": "experience", **had}},
    )
    assert told(model)[0].sentence == (
        "You could lose *shop*, and no hope would lose a way, as long as *rota* stays."
    )


def test_a_hope_without_a_way_is_not_said_to_keep_one():
    shop = {"shop": {"kind": "role", "status": "done"}}
    sentence = told(sketch("shop Lead", "today a Lead", "b Home", nodes=shop))[0].sentence
    assert sentence == "You could lose *shop*, and every hope that has a way would keep one."


def test_two_that_only_together_end_a_hope_are_named():
    model = sketch("today a Lead", "today b Lead")
    assert told(model)[-1].sentence == (
        "*Lead* stands whatever one thing falls away, but not without both *a* and *b*."
    )


def test_three_ways_that_two_losses_end_come_before_two():
    model = sketch("today a Home", "today b Home", "today maria c Lead", "maria d Lead", "a Lead")
    assert told(model)[-1].sentence == (
        "Three ways lead to *Lead*, but losing both *a* and *maria* ends them all."
    )


def test_what_several_hopes_hang_on_is_told_with_what_stood_in_for_it_once():
    gran = {"gran": {"kind": "relationship", "status": "blocked"}}
    model = sketch("today care free Lead", "today gran free", "free Home", nodes=gran)
    assert told(model)[0] == (
        "Since *gran* fell away, two hopes hang on *care*: without it no way leads to *Lead* and"
        " *Home*.",
        ("care",),
        (),
    )


def test_a_blocked_thing_that_would_change_nothing_is_not_blamed():
    gran = {"gran": {"status": "blocked"}}
    model = sketch("today care free Lead", "today gran care", "free Home", nodes=gran)
    assert told(model)[0].sentence.startswith("Two hopes hang on *care*")


def test_a_tag_is_told_when_more_hopes_end_with_it_than_with_a_stone():
    model = sketch(
        "today a Lead", "today b Home", nodes={"a": {"tags": ("shop",)}, "b": {"tags": ("shop",)}}
    )
    assert "Without everything tagged *shop* no way leads to *Lead* and *Home*." in [
        each.sentence for each in told(model)
    ]


def test_a_tag_that_ends_little_more_than_one_stone_does_is_not_told():
    tags = {"tags": ("family",)}
    model = sketch(
        "today care free Lead", "free Home", "today aunt Rest", nodes={"free": tags, "aunt": tags}
    )
    assert not any(each.tags for each in told(model))


def test_what_ends_is_set_apart_from_what_falls():
    judged = {"a>Lead": 0.9, "maria>Lead": 0.9, "maria>Home": 0.9, "today>a": 0.2}
    model = sketch(
        "maria Lead",
        "maria Home",
        "today a Lead",
        nodes={"maria": {"kind": "relationship", "status": "done"}},
        links={id: {"confidence": belief} for id, belief in judged.items()},
    )
    assert "no way leads to *Home*, and *Lead* goes from 9 in 10 to 2 in 10." in (
        told(model)[0].sentence
    )


def test_a_group_is_not_called_them():
    union = {"title": "The union", "kind": "relationship", "status": "done"}
    assert told(sketch("union Lead", nodes={"union": union}))[0].sentence == (
        "You have *The union* already, and much hangs on it: without it no way leads to *Lead*."
    )


def test_a_person_is_not_called_it():
    model = sketch("maria Lead", nodes={"maria": {"kind": "relationship", "status": "done"}})
    assert told(model)[0].sentence == (
        "You have *maria* already, and much hangs on them: without them no way leads to *Lead*."
    )


def test_nothing_stands_out_where_nothing_is_drawn():
    assert told(sketch()) == ()
    assert told(sketch("a Lead")) == ()


def test_no_more_is_told_than_asked_for():
    for model in (param.values[0] for param in MODELS):
        assert len(told(model, most=1)) == 1
