import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerapp.analysis.engine.sampling import WORLDS, count, draw_bits, sample
from careerapp.analysis.engine.study import Study, margin
from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from tests.sketch import sketch
from tests.unit.analysis import oracle
from tests.unit.analysis.maps import maps

DAY = date(2027, 3, 1)
EVEN = {"confidence": 0.5}


def judged(*routes: str, belief: float = 0.5, **fields: object) -> WorkModel:
    """A sketch with the same belief in every link."""
    ids = {f"{a}>{b}" for route in routes for a, b in zip(route.split(), route.split()[1:])}
    return sketch(*routes, links={id: {"confidence": belief} for id in ids}, **fields)


@given(maps())
def test_a_chance_is_the_share_of_all_worlds_in_which_an_outcome_is_reached(
    model: WorkModel,
) -> None:
    study = Study(model, DAY)
    for id, expected in oracle.chances(model).items():
        chance = study.chance(id)
        assert chance.value is not None
        if chance.exact:
            assert chance.value == pytest.approx(expected, abs=1e-12)
        else:
            # Three times the margin is passed once in some hundred million samples.
            assert chance.value == pytest.approx(expected, abs=3 * chance.margin + 1e-4)


@given(maps(cycles=False))
def test_chances_on_maps_without_cycles_are_exact(model: WorkModel) -> None:
    study = Study(model, DAY)
    assert all(study.chance(outcome.id).exact for outcome in model.outcomes)


@given(maps())
def test_sampled_worlds_hold_the_least_fixed_point_of_each_world(model: WorkModel) -> None:
    study = Study(model, DAY)
    sampled = sample(study.graph, study.graph.order, 64)
    for world in range(64):
        working = {
            study.graph.link_ids[link]
            for link, row in sampled.works.items()
            if int(row[0]) >> world & 1
        }
        found = {
            study.graph.ids[node]
            for node, row in sampled.reached.items()
            if int(row[0]) >> world & 1
        }
        assert found == oracle.reached(model, working)


def test_a_node_on_a_cycle_does_not_carry_itself() -> None:
    model = sketch("a b Lead", "b a", links={"a>b": {"confidence": 1.0}})
    assert Study(model, DAY).chance("Lead") == (0.0, 0.0, True)


def test_a_link_back_to_what_it_comes_from_leaves_the_chance_exact_and_need_not_be_judged() -> None:
    model = sketch("today a b Lead", "b a", links=dict.fromkeys(("today>a", "a>b", "b>Lead"), EVEN))
    assert Study(model, DAY).chance("Lead") == (0.125, 0.0, True)


def test_a_long_narrow_map_is_exact() -> None:
    stages = 300
    routes = [f"s{n} a{n} s{n + 1}" for n in range(stages)]
    routes += [f"s{n} b{n} s{n + 1}" for n in range(stages)]
    model = judged("today s0", f"s{stages} Lead", *routes, belief=0.9)
    expected = 0.9**2 * (1 - (1 - 0.81) ** 2) ** stages
    chance = Study(model, DAY).chance("Lead")
    assert chance.exact
    assert chance.value == pytest.approx(expected, rel=1e-12)


def test_many_stones_side_by_side_are_exact_too() -> None:
    model = judged(*(f"today s{n} Lead" for n in range(200)), belief=0.05)
    expected = 1 - (1 - 0.05**2) ** 200
    assert Study(model, DAY).chance("Lead") == (pytest.approx(expected, abs=1e-12), 0.0, True)


def test_a_wide_map_is_sampled_and_says_how_far_off_it_may_be() -> None:
    layers = [[f"s{layer}x{n}" for n in range(16)] for layer in range(2)]
    model = judged(
        *(f"today {one}" for one in layers[0]),
        *(f"{one} {other}" for one in layers[0] for other in layers[1]),
        *(f"{one} Lead" for one in layers[1]),
        belief=0.12,
    )
    chance = Study(model, DAY).chance("Lead")
    assert not chance.exact
    assert 0 < chance.margin < 0.005


def test_no_chance_is_given_until_every_link_on_a_route_is_judged() -> None:
    unsure = {"today>a": EVEN, "a>Lead": EVEN, "today>b": EVEN}
    model = sketch("today a Lead", "today b Lead", links=unsure)
    assert Study(model, DAY).chance("Lead") == (None, None, False)
    # Where the link leads elsewhere it does not matter.
    model = sketch("today a Lead", "today b", links=unsure)
    assert Study(model, DAY).chance("Lead").value == 0.25


@given(maps(beliefs=st.sampled_from([None, 0.0, 0.5, 1.0]), max_links=7))
def test_a_link_that_could_decide_must_be_judged(model: WorkModel) -> None:
    study = Study(model, DAY)
    unjudged = {link.id for link in model.links if link.confidence is None}
    for outcome in model.outcomes:
        if oracle.pivotal(model, outcome.id) & unjudged:
            assert study.chance(outcome.id).value is None


