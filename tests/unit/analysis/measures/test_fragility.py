import itertools

import networkx as nx
import pytest
from hypothesis import given

from careerapp.analysis import assess
from careerapp.analysis.engine.sampling import WORLDS
from careerapp.analysis.engine.study import Study
from careerapp.analysis.measures import fragility
from careerapp.analysis.measures.assessment import assess_study
from careerapp.analysis.measures.pairs import independent_routes, survives_any_two
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.engine.test_chance import DAY, judged
from tests.unit.analysis.maps import maps


@given(maps())
def test_what_an_outcome_hinges_on_is_what_leaves_no_way(model: WorkModel) -> None:
    found = assess(model, DAY)
    for outcome in model.outcomes:
        mine = found.outcomes[outcome.id]
        expected = oracle.hinges(model, outcome.id) if outcome.status == "open" else set()
        assert set(mine.hinges_on) == expected
        assert mine.has_way == (outcome.id in oracle.reached(model, oracle.possible(model)))


@given(maps(max_links=8, outcome_statuses=("open",)))
def test_what_survives_one_or_two_losses_has_a_way_after_each(model: WorkModel) -> None:
    found = assess(model, DAY)
    for id, mine in found.outcomes.items():
        assert mine.survives_any_one == (mine.has_way and oracle.survives(model, id, 1))
        assert mine.survives_any_two == (mine.has_way and oracle.survives(model, id, 2))


@given(maps())
def test_every_single_loss_leaves_what_trying_all_worlds_without_it_leaves(
    model: WorkModel,
) -> None:
    found = assess(model, DAY)
    before = oracle.chances(model)
    for id, mine in found.outcomes.items():
        for loss in mine.losses:
            expected = oracle.chances(model, {loss.id})[id]
            allowed = 1e-12 if mine.exact else 3 * loss.margin + 1e-4
            assert loss.chance == pytest.approx(expected, abs=allowed)
            assert loss.chance <= mine.chance
        if mine.exact and mine.losses and before[id] > 0:
            worst = min(oracle.chances(model, {lost})[id] for lost in oracle.can_be_lost(model))
            assert mine.chance_after_worst_loss == pytest.approx(worst, abs=1e-12)
            assert mine.rigidity == pytest.approx((before[id] - worst) / before[id], abs=1e-9)


def test_what_matters_more_counts_for_more_in_the_rigidity() -> None:
    nodes = {"Lead": {"importance": 4}, "Chef": {"importance": 1}}
    found = assess(judged("today Lead", "today Chef", "today b Chef", nodes=nodes), DAY)
    # Lead hangs on one link; Chef's 0.625 falls to 0.25 without its straight one.
    assert found.rigidity == pytest.approx((4 * 1 + 1 * (0.625 - 0.25) / 0.625) / 5)


@given(maps(outcome_statuses=("open",), cycles=False))
def test_rigidity_weighs_outcomes_with_a_chance_by_importance(model: WorkModel) -> None:
    found = assess(model, DAY)
    before = oracle.chances(model)
    shares = []
    for outcome in model.outcomes:
        if before[outcome.id] > 0:
            worst = min(
                oracle.chances(model, {lost})[outcome.id] for lost in oracle.can_be_lost(model)
            )
            shares.append((outcome.importance, (before[outcome.id] - worst) / before[outcome.id]))
    if not shares:
        assert found.rigidity is None
    else:
        expected = sum(weight * share for weight, share in shares) / sum(w for w, _ in shares)
        assert found.rigidity == pytest.approx(expected, abs=1e-9)
    assert set(found.without_way) == {
        id for id in before if id not in oracle.reached(model, oracle.possible(model))
    }


