"""The same model gives the same numbers, in whatever order sets happen to be, or a file."""

import os
import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis import assess
from careerapp.domain.items import Item, Months
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis.asking import DAY, everything_said
from tests.unit.analysis.maps import maps

ASKED = (
    "from tests.unit.analysis.engine.test_processes import everything_said, tangled\n"
    "for name, answer in everything_said(tangled()).items():\n"
    "    print(name, answer)"
)


def tangled() -> WorkModel:
    """Cycles, a node that needs all, tags, months, and equal beliefs: ties to be broken."""
    drawn = (
        "today a b c Lead",
        "today b a Lead",
        "today d e c",
        "e m Chef",
        "d m",
        "c d",
        "e Lead",
    )
    ids = {f"{a}>{b}" for route in drawn for a, b in zip(route.split(), route.split()[1:])}
    # Sums of such months depend on the order in which they are added up.
    spans = {
        id: {"months": Months(low=0.1 * n, likely=0.7 * n, high=1.9 * n)}
        for n, id in enumerate("abcdem", start=1)
    }
    return sketch(
        *drawn,
        links={id: {"confidence": 0.5} for id in sorted(ids)},
        nodes={
            **spans,
            "a": {**spans["a"], "tags": ("retail", "north")},
            "e": {**spans["e"], "tags": ("north",), "kind": "relationship"},
            "m": {**spans["m"], "needs": "all"},
        },
    )


def test_other_processes_with_other_hashes_say_the_same_to_the_last_digit() -> None:
    said = set()
    for seed in ("1", "2"):
        process = subprocess.run(
            [sys.executable, "-c", ASKED],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        said.add(process.stdout)
    assert len(said) == 1
    (text,) = said
    for name, answer in everything_said(tangled()).items():
        assert f"{name} {answer}" in text.decode()


@given(maps(max_links=12), st.randoms(use_true_random=False))
def test_the_order_in_a_file_changes_no_number(model: WorkModel, dice: Random) -> None:
    def shuffled(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(dice.sample(items, len(items)))

    other = model.replace(
        stones=shuffled(model.stones),
        outcomes=shuffled(model.outcomes),
        links=shuffled(model.links),
    )
    one, two = assess(model, DAY), assess(other, DAY)
    assert one.rigidity == pytest.approx(two.rigidity, abs=1e-9)
    assert set(one.without_way) == set(two.without_way)
    for id, mine in one.outcomes.items():
        theirs = two.outcomes[id]
        assert (mine.exact, set(mine.hinges_on)) == (theirs.exact, set(theirs.hinges_on))
        assert mine.chance == pytest.approx(theirs.chance, abs=1e-12 if mine.exact else 0)
        assert mine.margin == theirs.margin
        assert mine.months == pytest.approx(theirs.months, abs=1e-4)
        assert mine.independent_routes == theirs.independent_routes
        left = [{loss.id: loss.chance for loss in each.losses} for each in (mine, theirs)]
        assert left[0] == pytest.approx(left[1], abs=1e-12)


def test_a_model_with_nothing_on_it_has_an_answer_to_every_question() -> None:
    said = everything_said(WorkModel())
    assert said["assess"].outcomes == {}
    assert {said[name] for name in ("next_steps", "worth_testing", "one_more_link")} == {()}
    assert said["movement"].done == (None, None)
    assert said["progress"].pace is None