@given(maps(beliefs=st.none() | st.just(0.5), max_links=7, cycles=False, all_nodes=False))
def test_only_a_link_that_could_decide_must_be_judged(model: WorkModel) -> None:
    study = Study(model, DAY)
    unjudged = {link.id for link in model.links if link.confidence is None}
    for outcome in model.outcomes:
        if not oracle.pivotal(model, outcome.id) & unjudged:
            assert study.chance(outcome.id).value is not None


@given(maps(), st.data())
def test_a_loss_never_raises_a_chance(model: WorkModel, data: st.DataObject) -> None:
    study = Study(model, DAY)
    things = ["today", *model.nodes, *(link.id for link in model.links)]
    lost = data.draw(st.sets(st.sampled_from(things), min_size=1, max_size=3))
    outcomes = [outcome.id for outcome in model.outcomes]
    left = study.chances_without(lost, outcomes)
    expected = oracle.chances(model, lost)
    for id in outcomes:
        before, after = study.chance(id), left[id]
        assert after.value <= before.value + 1e-15
        assert after.value == pytest.approx(
            expected[id], abs=1e-12 if after.exact else 3 * after.margin + 1e-4
        )


def test_a_loss_that_leaves_no_way_is_told_from_a_chance_too_small_to_be_sampled() -> None:
    model = judged("today a b Lead", "today b a Lead", belief=1e-9)
    study = Study(model, DAY)
    before, after = study.chance("Lead"), study.chances_without({"today"}, ["Lead"])["Lead"]
    assert not before.exact
    assert before.margin > 0
    assert after == (0.0, 0.0, True)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_higher_belief_only_adds_worlds(one: float, other: float) -> None:
    low, high = (draw_bits("a link", belief, 16) for belief in sorted((one, other)))
    assert not (low & ~high).any()


def test_bits_come_up_as_often_as_the_belief_says() -> None:
    for belief in (0.0, 1.0, 0.5, 0.75, 0.625, 0.3, 0.999, 1 / 3):
        rows = [int(count(draw_bits(f"link {n}", belief, 1024))) for n in range(50)]
        spread = 5 * (belief * (1 - belief) / (50 * WORLDS)) ** 0.5
        assert sum(rows) / (50 * WORLDS) == pytest.approx(belief, abs=spread + 2**-17)


def test_the_margin_holds_nineteen_times_in_twenty_over_many_seeds() -> None:
    """A link's id is its seed, so the same map under many ids is many samples."""
    inside = 0
    for seed in range(400):
        names = {"a": f"a{seed}", "b": f"b{seed}"}
        model = WorkModel(
            stones=tuple(Stone(id=id, kind="skill", title=id) for id in names.values()),
            outcomes=(Outcome(id="X", kind="role", title="X"),),
            links=tuple(
                Link(
                    id=f"{source}>{target} {seed}",
                    source=names.get(source, source),
                    target=names.get(target, target),
                    confidence=0.4,
                )
                for source, target in (
                    ("today", "a"), ("today", "b"), ("a", "b"), ("b", "a"), ("a", "X"), ("b", "X"),
                )
            ),
        )  # fmt: skip
        # Either stone is reached by itself, or through the other.
        both = 0.4 * 0.4 + 2 * 0.4 * 0.6 * 0.4
        one = 2 * 0.4 * 0.6 * 0.6
        expected = both * (1 - 0.6**2) + one * 0.4
        study = Study(model, DAY)
        study.__dict__["sampled"] = sample(study.graph, study.graph.order, 4_096)
        chance = study.chance("X")
        assert not chance.exact
        inside += abs(chance.value - expected) <= chance.margin
    # Were it right just 95 % of the time, 365 to 395 of 400 but once in a thousand.
    assert 365 <= inside <= 395


def test_the_margin_covers_a_sampled_nought_and_one() -> None:
    # The upper end of Wilson's interval for none of many.
    assert margin(0, WORLDS) == pytest.approx(1.959964**2 / (WORLDS + 1.959964**2))
    assert margin(0, WORLDS) == pytest.approx(margin(WORLDS, WORLDS))


def test_the_same_model_gives_the_same_numbers_in_another_process() -> None:
    model = judged("today a b Lead", "today b a Lead")
    asked = (
        "from datetime import date\n"
        "from careerapp.analysis import assess\n"
        "from careerapp.domain.model import WorkModel\n"
        f"model = WorkModel.model_validate_json({model.model_dump_json()!r})\n"
        "print(assess(model, date(2027, 3, 1)))"
    )
    said = {
        subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout
        for _ in range(2)
    }
    assert len(said) == 1
    (one,) = said
    assert f"chance={Study(model, DAY).chance('Lead').value}".encode() in one


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.5, 1 - 2**-16])
def test_worlds_tell_chances_apart_that_differ_by_one_in_65_536(chance: float) -> None:
    words = 2**14
    less, more = draw_bits("a", chance, words), draw_bits("a", chance + 2**-16, words)
    assert count(less & ~more) == 0
    # Sixteen worlds in the mean; none, once in nine million names.
    assert 0 < count(more & ~less) < 64