@pytest.mark.parametrize(
    ("routes", "beliefs", "needs", "rigidity"),
    [
        (["today a b Lead"], 0.7, "any", 1.0),
        (["today a hub c Lead", "today b hub d Lead"], 0.8, "any", 1.0),
        (["today a Lead", "today b Lead"], 0.7, "all", 1.0),
        (["today a Lead", "today b Lead"], 0.7, "any", 0.34),
        (["today a Lead", "today b Lead", "today c Lead"], 0.5, "any", 0.24),
    ],
    ids=["chain", "hub", "needs all", "two routes", "three routes"],
)  # fmt: skip
def test_plain_shapes_have_the_rigidity_one_expects(
    routes: list[str], beliefs: float, needs: str, rigidity: float
) -> None:
    model = judged(*routes, belief=beliefs, nodes={"Lead": {"needs": needs}})
    assert assess(model, DAY).rigidity == pytest.approx(rigidity, abs=0.005)


def test_a_weak_backup_leaves_a_strong_route_rigid() -> None:
    strong, weak = {"confidence": 0.9}, {"confidence": 0.3}
    model = sketch(
        "today a Lead",
        "today b Lead",
        links={"today>a": strong, "a>Lead": strong, "today>b": weak, "b>Lead": weak},
    )
    assert assess(model, DAY).rigidity == pytest.approx(0.89, abs=0.005)


def test_losses_are_said_in_three_phrases_and_ends_it_needs_no_beliefs() -> None:
    model = judged("today a m Lead", "today b m Lead", "today c Lead", belief=0.9)
    losses = {loss.id: loss for loss in assess(model, DAY).outcomes["Lead"].losses}
    # Without m a chance of 0.81 is left of 0.98; what a carries b carries too.
    assert (losses["m"].phrase, losses["a"].phrase) == ("would hurt", "matters little")
    # It hurts from fifteen in a hundred on.
    assert losses["m"]._replace(share=0.15).phrase == "would hurt"
    assert losses["m"]._replace(share=0.1499).phrase == "matters little"
    unjudged = sketch("today a m Lead", "today b m Lead")
    found = assess(unjudged, DAY).outcomes["Lead"]
    said = {loss.id: loss.phrase for loss in found.losses}
    assert (said["m"], said["a"]) == ("ends it", None)
    assert found.hinges_on == ("m", "m>Lead")
    assert (found.chance, found.worst_loss, found.rigidity) == (None, None, None)


def test_a_person_one_has_can_be_lost_and_a_skill_cannot() -> None:
    had = {"status": "done"}
    person = judged("maria Lead", nodes={"maria": {**had, "kind": "relationship"}})
    skill = judged("sql Lead", nodes={"sql": had})
    assert assess(person, DAY).outcomes["Lead"].hinges_on == ("maria", "maria>Lead")
    assert assess(skill, DAY).outcomes["Lead"].hinges_on == ("sql>Lead",)


def test_outcomes_that_are_reached_or_let_go_have_plain_numbers() -> None:
    nodes = {"Had": {"status": "reached"}, "Gone": {"status": "let_go"}}
    found = assess(judged("today a Had", "a Gone", "a Lead", nodes=nodes), DAY)
    had, gone = found.outcomes["Had"], found.outcomes["Gone"]
    assert (had.chance, had.has_way, had.survives_any_two) == (1.0, True, True)
    assert (gone.chance, gone.has_way, gone.survives_any_one) == (0.0, False, False)
    assert found.without_way == ()


@given(maps(all_nodes=False, statuses=("idea",), outcome_statuses=("open",)))
def test_independent_routes_are_as_many_as_networkx_finds(model: WorkModel) -> None:
    study = Study(model, DAY)
    graph = nx.DiGraph()
    graph.add_nodes_from(("today", *model.nodes))
    there = oracle.possible(model)
    graph.add_edges_from((link.source, link.target) for link in model.links if link.id in there)
    for outcome in model.outcomes:
        direct = graph.has_edge("today", outcome.id)
        if direct:
            graph.remove_edge("today", outcome.id)
        expected = int(direct) + (
            nx.node_connectivity(graph, "today", outcome.id)
            if nx.has_path(graph, "today", outcome.id)
            else 0
        )
        assert independent_routes(study, outcome.id) == expected
        if direct:
            graph.add_edge("today", outcome.id)


