"""What the drawing says of each life, as facts a room can be told."""

import pytest

from careerapp.analysis.drawing.ways import Way, hinges, ways
from careerapp.analysis.findings.sentences import main_finding
from careerapp.domain.items import DataPoint, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import held, reachable
from careerapp.domain.workspace import Version
from careerapp.samples import SAMPLES, TOLD_ON, load_sample

MAPS = {
    f"{sample.key} {version.id}": version
    for sample in SAMPLES
    for version in load_sample(sample.key, TOLD_ON).versions
}
RUTH = MAPS["mid_career mine"]
DESK = MAPS["graduate nonprofit"]
TECH = MAPS["graduate tech"]
PAVEL = MAPS["parent mine"]


def plain(sentence: str) -> str:
    return sentence.replace("*", "")


def counted(model: WorkModel) -> dict[str, int]:
    """For each open hope how many ways there are."""
    return {
        outcome.title: len(ways(model, outcome.id))
        for outcome in model.outcomes
        if outcome.status == "open"
    }


def titles_lost(model: WorkModel, *, ids: tuple[str, ...] = (), tag: str = "") -> set[str]:
    """The open hopes no way leads to any more, when something falls away."""
    gone = {*ids, *(stone.id for stone in model.stones if tag in stone.tags)}
    reached = reachable(model, gone)
    return {
        outcome.title
        for outcome in model.outcomes
        if outcome.status == "open" and outcome.id in reachable(model) - reached
    }


def falls_with(model: WorkModel, id: str) -> set[str]:
    """What one has no longer, once one thing is gone."""
    return set(held(model) - held(model, frozenset({id}))) - {id}


def left_without(model: WorkModel, id: str) -> WorkModel:
    """The map after a loss, and after the loss of all that rests on it."""
    gone = {id, *falls_with(model, id)}
    return model.replace(
        stones=tuple(
            stone.replace(status="blocked") if stone.id in gone else stone for stone in model.stones
        )
    )


def snapshot(version: Version, id: str) -> WorkModel:
    return next(each.model for each in version.snapshots if each.id == id)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mid_career mine", "Two ways lead to Asked before a route changes. Both need "),
        (
            "graduate nonprofit",
            "Three ways lead to Paid work that helps somebody. "
            "All need Dona Graça, parish social worker.",
        ),
        (
            "graduate tech",
            "Three ways lead to Paid work that helps somebody. No single loss ends them all.",
        ),
        (
            "parent mine",
            "Four ways lead to Teach people to handle food safely. No single loss ends them all.",
        ),
    ],
)
def test_the_first_sentence_about_a_life(name: str, said: str) -> None:
    assert plain(main_finding(MAPS[name].model).headline).startswith(said)


def test_the_job_goes_and_two_ways_do_not() -> None:
    model = RUTH.model
    assert falls_with(model, "depot") == {"rota", "access", "fourday"}
    assert titles_lost(model, ids=("depot",)) == {"Asked before a route changes"}
    left = left_without(model, "depot")
    assert counted(model) == {
        "Timetable planner": 3,
        "Asked before a route changes": 2,
        "Train drivers for a living": 3,
        "Show a pattern that holds up": 2,
        "Where questions are welcome": 1,
    }
    assert counted(left) == {
        "Timetable planner": 2,
        "Asked before a route changes": 0,
        "Train drivers for a living": 3,
        "Show a pattern that holds up": 1,
        "Where questions are welcome": 1,
    }


def test_her_handbook_is_hers_and_half_of_her_training_work_comes_by_it() -> None:
    model = RUTH.model
    assert "handbook" not in falls_with(model, "depot")
    by_handbook = [way for way in ways(left_without(model, "depot"), "train") if _on(way, "cele")]
    assert len(by_handbook) == 2


def _on(way: Way, id: str) -> bool:
    return id in way.all_nodes


def test_what_she_wanted_first_is_let_go_and_nothing_hangs_on_it() -> None:
    first = RUTH.snapshots[0].model
    assert first.nodes["manager"].status == "open"
    assert RUTH.model.nodes["manager"].status == "let_go"
    assert "manager" not in reachable(RUTH.model)


