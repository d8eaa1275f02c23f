"""The map in words says all that the picture says."""

from hypothesis import given

from careerapp.domain.items import Link, Months, Outcome, Stone
from careerapp.domain.statuses import STATUSES, describe_link
from careerapp.domain.types import TODAY_ID
from careerapp.picture.overlay import Mark, Overlay
from careerapp.picture.table import rows_of
from tests.sketch import sketch
from tests.strategies import models


@given(models())
def test_every_node_of_the_model_is_told_with_its_kind_and_status(model):
    rows = rows_of(model)
    assert [row.title for row in rows if row.kind != "Today"] == [
        node.title for node in (*model.outcomes, *model.stones)
    ]
    assert sum(row.kind == "Today" for row in rows) == 1
    told = [row for row in rows if row.kind != "Today"]
    for row, node in zip(told, (*model.outcomes, *model.stones), strict=True):
        assert row.kind.startswith("Outcome: ") == isinstance(node, Outcome)
        if node.kind not in ("balance", "environment"):
            assert row.status.casefold().startswith(STATUSES[node.status].word)


@given(models())
def test_every_link_is_told_at_both_its_ends_with_the_belief_in_words(model):
    order = [*(outcome.id for outcome in model.outcomes), TODAY_ID]
    order += [stone.id for stone in model.stones]
    rows = dict(zip(order, rows_of(model), strict=True))
    for link in model.links:
        word = describe_link(link)
        assert f"{model.title_of(link.target)} ({word})" in rows[link.source].leads_to
        assert f"{model.title_of(link.source)} ({word})" in rows[link.target].comes_from
    ends = sum(len(model.links_from.get(id, ())) for id in order)
    assert ends == len(model.links)
    assert [bool(rows[id].leads_to) for id in order] == [id in model.links_from for id in order]
    assert [bool(rows[id].comes_from) for id in order] == [id in model.links_into for id in order]


def test_remarks_say_what_else_the_picture_shows():
    model = sketch(
        "today a Lead",
        nodes={
            "a": {
                "bold": True,
                "needs": "all",
                "tags": ("evenings", "retail"),
                "months": Months(low=1, likely=3, high=6),
            },
            "Lead": {"importance": 5},
        },
    )
    lead, today, stone = rows_of(model)
    assert lead.remarks == "Matters 5 of 5"
    assert today.remarks == ""
    assert stone.remarks == (
        "Needs all of its links; takes a few months; a bold step; evenings, retail"
    )


def test_what_an_overlay_draws_beside_is_told_at_both_ends_and_its_marks_too():
    model = sketch("today a Lead")
    gone = Stone(id="gone", kind="skill", title="Gone")
    there, on = (
        Link(id=f"{one}>{other}", source=one, target=other, confidence=0.9)
        for one, other in (("today", "gone"), ("gone", "Lead"))
    )
    overlay = Overlay(
        "Before",
        {"gone": Mark(badge="taken out"), "today": Mark(words="the start"), "a": Mark(lost=True)},
        {there.id: Mark(badge="was there"), "a>Lead": Mark(words="fell")},
        nodes_too=(gone,),
        links_too=(there, on),
    )
    lead, today, stone, beside = rows_of(model, overlay)
    word, unsaid = describe_link(there), describe_link(model.links[0])
    assert lead.comes_from == f"a ({unsaid}, fell); Gone ({word})"
    assert today.leads_to == f"a ({unsaid}); Gone ({word}, was there)"
    assert (beside.title, beside.shown) == ("Gone", "Taken out")
    assert beside.comes_from == f"Today ({word}, was there)"
    assert beside.leads_to == f"Lead ({word})"
    assert (lead.shown, today.shown, stone.shown) == ("", "The start", "Lost")
    assert stone.comes_from == f"Today ({unsaid})"
