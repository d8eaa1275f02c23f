"""Which map a new one is laid out like: the one it shares most with, half of it at least."""

import pytest

from careerapp.picture import recall as module
from careerapp.picture.layout import Box, Layout
from careerapp.picture.recall import Recall

Asked = list[tuple[str, Layout | None]]


def boxes(ids: str) -> tuple[Box, ...]:
    return tuple(Box(id, "stone", 90.0, 39.0) for id in ids)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is laid out, and like what."""
    found: Asked = []

    def arrange(boxes, arrows, direction, like):
        found.append(("".join(box.id for box in boxes), like))
        return Layout({box.id: (0.0, 0.0) for box in boxes}, {})

    monkeypatch.setattr(module, "arrange", arrange)
    return found


def like(asked: Asked) -> str | None:
    """The nodes of the map that the last one was laid out like."""
    layout = asked[-1][1]
    return None if layout is None else "".join(layout.places)


@pytest.mark.parametrize(("ids", "first"), [("abcd", "abxyz"), ("abc", "ab"), ("abcd", "ab")])
def test_half_of_the_nodes_in_common_are_enough(asked: Asked, ids: str, first: str):
    recall = Recall()
    recall.arrange(boxes(first), ())
    recall.arrange(boxes(ids), ())
    assert like(asked) == first


@pytest.mark.parametrize(("ids", "first"), [("abcde", "ab"), ("abc", "axyz"), ("ab", "xy")])
def test_less_than_half_is_another_map(asked: Asked, ids: str, first: str):
    recall = Recall()
    recall.arrange(boxes(first), ())
    recall.arrange(boxes(ids), ())
    assert like(asked) is None


def test_the_map_that_shares_most_is_taken_and_of_equals_the_latest(asked: Asked):
    recall = Recall()
    for ids in ("abcx", "abcdx", "abyz"):
        recall.arrange(boxes(ids), ())
    recall.arrange(boxes("abcd"), ())
    assert like(asked) == "abcdx"
    for ids in ("pqrs", "pqrt"):
        recall.arrange(boxes(ids), ())
    recall.arrange(boxes("pqru"), ())
    assert like(asked) == "pqrt"
    recall.arrange(boxes("pqrs"), ())
    recall.arrange(boxes("pqrv"), ())
    assert like(asked) == "pqrs", "what was drawn again is the latest"


def test_a_map_that_runs_the_other_way_tells_nothing_of_where_things_stand(asked: Asked):
    recall = Recall()
    recall.arrange(boxes("abcd"), (), "down")
    recall.arrange(boxes("abcd"), ())
    assert like(asked) is None
    recall.arrange(boxes("abce"), ())
    recall.arrange(boxes("abcf"), (), "down")
    assert like(asked) == "abcd"


def test_just_so_many_are_remembered(asked: Asked):
    recall = Recall(most=2)
    for ids in ("ab", "cd", "ab"):
        recall.arrange(boxes(ids), ())
    assert [ids for ids, _ in asked] == ["ab", "cd"]
    recall.arrange(boxes("ef"), ())
    for ids in ("ab", "ef"):
        recall.arrange(boxes(ids), ())
    assert len(asked) == 3
    recall.arrange(boxes("cd"), ())
    assert [ids for ids, _ in asked] == ["ab", "cd", "ef", "cd"]