@given(maps(all_nodes=False, outcome_statuses=("open",)))
def test_trying_pairs_of_losses_and_counting_routes_agree(model: WorkModel) -> None:
    study = Study(model, DAY)
    for id, mine in assess(model, DAY).outcomes.items():
        if mine.survives_any_one and mine.independent_routes is not None:
            assert survives_any_two(study, id, None) == (mine.independent_routes > 2)


def test_two_routes_through_one_person_are_not_independent() -> None:
    nodes = {"maria": {"kind": "relationship", "status": "done"}}
    model = judged("maria a Lead", "maria b Lead", nodes=nodes)
    assert assess(model, DAY).outcomes["Lead"].independent_routes == 1


def test_pairs_are_not_tried_where_there_are_too_many() -> None:
    model = judged(
        "today a m Lead", "today b m Lead", "today c Lead", nodes={"m": {"needs": "all"}}
    )
    study = Study(model, DAY)
    assert survives_any_two(study, "Lead", None) is False
    assert survives_any_two(study, "Lead", None, most_work=10) is None


def test_losses_tried_side_by_side_leave_what_each_alone_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = judged("today a b c Lead", "today b a Lead", "c a d Chef", "today d b", "d Lead")
    alone = assess_study(Study(model, DAY))
    assert not alone.outcomes["Lead"].exact
    monkeypatch.setattr(fragility, "ROW_WORDS", 5 * WORLDS // 64)
    assert assess_study(Study(model, DAY)) == alone


def test_the_worst_loss_of_many_was_tried_in_all_worlds() -> None:
    """A loss tried in some worlds alone may look worse than it is, and is not named for that."""
    names = [f"s{n}" for n in range(12)]
    rings = [f"today {a} {b} Lead" for a, b in zip(names, names[1:] + names[:1])]
    back = [f"{b} {a}" for a, b in itertools.pairwise(names)]
    study = Study(judged(*rings, *back, belief=0.4), DAY)
    found = assess_study(study).outcomes["Lead"]
    assert not found.exact
    in_all_worlds = study.chances_without({found.worst_loss}, ["Lead"])["Lead"]
    assert found.losses[0][2:4] == in_all_worlds[:2]
    assert min(loss.chance for loss in found.losses) == found.chance_after_worst_loss


def test_a_model_without_outcomes_has_nothing_to_assess() -> None:
    found = assess(sketch("today a"), DAY)
    assert (dict(found.outcomes), found.rigidity) == ({}, None)


def test_what_everything_hinges_on_is_told_from_the_start_whatever_was_drawn_first() -> None:
    model = judged("b Lead", "a b", "today a")
    links = tuple(
        next(each for each in model.links if each.id == id) for id in ("b>Lead", "a>b", "today>a")
    )
    found = assess(model.replace(links=links), DAY).outcomes["Lead"]
    assert found.hinges_on == ("a", "b", "today>a", "a>b", "b>Lead")


def test_nobody_can_say_what_a_loss_leaves_where_the_way_back_is_not_judged() -> None:
    nodes = {"job": {"status": "done", "kind": "role"}, "rota": {"status": "done", "rests": True}}
    links = {id: {"confidence": 0.5} for id in ("job>rota", "rota>Lead", "today>b", "b>Lead")}
    model = sketch("job rota Lead", "today a rota", "today b Lead", nodes=nodes, links=links)
    found = assess(model, DAY).outcomes["Lead"]
    assert found.chance == 0.625
    assert [loss.id for loss in found.losses[-2:]] == ["job", "job>rota"]
    for loss in found.losses[-2:]:
        assert loss[1:] == (False, None, None, None)
        assert loss.phrase is None
    assert all(loss.chance is not None for loss in found.losses[:-2])
    # It may be the worst one, or not.
    assert (found.worst_loss, found.chance_after_worst_loss, found.rigidity) == (None, None, None)

    alone = assess(sketch("job rota Lead", "today a rota", nodes=nodes, links=links), DAY)
    assert alone.outcomes["Lead"].worst_loss == "rota>Lead"
    assert alone.rigidity == 1