def test_one_grant_held_two_referees_and_with_them_every_way_to_paid_work() -> None:
    before = snapshot(DESK, "n-s2")
    assert falls_with(before, "deskgrant") == {"beatriz", "joao", "referee"}
    assert titles_lost(before, ids=("deskgrant",)) == {
        "Paid work that helps somebody",
        "One job is enough for the rent",
    }
    assert {"volunteer", "letters"} <= held(DESK.model)
    assert counted(DESK.model) == {
        "Paid work that helps somebody": 3,
        "One job is enough for the rent": 1,
        "Meetings I can follow": 1,
        "Explain a rule so people can act on it": 1,
        "Asked for by name": 2,
    }


def test_what_mateo_learned_in_one_version_counts_in_both() -> None:
    shared = {point.id for point in DESK.model.journal} & {point.id for point in TECH.model.journal}
    told = [
        {point.id: point for point in version.model.journal if point.id in shared}
        for version in (DESK, TECH)
    ]
    assert len(shared) == 3
    for id in shared:
        one, other = (points[id] for points in told)
        assert (one.at, one.kind, one.note) == (other.at, other.kind, other.note)
    learned = [
        id for id in shared if all(("letters", "done") in _effects(points[id]) for points in told)
    ]
    assert len(learned) == 1
    for version in (DESK, TECH):
        model = version.model
        ends = [outcome for outcome in model.outcomes if outcome.status == "open"]
        assert any("letters" in way.all_nodes for end in ends for way in ways(model, end.id))


def _effects(point: DataPoint) -> set[tuple[str, str]]:
    return {(about.id, about.made) for about in point.about}


def test_a_fact_is_the_same_in_both_of_mateos_versions() -> None:
    facts = ("done", "blocked")
    for id, node in DESK.model.nodes.items():
        other = TECH.model.nodes.get(id)
        if isinstance(node, Stone) and other and {node.status, other.status} & {*facts}:
            assert node.status == other.status, node.title


def test_the_tech_version_has_three_ways_with_no_stone_in_all_of_them() -> None:
    model = TECH.model
    assert counted(model) == {
        "Paid work that helps somebody": 3,
        "One job is enough for the rent": 2,
        "Meetings I can follow": 2,
        "Explain a rule so people can act on it": 1,
        "Asked for by name": 1,
    }
    assert not hinges(model, "paid")
    assert not frozenset.intersection(
        *(way.all_nodes - {"paid", "letters"} for way in ways(model, "paid"))
    )


def test_all_that_pavel_hoped_for_began_with_the_mornings_until_he_reshaped_it() -> None:
    before = snapshot(PAVEL, "s2")
    with_a_way = {title for title, number in counted(before).items() if number}
    assert titles_lost(before, ids=("mornings",)) == with_a_way
    now = PAVEL.model
    assert now.nodes["mornings"].status == "blocked"
    importance = {
        id: (before.nodes[id].importance, now.nodes[id].importance) for id in ("kitchen", "teach")
    }
    assert importance == {"kitchen": (5, 3), "teach": (3, 5)}
    assert counted(now) == {
        "Cook in a daytime kitchen": 1,
        "Teach people to handle food safely": 4,
        "A kitchen where nobody shouts": 2,
        "At ease in front of a room": 1,
        "Kitchens ask before the inspector comes": 1,
    }


def test_if_her_shifts_move_again_supper_goes_and_one_way_to_teaching_stands() -> None:
    model = PAVEL.model
    assert falls_with(model, "dayshift") == {"evenings", "supper"}
    left = left_without(model, "dayshift")
    assert [way.nodes for way in ways(left, "teach")] == [
        ("today", "foodbank", "volunteers", "teach")
    ]


@pytest.mark.parametrize("name", MAPS)
def test_every_hope_that_is_open_has_a_way(name: str) -> None:
    assert all(counted(MAPS[name].model).values())


@pytest.mark.parametrize("name", MAPS)
def test_what_is_lost_carries_no_way(name: str) -> None:
    model = MAPS[name].model
    lost = {stone.id for stone in model.stones if stone.status in ("blocked", "dropped")}
    assert lost
    for outcome in model.outcomes:
        for way in ways(model, outcome.id):
            assert lost.isdisjoint(way.all_nodes)


@pytest.mark.parametrize("name", MAPS)
def test_every_snapshot_had_something_to_say(name: str) -> None:
    said = [main_finding(snapshot.model).headline for snapshot in MAPS[name].snapshots]
    assert len(set(said)) >= 2, "nothing moved"
