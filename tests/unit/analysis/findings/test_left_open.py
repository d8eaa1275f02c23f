"""While it is open where things one has help, no headline says that no loss ends all ways."""

import pytest

from careerapp.analysis.findings.sentences import main_finding
from tests.sketch import sketch

HAD = {"title": "Maria", "status": "done"}


@pytest.mark.parametrize(
    ("drawn", "detail"),
    [
        (
            ("today a Lead", "today b Lead", "maria"),
            "No single loss ends both as it is drawn. But *Maria* is on neither: is that so in"
            " life, too?",
        ),
        (
            ("today a Lead", "today b Lead", "today c Lead", "maria", "sql"),
            "No single loss ends them all as it is drawn. But *Maria* and *sql* are on none of"
            " them: is that so in life, too?",
        ),
        (
            ("today a Lead", "today b Lead", "maria", "p", "q", "r"),
            "No single loss ends both as it is drawn. But *Maria*, *p* and 2 more are on neither:"
            " is that so in life, too?",
        ),
    ],
)
def test_no_headline_says_that_nothing_ends_it_while_it_is_open_where_things_one_has_help(
    drawn, detail
):
    had = {id: {"status": "done"} for id in ("sql", "p", "q", "r")} | {"maria": HAD}
    found = main_finding(sketch(*drawn, nodes=had))
    assert found.case == "sturdy"
    assert found.headline in ("Two ways lead to *Lead*.", "Three ways lead to *Lead*.")
    assert found.detail == detail


@pytest.mark.parametrize(
    "model",
    [
        sketch("today a Lead", "today b Lead", "maria", nodes={"maria": {"title": "Maria"}}),
        sketch("today a Lead", "today b Lead", "today maria", nodes={"maria": HAD}),
        sketch("today a Lead", "today b Lead", "maria c", nodes={"maria": HAD}),
    ],
    ids=["not had", "led to", "leads on"],
)
def test_only_what_one_has_and_nothing_is_linked_to_leaves_that_open(model):
    assert main_finding(model).headline == "Two ways lead to *Lead*. No single loss ends both."


def test_once_a_link_is_judged_the_map_is_taken_as_it_is():
    judged = {"today>a": {"confidence": 0.5}}
    model = sketch("today a Lead", "today b Lead", "maria", nodes={"maria": HAD}, links=judged)
    found = main_finding(model)
    assert found.headline == "Two ways lead to *Lead*. No single loss ends both."
    assert found.detail == "Whatever one thing falls away, something is left to build on."
