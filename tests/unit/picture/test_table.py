"""The map in words says all that the picture says."""

from hypothesis import given

from careerapp.domain.items import Months, Outcome
from careerapp.domain.statuses import STATUSES, describe_link
from careerapp.domain.types import TODAY_ID
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
